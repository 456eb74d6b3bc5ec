// SPDX-License-Identifier: Apache-2.0
// Amounts, shares and what they are shares of.
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

TEST_CASE("a share of a fixed base is worked out and rounded as the policy says") {
  const Program program = program_of(policy_with(R"(
    credits 30
    requires { volume: at least 20 credits }
    overall {
      up:      at least 75% of award credits rounded up stated as 23 credits
      down:    at most 75% of award credits from courses rounded down
      nearest: at least 75% of award credits rounded nearest to 3
      amount:  between 10 and 50% of 40 credits from courses
    })"));
  CHECK(demand_of(program, "a.up").bounds.low == Number(23));
  CHECK(demand_of(program, "a.down").bounds.high == Number(22));
  CHECK(demand_of(program, "a.nearest").bounds.low == Number(24));
  CHECK(demand_of(program, "a.amount").bounds.low == Number(4));
  CHECK(demand_of(program, "a.amount").bounds.high == Number(20));
  CHECK(demand_of(program, "a.amount").share_text == "10 and 50% of 40 credits");
}

TEST_CASE("a share of what is counted stays an exact fraction of its base") {
  const Program program = program_of(policy_with(R"(
    requires { volume: at least 9 credits }
    overall {
      third: at most 33.3% of counted credits from courses
      half:  at most 50% of counted courses from courses where tag includes "accelerated"
    })"));
  const Demand& third = demand_of(program, "a.third");
  REQUIRE(third.share);
  CHECK(third.share->counted);
  CHECK(third.bounds.high == Number::fraction(333, 1000));
  CHECK(third.share->unit == Unit{Measure::credits, program.credit_framework});
  CHECK_FALSE(third.share->selection);

  const Demand& half = demand_of(program, "a.half");
  REQUIRE(half.share);
  CHECK(half.unit.measure == Measure::count);
  CHECK(half.share->text == "counted courses");
  REQUIRE(half.share->selection);
  CHECK(std::get<OfKind>(program[*half.share->selection].base).kind == "course");
}

TEST_CASE("in `provided` a share is of what is held") {
  const Program program = program_of(policy_with(R"(
    requires { volume: at least 9 credits }
    provided { here: at least 50% of credits in live from live where issuer in home })",
                                                 "let live = courses where active"));
  const Demand& here = demand_of(program, "a.here");
  REQUIRE(here.share);
  CHECK_FALSE(here.share->counted);
  CHECK(here.share->text == "credits in live");
  CHECK(program[*here.share->selection].name == "live");
}

TEST_CASE("every kind of bound has the ends it says") {
  const Program program = program_of(policy_with(R"(
    requires {
      exact: exactly 2 courses
      range: between 2 and 4 courses
      one:   at least 1 course
    }
    overall {
      cap:  at most 9 credits
      none: none of badges
      size: at least limit from courses
    })",
                                                 "let limit = 6 credits"));
  CHECK(demand_of(program, "a.exact").bounds.low == Number(2));
  CHECK(demand_of(program, "a.exact").bounds.high == Number(2));
  CHECK(demand_of(program, "a.range").bounds.low == Number(2));
  CHECK(demand_of(program, "a.range").bounds.high == Number(4));
  CHECK(demand_of(program, "a.one").bounds.low == Number(1));
  CHECK(demand_of(program, "a.cap").bounds.high == Number(9));
  CHECK_FALSE(demand_of(program, "a.cap").bounds.low);
  CHECK(demand_of(program, "a.none").bounds.high == Number(0));
  CHECK(demand_of(program, "a.size").bounds.low == Number(6));
}

TEST_CASE("`all of` asks for each entry, and each `including` for a part of the whole") {
  const Program program = program_of(policy_with(R"(
    requires {
      core:   all of { "A-1", "A-2" from "Elsewhere" }
      volume: at least 120 credits where level >= 4, including at least 72 credits where level >= 5,
              including all of { "THESIS" }
    })"));
  const Demand& core = demand_of(program, "a.core");
  CHECK(core.every_entry);
  CHECK(core.bounds.low == Number(2));
  const auto& entries = std::get<OfEntries>(program[core.from].base).entries;
  CHECK(entries[0].issuers.empty());
  CHECK(entries[1].issuers == std::vector<std::string>{"Elsewhere"});

  const auto& volume = std::get<PhraseBody>(clause_of(program, "a.volume").body);
  CHECK(program[volume.demand.from].text == "credentials where level >= 4");
  REQUIRE(volume.including.size() == 2);
  CHECK(volume.including[0].bounds.low == Number(72));
  CHECK(volume.including[0].text == "at least 72 credits where level >= 5");
  CHECK(volume.including[1].every_entry);
}

TEST_CASE("credits of another framework are an amount of their own") {
  const Program program =
      program_of(policy_with("requires { v: at least 5 ects credits }", "use ects"));
  const Demand& demand = demand_of(program, "a.v");
  REQUIRE(demand.unit.framework);
  CHECK(program[*demand.unit.framework].name == "ects");
}

TEST_CASE("a framework may lend its levels and another its credits") {
  const Program program = program_of(R"(edition 1
policy "P" { framework eqf with ects credits home { "H" } }
use eqf
use ects
award a { level 7 credits 30 requires { v: at least 30 credits where level >= 7 } })");
  CHECK(program[*program.level_framework].name == "eqf");
  CHECK(program[*program.credit_framework].name == "ects");
  CHECK(program[award_of(program, "a").level->framework].name == "eqf");
}

TEST_CASE("an award warns where its clauses guarantee less than it declares") {
  const auto warnings = [](const std::string& award, const std::string& before = "") {
    const Outcome outcome = check_text(policy_with(award, before));
    INFO(outcome.shown);
    REQUIRE(outcome.result.program);
    std::size_t count = 0;
    for (const Diagnostic& diagnostic : outcome.result.diagnostics)
      if (diagnostic.code == Code::credits_not_guaranteed) ++count;
    return count;
  };
  CHECK(warnings("credits 40 requires { v: at least 40 credits }") == 0);
  CHECK(warnings("credits 40 requires { a: at least 30 credits b: at least 10 credits }") == 0);
  CHECK(warnings("credits 40 requires { a: at least 30 credits }") == 1);
  // Shared clauses count once, a choice by its least branch.
  CHECK(
      warnings(
          "credits 40 requires { a: at least 30 credits b: at least 10 credits } share a with b") ==
      1);
  CHECK(
      warnings(
          "credits 40 requires { c: any of { x: at least 40 credits y: at least 20 credits } }") ==
      1);
  CHECK(warnings("credits 40 requires { c: at least 2 of { x: at least 20 credits y: at least 20 "
                 "credits z: at least 30 credits } }") == 0);
  // What `overall` asks of everything counted guarantees too; a count alone says nothing of
  // credits.
  CHECK(warnings(
            "credits 40 requires { a: at least 3 courses } overall { v: at least 40 credits }") ==
        0);
  CHECK(warnings("credits 40 requires { a: at least 3 courses }") == 1);
}
