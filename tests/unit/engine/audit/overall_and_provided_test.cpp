// SPDX-License-Identifier: Apache-2.0
// What is counted in all, and what is held whatever is counted.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
Given transfer(const char* code) {
  return Given{.code = code, .mode = "transfer"};
}
Given taught(const char* code) {
  return Given{.code = code, .mode = "taught"};
}
}  // namespace

TEST_CASE("in `overall` what exceeds is not counted; in `provided` holding more fails") {
  const std::string three = record({taught("A"), taught("B"), transfer("X"), transfer("Y")});
  const Audit overall = audited(award(R"(
    requires { volume: at least 45 credits }
    overall  { cap: at most 20 credits from credentials where mode is transfer })"),
                                three);
  CHECK(overall.verdict == Verdict::met);
  CHECK(clause(overall, "a.cap").measures.at(0).counted == "15");
  const ExcludedCredential& left = excluded(clause(overall, "a.volume"), "Y");
  CHECK(left.reason == ExclusionReason::shut_out);
  CHECK(left.by == "a.cap");

  const Audit provided = audited(award(R"(
    requires { volume: at least 45 credits }
    provided { cap: at most 20 credits from credentials where mode is transfer })"),
                                 three);
  CHECK(provided.verdict == Verdict::not_met);
  CHECK(clause(provided, "a.volume").status == ClauseStatus::met);
  CHECK(clause(provided, "a.cap").status == ClauseStatus::not_met);
  CHECK(clause(provided, "a.cap").measures.at(0).counted == "30");
}

TEST_CASE("a cap shuts out what it must and no more") {
  const Audit audit = audited(award(R"(
    requires { volume: at least 45 credits }
    overall  { cap: at most 20 credits from credentials where mode is transfer })"),
                              record({taught("A"), transfer("X"), transfer("Y")}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(clause(audit, "a.volume").measures.at(0).shortfall == "15");
  CHECK(clause(audit, "a.cap").status == ClauseStatus::met);
}

TEST_CASE("`only` is a filter on everything that counts") {
  const Policy policy = award(R"(
    requires { core: at least 1 of courses }
    overall  { currency: only credentials where awarded within 5 years before audit })");
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2021-06-30"}})) == Verdict::met);
  const Audit audit = audited(policy, record({Given{.code = "A", .awarded = "2021-06-29"}}));
  CHECK(audit.verdict == Verdict::not_met);
  const ExcludedCredential& old = excluded(clause(audit, "a.core"), "A");
  CHECK(old.reason == ExclusionReason::shut_out);
  CHECK(old.by == "a.currency");
  CHECK(old.why == "awarded is 2021-06-29; the clause asks awarded within 5 years before audit");
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2021"}})) == Verdict::cannot_tell);
}

TEST_CASE("a share of the award's credits") {
  const Policy policy = award(R"(
    credits 30
    requires { volume: at least 30 credits }
    overall  { residency: at least 50% of award credits from credentials where issuer in home })");
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B", .issuer = "Away"}})) ==
        Verdict::met);
  const Audit audit = audited(
      policy, record({Given{.code = "A", .issuer = "Away"}, Given{.code = "B", .issuer = "Away"}}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(clause(audit, "a.residency").measures.at(0).low == "15");
}

TEST_CASE("a share of what is counted is a share of the choice") {
  const Policy policy = award(R"(
    requires { volume: at least 30 credits }
    overall  { half: at least 50% of counted credits from credentials where issuer in home })");
  // 15 of 30 is half; the third credential from away is simply not counted.
  const Audit audit =
      audited(policy, record({Given{.code = "A"}, Given{.code = "B", .issuer = "Away"},
                              Given{.code = "C", .issuer = "Away"}}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(clause(audit, "a.half").measures.at(0).counted == "50");
  CHECK(clause(audit, "a.half").measures.at(0).unit == "%");
  CHECK(verdict(policy, record({Given{.code = "A", .credits = 14},
                                Given{.code = "B", .credits = 16, .issuer = "Away"}})) ==
        Verdict::not_met);
}

TEST_CASE("a share of counted courses, at most") {
  const Policy policy = award(R"(
    requires { volume: at least 3 courses }
    overall  { fast: at most 50% of counted courses from courses where tag includes "fast" })");
  const auto fast = [](const char* code) {
    return Given{.code = code, .more = R"("tags": ["fast"])"};
  };
  CHECK(verdict(policy, record({fast("A"), Given{.code = "B"}, Given{.code = "C"}})) ==
        Verdict::met);
  CHECK(verdict(policy, record({fast("A"), fast("B"), Given{.code = "C"}})) == Verdict::not_met);
}

TEST_CASE("a share of what is held") {
  const Policy policy = award(R"(
    requires { core: any of { "A" } }
    provided { home: at least 50% of credits in courses from courses where issuer in home })");
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B", .issuer = "Away"}})) ==
        Verdict::met);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B", .issuer = "Away"},
                                Given{.code = "C", .issuer = "Away"}})) == Verdict::not_met);
}

