// SPDX-License-Identifier: Apache-2.0
// Tests on fields: each operand in the field's own type.
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

namespace {

/// The Program of one test on credentials, and that test.
struct Checked {
  Program program;
  program::Predicate predicate;
};

Checked test_of(const std::string& predicate, const std::string& before = "") {
  Program program = program_of(
      policy_with("requires { v: at least 1 of credentials where " + predicate + " }", before));
  const program::Predicate found = program[*program[demand_of(program, "a.v").from].where];
  return {std::move(program), found};
}

const CompareTest& comparison(const Checked& checked) {
  return std::get<CompareTest>(checked.predicate.kind);
}

}  // namespace

TEST_CASE("levels compare by rank in the framework that is read") {
  const Checked bare = test_of("level >= 5");
  CHECK(comparison(bare).op == program::Comparison::greater_equal);
  CHECK(std::get<Level>(comparison(bare).operand).rank == 4);
  CHECK(comparison(bare).field.framework == bare.program.level_framework);
  CHECK(bare.predicate.text == "level >= 5");

  const Checked other = test_of("eqf level >= 5", "use eqf");
  CHECK(other.program[*comparison(other).field.framework].name == "eqf");
  CHECK(other.program[std::get<Level>(comparison(other).operand).framework].name == "eqf");
}

TEST_CASE("credits and hours compare with amounts") {
  const auto credits = test_of("credits is 5 credits");
  CHECK(std::get<Amount>(comparison(credits).operand).unit ==
        Unit{Measure::credits, credits.program.credit_framework});
  const auto ects = test_of("credits >= 5 ects credits", "use ects");
  CHECK(ects.program[*comparison(ects).field.framework].name == "ects");
  CHECK(std::get<Amount>(comparison(test_of("hours >= 900")).operand) ==
        Amount{900, {Measure::hours, std::nullopt}});
  CHECK(std::get<Amount>(comparison(test_of("hours < 900 hours")).operand).value == Number(900));
}

TEST_CASE("words are compared as the singular kebab text that records hold") {
  CHECK(std::get<std::string>(comparison(test_of("kind is micro-credential")).operand) ==
        "micro-credential");
  CHECK(std::get<std::string>(comparison(test_of("mode is transfer")).operand) == "transfer");
  const auto negated = test_of("status is not in-progress");
  CHECK(comparison(negated).op == program::Comparison::not_equal);
}

TEST_CASE("dates compare with days, the audit, other fields and the learner's") {
  const auto within = test_of("awarded within 5 years before audit");
  const auto& test = std::get<WithinTest>(within.predicate.kind);
  CHECK(test.span == Duration{5, DurationUnit::years});
  CHECK(test.side == program::Side::before);
  CHECK(std::holds_alternative<AuditDate>(test.anchor));

  const auto before = test_of("awarded before learner admitted");
  CHECK(comparison(before).op == program::Comparison::less);
  CHECK(std::get<FieldReference>(comparison(before).operand).built_in == BuiltIn::admitted);

  const auto fields =
      test_of("applied before registered",
              "field credential applied is date\nfield credential registered is date");
  CHECK(std::get<FieldReference>(comparison(fields).operand).name == "registered");

  const auto period = test_of("awarded from 2020-01-01 until 2021-12-31");
  CHECK(std::get<AllTests>(period.predicate.kind).tests.size() == 2);
  CHECK(comparison(test_of("awarded from 2020-01-01")).op == program::Comparison::greater_equal);
}

TEST_CASE("sets may be written out, be home, or be the name of a list") {
  const auto set = [](const Checked& checked) {
    return std::get<MemberTest>(checked.predicate.kind).set;
  };
  CHECK(set(test_of("issuer in { \"A\", \"B\" }")).size() == 2);
  CHECK(std::get<std::string>(set(test_of("issuer in home")).front()) == "Home");
  CHECK(set(test_of("issuer in partners", "let partners = { \"A\", \"B\", \"C\" }")).size() == 3);
  CHECK(std::get<Level>(set(test_of("level in { 4, 5 }")).back()).rank == 4);
  const auto negated = test_of("mode not in { transfer, recognised }");
  const auto inner = std::get<NotTest>(negated.predicate.kind).test;
  CHECK(std::get<MemberTest>(negated.program[inner].kind).set.size() == 2);
}

TEST_CASE("flags, known facts, patterns and lists of texts have tests of their own") {
  CHECK(std::get<FlagTest>(test_of("verified").predicate.kind).field.built_in == BuiltIn::verified);
  CHECK(std::get<bool>(comparison(test_of("proctored is no")).operand) == false);
  CHECK(std::get<KnownTest>(test_of("grade is known").predicate.kind).field.built_in ==
        BuiltIn::grade);
  CHECK(std::holds_alternative<NotTest>(test_of("grade is not known").predicate.kind));
  CHECK(std::get<MatchesTest>(test_of("code matches \"DATA-5*\"").predicate.kind).pattern ==
        "DATA-5*");
  CHECK(std::get<ActiveTest>(test_of("active at award").predicate.kind).at_award);
  const auto includes = test_of("subject includes learner major", "field learner major is text");
  CHECK(std::holds_alternative<FieldReference>(
      std::get<IncludesTest>(includes.predicate.kind).element));
}

TEST_CASE("grades take the policy's scale") {
  const Program program = program_of(R"(edition 1
policy "P" { framework us scale us-letter home { "H" } }
use us
use us-letter
award a {
  requires { v: at least 3 courses where grade >= "B" }
  overall { gpa: average grade of courses at least 3.0 weighted by credits }
})");
  const auto& where = program[*program[demand_of(program, "a.v").from].where];
  const Grade grade = std::get<Grade>(std::get<CompareTest>(where.kind).operand);
  CHECK(grade.scale == *program.scale);
  CHECK(program[grade.scale].grades[grade.rank].text == "B");
  const auto& average = std::get<AverageBody>(clause_of(program, "a.gpa").body);
  CHECK(average.bounds.low == Number(3));
  CHECK(average.weight == program::Weight::credits);
  CHECK(average.credit_framework == program.credit_framework);
}

TEST_CASE("selections join, leave out and name other selections") {
  const Program program = program_of(policy_with(
      "requires { v: at least 10 credits from { listed, courses where level >= 5 } except "
      "{ \"OLD-1\" } }",
      "let listed = { \"TM-1\", \"TM-2\" from partners }\nlet partners = { \"A\", \"B\" }"));
  const program::Selection& selection = program[demand_of(program, "a.v").from];
  const auto& parts = std::get<UnionOf>(selection.base).parts;
  REQUIRE(parts.size() == 2);
  CHECK(program[parts[0]].name == "listed");
  const auto& entries = std::get<OfEntries>(program[parts[0]].base).entries;
  CHECK(entries[1].issuers == std::vector<std::string>{"A", "B"});
  REQUIRE(selection.except);
  CHECK(std::get<OfEntries>(program[*selection.except].base).entries.front().code == "OLD-1");
}
