// SPDX-License-Identifier: Apache-2.0
#include "check/phrases.hpp"

#include <algorithm>
#include <utility>

#include "check/amounts.hpp"
#include "check/parameters.hpp"
#include "check/selections.hpp"
#include "check/shares.hpp"
#include "check/suffixes.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Bounds;
using program::Demand;
using program::SelectionId;

constexpr program::Unit count_unit{program::Measure::count, std::nullopt};

Checked<SelectionId> check_scope(Checker& checker, const Rare<ast::Scope>& scope, Span span) {
  if (!scope) return check_every_credential(checker, nullptr, span);
  if (const auto* predicate = std::get_if<ast::Predicate>(&scope->kind))
    return check_every_credential(checker, predicate, scope->span);
  return check_selection(checker, std::get<ast::Selection>(scope->kind));
}

/// How many credentials a selection can hold at most, where it is a list of codes.
std::optional<std::int64_t> most_of(const program::Program& program, SelectionId id) {
  const program::Selection& selection = program.selections[id.value];
  if (const auto* list = std::get_if<program::OfEntries>(&selection.base)) {
    std::int64_t most = 0;
    for (const program::Entry& entry : list->entries)
      most += std::max<std::int64_t>(1, static_cast<std::int64_t>(entry.issuers.size()));
    return most;
  }
  const auto* parts = std::get_if<program::UnionOf>(&selection.base);
  if (parts == nullptr) return std::nullopt;
  std::int64_t most = 0;
  for (const SelectionId part : parts->parts) {
    const auto of_part = most_of(program, part);
    if (!of_part) return std::nullopt;
    most += *of_part;
  }
  return most;
}

/// Bounds of a plain number or amount.
Checked<Bounds> plain_bounds(Checker& checker, const ast::Bound& bound, Number value, Span span) {
  std::optional<Number> low;
  if (bound.low) low = bound.low->value;
  return ordered_bounds(checker, bound.kind, low, value, span);
}

/// Checks one bounded measure of a clause into a Demand.
class MeasureChecker {
 public:
  MeasureChecker(Checker& checker, const Site& site, const ast::Bound& bound, Span span)
      : checker_(checker), site_(site), bound_(bound), span_(span) {
    demand_.text = checker.text(span);
  }

  Checked<Demand> operator()(const ast::Box<ast::ShareMeasure>& share) {
    const bool good = check_share(checker_, site_, bound_, *share, span_, demand_);
    return finish(good, check_scope(checker_, share->scope, span_));
  }
  Checked<Demand> operator()(const ast::AmountMeasure& measure) {
    return amount(amount_of(checker_, measure.amount), measure.scope);
  }
  Checked<Demand> operator()(const ast::NamedMeasure& measure) {
    return amount(amount_named(checker_, measure.name), measure.scope);
  }
  Checked<Demand> operator()(const ast::CountMeasure& measure) {
    const auto how_many = number(measure.count);
    const bool good = how_many && count(*how_many);
    const auto from = check_selection(checker_, measure.of);
    return finish(good && from && enough(*from, bound_.span.to(how_many->span)), from);
  }
  Checked<Demand> operator()(const ast::KindCountMeasure& measure) {
    const bool good = count(measure.count);
    return finish(good,
                  check_kind(checker_, measure.kind, measure.where ? &*measure.where : nullptr));
  }

 private:
  Checked<Demand> amount(const Checked<program::Amount>& amount, const Rare<ast::Scope>& scope) {
    Checked<Bounds> bounds;
    if (amount) {
      demand_.unit = amount->unit;
      bounds = plain_bounds(checker_, bound_, amount->value, span_);
      if (bounds) demand_.bounds = *bounds;
    }
    return finish(bounds.has_value(), check_scope(checker_, scope, span_));
  }

  /// A number as it stands, or as it was given for a parameter.
  Checked<ast::NumberLiteral> number(const std::variant<ast::NumberLiteral, ast::Word>& written) {
    if (const auto* literal = std::get_if<ast::NumberLiteral>(&written)) return *literal;
    const auto& word = std::get<ast::Word>(written);
    const Parameter* parameter = parameter_named(checker_, word);
    if (parameter == nullptr) {
      report_unknown(checker_, "number", word.text, word.span, {});
      return std::nullopt;
    }
    if (parameter->type != ParameterType::number)
      report_parameter(checker_, word, *parameter, "a number");
    if (parameter->type != ParameterType::number || !parameter->argument) return std::nullopt;
    return ast::NumberLiteral{std::get<ast::NumberLiteral>(parameter->argument->kind).value,
                              word.span};
  }