TEST_CASE("an average weighs by credits or each equally, without rounding") {
  const auto with = [](const std::string& weight, const std::string& bound = "3.0") {
    return award(
        "requires { volume: at least 2 courses }\n overall { gpa: average grade at least " + bound +
        " " + weight + " }");
  };
  const std::string credentials = record({Given{.code = "A", .credits = 30, .grade = "A"},
                                          Given{.code = "B", .credits = 15, .grade = "D"}});
  CHECK(verdict(with("weighted by credits"), credentials) == Verdict::met);  // 3
  CHECK(verdict(with("each equal"), credentials) == Verdict::not_met);       // 2.5
  const Audit audit = audited(with("weighted by credits"), credentials);
  CHECK(clause(audit, "a.gpa").measures.at(0).counted == "3");
  CHECK(clause(audit, "a.gpa").measures.at(0).unit == "points");
  CHECK(verdict(with("weighted by credits", "3.01"), credentials) == Verdict::not_met);
}

TEST_CASE("the average is over what is counted: a bad grade that is not needed is left out") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { gpa: average grade at least 3.0 each equal })");
  const Audit audit =
      audited(policy, record({Given{.code = "A", .grade = "D"}, Given{.code = "B", .grade = "B"},
                              Given{.code = "C", .grade = "B"}}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(codes(clause(audit, "a.volume").used) == std::vector<std::string>{"B", "C"});
  // Held, all three count.
  CHECK(verdict(award(R"(
    requires { volume: at least 2 courses }
    provided { gpa: average grade at least 3.0 each equal })"),
                record({Given{.code = "A", .grade = "D"}, Given{.code = "B", .grade = "B"},
                        Given{.code = "C", .grade = "B"}})) == Verdict::not_met);
}

TEST_CASE("ungraded credentials are left out of an average; over nothing it does not hold") {
  const Policy policy = award(R"(
    requires { volume: at least 1 course }
    overall  { gpa: average grade at least 1.0 each equal })");
  CHECK(verdict(policy, record({Given{.code = "A"}})) == Verdict::not_met);
  CHECK(verdict(award(R"(
    requires { volume: at least 2 courses }
    overall  { gpa: average grade at least 3.0 each equal })"),
                record({Given{.code = "A"}, Given{.code = "B", .grade = "B"}})) == Verdict::met);
}

TEST_CASE("work in progress enters an average with the grade that keeps it, and says so") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { gpa: average grade at least 3.0 each equal })");
  const Audit audit =
      audited(policy, record({Given{.code = "A", .grade = "C"},
                              Given{.code = "P", .awarded = "", .status = "in-progress"}}));
  CHECK(audit.verdict == Verdict::met_on_completion);
  CHECK(texts(audit.conditions) == std::vector<std::string>{"P is completed with grade >= \"A\""});
}

