#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The grammar of the editors scopes every policy of the project as the compiler reads it."""
import json
import unittest

import checks
import corpus
import textmate


class Highlighting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root, cls.token_dump = corpus.options()
        cls.source = json.loads((cls.root / corpus.GRAMMAR).read_text(encoding="utf-8"))
        cls.grammar = textmate.Grammar(cls.source)
        cls.language = corpus.language(cls.token_dump, cls.root)
        cls.hard, cls.roles = corpus.read(cls.token_dump, cls.root, corpus.SAMPLES)

    def none_of(self, faults):
        self.assertEqual(0, len(faults), "\n" + "\n".join(faults[:40]))

    def test_the_grammar_stays_within_what_python_and_the_editors_read_alike(self):
        self.none_of(textmate.faults_of_form(self.source))

    def test_every_policy_is_scoped_as_the_lexer_of_the_compiler_sees_it(self):
        files = corpus.read(self.token_dump, self.root, corpus.policies(self.root))
        self.assertGreater(len(files), 5, "the examples and the library were not found")
        self.none_of(checks.faults_of_letters(self.grammar, files, self.language))

    def test_faulty_text_is_scoped_as_the_lexer_of_the_compiler_sees_it(self):
        self.assertTrue(self.hard.faults, "hard.cairn is there for its faults")
        self.none_of(checks.faults_of_letters(self.grammar, [self.hard], self.language))

    def test_line_endings_of_windows_change_nothing(self):
        ended = self.hard.text.replace("\n", "\r\n")
        scopes = self.grammar.scopes(ended)
        without = [scope for sign, scope in zip(ended, scopes) if sign != "\r"]
        self.assertEqual(self.grammar.scopes(self.hard.text), without)

    def test_the_grammar_knows_the_words_of_the_language_and_no_others(self):
        self.none_of(checks.faults_of_vocabulary(self.grammar, self.source, self.language))

    def test_each_word_has_the_scope_of_its_role(self):
        self.none_of(self.roles.faults)
        self.none_of(checks.faults_of_letters(self.grammar, [self.roles], self.language))
        self.none_of(checks.faults_of_roles(self.grammar, self.roles))


if __name__ == "__main__":
    unittest.main()
