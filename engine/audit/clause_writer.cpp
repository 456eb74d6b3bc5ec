// SPDX-License-Identifier: Apache-2.0
#include "audit/clause_writer.hpp"

#include <algorithm>

#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

ClauseWriter::ClauseWriter(AwardCase& award_case, const Attempt& attempt, Verdict verdict)
    : case_(award_case),
      attempt_(attempt),
      verdict_(verdict),
      allotment_(award_case, attempt),
      conditions_(award_case) {}

std::vector<ClauseAudit> ClauseWriter::write() {
  std::vector<ClauseAudit> clauses;
  write_scope(0, clauses);
  write_reuse(clauses);
  for (std::size_t i = 0; i < case_.units().size(); ++i) {
    const ApprovalUnit& unit = case_.units()[i];
    if (unit.kind != ApprovalUnit::Kind::recognition || unit.decided || !attempt_.granted[i]) {
      continue;
    }
    for (const FormIndex form : allotment_.serving(0)) {
      if (case_.forms()[form].recognition == unit.recognition) conditions_.decision(unit);
    }
  }
  return clauses;
}

void ClauseWriter::write_scope(ScopeIndex scope, std::vector<ClauseAudit>& clauses) {
  const Scope& of = case_.tree().scopes[scope];
  const Award& award = case_.program()[of.award];
  for (const ClauseId clause : award.requirements) {
    write_requirement(scope, clause, of.depth, clauses);
  }
  for (const ClauseId clause : award.overall) {
    clauses.push_back(begin(scope, clause, of.depth));
    write_overall(scope, clause, clauses.back());
  }
  for (const ClauseId clause : award.provided) {
    clauses.push_back(begin(scope, clause, of.depth));
    write_provided(scope, clause, clauses.back());
  }
}

std::vector<ClauseAudit> ClauseWriter::write_results() {
  std::vector<ClauseAudit> clauses;
  for (const ClauseId clause : case_.results()) {
    clauses.push_back(begin(0, clause, 0));
    write_overall(0, clause, clauses.back());
  }
  return clauses;
}

ClauseAudit ClauseWriter::begin(ScopeIndex scope, ClauseId id, std::uint32_t depth) const {
  const Clause& clause = case_.program()[id];
  ClauseAudit audit;
  audit.path = case_.tree().path(case_.program(), scope, id);
  audit.label = clause.label;
  switch (clause.block) {
    case Block::declares:
      audit.block = "declares";
      break;
    case Block::requirements:
      audit.block = "requires";
      break;
    case Block::overall:
      audit.block = "overall";
      break;
    case Block::provided:
      audit.block = "provided";
      break;
  }
  audit.text = clause.text;
  audit.when = clause.guard_text;
  audit.advisory = clause.advisory;
  audit.documentation = clause.documentation;
  audit.because = clause.because;
  audit.source = clause.source;
  audit.place = source_place(case_.program(), clause.place);
  audit.depth = depth;
  return audit;
}

ClauseStatus ClauseWriter::unmet() const {
  return verdict_ == Verdict::undecided ? ClauseStatus::undecided : ClauseStatus::not_met;
}

bool ClauseWriter::rule_holds(const SumRule& rule, const std::vector<bool>& counted) const {
  const Truth truth = holds(rule, total(rule, counted));
  return truth == Truth::yes || (truth == Truth::unknown && attempt_.relaxation.unknown);
}

void ClauseWriter::note_decision(const ApprovalUnit& unit, ClauseAudit& audit) const {
  const Decision& decision = *unit.decided;
  std::string note =
      (decision.kind == "waive" ? "waived by " : "approved by ") + quoted(decision.by);
  if (decision.on) note += " on " + decision.on->to_text();
  if (!decision.why.empty()) note += ": " + decision.why;
  // One decision may have let in several credentials.
  if (std::find(audit.notes.begin(), audit.notes.end(), note) == audit.notes.end())
    audit.notes.push_back(std::move(note));
}

std::vector<bool> ClauseWriter::without_open_forms(std::vector<bool> forms) const {
  for (FormIndex form = 0; form < forms.size(); ++form) {
    const Truth stands = both(case_.forms()[form].stands, case_.repeats().stands[form]);
    if (stands == Truth::unknown) forms[form] = false;
  }
  return forms;
}

