// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whole policies for the tests that take text to pieces: between them they use every declaration
/// and clause form there is.
#pragma once

#include <array>
#include <string_view>

namespace samples {

inline constexpr std::string_view data_practice = R"(edition 1

policy data "Data Practice awards" {
  version   "2026.1"
  authority "Academic Board, minute 2025/118"
  source    "Academic Statute 2026, chapter 4"
  framework nzqcf with nzqcf credits   # a bare `level 5` now means NZQCF
  scale     nz-letter
  home      { "Otago Polytechnic", "Te Pūkenga" }
  effective from 2026-01-01 until 2030-12-31
  for learners admitted from 2024-01-01
  governed by better
  year starts 02-01
}

use nzqcf
use "partners.cairn"

let data-stack = micro-credentials where level >= 5 and subject includes "data"
let size = 40 credits
let listed = { "DATA-501", "CCNA" from "Cisco" where grade >= "B", data-stack except { "X-1" } }

field credential letter-graded is yes-or-no
field learner major is text
field award words is text

recognise ccna: "CCNA" from "Cisco" where awarded within 3 years before audit {
  as        course "DATA-520" worth 15 credits at level 5 in "data" in "networks"
  as        5 nzqcf credits
  authority "RPL Committee 2025/07"
  source    "minute 7"
  from 2025-01-01
  grade kept
  once
  unless approved by "Dean"
}
recognise all of { "100-105" from "Cisco", "200-105" from home } { as itself }
overlap { "DATA-501", "STAT-501" }

## Three level-5 micro-credentials
## make the certificate.
award data-practice "Certificate in Data Practice" {
  kind    certificate
  level   5
  credits 40
  repeats best
  words   is "Certificate"
  because "asked for by employers"

  declares { fit: award where level >= 4 and words matches "Cert*" }

  requires {
    core:     at least 3 of data-stack
    ## Any two of the three.
    breadth:  at least 10 credits from micro-credentials where level >= 4, including at least 5 credits where level >= 5
    capstone: any of { "CAP-500", "IND-510" } because "statute 4.2" source "4.2"
    choice:   any of { applied: exactly 1 course where mode is taught  theory: all of { "T-1" } }
    spread:   at least 2 of { one: between 5 and 8 credits from courses  two: complete other  three: none of listed }
  }

  overall {
    residency: at least 50% of award credits from credentials where issuer in home rounded up to 3 stated as 21 credits
    counted:   at most 25% of counted courses where not (mode is recognised or letter-graded)
    transfer:  at most 20 credits from credentials where mode is transfer
               unless approved by "Programme Director"
    currency:  only credentials where active at award and awarded from 2020-01-01 until 2026-12-31
    span:      oldest to latest between 2 and 4 years
    turn:      order { "CAP-500" } after at least 60 credits from courses where level >= 5
    aged:      courses where mode is transfer counted within 16 years of latest
    high:      at least 50% of credits in credentials counted in choice.theory from credentials where level >= 6
    gpa:       average grade of data-stack at least 3.0 weighted by credits
  }

  provided {
    adult: learner where age >= 16 and major is known
    live:  at least 50% of credits in conferred other from courses where eqf level >= 4 and grade is not known
    said:  approval of "Programme Director"
    field: learner where admitted before 2026-01-01 and major not in { "art" }
  }
  share core with choice.applied
}

test "three level-5 micro-credentials make the certificate" {
  on 2026-06-30
  given {
    learner born is 1990-02-01
    micro-credential "DATA-501" from "Otago Polytechnic" worth 15 credits at level 5 in "data" awarded 2025-03-01
    course "CAP-500" partial grade is "B+"
    conferred other on 2025-01-01 used { "CAP-500" }
    decision approve data-practice.transfer by "Programme Director"
  }
  expect data-practice met
  expect data-practice met on completion
  expect data-practice.core uses { "DATA-501" }
  expect data-practice.core short 1 course
  expect data-practice short 15 credits
  expect data-practice needs "Programme Director"
  expect data-practice needs decision
  expect data-practice missing level
  expect data-practice cannot tell
  expect data-practice not met
  expect data-practice undecided
}
)";

inline constexpr std::string_view library = R"(edition 1
## The ladder of a small country.
framework ladder {
  levels { 1, 2, 4.5, "Entry 3" }
  unit ladder
  hours between 25 and 30 per credit
  year 60 credits
  micro-credentials between 5 and 40 credits
  authority "The Ministry"
  source "Gazette 7" read 2026-05-01
  status official
}
crosswalk ladder to eqf { 1 is 2  2 is 3  level 4.5 is 5  "Entry 3" is 1  from 2020-01-01  status indicative  source "Report" }
scale letters { grade "F" points 0 marks between 0 and 49 grade "A" points 4 marks 100 source "Handbook" }
admission entry { requires { one: at least 1 course } }
standing advanced "Advanced standing" { requires { v: at least size from listed } }
badge b { requires { c: any of { "B-1" } } }
let size = 150 hours
let listed = courses except conferred diplomas where level < 4
)";

/// What people write before they have read the manual.
inline constexpr std::string_view broken = R"(edition 1
policy "P" { version 2026 framework "x" }
award a "A" {
  requries { core: at lest 3 of x  b at least 3 of y  c: any of { "A" "B }
  overall { d: >= 20 credits  e: average grade at least 3
}
tier award ( ( { } ]
test { given { course X  learner born 1990-02-01 } expect a mett }
)";

inline constexpr auto all = std::to_array<std::string_view>({data_practice, library, broken});

}  // namespace samples
