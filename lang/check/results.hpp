// SPDX-License-Identifier: Apache-2.0
/// @file
/// What an award comes to when it is met: its tiers, its level, what it grants, what is preferred.
#pragma once

#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Call when the clauses of every block are in the Program.
void check_results(Checker& checker, program::AwardId id, const ast::Award& award,
                   const std::vector<AwardPart>& parts, bool of_rule);

}  // namespace cairn::lang::checking
