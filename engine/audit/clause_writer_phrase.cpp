// SPDX-License-Identifier: Apache-2.0
/// Phrases of `requires`: what serves them, what that comes to, and what it rests on.
#include <functional>

#include "audit/clause_writer.hpp"
#include "audit/exclusions.hpp"
#include "audit/measures.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

void ClauseWriter::write_phrase(ScopeIndex scope, ClauseId id, ClauseAudit& audit) {
  const auto& phrase = std::get<PhraseBody>(case_.program()[id].body);
  const Judge& judge = case_.hearing().judge;
  const Memberships& memberships = case_.hearing().memberships;
  const auto node = case_.tree().node_of(scope, id);
  if (!node) return;
  const std::vector<FormIndex> serving = allotment_.serving(*node);
  const std::vector<bool> counted = allotment_.counted(*node);
  const Unit& unit = phrase.demand.share ? phrase.demand.share->unit : phrase.demand.unit;
  const bool favour = attempt_.relaxation.unknown;

  bool satisfied = true;
  Reliance reliance;
  if (phrase.demand.every_entry) {
    const auto& entries = std::get<OfEntries>(case_.program()[phrase.demand.from].base).entries;
    std::int64_t filled = 0;
    for (const RequirementIndex child : case_.tree().nodes[*node].children) {
      const Requirement& leaf = case_.tree().nodes[child];
      if (leaf.kind != RequirementKind::entry) continue;
      if (!allotment_.serving(child).empty()) {
        ++filled;
      } else {
        audit.notes.push_back(quoted(entries[leaf.entry].code) + " is missing");
      }
    }
    satisfied = filled == static_cast<std::int64_t>(entries.size());
    Amounts filled_entries;
    filled_entries.counted = filled;
    audit.measures.push_back(measured(case_.program(), phrase.demand, filled_entries, satisfied));
  }
  std::vector<SumRule> rules = case_.rules(id);
  const std::size_t first = phrase.demand.every_entry ? 1 : 0;
  std::vector<bool> open(phrase.spanning_at() + 1);
  for (std::size_t i = first; i <= phrase.including.size(); ++i) {
    const Demand& demand = i == 0 ? phrase.demand : phrase.including[i - 1];
    const std::vector<bool> over =
        demand.share ? allotment_.counted(case_.tree().scopes[scope].node) : counted;
    const std::vector<bool> known = without_open_forms(over);
    bool demand_holds = true;
    bool rests_on_open_form = false;
    for (const SumRule& rule : rules) {
      if (rule.demand != i) continue;
      demand_holds = demand_holds && rule_holds(rule, over);
      if (holds(rule, total(rule, over)) == Truth::unknown) open[i] = true;
      if (holds(rule, total(rule, known)) != Truth::yes) rests_on_open_form = favour;
    }
    satisfied = satisfied && demand_holds;
    const bool is_open = demand_holds && (open[i] || rests_on_open_form);
    audit.measures.push_back(
        measured(case_.program(), demand,
                 amounts(memberships, demand, std::nullopt, is_open ? known : over), demand_holds));
    audit.measures.back().open = is_open;
  }
  for (const SumRule& rule : rules) {
    if (!rule.of_values) continue;
    const SumRange values = total(rule, counted);
    const bool spans = rule_holds(rule, counted);
    open[rule.demand] = holds(rule, values) == Truth::unknown;
    satisfied = satisfied && spans;
    audit.measures.push_back(measured(*phrase.spanning, values, spans));
    audit.measures.back().open = open[rule.demand] && spans;
  }
  const auto chosen_slice = allotment_.slice(scope, id);
  const Slice* slice =
      chosen_slice && !serving.empty() ? &case_.slices(id)[*chosen_slice] : nullptr;
  if (slice != nullptr) note_slice(phrase, *slice, audit);
  for (const FormIndex form : serving) {
    const Membership in = memberships.of(phrase.demand.from)[form];
    std::vector<Finding> hopes;
    std::vector<Finding> doubts;
    for (Finding& finding : judge.why_not(phrase.demand.from, case_.forms()[form])) {
      if (!finding.unknown) continue;
      (finding.awaits_grade && in.surely_helps() ? hopes : doubts).push_back(std::move(finding));
    }
    if (slice != nullptr) {
      for (Finding& finding : open_slice(phrase, *slice, form))
        doubts.push_back(std::move(finding));
    }
    const bool by_unknown = !doubts.empty() || case_.forms()[form].stands == Truth::unknown;
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (!open[i] || !favour) continue;
      if (i == phrase.spanning_at()) {
        for (Finding& finding : open_values(phrase.spanning->field, form))
          doubts.push_back(std::move(finding));
        continue;
      }
      const Demand& demand = i == 0 ? phrase.demand : phrase.including[i - 1];
      for (Finding& finding : open_amounts(demand.unit, form))
        doubts.push_back(finding);
      if (i == 0) continue;
      for (Finding& finding : judge.why_not(demand.from, case_.forms()[form])) {
        if (finding.unknown) doubts.push_back(std::move(finding));
      }
    }
    rely_on_form(form, audit, reliance, hopes, doubts);
    const AmountRange amount = memberships.amount(unit, form);
    for (UsedCredential& row :
         used(form, amount.is_exact() ? amount.least.to_text() : "", by_unknown)) {
      audit.used.push_back(std::move(row));
    }
  }
  audit.status = satisfied ? reliance.status() : unmet();

  // What lies outside the slice is as little of the clause as what its selection leaves out.
  const auto outside = [&](const Form& form) {
    // What is not current is no form of the record, and has no place in a slice.
    const Form* begin = case_.forms().data();
    const bool has_place =
        !std::less<>()(&form, begin) && std::less<>()(&form, begin + case_.forms().size());
    return slice != nullptr && has_place &&
           slice->in[static_cast<std::size_t>(&form - begin)] == Truth::no &&
           judge.membership(phrase.demand.from, form).may_be_in();
  };
  const LeafTest test{
      [&](const Form& form) {
        return outside(form) ? Membership{} : judge.membership(phrase.demand.from, form);
      },
      [&](const Form& form) {
        return outside(form) ? why_outside(phrase, *slice, form)
                             : judge.why_not(phrase.demand.from, form);
      },
      [&](const Form& form) { return judge.is_near(phrase.demand.from, form); }, id};
  audit.excluded =
      Exclusions(case_, attempt_, allotment_, *node).of_leaf(scope, test, serving, audit.notes);
}

}  // namespace cairn::engine
