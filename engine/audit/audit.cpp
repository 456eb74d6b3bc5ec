// SPDX-License-Identifier: Apache-2.0
/// Policy + record + date -> Audit: who was heard, the verdict, and the account of it.
#include <algorithm>
#include <set>

#include <fmt/core.h>

#include <cairn/engine/audit.hpp>

#include "audit/audit_under.hpp"
#include "audit/clause_writer.hpp"
#include "audit/governing.hpp"
#include "audit/hearing.hpp"
#include "audit/results.hpp"
#include "audit/titles.hpp"
#include "audit/verdict.hpp"
#include "explain/words.hpp"
#include "recognition/parts_in_steps.hpp"
#include "records/digest.hpp"

namespace cairn::engine {
namespace {

using namespace program;

std::string_view sort_text(AwardSort sort) {
  switch (sort) {
    case AwardSort::award:
      return "award";
    case AwardSort::admission:
      return "admission";
    case AwardSort::standing:
      return "standing";
    case AwardSort::badge:
      break;
  }
  return "badge";
}

void list_left_out(const Hearing& hearing, Audit& audit) {
  const Record& record = hearing.record;
  for (const NotCurrent& out : hearing.holdings.not_current) {
    audit.left_out.push_back({name_of(reference_to(record.credentials[out.index])), out.why});
  }
  for (const NotCurrent& out : hearing.holdings.conferrals_left_out) {
    audit.left_out.push_back({"conferral of " + record.conferred[out.index].award, out.why});
  }
  for (LeftOut& out : hearing.decisions.left_out())
    audit.left_out.push_back(std::move(out));
}

/// What credits of another unit count as, once for each amount, whatever forms have it.
void list_conversions(const Hearing& hearing, std::uint32_t credential, Audit& audit) {
  std::set<std::string> said;
  for (const FormIndex form : hearing.holdings.forms_of[credential]) {
    for (const Converted& converted : hearing.holdings.forms[form].converted) {
      if (!said.insert(converted.sentence()).second) continue;
      std::string from = converted.given + ", " + converted.basis;
      if (!converted.source.empty()) from += " (" + converted.source + ")";
      audit.assumptions.push_back({reference_to(hearing.record.credentials[credential]), "credits",
                                   converted.taken, std::move(from)});
    }
  }
}

/// Values that an issuer profile supplied, levels read through a crosswalk, and grades read on the
/// policy's own scale.
void list_assumptions(const Hearing& hearing, Audit& audit) {
  const Record& record = hearing.record;
  const auto scale = hearing.plan.program().scale;
  const Fields& fields = hearing.judge.fields();
  for (const std::uint32_t index : hearing.holdings.order) {
    const RecordCredential& credential = record.credentials[index];
    for (const Supplied& supplied : credential.supplied) {
      audit.assumptions.push_back(
          {reference_to(credential), supplied.field, supplied.value, supplied.profile});
    }
    if (const auto uses = fields.crosswalks().find(index); uses != fields.crosswalks().end()) {
      for (const auto& [framework, use] : uses->second) {
        std::string from = "the crosswalk from " + use.from;
        if (!use.source.empty()) from += " (" + use.source + ")";
        if (!use.unverified_because.empty()) {
          from +=
              ", which is not official; it is relied on because " + quoted(use.unverified_because);
        }
        audit.assumptions.push_back(
            {reference_to(credential), "level", use.level, std::move(from)});
      }
    }
    list_conversions(hearing, index, audit);
    if (scale && fields.graded_by_policy().contains(index)) {
      audit.assumptions.push_back(
          {reference_to(credential), "scale", hearing.plan.program()[*scale].name, "the policy"});
    }
  }
}

void list_decisions(const Hearing& hearing, const AwardCase& award_case, Audit& audit) {
  std::vector<Decisions::Asked> asked;
  for (const ApprovalUnit& unit : award_case.units())
    asked.push_back(
        {unit.paths, unit.authority, unit.decided != nullptr && unit.decided->kind == "waive"});
  audit.decisions = hearing.decisions.uses(asked);
}

void list_warnings(const Hearing& hearing, const AwardCase& award_case, Audit& audit) {
  if (hearing.judge.compares_issuers()) {
    audit.warnings.push_back("issuer by name: issuers are compared by their exact name or id");
  }
  if (hearing.inexact) {
    audit.warnings.push_back(
        "some amounts are too large, or too finely divided, to be added up exactly, so that this "
        "award cannot be decided");
  }
  if (hearing.holdings.truncated) {
    audit.warnings.push_back(fmt::format(
        "a recognition can be used in more than {} ways with this record; the others were not "
        "looked at",
        most_uses));
  }
  if (hearing.holdings.parts_truncated) {
    audit.warnings.push_back(fmt::format(
        "a credential can count in more than {} parts; of these only the largest were looked at",
        most_parts));
  }
  if (award_case.tree().too_large) {
    audit.warnings.push_back("the awards that this one is made of are too many to be looked at");
  }
  for (const RecordDiagnostic& diagnostic : hearing.record.diagnostics) {
    std::string where = diagnostic.at;
    if (!where.empty()) where += ": ";
    audit.warnings.push_back(where + diagnostic.message());
  }
}

}  // namespace

void describe_award(const Program& program, const Award& award, Audit& audit) {
  audit.award.name = award.name;
  audit.award.title = award.title;
  audit.award.sort = sort_text(award.sort);
  audit.award.kind = award.kind;
  if (award.level) {
    const Framework& framework = program[award.level->framework];
    audit.award.level = framework.name + " level " + framework.levels[award.level->rank];
  }
  if (award.credits) {
    audit.award.credits =
        quantity(award.credits->value, unit_words(program, award.credits->unit, std::nullopt));
  }
}

void describe_record(const Record& record, Audit& audit) {
  std::string digests;
  for (const Provenance& from : record.provenance) {
    const std::string file =
        from.line == 0 ? from.file : from.file + ":" + std::to_string(from.line);
    audit.record.file += (audit.record.file.empty() ? "" : ", ") + file;
    if (audit.record.format.find(from.format) == std::string::npos) {
      audit.record.format += (audit.record.format.empty() ? "" : ", ") + from.format;
    }
    digests += from.sha256;
  }
  if (record.provenance.size() == 1) audit.record.digest = record.provenance[0].sha256;
  if (record.provenance.size() > 1) audit.record.digest = sha256_hex(digests);
  audit.learner.id = record.learner.id;
  audit.learner.name = record.learner.name;
}

Audit audit_under(const Policy& policy, const Record& record, AwardId award,
                  const AuditOptions& options) {
  const Program& program = policy.program();
  Hearing hearing(policy.plan(), record, options);
  ResultsOfAward results(hearing, award);
  AwardCase& award_case = results.award_case();
  const Decided& decided = results.decided();

  Audit audit;
  audit.policy = {program.title, program.version, program.authority, program.source,
                  policy.digest()};
  describe_record(record, audit);
  describe_award(program, program[award], audit);
  audit.as_of = options.as_of;
  audit.engine = CAIRN_VERSION;
  audit.verdict = decided.verdict;
  ClauseWriter writer(award_case, *decided.attempt, decided.verdict);
  audit.clauses = writer.write();
  const std::vector<ClauseAudit> of_results = writer.write_results();
  if (decided.verdict != Verdict::not_met && decided.verdict != Verdict::undecided) {
    audit.conditions = writer.conditions();
  }
  audit.results = results.found();
  name_titles(award_case, decided, of_results, audit);
  list_left_out(hearing, audit);
  list_assumptions(hearing, audit);
  list_decisions(hearing, award_case, audit);
  list_warnings(hearing, award_case, audit);
  audit.steps = hearing.steps;
  audit.least_proved =
      decided.verdict != Verdict::undecided &&
      (decided.verdict != Verdict::not_met || decided.attempt->solution.least_proved ||
       decided.attempt->solution.outcome == allocation::Outcome::satisfied);
  return audit;
}

Audit audit(const Policy& policy, const Record& record, AwardId award,
            const AuditOptions& options) {
  Audit audit = audit_under(policy, record, award, options);
  const auto of_period = period_warnings(policy.program(), record.learner.admitted, options.as_of);
  audit.warnings.insert(audit.warnings.begin(), of_period.begin(), of_period.end());
  return audit;
}

}  // namespace cairn::engine
