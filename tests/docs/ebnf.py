# SPDX-License-Identifier: Apache-2.0
"""The grammar as docs/language.md prints it: read, recognised with, and written from.

Of a rule the notation knows `|`, `[ ]`, `{ }`, `( )`, quoted words and signs, and names of rules. A
name in capitals is a terminal: TEXT, NUMBER, WHOLE, PERCENT, DATE, MONTHDAY, NAME, LABEL, KIND, FIELD.
"""
import dataclasses
import random
import re

BLOCK = re.compile(r"^```ebnf\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RESERVED = re.compile(r"reserved and name nothing else:(.*?)\. Before a", re.DOTALL)
NOTATION = re.compile(r'"([^"]*)"|([A-Za-z][A-Za-z-]*)|([=;|(){}\[\]])|(\s+)')
LEXEME = re.compile(r'(?P<skip>\s+|#[^\n]*)|(?P<TEXT>"(?:\\.|[^"\\\n])*")|(?P<DATE>\d{4}-\d\d-\d\d)(?![\w-])'
                    r"|(?P<MONTHDAY>\d\d-\d\d)(?![\w-])|(?P<PERCENT>\d+(?:\.\d+)?%)|(?P<NUMBER>\d+(?:\.\d+)?)|(?P<word>[A-Za-z][A-Za-z0-9-]*)"
                    r"|(?P<sign><=|>=|[{}(),:.=<>])")
FIELD_WORDS = {"level", "credits", "hours"}  # reserved, and fields all the same
KIND_WORDS = {"award", "awards"}


@dataclasses.dataclass(frozen=True)
class Node:
    """`op`: one of choice, sequence, repeat, option, word, rule."""
    op: str
    parts: tuple = ()
    text: str = ""


@dataclasses.dataclass(frozen=True)
class Lexeme:
    kind: str  # TEXT, DATE, MONTHDAY, PERCENT, NUMBER, word or sign
    text: str


class Fault(Exception):
    pass


def lexemes(text: str) -> list[Lexeme]:
    found, at = [], 0
    while at < len(text):
        match = LEXEME.match(text, at)
        if match is None:
            raise Fault(f"no word of the language at `{text[at:at + 20]}`")
        at = match.end()
        if match.lastgroup != "skip":
            found.append(Lexeme(match.lastgroup, match[0]))
    return found


class Grammar:
    def __init__(self, document: str):
        self.reserved = set(re.findall(r"`([a-z]+)`", RESERVED.search(document)[1]))
        text = "".join(BLOCK.findall(document))
        self._notation, at = [], 0
        while at < len(text):
            match = NOTATION.match(text, at)
            if match is None:
                raise Fault(f"not in the notation: `{text[at:at + 20]}`")
            at = match.end()
            if match[1] is not None:
                self._notation.append(("word", match[1]))
            elif match[2]:
                self._notation.append(("rule", match[2]))
            elif match[3]:
                self._notation.append(("sign", match[3]))
        self.rules: dict[str, Node] = {}
        self._at = 0
        while self._at < len(self._notation):
            name = self._take("rule")
            self._take("sign", "=")
            if name in self.rules:
                raise Fault(f"`{name}` is given twice")
            self.rules[name] = self._choice()
            self._take("sign", ";")
        for name, rule in self.rules.items():
            for used in self._names(rule):
                if used not in self.rules and not used.isupper():
                    raise Fault(f"`{name}` uses `{used}`, which is not there")

    # ---- reading the notation

    def _peek(self) -> tuple[str, str]:
        return self._notation[self._at] if self._at < len(self._notation) else ("end", "")

    def _take(self, kind: str, text: str | None = None) -> str:
        found = self._peek()
        if found[0] != kind or (text is not None and found[1] != text):
            raise Fault(f"expected {text or kind}, found {found}")
        self._at += 1
        return found[1]

    def _choice(self) -> Node:
        parts = [self._sequence()]
        while self._peek() == ("sign", "|"):
            self._at += 1
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Node("choice", tuple(parts))

    def _sequence(self) -> Node:
        parts = []
        closing = {"]": "[", "}": "{", ")": "("}
        while True:
            kind, text = self._peek()
            if kind == "word":
                parts.append(Node("word", text=text))
            elif kind == "rule":
                parts.append(Node("rule", text=text))
            elif kind == "sign" and text in closing.values():
                self._at += 1
                inner = self._choice()
                close = next(end for end, begin in closing.items() if begin == text)
                self._take("sign", close)
                parts.append({"[": Node("option", (inner,)), "{": Node("repeat", (inner,)), "(": inner}[text])
                continue
            else:
                break
            self._at += 1
        return parts[0] if len(parts) == 1 else Node("sequence", tuple(parts))

    def _names(self, node: Node):
        if node.op == "rule":
            yield node.text
        for part in node.parts:
            yield from self._names(part)

    # ---- recognising

    def recognises(self, text: str, start: str = "file") -> str | None:
        """None, or where reading could not go on."""
        try:
            words = lexemes(text)
        except Fault as fault:
            return str(fault)
        memo: dict[tuple[int, int], frozenset] = {}
        furthest = 0

        def ends(node: Node, at: int) -> frozenset:
            nonlocal furthest
            key = (id(node), at)
            if key in memo:
                return memo[key]
            memo[key] = frozenset()  # no rule begins with itself
            if node.op == "word":
                found = {at + 1} if at < len(words) and words[at].text == node.text else set()
            elif node.op == "rule":
                found = ends(self.rules[node.text], at) if node.text in self.rules else self._terminal(node.text, words, at)
            elif node.op == "choice":
                found = set().union(*(ends(part, at) for part in node.parts))
            elif node.op == "option":
                found = {at} | ends(node.parts[0], at)
            elif node.op == "repeat":
                found, new = {at}, {at}
                while new:
                    new = set().union(*(ends(node.parts[0], place) for place in new)) - found
                    found |= new
            else:
                found = {at}
                for part in node.parts:
                    found = set().union(*(ends(part, place) for place in found))
                    if not found:
                        break
            if found:
                furthest = max(furthest, *found)
            memo[key] = frozenset(found)
            return memo[key]

        if len(words) in ends(Node("rule", text=start), 0):
            return None
        return "cannot go on at `" + " ".join(word.text for word in words[max(0, furthest - 6):furthest]) + \
               "` ▸ `" + " ".join(word.text for word in words[furthest:furthest + 6]) + "`"

    def _terminal(self, name: str, words: list[Lexeme], at: int) -> set:
        if at >= len(words):
            return set()
        word = words[at]
        if name == "WHOLE":
            return {at + 1} if word.kind == "NUMBER" and "." not in word.text else set()
        if name in ("TEXT", "DATE", "MONTHDAY", "PERCENT", "NUMBER"):
            return {at + 1} if word.kind == name else set()
        if word.kind != "word":
            return set()
        if name == "LABEL":
            return {at + 1}
        also = {"FIELD": FIELD_WORDS, "KIND": KIND_WORDS, "NAME": set()}[name]
        # Before a colon every word is a label.
        label = at + 1 < len(words) and words[at + 1].text == ":"
        return {at + 1} if (word.text not in self.reserved or word.text in also) and not label else set()

    # ---- writing

    def writer(self, seed: int, terminals: dict) -> "Writer":
        return Writer(self, random.Random(seed), terminals)


class Writer:
    """Sentences of the grammar, seeded. `terminals`: by name the texts to draw from."""

    def __init__(self, grammar: Grammar, chance: random.Random, terminals: dict):
        self._grammar, self._chance, self._terminals = grammar, chance, terminals
        self.taken: set[tuple[int, int]] = set()  # (choice, branch)
        self._unused = {"file"}  # sentences are of declarations
        self._depth = {name: 99 for name in grammar.rules}
        changed = True
        while changed:
            changed = False
            for name, rule in grammar.rules.items():
                depth = 1 + self._least(rule)
                if depth < self._depth[name]:
                    self._depth[name], changed = depth, True

    def _least(self, node: Node) -> int:
        if node.op == "rule":
            return self._depth.get(node.text, 0)
        if node.op in ("option", "repeat", "word"):
            return 0
        depths = [self._least(part) for part in node.parts] or [0]
        return min(depths) if node.op == "choice" else max(depths)

    def never_written(self) -> list[str]:
        """The branches that no sentence took, as `rule: branch 2`."""
        found = []

        def look(name: str, node: Node):
            if node.op == "choice":
                found.extend(f"{name}: branch {i + 1}" for i in range(len(node.parts))
                             if (id(node), i) not in self.taken)
            for part in node.parts:
                look(name, part)

        for name, rule in self._grammar.rules.items():
            if name not in self._unused:
                look(name, rule)
        return found

    def sentence(self, rule: str, room: int = 14) -> str:
        words: list[str] = []
        self._write(Node("rule", text=rule), room, words)
        return " ".join(words)

    def _write(self, node: Node, room: int, words: list[str]):
        if node.op == "word":
            words.append(node.text)
        elif node.op == "rule":
            if node.text in self._grammar.rules:
                self._write(self._grammar.rules[node.text], room - 1, words)
            else:
                words.append(self._chance.choice(self._terminals[node.text]))
        elif node.op == "choice":
            fits = [i for i, part in enumerate(node.parts) if self._least(part) <= room]
            if not fits:
                fits = [min(range(len(node.parts)), key=lambda i: self._least(node.parts[i]))]
            # What was not written yet goes first, so that few sentences reach every branch.
            new = [i for i in fits if (id(node), i) not in self.taken]
            branch = self._chance.choice(new or fits)
            self.taken.add((id(node), branch))
            self._write(node.parts[branch], room, words)
        elif node.op == "option":
            if self._least(node.parts[0]) <= room and self._chance.random() < 0.5:
                self._write(node.parts[0], room, words)
        elif node.op == "repeat":
            while self._least(node.parts[0]) <= room and self._chance.random() < 0.45:
                self._write(node.parts[0], room, words)
        else:
            for part in node.parts:
                self._write(part, room, words)
