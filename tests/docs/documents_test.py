#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the documents against the program.

In README.md and docs/**/*.md:
  * a fenced block right after `<!-- same as PATH -->` must be that file, byte for byte;
  * a fenced block right after `<!-- prints: ARGUMENTS -->` must be what `cairn ARGUMENTS` prints;
  * every other ```cairn block must pass `cairn check`, but those marked `<!-- wrong -->`, which must
    not. A block that does not start with `edition` is a part of a policy: of declarations, or, where
    the fence says ```cairn requires (or overall, or provided), of clauses. It is checked within the
    policy marked `<!-- context -->` in docs/language.md. A block marked `<!-- file NAME -->` lies
    beside the others of its page;
  * every relative link must lead to a file.
"""
import argparse
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"(?:<!-- (?P<mark>[^\n]*?) -->\n)?```(?P<kind>[a-z]*)(?: (?P<part>[a-z]+))?\n(?P<text>.*?)^```$",
                   re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


BESIDE = re.compile(r"<!-- beside -->\n```cairn\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"<!-- file (\S+) -->\n```cairn\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CONTEXT = re.compile(r"<!-- context -->\n```cairn\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AWARDS = {
    "requires": "award example \"Example\" {{ credits 40 requires {{\n{}}} }}\n",
    "overall": "award example \"Example\" {{ credits 40 requires {{ any: at least 1 course }} overall {{\n{}}} }}\n",
    "provided": "award example \"Example\" {{ credits 40 requires {{ any: at least 1 course }} provided {{\n{}}} }}\n",
}


def whole_policy(text: str, part: str, context: str) -> str:
    if text.startswith("edition"):
        return text
    return context + (AWARDS[part].format(text) if part else text)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--cairn", required=True)
    options = parser.parse_args()
    root = options.root
    problems, blocks = [], 0
    context = CONTEXT.search((root / "docs/language.md").read_text(encoding="utf-8"))[1]

    documents = [root / "README.md", root / "CONTRIBUTING.md"]
    documents += sorted((root / "docs").rglob("*.md")) + sorted((root / "examples").rglob("*.md"))
    for document in documents:
        if not document.exists():
            problems.append(f"{document.relative_to(root)} is missing")
            continue
        name = document.relative_to(root)
        content = document.read_text(encoding="utf-8")
        for link in LINK.findall(re.sub(r"```.*?```", "", content, flags=re.DOTALL)):
            if not (document.parent / link).exists():
                problems.append(f"{name}: the link to {link} leads nowhere")
        for block in BLOCK.finditer(content):
            mark, text = block["mark"] or "", block["text"]
            line = content.count("\n", 0, block.start()) + 1
            where = f"{name}:{line}"
            if mark.startswith("same as "):
                blocks += 1
                path = root / mark.removeprefix("same as ")
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    problems.append(f"{where}: the block is not {path.relative_to(root)}")
            elif mark.startswith("prints: "):
                blocks += 1
                run = subprocess.run([options.cairn, *shlex.split(mark.removeprefix("prints: "))],
                                     cwd=root, capture_output=True, text=True, check=False)
                if run.stdout != text:
                    problems.append(f"{where}: `cairn` prints something else:\n{run.stdout}{run.stderr}")
            elif block["kind"] == "cairn":
                blocks += 1
                with tempfile.TemporaryDirectory() as folder:
                    policy = pathlib.Path(folder) / "block.cairn"
                    policy.write_text(whole_policy(text, block["part"], context), encoding="utf-8")
                    for used, of_it in FILE.findall(content):
                        (pathlib.Path(folder) / used).write_text(of_it, encoding="utf-8")
                    command = [options.cairn, "check", str(policy)]
                    if mark == "wrong" and (beside := BESIDE.search(content)):
                        other = pathlib.Path(folder) / "beside.cairn"
                        other.write_text(beside[1], encoding="utf-8")
                        command.append(str(other))
                    if mark == "wrong":
                        command.append("--notes")
                    run = subprocess.run(command, capture_output=True, text=True, check=False)
                # A wrong one may be no more than warned about, or noted.
                refused = run.returncode != 0 or (mark == "wrong" and re.search(r"(warning|note)\[", run.stdout))
                refused = bool(refused)
                if refused != (mark == "wrong"):
                    problems.append(f"{where}: the policy does not check:\n{run.stdout}{run.stderr}")

    if blocks == 0:
        problems.append("no block was compared: the documents hold no examples")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{blocks} blocks compared, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
