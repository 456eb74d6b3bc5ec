#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds an implementation to docs/language.md with the cases of this folder (README.md says how they are written).

Each `<section>-<topic>/<policy>/` has a `policy.cairn` and a `cases.json`. For each policy the program is asked
to check it, to run its own tests where the cases speak of them, and to audit all its records at once. Every
audit is done with the credentials as they are written and in the opposite order, which must meet the same
expectations, and all is done twice, which must give the same bytes.

Fails where a numbered clause of docs/language.md is cited by no case and not listed in not-testable.txt.
"""
from __future__ import annotations

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CLAUSE = re.compile(r"^- \*\*(\d+\.\d+)\*\* ", re.MULTILINE)
MESSAGE = re.compile(r"^(error|warning|note)\[([EW]\d{4})\]: (.*)\n +--> (.*):(\d+):\d+$", re.MULTILINE)
TEST_LINE = re.compile(r"^  (ok|FAILED|failed)\s+(.*)$", re.MULTILINE)

FILE_MEMBERS = {"about", "versions", "as_of", "award", "every-record", "every-credential", "cases", "refused", "warned", "noted",
                "tests"}
CASE_MEMBERS = {"name", "cites", "record", "as_of", "award", "expect"}
EXPECT_MEMBERS = {"version", "verdict", "conditions", "clauses", "left_out", "decisions", "assumptions", "warnings", "results", "title"}
CLAUSE_MEMBERS = {"status", "used", "counted", "short", "including", "missing", "excluded", "needed", "allowed",
                  "documentation", "because", "source", "same"}
RESULT_MEMBERS = {"tier", "tiers", "level", "level_possible", "granted", "granted_exact", "preference_settled", "named"}
NEGATIVE = {"not-met", "cannot-tell", "undecided"}


class Malformed(Exception):
    """The data of the suite, not the program, is at fault."""


def only(members: set, of: dict, what: str) -> None:
    strange = sorted(set(of) - members)
    if strange:
        raise Malformed(f"{what} has the member `{strange[0]}`, which means nothing here")


def ids(entries: list) -> list[str]:
    return sorted({entry["credential"]["id"] for entry in entries if entry["credential"]})


class Comparison:
    """What one audit has against what one case expects."""

    def __init__(self, audit: dict, expect: dict):
        self.audit, self.expect = audit, expect
        self.differences: list[str] = []

    def equal(self, what: str, expected, found) -> None:
        if isinstance(expected, list) and isinstance(found, str):
            if found not in expected:
                self.differences.append(f"{what}: expected one of {expected}, found {found!r}")
        elif expected != found:
            self.differences.append(f"{what}: expected {expected!r}, found {found!r}")

    def alike(self, what: str, expected: list[dict], found: list[dict]) -> None:
        """Each expected entry is one found entry, member by member as written, and there are no others."""
        rest = list(found)
        for entry in expected:
            match = next((other for other in rest
                          if all(other.get(name) == value for name, value in entry.items())), None)
            if match is None:
                self.differences.append(f"{what}: expected {entry}, which is not among {found}")
            else:
                rest.remove(match)
        if len(expected) != len(found):
            self.differences.append(f"{what}: expected {len(expected)}, found {len(found)}: {found}")

    def clause(self, path: str, expected: dict) -> None:
        only(CLAUSE_MEMBERS, expected, f"the expectation of {path}")
        clause = next((each for each in self.audit["clauses"] if each["path"] == path), None)
        if clause is None:
            self.differences.append(f"{path}: the audit has no such clause")
            return
        measures = clause["measures"] or [{"counted": None, "short": None, "low": None, "high": None}]
        for name, value in expected.items():
            what = f"{path} {name}"
            if name in ("status", "documentation", "because", "source", "same"):
                self.equal(what, value, clause[name])
            elif name == "used":
                self.equal(what, sorted(value), ids(clause["used"]))
            elif name in ("counted", "short"):
                self.equal(what, value, measures[0][name])
            elif name in ("needed", "allowed"):
                self.equal(what, value, measures[0]["low" if name == "needed" else "high"])
            elif name == "including":
                for number, (part, measure) in enumerate(zip(value, measures[1:]), 1):
                    only({"counted", "short"}, part, f"including of {path}")
                    for member, amount in part.items():
                        self.equal(f"{path} including {number} {member}", amount, measure[member])
                self.equal(f"{path} number of `including`", len(value), len(measures) - 1)
            elif name == "missing":
                self.equal(what, sorted(value), sorted({each["field"] for each in clause["missing"]}))
            elif name == "excluded":
                reasons = {each["credential"]["id"]: each["reason"] for each in clause["excluded"]}
                for credential, reason in value.items():
                    self.equal(f"{what} {credential}", reason, reasons.get(credential))

    def results(self, expected: dict, found: dict | None) -> None:
        """What the award comes to; a tier by its title: `reached`, `verdict`, `conditions`, `short` by label."""
        if found is None:
            self.differences.append("results: the audit has none")
            return
        only(RESULT_MEMBERS, expected, "results")
        for name, value in expected.items():
            if name not in ("tiers", "level_conditions"):
                self.equal(f"results {name}", value, found[name])
        tiers = {tier["title"]: tier for tier in found["tiers"]}
        for title, wanted in expected.get("tiers", {}).items():
            only({"reached", "verdict", "conditions", "short"}, wanted, f"tier {title}")
            if title not in tiers:
                self.differences.append(f"tier {title}: the audit does not speak of it")
                continue
            tier = tiers[title]
            for name in ("reached", "verdict"):
                if name in wanted:
                    self.equal(f"tier {title} {name}", wanted[name], tier[name])
            if "conditions" in wanted:
                self.alike(f"tier {title} conditions", wanted["conditions"], [
                    {"kind": each["kind"], "credential": (each["credential"] or {}).get("id"), "field": each["field"],
                     "authority": each["authority"]} for each in tier["conditions"]])
            short = {each["label"]: (each["measures"] or [{"short": None}])[0]["short"] for each in tier["clauses"]}
            for label, value in wanted.get("short", {}).items():
                self.equal(f"tier {title} {label} short", value, short.get(label))
        if "tiers" in expected:
            self.equal("tiers looked at", list(expected["tiers"]), [tier["title"] for tier in found["tiers"]])

    def compare(self) -> list[str]:
        only(EXPECT_MEMBERS, self.expect, "expect")
        expect, audit = self.expect, self.audit
        self.equal("verdict", expect["verdict"], audit["verdict"])
        if "title" in expect:
            self.equal("title", expect["title"], audit["award"]["title"])
        if "version" in expect:
            self.equal("version", expect["version"], audit.get("versions", {}).get("version"))
        if "conditions" in expect:
            found = [dict(each, credential=(each["credential"] or {}).get("id"))
                     for each in audit["conditions"]]
            self.alike("conditions", expect["conditions"],
                       [{name: each[name] for name in ("kind", "clause", "authority", "credential", "field")}
                        for each in found])
        for path, clause in expect.get("clauses", {}).items():
            self.clause(path, clause)
        if "left_out" in expect:
            self.equal("left out", expect["left_out"], len(audit["left_out"]))
        if "decisions" in expect:
            self.alike("decisions", expect["decisions"],
                       [{name: each[name] for name in ("kind", "clause", "by", "in_force")}
                        for each in audit["decisions"]])
        if "assumptions" in expect:
            self.alike("assumptions", expect["assumptions"],
                       [{"credential": (each["credential"] or {}).get("id"), "field": each["field"]}
                        for each in audit["assumptions"]])
        if "results" in self.expect:
            self.results(self.expect["results"], self.audit.get("results"))
        if "warnings" in expect:
            self.equal("warnings are given", expect["warnings"], bool(audit["warnings"]))
        return self.differences


class PolicyFolder:
    def __init__(self, folder: pathlib.Path, root: pathlib.Path, cairn: str):
        self.folder, self.cairn = folder, cairn
        self.name = folder.relative_to(root).as_posix()
        self.problems: list[str] = []
        self.cases = self.negative = 0
        self.cited: set[str] = set()
        self.data = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
        only(FILE_MEMBERS, self.data, "cases.json")
        self.policies = self.data.get("versions", ["policy.cairn"])
        if not any(self.data.get(kind) for kind in ("cases", "refused", "warned", "noted", "tests")):
            raise Malformed("there is no case in it")

    def fail(self, case: str, message: str) -> None:
        self.problems.append(f"{self.name}: {case}\n    " + message.replace("\n", "\n    "))

    def count(self, case: dict, negative: bool) -> None:
        if not case.get("cites"):
            raise Malformed(f"a case cites no clause: {case}")
        self.cited.update(case["cites"])
        self.cases += 1
        self.negative += negative

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.cairn, *arguments], cwd=self.folder, capture_output=True, check=False,
                              timeout=300)

    def record(self, case: dict, learner: str, backwards: bool) -> str:
        """The record as written, with what every record and every credential of this file has."""
        each = self.data.get("every-credential", {})
        record = {"cairn": "record/1", **self.data.get("every-record", {}), **case["record"]}
        record["learner"] = {**self.data.get("every-record", {}).get("learner", {}),
                             **case["record"].get("learner", {}), "id": learner}
        credentials = [{**each, **credential} for credential in record["credentials"]]
        names = [credential.get("id") for credential in credentials]
        if None in names or len(set(names)) != len(names):
            raise Malformed(f"{case['name']}: every credential needs an id of its own")
        record["credentials"] = credentials[::-1] if backwards else credentials
        return json.dumps(record, ensure_ascii=False)

    def audit(self, as_of: str, awards: list[str], records: pathlib.Path) -> bytes:
        options = [word for award in awards for word in ("--award", award)]
        audit = self.run("audit", *self.policies, str(records), *options, "--as-of", as_of, "--format", "json")
        if audit.returncode != 0:
            self.fail(f"the audits on {as_of}", f"`cairn audit` ends with {audit.returncode}\n"
                      + audit.stderr.decode(errors="replace"))
        return audit.stdout

    def audits(self, work: pathlib.Path, accepted: bool) -> None:
        """All cases of one date at once; each record stands twice in the file, forwards and backwards."""
        dates: dict[str, list[tuple[str, dict]]] = {}
        for case in self.data.get("cases", []):
            only(CASE_MEMBERS, case, case.get("name", "a case"))
            verdict = case["expect"]["verdict"]
            self.count(case, verdict in NEGATIVE if isinstance(verdict, str) else set(verdict) <= NEGATIVE)
            as_of, award = (case.get(name, self.data.get(name)) for name in ("as_of", "award"))
            if as_of is None or award is None:
                raise Malformed(f"{case['name']}: no date or no award is given")
            dates.setdefault(as_of, []).append((award, case))
        for as_of, cases in dates.items() if accepted else ():
            records = work / f"{as_of}.ndjson"
            records.write_text("".join(self.record(case, f"{number}{order}", order == "-backwards") + "\n"
                                       for number, (_, case) in enumerate(cases) for order in ("", "-backwards")),
                               encoding="utf-8")
            awards = sorted({award for award, _ in cases})
            output = self.audit(as_of, awards, records)
            if self.audit(as_of, awards, records) != output:
                self.fail(f"the audits on {as_of}", "the same audits give other bytes (9.9)")
            found = {(audit["learner"]["id"], audit["award"]["name"]): audit
                     for audit in map(json.loads, output.splitlines())}
            for number, (award, case) in enumerate(cases):
                self.compare(case, found.get((str(number), award)), found.get((f"{number}-backwards", award)))

    def compare(self, case: dict, forwards: dict | None, backwards: dict | None) -> None:
        title = f"\"{case['name']}\" [{', '.join(case['cites'])}]"
        differences, turned = (Comparison(audit, case["expect"]).compare() if audit else ["there is no audit of it"]
                               for audit in (forwards, backwards))
        if differences:
            self.fail(title, "\n".join(differences))
        if turned and turned != differences:
            self.fail(title + " with the credentials in the opposite order", "\n".join(turned))

    def messages(self) -> bool:
        """What `check` must say: exactly the refusals, and exactly the warnings where the cases speak of them.

        Whether the policy is accepted.
        """
        notes = ["--notes"] if "noted" in self.data else []
        check = self.run("check", *notes, *self.policies)
        said = (check.stdout + check.stderr).decode(errors="replace")
        found = [(kind, code, pathlib.PurePath(file).name, int(line))
                 for kind, code, _, file, line in MESSAGE.findall(said)]
        refused = bool(self.data.get("refused"))
        if check.returncode != (1 if refused else 0):
            self.fail("check", f"`cairn check` ends with {check.returncode} and says\n{said}")
            if not refused:
                return False
        for member, kind in (("refused", "error"), ("warned", "warning"), ("noted", "note")):
            expected = []
            for case in self.data.get(member, []):
                only({"cites", "code", "line", "file", "name"}, case, member)
                self.count(case, member == "refused")
                place = (case.get("file", "policy.cairn"), case["line"]) if "line" in case else (None, None)
                expected.append((kind, case.get("code"), *place))
            if member != "refused" and member not in self.data:
                continue
            given = [message for message in found if message[0] == kind]
            for message in expected:
                match = next((each for each in given
                              if all(part in (None, other) for part, other in zip(message, each))), None)
                if match is not None:
                    given.remove(match)
                else:
                    where = f" at {message[2]}:{message[3]}" if message[2] else ""
                    self.fail(member, f"expected {message[1] or kind}{where}; check says\n{said}")
            for message in given:
                self.fail(member, f"not expected: {message[1]} at {message[2]}:{message[3]}; check says\n{said}")
        return check.returncode == 0

    def own_tests(self) -> None:
        """The tests that stand in the policy: which of them pass, and which must not."""
        expected = self.data.get("tests")
        if expected is None:
            return
        test = self.run("test", "policy.cairn")
        said = (test.stdout + test.stderr).decode(errors="replace")
        found = {title: result.lower() for result, title in TEST_LINE.findall(said)}
        for case in expected:
            only({"cites", "test", "result"}, case, "tests")
            self.count(case, case["result"] == "failed")
            if found.pop(case["test"], None) != case["result"]:
                self.fail(f"test \"{case['test']}\" [{', '.join(case['cites'])}]",
                          f"expected {case['result']}; `cairn test` says\n{said}")
        for title in found:
            self.fail(f"test \"{title}\"", "it stands in the policy and in no case")
        if test.returncode != (1 if any(case["result"] == "failed" for case in expected) else 0):
            self.fail("tests", f"`cairn test policy.cairn` ends with {test.returncode} and says\n{said}")

    def test(self) -> None:
        accepted = self.messages()
        self.own_tests()
        with tempfile.TemporaryDirectory() as work:
            self.audits(pathlib.Path(work), accepted)


def not_testable(folder: pathlib.Path) -> dict[str, str]:
    """Clause and reason, a line each; `#` begins a comment."""
    clauses = {}
    for line in (folder / "not-testable.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            clause, _, reason = line.partition(" ")
            clauses[clause] = reason.strip()
    return clauses


def coverage(language: str, cited: set[str], excused: dict[str, str]) -> list[str]:
    clauses = CLAUSE.findall(language)
    problems = [f"the clause {clause} of docs/language.md is cited by no case" for clause in clauses
                if clause not in cited and clause not in excused]
    problems += [f"the clause {clause} is cited, and docs/language.md has none of that number"
                 for clause in sorted(cited - set(clauses))]
    problems += [f"not-testable.txt: {clause} is cited by a case, or is no clause"
                 for clause in excused if clause in cited or clause not in clauses]
    problems += [f"not-testable.txt: {clause} has no reason" for clause, reason in excused.items() if not reason]
    return problems


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--cairn", required=True, help="the program")
    parser.add_argument("--filter", default="", help="only the policies whose folder has this in its name")
    options = parser.parse_args()
    suite = options.root / "tests" / "conformance"

    problems: list[str] = []
    cited: set[str] = set()
    policies = cases = negative = 0
    for file in sorted(suite.glob("*/*/cases.json")):
        if options.filter not in file.parent.relative_to(suite).as_posix():
            continue
        try:
            policy = PolicyFolder(file.parent, suite, str(pathlib.Path(options.cairn).resolve()))
            policy.test()
        except (Malformed, KeyError, ValueError, subprocess.TimeoutExpired) as fault:
            problems.append(f"{file.parent.relative_to(suite)}: {type(fault).__name__}: {fault}")
            continue
        policies, cases, negative = policies + 1, cases + policy.cases, negative + policy.negative
        problems += policy.problems
        cited |= policy.cited
    if not options.filter:
        language = (options.root / "docs" / "language.md").read_text(encoding="utf-8")
        problems += coverage(language, cited, not_testable(suite))
        for folder in sorted(suite.glob("*/*/")):
            if not (folder / "cases.json").exists() or not (folder / "policy.cairn").exists():
                problems.append(f"{folder.relative_to(suite)}: policy.cairn or cases.json is missing")
    if policies == 0:
        problems.append("no policy was found")
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{policies} policies, {cases} cases ({negative} negative), {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
