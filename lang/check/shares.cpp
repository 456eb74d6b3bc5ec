// SPDX-License-Identifier: Apache-2.0
#include "check/shares.hpp"

#include "check/amounts.hpp"
#include "check/selections.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Amount;

std::string percent_text(Number percent) {
  return percent.to_text() + "%";
}

/// The base as an amount, where it is known without a record; empty and not poisoned otherwise.
struct CheckedBase {
  bool good = true;
  std::optional<Amount> fixed;
  program::ShareBase floating;
};

CheckedBase award_credits(Checker& checker, const Site& site, Span span) {
  CheckedBase base;
  const program::Award& award = checker.program[site.award];
  base.fixed = award.credits;
  base.good = award.credits.has_value();
  if (site.of_rule) return base;
  const bool lost = site.declared->credits ||
                    checker.has_fault_within(checker.names.awards.at(award.name).declaration->span);
  if (!base.good && !lost)
    checker.report(Code::award_without_credits, span, {award.name}).hint =
        "declare them, as in `credits 40`, or take the share of an amount: `50% of 40 credits`";
  return base;
}

CheckedBase counted(Checker& checker, const Site& site, const ast::Base::Counted& counted,
                    Span span) {
  CheckedBase base;
  base.floating.text = checker.text(span);
  if (site.block == program::Block::provided) {
    report_wrong_block(checker, span, "`counted`", site.block,
                       "all that is held is looked at here: write a base such as `credits in "
                       "courses`, or move the clause to `overall`");
    base.good = false;
    return base;
  }
  if (counted.noun.text == "credits") {
    const auto framework = framework_of_credits(checker, nullptr, span);
    base.good = framework.has_value();
    base.floating.unit = {program::Measure::credits, framework};
  } else if (counted.noun.text == "hours") {
    base.floating.unit = {program::Measure::hours, std::nullopt};
  } else {
    const auto kind = check_kind(checker, counted.noun, nullptr);
    base.good = kind.has_value();
    base.floating.unit = {program::Measure::count, std::nullopt};
    base.floating.selection = kind;
  }
  return base;
}

CheckedBase held(Checker& checker, const Site& site, const ast::Base::Held& held, Span span) {
  CheckedBase base;
  base.floating.text = checker.text(span);
  const bool counted_in =
      checker.counting && std::holds_alternative<ast::Box<ast::CountedInSource>>(held.of.kind);
  base.floating.counted = counted_in;
  if (site.block != program::Block::provided && !counted_in) {
    report_wrong_block(checker, span, ticked(base.floating.text), site.block,
                       "it speaks of all that is held: write `counted " +
                           std::string(held.noun == ast::AmountNoun::hours ? "hours" : "credits") +
                           "` or `award credits` here, or move the clause to `provided`");
    base.good = false;
    return base;
  }
  const auto selection = check_source(checker, held.of);
  base.good = selection.has_value();
  base.floating.selection = selection;
  base.floating.unit = {program::Measure::hours, std::nullopt};
  if (held.noun == ast::AmountNoun::credits) {
    const auto framework = framework_of_credits(checker, nullptr, span);
    base.good = base.good && framework.has_value();
    base.floating.unit = {program::Measure::credits, framework};
  }
  return base;
}

CheckedBase amount(Checker& checker, const Site& site, const ast::Quantity& quantity) {
  CheckedBase base;
  base.fixed = amount_of(checker, quantity);
  base.good = base.fixed.has_value();
  const auto& own = checker.program[site.award].credits;
  if (!base.good || !own || !units_clash(base.fixed->unit, own->unit)) return base;
  checker
      .report(Code::mixed_units, quantity.span,
              {"an award of " + full_unit_text(checker.program, own->unit),
               full_unit_text(checker.program, base.fixed->unit)})
      .hint = "write the base in " + unit_text(checker.program, own->unit);
  base.good = false;
  return base;
}

/// The amount that a share of a fixed base comes to; reports one that is not whole and not rounded.
Checked<Number> share_of(Checker& checker, const ast::ShareMeasure& share, const Amount& base,
                         Number percent, Span span) {
  const auto product = multiply(base.value, percent);
  const auto exact = product ? divide(*product, 100) : std::nullopt;
  const Number step =
      share.rounding && share.rounding->step ? share.rounding->step->value : Number(1);
  if (share.rounding && step.is_zero()) {
    checker
        .report(Code::out_of_range, share.rounding->step->span,
                {"0", "there is no multiple of it to round to"})
        .hint = "write a step such as `rounded up to 3`";
    return std::nullopt;
  }
  const Rounding rounding = share.rounding ? share.rounding->rounding : Rounding::none;
  const auto rounded = exact ? exact->rounded(rounding, step) : std::nullopt;
  if (!rounded) {
    checker
        .report(Code::out_of_range, span, {checker.text(span), "it is too large to hold exactly"})
        .hint = "write a smaller amount";
    return std::nullopt;
  }
  if (share.rounding || rounded->is_integer()) return rounded;
  const std::string base_text = amount_text(checker.program, base);
  checker
      .report(Code::share_not_whole, span, {percent_text(percent), base_text, rounded->to_text()})
      .hint = "say how it is rounded, as in `" + checker.text(span) +
              " rounded up`, or write the amount you mean";
  return std::nullopt;
}

