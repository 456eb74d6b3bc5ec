#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every folder of examples/ through the program as a user would.

A folder that holds `cases.txt` is an example. Its policy must check without a word, its own tests must
pass, and each case must give the recorded reports, byte for byte:

    # name            arguments of `cairn audit policy.cairn …`
    met               learners/met.json
    with-profile      badge.json --profile issuers.json

The date of the audit stands in `as-of.txt`, unless the case has its own; a further policy among the arguments is
another version, and must check beside the first and pass its tests. The reports stand in `expected/NAME.txt` and `expected/NAME.json`.
Every record in `learners/` must be in a case, and every file in `expected/` must belong to one. A folder
with learners has one that meets the policy, one that falls just short, and one of the telling sorts.

CAIRN_UPDATE_GOLDEN=1 rewrites the reports and fails, so that a rewritten report is read before it is
kept: a verdict that differs from a calculation by hand is a fault, never a new expectation.
"""
import argparse
import difflib
import os
import pathlib
import shlex
import subprocess
import sys

FORMATS = {"txt": "text", "json": "json"}
REQUIRED = ["met", "just-short"]
TELLING = ["non-obvious", "missing-matters", "needs-decision"]


class Example:
    def __init__(self, folder: pathlib.Path, cairn: str, update: bool):
        self.folder, self.cairn, self.update = folder, cairn, update
        self.problems: list[str] = []
        self.rewritten: list[str] = []
        self.audits = 0

    def fail(self, message: str) -> None:
        self.problems.append(f"examples/{self.folder.name}: {message}")

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.cairn, *arguments], cwd=self.folder, capture_output=True,
                              check=False, timeout=120)

    def check_policy(self, policy: str) -> None:
        check = self.run("check", policy)
        said = (check.stdout + check.stderr).decode()
        if check.returncode != 0 or not said.startswith(f"{policy}: no errors") or said.count("\n") != 1:
            self.fail(f"`cairn check {policy}` ends with {check.returncode} and says\n{said}")
        test = self.run("test", policy)
        if test.returncode != 0:
            said = (test.stdout + test.stderr).decode()
            self.fail(f"`cairn test {policy}` ends with {test.returncode} and says\n{said}")

    def check_policies(self, cases: dict[str, list[str]]) -> None:
        versions = sorted({word for words in cases.values() for word in words if word.endswith(".cairn")})
        for policy in ["policy.cairn", *versions]:
            self.check_policy(policy)
        if not versions:
            return
        check = self.run("check", "policy.cairn", *versions)
        said = (check.stdout + check.stderr).decode()
        if check.returncode != 0 or "error[" in said or "warning[" in said:
            self.fail(f"the versions beside each other: `cairn check` ends with {check.returncode} and says\n{said}")

    def cases(self) -> dict[str, list[str]]:
        cases: dict[str, list[str]] = {}
        for line in (self.folder / "cases.txt").read_text(encoding="utf-8").splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            if words[0] in cases:
                self.fail(f"the case {words[0]} stands twice in cases.txt")
            cases[words[0]] = words[1:]
        return cases

    def check_completeness(self, cases: dict[str, list[str]]) -> None:
        used = {word for words in cases.values() for word in words}
        learners = sorted((self.folder / "learners").glob("*.json"))
        for learner in learners:
            if f"learners/{learner.name}" not in used:
                self.fail(f"learners/{learner.name} is in no case")
        for name in REQUIRED if learners else []:
            if name not in cases:
                self.fail(f"there is no case {name}")
        if learners and not any(name in cases for name in TELLING):
            self.fail(f"there is none of the cases {', '.join(TELLING)}")
        expected = {f"{name}.{ending}" for name in cases for ending in FORMATS}
        for file in sorted((self.folder / "expected").glob("*")):
            if file.name not in expected:
                self.fail(f"expected/{file.name} belongs to no case")

    def audit(self, name: str, arguments: list[str], as_of: str) -> None:
        date = [] if "--as-of" in arguments else ["--as-of", as_of]
        for ending, form in FORMATS.items():
            audit = self.run("audit", "policy.cairn", *arguments, *date, "--format", form)
            self.audits += 1
            if audit.returncode != 0:
                self.fail(f"{name}: `cairn audit` ends with {audit.returncode} and says\n"
                          + audit.stderr.decode())
                continue
            # What a run says beside its report (a file's warnings) is part of what a user sees.
            found = audit.stdout + (audit.stderr if ending == "txt" else b"")
            file = self.folder / "expected" / f"{name}.{ending}"
            recorded = file.read_bytes() if file.exists() else b""
            if found == recorded:
                continue
            if self.update:
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(found)
                self.rewritten.append(f"examples/{self.folder.name}/expected/{file.name}")
                continue
            difference = "\n".join(difflib.unified_diff(
                recorded.decode().splitlines(), found.decode().splitlines(),
                f"expected/{file.name}", "found", lineterm=""))
            self.fail(f"{name}: the report has changed\n{difference}")

    def test(self) -> None:
        cases = self.cases()
        self.check_policies(cases)
        as_of = (self.folder / "as-of.txt").read_text(encoding="utf-8").strip()
        for name, arguments in cases.items():
            self.audit(name, arguments, as_of)
        self.check_completeness(cases)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--cairn", required=True)
    parser.add_argument("folders", nargs="*", help="the folders to run; all, if none is named")
    options = parser.parse_args()
    update = os.environ.get("CAIRN_UPDATE_GOLDEN") == "1"

    examples = [Example(cases.parent, str(pathlib.Path(options.cairn).resolve()), update)
                for cases in sorted((options.root / "examples").glob("*/cases.txt"))
                if not options.folders or cases.parent.name in options.folders]
    for example in examples:
        example.test()

    problems = [problem for example in examples for problem in example.problems]
    rewritten = [file for example in examples for file in example.rewritten]
    audits = sum(example.audits for example in examples)
    if audits == 0:
        problems.append("no example was found")
    for file in rewritten:
        print(f"rewritten: {file}", file=sys.stderr)
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(examples)} examples, {audits} reports, {len(problems)} problems")
    return 1 if problems or rewritten else 0


if __name__ == "__main__":
    sys.exit(main())
