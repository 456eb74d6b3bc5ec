// SPDX-License-Identifier: Apache-2.0
/// Clauses of `overall`: about all that is counted together.
#include <algorithm>

#include <fmt/core.h>

#include "audit/clause_writer.hpp"
#include "audit/measures.hpp"
#include "audit/span_of_dates.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

namespace {

bool is_any_in(const Slice& slice, const std::vector<bool>& counted) {
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (counted[form] && slice.in[form] != Truth::no) return true;
  }
  return false;
}

}  // namespace

void ClauseWriter::write_overall(ScopeIndex scope, ClauseId id, ClauseAudit& audit) {
  const Clause& clause = case_.program()[id];
  const RequirementIndex node = case_.tree().scopes[scope].node;
  if (!allotment_.is_chosen(node)) {
    audit.status = ClauseStatus::not_chosen;
    return;
  }
  if (case_.applies(id) == Truth::no) {
    write_guard(id, false, false, audit);
    return;
  }
  const auto place = case_.place_of(scope, id);
  if (clause.counted_in && (!place || !allotment_.is_chosen(*place))) {
    audit.status = ClauseStatus::not_chosen;
    audit.notes.push_back(quoted(case_.program()[*clause.counted_in].label) +
                          " is not asked for here, so nothing is counted in it");
    return;
  }
  const std::vector<bool> counted = allotment_.counted(place.value_or(node));
  audit.status = ClauseStatus::met;
  conditions_.mute(clause.advisory);
  if (const auto* only = std::get_if<OnlyBody>(&clause.body)) {
    write_only(scope, *only, audit);
  } else if (const auto* elapsed = std::get_if<ElapsedBody>(&clause.body)) {
    write_elapsed(*elapsed, counted, audit);
  } else if (std::holds_alternative<OrderBody>(clause.body)) {
    write_order(scope, id, counted, audit);
  } else if (const auto* near = std::get_if<CountedWithinBody>(&clause.body)) {
    write_counted_within(*near, counted, audit);
  } else {
    write_sums(scope, id, counted, audit);
  }
  const bool holds =
      audit.status != ClauseStatus::not_met && audit.status != ClauseStatus::undecided;
  if (!write_fallen_away(scope, id, !holds, audit) && !holds) {
    write_guard(id, attempt_.in_favour(id), false, audit);
  }
  conditions_.mute(false);
}

void ClauseWriter::write_only(ScopeIndex scope, const OnlyBody& only, ClauseAudit& audit) {
  const auto& in = case_.hearing().memberships.of(only.selection);
  const Judge& judge = case_.hearing().judge;
  Reliance reliance;
  bool holds = true;
  for (const FormIndex form : allotment_.serving(case_.tree().scopes[scope].node)) {
    if (case_.forms()[form].conferral || in[form].truth == Truth::yes) continue;
    std::vector<Finding> findings = judge.why_not(only.selection, case_.forms()[form]);
    if (in[form].surely_helps()) {
      rely_on_form(form, audit, reliance, findings, {});
    } else if (in[form].may_be_in() && attempt_.relaxation.unknown) {
      for (const Finding& finding : findings) {
        if (!finding.unknown) continue;
        reliance.unknown = true;
        add_missing(case_, form, finding, audit);
        conditions_.fact(form, audit.path, finding);
      }
    } else {
      holds = false;
    }
  }
  audit.status = holds ? reliance.status() : unmet();
  for (const std::uint32_t credential : case_.hearing().holdings.order) {
    if (allotment_.leaf_of(credential)) continue;
    for (const FormIndex form : case_.hearing().holdings.forms_of[credential]) {
      const Form& it = case_.forms()[form];
      if (!it.is_whole_itself() || in[form].surely_helps()) continue;
      const bool unknown = in[form].may_be_in();
      audit.excluded.push_back(
          {reference_to(*it.facts),
           unknown ? ExclusionReason::unknown_fact : ExclusionReason::does_not_match, "",
           sentence(judge.why_not(only.selection, it))});
    }
  }
}

