// SPDX-License-Identifier: Apache-2.0
// Evidence counts as itself or as what it is recognised as, never both.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
const Given ccna{.code = "CCNA",
                 .credits = 0,
                 .level = "",
                 .kind = "certification",
                 .issuer = "Cisco",
                 .grade = "A"};
const char* const recognised = R"(
  recognise ccna: "CCNA" from "Cisco" {
    as course "IT-212" worth 15 credits at level 5 in "networks"
    authority "RPL 2025/07"
  })";
}  // namespace

TEST_CASE("each credential of a selection is recognised by itself") {
  const Policy policy = award(R"(
    requires { design: at least 10 credits where subject includes "design" })",
                              R"(
recognise each-badge: badges where issuer is "Acme" { as 5 credits at level 5 in "design" })");
  const auto badge = [](const std::string& code, const std::string& issuer) {
    return Given{.code = code, .credits = 0, .level = "", .kind = "badge", .issuer = issuer};
  };
  const Audit audit =
      audited(policy, record({badge("X", "Acme"), badge("Y", "Acme"), badge("Z", "Other")}));
  CHECK(audit.verdict == Verdict::met);
  const ClauseAudit& design = clause(audit, "a.design");
  CHECK(codes(design.used) == std::vector<std::string>{"X", "Y"});
  CHECK(design.used.at(0).as == "5 nzqcf credits");
  CHECK(design.used.at(0).by == "each-badge");
  CHECK(verdict(policy, record({badge("X", "Acme"), badge("Z", "Other")})) == Verdict::not_met);
  // Whose it is is not known.
  CHECK(verdict(policy, record({badge("X", "Acme"), badge("Z", "")})) == Verdict::cannot_tell);
  // Given once, however many there are.
  const Policy once = award(R"(
    requires { design: at least 10 credits where subject includes "design" })",
                            R"(
recognise badges where issuer is "Acme" { as 5 credits in "design" once })");
  CHECK(verdict(once, record({badge("X", "Acme"), badge("Y", "Acme")})) == Verdict::not_met);
}

TEST_CASE("evidence fills the slot of what it is recognised as") {
  const Policy policy = award(R"(requires { core: any of { "IT-212" } })", recognised);
  const Audit audit = audited(policy, record({ccna}));
  CHECK(audit.verdict == Verdict::met);
  const UsedCredential& used = clause(audit, "a.core").used.at(0);
  CHECK(used.credential.code == "CCNA");
  CHECK(used.as == "IT-212");
  CHECK(used.by == "ccna (RPL 2025/07)");
}

TEST_CASE(
    "a recognised form has the kind, level, credits and subject that are written, and mode "
    "recognised") {
  const auto with = [](const std::string& selection) {
    return verdict(
        award("requires { core: at least 15 credits from " + selection + " }", recognised),
        record({ccna}));
  };
  CHECK(with("courses where level >= 5 and subject includes \"networks\"") == Verdict::met);
  CHECK(with("credentials where mode is recognised") == Verdict::met);
  CHECK(with("courses where issuer is \"Cisco\"") == Verdict::met);
  CHECK(with("courses where issuer in home") == Verdict::not_met);
  CHECK(with("certifications where level is known") == Verdict::not_met);
}

TEST_CASE("a recognised form has no grade unless the grade is kept") {
  const auto with = [](const std::string& line) {
    return verdict(award("requires { core: at least 1 of courses where grade >= \"B\" }",
                         "recognise \"CCNA\" from \"Cisco\" { as course \"IT-212\" " + line + " }"),
                   record({ccna}));
  };
  CHECK(with("grade kept") == Verdict::met);
  CHECK(with("") == Verdict::cannot_tell);
}

TEST_CASE("never both: as itself and as what it is recognised as") {
  const Policy policy = award(R"(
    requires {
      course: any of { "IT-212" }
      vendor: at least 1 of certifications
    })",
                              recognised);
  CHECK(verdict(policy, record({ccna})) == Verdict::not_met);
  Given other = ccna;
  other.code = "AWS";
  CHECK(verdict(policy, record({ccna, other})) == Verdict::met);
}

TEST_CASE("several pieces recognised together are consumed together") {
  const Policy policy = award(R"(
    requires { course: any of { "IT-212" }  vendor: at least 1 of certifications })",
                              R"(
    recognise both: all of { "ICND1" from "Cisco", "ICND2" from "Cisco" } {
      as course "IT-212" worth 15 credits
    })");
  Given one = ccna;
  one.code = "ICND1";
  Given two = ccna;
  two.code = "ICND2";
  two.awarded = "2025-09-01";
  CHECK(verdict(policy, record({one, two})) == Verdict::not_met);
  const Audit audit = audited(policy, record({one, two, ccna}));
  CHECK(audit.verdict == Verdict::met);
  CHECK(codes(clause(audit, "a.course").used) == std::vector<std::string>{"ICND1", "ICND2"});
  CHECK(codes(clause(audit, "a.vendor").used) == std::vector<std::string>{"CCNA"});
  CHECK(verdict(policy, record({one, ccna})) == Verdict::not_met);
}

