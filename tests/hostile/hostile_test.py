#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bad input gives a clear error with a stable code, and never a crash, a hang or a guess."""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

SECONDS = 120
MEBIBYTE = 1 << 20

problems = []
cases = 0


def run(arguments, name, status, code):
    """Runs cairn and notes a problem unless it ends with `status` and names a code like `code`."""
    global cases
    cases += 1
    try:
        done = subprocess.run(arguments, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        problems.append(f"{name}: still running after {SECONDS} s")
        return
    said = (done.stdout + done.stderr).decode("utf-8", errors="replace")
    if re.search(r"Sanitizer|runtime error:|terminate called", said):
        problems.append(f"{name}: {said[:2000]}")
    elif done.returncode not in status:
        problems.append(f"{name}: exit status {done.returncode}, not {status}: {said[:600]}")
    elif code and not re.search(code, said):
        problems.append(f"{name}: no code {code} in what was said: {said[:600]}")
    elif len(said) > 200_000:
        problems.append(f"{name}: {len(said)} characters of output")


def policies(example: bytes):
    where = b"let x = credentials where "
    head = b'edition 1\npolicy "P" { framework nzqcf home { "A" } }\nuse nzqcf\n'
    yield "empty", b"", "E0202"
    yield "only blanks and comments", b"\n  # nothing\n", "E0202"
    yield "100,000 nested parentheses", head + where + b"(" * 100_000 + b"level >= 5" + b")" * 100_000, "E0203"
    yield "100,000 open parentheses", head + where + b"(" * 100_000, "E0203"
    yield "100,000 nested nots", head + where + b"not " * 100_000 + b"active", "E0203"
    groups = b'award a "A" { requires { ' + b"x: all of { " * 100_000
    yield "100,000 nested groups", head + groups, "E0203"
    yield "100,000 open braces", head + b"let x = " + b"{" * 100_000, "E0203"
    yield "100,000 closing braces", head + b"}" * 100_000, "E0[0-9]{3}"
    yield "a line of 200 MB", head + b"# " + b"x" * (200 * MEBIBYTE), "E0109"
    yield "a text of 10 MB", head + b'let x = { "' + b"x" * (10 * MEBIBYTE) + b'" }', None
    yield "a word of 10 MB", head + b"x" * (10 * MEBIBYTE), "E0204"
    yield "a million errors", head + b"award\n" * 100_000, "E02"
    yield "invalid UTF-8", example.replace(b"Data", b"D\xff\xfeta", 1), "E0104"
    yield "an overlong UTF-8 sequence", head + b"# ok\nlet \xc0\xaf = badges", "E0104"
    yield "a NUL byte", head + b"let x\x00 = badges", "E01"
    yield "UTF-16", example.decode("utf-8").encode("utf-16"), "E01"
    yield "a JSON file", b'{"cairn": "record/1"}', "E0"
    yield "a number of 1,000 digits", head + b"let x = " + b"9" * 1000 + b" credits", "E0107"
    yield "a hidden right-to-left override", head + "# ok\nlet x\u202e = badges".encode(), "E0106"
    for size in range(12, len(example), max(1, len(example) // 40)):
        yield f"cut off after {size} bytes", example[:size], None


def records(example: bytes):
    deep = b'{"cairn":"record/1","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield "empty", b"", "R0"
    yield "only blanks", b" \n\n", "R0"
    yield "100,000 nested lists", deep, "R0"
    yield "100,000 open brackets", b"[" * 100_000, "R0"
    yield "100,000 open objects", b'{"a":' * 100_000, "R0"
    yield "a line of 200 MB", b'{"cairn":"record/1","learner":{"name":"' + b"x" * (200 * MEBIBYTE) + b'"}}', "R0"
    yield "invalid UTF-8", example.replace(b"learner", b"lea\xff\xferner", 1), "R0"
    yield "a NUL byte", example.replace(b"{", b"{\x00", 1), "R0"
    yield "a text that never ends", example[:-5] + b'"', "R0"
    yield "UTF-16", example.decode("utf-8").encode("utf-16"), "R0"
    yield "not JSON", b"hello", "R0"
    yield "a policy", b"edition 1\n", "R0"
    yield "a number of 1,000 digits", b'{"cairn":"record/1","credentials":[{"code":"A","credits":' + b"9" * 1000 + b"}]}", "R0"
    yield "a repeated member", b'{"cairn":"record/1","learner":{"id":"a","id":"b"},"credentials":[]}', "R0"
    yield "an exponent", b'{"cairn":"record/1","credentials":[{"code":"A","credits":1e400}]}', "R0"
    for size in range(1, len(example), max(1, len(example) // 40)):
        yield f"cut off after {size} bytes", example[:size], "R0"


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--cairn", required=True)
    options = parser.parse_args()
    example = options.root / "examples" / "data-practice"
    policy = example / "policy.cairn"
    record = example / "learners" / "met.json"

    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "bad"
        for name, content, code in policies(policy.read_bytes()):
            bad.write_bytes(content)
            statuses = {1} if code else {0, 1}
            run([options.cairn, "check", str(bad)], f"policy, {name}", statuses, code)
        for name, content, code in records(record.read_bytes().rstrip()):
            bad.write_bytes(content)
            run([options.cairn, "audit", str(policy), str(bad), "--as-of", "2026-06-30"],
                f"record, {name}", {3}, code)
        # One bad record costs that record alone.
        good = json.dumps(json.loads(record.read_bytes()))
        bad.write_text(good + '\n{"cairn":"record/1","credentials":7}\n', encoding="utf-8")
        run([options.cairn, "audit", str(policy), str(bad), "--as-of", "2026-06-30"],
            "record, one bad line of two", {3}, "R0.*|MET")
        for name, content in (("not JSON", b"x"), ("empty", b""), ("deep", b"[" * 100_000)):
            bad.write_bytes(content)
            for option in ("--profile", "--facts"):
                run([options.cairn, "audit", str(policy), str(record), option, str(bad), "--as-of",
                     "2026-06-30"], f"{option}, {name}", {1, 3}, "R0")

    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{cases} cases, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