std::vector<bool> ClauseWriter::without_open_approvals(std::vector<bool> forms) const {
  for (FormIndex form = 0; form < forms.size(); ++form) {
    const auto recognition = case_.forms()[form].recognition;
    if (!recognition) continue;
    for (const ApprovalUnit& unit : case_.units()) {
      if (unit.kind == ApprovalUnit::Kind::recognition && unit.recognition == *recognition &&
          unit.decided == nullptr) {
        forms[form] = false;
      }
    }
  }
  return forms;
}

bool ClauseWriter::write_guard(ClauseId id, bool relied_on, bool to_apply, ClauseAudit& audit) {
  const Truth applies = case_.applies(id);
  if (applies == Truth::yes || (applies == Truth::unknown && !relied_on)) return false;
  const Clause& clause = case_.program()[id];
  if (applies == Truth::no) {
    audit.status = ClauseStatus::does_not_apply;
    if (clause.guard) {
      audit.notes.push_back(sentence(case_.hearing().judge.why_not(*clause.guard, nullptr)));
    }
    return true;
  }
  audit.status = ClauseStatus::cannot_tell;
  // A branch that is chosen has to apply; any other clause does not hold, and must not.
  const Judge& judge = case_.hearing().judge;
  for (Finding& finding : to_apply ? judge.why_not(*clause.guard, nullptr)
                                   : judge.why_not_false(*clause.guard, nullptr)) {
    if (!finding.unknown) continue;
    if (finding.field == "age") finding.field = "born";
    add_missing(case_, std::nullopt, finding, audit);
    conditions_.fact(std::nullopt, audit.path, finding);
  }
  return true;
}

bool ClauseWriter::write_fallen_away(ScopeIndex scope, ClauseId clause, bool needed,
                                     ClauseAudit& audit) {
  if (!case_.falls_away(scope, clause, attempt_.granted)) return false;
  const auto index = case_.unit_of(scope, clause, ApprovalUnit::Kind::clause);
  const ApprovalUnit& unit = case_.units()[*index];
  if (unit.decided != nullptr) {
    audit.status = ClauseStatus::met;
    note_decision(unit, audit);
    return true;
  }
  if (!needed) return false;
  audit.status = ClauseStatus::needs_decision;
  conditions_.decision(unit);
  return true;
}

std::vector<UsedCredential> ClauseWriter::used(FormIndex index, const std::string& amount,
                                               bool by_unknown) const {
  const Form& form = case_.forms()[index];
  UsedCredential row;
  row.amount = amount;
  row.by_unknown = by_unknown;
  row.in_progress = form.in_progress;
  if (form.conferral) {
    row.credential = reference_to(*form.facts);
    return {row};
  }
  if (form.recognition) {
    const Recognition& recognition = case_.program().recognitions[*form.recognition];
    const Target& target = recognition.targets[form.target];
    row.as = target.itself ? form.facts->code : target.code;
    if (row.as.empty() && target.worth) {
      row.as = quantity(target.worth->value,
                        unit_words(case_.program(), target.worth->unit, std::nullopt));
    }
    row.by = recognition.label;
    if (!recognition.authority.empty()) row.by += " (" + recognition.authority + ")";
    if (target.match) row.by += ", match " + target.match->to_text() + "%";
  }
  if (form.part) {
    const AmountRange carried = case_.hearing().memberships.whole(form.part->unit, index);
    const std::string unit = unit_words(case_.program(), form.part->unit, std::nullopt);
    row.part_of =
        carried.is_exact() ? quantity(carried.least, unit) : "an unknown number of " + unit;
  }
  if (form.conferral_evidence) {
    row.credential = reference_to(*form.facts);
    row.credential.code = case_.hearing().record.conferred[*form.conferral_evidence].award;
    return {row};
  }
  // The first piece carries the amount; the others are consumed with it.
  std::vector<std::uint32_t> pieces = form.evidence;
  const auto& place = case_.hearing().holdings.place;
  std::sort(pieces.begin(), pieces.end(),
            [&](std::uint32_t left, std::uint32_t right) { return place[left] < place[right]; });
  std::vector<UsedCredential> rows;
  for (const std::uint32_t piece : pieces) {
    row.credential = reference_to(case_.hearing().record.credentials[piece]);
    rows.push_back(row);
    row.amount = "0";
  }
  return rows;
}

