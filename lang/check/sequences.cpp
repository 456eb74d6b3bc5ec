// SPDX-License-Identifier: Apache-2.0
#include "check/sequences.hpp"

#include <algorithm>
#include <utility>

#include "check/limits.hpp"
#include "check/selections.hpp"

namespace cairn::lang::checking {
namespace {

using program::Demand;

/// What has to come first is reached on some day and stays so: no upper end, and no share of what
/// counts in the end.
bool can_come_first(Checker& checker, const Demand& demand, Span span) {
  if (demand.share) {
    checker.report(Code::share_comes_first, span, {ticked(demand.text)}).hint =
        "write an amount: `after at least 60 credits`";
    return false;
  }
  if (demand.bounds.low && !demand.bounds.high) return true;
  checker.report(Code::first_not_least, span, {ticked(demand.text)}).hint =
      "write `at least …`, `any of …` or `all of { … }`";
  return false;
}

/// The suffix that would choose a value, a period or a part, if there is one.
std::optional<Span> choice_in(const ast::Phrase& phrase) {
  if (phrase.same) return phrase.same->span;
  if (phrase.within) return phrase.within->span;
  if (phrase.per) return phrase.per->span;
  if (phrase.steps) return phrase.steps->span;
  if (phrase.steps) return phrase.steps->span;
  return std::nullopt;
}

Span span_of(const ast::Phrase& phrase) {
  if (const auto* bounded = std::get_if<ast::BoundedMeasure>(&phrase.kind))
    return bounded->bound.span.to(bounded->measure.span);
  const auto& quantified = std::get<ast::QuantifiedSelection>(phrase.kind);
  return {phrase.span.source, phrase.span.begin, quantified.of.span.end};
}

/// The selection is a bare list that has this code of these issuers.
bool lists(const program::Selection& selection, const program::Entry& wanted) {
  const auto* list = std::get_if<program::OfEntries>(&selection.base);
  if (list == nullptr || selection.where || selection.except) return false;
  return std::any_of(list->entries.begin(), list->entries.end(), [&](const program::Entry& entry) {
    return entry.code == wanted.code && entry.issuers == wanted.issuers && !entry.where;
  });
}

/// What has to come first before anything of S can only be of S itself, so that nothing comes
/// first.
bool never_comes(const Checker& checker, const program::OrderBody& order) {
  Demand all = order.after.demand;
  all.from = order.of;
  if (covers(checker, all, order.after.demand)) return true;
  if (!order.after.demand.every_entry) return false;
  const auto& first = std::get<program::OfEntries>(checker.program[order.after.demand.from].base);
  return std::any_of(first.entries.begin(), first.entries.end(), [&](const program::Entry& entry) {
    return lists(checker.program[order.of], entry);
  });
}

}  // namespace

Checked<program::OrderBody> check_order(Checker& checker, const Site& site,
                                        const ast::OrderBody& order) {
  const auto of = check_selection(checker, order.of);
  if (const auto choice = choice_in(*order.after)) {
    checker.report(Code::choice_comes_first, *choice, {ticked(checker.text(*choice))}).hint =
        "take it out; ask for it in a clause of its own";
    return std::nullopt;
  }
  auto after = check_phrase(checker, site, *order.after);
  if (!of || !after) return std::nullopt;
  bool good = can_come_first(checker, after->demand, span_of(*order.after));
  for (std::size_t i = 0; i < after->including.size(); ++i)
    good = can_come_first(checker, after->including[i], order.after->including[i].span) && good;
  if (!good) return std::nullopt;
  program::OrderBody body{*of, std::move(*after)};
  if (!never_comes(checker, body)) return body;
  checker
      .report(Code::nothing_comes_first, order.of.span.to(order.after->span),
              {ticked(checker.text(order.of.span)), ticked(body.after.demand.text)})
      .hint = "leave out of the one what stands in the other, with `except`";
  return std::nullopt;
}

Checked<program::CountedWithinBody> check_counted_within(Checker& checker,
                                                         const ast::CountedWithinBody& counted) {
  const auto of = check_selection(checker, counted.of);
  if (!of) return std::nullopt;
  if (std::holds_alternative<program::OfConferred>(checker.program[*of].base)) {
    checker
        .report(Code::conferrals_not_counted, counted.of.span,
                {ticked(checker.text(counted.of.span))})
        .hint = "name credentials; a conferral is asked for in `requires`";
    return std::nullopt;
  }
  return program::CountedWithinBody{*of, counted.span.value, counted.of_latest};
}

}  // namespace cairn::lang::checking
