#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the grammar of docs/language.md against the parser, both ways.

  * Every policy that the parser reads (examples, conformance cases, the standard library, the blocks
    of the documents) is a sentence of the printed grammar.
  * Every sentence written at random from the printed grammar is read by the parser: seeded, until
    each branch of each choice was written.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

from ebnf import Fault, Grammar

ROUND = 50  # sentences of each of these rules, which stand within something
ROUNDS = (3, 20)  # at least; at most, where a branch was not written yet
STARTS = {
    "declaration": "{}",
    "policy-line": 'policy "P" {{ {} }}',
    "award-line": "award rain {{ {} }}",
    "body": "award rain {{ overall {{ core: {} }} }}",
    "phrase": "award rain {{ requires {{ core: {} }} }}",
    "measure": "award rain {{ provided {{ core: at most {} }} }}",
    "selection": "let rain = {}",
    "recognise": "{}",
    "sharing": "reuse {{ core: {} }}",
    "rule-line": "rule rain() {{ {} }}",
    "framework-line": "framework rain {{ {} }}",
    "given": 'test "T" {{ given {{ {} }} }}',
    "test": "{}",
}
# Faults of the shape of a sentence. The others are about its meaning: what is written at random has none.
SHAPE = re.compile(r"error\[(E01\d\d|E020[1-5]|E0207|E0208|E0209|E0210|E0321|E0454)\]: (.*)\n +--> .*?:(\d+):")
CODE_BLOCK = re.compile(r"(?:<!-- ([^\n]*?) -->\n)?```cairn(?: [a-z]+)?\n(edition.*?)^```$", re.MULTILINE | re.DOTALL)
TERMINALS = {
    "TEXT": ['"Academic Board"', '"DATA-501"', '"B+"', '"4.2(a)"'],
    "NUMBER": ["3", "45", "7.5", "10"],
    "WHOLE": ["2", "18"],
    "PERCENT": ["50%", "12.5%"],
    "DATE": ["2026-01-31", "2024-02-29"],
    "MONTHDAY": ["02-01", "09-01"],
    "NAME": ["data-stack", "nzqcf", "applied-set", "rain"],
    "LABEL": ["core", "breadth", "route-a"],
    "KIND": ["courses", "micro-credentials", "degrees"],
    "FIELD": ["grade", "subject", "course-level", "mark"],
}


def accepted(root: pathlib.Path, cairn: str):
    """(name, text) of what the parser reads without a fault."""
    files = sorted(root.glob("examples/**/*.cairn")) + sorted(root.glob("stdlib-rules/**/*.cairn"))
    files += sorted(root.glob("tests/conformance/**/*.cairn")) + sorted(root.glob("tests/golden/**/*.cairn"))
    texts = []
    for file in files:
        try:
            texts.append((str(file.relative_to(root)), file.read_text(encoding="utf-8-sig")))
        except UnicodeDecodeError:
            continue  # such a file is refused whole
    for document in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        content = document.read_text(encoding="utf-8")
        for block in CODE_BLOCK.finditer(content):
            line = content.count("\n", 0, block.start()) + 1
            texts.append((f"{document.relative_to(root)}:{line}", block[2]))
    with tempfile.TemporaryDirectory() as folder:
        # Only what the parser says is asked for: fmt reads each file by itself, and no file that it uses.
        paths = []
        for number, (_, text) in enumerate(texts):
            path = pathlib.Path(folder) / f"{number}.cairn"
            path.write_text(text, encoding="utf-8")
            paths.append(str(path))
        refused = set()
        for begin in range(0, len(paths), 100):
            done = subprocess.run([cairn, "fmt", "--check", "--colour", "never", *paths[begin:begin + 100]],
                                  capture_output=True, text=True, check=False)
            refused |= {int(number) for number in re.findall(r"--> \S*/(\d+)\.cairn:", done.stdout + done.stderr)}
        return [text for number, text in enumerate(texts) if number not in refused]


def is_misshapen(text: str, cairn: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "policy.cairn"
        path.write_text(text, encoding="utf-8")
        done = subprocess.run([cairn, "check", "--colour", "never", str(path)], capture_output=True, text=True,
                              check=False)
    return SHAPE.search(done.stdout + done.stderr) is not None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        grammar = Grammar((options.root / "docs/language.md").read_text(encoding="utf-8"))
    except Fault as fault:
        print(f"docs/language.md: the grammar cannot be read: {fault}", file=sys.stderr)
        return 1
    problems, read = [], 0

    for name, text in accepted(options.root, options.cairn):
        read += 1
        stopped = grammar.recognises(text)
        if stopped and not is_misshapen(text, options.cairn):
            problems.append(f"{name}: the parser reads it, the printed grammar {stopped}")

    writer = grammar.writer(options.seed, TERMINALS)
    sentences, rounds = [], 0
    while rounds < ROUNDS[0] or (writer.never_written() and rounds < ROUNDS[1]):
        sentences += [within.format(writer.sentence(start)) for start, within in STARTS.items() for _ in range(ROUND)]
        rounds += 1
    problems += [f"never written: {branch}" for branch in writer.never_written()]
    for sentence in sentences:
        stopped = grammar.recognises(f"edition 1 {sentence}")
        if stopped:
            problems.append(f"`{sentence}`: written from the grammar, and then {stopped}")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "written.cairn"
        refused = {}
        for begin in range(0, len(sentences), 50):
            part = sentences[begin:begin + 50]
            path.write_text("edition 1\n" + "\n".join(part) + "\n", encoding="utf-8")
            done = subprocess.run([options.cairn, "fmt", "--check", "--colour", "never", str(path)],
                                  capture_output=True, text=True, check=False)
            if done.returncode not in (0, 1):
                problems.append(f"cairn ended with {done.returncode} on sentences {begin} to {begin + 49}")
            for code, message, line in SHAPE.findall(done.stdout + done.stderr):
                refused.setdefault(part[min(int(line) - 2, len(part) - 1)], f"{code} {message}")
    for sentence, message in refused.items():
        problems.append(f"the printed grammar writes it, the parser refuses it: {message}\n    {sentence}")

    if read == 0:
        problems.append("no policy was read")
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    print(f"{read} policies recognised, {len(sentences)} sentences written, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
