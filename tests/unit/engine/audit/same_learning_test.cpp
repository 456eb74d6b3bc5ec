// SPDX-License-Identifier: Apache-2.0
// What is the same learning counts once.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
Given attempt(const char* id, const char* awarded, const char* grade) {
  return Given{.code = "A", .awarded = awarded, .grade = grade, .id = id};
}
}  // namespace

TEST_CASE("of overlapping credentials at most one counts") {
  const Policy policy =
      award("requires { core: at least 2 of courses }", R"(overlap { "A", "B" })");
  const Audit audit = audited(policy, record({Given{.code = "A"}, Given{.code = "B"}}));
  CHECK(audit.verdict == Verdict::not_met);
  const ClauseAudit& core = clause(audit, "a.core");
  const std::string left = codes(core.used).at(0) == "A" ? "B" : "A";
  CHECK(excluded(core, left).reason == ExclusionReason::same_learning);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B"}, Given{.code = "C"}})) ==
        Verdict::met);
}

TEST_CASE("an overlap holds in whatever form the credential counts") {
  const Policy policy = award("requires { core: at least 2 of courses }", R"(
    overlap { "A", "B" from "Away" }
    recognise "B" from "Away" { as course "C" })");
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B", .issuer = "Away"}})) ==
        Verdict::not_met);
}

TEST_CASE("of attempts at the same thing one counts, and the allocation chooses which") {
  const std::string twice =
      record({attempt("first", "2024-01-01", "C"), attempt("second", "2025-01-01", "B")});
  CHECK(verdict(award("requires { core: at least 2 of courses }"), twice) == Verdict::not_met);
  CHECK(verdict(award("requires { core: at least 1 of courses where grade >= \"B\" }"), twice) ==
        Verdict::met);
  CHECK(verdict(award("requires { core: at least 1 of courses where awarded before 2024-06-01 }"),
                twice) == Verdict::met);
  CHECK(verdict(award("repeats all requires { core: at least 2 of courses }"), twice) ==
        Verdict::met);
}

TEST_CASE("`repeats` settles which attempt counts before anything is allocated") {
  const std::string attempts =
      record({attempt("first", "2023-01-01", "C"), attempt("second", "2024-01-01", "A"),
              attempt("third", "2025-01-01", "B")});
  const auto used = [&](const std::string& repeats) {
    const Audit audit = audited(
        award("repeats " + repeats + " requires { core: at least 1 of courses }"), attempts);
    REQUIRE(audit.verdict == Verdict::met);
    return clause(audit, "a.core").used.at(0).credential.id;
  };
  CHECK(used("first") == "first");
  CHECK(used("best") == "second");
  CHECK(used("latest") == "third");
  CHECK(
      verdict(award("repeats latest requires { core: at least 1 of courses where grade is \"A\" }"),
              attempts) == Verdict::not_met);
}

TEST_CASE("where the record does not say which attempt stands, none is certain") {
  const Policy policy = award("repeats best requires { core: at least 1 of courses }");
  CHECK(verdict(policy, record({attempt("first", "2023-01-01", "C"),
                                attempt("second", "2024-01-01", "")})) == Verdict::cannot_tell);
}

TEST_CASE("the same code of another issuer is another thing") {
  CHECK(verdict(award("requires { core: at least 2 of courses }"),
                record({Given{.code = "A"},
                        Given{.code = "A", .issuer = "Away", .id = "other"}})) == Verdict::met);
}

TEST_CASE("a course and what is recognised as it are the same thing") {
  const Policy policy = award("requires { core: at least 2 of courses }",
                              R"(recognise "X" from "Away" { as course "A" })");
  CHECK(verdict(policy, record({Given{.code = "A"},
                                Given{.code = "X", .kind = "badge", .issuer = "Away"}})) ==
        Verdict::not_met);
}

TEST_CASE("a whole or its parts count, never both") {
  const std::vector<std::string> credentials = {
      json(Given{
          .code = "W", .credits = 40, .kind = "certificate", .more = R"("parts": ["P", "Q"])"}),
      json(Given{.code = "P"}), json(Given{.code = "Q"}), json(Given{.code = "R"})};
  const auto at_least = [&](int credits) {
    return verdict(award("requires { volume: at least " + std::to_string(credits) + " credits }"),
                   record(credentials));
  };
  CHECK(at_least(55) == Verdict::met);
  CHECK(at_least(56) == Verdict::not_met);
  CHECK(verdict(award("requires { volume: at least 3 courses }"), record(credentials)) ==
        Verdict::met);
}

TEST_CASE("parts of parts are the same learning as the whole") {
  const Policy policy = award("requires { volume: at least 2 of credentials }");
  CHECK(verdict(policy, record({json(Given{.code = "W", .more = R"("parts": ["M"])"}),
                                json(Given{.code = "M", .status = "failed"}),
                                json(Given{.code = "P"})})) == Verdict::met);
  CHECK(verdict(policy,
                record({json(Given{.code = "W", .more = R"("parts": ["M"])"}),
                        json(Given{.code = "M", .status = "failed", .more = R"("parts": ["P"])"}),
                        json(Given{.code = "P"})})) == Verdict::not_met);
}

TEST_CASE("what is held counts the same learning once too") {
  const std::string attempts =
      record({attempt("first", "2024-01-01", ""), attempt("second", "2025-01-01", "")});
  const std::string clauses = R"(
    requires { core: at least 1 of courses }
    provided { held: at least 30 credits from courses })";
  CHECK(verdict(award(clauses), attempts) == Verdict::not_met);
  CHECK(verdict(award("repeats all " + clauses), attempts) == Verdict::met);
}
