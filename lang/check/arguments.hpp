// SPDX-License-Identifier: Apache-2.0
/// @file
/// The arguments of `follows diploma(60 credits, level 5)`.
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// What stands for that parameter of the rule while its clauses are read; empty: reported.
[[nodiscard]] Checked<Parameter> argument_of(Checker& checker, const ast::Rule& rule,
                                             const ast::Rule::Parameter& declared,
                                             const ast::Value& value);

}  // namespace cairn::lang::checking
