# SPDX-License-Identifier: Apache-2.0
"""Reads TextMate grammars and scopes text with them, as editors do; the subset that Cairn needs.

Rules: `match`, `begin`/`end`, `captures` that name scopes, `patterns`, `include` of the repository.
At each place the match that begins first wins, of several the rule that stands first; the `end` of the
rule that is open comes before its patterns. `faults_of_form` tells of everything else, so that a grammar
cannot come to rely on what is not looked at here.
"""
import dataclasses
import re

import regex_subset

TOP_KEYS = {"name", "scopeName", "fileTypes", "comment", "patterns", "repository"}
SHAPES = (  # which keys make a rule, and which it may have
    ({"match"}, {"name", "captures"}),
    ({"begin", "end"}, {"name", "beginCaptures", "endCaptures", "patterns"}),
    ({"include"}, set()),
    ({"patterns"}, set()),
)
SCOPE = re.compile(r"[a-z]+(?:[.-][a-z]+)*\.cairn")


@dataclasses.dataclass
class Rule:
    regex: re.Pattern
    name: str | None
    captures: dict[int, str]
    end: re.Pattern | None = None
    end_captures: dict[int, str] = dataclasses.field(default_factory=dict)
    inside: list = dataclasses.field(default_factory=list)  # the rules between begin and end


class Grammar:
    def __init__(self, source: dict):
        self._repository = source.get("repository", {})
        self._root = source["scopeName"]
        self._rules = self._flat(source["patterns"])

    def _flat(self, patterns: list) -> list[Rule]:
        """The rules in order, with what they include in its place."""
        rules = []
        for pattern in patterns:
            if "include" in pattern:
                included = self._repository.get(pattern["include"].removeprefix("#"))
                rules += self._flat([included]) if included else []
            elif "match" in pattern:
                rules.append(Rule(re.compile(pattern["match"]), pattern.get("name"),
                                  names_of(pattern, "captures")))
            elif "begin" in pattern:
                rules.append(Rule(re.compile(pattern["begin"]), pattern.get("name"),
                                  names_of(pattern, "beginCaptures"), re.compile(pattern["end"]),
                                  names_of(pattern, "endCaptures"),
                                  self._flat(pattern.get("patterns", []))))
            else:
                rules += self._flat(pattern["patterns"])
        return rules

    def scopes(self, text: str) -> list[tuple[str, ...]]:
        """The scopes of each character, outermost first."""
        scopes = []
        open_rules: list[Rule] = []
        for line in re.findall(r"[^\n]*\n|[^\n]+$", text):
            # Editors hold lines without their ending and put one `\n` behind each.
            bare = line.removesuffix("\n").removesuffix("\r")
            scoped = self._line(bare + "\n", open_rules)
            scopes += scoped[:len(bare)] + [(self._root,)] * (len(line) - len(bare))
        return scopes

    def _line(self, line: str, open_rules: list[Rule]) -> list[tuple[str, ...]]:
        scopes: list[tuple[str, ...]] = []
        place = 0
        found: dict[re.Pattern, re.Match | None] = {}

        def next_match(regex: re.Pattern) -> re.Match | None:
            if regex not in found or (found[regex] and found[regex].start() < place):
                found[regex] = regex.search(line, place)
            return found[regex]

        def around() -> tuple[str, ...]:
            return (self._root, *(rule.name for rule in open_rules if rule.name))

        while True:
            innermost = open_rules[-1] if open_rules else None
            best, chosen = next_match(innermost.end) if innermost else None, None
            for rule in innermost.inside if innermost else self._rules:
                if best and best.start() == place:
                    break
                match = next_match(rule.regex)
                if match and (best is None or match.start() < best.start()):
                    best, chosen = match, rule
            if best is None:
                return scopes + [around()] * (len(line) - place)
            scopes += [around()] * (best.start() - place)
            if chosen is None:
                scopes += captured(best, around(), innermost.end_captures)
                open_rules.pop()
            elif best.end() == best.start():
                raise ValueError(f"{chosen.regex.pattern!r} matches nothing, in {line!r}")
            elif chosen.end:
                open_rules.append(chosen)
                scopes += captured(best, around(), chosen.captures)
            else:
                named = (*around(), chosen.name) if chosen.name else around()
                scopes += captured(best, named, chosen.captures)
            place = best.end()


def names_of(pattern: dict, key: str) -> dict[int, str]:
    return {int(number): capture["name"] for number, capture in pattern.get(key, {}).items()}


def captured(match: re.Match, outside: tuple[str, ...], names: dict[int, str]) -> list:
    scopes = [outside] * (match.end() - match.start())
    for group, name in sorted(names.items()):
        if match.group(group) is not None:
            for place in range(match.start(group), match.end(group)):
                scopes[place - match.start()] += (name,)
    return scopes


def rules_of(source: dict):
    """Each rule of a grammar file as written, with where it stands."""
    def walk(patterns, where):
        for index, pattern in enumerate(patterns):
            yield f"{where}[{index}]", pattern
            yield from walk(pattern.get("patterns", []), f"{where}[{index}]")
    yield from walk(source["patterns"], "patterns")
    for name, pattern in source.get("repository", {}).items():
        yield name, pattern
        yield from walk(pattern.get("patterns", []), name)


def regexes_of(rule: dict) -> list[str]:
    return [rule[key] for key in ("match", "begin", "end") if key in rule]


def faults_of_form(source: dict) -> list[str]:
    """Where a grammar file uses what this interpreter does not know, or refers to nothing."""
    repository = source.get("repository", {})
    faults = [f"`{key}` is outside the subset" for key in set(source) - TOP_KEYS]
    included = set()
    for where, rule in rules_of(source):
        keys = set(rule) - {"comment"}
        if not any(need <= keys <= need | may for need, may in SHAPES):
            faults.append(f"{where}: {sorted(keys)} make no rule of the subset")
            continue
        if "include" in rule:
            included.add(rule["include"])
            if rule["include"] not in {f"#{name}" for name in repository}:
                faults.append(f"{where}: {rule['include']} leads nowhere within the subset")
        wrong = [fault for regex in regexes_of(rule) for fault in regex_subset.faults_of(regex)]
        faults += [f"{where}: {fault}" for fault in wrong]
        names = [rule["name"]] if "name" in rule else []
        for key, regex in (("captures", "match"), ("beginCaptures", "begin"), ("endCaptures", "end")):
            for number, capture in rule.get(key, {}).items():
                if set(capture) != {"name"}:
                    faults.append(f"{where}: a capture has a name and nothing else")
                elif not wrong and int(number) > re.compile(rule[regex]).groups:
                    faults.append(f"{where}: there is no group {number}")
                else:
                    names.append(capture["name"])
        faults += [f"{where}: {name!r} is no scope of Cairn" for name in names
                   if not SCOPE.fullmatch(name)]
        if "match" in rule and not names:
            faults.append(f"{where}: names no scope")
    return faults + [f"`{name}` is included nowhere" for name in repository if f"#{name}" not in included]
