#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The interpreter by itself: what it says of small grammars, and what it refuses."""
import unittest

import regex_subset
from textmate import Grammar, faults_of_form


def source(*patterns, **repository):
    return {"scopeName": "source.cairn", "patterns": list(patterns), "repository": repository}


def runs(rules, text):
    """[text, innermost scope] of each run of equal scopes."""
    found = []
    for sign, path in zip(text, Grammar(rules).scopes(text), strict=True):
        if found and found[-1][2] == path:
            found[-1][0] += sign
        else:
            found.append([sign, path[-1].removesuffix(".cairn"), path])
    return [(run, scope) for run, scope, _ in found]


class Interpreter(unittest.TestCase):
    def test_the_earliest_match_wins_and_of_two_the_first_rule(self):
        rules = source({"match": "b", "name": "first.cairn"}, {"match": "b+", "name": "second.cairn"},
                       {"match": "a", "name": "third.cairn"})
        self.assertEqual(runs(rules, "cab"), [("c", "source"), ("a", "third"), ("b", "first")])

    def test_captures_name_parts_of_a_match(self):
        rules = source({"match": "(a(x)?)-(b)", "name": "whole.cairn",
                        "captures": {"1": {"name": "left.cairn"}, "2": {"name": "inner.cairn"},
                                     "3": {"name": "right.cairn"}}})
        self.assertEqual(runs(rules, "a-b"), [("a", "left"), ("-", "whole"), ("b", "right")])
        self.assertEqual(Grammar(rules).scopes("ax-b")[1],
                         ("source.cairn", "whole.cairn", "left.cairn", "inner.cairn"))

    def test_between_begin_and_end_only_the_patterns_there_hold(self):
        rules = source({"begin": '"', "end": '"', "name": "text.cairn",
                        "patterns": [{"match": r"\\.", "name": "escape.cairn"}]},
                       {"match": "a", "name": "letter.cairn"})
        self.assertEqual(runs(rules, 'a"a\\"a"a'),
                         [("a", "letter"), ('"a', "text"), ('\\"', "escape"), ('a"', "text"),
                          ("a", "letter")])

    def test_the_end_comes_before_a_pattern_that_begins_at_the_same_place(self):
        rules = source({"begin": "<", "end": ">", "name": "pair.cairn",
                        "patterns": [{"match": ">", "name": "never.cairn"}]})
        self.assertEqual(runs(rules, "<>>"), [("<>", "pair"), (">", "source")])

    def test_an_open_pair_goes_on_in_the_next_line_unless_the_line_ends_it(self):
        over = source({"begin": "<", "end": ">", "name": "over.cairn"})
        self.assertEqual(runs(over, "<a\nb>c")[0][0], "<a")
        self.assertEqual(runs(over, "<a\nb>c")[2:], [("b>", "over"), ("c", "source")])
        line = source({"begin": "<", "end": ">|$", "name": "line.cairn"})
        self.assertEqual(runs(line, "<a\nb"), [("<a", "line"), ("\nb", "source")])

    def test_a_rule_that_matches_nothing_is_no_endless_loop(self):
        with self.assertRaises(ValueError):
            Grammar(source({"match": "a*", "name": "empty.cairn"})).scopes("b")

    def test_what_is_not_looked_at_is_refused(self):
        named = {"name": "a.cairn"}
        for rule in [{"begin": "a", "while": "b"}, {"begin": "a"}, {"match": "a"}, {},
                     {"match": "a", "captures": {"0": {"patterns": []}}},
                     {"match": "a", "captures": {"1": named}}, {"match": "a", "name": "a"},
                     {"include": "#nothing"}, {"include": "source.json"}, {"include": "$self"},
                     {"begin": "a", "end": "b", "contentName": "a.cairn"}]:
            with self.subTest(rule=rule):
                self.assertTrue(faults_of_form(source(rule)))
        self.assertTrue(faults_of_form(source({"match": "a", **named}, unused={"match": "b", **named})))
        self.assertTrue(faults_of_form(source() | {"injections": {}}))
        self.assertEqual([], faults_of_form(source({"include": "#a"}, a={"match": "a", **named})))

    def test_regular_expressions_that_editors_read_otherwise_are_refused(self):
        for regex in [r"(?<name>a)", r"(?P<name>a)", r"(?>a)", r"(?i)a", "[a]++", "[a]*?", "[a]{2}+", r"\h",
                      r"\Aa", r"\Ga", r"\p{L}", r"\w", r"\d", r"\s", r"\b", "[[:alpha:]]", "[a-z&&[^b]]",
                      r"(a)\1", "(?<=a)b", "(?<!a)b", "^a", "ba*", "(?=a)*b", "[a", "(a", "a{2,3}", "[a]{2,}", "a)"]:
            with self.subTest(regex):
                self.assertTrue(regex_subset.faults_of(regex))
        for regex in [r"(?:at|of)(?![A-Za-z-])", r"\\A", "[0-9]{4}", "[0-9]{0,4}", r"\.", "(#).*", '(")|$', r"[^\]\\]",
                      r"(?:ab)+", "é"]:
            with self.subTest(regex):
                self.assertEqual([], regex_subset.faults_of(regex))

    def test_the_words_of_an_expression_are_found(self):
        self.assertEqual({"at", "least", "yes-or-no"},
                         regex_subset.words_of(r"(?:at[ \t]+least|yes-or-no)(?![A-Za-z0-9-])u"))


if __name__ == "__main__":
    unittest.main()
