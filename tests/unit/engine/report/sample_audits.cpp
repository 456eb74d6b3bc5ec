// SPDX-License-Identifier: Apache-2.0
#include "sample_audits.hpp"

#include <utility>

namespace cairn::engine::sample {
namespace {

CredentialRef credential(std::string code, std::string title) {
  std::string id = "c-" + code;
  return {std::move(id), std::move(code), std::move(title), "Otago Polytechnic"};
}

UsedCredential uses(CredentialRef which, std::string amount) {
  return {std::move(which), std::move(amount), "", "", false, false};
}

const CredentialRef data_501 = credential("DATA-501", "Data Foundations");
const CredentialRef data_502 = credential("DATA-502", "Data Wrangling");
const CredentialRef data_402 = credential("DATA-402", "Spreadsheets");
const CredentialRef comm_401 = credential("COMM-401", "Workplace Writing");
const CredentialRef cap_500 = credential("CAP-500", "Capstone Project");
const CredentialRef aws = {"c9", "AWS-DEA", "AWS Certified Data Engineer", "Amazon Web Services"};

Measured at_least(std::string low, std::string unit, std::string counted,
                  std::string shortfall = "") {
  Measured measured;
  measured.unit = std::move(unit);
  measured.low = std::move(low);
  measured.counted = std::move(counted);
  measured.satisfied = shortfall.empty();
  measured.shortfall = std::move(shortfall);
  return measured;
}

Measured at_most(std::string high, std::string unit, std::string counted, bool satisfied = true) {
  Measured measured;
  measured.unit = std::move(unit);
  measured.high = std::move(high);
  measured.counted = std::move(counted);
  measured.satisfied = satisfied;
  return measured;
}

ClauseAudit clause(std::string block, std::string label, std::string text, std::uint32_t line,
                   ClauseStatus status = ClauseStatus::met, std::uint32_t depth = 0) {
  ClauseAudit result;
  result.path = "data-practice." + label;
  result.label = std::move(label);
  result.block = std::move(block);
  result.text = std::move(text);
  result.place = {"policy.cairn", line, 5};
  result.status = status;
  result.depth = depth;
  return result;
}

ClauseAudit measured(ClauseAudit result, Measured measure) {
  if (measure.text.empty()) measure.text = result.text;
  result.measures.push_back(std::move(measure));
  return result;
}

Audit heading(Verdict verdict) {
  Audit audit;
  audit.policy = {"Data Practice awards", "2026.1", "Academic Board, minute 2025/118",
                  "Academic Statute 2026, chapter 4",
                  "5f1c2a9be07d4c83a6b1e2f3d4c5b6a798897a6b5c4d3e2f1a0b9c8d7e6f5a4b"};
  audit.record = {"learners/aroha.json", "native",
                  "09ab12cd34ef56ab78cd90ef12ab34cd56ef78ab90cd12ef34ab56cd78ef90ab"};
  audit.learner = {"L-1001", "Aroha Ngāta"};
  audit.award = {"data-practice", "Certificate in Data Practice",
                 "award",         "certificate",
                 "nzqcf level 5", "40 nzqcf credits"};
  audit.as_of = *Date::from_ymd(2026, 6, 30);
  audit.engine = "0.1.0";
  audit.verdict = verdict;
  audit.steps = 42;
  return audit;
}

ClauseAudit core(ClauseStatus status = ClauseStatus::met) {
  return clause("requires", "core", "at least 3 of data-stack", 30, status);
}

ClauseAudit breadth() {
  ClauseAudit result =
      measured(clause("requires", "breadth",
                      "at least 10 credits from micro-credentials where level >= 4", 31),
               at_least("10", "nzqcf credits", "10"));
  result.used = {uses(comm_401, "10")};
  return result;
}

ClauseAudit capstone() {
  ClauseAudit result =
      measured(clause("requires", "capstone", R"(any of { "CAP-500", "IND-510" })", 32),
               at_least("1", "credentials", "1"));
  result.used = {uses(cap_500, "1")};
  return result;
}

ClauseAudit residency() {
  ClauseAudit result =
      measured(clause("overall", "residency",
                      "at least 50% of award credits from credentials where issuer in home", 36),
               at_least("20", "nzqcf credits", "55"));
  result.used = {uses(data_501, "15"), uses(data_502, "15"), uses(comm_401, "10"),
                 uses(cap_500, "15")};
  return result;
}

ClauseAudit adult() {
  return clause("provided", "adult", "learner where age >= 16", 41);
}

}  // namespace

Audit met() {
  Audit audit = heading(Verdict::met);
  ClauseAudit first = measured(core(), at_least("3", "credentials", "3"));
  first.used = {uses(data_501, "1"),
                uses(data_502, "1"),
                {aws, "1", "DATA-520", "aws (RPL Committee 2025/07)", false, false}};
  audit.clauses = {first, breadth(), capstone(), residency(), adult()};
  return audit;
}

Audit not_met() {
  Audit audit = heading(Verdict::not_met);
  ClauseAudit first = measured(core(ClauseStatus::not_met), at_least("3", "credentials", "2", "1"));
  first.used = {uses(data_501, "1"), uses(data_502, "1")};
  first.excluded = {
      {data_402, ExclusionReason::does_not_match, "",
       "level is nzqcf 4; the clause asks level >= 5"},
      {credential("DATA-401", "Databases"), ExclusionReason::does_not_match, "",
       "level is nzqcf 4; the clause asks level >= 5"},
      {cap_500, ExclusionReason::used_elsewhere, "data-practice.capstone",
       "it serves data-practice.capstone"},
      {aws, ExclusionReason::shut_out, "data-practice.currency",
       "awarded is 2019-02-01; the clause asks awarded within 5 years before audit"},
  };
  for (const char* code : {"ART-101", "BIO-102", "CHE-103", "DES-104", "ENG-105"}) {
    first.excluded.push_back({credential(code, ""), ExclusionReason::does_not_match, "",
                              std::string(code) + " is not in data-stack"});
  }
  first.because = "Three level-5 micro-credentials make the certificate.";
  first.source = "Academic Statute 2026, 4.2(a)";

  ClauseAudit pathway = clause(
      "requires", "pathway", "any of { applied: at least 2 of applied-set theory: all of theory }",
      33, ClauseStatus::not_met);
  pathway = measured(std::move(pathway), at_least("1", "clauses", "0", "1"));
  ClauseAudit applied = measured(
      clause("requires", "applied", "at least 2 of applied-set", 34, ClauseStatus::not_met, 1),
      at_least("2", "credentials", "0", "2"));
  ClauseAudit theory =
      measured(clause("requires", "theory", "all of theory", 35, ClauseStatus::not_chosen, 1),
               at_least("5", "credentials", "0", "5"));
  ClauseAudit age =
      clause("provided", "adult", "learner where age >= 16", 41, ClauseStatus::not_met);
  age.notes = {"the learner is 15 on 2026-06-30"};
  ClauseAudit transfer = measured(
      clause("provided", "transfer", "at most 20 credits from credentials where mode is transfer",
             42, ClauseStatus::not_met),
      at_most("20", "nzqcf credits", "25", false));
  audit.clauses = {first, breadth(), pathway, applied, theory, residency(), age, transfer};
  audit.left_out = {{"OLD-100 (Old Badge)", "revoked"},
                    {"FUT-900 (Future Studies)", "dated 2026-09-01, after the audit"}};
  return audit;
}

Audit needs_decision() {
  Audit audit = heading(Verdict::needs_decision);
  ClauseAudit last = capstone();
  last.status = ClauseStatus::met_on_completion;
  last.used.front().in_progress = true;
  ClauseAudit transfer = measured(
      clause("overall", "transfer", "at most 20 credits from credentials where mode is transfer",
             38, ClauseStatus::needs_decision),
      at_most("20", "nzqcf credits", "25", false));
  transfer.used = {uses(data_501, "15"), uses(comm_401, "10")};
  audit.clauses = {breadth(), last, transfer, adult()};
  audit.conditions = {
      {ConditionKind::completion, "CAP-500 (Capstone Project) is completed",
       "data-practice.capstone", "", cap_500, ""},
      {ConditionKind::decision, "\"Programme Director\" approves data-practice.transfer",
       "data-practice.transfer", "Programme Director", std::nullopt, ""},
  };
  return audit;
}

Audit cannot_tell() {
  Audit audit = heading(Verdict::cannot_tell);
  ClauseAudit first = measured(core(ClauseStatus::cannot_tell), at_least("3", "credentials", "3"));
  first.used = {uses(data_501, "1"), uses(data_502, "1"), {aws, "1", "", "", false, true}};
  first.missing = {{aws, "level", "the record gives no level"}};
  first.excluded = {{data_402, ExclusionReason::unknown_fact, "",
                     "the record does not say whether subject includes \"data\""}};
  first.notes = {"issuer by name: Otago Polytechnic"};
  ClauseAudit age = adult();
  age.status = ClauseStatus::cannot_tell;
  age.missing = {{std::nullopt, "born", "the record gives no date of birth"}};
  audit.clauses = {first, capstone(), age};
  audit.conditions = {
      {ConditionKind::fact, "level >= 5 of AWS-DEA (the record gives no level)",
       "data-practice.core", "", aws, "level"},
      {ConditionKind::fact, "age >= 16 of the learner (the record gives no born)",
       "data-practice.adult", "", std::nullopt, "born"},
  };
  audit.assumptions = {{cap_500, "credits", "15 nzqcf credits", "issuer profile otago"}};
  audit.decisions = {{"approve", "data-practice.transfer", "Academic Registrar", "2026-05-02",
                      "industry placement", false, "transfer names \"Programme Director\""}};
  audit.warnings = {"learners/aroha.json: the member `colour` is not one that Cairn knows"};
  return audit;
}

Audit undecided() {
  Audit audit = heading(Verdict::undecided);
  audit.steps = 20'000'000;
  audit.least_proved = false;
  audit.clauses = {measured(core(ClauseStatus::undecided), at_least("3", "credentials", "2", "1"))};
  return audit;
}

Audit hostile() {
  const std::string evil =
      "\x1b]0;owned\x07\x1b[2J \xc2\x9b\x33\x31m \xe2\x80\xae\x74xt\xe2\x80\xac\r\n\"\\ \xff\xfe "
      "\xe2\x80\x8b\xef\xbb\xbf\xf3\xa0\x81\x81";
  const CredentialRef bad = {evil, evil, evil, evil};
  Audit audit = heading(Verdict::needs_decision);
  audit.policy = {evil, evil, evil, evil, evil};
  audit.record = {evil, evil, evil};
  audit.learner = {evil, evil};
  audit.award = {evil, evil, "award", evil, evil, evil};
  audit.engine = evil;
  for (const ClauseStatus status :
       {ClauseStatus::met, ClauseStatus::met_on_completion, ClauseStatus::needs_decision,
        ClauseStatus::cannot_tell, ClauseStatus::not_met, ClauseStatus::undecided,
        ClauseStatus::not_chosen}) {
    ClauseAudit one = clause("requires", evil, evil, 1, status);
    one.documentation = one.because = one.source = evil;
    one.place.file = evil;
    one.measures = {{evil, evil, evil, evil, evil, evil, false},
                    {evil, "nzqcf credits", "1", "2", "3", "4", false}};
    one.used = {{bad, evil, evil, evil, true, true}};
    one.excluded = {{bad, ExclusionReason::unknown_fact, evil, evil},
                    {bad, ExclusionReason::shut_out, evil, ""}};
    one.missing = {{bad, evil, evil}};
    one.notes = {evil};
    audit.clauses.push_back(std::move(one));
  }
  audit.conditions = {{ConditionKind::fact, evil, evil, evil, bad, evil},
                      {ConditionKind::decision, evil, evil, evil, bad, evil}};
  audit.left_out = {{evil, evil}};
  audit.assumptions = {{bad, evil, evil, evil}};
  audit.decisions = {{evil, evil, evil, evil, evil, false, evil}};
  audit.warnings = {evil};
  return audit;
}

}  // namespace cairn::engine::sample
