// SPDX-License-Identifier: Apache-2.0
// Awards inside awards: `complete` and `conferred`.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
const char* const stack = R"(
  award cert "Certificate" {
    credits 30
    requires { core: at least 2 of courses where subject includes "data" }
    overall  { cap: at most 15 credits from courses where mode is transfer }
  }
  award dip "Diploma" {
    credits 60
    requires {
      base: complete cert
      rest: at least 30 credits
    }
    overall { own: at least 30 credits from credentials where issuer in home }
  })";

Policy policy_of_stack() {
  return cairn::engine::auditing::policy(stack);
}

Given data(const char* code, const char* mode = "taught") {
  return Given{.code = code, .mode = mode, .more = R"("subjects": ["data"])"};
}
}  // namespace

TEST_CASE("`complete` splices an award in; its evidence counts there and once in all") {
  const Policy policy = policy_of_stack();
  const Audit audit = audited(
      policy, record({data("A"), data("B"), Given{.code = "C"}, Given{.code = "D"}}), "dip");
  CHECK(audit.verdict == Verdict::met);
  CHECK(clause(audit, "dip.base").status == ClauseStatus::met);
  const ClauseAudit& inner = clause(audit, "dip.base.core");
  CHECK(inner.depth == 1);
  CHECK(codes(inner.used) == std::vector<std::string>{"A", "B"});
  CHECK(clause(audit, "dip.own").measures.at(0).counted == "60");
  CHECK(verdict(policy, record({data("A"), data("B"), Given{.code = "C"}}), "dip") ==
        Verdict::not_met);
}

TEST_CASE("the inner award's own rules speak of what counts in it") {
  const Policy policy = policy_of_stack();
  const char* const transfer = "transfer";
  CHECK(verdict(policy,
                record({data("A", transfer), data("B", transfer), Given{.code = "C"},
                        Given{.code = "D"}}),
                "dip") == Verdict::not_met);
  // Outside the certificate the diploma has no such rule.
  CHECK(verdict(policy,
                record({data("A", transfer), data("B"), data("C", transfer), data("D", transfer)}),
                "dip") == Verdict::met);
}

TEST_CASE("a conferral satisfies `complete`, with what it lists") {
  const Policy policy = policy_of_stack();
  const auto conferred = [](const std::string& used) {
    return R"("conferred": [{"award": "cert", "on": "2025-12-01")" + used + "}]";
  };
  const auto later = [](const char* code) {
    return json(Given{.code = code, .awarded = "2026-02-01"});
  };
  const Audit audit = audited(policy, record({later("C"), later("D")}, conferred("")), "dip");
  CHECK(audit.verdict == Verdict::met);
  CHECK(clause(audit, "dip.base").notes.at(0) ==
        "conferred on 2025-12-01; the record does not list what it was conferred for");

  // What it was conferred for cannot serve the diploma a second time.
  const std::vector<std::string> credentials = {json(Given{.code = "A"}), later("C")};
  CHECK(verdict(policy, record(credentials, conferred("")), "dip") == Verdict::cannot_tell);
  CHECK(verdict(policy, record(credentials, conferred(R"(, "used": ["C"])")), "dip") ==
        Verdict::not_met);
  CHECK(verdict(policy, record(credentials, conferred(R"(, "used": [])")), "dip") == Verdict::met);
}

TEST_CASE("what a conferral lists counts in the outer award") {
  const Policy policy = policy_of_stack();
  const std::string conferral =
      R"("conferred": [{"award": "cert", "on": "2025-12-01", "used": ["A", "B"]}])";
  const Audit audit =
      audited(policy,
              record({Given{.code = "A"}, Given{.code = "B"}, Given{.code = "X", .issuer = "Away"},
                      Given{.code = "Y", .issuer = "Away"}},
                     conferral),
              "dip");
  CHECK(audit.verdict == Verdict::met);
  CHECK(clause(audit, "dip.own").measures.at(0).counted == "30");
}

TEST_CASE("`conferred` is a fact that uses nothing") {
  const Policy policy = cairn::engine::auditing::policy(std::string(stack) + R"(
    award deg "Degree" {
      requires {
        one: at least 1 of conferred cert
        two: any of conferred cert
      }
    })");
  CHECK(verdict(policy, record(std::vector<std::string>{}, R"("conferred": [{"award": "cert"}])"),
                "deg") == Verdict::met);
  CHECK(verdict(policy, record({data("A"), data("B")}), "deg") == Verdict::not_met);
  CHECK(verdict(policy,
                record(std::vector<std::string>{},
                       R"("conferred": [{"award": "cert", "on": "2026-07-01"}])"),
                "deg") == Verdict::not_met);
}

TEST_CASE(
    "`complete` in `provided` asks whether the award would be met by itself, and uses nothing") {
  const Policy policy = cairn::engine::auditing::policy(std::string(stack) + R"(
    award next "Next" {
      requires { volume: at least 30 credits }
      provided { base: complete cert }
    })");
  const Audit met = audited(policy, record({data("A"), data("B")}), "next");
  CHECK(met.verdict == Verdict::met);
  const Audit audit = audited(policy, record({Given{.code = "C"}, Given{.code = "D"}}), "next");
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(clause(audit, "next.base").notes ==
        std::vector<std::string>{"by itself cert: not met", "cert.core is not met"});
  const Audit unfinished = audited(policy,
                                   record({json(data("A")),
                                           json(Given{.code = "B",
                                                      .awarded = "",
                                                      .status = "in-progress",
                                                      .more = R"("subjects": ["data"])"}),
                                           json(Given{.code = "C"})}),
                                   "next");
  CHECK(unfinished.verdict == Verdict::met_on_completion);
  CHECK(texts(unfinished.conditions) == std::vector<std::string>{"B is completed"});
}

TEST_CASE("a rule on dates takes no notice of conferrals") {
  const Policy policy = cairn::engine::auditing::policy(std::string(stack) + R"(
    award next "Next" {
      requires { base: complete cert  two: at least 2 of courses }
      overall  { time: oldest to latest at most 1 year }
    })");
  CHECK(verdict(policy,
                record({Given{.code = "A", .awarded = "2025-01-01"},
                        Given{.code = "B", .awarded = "2025-06-01"}},
                       R"("conferred": [{"award": "cert", "on": "2010-01-01"}])"),
                "next") == Verdict::met);
}