void ClauseWriter::write_elapsed(const ElapsedBody& elapsed, const std::vector<bool>& counted,
                                 ClauseAudit& audit) {
  std::optional<Date> oldest;
  std::optional<Date> latest;
  Reliance reliance;
  std::vector<FormIndex> undated;
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (!counted[form] || case_.forms()[form].conferral) continue;
    const auto date = exact_award_date(case_.forms()[form]);
    if (!date) {
      undated.push_back(form);
      continue;
    }
    oldest = oldest ? std::min(*oldest, *date) : *date;
    latest = latest ? std::max(*latest, *date) : *date;
  }
  bool holds = !oldest || span_holds(elapsed, *oldest, *latest);
  // A date that is not known can make the span longer, never shorter.
  const bool decided = undated.empty() || (oldest && (elapsed.high ? !holds : holds));
  for (const FormIndex form : undated) {
    if (decided) break;
    holds = true;
    note_unknown(form, open_date(case_.forms()[form]), audit, reliance);
  }
  Measured measured;
  measured.text = audit.text;
  const Duration& shown = elapsed.high ? *elapsed.high : *elapsed.low;
  measured.unit = unit_of_span(shown);
  const auto end = [&](const std::optional<Duration>& bound) {
    if (!bound) return std::string();
    return bound->unit == shown.unit ? std::to_string(bound->amount) : bound->to_text();
  };
  measured.low = end(elapsed.low);
  measured.high = end(elapsed.high);
  measured.satisfied = holds;
  audit.measures.push_back(std::move(measured));
  if (oldest) {
    std::string note = fmt::format("the oldest counted is of {}, the latest of {}",
                                   oldest->to_text(), latest->to_text());
    if (!holds) {
      const Duration& broken =
          elapsed.low && *latest < later_by(*oldest, *elapsed.low) ? *elapsed.low : *elapsed.high;
      note += fmt::format("; {} from the oldest is {}", broken.to_text(),
                          later_by(*oldest, broken).to_text());
    }
    audit.notes.push_back(std::move(note));
  }
  audit.status = holds ? reliance.status() : unmet();
}

std::vector<Finding> ClauseWriter::grade_hoped_for(const AverageBody& average,
                                                   const std::vector<bool>& over, FormIndex form,
                                                   const ClauseAudit& audit) const {
  Finding hope{"grade", "", "a grade for which \"" + audit.text + "\" holds", true, true};
  if (const auto rank = least_grade(case_.hearing().memberships, average, over, form)) {
    const auto& grades = case_.program()[*case_.program().scale].grades;
    if (*rank == 0) return {};
    hope.asks = "grade >= " + quoted(grades[*rank].text);
  }
  return {hope};
}

std::vector<Finding> ClauseWriter::hopes_of_grade(ClauseId id, const std::vector<bool>& over,
                                                  FormIndex form, const ClauseAudit& audit) const {
  const Clause& clause = case_.program()[id];
  const auto* phrase = std::get_if<PhraseBody>(&clause.body);
  if (phrase == nullptr) return {};
  const Memberships& memberships = case_.hearing().memberships;
  std::vector<Finding> hopes;
  // What holds without it asks nothing of its grade.
  std::vector<bool> others = over;
  others[form] = false;
  for (const SumRule& rule : case_.rules(id)) {
    if (!rule.at_least || holds(rule, total(rule, others)) == Truth::yes) continue;
    const Demand& demand = demand_of(*phrase, rule);
    for (Finding& finding : case_.hearing().judge.why_not(demand.from, case_.forms()[form])) {
      if (finding.unknown) hopes.push_back(std::move(finding));
    }
  }
  // A ceiling asks for a grade that keeps the work out of it, unless there is room for all of it.
  for (std::size_t i = 0; i <= phrase->including.size(); ++i) {
    const Demand& demand = i == 0 ? phrase->demand : phrase->including[i - 1];
    const std::vector<Membership>& in = memberships.of(demand.from);
    if (!demand.bounds.high || !in[form].grade_may_spare) continue;
    std::optional<Number> most = Number(0);
    for (FormIndex other = 0; other < over.size(); ++other) {
      if (!over[other] || !in[other].may_be_in()) continue;
      const auto amount = memberships.amount(demand.unit, other).most;
      most = most && amount ? add(*most, *amount) : std::nullopt;
    }
    if (demand.share || !most || *demand.bounds.high < *most) {
      hopes.push_back({"grade", "", "a grade for which \"" + audit.text + "\" holds", true, true});
    }
  }
  return hopes;
}

