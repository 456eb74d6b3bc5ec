#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The other files of the editor extension: what they name is there, snippets are Cairn, and what the
editor takes for a word or a block is what the compiler does."""
import json
import pathlib
import re
import tempfile
import unittest

import corpus
import regex_subset

PLACEHOLDER = re.compile(r"\$\{(?P<number>[0-9]+)(?::(?P<text>[^${}]*)|\|(?P<first>[^,|]*)[^|]*\|)\}"
                         r"|\$(?P<again>[0-9]+)")


def expanded(snippet: dict) -> str:
    """What the editor writes when nothing is typed into the fields of a snippet."""
    body = "\n".join(snippet["body"])
    fields = {found["number"]: found["text"] if found["text"] is not None else found["first"]
              for found in PLACEHOLDER.finditer(body) if found["number"]}
    return PLACEHOLDER.sub(lambda found: fields.get(found["number"] or found["again"], ""), body)


class Extension(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root, cls.token_dump = corpus.options()
        cls.folder = cls.root / "editor-support/vscode"
        cls.package = cls.json("package.json")
        cls.configuration = cls.json("language-configuration.json")
        cls.policies = corpus.read(cls.token_dump, cls.root, sorted((cls.root / "examples").rglob("*.cairn")))

    @classmethod
    def json(cls, name):
        return json.loads((cls.folder / name).read_text(encoding="utf-8"))

    def test_what_the_package_names_is_there(self):
        offered = self.package["contributes"]
        language, grammar = offered["languages"][0], offered["grammars"][0]
        self.assertEqual([".cairn"], language["extensions"])
        self.assertEqual({language["id"]}, {each["language"] for each in offered["grammars"] + offered["snippets"]})
        self.assertEqual(grammar["scopeName"], self.json(grammar["path"])["scopeName"])
        self.assertEqual(self.root / corpus.GRAMMAR, (self.folder / grammar["path"]).resolve())
        for path in [language["configuration"], *(each["path"] for each in offered["snippets"])]:
            self.json(path)
        for name in ("README.md", "CHANGELOG.md", "LICENSE"):
            self.assertTrue((self.folder / name).is_file(), name)

    def test_the_last_change_is_of_this_version(self):
        versions = re.findall(r"^## (\S+)", (self.folder / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(self.package["version"], versions[0])

    def test_the_snippets_make_a_policy_that_is_read_without_a_fault(self):
        snippets = {each["prefix"]: each for each in self.json("snippets/cairn.json").values()}
        self.assertLessEqual({"policy", "award", "recognise", "test"}, set(snippets))
        parts = [expanded(snippets.pop("policy"))]
        clause = expanded(snippets.pop("clause"))
        parts += [expanded(snippet) for _, snippet in sorted(snippets.items())]
        policy = "\n".join(parts).replace("requires {", "requires {\n" + clause, 1)
        self.assertNotRegex(policy, r"[$|]")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "snippets.cairn")
            path.write_text(policy, encoding="utf-8")
            [file] = corpus.read(self.token_dump, self.root, [path])
            self.assertEqual([], file.faults, policy)
            path.write_text(policy.replace("requires {", "requires", 1), encoding="utf-8")
            [broken] = corpus.read(self.token_dump, self.root, [path])
            self.assertTrue(broken.faults, "a faulty policy was read without a fault")

    def test_a_word_for_the_editor_is_a_word_for_the_compiler(self):
        pattern = self.configuration["wordPattern"]
        self.assertEqual([], regex_subset.faults_of(pattern))
        seen = 0
        for file in self.policies:
            for token in file.tokens:
                if token.kind in ("word", "number", "percent", "date", "month-day"):
                    seen += 1
                    found = [each.group() for each in re.finditer(pattern, token.text)]
                    self.assertEqual([token.text], found, file.place(token.begin))
        self.assertGreater(seen, 500)

    def test_the_editor_indents_what_stands_in_braces(self):
        rules = self.configuration["indentationRules"]
        for regex in rules.values():
            self.assertEqual([], regex_subset.faults_of(regex.removeprefix("^")))
        opens, closes = (re.compile(rules[key]) for key in ("increaseIndentPattern", "decreaseIndentPattern"))
        opened = 0
        for file in self.policies:
            lines = [line for line in file.text.splitlines() if line.strip()]
            for line, following in zip(lines, lines[1:]):
                before, behind = (len(each) - len(each.lstrip()) for each in (line, following))
                if opens.search(line):
                    opened += 1
                    self.assertTrue(behind > before or closes.search(following), f"{file.name}: {line}")
                elif closes.search(following):
                    self.assertLess(behind, before, f"{file.name}: {following}")
                else:
                    self.assertFalse(line.endswith("{"), f"{file.name}: {line}")
        self.assertGreater(opened, 20)


if __name__ == "__main__":
    unittest.main()
