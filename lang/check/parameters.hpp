// SPDX-License-Identifier: Apache-2.0
/// @file
/// The parameters of the rule whose clauses are being read: `size`, `floor`, `pool`.
#pragma once

#include <optional>
#include <string_view>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/fields.hpp"

namespace cairn::lang::checking {

/// The type of that word; none where no parameter is of such a type.
[[nodiscard]] std::optional<ParameterType> parameter_type(std::string_view word);
/// `an amount of credits`, `a level`: for messages.
[[nodiscard]] std::string_view parameter_text(ParameterType type);

/// The parameter of that name; none where the word is no parameter here. Notes that it is used.
[[nodiscard]] const Parameter* parameter_named(Checker& checker, const ast::Word& word);
/// The same for a value that is a word.
[[nodiscard]] const Parameter* parameter_in(Checker& checker, const ast::Value& value);

/// Reports a parameter that stands where something else is asked for, and how it is declared.
void report_parameter(Checker& checker, const ast::Word& word, const Parameter& parameter,
                      std::string_view wanted);

/// What stands for the parameter as a value of that field; reports a parameter of another type.
/// Empty also where the rule is read by itself.
[[nodiscard]] const ast::Value* argument_for(Checker& checker, const ast::Word& word,
                                             const Parameter& parameter, const TypedField& field);

/// While it lives names mean what they mean outside of the rule: an argument, a `let`.
class OutsideOfRule {
 public:
  explicit OutsideOfRule(Checker& checker)
      : checker_(checker), inside_(std::move(checker.parameters)) {
    checker.parameters.clear();
  }
  OutsideOfRule(const OutsideOfRule&) = delete;
  OutsideOfRule& operator=(const OutsideOfRule&) = delete;
  ~OutsideOfRule() { checker_.parameters = std::move(inside_); }

 private:
  Checker& checker_;
  Parameters inside_;
};

}  // namespace cairn::lang::checking
