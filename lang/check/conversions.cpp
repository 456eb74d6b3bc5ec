// SPDX-License-Identifier: Apache-2.0
// Credits of one unit in another: by what, and how much.
#include "check/conversions.hpp"

#include <algorithm>
#include <tuple>

#include "check/amounts.hpp"
#include "check/origins.hpp"
#include "check/passes.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::FrameworkId;
using Range = std::pair<Number, Number>;

std::string credits_of(const Checker& checker, FrameworkId framework) {
  return checker.program[framework].name + " credits";
}

/// The figures of a framework; what it does not give itself is its unit's.
template <class Figure>
std::optional<Range> figure_of(const Checker& checker, const ast::Word& name, FrameworkId unit,
                               Figure figure) {
  const auto named = checker.names.frameworks.find(name.text);
  const program::Framework& own = checker.program[FrameworkId{named->second.id}];
  const auto given = figure(own);
  return given ? given : figure(checker.program[unit]);
}

class ConversionChecker {
 public:
  ConversionChecker(Checker& checker, const Declared<ast::Conversion>& declared)
      : checker_(checker), ast_(*declared.node), span_(declared.declaration->span) {}

  std::optional<program::Conversion> check() {
    const auto from = unit_of(ast_.from);
    const auto to = unit_of(ast_.to);
    if (!from || !to) return std::nullopt;
    checked_.from = *from;
    checked_.to = *to;
    if (*from == *to) {
      checker_
          .report(Code::wrong_sort_of_name, ast_.to.span,
                  {std::string(ast_.to.text),
                   "another unit of credit than that of " + ticked(ast_.from.text)})
          .hint = "name the unit that the credits are to count in";
      return std::nullopt;
    }
    if (!ast_.basis) {
      if (!checker_.has_fault_within(span_))
        checker_
            .report(Code::missing_line, ast_.from.span.to(ast_.to.span), {"the conversion", "by"})
            .hint = "say by what: `by year`, `by hours`, `by agreement 2 to 1`, or `forbidden`";
      return std::nullopt;
    }
    const bool round = check_rounding();
    if (!check_basis() || !round) return std::nullopt;
    checked_.basis = checker_.text(ast_.basis->span);
    checked_.sources = sources_of(ast_.origin);
    checked_.place = checker_.place(span_);
    return checked_;
  }

 private:
  /// The framework in whose credits the named one counts.
  Checked<FrameworkId> unit_of(const ast::Word& name) {
    const auto id = framework_named(checker_, name);
    if (!id) return std::nullopt;
    const Default<FrameworkId>& unit = checker_.credit_unit_of[id->value];
    if (unit.written) return unit.id;
    if (!checker_.has_fault_within(checker_.names.frameworks.at(name.text).declaration->span))
      checker_.report(Code::framework_lacks, name.span, {std::string(name.text), "unit of credit"})
          .hint = "name the framework in whose credits it is counted, such as `ects`";
    return std::nullopt;
  }

  bool check_basis() {
    return std::visit(
        Overloaded{[&](const ast::Conversion::ByHours&) {
                     return ratio(
                         "by hours", "the hours of a credit", "hours 10 per credit",
                         [](const program::Framework& it) { return it.hours_per_credit; }, true);
                   },
                   [&](const ast::Conversion::ByYear&) {
                     return ratio(
                         "by year", "the credits of a full-time year", "year 120 credits",
                         [](const program::Framework& it) -> std::optional<Range> {
                           if (!it.year_credits) return std::nullopt;
                           return Range{*it.year_credits, *it.year_credits};
                         },
                         false);
                   },
                   [&](const ast::Conversion::ByAgreement& agreement) {
                     for (const ast::NumberLiteral& side : {agreement.of_from, agreement.of_to}) {
                       if (!side.value.is_zero()) continue;
                       checker_
                           .report(Code::out_of_range, side.span,
                                   {side.value.to_text(), "credits are exchanged for credits"})
                           .hint =
                           "write how many credits of the first are how many of the second, as in "
                           "`by agreement 2 to 1`";
                       return false;
                     }
                     return quotient(agreement.of_to.value, agreement.of_from.value,
                                     agreement.of_to.value, agreement.of_from.value);
                   },
                   [&](const ast::Conversion::Forbidden&) {
                     checked_.forbidden = true;
                     if (!ast_.rounding) return true;
                     checker_
                         .report(Code::out_of_range, ast_.rounding->span,
                                 {checker_.text(ast_.rounding->span), "nothing is converted"})
                         .hint = "take the line away";
                     return false;
                   }},
        ast_.basis->kind);
  }

  /// `from_over_to`: a credit of more hours is more credits; of a longer year it is fewer.
  template <class Figure>
  bool ratio(const std::string& basis, const std::string& what, const std::string& line,
             Figure figure, bool from_over_to) {
    const auto of_from = figure_of(checker_, ast_.from, checked_.from, figure);
    const auto of_to = figure_of(checker_, ast_.to, checked_.to, figure);
    for (const auto* word : {&ast_.from, &ast_.to}) {
      if (word == &ast_.from ? of_from.has_value() : of_to.has_value()) continue;
      checker_
          .report(Code::conversion_lacks_figure, word->span, {basis, what, std::string(word->text)})
          .hint = "give the framework its figure, as in " + ticked(line) +
                  ", or convert by another basis, as in `by agreement 2 to 1`";
      return false;
    }
    return from_over_to ? quotient(of_from->first, of_to->second, of_from->second, of_to->first)
                        : quotient(of_to->first, of_from->second, of_to->second, of_from->first);
  }

