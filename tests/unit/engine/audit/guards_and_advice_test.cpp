// SPDX-License-Identifier: Apache-2.0
// `when`: a clause that is there only for some learners or awards. `advisory`: one that is shown
// and decides nothing.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

const Given one{.code = "A", .awarded = "2025-01-01"};
const Given two{.code = "B", .awarded = "2025-02-01"};

std::string admitted(const std::string& date) {
  return R"("learner": {"id": "L-1", "admitted": ")" + date + R"("})";
}

/// Two courses for those admitted from 2024, one for others.
Policy by_cohort() {
  return award(R"(
    requires {
      new: at least 2 courses when learner where admitted from 2024-01-01
      old: at least 1 course  when learner where admitted before 2024-01-01
    })");
}

}  // namespace

TEST_CASE("a clause is there only for the learners of whom its `when` holds") {
  CHECK(verdict(by_cohort(), record({one}, admitted("2023-07-01"))) == Verdict::met);
  const Audit audit = audited(by_cohort(), record({one}, admitted("2024-07-01")));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(clause(audit, "a.new").status == ClauseStatus::not_met);
  const ClauseAudit& old = clause(audit, "a.old");
  CHECK(old.status == ClauseStatus::does_not_apply);
  CHECK(old.when == "learner where admitted before 2024-01-01");
  CHECK(old.notes == std::vector<std::string>{"the learner's admitted is 2024-07-01; the clause "
                                              "asks admitted before 2024-01-01"});
  CHECK(verdict(by_cohort(), record({one, two}, admitted("2024-07-01"))) == Verdict::met);
}

TEST_CASE("a `when` that is not known is read both ways") {
  // Enough for either.
  CHECK(verdict(award(R"(requires { core: at least 1 course
                                    more: at least 1 badge when learner where admitted from 2024-01-01 })"),
                record({one, Given{.code = "C", .kind = "badge"}})) == Verdict::met);
  // Enough for one reading alone.
  const Audit audit = audited(award(R"(requires { core: at least 1 course
                                  more: at least 1 badge when learner where admitted from 2024-01-01 })"),
                              record({one}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{"the learner's date of admission, which the record does not give; "
                                 "asked: not admitted from 2024-01-01"});
  CHECK(clause(audit, "a.more").status == ClauseStatus::cannot_tell);
  // Enough for neither.
  CHECK(verdict(award(R"(requires { core: at least 2 courses
                                    more: at least 1 badge when learner where admitted from 2024-01-01 })"),
                record({one})) == Verdict::not_met);
}

TEST_CASE("in a choice a branch whose `when` does not hold cannot be chosen") {
  const Policy policy = award(R"(
    requires { path: any of {
      full:  at least 2 courses
      short: at least 1 course when learner where admitted before 2024-01-01
    } })");
  CHECK(verdict(policy, record({one}, admitted("2023-07-01"))) == Verdict::met);
  CHECK(verdict(policy, record({one}, admitted("2024-07-01"))) == Verdict::not_met);
  const Audit open = audited(policy, record({one}));
  CHECK(open.verdict == Verdict::cannot_tell);
  CHECK(texts(open.conditions) ==
        std::vector<std::string>{"the learner's date of admission, which the record does not give; "
                                 "asked: admitted before 2024-01-01"});
  CHECK(verdict(policy, record({one, two})) == Verdict::met);
  const Policy all = award(R"(
    requires { path: all of {
      full:  at least 1 course
      short: at least 1 badge when learner where admitted before 2024-01-01
    } })");
  CHECK(verdict(all, record({one}, admitted("2024-07-01"))) == Verdict::met);
  CHECK(verdict(all, record({one}, admitted("2023-07-01"))) == Verdict::not_met);
}

TEST_CASE("a limit on all that counts and a fact of the learner can be guarded too") {
  const Policy policy = award(R"(
    requires { core: at least 2 courses }
    overall  { recent: only credentials where awarded from 2025-01-15
                       when learner where admitted from 2024-01-01 }
    provided { adult: learner where age >= 18 when learner where admitted from 2024-01-01 })");
  CHECK(verdict(policy, record({one, two}, admitted("2023-07-01"))) == Verdict::met);
  CHECK(
      verdict(
          policy,
          record({one, two},
                 R"("learner": {"id": "L-1", "born": "2000-01-01", "admitted": "2024-07-01"})")) ==
      Verdict::not_met);
  const Audit audit = audited(policy, record({one, two}, admitted("2023-07-01")));
  CHECK(clause(audit, "a.recent").status == ClauseStatus::does_not_apply);
  CHECK(clause(audit, "a.adult").status == ClauseStatus::does_not_apply);
}

TEST_CASE("a `when` about the award is decided with the policy") {
  const auto of_kind = [](const std::string& kind) {
    return award("kind " + kind + R"(
      requires { core: at least 1 course }
      overall  { volume: at least 100 credits when award where kind is diploma })");
  };
  CHECK(verdict(of_kind("certificate"), record({one})) == Verdict::met);
  CHECK(verdict(of_kind("diploma"), record({one})) == Verdict::not_met);
  CHECK(clause(audited(of_kind("certificate"), record({one})), "a.volume").status ==
        ClauseStatus::does_not_apply);
}

TEST_CASE("advice is shown, and decides nothing") {
  const Policy policy = award(R"(
    requires { core: at least 1 course }
    overall  { size: at least 40 credits advisory }
    provided { adult: learner where age >= 18 advisory })");
  const Audit audit = audited(policy, record({one}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(audit.conditions.empty());
  const ClauseAudit& size = clause(audit, "a.size");
  CHECK(size.advisory);
  CHECK(size.status == ClauseStatus::not_met);
  CHECK(size.measures.at(0).shortfall == "25");
  CHECK(clause(audit, "a.adult").status == ClauseStatus::cannot_tell);
}
