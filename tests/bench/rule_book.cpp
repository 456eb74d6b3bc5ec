// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/rule_book.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace cairn::bench {
namespace {

constexpr std::string_view head = R"cairn(edition 1

policy rule-book "The rules of a whole institution" {
  version "2026.1"
  authority "Academic Board"
  source "Academic Statute 2026"
  framework nzqcf
  home { "Otago Polytechnic", "Te Pukenga" }
  effective from 2026-01-01
}

use nzqcf

field credential delivery is text
field learner has-diploma is yes-or-no
)cairn";

/// {0}: the programme's number; {1}: a subject; {2} to {5}: credits, levels and counts.
constexpr std::string_view programme = R"cairn(
## What counts toward programme {0}, wherever it was earned.
let stack-{0} = micro-credentials where level >= {3} and subject includes "{1}"
let taught-{0} = courses where issuer in home and tag includes "taught-{0}" and not (delivery is "remote" or credits < 5)

recognise "VENDOR-{0}" from "Vendor {0}" where awarded within 3 years before audit {{
  as micro-credential "REC-{0}" worth {4} credits at level {3} in "{1}"
  authority "Recognition Committee, minute {0}"
}}

## Programme {0}: {1}.
award certificate-{0} "Certificate in {1}, programme {0}" {{
  kind certificate
  level {3}
  credits {2}
  requires {{
    core: at least {5} of stack-{0}
      source "{0}.1(a)"
    ## Something beyond it will do.
    breadth: at least {4} credits from credentials where kind in {{ micro-credential, course }} and level >= {3} and (subject includes "{1}" or subject includes "society")
    taught: at least {4} credits from taught-{0}, including at least {5} credits where level >= {3}
    capstone: any of {{ "CAP-{0}", "IND-{0}" }}   # a project, or a placement
    way-in: any of {{
      diploma: at least 1 of credentials where kind is diploma and level >= {3}
      work: at least {5} of credentials where tag includes "practice-{0}"
    }}
  }}
  overall {{
    volume: at least {2} credits
    residency: at least 50% of award credits from credentials where issuer in home
      source "{0}.3(1)"
    transfer: at most 20 credits from credentials where mode is transfer unless approved by "Programme Director {0}"
    currency: only credentials where awarded within 5 years before audit because "Practice dates quickly"
    pace: oldest to latest at most 6 years
  }}
  provided {{
    adult: learner where age >= 16 or has-diploma
  }}
}}

test "programme {0} is met" {{
  on 2026-06-30
  given {{
    learner born is 1990-02-01
    learner has-diploma is yes
    micro-credential "M1-{0}" from "Otago Polytechnic" worth {2} credits at level {3} in "{1}" awarded 2025-03-01
    micro-credential "M2-{0}" from "Te Pukenga" worth 15 credits at level {3} in "{1}" awarded 2025-07-01
    course "CAP-{0}" from "Otago Polytechnic" worth 15 credits at level {3} awarded 2026-05-30
  }}
  expect certificate-{0} not met
  expect certificate-{0}.taught short {4} credits
}}
)cairn";

constexpr std::array<std::string_view, 7> subjects = {
    "data", "security", "aged care", "horticulture", "te reo Maori", "welding", "early childhood"};

std::size_t lines_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::string rule_book(std::size_t lines) {
  std::string text{head};
  const std::size_t each = lines_of(programme);
  for (std::size_t number = 1, written = lines_of(head); written < lines;
       ++number, written += each) {
    fmt::format_to(std::back_inserter(text), fmt::runtime(programme), number,
                   subjects[number % subjects.size()], 40 + 2 * (number % 11), 4 + number % 3,
                   10 + number % 6, 2 + number % 3);
  }
  return text;
}

}  // namespace cairn::bench
