// SPDX-License-Identifier: Apache-2.0
/// @file
/// Amounts and levels with the framework they are of: `15 credits`, `5 ects credits`, `level 5`,
/// `eqf level 5`. What is bare takes the policy's framework, or is an error.
#pragma once

#include <string>
#include <string_view>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// The framework of that name.
[[nodiscard]] Checked<program::FrameworkId> framework_named(Checker& checker,
                                                            const ast::Word& name);

/// The framework in which a level is read; `bare` is what stands there without one.
[[nodiscard]] Checked<program::FrameworkId> framework_of_level(Checker& checker,
                                                               const ast::Word* named, Span bare);

/// The framework whose credits an amount is in.
[[nodiscard]] Checked<program::FrameworkId> framework_of_credits(Checker& checker,
                                                                 const ast::Word* named, Span bare);

[[nodiscard]] Checked<program::Amount> amount_of(Checker& checker, const ast::Quantity& quantity);
[[nodiscard]] Checked<program::Level> level_of(Checker& checker,
                                               const ast::LevelReference& reference);
/// The level of that spelling (`5`, `Entry 3`) in a framework.
[[nodiscard]] Checked<program::Level> level_in(Checker& checker, program::FrameworkId framework,
                                               std::string_view level, Span span);

/// `15 credits`, `5 ects credits`, `150 hours`.
[[nodiscard]] std::string amount_text(const program::Program& program,
                                      const program::Amount& amount);
/// `credits` (of the policy's own framework), `ects credits`, `hours`, `credentials`
[[nodiscard]] std::string unit_text(const program::Program& program, const program::Unit& unit);
/// The same with the framework always named: `nzqcf credits`.
[[nodiscard]] std::string full_unit_text(const program::Program& program,
                                         const program::Unit& unit);

/// One of the units cannot stand beside the other: credits of two frameworks, credits and hours.
/// Counts go with everything.
[[nodiscard]] bool units_clash(const program::Unit& left, const program::Unit& right);

}  // namespace cairn::lang::checking
