// SPDX-License-Identifier: Apache-2.0
// Versions of one policy, side by side.
#include <deque>

#include <cairn/lang/versions.hpp>

#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;

namespace {

/// The codes told of versions with these lines in their policy blocks, in order.
std::vector<std::string> told(const std::vector<std::string>& policies) {
  Sources sources;
  std::deque<lang::CheckResult> results;
  std::vector<const lang::CheckResult*> versions;
  for (std::size_t i = 0; i < policies.size(); ++i) {
    const std::string text = "edition 1\npolicy \"P\" { version \"" + std::to_string(i) + "\" " +
                             policies[i] + " framework nzqcf }\nuse nzqcf\n";
    results.push_back(lang::load(sources, sources.add(std::to_string(i), text), loader({})));
    INFO(lang::render(results.back().diagnostics, sources));
    REQUIRE(results.back().program);
    versions.push_back(&results.back());
  }
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : lang::check_versions(versions))
    codes.push_back(std::string(code_text(diagnostic.code)) + " " + diagnostic.arguments.back());
  return codes;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("adjoining periods and cohorts are right, in any order of the files") {
  CHECK(told({"effective until 2024-12-31", "effective from 2025-01-01"}).empty());
  CHECK(told({"effective from 2025-01-01", "effective until 2024-12-31"}).empty());
  CHECK(told({"for learners admitted until 2024-12-31", "for learners admitted from 2025-01-01"})
            .empty());
  CHECK(
      told({"effective until 2024-12-31 governed by better", "effective from 2025-01-01"}).empty());
  CHECK(told({""}).empty());
}

TEST_CASE("a period may have a version for each cohort") {
  CHECK(told({"effective until 2024-12-31",
              "effective from 2025-01-01 for learners admitted until 2024-06-30",
              "effective from 2025-01-01 for learners admitted from 2024-07-01"})
            .empty());
}

TEST_CASE("an overlap is told with what lies in both") {
  CHECK(told({"", ""}) == Told{"E0611 audits at any time"});
  CHECK(told({"effective until 2025-03-31", "effective from 2025-01-01"}) ==
        Told{"E0611 audits from 2025-01-01 until 2025-03-31"});
  CHECK(told({"for learners admitted until 2025-01-01", "for learners admitted from 2025-01-01"}) ==
        Told{"E0611 audits at any time of learners admitted on 2025-01-01"});
  CHECK(
      told(
          {"effective from 2024-01-01 for learners admitted until 2024-12-31 governed by admission",
           "effective until 2024-06-30"}) ==
      Told{"E0611 learners admitted from 2024-01-01 until 2024-06-30"});
}

TEST_CASE("gaps are told between the versions, not before and after them") {
  CHECK(told({"effective from 2020-01-01 until 2024-12-31",
              "effective from 2025-01-03 until 2025-12-31"}) ==
        Told{"W0021 audits from 2025-01-01 until 2025-01-02"});
  CHECK(told({"for learners admitted from 2023-01-01 until 2023-12-31",
              "for learners admitted from 2024-02-01"}) ==
        Told{"W0021 learners admitted from 2024-01-01 until 2024-01-31, in audits at any time"});
  CHECK(told({"effective until 2024-12-31",
              "effective from 2025-01-01 for learners admitted from 2025-01-01"}) ==
        Told{"W0021 learners admitted until 2024-12-31, in audits from 2025-01-01"});
}

TEST_CASE("learners who are admitted only later are no gap") {
  CHECK(told({"effective until 2024-12-31 for learners admitted until 2024-12-31",
              "effective from 2025-01-01"})
            .empty());
}
