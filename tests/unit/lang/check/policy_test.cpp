// SPDX-License-Identifier: Apache-2.0
// The first policy of the language, from its text to its Program.
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

namespace {

const std::string partners = R"(edition 1

recognise cisco: "CCNA" from "Cisco" { as "DATA-501" worth 15 nzqcf credits at nzqcf level 5 }
)";

const std::string first_policy = R"(edition 1

policy "Data Practice awards" {
  version   "2026.1"
  authority "Academic Board, minute 2025/118"
  source    "Academic Statute 2026, chapter 4"
  framework nzqcf                      # a bare `level 5` or `15 credits` now means NZQCF
  home      { "Otago Polytechnic", "Te Pukenga" }
  effective from 2026-01-01
}

use nzqcf                              # from the standard library
use "partners.cairn"                   # a file beside this one

let data-stack = micro-credentials where level >= 5 and subject includes "data"

recognise "AWS-DEA" from "Amazon Web Services" where awarded within 3 years before audit {
  as        "DATA-520" worth 15 credits at level 5 in "data"
  authority "RPL Committee 2025/07"
}

## Three level-5 micro-credentials make the certificate.
award data-practice "Certificate in Data Practice" {
  kind    certificate
  level   5
  credits 40

  requires {
    core:     at least 3 of data-stack
    breadth:  at least 10 credits from micro-credentials where level >= 4
    capstone: any of { "CAP-500", "IND-510" }
  }

  overall {
    residency: at least 50% of award credits from credentials where issuer in home
    transfer:  at most 20 credits from credentials where mode is transfer
               unless approved by "Programme Director"
    currency:  only credentials where awarded within 5 years before audit
  }

  provided {
    adult: learner where age >= 16
  }
}

test "three level-5 micro-credentials make the certificate" {
  on 2026-06-30
  given {
    learner born is 1990-02-01
    micro-credential "DATA-501" from "Otago Polytechnic" worth 15 credits at level 5 in "data" awarded 2025-03-01
    micro-credential "DATA-502" from "Otago Polytechnic" worth 15 credits at level 5 in "data" awarded 2025-07-01
    micro-credential "DATA-503" from "Otago Polytechnic" worth 10 credits at level 5 in "data" awarded 2025-11-01
    micro-credential "COMM-401" from "Otago Polytechnic" worth 10 credits at level 4 awarded 2025-11-20
    course           "CAP-500"  from "Otago Polytechnic" worth 15 credits at level 5 awarded 2026-05-30
  }
  expect data-practice met
}
)";

Program first_program() {
  return program_of(first_policy, {{"partners.cairn", partners}});
}

}  // namespace

TEST_CASE("a policy says who decided it, since when, and what bare words mean") {
  const Program program = first_program();
  CHECK(program.title == "Data Practice awards");
  CHECK(program.version == "2026.1");
  CHECK(program.authority == "Academic Board, minute 2025/118");
  CHECK(program.home == std::vector<std::string>{"Otago Polytechnic", "Te Pukenga"});
  CHECK(program.effective_from == Date::from_ymd(2026, 1, 1));
  CHECK_FALSE(program.effective_until);
  REQUIRE(program.level_framework);
  CHECK(program[*program.level_framework].name == "nzqcf");
  CHECK(program.credit_framework == program.level_framework);
}

TEST_CASE("an award declares its kind, level and credits in the policy's framework") {
  const Program program = first_program();
  const Award& award = award_of(program, "data-practice");
  CHECK(award.title == "Certificate in Data Practice");
  CHECK(award.kind == "certificate");
  REQUIRE(award.level);
  CHECK(program[award.level->framework].levels[award.level->rank] == "5");
  REQUIRE(award.credits);
  CHECK(award.credits->value == Number(40));
  CHECK(award.credits->unit.framework == program.credit_framework);
  CHECK(award.documentation.find("Three level-5") != std::string::npos);
  CHECK(award.requirements.size() == 3);
  CHECK(award.overall.size() == 3);
  CHECK(award.provided.size() == 1);
}