TEST_CASE("what is recognised together is awarded when the last piece was") {
  const Policy policy = award(R"(
    requires { course: any of { "IT-212" where awarded within 1 year before audit } })",
                              R"(
    recognise both: all of { "ICND1" from "Cisco", "ICND2" from "Cisco" } { as course "IT-212" })");
  Given one = ccna;
  one.code = "ICND1";
  one.awarded = "2015-01-01";
  Given two = ccna;
  two.code = "ICND2";
  two.awarded = "2026-01-01";
  CHECK(verdict(policy, record({one, two})) == Verdict::met);
}

TEST_CASE("two `as` lines grant both") {
  const Policy policy = award(R"(
    requires { one: any of { "A" }  two: any of { "B" } })",
                              R"(
    recognise "CCNA" from "Cisco" { as course "A"  as course "B" })");
  CHECK(verdict(policy, record({ccna})) == Verdict::met);
}

TEST_CASE("an amount alone fills no slot of a code") {
  const std::string amount = R"(recognise "CCNA" from "Cisco" { as 15 credits at level 5 })";
  CHECK(verdict(award("requires { volume: at least 15 credits }", amount), record({ccna})) ==
        Verdict::met);
  CHECK(verdict(award("requires { slot: any of { \"IT-212\" } }", amount), record({ccna})) ==
        Verdict::not_met);
}

TEST_CASE("a recognition is used as often as the evidence allows, unless `once`") {
  const auto with = [](const std::string& line) {
    return award("repeats all requires { volume: at least 30 credits where mode is recognised }",
                 "recognise \"CCNA\" from \"Cisco\" { as 15 credits " + line + " }");
  };
  Given again = ccna;
  again.id = "again";
  again.awarded = "2025-06-01";
  CHECK(verdict(with(""), record({ccna, again})) == Verdict::met);
  CHECK(verdict(with("once"), record({ccna, again})) == Verdict::not_met);
}

TEST_CASE("a recognition holds in its period, as of the audit date") {
  const auto with = [](const std::string& period) {
    return verdict(
        award("requires { core: any of { \"IT-212\" } }",
              "recognise \"CCNA\" from \"Cisco\" { as course \"IT-212\" " + period + " }"),
        record({ccna}));
  };
  CHECK(with("from 2026-06-30") == Verdict::met);
  CHECK(with("until 2026-06-30") == Verdict::met);
  CHECK(with("from 2026-07-01") == Verdict::not_met);
  CHECK(with("until 2026-06-29") == Verdict::not_met);
}

TEST_CASE("a recognition that asks for an approval needs a decision when it is used") {
  const Policy policy = award(R"(requires { core: any of { "IT-212" } })", R"(
    recognise ccna: "CCNA" from "Cisco" { as course "IT-212" unless approved by "Dean" })");
  const Audit audit = audited(policy, record({ccna}));
  CHECK(audit.verdict == Verdict::needs_decision);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{"\"Dean\" approves the recognition ccna"});
  CHECK(clause(audit, "a.core").status == ClauseStatus::needs_decision);
  CHECK(verdict(policy, record({ccna, Given{.code = "IT-212"}})) == Verdict::met);
  CHECK(verdict(policy, record({ccna}, R"("decisions": [{"kind": "approve", "clause": "ccna",
                                          "by": "Dean"}])")) == Verdict::met);
}

TEST_CASE("evidence in progress is recognised on completion") {
  const Policy policy = award(R"(requires { core: any of { "IT-212" } })", recognised);
  Given unfinished = ccna;
  unfinished.awarded = "";
  unfinished.status = "in-progress";
  const Audit audit = audited(policy, record({unfinished}));
  CHECK(audit.verdict == Verdict::met_on_completion);
  CHECK(texts(audit.conditions) == std::vector<std::string>{"CCNA is completed"});
}

TEST_CASE("a filter on the evidence sees the credential as it was earned") {
  const auto with = [](const std::string& awarded) {
    Given dated = ccna;
    dated.awarded = awarded;
    return verdict(award(R"(requires { core: any of { "IT-212" } })", R"(
      recognise "CCNA" from "Cisco" where awarded within 3 years before audit { as course "IT-212" })"),
                   record({dated}));
  };
  CHECK(with("2023-06-30") == Verdict::met);
  CHECK(with("2023-06-29") == Verdict::not_met);
  CHECK(with("2023") == Verdict::cannot_tell);
}