void ClauseWriter::write_sums(ScopeIndex scope, ClauseId id, const std::vector<bool>& counted,
                              ClauseAudit& audit) {
  const Clause& clause = case_.program()[id];
  const Memberships& memberships = case_.hearing().memberships;
  const Judge& judge = case_.hearing().judge;
  const auto* phrase = std::get_if<PhraseBody>(&clause.body);
  const auto* average = std::get_if<AverageBody>(&clause.body);
  const Slice* slice = shown_slice(scope, id, counted);
  const bool chosen = slice != nullptr && chooses_slice(*phrase);
  const std::vector<SumRule>& rules =
      chosen ? case_.rules(id, static_cast<std::size_t>(slice - case_.slices(id).data()))
             : case_.rules(id);
  const auto is_shown = [&](const SumRule& rule) {
    return slice == nullptr || slice == &case_.slices(id)[rule.slice];
  };
  std::vector<bool> finished = counted;
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (case_.forms()[form].in_progress) finished[form] = false;
  }
  const std::vector<bool> approved = without_open_approvals(counted);
  const std::vector<bool> known = without_open_forms(counted);
  bool satisfied = true;
  Reliance reliance;
  std::vector<FormIndex> open_forms;
  std::vector<bool> open(1 + (phrase != nullptr ? phrase->spanning_at() : 0));
  for (const SumRule& rule : rules) {
    const Truth truth = holds(rule, total(rule, counted));
    if (!rule_holds(rule, counted)) {
      satisfied = false;
      continue;
    }
    if (truth == Truth::unknown) {
      open[rule.demand] = true;
      for (const SumTerm& term : rule.terms) {
        if (counted[term.form] && term.least != term.most) open_forms.push_back(term.form);
      }
      for (const SumBundle& bundle : rule.bundles) {
        for (const FormIndex form : bundle.possible) {
          if (counted[form] && !std::binary_search(bundle.sure.begin(), bundle.sure.end(), form))
            open_forms.push_back(form);
        }
      }
    } else {
      if (holds(rule, total(rule, known)) != Truth::yes) {
        open[rule.demand] = true;
        reliance.unknown = true;
      }
      reliance.completion = reliance.completion || holds(rule, total(rule, finished)) != Truth::yes;
      reliance.approval = reliance.approval || holds(rule, total(rule, approved)) != Truth::yes;
    }
  }
  if (average != nullptr) {
    audit.measures.push_back(measured(memberships, clause, *average, counted, satisfied));
    audit.measures.back().open = open[0];
  }
  for (std::size_t i = 0; phrase != nullptr && i <= phrase->including.size(); ++i) {
    const Demand& demand = i == 0 ? phrase->demand : phrase->including[i - 1];
    bool demand_holds = true;
    for (const SumRule& rule : rules) {
      if (rule.demand == i && is_shown(rule))
        demand_holds = demand_holds && rule_holds(rule, counted);
    }
    const Amounts sum =
        amounts(memberships, demand, i == 0 ? std::nullopt : std::optional(phrase->demand.from),
                open[i] && demand_holds ? known : counted, slice);
    audit.measures.push_back(measured(case_.program(), demand, sum, demand_holds));
    audit.measures.back().open = open[i] && demand_holds;
    if (demand.share && sum.exact) {
      audit.notes.push_back(fmt::format(
          "{} of {}", sum.counted.to_text(),
          quantity(*sum.base,
                   unit_words(case_.program(), demand.share->unit, demand.share->selection))));
    }
  }
  for (const SumRule& rule : rules) {
    if (!rule.of_values) continue;
    audit.measures.push_back(
        measured(*phrase->spanning, total(rule, counted), rule_holds(rule, counted)));
    audit.measures.back().open = open[rule.demand] && audit.measures.back().satisfied;
  }
  const bool some_in_slice = slice != nullptr && is_any_in(*slice, counted);
  if (some_in_slice) note_slice(*phrase, *slice, audit);
  const std::optional<SelectionId> from =
      phrase != nullptr ? std::optional(phrase->demand.from) : average->of;
  const bool asks_for_more = phrase == nullptr || phrase->demand.bounds.low.has_value();
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (!counted[form]) continue;
    const Form& it = case_.forms()[form];
    const Membership in = from ? memberships.of(*from)[form] : Membership{Truth::yes, false, false};
    std::vector<Finding> findings;
    if (from) findings = judge.why_not(*from, it);
    if (slice != nullptr) {
      if (chosen && slice->in[form] == Truth::no) continue;
      for (Finding& finding : open_slice(*phrase, *slice, form))
        findings.push_back(std::move(finding));
    }
    std::erase_if(findings, [](const Finding& finding) { return !finding.unknown; });
    if (!asks_for_more) {
      // Under a cap it would help not to be in it, so what the selection asks is not hoped for.
      for (Finding& finding : findings)
        finding.asks.clear();
    }
    if (std::find(open_forms.begin(), open_forms.end(), form) != open_forms.end()) {
      if (phrase != nullptr) {
        const Unit& unit = phrase->demand.share ? phrase->demand.share->unit : phrase->demand.unit;
        const auto amounts_end = open.begin() + static_cast<std::ptrdiff_t>(phrase->spanning_at());
        if (std::find(open.begin(), amounts_end, true) != amounts_end) {
          for (Finding& gap : open_amounts(unit, form))
            findings.push_back(std::move(gap));
        }
        for (std::size_t i = 1; i < open.size(); ++i) {
          if (!open[i]) continue;
          const bool of_values = i == phrase->spanning_at();
          for (Finding& finding : of_values ? open_values(phrase->spanning->field, form)
                                            : judge.why_not(phrase->including[i - 1].from, it)) {
            if (finding.unknown) findings.push_back(std::move(finding));
          }
        }
      } else if (findings.empty()) {
        findings.push_back({average->field.name, judge.fields().words(average->field, &it),
                            audit.text, true, false});
      }
      for (const Finding& finding : findings) {
        reliance.unknown = true;
        add_missing(case_, form, finding, audit);
        conditions_.fact(form, audit.path, finding);
      }
    } else if (it.in_progress && in.truth == Truth::unknown) {
      conditions_.completion(form, audit.path, hopes_of_grade(id, counted, form, audit));
    } else if (it.grade_to_come && !it.facts->grade && average != nullptr) {
      reliance.completion = true;
      conditions_.completion(form, audit.path, grade_hoped_for(*average, counted, form, audit));
    }
    if (!in.may_be_in() || (average != nullptr && !points_of(memberships, *average, form, true))) {
      continue;
    }
    std::string amount;
    if (phrase != nullptr) {
      const Unit& unit = phrase->demand.share ? phrase->demand.share->unit : phrase->demand.unit;
      const AmountRange range = memberships.amount(unit, form);
      if (range.is_exact()) amount = range.least.to_text();
    } else {
      const auto points = points_of(memberships, *average, form, average->bounds.low.has_value());
      if (points->known && !it.grade_to_come) amount = points->least.to_text();
    }
    for (UsedCredential& row : used(form, amount, !in.surely_helps())) {
      audit.used.push_back(std::move(row));
    }
  }
  audit.status = satisfied ? reliance.status() : unmet();
}

}  // namespace cairn::engine
