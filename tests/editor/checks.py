# SPDX-License-Identifier: Apache-2.0
"""What must hold of a grammar. Each check gives the list of what is wrong: empty when nothing is."""
import re

import regex_subset
import textmate
from corpus import Language, PolicyText, Token

HIGHLIGHTS = ("keyword.", "storage.", "support.", "constant.language.", "variable.language.")
PLAIN = ("variable.other.",)
LITERALS = ("string.", "comment.", "constant.numeric.", "constant.character.", "invalid.")
DECLARED = "entity.name.type."
LABEL = "entity.name.label.cairn"

SCOPE_OF_KIND = {
    "number": r"constant\.numeric\.(duration\.)?cairn",
    "percent": r"constant\.numeric\.share\.cairn",
    "date": r"constant\.numeric\.date\.cairn",
    "month-day": r"constant\.numeric\.day-of-year\.cairn",
    "comment": r"comment\.line\.number-sign\.cairn",
    "documentation": r"comment\.line\.documentation\.cairn",
    "text": r"string\.quoted\.(double|single|other)\.cairn",
    "bad": r"invalid\.illegal\.(character|number|word)\.cairn",
}
SCOPE_OF_SYMBOL = {
    "{": "punctuation.section.block.begin.cairn", "}": "punctuation.section.block.end.cairn",
    "(": "punctuation.section.group.begin.cairn", ")": "punctuation.section.group.end.cairn",
    ",": "punctuation.separator.list.cairn", ":": "punctuation.separator.label.cairn",
    ".": "punctuation.separator.path.cairn", "=": "keyword.operator.assignment.cairn",
    "<": "keyword.operator.comparison.cairn", "<=": "keyword.operator.comparison.cairn",
    ">": "keyword.operator.comparison.cairn", ">=": "keyword.operator.comparison.cairn",
}


def starts(scopes, prefixes) -> bool:
    return any(scope.startswith(prefixes) for scope in scopes)


# --- letters: what the compiler's lexer takes for text, number, date, comment, word

def faults_of_letters(grammar: textmate.Grammar, files: list[PolicyText], language: Language) -> list[str]:
    faults = []
    for file in files:
        scopes = grammar.scopes(file.text)
        declared = declared_names(file.tokens, language)
        for index, token in enumerate(file.tokens):
            of_token = scopes[token.begin:token.end]
            if token.kind == "word":
                problem = fault_of_word(file.tokens, index, of_token, declared, language)
            elif token.kind == "symbol":
                wanted = SCOPE_OF_SYMBOL[token.text]
                problem = "" if all(each[-1] == wanted for each in of_token) else f"should be {wanted}"
            elif token.kind == "text":
                problem = fault_of_text(token, of_token)
            elif token.kind in SCOPE_OF_KIND:
                problem = fault_of_literal(token, of_token)
            else:
                problem = "a blank has a scope" if starts(sum(of_token, ()), LITERALS) else ""
            if problem:
                seen = sorted({each[-1] for each in of_token})
                faults.append(f"{file.place(token.begin)}: {token.kind} {token.text!r}: {problem}; it is {seen}")
    return faults


def fault_of_literal(token: Token, scopes) -> str:
    wanted = re.compile(SCOPE_OF_KIND[token.kind])
    for each in scopes:
        if not any(wanted.fullmatch(scope) for scope in each):
            return f"should be {wanted.pattern}"
        if starts(each, HIGHLIGHTS) or sum(scope.startswith(LITERALS) for scope in each) != 1:
            return "is more than that"
    return ""


def fault_of_text(token: Token, scopes) -> str:
    wanted = re.compile(SCOPE_OF_KIND["text"])
    quoted = token.text.startswith('"')
    if not quoted and any("invalid.illegal.quote.cairn" not in each for each in (scopes[0], scopes[-1])):
        return "stands in quotes that are none"
    escapes = escapes_of(token) if quoted else {}
    for at, each in enumerate(scopes, token.begin):
        if not any(wanted.fullmatch(scope) for scope in each):
            return f"should be {wanted.pattern}"
        if starts(each, HIGHLIGHTS + PLAIN + (DECLARED, LABEL, "comment.", "constant.numeric.")):
            return "is more than a text"
        within = [scope for scope in each if "escape" in scope]
        if within != escapes.get(at, []):
            return f"the sign {at - token.begin} is {within} and not {escapes.get(at, [])}"
    return ""


def escapes_of(token: Token) -> dict[int, list[str]]:
    """The scope of each sign of an escape, after what the compiler says is none."""
    found = {at: ["invalid.illegal.escape.cairn"] for fault in token.faults for at in range(*fault)}
    at = token.begin
    while at < token.end:
        length = 1
        if at not in found and token.text[at - token.begin] == "\\":
            rest = token.text[at - token.begin:]
            length = 12 if re.match(r"\\u[Dd][89ABab]", rest) else 6 if rest[1] == "u" else 2
            found |= {sign: ["constant.character.escape.cairn"] for sign in range(at, at + length)}
        at += length
    return found


