# SPDX-License-Identifier: Apache-2.0
"""The regular expressions that Python's `re` and Oniguruma, which editors use, read alike.

Literals, escaped signs, classes without shorthands, `(…)`, `(?:…)`, `(?=…)`, `(?!…)`, `|`, `* + ? {n} {n,m}`,
`.` and `$`. Not: shorthands such as `\\w` and `\\b` (they differ beyond ASCII), lookbehind, lazy and
possessive repeats, back references, flags. A letter is never repeated by itself, so that the words of
the language stand in an expression as they are written.
"""
import re

TOKEN = re.compile(r"""
      (?P<escape>\\[tn\\.(){}\[\]*+?|^$/"-]|\\r)
    | (?P<class>\[\^?(?:\\[tnr\\\]^-]|[^\\\[\]&])+\])
    | (?P<open>\((?:\?[:=!])?)(?![?])
    | (?P<close>\))
    | (?P<repeat>[*+?]|\{[0-9]+(?:,[0-9]+)?\})
    | (?P<or>\|)
    | (?P<edge>\$)
    | (?P<any>\.)
    | (?P<letter>[A-Za-z])
    | (?P<sign>[^\\\[\](){}*+?|^$.A-Za-z])
""", re.VERBOSE)


def tokens_of(regex: str) -> list[tuple[str, str]] | None:
    tokens, place = [], 0
    while place < len(regex):
        token = TOKEN.match(regex, place)
        if not token:
            return None
        tokens.append((token.lastgroup, token.group()))
        place = token.end()
    return tokens


def faults_of(regex: str) -> list[str]:
    tokens = tokens_of(regex)
    if tokens is None:
        return [f"{regex!r} is outside the subset of regular expressions"]
    faults = []
    opened, last_closed = [], ""
    for (before, _), (kind, text) in zip([("open", "(")] + tokens, tokens):
        if kind == "open":
            opened.append(text)
        elif kind == "close":
            last_closed = opened.pop() if opened else ""
        elif kind == "repeat":
            if before in ("open", "or", "edge", "repeat"):
                faults.append(f"{regex!r}: {text} repeats nothing, or is lazy or possessive")
            elif before == "letter":
                faults.append(f"{regex!r}: {text} repeats a single letter; write the words out")
            elif before == "close" and last_closed in ("(?=", "(?!"):
                faults.append(f"{regex!r}: {text} repeats a look ahead")
    try:
        re.compile(regex)
    except re.error as fault:
        faults.append(f"{regex!r}: {fault}")
    return faults


def words_of(regex: str) -> set[str]:
    """The words that stand in an expression; single letters are signs, not words."""
    plain = "".join(text if kind in ("letter", "sign") else " " for kind, text in tokens_of(regex) or [])
    return set(re.findall(r"[A-Za-z]{2,}(?:-[A-Za-z]+)*", plain))
