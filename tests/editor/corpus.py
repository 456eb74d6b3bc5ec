# SPDX-License-Identifier: Apache-2.0
"""Policy files as the compiler sees them, and the words it knows."""
import argparse
import dataclasses
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
GRAMMAR = "editor-support/vscode/syntaxes/cairn.tmLanguage.json"
SAMPLES = [HERE / "hard.cairn", HERE / "roles.cairn"]


def options() -> tuple[pathlib.Path, str]:
    """The root of the project and the program that shows what the compiler sees."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--token-dump", required=True)
    found = parser.parse_args(ARGUMENTS)
    return found.root.resolve(), found.token_dump


# unittest reads the command line too, and knows nothing of these.
ARGUMENTS, sys.argv[1:] = sys.argv[1:], []


@dataclasses.dataclass(frozen=True)
class Token:
    kind: str
    begin: int  # characters, not bytes
    end: int
    text: str
    faults: tuple = ()  # of a text: where its escapes are none


@dataclasses.dataclass(frozen=True)
class PolicyText:
    name: str
    text: str
    tokens: list[Token]
    faults: list[str]  # what the parser says

    def place(self, at: int) -> str:
        line = self.text.count("\n", 0, at) + 1
        return f"{self.name}:{line}:{at - self.text.rfind(chr(10), 0, at)}"


def run(program: str, *arguments) -> list[dict]:
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def read(program: str, root: pathlib.Path, paths: list[pathlib.Path]) -> list[PolicyText]:
    """Leaves out files that are no UTF-8: no editor shows them as text."""
    kept = {}
    for path in paths:
        try:
            kept[str(path)] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            print(f"{path.relative_to(root)} is no UTF-8 and is left out")
    files = []
    for line in run(program, *kept) if kept else []:
        if "file" in line:
            text = kept[line["file"]]
            name = pathlib.Path(line["file"])
            shown = name.relative_to(root) if name.is_relative_to(root) else name
            files.append(PolicyText(str(shown), text.replace("\ufeff", " ", 1)
                                    if text.startswith("\ufeff") else text, [], []))
            characters = [at for at, sign in enumerate(text) for _ in sign.encode()] + [len(text)]
        elif "fault" in line:
            files[-1].faults.append(line["fault"])
        else:
            begin, end = characters[line["begin"]], characters[line["end"]]
            faults = tuple((characters[a], characters[b]) for a, b in line.get("faults", ()))
            files[-1].tokens.append(Token(line["kind"], begin, end, text[begin:end], faults))
    return files


def policies(root: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for folder in ("examples", "stdlib-rules", "tests/golden")
                  for path in (root / folder).rglob("*.cairn"))


@dataclasses.dataclass(frozen=True)
class Language:
    reserved: frozenset
    of_their_place: frozenset
    kinds: frozenset
    fields: frozenset
    value_types: frozenset
    values_of_fields: frozenset  # of `status` and `mode`
    checked_words: frozenset     # every word that the checker compares a name with

    @property
    def words(self) -> frozenset:
        return self.reserved | self.of_their_place

    @property
    def known(self) -> frozenset:
        return self.words | self.kinds | self.fields


def language(program: str, root: pathlib.Path) -> Language:
    words = run(program, "--words")[0]
    fields = (root / "lang/check/fields.cpp").read_text(encoding="utf-8")

    def table(name: str, entry: str) -> frozenset:
        body = re.search(rf"\b{name}\b[^;]*?to_array[^(]*\((.*?)\);", fields, re.DOTALL)
        found = re.findall(entry, body[1]) if body else []
        if len(found) < 3:
            raise SystemExit(f"the table `{name}` is not where tests/editor/corpus.py reads it")
        return frozenset(found)

    checked = "".join(path.read_text(encoding="utf-8") for path in (root / "lang/check").glob("*.cpp"))
    return Language(
        reserved=frozenset(words["reserved"]),
        of_their_place=frozenset(words["of-their-place"]),
        kinds=frozenset(words["one"]) | frozenset(words["many"]),
        fields=table("built_in_fields", r'\{\w+, "([a-z-]+)"'),
        value_types=table("field_types", r'\{"([a-z-]+)"'),
        values_of_fields=table("statuses", r'"([a-z-]+)"') | table("modes", r'"([a-z-]+)"'),
        checked_words=frozenset(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', checked)))
