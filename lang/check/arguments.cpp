// SPDX-License-Identifier: Apache-2.0
#include "check/arguments.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "base/kinds.hpp"
#include "check/amounts.hpp"
#include "check/parameters.hpp"
#include "check/selections.hpp"

namespace cairn::lang::checking {
namespace {

using Type = ParameterType;

std::string how_to_give(Type type) {
  switch (type) {
    case Type::credits:
      return "write an amount, such as `40 credits`";
    case Type::hours:
      return "write an amount, such as `150 hours`";
    case Type::level:
      return "write a level, such as `level 5`";
    case Type::number:
      return "write a number";
    case Type::text:
      return "write a text in quotes";
    case Type::selection:
      return "write the name of a `let`, or a kind such as `courses`";
  }
  return {};
}

/// The framework that a bare argument takes, as a word beside it.
template <class Id>
std::optional<ast::Word> default_framework(const Checker& checker, const Default<Id>& by_policy,
                                           Span span) {
  if (!checker.in_root(span) || !by_policy.id) return std::nullopt;
  const auto found = checker.names.frameworks.find(checker.program[*by_policy.id].name);
  if (found == checker.names.frameworks.end()) return std::nullopt;
  return ast::Word{found->first, span};
}

/// One argument for one parameter: what stands for it while the rule's clauses are read.
class ArgumentReader {
 public:
  ArgumentReader(Checker& checker, const ast::Rule& rule, const ast::Rule::Parameter& declared,
                 const ast::Value& value)
      : checker_(checker), rule_(rule), declared_(declared), value_(value) {}

  /// Empty: reported.
  Checked<Parameter> read() {
    Parameter parameter{declared_.name.span, parameter_type(declared_.type.text)};
    if (!parameter.type) return parameter;
    if (const Parameter* outer = parameter_in(checker_, value_)) {
      if (outer->type && outer->type != parameter.type) return mismatch(*parameter.type);
      parameter.argument = outer->argument;
      parameter.text = outer->text;
      return parameter;
    }
    const auto argument = value_as(*parameter.type);
    if (!argument) return std::nullopt;
    parameter.argument = *argument;
    parameter.text = text_as_written();
    return parameter;
  }

 private:
  Checked<Parameter> mismatch(Type type) {
    Diagnostic& wrong =
        checker_.report(Code::wrong_argument, value_.span,
                        {std::string(declared_.name.text), std::string(rule_.name.text),
                         std::string(parameter_text(type)), checker_.text(value_.span)});
    wrong.labels.push_back({declared_.name.span.to(declared_.type.span), "the parameter"});
    wrong.hint = how_to_give(type);
    return std::nullopt;
  }

  Checked<ast::Value> wrong(Type type) {
    (void)mismatch(type);
    return std::nullopt;
  }

  Checked<ast::Value> value_as(Type type) {
    switch (type) {
      case Type::credits:
        return amount(type, program::Measure::credits);
      case Type::hours:
        return amount(type, program::Measure::hours);
      case Type::level: {
        const auto* level = std::get_if<ast::LevelReference>(&value_.kind);
        if (level == nullptr) return wrong(type);
        if (!level_of(checker_, *level)) return std::nullopt;
        ast::LevelReference named = *level;
        if (!named.framework)
          named.framework = default_framework(checker_, checker_.level_framework, value_.span);
        return ast::Value{named, value_.span};
      }
      case Type::number:
        return std::holds_alternative<ast::NumberLiteral>(value_.kind) ? Checked<ast::Value>(value_)
                                                                       : wrong(type);
      case Type::text:
        return std::holds_alternative<ast::Text>(value_.kind) ? Checked<ast::Value>(value_)
                                                              : wrong(type);
      case Type::selection:
        return selection();
    }
    return std::nullopt;
  }

  Checked<ast::Value> amount(Type type, program::Measure measure) {
    if (const auto* word = std::get_if<ast::Word>(&value_.kind)) {
      const auto let = checker_.names.lets.find(word->text);
      if (let == checker_.names.lets.end()) return unknown(*word, "amount");
      const auto* quantity = std::get_if<ast::Quantity>(&let->second.node->value);
      if (quantity == nullptr) return wrong(type);
      const auto amount = amount_named(checker_, *word);
      if (!amount) return std::nullopt;
      return amount->unit.measure == measure
                 ? Checked<ast::Value>(ast::Value{*quantity, value_.span})
                 : wrong(type);
    }
    const auto* quantity = std::get_if<ast::Quantity>(&value_.kind);
    if (quantity == nullptr) return wrong(type);
    const auto amount = amount_of(checker_, *quantity);
    if (!amount) return std::nullopt;
    return amount->unit.measure == measure ? Checked<ast::Value>(value_) : wrong(type);
  }

  Checked<ast::Value> selection() {
    const auto* word = std::get_if<ast::Word>(&value_.kind);
    if (word == nullptr) return wrong(Type::selection);
    const auto let = checker_.names.lets.find(word->text);
    if (let != checker_.names.lets.end()) {
      checker_.lets.at(word->text).used = true;
      return std::holds_alternative<ast::Selection>(let->second.node->value)
                 ? Checked<ast::Value>(value_)
                 : wrong(Type::selection);
    }
    if (word->text == "home" || singular_of(word->text)) return value_;
    return unknown(*word, "selection");
  }

  Checked<ast::Value> unknown(const ast::Word& word, std::string_view what) {
    report_unknown(checker_, what, word.text, word.span, names_in(checker_.names.lets));
    return std::nullopt;
  }

  /// `level >= floor` with `level 5` reads `level >= 5`.
  [[nodiscard]] std::string text_as_written() const {
    const auto* written = std::get_if<ast::LevelReference>(&value_.kind);
    if (written == nullptr || written->framework) return checker_.text(value_.span);
    const auto* number = std::get_if<ast::NumberLiteral>(&written->level);
    return checker_.text(number != nullptr ? number->span
                                           : std::get<ast::Text>(written->level).span);
  }

  Checker& checker_;
  const ast::Rule& rule_;
  const ast::Rule::Parameter& declared_;
  const ast::Value& value_;
};

}  // namespace

Checked<Parameter> argument_of(Checker& checker, const ast::Rule& rule,
                               const ast::Rule::Parameter& declared, const ast::Value& value) {
  return ArgumentReader(checker, rule, declared, value).read();
}

}  // namespace cairn::lang::checking
