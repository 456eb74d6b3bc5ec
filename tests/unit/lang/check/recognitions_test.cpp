// SPDX-License-Identifier: Apache-2.0
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

TEST_CASE("a recognition says what evidence counts as, for how long, and who says so") {
  const Program program = program_of(policy_with("requires { v: at least 1 course }", R"(
recognise networks: all of { "100-105" from "Cisco", "200-105" from "Cisco" } {
  as course "IT-212" worth 3 credits at level 5 in "networks"
  as 5 credits at level 4 in "practice"
  authority "RPL Committee"
  source "Register 12"
  from 2025-01-01 until 2027-12-31
  grade kept
  once
  unless approved by "Dean"
}
recognise "ANY" from "Elsewhere" { as itself worth 10 credits })"));
  REQUIRE(program.recognitions.size() == 2);
  const Recognition& itself = program.recognitions[0];
  CHECK(itself.label == "ANY from Elsewhere");
  CHECK(itself.targets.front().itself);
  const Recognition& networks = program.recognitions[1];
  CHECK(networks.label == "networks");
  REQUIRE(networks.evidence.size() == 2);
  REQUIRE(networks.targets.size() == 2);
  CHECK(networks.targets[0].kind == "course");
  CHECK(networks.targets[0].code == "IT-212");
  CHECK(networks.targets[0].subjects == std::vector<std::string>{"networks"});
  CHECK(networks.targets[1].code.empty());
  CHECK(networks.targets[1].worth->value == Number(5));
  CHECK(networks.authority == "RPL Committee");
  CHECK(networks.from == Date::from_ymd(2025, 1, 1));
  CHECK(networks.until == Date::from_ymd(2027, 12, 31));
  CHECK(networks.grade_kept);
  CHECK(networks.once);
  CHECK(networks.approver == "Dean");
}

TEST_CASE("only recognitions in force at the same time can contradict each other") {
  const auto conflicts = [](const std::string& first_ends, const std::string& second_starts) {
    const Outcome outcome = check_text(
        policy_with("requires { v: at least 1 course }",
                    "recognise \"CCNA\" from \"Cisco\" { as \"X\" worth 15 credits " + first_ends +
                        " }\nrecognise \"CCNA\" from \"Cisco\" { as \"X\" worth 10 credits " +
                        second_starts + " }"));
    INFO(outcome.shown);
    REQUIRE(outcome.result.program);
    return !outcome.result.diagnostics.empty();
  };
  CHECK(conflicts("", ""));
  CHECK(conflicts("until 2026-01-01", "from 2026-01-01"));
  CHECK_FALSE(conflicts("until 2025-12-31", "from 2026-01-01"));
}

TEST_CASE("an overlap names the same learning under several codes") {
  const Program program = program_of(
      policy_with("requires { v: at least 1 course }", "overlap { \"A\", \"B\" from \"Cisco\" }"));
  REQUIRE(program.overlaps.size() == 1);
  CHECK(program.overlaps.front().entries.size() == 2);
  CHECK(program.overlaps.front().text == "overlap { \"A\", \"B\" from \"Cisco\" }");
}
