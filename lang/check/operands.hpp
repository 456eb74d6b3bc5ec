// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a field is compared with, brought to the field's own type: `level >= 5`, `awarded before
/// 2026-01-31`, `mode is transfer`, `issuer in home`.
#pragma once

#include <optional>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/fields.hpp"

namespace cairn::lang::checking {

/// Settles the framework in which a level or an amount of credits is read: the one written before
/// the field, else the one written in the value, else the policy's. False: reported.
[[nodiscard]] bool read_in_framework(Checker& checker, TypedField& field,
                                     const Rare<ast::Word>& qualifier, const ast::Value* value,
                                     Span test);

/// The value as an operand of the field's type.
[[nodiscard]] Checked<program::Operand> operand_of(Checker& checker, ast::FieldOwner owner,
                                                   const TypedField& field,
                                                   const ast::Value& value);

/// The grade of that text on the policy's scale.
[[nodiscard]] Checked<program::Grade> grade_named(Checker& checker, std::string_view grade,
                                                  Span span);

/// `audit`, a date, or a date field.
[[nodiscard]] Checked<program::Operand> anchor_of(Checker& checker, ast::FieldOwner owner,
                                                  const ast::Anchor& anchor);

}  // namespace cairn::lang::checking
