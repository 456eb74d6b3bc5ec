#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Workloads as native records, NDJSON: the same bytes everywhere. README.md says what they are.

  generate.py w1 [n=200000] [seed=1] > w1.ndjson     filter and count
  generate.py w2 [n=20000]  [seed=2] > w2.ndjson     allocation
  generate.py w3 [n=200]    [seed=3] > w3.ndjson     adversarial allocation
  generate.py w4 [n=1000]   [seed=4] > w4.ndjson     shares, caps and choices
"""
import json
import random
import sys

TAGS = ["data", "security", "ethics", "law", "cloud", "ai", "management", "communication", "project", "design"]
TAG_WEIGHTS = [16, 14, 9, 6, 12, 12, 10, 9, 6, 10]
KINDS = {"MC": "micro-credential", "CS": "course", "BD": "badge"}
MODES = ("taught", "transfer", "recognised")


def date(r, first=2017, last=2026):
    year = r.randint(first, last)
    month = r.randint(1, 6 if year == last else 12)
    return "%04d-%02d-%02d" % (year, month, r.randint(1, 28))


def line(index, credentials):
    return json.dumps({"cairn": "record/1", "learner": {"id": "L%07d" % index}, "complete": True,
                       "credentials": credentials}, separators=(",", ":")) + "\n"


def credential(index, *, code, issuer, kind, level, credits, awarded, mode, tags):
    return {"id": "A%d" % index, "code": code, "issuer": issuer, "kind": kind, "level": "nzqcf %d" % level,
            "credits": "%d nzqcf" % credits, "awarded": awarded, "status": "awarded", "mode": mode, "tags": tags}


def w1(n, r):
    for i in range(n):
        credentials, seen = [], []
        home = r.random() * 0.8 + 0.1             # how loyal the learner is to U01
        for k in range(r.randint(6, 18)):         # mean 12
            if seen and r.random() < 0.05:
                code = r.choice(seen)             # a retake: same code again
            else:
                code = "%s-%04d" % (r.choice(("MC", "MC", "CS", "BD")), r.randint(0, 3999))
                seen.append(code)
            level, credits = r.choice((3, 4, 4, 5, 5, 6, 7)), r.choice((2, 3, 5, 5, 10, 15))
            issuer = "U01" if r.random() < home else "U%02d" % r.randint(2, 20)
            awarded, mode = date(r), r.choices(MODES, (80, 12, 8))[0]
            credentials.append(credential(k, code=code, issuer=issuer, kind=KINDS[code[:2]], level=level,
                                          credits=credits, awarded=awarded, mode=mode,
                                          tags=r.sample(TAGS, r.randint(1, 3))))
        yield line(i, credentials)


def w2(n, r):
    for i in range(n):
        credentials = []
        for k in range(r.randint(20, 60)):
            tags = list(dict.fromkeys(r.choices(TAGS, TAG_WEIGHTS, k=r.randint(1, 3))))
            kind = KINDS[r.choice(("MC", "MC", "CS", "BD"))]
            code, level = "MC-%04d" % r.randint(0, 9999), r.choice((4, 4, 5, 5, 5, 6, 6, 7))
            credits, issuer = r.choice((3, 4, 5, 5, 6, 8, 10, 12)), "U%02d" % r.randint(1, 20)
            credentials.append(credential(k, code=code, issuer=issuer, kind=kind, level=level, credits=credits,
                                          awarded=date(r, 2022), mode=r.choices(MODES, (62, 28, 10))[0], tags=tags))
        yield line(i, credentials)


W3_CREDITS = [31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 29, 23, 39, 45, 57]     # of r0 to r14


def w3(n, r):
    """Even learners: a solution without slack is planted, then hidden behind decoy tags. Odd learners: the same, then
    10 pairs of credentials trade 1 to 3 credits, the total unchanged: whether they qualify is not known in advance."""
    for i in range(n):
        sizes = []
        parts = [3] * 10 + [2] * 5                # 40 credentials over 15 requirements
        r.shuffle(parts)
        for j, credits in enumerate(W3_CREDITS):
            cuts = sorted(r.sample(range(5, credits - 4), parts[j] - 1)) if credits > 16 else [credits // 2]
            for low, high in zip([0] + cuts, cuts + [credits]):
                tags = [j] + r.sample([x for x in range(15) if x != j], r.randint(2, 5))
                r.shuffle(tags)
                sizes.append([high - low, tags])
        if i % 2:
            for _ in range(10):
                a, b = r.sample(range(len(sizes)), 2)
                traded = r.randint(1, 3)
                if sizes[a][0] > traded + 1:
                    sizes[a][0] -= traded
                    sizes[b][0] += traded
        r.shuffle(sizes)
        yield line(i, [credential(k, code="MC-%04d" % r.randint(0, 9999), issuer="U01", kind=KINDS["MC"], level=5,
                                  credits=credits, awarded="2024-01-15", mode="taught", tags=["r%d" % t for t in tags])
                       for k, (credits, tags) in enumerate(sizes)])


def w4(n, r):
    """Learners differ in what they studied and in how much of it at the three home issuers."""
    for i in range(n):
        weights = [weight * r.uniform(0.3, 1.7) for weight in TAG_WEIGHTS]
        loyal = r.uniform(0.1, 0.6)
        credentials = []
        for k in range(200):
            tags = list(dict.fromkeys(r.choices(TAGS, weights, k=r.randint(1, 3))))
            kind = KINDS[r.choice(("MC", "MC", "CS", "BD"))]
            level, credits = r.choice((4, 4, 5, 5, 5, 6, 6, 7)), r.choice((3, 4, 5, 5, 6, 8, 10, 12))
            issuer = "U%02d" % (r.randint(1, 3) if r.random() < loyal else r.randint(4, 20))
            credentials.append(credential(k, code="MC-%04d" % k, issuer=issuer, kind=kind, level=level,
                                          credits=credits, awarded=date(r, 2022),
                                          mode=r.choices(MODES, (62, 28, 10))[0], tags=tags))
        yield line(i, credentials)


def main():
    workloads = {"w1": (w1, 200000, 1), "w2": (w2, 20000, 2), "w3": (w3, 200, 3), "w4": (w4, 1000, 4)}
    if len(sys.argv) < 2 or sys.argv[1] not in workloads:
        sys.exit(__doc__)
    learners, n, seed = workloads[sys.argv[1]]
    n = int(sys.argv[2]) if len(sys.argv) > 2 else n
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else seed
    for text in learners(n, random.Random(seed)):
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
