// SPDX-License-Identifier: Apache-2.0
/// Clauses of `provided`: about the learner and all that is held.
#include <algorithm>

#include <fmt/core.h>

#include "audit/best_slice.hpp"
#include "audit/clause_writer.hpp"
#include "audit/held.hpp"
#include "audit/measures.hpp"
#include "audit/verdict.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

void ClauseWriter::write_provided(ScopeIndex scope, ClauseId id, ClauseAudit& audit) {
  const Clause& clause = case_.program()[id];
  if (scope != 0 && !allotment_.is_chosen(case_.tree().scopes[scope].node)) {
    audit.status = ClauseStatus::not_chosen;
    return;
  }
  if (case_.applies(id) == Truth::no) {
    write_guard(id, false, false, audit);
    return;
  }
  conditions_.mute(clause.advisory);
  // The least that has to be let in for this clause by itself.
  audit.status = ClauseStatus::not_met;
  for (const Relaxation relaxation : relaxations) {
    std::vector<bool> granted;
    for (const ApprovalUnit& unit : case_.units()) {
      granted.push_back(unit.decided != nullptr || relaxation.approvals);
    }
    const bool binds = clause.advisory || case_.binds(scope, id, granted, false);
    const Standing standing =
        binds ? case_.provided(scope, id, relaxation, granted) : Standing::holds;
    if (standing == Standing::fails) continue;
    audit.status = ClauseStatus::undecided;
    if (standing == Standing::exhausted) break;
    switch (verdict_under(relaxation)) {
      case Verdict::met:
        audit.status = ClauseStatus::met;
        break;
      case Verdict::met_on_completion:
        audit.status = ClauseStatus::met_on_completion;
        break;
      case Verdict::needs_decision:
        audit.status = ClauseStatus::needs_decision;
        break;
      case Verdict::cannot_tell:
        audit.status = ClauseStatus::cannot_tell;
        break;
      case Verdict::not_met:
      case Verdict::undecided:
        break;
    }
    break;
  }
  if (std::holds_alternative<PhraseBody>(clause.body) ||
      std::holds_alternative<AverageBody>(clause.body)) {
    write_held(id, audit);
    write_grades_to_come(id, audit);
  } else if (const auto* learner = std::get_if<LearnerBody>(&clause.body)) {
    write_learner(*learner, audit);
  } else if (const auto* complete = std::get_if<CompleteBody>(&clause.body)) {
    write_completed(*complete, audit);
  }
  for (std::size_t i = 0; i < case_.units().size(); ++i) {
    const ApprovalUnit& unit = case_.units()[i];
    if (unit.kind == ApprovalUnit::Kind::recognition || unit.kind == ApprovalUnit::Kind::reuse ||
        unit.scope != scope || unit.clause != id) {
      continue;
    }
    if (unit.decided != nullptr) {
      note_decision(unit, audit);
    } else if (audit.status == ClauseStatus::needs_decision) {
      conditions_.decision(unit);
    }
  }
  if (audit.status == ClauseStatus::not_met) write_guard(id, attempt_.in_favour(id), false, audit);
  conditions_.mute(false);
}

void ClauseWriter::write_learner(const LearnerBody& learner, ClauseAudit& audit) {
  const Judge& judge = case_.hearing().judge;
  for (Finding& finding : judge.why_not(learner.where, nullptr)) {
    if (finding.unknown) {
      // An age that is not known is a date of birth that is not given.
      if (finding.field == "age") finding.field = "born";
      add_missing(case_, std::nullopt, finding, audit);
      if (audit.status == ClauseStatus::cannot_tell) {
        conditions_.fact(std::nullopt, audit.path, finding);
      }
    } else {
      audit.notes.push_back(sentence({finding}));
    }
  }
}