TEST_CASE("the grade that an average needs is weighed against the grades that there are") {
  const std::string held =
      record({Given{.code = "A", .grade = "B"}, Given{.code = "B", .grade = "C"},
              Given{.code = "C", .grade = "A"},
              Given{.code = "P", .awarded = "", .status = "in-progress"}});
  // B, C and A are 3 on average, so the fourth may be no less than the bound itself, whatever its
  // selection is content with.
  const std::vector<std::string> needs = {"P is completed with grade >= \"B\" and grade >= \"C\""};
  const Audit overall = audited(award(R"(
    requires { volume: at least 4 courses where grade >= "C" }
    overall  { gpa: average grade at least 3.0 each equal })"),
                                held);
  CHECK(overall.verdict == Verdict::met_on_completion);
  CHECK(texts(overall.conditions) == needs);
  const Audit provided = audited(award(R"(
    requires { volume: at least 4 courses where grade >= "C" }
    provided { gpa: average grade at least 3.0 each equal })"),
                                 held);
  CHECK(provided.verdict == Verdict::met_on_completion);
  CHECK(texts(provided.conditions) == needs);
  // Of two to come neither grade can be said by itself.
  const Audit two = audited(award(R"(
    requires { volume: at least 3 courses }
    overall  { gpa: average grade at least 3.0 each equal })"),
                            record({Given{.code = "A", .grade = "B"},
                                    Given{.code = "P", .awarded = "", .status = "in-progress"},
                                    Given{.code = "Q", .awarded = "", .status = "in-progress"}}));
  CHECK(texts(two.conditions).at(0) ==
        "P is completed with a grade for which \"average grade at least 3.0 each equal\" holds");
}

TEST_CASE("a ceiling asks work in progress for a grade that keeps it out") {
  const Given in_progress{.code = "P", .awarded = "", .status = "in-progress"};
  const Given passed{.code = "A", .grade = "D"};
  for (const char* block : {"overall", "provided"}) {
    CAPTURE(block);
    const Policy policy = award(std::string("requires { volume: at least 2 courses }\n") + block +
                                " { low: at most 1 of courses where grade is \"D\" }");
    const Audit binding = audited(policy, record({passed, in_progress}));
    CHECK(binding.verdict == Verdict::met_on_completion);
    CHECK(texts(binding.conditions) ==
          std::vector<std::string>{"P is completed with a grade for which \"at most 1 of courses "
                                   "where grade is \"D\"\" holds"});
    const Audit roomy = audited(policy, record({Given{.code = "A", .grade = "B"}, in_progress}));
    CHECK(texts(roomy.conditions) == std::vector<std::string>{"P is completed"});
  }
}

TEST_CASE("a credential without a grade is not shown as part of an average") {
  const Policy policy = award(R"(
    requires { volume: at least 1 course }
    provided { gpa: average grade at least 2.0 each equal })");
  const Audit audit =
      audited(policy, record({Given{.code = "A"}, Given{.code = "B", .grade = "B"}}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(codes(clause(audit, "a.gpa").used) == std::vector<std::string>{"B"});
}

TEST_CASE("the oldest and the latest that count lie no further apart than the clause allows") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { time: oldest to latest at most 3 years })");
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2022-03-01"},
                                Given{.code = "B", .awarded = "2025-03-01"}})) == Verdict::met);
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2022-02-28"},
                                Given{.code = "B", .awarded = "2025-03-01"}})) == Verdict::not_met);
  // An old one may be left out.
  const Audit audit = audited(policy, record({Given{.code = "A", .awarded = "2015-01-01"},
                                              Given{.code = "B", .awarded = "2024-03-01"},
                                              Given{.code = "C", .awarded = "2025-03-01"}}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(codes(clause(audit, "a.volume").used) == std::vector<std::string>{"B", "C"});
  CHECK(excluded(clause(audit, "a.volume"), "A").by == "a.time");
}

TEST_CASE("a least time between the oldest and the latest") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { time: oldest to latest between 2 years and 4 years })");
  const auto with = [&](const char* first, const char* last) {
    return verdict(policy, record({Given{.code = "A", .awarded = first},
                                   Given{.code = "B", .awarded = last}}));
  };
  CHECK(with("2022-01-01", "2024-01-01") == Verdict::met);
  CHECK(with("2022-01-01", "2023-12-31") == Verdict::not_met);
  CHECK(with("2021-01-01", "2025-01-02") == Verdict::not_met);
  CHECK(with("2022", "2024-06-01") == Verdict::cannot_tell);
}