std::vector<Finding> ClauseWriter::open_amounts(const Unit& unit, FormIndex form) const {
  if (case_.hearing().memberships.amount(unit, form).is_exact()) return {};
  return {case_.hearing().memberships.amount_gap(unit, form)};
}

std::vector<Finding> ClauseWriter::open_values(const FieldReference& field, FormIndex form) const {
  if (!case_.hearing().memberships.values(field).of[form].may_have_more) return {};
  const Fields& fields = case_.hearing().judge.fields();
  return {{field.name, fields.words(field, &case_.forms()[form]), "", true, false}};
}

void ClauseWriter::rely_on_form(FormIndex index, ClauseAudit& audit, Reliance& reliance,
                                const std::vector<Finding>& hopes,
                                const std::vector<Finding>& doubts) {
  const Form& form = case_.forms()[index];
  if (form.in_progress) {
    reliance.completion = true;
    std::vector<Finding> all = form.hopes;
    all.insert(all.end(), hopes.begin(), hopes.end());
    conditions_.completion(index, audit.path, all);
  }
  if (form.recognition) {
    for (std::size_t i = 0; i < case_.units().size(); ++i) {
      const ApprovalUnit& unit = case_.units()[i];
      if (unit.kind != ApprovalUnit::Kind::recognition || unit.recognition != *form.recognition) {
        continue;
      }
      if (unit.decided != nullptr) {
        note_decision(unit, audit);
      } else {
        reliance.approval = true;
      }
    }
  }
  for (const Converted& converted : form.converted) {
    const CredentialRef credential =
        reference_to(case_.hearing().record.credentials[form.evidence[0]]);
    audit.notes.push_back(name_of(credential) + ": " + converted.sentence());
  }
  std::vector<Finding> open = form.doubts;
  if (case_.repeats().stands[index] == Truth::unknown) {
    open.push_back({"awarded", "the record does not say which attempt at the same thing stands", "",
                    true, false});
  }
  open.insert(open.end(), doubts.begin(), doubts.end());
  for (const Finding& finding : open) {
    reliance.unknown = true;
    add_missing(case_, index, finding, audit);
    conditions_.fact(index, audit.path, finding);
  }
}

// ---- requires

bool ClauseWriter::is_choice(ClauseId id) const {
  const auto* group = std::get_if<GroupBody>(&case_.program()[id].body);
  return group != nullptr && group->kind != GroupBody::Kind::all;
}

void ClauseWriter::write_requirement(ScopeIndex scope, ClauseId id, std::uint32_t depth,
                                     std::vector<ClauseAudit>& clauses) {
  const Clause& clause = case_.program()[id];
  const std::size_t at = clauses.size();
  clauses.push_back(begin(scope, id, depth));
  if (std::holds_alternative<GroupBody>(clause.body)) {
    write_group(scope, id, at, clauses);
  } else if (std::holds_alternative<CompleteBody>(clause.body)) {
    write_complete(scope, id, at, clauses);
  } else if (std::holds_alternative<PhraseBody>(clause.body)) {
    write_phrase(scope, id, clauses[at]);
  }
  const auto node = case_.tree().node_of(scope, id);
  const bool chosen = node && allotment_.is_chosen(*node);
  const bool is_branch = clause.parent && is_choice(*clause.parent);
  const bool set_aside = write_fallen_away(scope, id, true, clauses[at]);
  // Read in favour, a clause is not there, but a branch of a choice is.
  const bool relied_on = attempt_.in_favour(id) && (!is_branch || chosen);
  const bool out = !set_aside && write_guard(id, relied_on, is_branch, clauses[at]);
  if (set_aside || (out && !is_branch) || clauses[at].status == ClauseStatus::does_not_apply) {
    // What stands in a clause that is not there is not asked for.
    clauses[at].measures.clear();
    clauses[at].excluded.clear();
    for (std::size_t i = at + 1; i < clauses.size(); ++i) {
      clauses[i].status = ClauseStatus::not_chosen;
    }
  } else if (!chosen) {
    clauses[at].status = ClauseStatus::not_chosen;
  }
}

