// SPDX-License-Identifier: Apache-2.0
// Awards: groups, sharing, nested awards, and what is decided before any audit.
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

TEST_CASE("a choice holds its branches below its own path") {
  const Program program = program_of(policy_with(R"(
    requires {
      pathway: at least 1 of {
        applied: at least 3 courses
        theory:  all of { first: at least 1 badge  second: any of { "X" } }
      }
    })"));
  const Clause& pathway = clause_of(program, "a.pathway");
  const auto& group = std::get<GroupBody>(pathway.body);
  CHECK(group.kind == GroupBody::Kind::counted);
  CHECK(group.bounds.low == Number(1));
  REQUIRE(group.children.size() == 2);
  CHECK(program[group.children[1]].path == "a.pathway.theory");
  const Clause& second = clause_of(program, "a.pathway.theory.second");
  REQUIRE(second.parent);
  CHECK(program[*second.parent].path == "a.pathway.theory");
  REQUIRE(award_of(program, "a").requirements.size() == 1);
}

TEST_CASE("two clauses may share what serves them") {
  const Program program = program_of(policy_with(R"(
    requires { core: at least 3 courses  breadth: at least 10 credits }
    share breadth with core
    share core with breadth)"));
  const Award& award = award_of(program, "a");
  REQUIRE(award.shares.size() == 1);
  CHECK(program[award.shares[0].first].label == "core");
  CHECK(program[award.shares[0].second].label == "breadth");
}

TEST_CASE("an award may need another, completed or conferred") {
  const Program program = program_of(policy_with(R"(
    requires {
      base: complete b
      held: any of conferred c
    }
    provided { entry: complete c })",
                                                 R"(
award b { requires { v: at least 1 course } }
admission c { requires { v: at least 1 badge } })"));
  REQUIRE(program.awards.size() == 3);
  const auto& base = std::get<CompleteBody>(clause_of(program, "a.base").body);
  CHECK(program[base.award].name == "b");
  const auto& held = program[demand_of(program, "a.held").from];
  const auto& conferred = std::get<OfConferred>(held.base).awards;
  REQUIRE(conferred.size() == 1);
  CHECK(program[conferred.front()].name == "c");
  CHECK(award_of(program, "c").sort == AwardSort::admission);
}

TEST_CASE("lines of `reuse` know their awards, and stand in the order of their labels") {
  const Program program = program_of(policy_with(R"(
    kind certificate credits 30
    requires { v: at least 3 courses })",
                                                 R"(
award b { kind degree credits 120 requires { v: at least 1 course } }
badge c { requires { v: at least 1 course } }
reuse {
  up:   from certificates to conferred degrees at most 20% of award credits of smaller rounded up to 3, at most 2 courses
  apart: only one of { b, a }
}
reuse {
  each: each credential in at most 2 awards
  both: between badges and b nothing  unless approved by "Dean"
}
test "t" { on 2026-01-01 given { decision approve reuse.both by "Dean" } expect b not met })"));
  REQUIRE(program.reuse.size() == 4);
  CHECK(program.reuse[0].path == "reuse.apart");
  CHECK(std::get<OnlyOneBody>(program.reuse[0].body).awards.size() == 2);
  const auto& both = std::get<SharingBody>(program.reuse[1].body);
  CHECK(both.both_ways);
  CHECK(both.nothing);
  REQUIRE(both.left.awards.size() == 1);
  CHECK(program[both.left.awards.front()].name == "c");
  CHECK(program.reuse[1].approver == "Dean");
  CHECK(std::get<MostAwardsBody>(program.reuse[2].body).most == Number(2));
  const auto& up = std::get<SharingBody>(program.reuse[3].body);
  CHECK_FALSE(up.both_ways);
  CHECK(up.right.conferred);
  REQUIRE(up.most.size() == 2);
  CHECK(up.most[0].base == ReuseMost::Base::smaller);
  CHECK(up.most[0].value == *divide(1, 5));
  CHECK(up.most[0].rounding == Rounding::up);
  CHECK(up.most[0].step == Number(3));
  CHECK(up.most[1].unit->measure == Measure::count);
  CHECK(program.tests.front().decisions.front().clause == "reuse.both");
}

TEST_CASE("what an award declares is decided when the policy is checked") {
  const Program program = program_of(policy_with(R"(
    kind certificate level 5 credits 40
    words is "Higher Certificate"
    declares {
      size:  between 40 and 60 credits
      place: award where level >= 4 and level <= 6 and kind is certificate
      name:  award where title matches "A*" and words matches "*Higher*"
    }
    requires { v: at least 40 credits })",
                                                 "field award words is text"));
  CHECK(std::holds_alternative<DeclaredBody>(clause_of(program, "a.size").body));
  CHECK(std::holds_alternative<DeclaredBody>(clause_of(program, "a.place").body));
  const Award& award = award_of(program, "a");
  REQUIRE(award.facts.size() == 1);
  CHECK(std::get<std::string>(award.facts.front().second) == "Higher Certificate");
  // Nothing of those tests is left for an audit.
  CHECK(program.predicates.empty());
}

TEST_CASE("time, averages, approvals and the learner have clauses of their own") {
  const Program program = program_of(policy_with(R"(
    repeats best
    requires { v: at least 1 course }
    overall {
      pace:  oldest to latest between 2 years and 4 years
      turn:  order { "B" } after at least 2 courses where level >= 5, including all of { "A" }
      aged:  courses where mode is transfer counted within 18 months of oldest
      marks: average mark of courses at least 60 each equal
    }
    provided {
      dean:  approval of "Dean"  because "the statute says so"  source "Statute 4.2"
      adult: learner where age >= 16
    })"));
  const auto& pace = std::get<ElapsedBody>(clause_of(program, "a.pace").body);
  CHECK(pace.low == Duration{2, DurationUnit::years});
  CHECK(pace.high == Duration{4, DurationUnit::years});
  const auto& turn = std::get<OrderBody>(clause_of(program, "a.turn").body);
  CHECK(program[turn.of].text == "{ \"B\" }");
  CHECK(turn.after.demand.bounds.low == Number(2));
  CHECK(turn.after.including.at(0).every_entry);
  const auto& aged = std::get<CountedWithinBody>(clause_of(program, "a.aged").body);
  CHECK(aged.span == Duration{18, DurationUnit::months});
  CHECK_FALSE(aged.of_latest);
  const auto& marks = std::get<AverageBody>(clause_of(program, "a.marks").body);
  CHECK(marks.field.built_in == BuiltIn::mark);
  CHECK(marks.weight == program::Weight::equal);
  const Clause& dean = clause_of(program, "a.dean");
  CHECK(std::get<ApprovalBody>(dean.body).authority == "Dean");
  CHECK(dean.because == "the statute says so");
  CHECK(dean.source == "Statute 4.2");
  const auto& adult = std::get<LearnerBody>(clause_of(program, "a.adult").body);
  CHECK(std::get<CompareTest>(program[adult.where].kind).field.owner ==
        program::FieldOwner::learner);
  CHECK(award_of(program, "a").repeats == Repeats::best);
}

TEST_CASE("a test in the file may give conferrals and decisions, and expect shortfalls") {
  const Program program = program_of(policy_with(R"(
    credits 20
    requires { core: at least 20 credits }
    overall { transfer: at most 5 credits where mode is transfer unless approved by "Dean" })",
                                                 R"(
field credential campus is text
test "short" {
  on 2026-01-01
  given {
    learner admitted is 2025-02-01
    conferred a on 2025-01-01 used { "X-1" }
    decision approve a.transfer by "Dean"
    course "X-2" worth 10 credits partial status is in-progress campus is "Dunedin"
  }
  expect a not met
  expect a.core short 10 credits
  expect a.core uses { "X-2" }
  expect a missing level
  expect a needs "Dean"
})"));
  const program::Test& test = program.tests.front();
  CHECK(test.conferrals.front().used == std::vector<std::string>{"X-1"});
  CHECK(test.decisions.front().clause == "a.transfer");
  CHECK(test.credentials.front().partial);
  CHECK(test.credentials.front().facts.size() == 2);
  REQUIRE(test.expectations.size() == 5);
  CHECK(std::get<ExpectShort>(test.expectations[1].kind).amount.value == Number(10));
  CHECK(program[*test.expectations[1].clause].path == "a.core");
  CHECK(std::get<ExpectUses>(test.expectations[2].kind).codes == std::vector<std::string>{"X-2"});
  CHECK(std::get<ExpectMissing>(test.expectations[3].kind).field == "level");
  CHECK(std::get<ExpectVerdict>(test.expectations[4].kind).authority == "Dean");
}
