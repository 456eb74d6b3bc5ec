// SPDX-License-Identifier: Apache-2.0
// Where more learning can fail, and what is left to people: of a Program, without any record.
#include <cairn/lang/properties.hpp>

#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;

namespace {

std::vector<std::string> clauses_of(const std::string& award) {
  const program::Program program = program_of(policy_with(award));
  std::vector<std::string> labels;
  for (const lang::MoreCanFail& found : lang::more_can_fail(program)) {
    CHECK_FALSE(found.why.empty());
    labels.push_back(found.clause ? program[*found.clause].label : program[found.award].name);
  }
  return labels;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("more can fail under an upper bound on what is held") {
  CHECK(clauses_of("provided { x: at most 2 courses }") == Labels{"x"});
  CHECK(clauses_of("provided { x: exactly 2 courses }") == Labels{"x"});
  CHECK(clauses_of("provided { x: between 2 and 3 courses }") == Labels{"x"});
  CHECK(clauses_of("provided { x: none of courses }") == Labels{"x"});
  CHECK(
      clauses_of(
          "provided { x: at least 2 courses, including at most 1 of courses where level >= 6 }") ==
      Labels{"x"});
  CHECK(clauses_of("provided { x: at least 2 courses }").empty());
  CHECK(clauses_of(
            "provided { x: at least 2 courses, including at least 1 of courses where level >= 6 }")
            .empty());
}

TEST_CASE("more can fail under a share or an average of what is held") {
  CHECK(clauses_of("provided { x: at least 50% of credits in courses from badges }") ==
        Labels{"x"});
  CHECK(clauses_of("provided { x: at most 50% of credits in courses from badges }") == Labels{"x"});
  CHECK(clauses_of("provided { x: average mark at least 50 each equal }") == Labels{"x"});
}

TEST_CASE("what is counted can be left uncounted") {
  CHECK(
      clauses_of(
          "requires { c: exactly 2 courses } overall { x: at most 20 credits  y: exactly 3 courses "
          "z: average mark at least 50 each equal  p: oldest to latest at least 1 year "
          "s: at most 50% of counted credits from badges }")
          .empty());
}

TEST_CASE("advice, and a clause that is never there, cannot fail") {
  CHECK(clauses_of("provided { x: at most 2 courses advisory }").empty());
  CHECK(
      clauses_of("level 5 provided { x: at most 2 courses when award where level >= 6 }").empty());
  CHECK(clauses_of("level 6 provided { x: at most 2 courses when award where level >= 6 }") ==
        Labels{"x"});
}

TEST_CASE("which of several attempts counts can change with a further one") {
  CHECK(clauses_of("repeats best requires { c: at least 1 course }") == Labels{"a"});
  CHECK(clauses_of("repeats first requires { c: at least 1 course }") == Labels{"a"});
  CHECK(clauses_of("repeats all requires { c: at least 1 course }").empty());
}

TEST_CASE("an award that completes another shares what can fail there, however far away") {
  const program::Program program = program_of(policy_with(
      "requires { b: complete b }",
      "award b \"B\" { requires { c: complete c } }\n"
      "award c \"C\" { requires { n: at least 1 course } provided { x: at most 2 courses } }\n"));
  Labels paths;
  for (const lang::MoreCanFail& found : lang::more_can_fail(program))
    paths.push_back(program[found.clause.value()].path);
  CHECK(paths == Labels{"a.b", "b.c", "c.x"});
}

TEST_CASE("approvals are left to people, with the question that is written") {
  const program::Program program = program_of(
      policy_with("provided { x: approval of \"Board\" because \"may be stackable\" } "
                  "overall { y: at most 20 credits unless approved by \"Dean\" }",
                  "recognise r: \"X\" from \"V\" { as \"Y\" unless approved by \"RPL\" }\n"));
  const auto left = lang::left_to_people(program);
  REQUIRE(left.size() == 3);
  const auto of = [&](std::string_view authority) {
    for (const lang::LeftToPeople& one : left)
      if (one.authority == authority) return one;
    FAIL("nothing is left to " << authority);
    throw 0;
  };
  CHECK(of("Board").question == "may be stackable");
  CHECK_FALSE(of("Board").sets_aside);
  CHECK(of("Dean").sets_aside);
  CHECK(program[of("Dean").clause.value()].path == "a.y");
  CHECK(of("RPL").recognition == 0U);
}