void ClauseWriter::write_group(ScopeIndex scope, ClauseId id, std::size_t at,
                               std::vector<ClauseAudit>& clauses) {
  const auto& group = std::get<GroupBody>(case_.program()[id].body);
  std::int64_t holding = 0;
  auto size = static_cast<std::int64_t>(group.children.size());
  ClauseStatus worst = ClauseStatus::met;
  for (const ClauseId child : group.children) {
    const std::size_t child_at = clauses.size();
    write_requirement(scope, child, clauses[at].depth + 1, clauses);
    const ClauseStatus status = clauses[child_at].status;
    if (status == ClauseStatus::does_not_apply) --size;
    if (status == ClauseStatus::not_chosen || status == ClauseStatus::does_not_apply) continue;
    if (status == ClauseStatus::not_met || status == ClauseStatus::undecided) {
      if (group.kind == GroupBody::Kind::all) worst = std::max(worst, status);
      continue;
    }
    ++holding;
    worst = std::max(worst, status);
  }
  ClauseAudit& audit = clauses[at];
  Measured measured;
  measured.text = audit.text;
  measured.unit = "clauses";
  measured.counted = Number(holding).to_text();
  Number low = size;
  if (group.kind == GroupBody::Kind::any) low = 1;
  if (group.kind == GroupBody::Kind::counted) {
    low = group.bounds.low.value_or(Number(0));
    if (group.bounds.high) measured.high = group.bounds.high->to_text();
  }
  measured.low = low.to_text();
  measured.satisfied = Number(holding) >= low;
  if (!measured.satisfied) {
    if (const auto lacking = subtract(low, holding)) measured.shortfall = lacking->to_text();
    worst = unmet();
  }
  audit.measures.push_back(std::move(measured));
  audit.status = worst;
}

void ClauseWriter::write_complete(ScopeIndex scope, ClauseId id, std::size_t at,
                                  std::vector<ClauseAudit>& clauses) {
  const auto& complete = std::get<CompleteBody>(case_.program()[id].body);
  const auto node = case_.tree().node_of(scope, id);
  if (node) {
    if (const auto conferral = allotment_.conferral(*node)) {
      ClauseAudit& audit = clauses[at];
      Reliance reliance;
      const Conferral& recorded =
          case_.hearing().record.conferred[*case_.forms()[*conferral].conferral];
      std::string note = "conferred";
      if (recorded.on) note += " on " + recorded.on->to_text();
      if (!recorded.used) note += "; the record does not list what it was conferred for";
      audit.notes.push_back(std::move(note));
      rely_on_form(*conferral, audit, reliance, {}, {});
      for (const FormIndex form : allotment_.serving(*node)) {
        if (form == *conferral) continue;
        rely_on_form(form, audit, reliance, {}, {});
        for (UsedCredential& row : used(form, "1", false))
          audit.used.push_back(std::move(row));
      }
      audit.status = reliance.status();
      return;
    }
  }
  const auto inner = case_.tree().scope_of(scope, id);
  if (!inner) {
    clauses[at].status = unmet();
    clauses[at].notes.push_back(case_.program()[complete.award].name +
                                " would have to hold itself");
    return;
  }
  write_scope(*inner, clauses);
  ClauseStatus worst = ClauseStatus::met;
  const std::uint32_t depth = case_.tree().scopes[*inner].depth;
  for (std::size_t i = at + 1; i < clauses.size(); ++i) {
    const ClauseStatus status = clauses[i].status;
    const bool counts = status != ClauseStatus::not_chosen &&
                        status != ClauseStatus::does_not_apply && !clauses[i].advisory;
    if (clauses[i].depth == depth && counts) {
      worst = std::max(worst, status);
    }
  }
  clauses[at].status = worst;
}

}  // namespace cairn::engine
