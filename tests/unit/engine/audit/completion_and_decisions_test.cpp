// SPDX-License-Identifier: Apache-2.0
// Work in progress, approvals, and both.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
const Given taught{.code = "T-1"};
const Given in_progress{.code = "P-1", .awarded = "", .status = "in-progress"};
const Given transfer{.code = "X-1", .mode = "transfer"};
}  // namespace

TEST_CASE("work in progress counts only where the verdict says so") {
  const Policy policy = award("requires { core: at least 2 of courses }");
  const Audit audit = audited(policy, record({taught, in_progress}));
  CHECK(audit.verdict == Verdict::met_on_completion);
  CHECK(texts(audit.conditions) == std::vector<std::string>{"P-1 is completed"});
  CHECK(audit.conditions[0].kind == ConditionKind::completion);
  CHECK(audit.conditions[0].clause == "a.core");
  CHECK(clause(audit, "a.core").status == ClauseStatus::met_on_completion);
  CHECK(clause(audit, "a.core").used.at(1).in_progress);

  CHECK(verdict(policy, record({taught, in_progress, Given{.code = "T-2"}})) == Verdict::met);
  const Audit short_of =
      audited(award("requires { core: at least 3 of courses }"), record({taught, in_progress}));
  CHECK(short_of.verdict == Verdict::not_met);
  CHECK(short_of.conditions.empty());
  CHECK(excluded(clause(short_of, "a.core"), "P-1").why == "it is in progress");
}

TEST_CASE("the grade of work in progress is read in favour and stated as a condition") {
  const Policy policy = award("requires { core: at least 1 of courses where grade >= \"B\" }");
  const Audit audit = audited(policy, record({in_progress}));
  CHECK(audit.verdict == Verdict::met_on_completion);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{"P-1 is completed with grade >= \"B\""});
  // Whatever grade it is, it is one grade.
  CHECK(verdict(award("requires { core: at least 1 of courses where grade is \"B\" and not grade "
                      ">= \"C\" }"),
                record({in_progress})) == Verdict::not_met);
  // An awarded course without a grade is another matter: the fact is missing.
  CHECK(verdict(policy, record({taught})) == Verdict::cannot_tell);
}

TEST_CASE("work in progress counts as awarded on the audit date") {
  const Policy recent =
      award("requires { core: at least 1 of courses where awarded within 1 year before audit }");
  CHECK(verdict(recent, record({in_progress})) == Verdict::met_on_completion);
  const Policy early =
      award("requires { core: at least 1 of courses where awarded before 2026-01-01 }");
  CHECK(verdict(early, record({in_progress})) == Verdict::not_met);
}

TEST_CASE("planned work counts under no reading") {
  const Policy policy = award("requires { core: at least 1 of courses }");
  const Audit audit =
      audited(policy, record({Given{.code = "P-1", .awarded = "", .status = "planned"}}));
  CHECK(audit.verdict == Verdict::not_met);
  CHECK(audit.left_out.at(0).what == "P-1");
}

TEST_CASE("a clause with an approver needs a decision only where it is in the way") {
  const Policy policy = award(R"(
    requires { volume: at least 30 credits }
    overall  { transfer: at most 10 credits from credentials where mode is transfer
                         unless approved by "Dean" })");
  CHECK(verdict(policy, record({taught, Given{.code = "T-2"}})) == Verdict::met);
  const Audit audit = audited(policy, record({taught, transfer}));
  CHECK(audit.verdict == Verdict::needs_decision);
  CHECK(texts(audit.conditions) == std::vector<std::string>{"\"Dean\" approves a.transfer"});
  CHECK(audit.conditions[0].authority == "Dean");
  CHECK(clause(audit, "a.transfer").status == ClauseStatus::needs_decision);
  CHECK(clause(audit, "a.transfer").measures.at(0).counted == "15");
}

TEST_CASE("a recorded approval is applied and shown") {
  const Policy policy = award(R"(
    requires { volume: at least 30 credits }
    overall  { transfer: at most 10 credits from credentials where mode is transfer
                         unless approved by "Dean" })");
  const auto with = [&](const std::string& decision) {
    return record({taught, transfer}, R"("decisions": [{)" + decision + "}]");
  };
  const Audit audit = audited(
      policy, with(R"("kind": "approve", "clause": "a.transfer", "by": "Dean", "on": "2026-05-01",
                      "why": "placement")"));
  CHECK(audit.verdict == Verdict::met);
  CHECK(clause(audit, "a.transfer").notes.at(0) == "approved by \"Dean\" on 2026-05-01: placement");
  CHECK(audit.decisions.at(0).in_force);

  const auto note = [&](const std::string& decision) {
    const Audit refused = audited(policy, with(decision));
    CHECK(refused.verdict == Verdict::needs_decision);
    CHECK_FALSE(refused.decisions.at(0).in_force);
    return refused.decisions.at(0).note;
  };
  CHECK(note(R"("kind": "approve", "clause": "a.transfer", "by": "Registrar")") ==
        "the clause asks for approval by \"Dean\"");
  CHECK(note(R"("kind": "approve", "clause": "a.other", "by": "Dean")") ==
        "no clause of this award asks for that approval");
  CHECK(note(R"("kind": "waive", "clause": "a.other", "by": "Dean")") ==
        "there is no such clause in this award that can be set aside");
  CHECK(note(R"("kind": "pin", "clause": "a.transfer", "by": "Dean", "credential": "X-1")") ==
        "this version of Cairn applies only decisions to approve and to waive");
  CHECK(note(R"("kind": "approve", "clause": "a.transfer", "by": "Dean", "until": "2026-06-29")") ==
        "in force until 2026-06-29 only");
  CHECK(note(R"("kind": "approve", "clause": "a.transfer", "by": "Dean", "on": "2026-07-01")") ==
        "decided on 2026-07-01, after the audit date");
}

TEST_CASE("of several approvals no more are asked for than are needed") {
  const Policy policy = award(R"(
    requires {
      one: any of { "A" } unless approved by "Dean"
      two: any of { "B" } unless approved by "Head"
      six: at least 15 credits where level >= 6 unless approved by "Board"
    })");
  const Audit audit = audited(policy, record({Given{.code = "A"}, Given{.code = "B"}}));
  CHECK(audit.verdict == Verdict::needs_decision);
  CHECK(texts(audit.conditions) == std::vector<std::string>{"\"Board\" approves a.six"});
  CHECK(clause(audit, "a.one").status == ClauseStatus::met);
  CHECK(clause(audit, "a.six").status == ClauseStatus::needs_decision);
}

TEST_CASE("`approval of` stands open until it is recorded") {
  const Policy policy = award(R"(
    requires { core: any of { "A" } }
    provided { board: approval of "Board" })");
  const Audit open = audited(policy, record({Given{.code = "A"}}));
  CHECK(open.verdict == Verdict::needs_decision);
  CHECK(texts(open.conditions) == std::vector<std::string>{"\"Board\" approves a.board"});
  CHECK(verdict(policy, record({Given{.code = "A"}},
                               R"("decisions": [{"kind": "approve", "clause": "a.board",
                                  "by": "Board"}])")) == Verdict::met);
}

TEST_CASE("completion and an approval together are a decision that is needed") {
  const Policy policy = award(R"(
    requires { core: at least 2 of courses }
    provided { board: approval of "Board" })");
  const Audit audit = audited(policy, record({taught, in_progress}));
  CHECK(audit.verdict == Verdict::needs_decision);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{"P-1 is completed", "\"Board\" approves a.board"});
}
