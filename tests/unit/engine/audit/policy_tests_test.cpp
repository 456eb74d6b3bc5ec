// SPDX-License-Identifier: Apache-2.0
// `test` in a policy file: a record in the policy's own words, and what is expected of it.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

const char* const declarations = R"(
  award a "The award" {
    credits 40
    requires {
      core:   at least 2 of micro-credentials where level >= 5
      volume: at least 10 credits from courses where grade >= "B"
    }
    overall  { cap: at most 10 credits from credentials where mode is transfer
                    unless approved by "Dean" }
    provided { adult: learner where age >= 16 }
  })";

const char* const given = R"(
  given {
    learner born is 1990-02-01
    micro-credential "M-1" worth 15 credits at level 5 awarded 2025-03-01
    micro-credential "M-2" worth 15 credits at level 5 awarded 2025-04-01
    course "C-1" worth 10 credits at level 4 awarded 2025-05-01 grade is "A"
  })";

std::vector<TestOutcome> run(const std::string& test) {
  return run_tests(
      policy(std::string(declarations) + "test \"one\" { on 2026-06-30 " + test + " }"));
}

std::string found(const std::string& test) {
  const auto outcomes = run(test);
  REQUIRE(outcomes.size() == 1);
  if (outcomes[0].passed) return "passed";
  REQUIRE_FALSE(outcomes[0].failures.empty());
  return outcomes[0].failures[0].found;
}

}  // namespace

TEST_CASE("a test passes where the award comes out as expected") {
  CHECK(found(std::string(given) + "expect a met") == "passed");
  CHECK(found(std::string(given) + R"(expect a.core uses { "M-1", "M-2" })") == "passed");
  CHECK(found("given { learner born is 1990-02-01 } expect a not met") == "passed");
}

TEST_CASE("a test that fails says what was found, and where it stands") {
  const auto outcomes = run("given { learner born is 1990-02-01 } expect a met");
  REQUIRE(outcomes.size() == 1);
  CHECK_FALSE(outcomes[0].passed);
  CHECK(outcomes[0].title == "one");
  REQUIRE(outcomes[0].failures.size() == 1);
  CHECK(outcomes[0].failures[0].expected == "a met");
  CHECK(outcomes[0].failures[0].found ==
        "a is not met: core is short 2 micro-credentials and volume is short 10 nzqcf credits");
  CHECK(outcomes[0].failures[0].place.file == "test.cairn");
  CHECK(found(std::string(given) + R"(expect a.core uses { "M-1" })") == "a.core uses M-1 and M-2");
}

TEST_CASE("expectations of shortfalls, missing facts, authorities") {
  const std::string one = R"(given {
    learner born is 1990-02-01
    micro-credential "M-1" worth 15 credits at level 5 awarded 2025-03-01
  })";
  CHECK(found(one + "expect a.core short 1 micro-credential") == "passed");
  CHECK(found(one + "expect a.volume short 10 credits") == "passed");
  CHECK(found(one + "expect a.volume short 9 credits") ==
        "a.volume is not met: volume is short 10 nzqcf credits");
  const std::string unknown = R"(given {
    micro-credential "M-1" worth 15 credits at level 5 awarded 2025-03-01
    micro-credential "M-2" worth 15 credits at level 5 awarded 2025-04-01
    course "C-1" worth 10 credits awarded 2025-05-01
  })";
  CHECK(found(unknown + "expect a cannot tell expect a missing grade expect a missing age") ==
        "passed");
  const std::string transfer = R"(given {
    learner born is 1990-02-01
    micro-credential "M-1" worth 15 credits at level 5 awarded 2025-03-01 mode is transfer
    micro-credential "M-2" worth 15 credits at level 5 awarded 2025-04-01
    course "C-1" worth 10 credits awarded 2025-05-01 grade is "B"
  )";
  CHECK(found(transfer + R"(} expect a needs "Dean")") == "passed");
  CHECK(found(transfer + R"(} expect a needs "Board")") ==
        "a is needs a decision: \"Dean\" approves a.cap");
  CHECK(found(transfer + R"(decision approve a.cap by "Dean" } expect a met)") == "passed");
}

TEST_CASE("what a test does not give is absent, unless it is partial") {
  const auto with = [](const std::string& partial, const std::string& expected) {
    const auto outcomes = run_tests(policy(R"(
      award a { requires { core: at least 1 of courses where subject includes "data" } }
      test "t" { on 2026-06-30
        given { course "C-1" awarded 2025-01-01 )" +
                                           partial + " } expect a " + expected + " }"));
    return outcomes.at(0).passed;
  };
  CHECK(with("", "not met"));
  CHECK(with("partial", "cannot tell"));
}

TEST_CASE("a test's conferrals name what they used by code") {
  const auto outcomes = run_tests(policy(R"(
    award cert { requires { core: any of { "A" } } }
    award dip  { requires { base: complete cert  rest: at least 1 of courses } }
    test "t" { on 2026-06-30
      given { course "A" awarded 2025-01-01  conferred cert on 2025-06-01 used { "A" } }
      expect dip not met
    })"));
  CHECK(outcomes.at(0).passed);
}

TEST_CASE("a clause of a tier is shown to hold and to fail as any other") {
  const std::string awards = R"(
    award a {
      requires { core: at least 1 course }
      tier "Merit" { more: at least 20 credits }
    })";
  const auto of_size = [](const std::string& credits) {
    return " test \"of " + credits + "\" { on 2026-06-30 given { course \"A\" worth " + credits +
           " credits awarded 2025-01-01 } expect a met }";
  };
  const auto shown = [](const Policy& policy) {
    const auto clauses = coverage(policy, run_tests(policy));
    REQUIRE(clauses.size() == 2);
    CHECK(clauses[1].path == "a.more");
    return std::pair(clauses[1].seen_met, clauses[1].seen_failing);
  };
  CHECK(shown(policy(awards + of_size("20"))) == std::pair(true, false));
  CHECK(shown(policy(awards + of_size("19"))) == std::pair(false, true));
  CHECK(shown(policy(awards + of_size("20") + of_size("19"))) == std::pair(true, true));
}