void ClauseWriter::write_completed(const CompleteBody& complete, ClauseAudit& audit) {
  for (const Form& form : case_.forms()) {
    if (!form.conferral) continue;
    const Conferral& conferral = case_.hearing().record.conferred[*form.conferral];
    if (case_.hearing().plan.award(conferral.award) != complete.award) continue;
    std::string note = "conferred";
    if (conferral.on) note += " on " + conferral.on->to_text();
    audit.notes.push_back(std::move(note));
    if (form.stands == Truth::yes) return;
  }
  const auto& open = case_.hearing().open;
  const std::string& name = case_.program()[complete.award].name;
  if (complete.award == case_.award() ||
      std::find(open.begin(), open.end(), complete.award) != open.end()) {
    audit.notes.push_back(name + " would have to hold itself");
    return;
  }
  AwardCase& inner = case_.hearing().case_of(complete.award);
  const Decided decided = decide(inner);
  audit.notes.push_back(fmt::format("by itself {}: {}", name, verdict_words(decided.verdict)));
  case_.hearing().open.push_back(case_.award());
  ClauseWriter writer(inner, *decided.attempt, decided.verdict);
  const std::vector<ClauseAudit> clauses = writer.write();
  case_.hearing().open.pop_back();
  if (decided.verdict != Verdict::not_met && decided.verdict != Verdict::undecided) {
    conditions_.take_over(writer.conditions());
  }
  for (const ClauseAudit& clause : clauses) {
    if (clause.status == ClauseStatus::not_met && clause.depth == 0) {
      audit.notes.push_back(clause.path + " is not met");
    }
    for (const MissingFact& missing : clause.missing)
      audit.missing.push_back(missing);
  }
}

void ClauseWriter::write_grades_to_come(ClauseId id, ClauseAudit& audit) {
  const bool holds =
      audit.status == ClauseStatus::met || audit.status == ClauseStatus::met_on_completion;
  if (!attempt_.relaxation.completion || !holds) return;
  const Clause& clause = case_.program()[id];
  const auto* average = std::get_if<AverageBody>(&clause.body);
  std::vector<FormIndex> to_come;
  for (const FormIndex form : allotment_.serving(0)) {
    const Form& it = case_.forms()[form];
    if (it.is_itself() && it.grade_to_come && !it.facts->grade) to_come.push_back(form);
  }
  if (to_come.empty()) return;
  std::vector<bool> over(case_.forms().size());
  for (const SumRule& rule : case_.rules(id)) {
    for (const FormIndex form : held_forms(case_, rule, false))
      over[form] = true;
  }
  for (const FormIndex form : to_come)
    over[form] = true;
  for (const FormIndex form : to_come) {
    std::vector<Finding> hopes;
    if (average == nullptr) {
      hopes = hopes_of_grade(id, over, form, audit);
    } else if (!average->of || case_.hearing().memberships.of(*average->of)[form].may_be_in()) {
      hopes = grade_hoped_for(*average, over, form, audit);
    }
    if (hopes.empty()) continue;
    conditions_.completion(form, audit.path, hopes);
    audit.status = ClauseStatus::met_on_completion;
  }
}