  bool quotient(Number least, Number by_most, Number most, Number by_least) {
    const auto low = divide(least, by_most);
    const auto high = divide(most, by_least);
    if (low && high && !low->is_zero()) {
      checked_.least = *low;
      checked_.most = *high;
      return true;
    }
    checker_
        .report(Code::out_of_range, ast_.basis->span,
                {checker_.text(ast_.basis->span),
                 "its figures are 0, or too finely divided to be held exactly"})
        .hint = "check the figures of both frameworks";
    return false;
  }

  bool check_rounding() {
    if (!ast_.rounding) return true;
    checked_.rounding = ast_.rounding->rounding;
    if (!ast_.rounding->step) return true;
    checked_.step = ast_.rounding->step->value;
    if (!checked_.step.is_zero()) return true;
    checker_
        .report(Code::out_of_range, ast_.rounding->step->span,
                {checked_.step.to_text(), "nothing is rounded to steps of 0"})
        .hint = "write a step such as `rounded down to 1`";
    return false;
  }

  Checker& checker_;
  const ast::Conversion& ast_;
  Span span_;
  program::Conversion checked_;
};

/// `1 to 2`, `1 to 2.5 to 3`
std::string result_of(const program::Conversion& conversion) {
  if (conversion.forbidden) return "forbidden";
  std::string text = "1 is " + conversion.least.to_text();
  if (conversion.most != conversion.least) text += " to " + conversion.most.to_text();
  switch (conversion.rounding) {
    case Rounding::none:
      return text;
    case Rounding::up:
      return text + ", rounded up to " + conversion.step.to_text();
    case Rounding::down:
      return text + ", rounded down to " + conversion.step.to_text();
    case Rounding::nearest:
      return text + ", rounded to the nearest " + conversion.step.to_text();
  }
  return text;
}

}  // namespace

void check_conversions(Checker& checker) {
  auto& declared = checker.names.conversions;
  std::stable_sort(declared.begin(), declared.end(), [](const auto& left, const auto& right) {
    return std::tuple(left.node->from.text, left.node->to.text, left.declaration->span) <
           std::tuple(right.node->from.text, right.node->to.text, right.declaration->span);
  });
  auto& conversions = checker.program.conversions;
  std::vector<Span> spans;
  for (const Declared<ast::Conversion>& one : declared) {
    auto checked = ConversionChecker(checker, one).check();
    if (!checked) continue;
    const Span span = one.node->from.span.to(one.node->to.span);
    const auto same =
        std::find_if(conversions.begin(), conversions.end(), [&](const program::Conversion& it) {
          return it.from == checked->from && it.to == checked->to;
        });
    if (same == conversions.end()) {
      conversions.push_back(std::move(*checked));
      spans.push_back(span);
      continue;
    }
    const Span first = spans[static_cast<std::size_t>(same - conversions.begin())];
    const std::string& from = checker.program[checked->from].name;
    const std::string& to = checker.program[checked->to].name;
    const std::string results[2] = {result_of(*same), result_of(*checked)};
    Diagnostic& again =
        results[0] == results[1]
            ? checker.report(Code::duplicate_name, span, {"conversion", from + " to " + to})
            : checker.report(Code::conversions_differ, span, {from, to, results[0], results[1]});
    again.labels.push_back({first, "the first is here"});
    again.hint = "take one of the two away";
  }
}

bool something_converts(Checker& checker, Span by) {
  const auto unit = checker.program.credit_framework;
  const bool lost = std::any_of(checker.names.conversions.begin(), checker.names.conversions.end(),
                                [&](const Declared<ast::Conversion>& one) {
                                  return checker.has_fault_within(one.declaration->span);
                                });
  const auto& conversions = checker.program.conversions;
  // A conversion that could not be read, or stands in a file that could not be, may be the one.
  if (lost || checker.names_missing || checker.vocabulary_missing ||
      conversions.size() < checker.names.conversions.size() || !unit)
    return true;
  const program::Conversion* forbidden = nullptr;
  const program::Conversion* other_way = nullptr;
  for (const program::Conversion& conversion : conversions) {
    if (conversion.to == *unit && !conversion.forbidden) return true;
    if (conversion.to == *unit && forbidden == nullptr) forbidden = &conversion;
    if (conversion.from == *unit && other_way == nullptr) other_way = &conversion;
  }
  const std::string to = credits_of(checker, *unit);
  if (forbidden != nullptr) {
    checker.report(Code::conversion_forbidden, by, {credits_of(checker, forbidden->from), to})
        .hint = "take `by conversion` away and write what it is worth, as in `worth 15 credits`";
    return false;
  }
  Diagnostic& none = checker.report(Code::no_conversion, by, {to});
  none.hint = other_way != nullptr
                  ? "a conversion holds in the direction in which it is written: write " +
                        ticked("conversion " + checker.program[other_way->to].name + " to " +
                               checker.program[*unit].name + " { … }") +
                        " too"
                  : "declare one, as in " + ticked("conversion ects to " +
                                                   checker.program[*unit].name + " { by year }");
  return false;
}

}  // namespace cairn::lang::checking
