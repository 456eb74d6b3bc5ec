// SPDX-License-Identifier: Apache-2.0
#include "audit/sums.hpp"

#include <algorithm>

namespace cairn::engine {
namespace {

using namespace program;

/// In both; the grade to come is supposed to suit each.
Membership in_both(const Membership& left, const Membership& right) {
  Membership result;
  result.truth = both(left.truth, right.truth);
  result.grade_may_admit =
      result.truth != Truth::yes && left.surely_helps() && right.surely_helps();
  result.grade_may_spare =
      result.truth != Truth::no && (left.surely_spared() || right.surely_spared());
  return result;
}

Membership narrowed(const Membership& member, FormIndex form, const std::vector<Truth>* among) {
  return among == nullptr ? member : in_both(member, {(*among)[form], false, false});
}

/// Values with open ends, for products with factors that may be negative.
struct Span {
  std::optional<Number> least;
  std::optional<Number> most;
};

std::optional<Number> times(Number left, Number right, bool& exact) {
  const auto product = multiply(left, right);
  if (!product) exact = false;
  return product ? product : Number(0);
}

Span times(const AmountRange& amount, Number factor, bool& exact) {
  const std::optional<Number> near = times(amount.least, factor, exact);
  std::optional<Number> far;
  if (amount.most) {
    far = times(*amount.most, factor, exact);
  } else if (factor.is_zero()) {
    far = Number(0);
  }
  return factor.is_negative() ? Span{far, near} : Span{near, far};
}

void widen(std::optional<Span>& span, const Span& by) {
  if (!span) {
    span = by;
    return;
  }
  span->least = span->least && by.least ? std::min(span->least, by.least) : std::nullopt;
  span->most = span->most && by.most ? std::max(span->most, by.most) : std::nullopt;
}

Number less(Number left, Number right, bool& exact) {
  const auto difference = subtract(left, right);
  if (!difference) exact = false;
  return difference.value_or(Number(0));
}

bool is_nothing(const SumTerm& term) {
  return term.least == Number(0) && term.most == Number(0) && !term.sure;
}

}  // namespace

SumTerm Sums::plain_term(FormIndex form, const Membership& in, const Unit& unit,
                         bool at_least) const {
  SumTerm term{form, Number(0), Number(0), false};
  if (!in.may_be_in()) return term;
  const AmountRange amount = memberships_.amount(unit, form);
  if (at_least) {
    if (in.surely_helps()) term.least = amount.least;
    term.most = amount.most;
  } else {
    if (in.truth == Truth::yes && !in.grade_may_spare) term.least = amount.least;
    if (!in.surely_spared()) term.most = amount.most;
  }
  return term;
}

SumTerm Sums::share_term(FormIndex form, const Membership& in, const Membership& base,
                         const ShareBase& share, Number fraction, bool at_least,
                         bool& exact) const {
  SumTerm term{form, Number(0), Number(0), false};
  if (!base.may_be_in()) return term;
  const AmountRange amount = memberships_.amount(share.unit, form);
  const bool may_be_in = in.may_be_in() && (at_least || !in.surely_spared());
  const bool may_be_out = at_least ? !in.surely_helps() : in.truth != Truth::yes;
  std::optional<Span> span;
  if (may_be_in) widen(span, times(amount, less(1, fraction, exact), exact));
  if (may_be_out || !may_be_in) widen(span, times(amount, less(0, fraction, exact), exact));
  if (base.truth != Truth::yes) widen(span, {Number(0), Number(0)});
  term.least = span->least;
  term.most = span->most;
  return term;
}

std::vector<SumRule> Sums::demand(const Demand& demand, std::optional<SelectionId> within,
                                  Among among) const {
  std::vector<SumRule> rules;
  const std::vector<Membership>& in = memberships_.of(demand.from);
  const std::vector<Membership>* outer = within ? &memberships_.of(*within) : nullptr;
  const std::vector<Membership>* base = demand.share && demand.share->selection
                                            ? &memberships_.of(*demand.share->selection)
                                            : nullptr;
  for (const bool at_least : {true, false}) {
    const auto& end = at_least ? demand.bounds.low : demand.bounds.high;
    if (!end) continue;
    SumRule rule;
    rule.at_least = at_least;
    rule.bound = demand.share ? Number(0) : *end;
    rule.need = demand.share || !at_least ? Number(0) : *end;
    for (FormIndex form = 0; form < in.size(); ++form) {
      Membership member = outer != nullptr ? in_both(in[form], (*outer)[form]) : in[form];
      member = narrowed(member, form, among);
      // A conferral uses nothing and is no part of what is counted as credentials.
      Membership all;
      all.truth = truth_of(!memberships_.holdings().forms[form].conferral);
      const SumTerm term = demand.share
                               ? share_term(form, member, base != nullptr ? (*base)[form] : all,
                                            *demand.share, *end, at_least, rule.exact)
                               : plain_term(form, member, demand.unit, at_least);
      if (!is_nothing(term)) rule.terms.push_back(term);
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

SumRule Sums::entry(const Entry& entry, Among among) const {
  SumRule rule;
  rule.bound = 1;
  rule.need = 1;
  const auto& forms = memberships_.holdings().forms;
  const Unit count{Measure::count, std::nullopt};
  for (FormIndex form = 0; form < forms.size(); ++form) {
    const SumTerm term =
        plain_term(form, narrowed(memberships_.judge().membership(entry, forms[form]), form, among),
                   count, true);
    if (!is_nothing(term)) rule.terms.push_back(term);
  }
  return rule;
}

SumRule Sums::spanning(const Spanning& spanning, SelectionId from, Among among) const {
  SumRule rule;
  rule.of_values = true;
  rule.bound = spanning.least;
  rule.need = spanning.least;
  const FieldValues& values = memberships_.values(spanning.field);
  const std::vector<Membership>& in = memberships_.of(from);
  rule.bundles.resize(values.names.size());
  for (FormIndex form = 0; form < in.size(); ++form) {
    const Membership member = narrowed(in[form], form, among);
    if (!member.may_be_in()) continue;
    const FieldValues::OfForm& of = values.of[form];
    for (const std::uint32_t value : of.known) {
      rule.bundles[value].possible.push_back(form);
      if (member.surely_helps()) rule.bundles[value].sure.push_back(form);
    }
    // Several that are not known may be as many as the clause asks for, of which nobody has one.
    if (of.may_have_more)
      rule.terms.push_back({form, Number(0), of.may_have_many ? spanning.least : Number(1), false});
  }
  std::erase_if(rule.bundles, [](const SumBundle& bundle) { return bundle.possible.empty(); });
  return rule;
}

std::vector<SumRule> Sums::phrase_over_all(const PhraseBody& phrase, Among among) const {
  std::vector<SumRule> rules;
  if (phrase.demand.every_entry) {
    const auto& selection = memberships_.judge().fields().plan().program()[phrase.demand.from];
    const auto& entries = std::get<OfEntries>(selection.base).entries;  // INVARIANT of Demand
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
      rules.push_back(entry(entries[i], among));
      rules.back().entry = i;
    }
  } else {
    rules = demand(phrase.demand, std::nullopt, among);
  }
  for (std::size_t i = 0; i < phrase.including.size(); ++i) {
    for (SumRule& rule : demand(phrase.including[i], phrase.demand.from, among)) {
      rule.demand = i + 1;
      rules.push_back(std::move(rule));
    }
  }
  add_spanning(phrase, among, rules);
  return rules;
}

void Sums::add_spanning(const PhraseBody& phrase, Among among, std::vector<SumRule>& rules) const {
  if (!phrase.spanning) return;
  rules.push_back(spanning(*phrase.spanning, phrase.demand.from, among));
  rules.back().demand = phrase.spanning_at();
}

std::vector<SumRule> Sums::phrase_of_leaf(const PhraseBody& phrase) const {
  std::vector<SumRule> rules;
  if (!phrase.demand.every_entry) rules = demand(phrase.demand);
  for (std::size_t i = 0; i < phrase.including.size(); ++i) {
    for (SumRule& rule : demand(phrase.including[i])) {
      rule.demand = i + 1;
      rules.push_back(std::move(rule));
    }
  }
  add_spanning(phrase, nullptr, rules);
  return rules;
}

SumRange total(const SumRule& rule, const std::vector<bool>& counted) {
  SumRange range;
  range.exact = rule.exact;
  const auto step = [&](std::optional<Number>& sum, const std::optional<Number>& by) {
    if (!sum) return;
    if (!by) {
      sum.reset();
      return;
    }
    sum = add(*sum, *by);
    if (!sum) {
      range.exact = false;
      sum = Number(0);
    }
  };
  for (const SumTerm& term : rule.terms) {
    if (!counted[term.form]) continue;
    step(range.least, term.least);
    step(range.most, term.most);
    range.some = true;
    range.some_sure = range.some_sure || term.sure;
  }
  const auto any_counted = [&](const std::vector<FormIndex>& forms) {
    return std::any_of(forms.begin(), forms.end(),
                       [&](FormIndex form) { return bool{counted[form]}; });
  };
  for (const SumBundle& bundle : rule.bundles) {
    if (any_counted(bundle.sure)) step(range.least, Number(1));
    if (any_counted(bundle.possible)) step(range.most, Number(1));
  }
  return range;
}

Truth holds(const SumRule& rule, const SumRange& range) {
  if (!range.exact) return Truth::unknown;
  Truth truth = Truth::unknown;
  if (rule.at_least) {
    if (range.least && *range.least >= rule.bound) truth = Truth::yes;
    if (range.most && *range.most < rule.bound) truth = Truth::no;
  } else {
    if (range.most && *range.most <= rule.bound) truth = Truth::yes;
    if (range.least && *range.least > rule.bound) truth = Truth::no;
  }
  if (rule.needs_one && !range.some_sure)
    truth = both(truth, range.some ? Truth::unknown : Truth::no);
  return truth;
}

}  // namespace cairn::engine