TEST_CASE("a span that is too short is what remains, and all else is counted") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { pace: oldest to latest at least 2 years })");
  const Audit audit = audited(policy, record({Given{.code = "A", .awarded = "2023-03-31"},
                                              Given{.code = "B", .awarded = "2024-09-30"}}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(audit.least_proved);
  CHECK(clause(audit, "a.volume").status == ClauseStatus::met);
  const ClauseAudit& pace = clause(audit, "a.pace");
  CHECK(pace.status == ClauseStatus::not_met);
  CHECK(pace.notes ==
        std::vector<std::string>{"the oldest counted is of 2023-03-31, the latest of 2024-09-30; 2 "
                                 "years from the oldest is 2025-03-31"});
}

TEST_CASE("a date that is not known cannot make a span shorter") {
  const Policy policy = award(R"(
    requires { volume: at least 3 courses }
    overall  { pace: oldest to latest at least 2 years })");
  const Given undated{.code = "C", .awarded = "", .status = "awarded"};
  const Audit met = audited(policy, record({Given{.code = "A", .awarded = "2022-03-31"},
                                            Given{.code = "B", .awarded = "2024-09-30"}, undated}));
  CHECK(met.verdict == Verdict::met);
  CHECK(clause(met, "a.pace").missing.empty());
  const Audit open =
      audited(policy, record({Given{.code = "A", .awarded = "2023-03-31"},
                              Given{.code = "B", .awarded = "2024-09-30"}, undated}));
  CHECK(open.verdict == Verdict::cannot_tell);
  CHECK(texts(open.conditions) ==
        std::vector<std::string>{"date of award of C, which the record does not give"});
}

TEST_CASE("dates that are open are only held against a span where they are certain") {
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { time: oldest to latest at most 1 year })");
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2025-01-01"},
                                Given{.code = "B", .awarded = "", .status = "awarded"}})) ==
        Verdict::cannot_tell);
  CHECK(
      verdict(policy,
              record({Given{.code = "A", .awarded = "2020-01-01"},
                      Given{.code = "B", .awarded = "2025-01-01"},
                      Given{.code = "C", .kind = "badge", .awarded = "", .status = "awarded"}})) ==
      Verdict::not_met);
  // A year is enough where it is long enough ago.
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2022"},
                                Given{.code = "B", .awarded = "2025-01-01"}})) == Verdict::not_met);
}

TEST_CASE("`none of` keeps out; `all of` in `overall` asks that each is counted") {
  CHECK(verdict(award(R"(
    requires { volume: at least 1 course }
    overall  { none: none of courses where level < 5 })"),
                record({Given{.code = "A", .level = "nzqcf 4"}})) == Verdict::not_met);
  const Policy policy = award(R"(
    requires { volume: at least 2 courses }
    overall  { each: all of { "A", "B" } })");
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B"}, Given{.code = "C"}})) ==
        Verdict::met);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "C"}})) == Verdict::not_met);
}

TEST_CASE("hours are their own unit") {
  const Policy policy = award("requires { volume: at least 100 hours from courses }");
  CHECK(verdict(policy, record({Given{.code = "A", .more = R"("hours": 100)"}})) == Verdict::met);
  CHECK(verdict(policy, record({Given{.code = "A"}})) == Verdict::cannot_tell);
}