  bool count(const ast::NumberLiteral& number) {
    demand_.unit = count_unit;
    if (!is_whole(checker_, number) || (bound_.low && !is_whole(checker_, *bound_.low)))
      return false;
    const auto bounds = plain_bounds(checker_, bound_, number.value, span_);
    if (bounds) demand_.bounds = *bounds;
    return bounds.has_value();
  }

  /// No more are asked for than the list holds.
  bool enough(SelectionId from, Span span) {
    const auto most = most_of(checker_.program, from);
    if (!most || !demand_.bounds.low || *demand_.bounds.low <= Number(*most) ||
        checker_.program[site_.award].repeats == program::Repeats::all)
      return true;
    checker_
        .report(Code::more_than_there_are, span,
                {demand_.bounds.low->to_text(),
                 std::to_string(*most) + (*most == 1 ? " code" : " codes") + " in the list"})
        .hint = "ask for at most " + std::to_string(*most) + ", or add to the list";
    return false;
  }

  Checked<Demand> finish(bool good, const Checked<SelectionId>& from) {
    if (!good || !from) return std::nullopt;
    demand_.from = *from;
    const program::Bounds& bounds = demand_.bounds;
    const bool nothing_below = !bounds.low || bounds.low->is_zero();
    const bool nothing_above = !bounds.high || (demand_.share && *bounds.high >= Number(1));
    // A figure that could not be read is taken for nought; it has had its message.
    if (nothing_below && nothing_above && !checker_.has_fault_within(span_))
      checker_.report(Code::asks_nothing, span_, {ticked(demand_.text)}).hint =
          "take the clause away, or correct the figure";
    return std::move(demand_);
  }

  Checker& checker_;
  const Site& site_;
  const ast::Bound& bound_;
  Span span_;
  Demand demand_;
};

Checked<Demand> check_measure(Checker& checker, const Site& site,
                              const ast::BoundedMeasure& bounded) {
  const Span span = bounded.bound.span.to(bounded.measure.span);
  return std::visit(MeasureChecker(checker, site, bounded.bound, span), bounded.measure.kind);
}

/// `all of S`: every entry of a list of exact codes.
Checked<Demand> check_every(Checker& checker, const ast::Selection& of, Span span) {
  const auto from = check_selection(checker, of);
  if (!from) return std::nullopt;
  const program::Selection& selection = checker.program.selections[from->value];
  const auto* entries = std::get_if<program::OfEntries>(&selection.base);
  if (entries == nullptr || selection.where || selection.except) {
    checker.report(Code::all_of_not_codes, of.span, {checker.text(of.span)}).hint =
        "list the codes, as in `all of { \"A-1\", \"A-2\" }`, or say how many: `at least 3 of …`";
    return std::nullopt;
  }
  Demand demand;
  demand.unit = count_unit;
  demand.bounds = {program::BoundKind::at_least,
                   Number(static_cast<std::int64_t>(entries->entries.size())), std::nullopt};
  demand.from = *from;
  demand.every_entry = true;
  demand.text = checker.text(span);
  return demand;
}

void report_upper_in_requires(Checker& checker, Span span, std::string_view what) {
  report_wrong_block(checker, span, ticked(what), program::Block::requirements,
                     "it would say nothing there: what exceeds is simply not counted; write the "
                     "clause in `overall`");
}

Checked<Demand> check_quantified(Checker& checker, const Site& site,
                                 const ast::QuantifiedSelection& quantified, Span span) {
  if (quantified.quantifier == ast::Quantifier::all)
    return check_every(checker, quantified.of, span);
  const bool none = quantified.quantifier == ast::Quantifier::none;
  if (none && site.block == program::Block::requirements) {
    report_upper_in_requires(checker, span, "none of");
    return std::nullopt;
  }
  const auto from = check_selection(checker, quantified.of);
  if (!from) return std::nullopt;
  Demand demand;
  demand.unit = count_unit;
  if (none)
    demand.bounds = {program::BoundKind::at_most, std::nullopt, Number(0)};
  else
    demand.bounds = {program::BoundKind::at_least, Number(1), std::nullopt};
  demand.from = *from;
  demand.text = checker.text(span);
  return demand;
}