void ClauseWriter::write_held(ClauseId id, ClauseAudit& audit) {
  const Clause& clause = case_.program()[id];
  const Memberships& memberships = case_.hearing().memberships;
  const Judge& judge = case_.hearing().judge;
  const auto* phrase = std::get_if<PhraseBody>(&clause.body);
  const auto* average = std::get_if<AverageBody>(&clause.body);
  const bool completion = audit.status == ClauseStatus::met_on_completion;
  const auto held_of = [&](const SumRule& rule) { return held_total(case_, rule, completion); };
  const std::vector<Slice>& slices = case_.slices(id);
  const bool chosen = phrase != nullptr && chooses_slice(*phrase);
  const Slice* slice = slices.empty() ? nullptr
                       : chosen       ? &slices[best_slice(case_, id, held_of).slice]
                                      : fullest_slice(id, held_of);
  const auto at = slice == nullptr ? 0 : static_cast<std::size_t>(slice - slices.data());
  const std::vector<SumRule>& rules = chosen ? case_.rules(id, at) : case_.rules(id);
  std::vector<bool> held(case_.forms().size());
  for (const SumRule& rule : rules) {
    for (const FormIndex form : held_forms(case_, rule, completion))
      held[form] = true;
  }
  if (average != nullptr) {
    audit.measures.push_back(measured(memberships, clause, *average, held,
                                      audit.status == ClauseStatus::met || completion));
  }
  for (std::size_t i = 0; phrase != nullptr && i <= phrase->including.size(); ++i) {
    const Demand& demand = i == 0 ? phrase->demand : phrase->including[i - 1];
    Truth truth = Truth::yes;
    std::optional<Number> sum;
    for (const SumRule& rule : rules) {
      if (rule.demand != i || (slice != nullptr && rule.slice != at)) continue;
      const SumRange range = held_total(case_, rule, completion);
      truth = both(truth, holds(rule, range));
      const auto& end = rule.at_least ? range.least : range.most ? range.most : range.least;
      if (!demand.share && !demand.every_entry && !sum) sum = end;
      if (demand.every_entry && i == 0 && holds(rule, range) == Truth::yes) {
        sum = add(sum.value_or(Number(0)), 1);
      }
    }
    Amounts counted;
    if (demand.share) {
      counted = amounts(memberships, demand,
                        i == 0 ? std::nullopt : std::optional(phrase->demand.from), held, slice);
      audit.notes.push_back(fmt::format(
          "{} of {}", counted.counted.to_text(),
          quantity(*counted.base,
                   unit_words(case_.program(), demand.share->unit, demand.share->selection))));
    } else {
      counted.counted = sum.value_or(Number(0));
    }
    audit.measures.push_back(measured(case_.program(), demand, counted, truth == Truth::yes));
  }
  bool open_spanning = false;
  for (const SumRule& rule : rules) {
    if (!rule.of_values) continue;
    const SumRange range = held_total(case_, rule, completion);
    const Truth truth = holds(rule, range);
    open_spanning = truth == Truth::unknown && audit.status == ClauseStatus::cannot_tell;
    audit.measures.push_back(measured(*phrase->spanning, range, truth == Truth::yes));
  }
  const std::optional<SelectionId> from =
      phrase != nullptr ? std::optional(phrase->demand.from) : average->of;
  bool any_in_slice = false;
  for (FormIndex form = 0; form < held.size(); ++form) {
    if (!held[form] || (chosen && slice->in[form] == Truth::no)) continue;
    const Form& it = case_.forms()[form];
    const Membership in = from ? memberships.of(*from)[form] : Membership{Truth::yes, false, false};
    if (!in.may_be_in() || (average != nullptr && !points_of(memberships, *average, form, true))) {
      continue;
    }
    std::vector<Finding> findings;
    if (from) findings = judge.why_not(*from, it);
    std::erase_if(findings, [](const Finding& finding) { return !finding.unknown; });
    AmountRange amount{1, Number(1)};
    if (slice != nullptr) {
      any_in_slice = any_in_slice || slice->in[form] != Truth::no;
      for (Finding& finding : open_slice(*phrase, *slice, form))
        findings.push_back(std::move(finding));
    }
    if (phrase != nullptr) {
      const Unit& unit = phrase->demand.share ? phrase->demand.share->unit : phrase->demand.unit;
      amount = memberships.amount(unit, form);
      for (Finding& gap : open_amounts(unit, form))
        findings.push_back(std::move(gap));
      if (open_spanning) {
        for (Finding& gap : open_values(phrase->spanning->field, form))
          findings.push_back(std::move(gap));
      }
    }
    if (completion && it.in_progress) conditions_.completion(form, audit.path, findings);
    if (audit.status == ClauseStatus::cannot_tell) {
      Reliance reliance;
      rely_on_form(form, audit, reliance, {}, findings);
    }
    for (UsedCredential& row :
         used(form, amount.is_exact() ? amount.least.to_text() : "", !in.surely_helps())) {
      audit.used.push_back(std::move(row));
    }
  }
  if (any_in_slice) note_slice(*phrase, *slice, audit);
}

}  // namespace cairn::engine
