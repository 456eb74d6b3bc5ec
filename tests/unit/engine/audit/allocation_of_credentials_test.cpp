// SPDX-License-Identifier: Apache-2.0
// Which credential serves which requirement: an assignment is found whenever there is one.
#include <algorithm>

#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

TEST_CASE("an award is met when its phrases are, and says what counted where") {
  const Policy policy = award(R"(
    requires {
      core:  at least 2 of courses where level >= 5
      extra: at least 10 credits from micro-credentials where level >= 4
    })");
  const Audit audit = audited(
      policy,
      record(
          {Given{.code = "C-1"}, Given{.code = "C-2"},
           Given{.code = "M-1", .credits = 10, .level = "nzqcf 4", .kind = "micro-credential"}}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(audit.conditions.empty());
  CHECK(codes(clause(audit, "a.core").used) == std::vector<std::string>{"C-1", "C-2"});
  const Measured& extra = clause(audit, "a.extra").measures.at(0);
  CHECK(extra.unit == "nzqcf credits");
  CHECK(extra.low == "10");
  CHECK(extra.counted == "10");
  CHECK(extra.satisfied);
}

TEST_CASE("what is short is said exactly, and why each credential does not help") {
  const Policy policy = award("requires { core: at least 3 of courses where level >= 5 }");
  const Audit audit = audited(
      policy,
      record({Given{.code = "C-1"}, Given{.code = "C-2", .level = "nzqcf 4"},
              Given{.code = "C-3", .level = ""}, Given{.code = "C-4", .status = "failed"}}));
  // C-3 has no level, so that two may count; three cannot.
  CHECK(audit.verdict == Verdict::not_met);
  const ClauseAudit& core = clause(audit, "a.core");
  CHECK(core.status == ClauseStatus::not_met);
  CHECK(core.measures.at(0).unit == "courses");
  CHECK(core.measures.at(0).counted == "1");
  CHECK(core.measures.at(0).shortfall == "2");
  CHECK(excluded(core, "C-2").reason == ExclusionReason::does_not_match);
  CHECK(excluded(core, "C-2").why == "level is nzqcf 4; the clause asks level >= 5");
  CHECK(excluded(core, "C-3").reason == ExclusionReason::unknown_fact);
  CHECK(excluded(core, "C-3").why == "the record gives no level; the clause asks level >= 5");
  CHECK(excluded(core, "C-4").reason == ExclusionReason::not_current);
  CHECK(audit.left_out.at(0).why == "status is failed");
}

TEST_CASE("the greedy trap: a credential that two clauses want goes where it is needed") {
  // DATA-1 fits both clauses; MATH-1 fits only the first. Taking DATA-1 for `any` first fails.
  const Policy policy = award(R"(
    requires {
      any:  at least 1 of courses
      data: at least 1 of courses where subject includes "data"
    })");
  std::vector<std::string> credentials = {
      json(Given{.code = "DATA-1", .awarded = "2024-01-01", .more = R"("subjects": ["data"])"}),
      json(Given{.code = "MATH-1", .awarded = "2025-01-01", .more = R"("subjects": ["maths"])"})};
  std::sort(credentials.begin(), credentials.end());
  do {
    const Audit audit = audited(policy, record(credentials));
    CHECK(audit.verdict == Verdict::met);
    CHECK(codes(clause(audit, "a.any").used) == std::vector<std::string>{"MATH-1"});
    CHECK(codes(clause(audit, "a.data").used) == std::vector<std::string>{"DATA-1"});
  } while (std::next_permutation(credentials.begin(), credentials.end()));
}

TEST_CASE("a chain of exchanges is found, whichever order the record is in") {
  const Policy policy = award(R"(
    requires {
      one:   any of { "A", "B" }
      two:   any of { "B", "C" }
      three: any of { "C", "D" }
      four:  any of { "A" }
    })");
  std::vector<std::string> credentials;
  for (const char* code : {"A", "B", "C", "D"})
    credentials.push_back(json(Given{.code = code}));
  std::string first;
  do {
    const Audit audit = audited(policy, record(credentials));
    REQUIRE(audit.verdict == Verdict::met);
    if (first.empty()) first = transcript(audit);
    CHECK(transcript(audit) == first);
  } while (std::next_permutation(credentials.begin(), credentials.end()));
}

TEST_CASE("a credential serves one clause, unless the award shares them") {
  const char* const clauses = R"(
    requires {
      core:    at least 2 of courses
      breadth: at least 1 of courses where level >= 6
    })";
  const std::string two = record({Given{.code = "C-1"}, Given{.code = "C-2", .level = "nzqcf 6"}});
  CHECK(verdict(award(clauses), two) == Verdict::not_met);
  CHECK(verdict(award(std::string(clauses) + " share core with breadth"), two) == Verdict::met);

  const Audit audit = audited(award(clauses), two);
  const ClauseAudit& short_one = clause(audit, "a.core").status == ClauseStatus::not_met
                                     ? clause(audit, "a.core")
                                     : clause(audit, "a.breadth");
  CHECK(short_one.measures.at(0).shortfall == "1");
}

TEST_CASE("of a choice the branch is taken that can be met whole") {
  const Policy policy = award(R"(
    requires {
      pathway: any of {
        applied: at least 2 of courses where subject includes "applied"
        theory:  at least 2 of courses where subject includes "theory"
      }
    })");
  const auto with = [](const char* code, const char* subject) {
    return Given{.code = code, .more = std::string(R"("subjects": [")") + subject + "\"]"};
  };
  const Audit met =
      audited(policy, record({with("A", "applied"), with("T", "theory"), with("U", "theory")}));
  CHECK(met.verdict == Verdict::met);
  CHECK(clause(met, "a.pathway").status == ClauseStatus::met);
  CHECK(clause(met, "a.pathway.applied").status == ClauseStatus::not_chosen);
  CHECK(clause(met, "a.pathway.theory").status == ClauseStatus::met);
  CHECK(clause(met, "a.pathway.theory").depth == 1);
  CHECK(verdict(policy, record({with("A", "applied"), with("T", "theory")})) == Verdict::not_met);
}

TEST_CASE("a counted choice asks for so many of its members") {
  const Policy policy = award(R"(
    requires {
      electives: at least 2 of {
        x: any of { "X" }
        y: any of { "Y" }
        z: any of { "Z" }
      }
    })");
  CHECK(verdict(policy, record({Given{.code = "X"}, Given{.code = "Z"}})) == Verdict::met);
  const Audit audit = audited(policy, record({Given{.code = "Y"}}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(clause(audit, "a.electives").measures.at(0).shortfall == "1");
}

TEST_CASE("`all of` codes asks for each of them and names the one that is missing") {
  const Policy policy = award(R"(requires { core: all of { "A", "B", "C" } })");
  CHECK(verdict(policy, record({Given{.code = "C"}, Given{.code = "A"}, Given{.code = "B"}})) ==
        Verdict::met);
  const Audit audit = audited(policy, record({Given{.code = "C"}, Given{.code = "A"}}));
  CHECK(audit.verdict == Verdict::not_met);
  const ClauseAudit& core = clause(audit, "a.core");
  CHECK(core.measures.at(0).counted == "2");
  CHECK(core.measures.at(0).shortfall == "1");
  CHECK(core.notes == std::vector<std::string>{"\"B\" is missing"});
}

TEST_CASE("a bare code is that code from a home issuer alone") {
  const Policy policy = award(R"(requires { core: any of { "A" } })");
  CHECK(verdict(policy, record({Given{.code = "A"}})) == Verdict::met);
  const Audit audit = audited(policy, record({Given{.code = "A", .issuer = "Elsewhere"}}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(excluded(clause(audit, "a.core"), "A").why ==
        "issuer is \"Elsewhere\"; the clause asks \"A\" from a home issuer");
  CHECK(audit.warnings ==
        std::vector<std::string>{"issuer by name: issuers are compared by their exact name or id"});
}

TEST_CASE("`including` speaks of what serves the clause") {
  const Policy policy = award(R"(
    requires { volume: at least 30 credits, including at least 15 credits where level >= 6 })");
  const Audit met =
      audited(policy, record({Given{.code = "A"}, Given{.code = "B", .level = "nzqcf 6"}}));
  CHECK(met.verdict == Verdict::met);
  CHECK(clause(met, "a.volume").measures.size() == 2);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B"}})) == Verdict::not_met);
}

TEST_CASE("`exactly` and `between` are reached by some choice of whole credentials") {
  const Policy exactly = award("requires { volume: exactly 30 credits }");
  CHECK(
      verdict(exactly, record({Given{.code = "A", .credits = 20}, Given{.code = "B", .credits = 15},
                               Given{.code = "C", .credits = 10}})) == Verdict::met);
  CHECK(verdict(exactly, record({Given{.code = "A", .credits = 20},
                                 Given{.code = "B", .credits = 15}})) == Verdict::not_met);
  const Policy between = award("requires { volume: between 30 and 34 credits }");
  CHECK(verdict(between, record({Given{.code = "A", .credits = 20},
                                 Given{.code = "B", .credits = 15}})) == Verdict::not_met);
  CHECK(verdict(between, record({Given{.code = "A", .credits = 20},
                                 Given{.code = "B", .credits = 12}})) == Verdict::met);
}

TEST_CASE("fractions of a credit add up exactly") {
  const Policy policy = award("requires { volume: at least 1 credit }");
  const auto tenth = [](const std::string& id) {
    return json(Given{.code = id, .credits = 0, .more = R"("credits": "0.1 nzqcf")"});
  };
  std::vector<std::string> nine;
  for (int i = 0; i < 9; ++i)
    nine.push_back(tenth("C" + std::to_string(i)));
  CHECK(verdict(policy, record(nine)) == Verdict::not_met);
  nine.push_back(tenth("C9"));
  CHECK(verdict(policy, record(nine)) == Verdict::met);
}

TEST_CASE("amounts that cannot be added up exactly leave the award undecided, with a warning") {
  const Policy policy = award("requires { volume: at least 30 credits }");
  const Audit audit = audited(
      policy,
      record({json(Given{
                  .code = "A", .credits = 0, .more = R"("credits": "0.0000000000000003 nzqcf")"}),
              json(Given{
                  .code = "B", .credits = 0, .more = R"("credits": "9000000000000000 nzqcf")"})}));
  CHECK(audit.verdict == Verdict::undecided);
  REQUIRE(audit.warnings.size() == 1);
  CHECK_THAT(audit.warnings[0], Catch::Contains("exactly"));
}

TEST_CASE("a work budget that ends leaves the award undecided, never a guess") {
  std::string clauses;
  std::vector<std::string> credentials;
  for (int i = 0; i < 6; ++i) {
    clauses += "r" + std::to_string(i) + ": at least " + std::to_string(31 + 6 * i) + " credits ";
  }
  for (int i = 0; i < 24; ++i) {
    credentials.push_back(json(Given{.code = "C" + std::to_string(i), .credits = 7 + (i * 5) % 9}));
  }
  const Policy policy = award("requires { " + clauses + "}");
  AuditOptions options;
  options.as_of = cairn::Date::parse("2026-06-30").value();
  options.work = 1;
  const Audit audit =
      cairn::engine::audit(policy, read(record(credentials)), *policy.award("a"), options);
  CHECK(audit.verdict == Verdict::undecided);
  CHECK_FALSE(audit.least_proved);
}
