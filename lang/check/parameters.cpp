// SPDX-License-Identifier: Apache-2.0
#include "check/parameters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::lang::checking {
namespace {

struct TypeWord {
  std::string_view word;
  ParameterType type;
  std::string_view text;
};
constexpr auto type_words = std::to_array<TypeWord>({
    {"credits", ParameterType::credits, "an amount of credits"},
    {"hours", ParameterType::hours, "an amount of hours"},
    {"level", ParameterType::level, "a level"},
    {"number", ParameterType::number, "a number"},
    {"text", ParameterType::text, "a text"},
    {"selection", ParameterType::selection, "a selection"},
});

bool fits(ParameterType parameter, ValueType field) {
  switch (parameter) {
    case ParameterType::credits:
      return field == ValueType::credits;
    case ParameterType::hours:
      return field == ValueType::hours;
    case ParameterType::level:
      return field == ValueType::level;
    case ParameterType::number:
      return field == ValueType::number;
    case ParameterType::text:
      return field == ValueType::text || field == ValueType::texts || field == ValueType::grade;
    case ParameterType::selection:
      return false;
  }
  return false;
}

}  // namespace

std::optional<ParameterType> parameter_type(std::string_view word) {
  const auto* found = std::find_if(type_words.begin(), type_words.end(),
                                   [&](const TypeWord& row) { return row.word == word; });
  return found == type_words.end() ? std::nullopt : std::optional(found->type);
}

std::string_view parameter_text(ParameterType type) {
  const auto* found = std::find_if(type_words.begin(), type_words.end(),
                                   [&](const TypeWord& row) { return row.type == type; });
  return found->text;
}

const Parameter* parameter_named(Checker& checker, const ast::Word& word) {
  const auto found = checker.parameters.find(word.text);
  if (found == checker.parameters.end()) return nullptr;
  checker.parameter_uses.insert(word.span);
  return &found->second;
}

const Parameter* parameter_in(Checker& checker, const ast::Value& value) {
  const auto* word = std::get_if<ast::Word>(&value.kind);
  return word == nullptr ? nullptr : parameter_named(checker, *word);
}

void report_parameter(Checker& checker, const ast::Word& word, const Parameter& parameter,
                      std::string_view wanted) {
  if (!parameter.type) return;
  Diagnostic& wrong = checker.report(Code::wrong_sort_of_name, word.span,
                                     {std::string(word.text), std::string(wanted)});
  wrong.labels.push_back(
      {parameter.declared, "it is " + std::string(parameter_text(*parameter.type))});
}

const ast::Value* argument_for(Checker& checker, const ast::Word& word, const Parameter& parameter,
                               const TypedField& field) {
  if (!parameter.type) return nullptr;
  if (fits(*parameter.type, field.type)) return parameter.argument ? &*parameter.argument : nullptr;
  report_parameter(checker, word, parameter, type_text(field.type));
  return nullptr;
}

}  // namespace cairn::lang::checking
