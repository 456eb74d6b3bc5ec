// SPDX-License-Identifier: Apache-2.0
#include "check/averages.hpp"

#include <algorithm>

#include "check/amounts.hpp"
#include "check/fields.hpp"
#include "check/operands.hpp"
#include "check/phrases.hpp"
#include "check/selections.hpp"

namespace cairn::lang::checking {
namespace {

/// An average of grades needs a scale that gives points.
bool scale_has_points(Checker& checker, const ast::Word& field, Span average) {
  if (!checker.scale.written) {
    // Says that there is no scale, and which ones there are.
    (void)grade_named(checker, field.text, average);
    return false;
  }
  if (!checker.scale.id) return false;
  const program::Scale& scale = checker.program[*checker.scale.id];
  const bool points =
      std::any_of(scale.grades.begin(), scale.grades.end(),
                  [](const program::Scale::Grade& g) { return g.points.has_value(); });
  if (points) return true;
  checker.report(Code::scale_without_points, field.span, {scale.name}).hint =
      "average `mark` instead, or name a scale whose grades have points";
  return false;
}

/// The bound of an average: a number, or the points of a grade.
Checked<Number> threshold(Checker& checker, const ast::AverageBody& average, ValueType type) {
  if (const auto* number = std::get_if<ast::NumberLiteral>(&average.value)) return number->value;
  const auto& text = std::get<ast::Text>(average.value);
  if (type != ValueType::grade) {
    checker
        .report(Code::value_of_other_type, text.span,
                {std::string(average.field.text), std::string(type_text(type)), "a text"})
        .hint = how_to_write(checker, type);
    return std::nullopt;
  }
  const auto grade = grade_named(checker, text.value, text.span);
  if (!grade) return std::nullopt;
  const program::Scale& scale = checker.program[grade->scale];
  if (scale.grades[grade->rank].points) return scale.grades[grade->rank].points;
  checker.report(Code::scale_without_points, text.span, {scale.name}).hint =
      "write the average as a number of points";
  return std::nullopt;
}

}  // namespace

Checked<program::AverageBody> check_average(Checker& checker, const ast::AverageBody& average,
                                            Span span) {
  program::AverageBody body;
  const auto field = field_of(checker, ast::FieldOwner::credential, average.field);
  bool good = field.has_value();
  if (field && field->type != ValueType::grade && field->type != ValueType::number) {
    checker
        .report(Code::not_averaged, average.field.span,
                {std::string(average.field.text), std::string(type_text(field->type))})
        .hint = "average `grade`, `mark` or a declared field that is a number";
    good = false;
  }
  if (good && field->type == ValueType::grade)
    good =
        scale_has_points(checker, average.field, {span.source, span.begin, average.field.span.end});
  if (average.of) {
    body.of = check_selection(checker, *average.of);
    good = good && body.of.has_value();
  }
  switch (average.weight) {
    case ast::Weight::credits:
      body.weight = program::Weight::credits;
      body.credit_framework = framework_of_credits(checker, nullptr, span);
      good = good && body.credit_framework.has_value();
      break;
    case ast::Weight::equal:
      body.weight = program::Weight::equal;
      break;
  }
  if (!good) return std::nullopt;
  body.field = field->reference;
  const auto value = threshold(checker, average, field->type);
  if (!value) return std::nullopt;
  std::optional<Number> low;
  if (average.bound.low) low = average.bound.low->value;
  const auto bounds = ordered_bounds(checker, average.bound.kind, low, *value, average.bound.span);
  if (!bounds) return std::nullopt;
  body.bounds = *bounds;
  return body;
}

}  // namespace cairn::lang::checking