/// An `including` in credits cannot stand beside a phrase in hours or in another framework's.
bool including_fits(Checker& checker, const Demand& main, const Demand& including, Span span) {
  if (units_clash(main.unit, including.unit)) {
    checker
        .report(Code::mixed_units, span,
                {full_unit_text(checker.program, main.unit),
                 full_unit_text(checker.program, including.unit)})
        .hint = "write both in " + full_unit_text(checker.program, main.unit) +
                ", or make two clauses of them";
    return false;
  }
  if (main.unit != including.unit || main.share || including.share) return true;
  const std::optional<Number> room =
      main.bounds.high ? main.bounds.high
                       : (main.bounds.low ? main.bounds.low : std::optional<Number>());
  if (!room || !including.bounds.low || *including.bounds.low <= *room) return true;
  const std::string unit = unit_text(checker.program, main.unit);
  checker
      .report(Code::including_more_than_whole, span,
              {including.bounds.low->to_text() + " " + unit, room->to_text() + " " + unit})
      .hint = "a part cannot be larger than the whole: raise the first figure or lower the second";
  return false;
}

/// The part itself, without the comma and the word before it.
Span span_of(const ast::Including& including) {
  const auto* bounded = std::get_if<ast::BoundedMeasure>(&including.kind);
  return bounded == nullptr ? including.span : bounded->bound.span.to(bounded->measure.span);
}

Checked<Demand> check_including(Checker& checker, const Site& site,
                                const ast::Including& including) {
  if (const auto* bounded = std::get_if<ast::BoundedMeasure>(&including.kind))
    return check_measure(checker, site, *bounded);
  return check_every(checker, std::get<ast::Selection>(including.kind), including.span);
}

}  // namespace

program::BoundKind bound_kind(ast::BoundKind kind) {
  switch (kind) {
    case ast::BoundKind::at_least:
      return program::BoundKind::at_least;
    case ast::BoundKind::at_most:
      return program::BoundKind::at_most;
    case ast::BoundKind::exactly:
      return program::BoundKind::exactly;
    case ast::BoundKind::between:
      return program::BoundKind::between;
  }
  return {};
}

Checked<Bounds> ordered_bounds(Checker& checker, ast::BoundKind kind, std::optional<Number> low,
                               Number high, Span span) {
  Bounds bounds{bound_kind(kind), std::nullopt, std::nullopt};
  switch (kind) {
    case ast::BoundKind::at_least:
      bounds.low = high;
      return bounds;
    case ast::BoundKind::at_most:
      bounds.high = high;
      return bounds;
    case ast::BoundKind::exactly:
      bounds.low = high;
      bounds.high = high;
      return bounds;
    case ast::BoundKind::between:
      break;
  }
  bounds.low = low ? low : Number(0);
  bounds.high = high;
  if (*bounds.low <= *bounds.high) return bounds;
  checker.report(Code::bounds_reversed, span, {bounds.low->to_text(), bounds.high->to_text()})
      .hint =
      "write the smaller first: `between " + high.to_text() + " and " + bounds.low->to_text() + "`";
  return std::nullopt;
}

bool is_whole(Checker& checker, const ast::NumberLiteral& number) {
  if (number.value.is_integer()) return true;
  checker
      .report(Code::out_of_range, number.span,
              {number.value.to_text(), "only whole ones can be counted"})
      .hint = "write a whole number";
  return false;
}

Checked<program::PhraseBody> check_phrase(Checker& checker, const Site& site,
                                          const ast::Phrase& phrase) {
  Checked<Demand> main;
  if (const auto* bounded = std::get_if<ast::BoundedMeasure>(&phrase.kind)) {
    const bool upper_only = bounded->bound.kind == ast::BoundKind::at_most;
    if (upper_only && site.block == program::Block::requirements)
      report_upper_in_requires(checker, bounded->bound.span, "at most");
    else
      main = check_measure(checker, site, *bounded);
  } else {
    const auto& quantified = std::get<ast::QuantifiedSelection>(phrase.kind);
    const Span span{phrase.span.source, phrase.span.begin, quantified.of.span.end};
    main = check_quantified(checker, site, quantified, span);
  }
  program::PhraseBody body;
  bool good = main.has_value();
  for (const ast::Including& including : phrase.including) {
    auto part = check_including(checker, site, including);
    good = good && part.has_value();
    if (!part) continue;
    if (main && !including_fits(checker, *main, *part, span_of(including))) good = false;
    body.including.push_back(std::move(*part));
  }
  if (!main) return std::nullopt;
  body.demand = std::move(*main);
  if (!check_suffixes(checker, site, phrase, body) || !good) return std::nullopt;
  return body;
}

}  // namespace cairn::lang::checking
