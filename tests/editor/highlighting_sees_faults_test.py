#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Broken grammars do not pass: what highlighting_test.py checks can fail, for every rule there is."""
import copy
import dataclasses
import json
import unittest

import checks
import corpus
import textmate

WORD_ENDS = ("(?![A-Za-z0-9-])", "(?![A-Za-z0-9-]|[ \\t]*:)")


class BrokenGrammars(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        root, token_dump = corpus.options()
        cls.source = json.loads((root / corpus.GRAMMAR).read_text(encoding="utf-8"))
        cls.language = corpus.language(token_dump, root)
        cls.hard, cls.roles = corpus.read(token_dump, root, corpus.SAMPLES)

    def first_faults(self, source, language=None) -> list[str]:
        """Of the first check that finds any. The form is left out: it is not what these break."""
        grammar = textmate.Grammar(source)
        language = language or self.language
        return (checks.faults_of_roles(grammar, self.roles)
                or checks.faults_of_letters(grammar, [self.hard, self.roles], language)
                or checks.faults_of_vocabulary(grammar, source, language))

    def broken(self, change) -> list[str]:
        source = copy.deepcopy(self.source)
        change(source)
        self.assertNotEqual(self.source, source, "nothing was broken")
        return self.first_faults(source)

    def test_the_grammar_as_it_is_has_no_fault(self):
        self.assertEqual([], self.first_faults(self.source))

    def test_no_rule_can_be_taken_out(self):
        lists = [("patterns", self.source)] + [(where, rule) for where, rule in textmate.rules_of(self.source)
                                               if "patterns" in rule]
        for where, holder in lists:
            for index, rule in enumerate(list(holder["patterns"])):
                with self.subTest(f"{where}[{index}]"):
                    del holder["patterns"][index]
                    try:
                        self.assertTrue(self.first_faults(self.source), f"nobody misses {rule}")
                    finally:
                        holder["patterns"].insert(index, rule)

    def test_no_scope_can_be_another(self):
        for where, rule in textmate.rules_of(self.source):
            named = [rule] if "name" in rule else []
            named += [capture for key in ("captures", "beginCaptures", "endCaptures")
                      for capture in rule.get(key, {}).values()]
            for holder in named:
                name = holder["name"]
                if name.startswith("meta."):
                    continue
                with self.subTest(where, scope=name):
                    holder["name"] = "markup.other.cairn"
                    try:
                        self.assertTrue(self.first_faults(self.source), f"nobody misses {name}")
                    finally:
                        holder["name"] = name

    def test_a_word_may_not_be_missing(self):
        def change(source):
            rule = source["repository"]["words"]["patterns"][3]
            rule["match"] = rule["match"].replace("|oldest|", "|")
        self.assertIn("`oldest` is a word of the language and is not highlighted", self.broken(change))

    def test_a_word_may_not_be_invented(self):
        def change(source):
            rule = source["repository"]["words"]["patterns"][3]
            rule["match"] = rule["match"].replace("|oldest|", "|oldest|eldest|")
        self.assertIn("words[3]: `eldest` is no word of the language", self.broken(change))

    def test_a_new_word_of_the_compiler_is_missed(self):
        for part in ("reserved", "of_their_place", "kinds", "fields", "values_of_fields"):
            with self.subTest(part):
                newer = dataclasses.replace(self.language, **{part: getattr(self.language, part) | {"bestow"}})
                self.assertTrue(self.first_faults(self.source, newer))

    def test_a_word_that_the_compiler_gave_up_is_noticed(self):
        older = dataclasses.replace(self.language, of_their_place=self.language.of_their_place - {"overlap"},
                                    checked_words=frozenset())
        self.assertTrue(self.first_faults(self.source, older))

    def test_a_word_ends_where_the_compiler_ends_it(self):
        for where, rule in textmate.rules_of(self.source):
            written = rule.get("match", "")
            if not written.endswith(WORD_ENDS):
                continue
            with self.subTest(where):
                rule["match"] = written.removesuffix(WORD_ENDS[0]).removesuffix(WORD_ENDS[1])
                try:
                    self.assertTrue(self.first_faults(self.source))
                finally:
                    rule["match"] = written

    def test_a_label_is_a_label_before_it_is_a_word(self):
        def change(source):
            labels = source["patterns"].index({"include": "#labels"})
            source["patterns"].append(source["patterns"].pop(labels))
        self.assertTrue(self.broken(change))

    def test_a_comment_within_a_text_is_text(self):
        def change(source):
            source["repository"]["text"]["patterns"][0]["patterns"].append({"include": "#comments"})
        self.assertTrue(self.broken(change))

    def test_words_within_a_comment_are_comment(self):
        def change(source):
            for rule in source["repository"]["comments"]["patterns"]:
                rule["begin"], rule["end"] = rule.pop("match").removesuffix(".*"), "$"
                rule["beginCaptures"] = rule.pop("captures")
                rule["patterns"] = [{"include": "#words"}]
        self.assertTrue(self.broken(change))

    def test_a_text_ends_with_its_line(self):
        def change(source):
            source["repository"]["text"]["patterns"][0]["end"] = "(\")"
        self.assertTrue(self.broken(change))

    def test_an_escaped_quote_does_not_end_a_text(self):
        def change(source):
            del source["repository"]["text"]["patterns"][0]["patterns"]
        self.assertTrue(self.broken(change))


if __name__ == "__main__":
    unittest.main()
