#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who meets W4, by an integer-programming solver: the policy is said here once more, as rows of an integer program,
and CBC (`coinor-cbc`) decides each learner. Prints one letter a learner: `1` met, `0` not met, `?` not decided in time.

  generate.py w4 | reference.py [seconds a learner=600] > truth/w4.txt
"""
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile

TAGS = ["data", "security", "ethics", "law", "cloud", "ai", "management", "communication", "project", "design"]


def tagged(*tags):
    return lambda c: any(tag in c["tags"] for tag in tags)


def level(least):
    return lambda c: c["rank"] >= least


def kind(name):
    return lambda c: c["kind"] == name


def both(*tests):
    return lambda c: all(test(c) for test in tests)


def leaves():
    """What each requirement may hold, in what unit, how much of it, and which choice it stands in."""
    for tag, credits in zip(TAGS, (49, 43, 28, 18, 37, 37, 31, 28, 18, 31)):
        yield both(tagged(tag), level(5)), "credits", credits, None
    for tag, count in zip(TAGS, (3, 3, 2, 2, 3, 3, 2, 2, 2, 2)):
        yield both(tagged(tag), kind("micro-credential")), "count", count, None
    for tags, credits in ((("data", "ai"), 47), (("security", "cloud"), 47), (("management", "communication"), 47),
                          (("ethics", "law"), 35)):
        yield both(level(6), tagged(*tags)), "credits", credits, "pathway"
    for tag, credits in (("project", 24), ("design", 35), ("data", 35)):
        yield both(level(7), tagged(tag)), "credits", credits, "capstone"
    for tag, count in (("cloud", 4), ("ai", 4), ("ethics", 3), ("law", 3), ("design", 3)):
        yield both(level(5), tagged(tag)), "count", count, "electives"
    yield level(6), "credits", 71, None
    yield kind("badge"), "count", 8, None
    yield both(kind("course"), level(5)), "credits", 71, None
    yield tagged("data", "security", "cloud", "ai"), "credits", 71, None
    yield tagged("ethics", "law", "communication"), "credits", 47, None
    yield tagged("project", "design"), "credits", 35, None
    yield lambda c: c["awarded"] >= "2025-01-01", "credits", 71, None
    yield level(4), "credits", 94, None


LEAVES = list(leaves())
CHOICES = {"pathway": 2, "capstone": 1, "electives": 3}
# Over all that counts: at least, or at most, so many per cent of the credits.
SHARES = [(lambda c: c["issuer"] in ("U01", "U02", "U03"), 25, ">="),
          (lambda c: c["mode"] == "recognised", 10, "<="),
          (lambda c: c["rank"] <= 4, 25, "<=")]
CEILINGS = [(lambda c: c["mode"] == "transfer", 212), (lambda c: c["issuer"] in ("U04", "U05", "U06"), 142)]


def total(terms):
    return " ".join("%s %d %s" % ("-" if weight < 0 else "+", abs(weight), name) for weight, name in terms)


def program(record):
    credentials = record["credentials"]
    for credential in credentials:
        credential["rank"] = int(credential["level"].split()[1])
        credential["size"] = int(credential["credits"].split()[0])
    rows, given, chosen = [], {}, []
    for at, (may_hold, unit, need, choice) in enumerate(LEAVES):
        held = [(c, i) for i, c in enumerate(credentials) if may_hold(c)]
        terms = [(c["size"] if unit == "credits" else 1, "x%d_%d" % (i, at)) for c, i in held]
        for c, i in held:
            given.setdefault(i, []).append("x%d_%d" % (i, at))
        if choice is None:
            rows.append(total(terms) + " >= %d" % need)
            continue
        chosen.append((choice, "y%d" % at))
        rows.append(total(terms + [(-need, "y%d" % at)]) + " >= 0")
        rows += ["+ 1 %s - 1 y%d <= 0" % (name, at) for _, name in terms]
    for choice, least in CHOICES.items():
        rows.append(total([(1, name) for of, name in chosen if of == choice]) + " >= %d" % least)
    rows += [total([(1, name) for name in names]) + " <= 1" for names in given.values()]
    counted = [(credentials[i], name) for i, names in given.items() for name in names]
    for test, most in CEILINGS:
        rows.append(total([(c["size"], name) for c, name in counted if test(c)]) + " <= %d" % most)
    for test, percent, side in SHARES:
        rows.append(total([(c["size"] * (100 * test(c) - percent), name) for c, name in counted]) + " %s 0" % side)
    names = [name for _, name in counted] + [name for _, name in chosen]
    return ("Minimize\n obj: 0 %s\nSubject To\n" % names[0] +
            "".join(" r%d: %s\n" % row for row in enumerate(rows)) + "Binary\n" +
            "".join(" %s\n" % name for name in names) + "End\n")


def decide(work):
    text, seconds = work
    with tempfile.NamedTemporaryFile("w", suffix=".lp", delete=False) as file:
        file.write(program(json.loads(text)))
    said = subprocess.run(["cbc", file.name, "sec", str(seconds), "solve", "quit"], capture_output=True, text=True,
                          check=False).stdout.lower()
    os.unlink(file.name)
    if "optimal solution found" in said or "result - optimal" in said:
        return "1"
    return "0" if "problem is infeasible" in said or "problem proven infeasible" in said else "?"


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    with multiprocessing.Pool() as pool:
        for letter in pool.imap(decide, ((text, seconds) for text in sys.stdin)):
            print(letter, flush=True)


if __name__ == "__main__":
    main()
