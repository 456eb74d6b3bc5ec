// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "syntax/ast_builder.hpp"
#include "syntax/text_value.hpp"

namespace cairn::lang {

Span AstBuilder::span(std::size_t node) const {
  const Node& n = tree_[node];
  return sentence_.span(n.first).to(sentence_.span(n.last - 1));
}

ast::Word AstBuilder::word(std::size_t node) const {
  const std::size_t at = tree_[node].first;
  return {sentence_.text(at), sentence_.span(at)};
}

ast::Text AstBuilder::text(std::size_t node) const {
  // A node of a line, such as `authority "…"`, ends with its text.
  const std::size_t at = tree_[node].last - 1;
  return {text_value(sentence_.text(at)).value, sentence_.span(at)};
}

// Numbers and dates that do not exist have had their message (E0107, E0108, E0110); no program is
// made of the tree, so that what stands for them is never used.

ast::NumberLiteral AstBuilder::number(std::size_t node) const {
  const std::size_t at = tree_[node].first;
  return {Number::parse_decimal(sentence_.text(at)).value_or(Number(0)), sentence_.span(at)};
}

ast::DateLiteral AstBuilder::date(std::size_t node) const {
  const std::size_t at = tree_[node].first;
  return {Date::parse(sentence_.text(at)).value_or(Date{}), sentence_.span(at)};
}

ast::MonthDayLiteral AstBuilder::month_day(std::size_t node) const {
  // A node of the line ends with the day.
  const std::size_t at = tree_[node].last - 1;
  return {MonthDay::parse(sentence_.text(at)).value_or(MonthDay{}), sentence_.span(at)};
}

ast::PercentLiteral AstBuilder::percent(std::size_t node) const {
  const std::size_t at = tree_[node].first;
  std::string_view digits = sentence_.text(at);
  digits.remove_suffix(1);
  return {Number::parse_decimal(digits).value_or(Number(0)), sentence_.span(at)};
}

void AstBuilder::agree(const ast::NumberLiteral& amount, std::size_t noun,
                       std::string_view plural) {
  const ast::Word written = word(noun);
  if (plural.empty() || written.text == plural || amount.value == Number(1)) return;
  const std::string wanted = "`" + std::string(plural) + "`";
  diagnostics_.report(Code::expected, written.span, {wanted, "`" + std::string(written.text) + "`"})
      .hint = "write `" + amount.value.to_text() + " " + std::string(plural) + "`";
}

ast::Quantity AstBuilder::quantity(std::size_t node) {
  Parts part = parts(node);
  ast::Quantity quantity{number(part.take()), std::nullopt, ast::AmountNoun::credits, span(node)};
  if (const auto framework = part.take_if(NodeKind::name)) quantity.framework = word(*framework);
  const std::size_t noun = part.take();
  const bool hours = first(noun) == Terminal::hours || first(noun) == Terminal::hour;
  quantity.noun = hours ? ast::AmountNoun::hours : ast::AmountNoun::credits;
  agree(quantity.amount, noun, hours ? "hours" : "credits");
  return quantity;
}

ast::LevelReference AstBuilder::level(std::size_t node) const {
  Parts part = parts(node);
  std::optional<ast::Word> framework;
  if (const auto name = part.take_if(NodeKind::name)) framework = word(*name);
  const std::size_t value = part.take();
  if (kind(value) == NodeKind::number) return {framework, number(value), span(node)};
  return {framework, text(value), span(node)};
}

std::int32_t AstBuilder::whole_amount(const ast::NumberLiteral& amount) {
  // Longer than the calendar says nothing more.
  constexpr std::int64_t longest = 4'000'000;
  if (amount.value.is_integer() && amount.value.numerator() <= longest)
    return static_cast<std::int32_t>(amount.value.numerator());
  diagnostics_.report(Code::bad_number, amount.span, {amount.value.to_text()}).hint =
      "spans of time are whole numbers: write `18 months` for one and a half years";
  return 0;
}

ast::DurationLiteral AstBuilder::duration_of(const ast::NumberLiteral& amount, std::size_t unit,
                                             Span whole) {
  Duration duration;
  std::string_view plural = "days";
  if (first(unit) == Terminal::years || first(unit) == Terminal::year) {
    duration.unit = DurationUnit::years;
    plural = "years";
  } else if (first(unit) == Terminal::months || first(unit) == Terminal::month) {
    duration.unit = DurationUnit::months;
    plural = "months";
  }
  agree(amount, unit, plural);
  duration.amount = whole_amount(amount);
  return {duration, whole};
}

ast::DurationLiteral AstBuilder::duration(std::size_t node) {
  Parts part = parts(node);
  const ast::NumberLiteral amount = number(part.take());
  return duration_of(amount, part.take(), span(node));
}

ast::LearnerField AstBuilder::learner_field(std::size_t node) const {
  return {word(parts(node).take()), span(node)};
}

ast::ValueKind AstBuilder::value_of(std::size_t node) {
  switch (kind(node)) {
    case NodeKind::text:
      return text(node);
    case NodeKind::date:
      return date(node);
    case NodeKind::learner_field:
      return learner_field(node);
    case NodeKind::percent:
      return percent(node);
    case NodeKind::quantity:
      return quantity(node);
    case NodeKind::level_reference:
      return level(node);
    case NodeKind::number:
      return number(node);
    default:
      return word(node);
  }
}

ast::Value AstBuilder::value(std::size_t node) {
  return {value_of(parts(node).take()), span(node)};
}

ast::Path AstBuilder::path(std::size_t node) const {
  ast::Path path;
  path.span = span(node);
  for (Parts part = parts(node); part.more();)
    path.parts.push_back(word(part.take()));
  return path;
}

ast::Period AstBuilder::period(std::size_t node) const {
  ast::Period period;
  period.span = span(node);
  Parts part = parts(node);
  if (const auto from = part.take_if(NodeKind::period_from))
    period.from = date(parts(*from).take());
  if (const auto until = part.take_if(NodeKind::period_until))
    period.until = date(parts(*until).take());
  return period;
}

ast::NumberRange AstBuilder::number_range(std::size_t node) const {
  Parts part = parts(node);
  const ast::NumberLiteral low = number(part.take());
  return {low, part.more() ? number(part.take()) : low, span(node)};
}

}  // namespace cairn::lang