TEST_CASE("each clause keeps its path, its words and its place") {
  const Program program = first_program();
  const Clause& transfer = clause_of(program, "data-practice.transfer");
  CHECK(transfer.label == "transfer");
  CHECK(transfer.block == Block::overall);
  CHECK(transfer.approver == "Programme Director");
  CHECK(transfer.text == "at most 20 credits from credentials where mode is transfer");
  CHECK(program[transfer.place.file].name == "policy.cairn");
  CHECK(transfer.place.line == 36);
  CHECK(transfer.place.column == 5);
}

TEST_CASE("a count, an amount and a choice of codes become demands") {
  const Program program = first_program();
  const Demand& core = demand_of(program, "data-practice.core");
  CHECK(core.unit.measure == Measure::count);
  CHECK(core.bounds.low == Number(3));
  CHECK_FALSE(core.bounds.high);
  CHECK(program[core.from].name == "data-stack");

  const Demand& breadth = demand_of(program, "data-practice.breadth");
  CHECK(breadth.unit == Unit{Measure::credits, program.credit_framework});
  CHECK(breadth.bounds.low == Number(10));

  const Demand& capstone = demand_of(program, "data-practice.capstone");
  CHECK(capstone.bounds.low == Number(1));
  CHECK_FALSE(capstone.every_entry);
  const auto& codes = std::get<OfEntries>(program[capstone.from].base).entries;
  REQUIRE(codes.size() == 2);
  CHECK(codes[0].code == "CAP-500");
  CHECK(codes[0].issuers.empty());
}

TEST_CASE("a share of the award's credits is a plain amount that remembers its words") {
  const Program program = first_program();
  const Demand& residency = demand_of(program, "data-practice.residency");
  CHECK_FALSE(residency.share);
  CHECK(residency.bounds.low == Number(20));
  CHECK(residency.unit == Unit{Measure::credits, program.credit_framework});
  CHECK(residency.share_text == "50% of award credits");
  CHECK(residency.text == "at least 50% of award credits from credentials where issuer in home");
}

TEST_CASE("recognitions of every file are there, in the order of their labels") {
  const Program program = first_program();
  REQUIRE(program.recognitions.size() == 2);
  CHECK(program.recognitions[0].label == "AWS-DEA from Amazon Web Services");
  CHECK(program.recognitions[0].authority == "RPL Committee 2025/07");
  CHECK(program.recognitions[1].label == "cisco");
  const Target& target = program.recognitions[1].targets.front();
  CHECK(target.code == "DATA-501");
  CHECK(target.worth->value == Number(15));
  CHECK(program[program.recognitions[1].place.file].name == "partners.cairn");
}

TEST_CASE("a test in the file carries its record and what it expects") {
  const Program program = first_program();
  REQUIRE(program.tests.size() == 1);
  const program::Test& test = program.tests.front();
  CHECK(test.on == Date::from_ymd(2026, 6, 30));
  REQUIRE(test.learner.size() == 1);
  CHECK(test.learner.front().first.built_in == BuiltIn::born);
  REQUIRE(test.credentials.size() == 5);
  CHECK(test.credentials.front().kind == "micro-credential");
  CHECK(test.credentials.front().credits->value == Number(15));
  CHECK(test.credentials.back().code == "CAP-500");
  REQUIRE(test.expectations.size() == 1);
  CHECK(std::get<ExpectVerdict>(test.expectations.front().kind).verdict == Verdict::met);
}

TEST_CASE("a Program lists every file it was made of, the root first") {
  const Program program = first_program();
  REQUIRE(program.files.size() == 3);
  CHECK(program.files[0].name == "policy.cairn");
  CHECK(program.files[0].text == first_policy);
  CHECK(program.files[1].name == "partners.cairn");
  CHECK(program.files[2].name == "stdlib:nzqcf");
}