bool check_stated(Checker& checker, const ast::ShareMeasure& share, const Amount& computed) {
  if (!share.stated) return true;
  Amount stated{computed.value, computed.unit};
  Span span;
  if (const auto* quantity = std::get_if<ast::Quantity>(&*share.stated)) {
    const auto amount = amount_of(checker, *quantity);
    if (!amount) return false;
    stated = *amount;
    span = quantity->span;
  } else {
    const auto& number = std::get<ast::NumberLiteral>(*share.stated);
    stated.value = number.value;
    span = number.span;
  }
  if (stated == computed) return true;
  const std::string right = amount_text(checker.program, computed);
  checker.report(Code::stated_mismatch, span, {right, amount_text(checker.program, stated)}).hint =
      "correct the percentage, its base or the rounding, or state " + ticked(right);
  return false;
}

/// A fixed base: the bounds become amounts.
bool settle(Checker& checker, const ast::Bound& bound, const ast::ShareMeasure& share,
            const Amount& base, Span span, program::Demand& demand) {
  const Span words = share.percent.span.to(share.base.span);
  Checked<Number> low;
  if (bound.low) {
    low = share_of(checker, share, base, bound.low->value, words);
    if (!low) return false;
  }
  const auto high = share_of(checker, share, base, share.percent.value, words);
  if (!high) return false;
  demand.unit = base.unit;
  demand.share_text = checker.text(bound.low ? bound.low->span.to(words) : words);
  const auto bounds = ordered_bounds(checker, bound.kind, low, *high, span);
  if (!bounds || !check_stated(checker, share, {*high, base.unit})) return false;
  demand.bounds = *bounds;
  return true;
}

/// A base that only a record gives: the bounds stay fractions of it.
bool keep_open(Checker& checker, const ast::Bound& bound, const ast::ShareMeasure& share,
               program::ShareBase base, Span span, program::Demand& demand) {
  if (share.rounding || share.stated) {
    const Span place = share.rounding ? share.rounding->span
                       : std::holds_alternative<ast::Quantity>(*share.stated)
                           ? std::get<ast::Quantity>(*share.stated).span
                           : std::get<ast::NumberLiteral>(*share.stated).span;
    checker
        .report(Code::base_not_fixed, place,
                {base.text, share.rounding ? "rounded" : "stated as an amount"})
        .hint = "leave it out: the share is compared exactly, without rounding";
    return false;
  }
  Checked<Number> low;
  if (bound.low) low = divide(bound.low->value, 100);
  const auto high = divide(share.percent.value, 100);
  if (!high || (bound.low && !low)) {
    checker
        .report(Code::out_of_range, span, {checker.text(span), "it is too large to hold exactly"})
        .hint = "write a share up to 100%";
    return false;
  }
  const auto bounds = ordered_bounds(checker, bound.kind, low, *high, span);
  if (!bounds) return false;
  demand.bounds = *bounds;
  demand.unit = base.unit;
  demand.share = std::move(base);
  return true;
}

}  // namespace

bool check_share(Checker& checker, const Site& site, const ast::Bound& bound,
                 const ast::ShareMeasure& share, Span span, program::Demand& demand) {
  if (share.percent.value > Number(100)) {
    checker.report(Code::share_over_whole, share.percent.span, {percent_text(share.percent.value)})
        .hint = "write a share up to `100%`";
    return false;
  }
  CheckedBase base = std::visit(
      Overloaded{
          [&](const ast::Base::Counted& of) { return counted(checker, site, of, share.base.span); },
          [&](const ast::Base::AwardCredits&) {
            return award_credits(checker, site, share.base.span);
          },
          [&](const ast::Quantity& quantity) { return amount(checker, site, quantity); },
          [&](const ast::Base::Held& of) { return held(checker, site, of, share.base.span); }},
      share.base.kind);
  if (!base.good) return false;
  return base.fixed ? settle(checker, bound, share, *base.fixed, span, demand)
                    : keep_open(checker, bound, share, std::move(base.floating), span, demand);
}

}  // namespace cairn::lang::checking