def fault_of_word(tokens, index, scopes, declared, language: Language) -> str:
    token = tokens[index]
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", token.text):
        return "" if all("invalid.illegal.word.cairn" in each for each in scopes) else "is no word"
    if len(set(scopes)) != 1:
        return "is scoped in pieces"
    if starts(scopes[0], LITERALS):
        return "is a word"
    before, after = beside(tokens, index, -1), beside(tokens, index, 1)
    if (after == ":") != (LABEL in scopes[0]):
        return "is a label where a colon follows, and nowhere else"
    if after == ":":
        return ""
    if before == ".":
        return "" if "variable.other.member.cairn" in scopes[0] else "is part of a path"
    if index in declared and not starts(scopes[0], (DECLARED,)):
        return "is a declared name"
    highlighted = starts(scopes[0], HIGHLIGHTS)
    if token.text in language.reserved and not highlighted:
        return "is a reserved word"
    of_its_place = starts(scopes[0], ("support.variable.field.", "support.constant.value.",
                                      "storage.type.value."))
    if token.text not in language.known and highlighted and not of_its_place:
        return "is a name like any other"
    if not highlighted and not starts(scopes[0], PLAIN + (DECLARED,)):
        return "has no scope"
    return ""


def beside(tokens, index, step) -> str:
    """The next token on the line that is no blank; empty at its end."""
    at = index + step
    while 0 <= at < len(tokens) and tokens[at].kind == "blank":
        at += step
    if not 0 <= at < len(tokens) or tokens[at].kind == "newline":
        return ""
    return tokens[at].text


def declared_names(tokens, language: Language) -> set[int]:
    """Which tokens are names that a line declares, told from the words and signs around them."""
    found = set()
    for index, token in enumerate(tokens):
        if token.kind != "word" or token.text in language.reserved or "_" in token.text:
            continue
        if not token.text.isascii():
            continue
        before, after = beside(tokens, index, -1), beside(tokens, index, 1)
        first = before and not beside(tokens, tokens_before(tokens, index), -1)
        if ((before == "let" and after == "=")
                or (before in ("award", "admission", "standing", "badge") and first
                    and after[:1] in ('"', "{"))
                or (before == "policy" and after[:1] == '"')
                or (before in ("framework", "scale") and after == "{")
                or (before in ("crosswalk", "conversion") and after == "to")
                or (before == "rule" and after == "(")
                or (before == "use" and first and token.text != "unverified")
                or (before == "unverified" and after == "because")):
            found.add(index)
    return found


def tokens_before(tokens, index) -> int:
    at = index - 1
    while at > 0 and tokens[at].kind == "blank":
        at -= 1
    return at


# --- vocabulary: the grammar knows the words of the language, and no others

def faults_of_vocabulary(grammar: textmate.Grammar, source: dict, language: Language) -> list[str]:
    faults = []

    def last_word(line: str) -> tuple[str, ...]:
        return grammar.scopes(line)[-1]

    for word in sorted(language.known):
        if not starts(last_word(f"  {word}"), HIGHLIGHTS):
            faults.append(f"`{word}` is a word of the language and is not highlighted")
        for other in (f"{word}s-x", f"x{word}", f"x-{word}", f"{word}-x", f"{word}2", word.upper()):
            scopes = set(grammar.scopes(other)) if other not in language.known else set()
            if any(starts(each, HIGHLIGHTS) for each in scopes):
                faults.append(f"`{other}` is no word of the language and is highlighted")
        for line in (f"{word}: x", f"  {word} : x"):
            at = line.index(word)
            if any(LABEL not in each for each in grammar.scopes(line)[at:at + len(word)]):
                faults.append(f"`{word}` is a label in {line!r}")
        for line, outer in ((f'"{word}"', "string."), (f"# {word}", "comment."), (f"## {word}", "comment.")):
            if any(starts(each, HIGHLIGHTS) or not starts(each, (outer,)) for each in grammar.scopes(line)):
                faults.append(f"`{word}` is highlighted in {line!r}")
    places = [(f"where x is {value}", value) for value in language.values_of_fields | {"yes", "no"}]
    places += [(f"where x is not {value}", value) for value in language.values_of_fields]
    places += [(f"field award x is {value}", value) for value in language.value_types]
    for line, value in sorted(places):
        if not starts(last_word(line), ("support.constant.value.", "storage.type.value.", "support.type.kind.")):
            faults.append(f"`{value}` is a value of the language and is not highlighted in `{line}`")
    known = language.known | language.values_of_fields | language.value_types | language.checked_words
    for where, rule in textmate.rules_of(source):
        for regex in textmate.regexes_of(rule):
            faults += [f"{where}: `{word}` is no word of the language"
                       for word in sorted(regex_subset.words_of(regex) - known)]
    return faults


# --- roles: a sample with its scopes written below each line

MARK = re.compile(r"#(?:(?P<arrow><-)|(?P<blank> *)(?P<carets>\^+)) (?P<scope>[a-z.-]+\.cairn)")


def faults_of_roles(grammar: textmate.Grammar, sample: PolicyText) -> list[str]:
    faults, marks, subject, begin, at = [], 0, "", 0, 0
    scopes = grammar.scopes(sample.text)
    for line in sample.text.splitlines(keepends=True):
        mark = MARK.fullmatch(line.rstrip("\n"))
        if mark:
            marks += 1
            first = 0 if mark["arrow"] else len(mark["blank"]) + 1
            last = len(subject.split(" ", 1)[0]) if mark["arrow"] else first + len(mark["carets"])
            has = [mark["scope"] in each for each in scopes[begin:begin + len(subject)]]
            if not all(has[first:last]) or any(has[max(first - 1, 0):first] + has[last:last + 1]):
                faults.append(f"{sample.place(begin + first)}: {subject[first:last]!r} should be "
                              f"{mark['scope']}, and no more; it is {scopes[begin + first][-1]}")
        else:
            subject, begin = line.rstrip("\n"), at
        at += len(line)
    if marks < 100:
        faults.append(f"{sample.name}: only {marks} marks were read")
    return faults
