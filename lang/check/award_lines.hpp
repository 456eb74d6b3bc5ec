// SPDX-License-Identifier: Apache-2.0
/// @file
/// The blocks of an award, its own and those that it takes over from rules.
#pragma once

#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Which attempts count: the award's own line, or that of a rule.
[[nodiscard]] program::Repeats check_repeats(Checker& checker, const std::vector<AwardPart>& parts);

/// The clauses of every block, and what is shared, into the Program. `of_rule`: the parts are those
/// of a rule by itself, of which no award is known.
void check_award_lines(Checker& checker, program::AwardId id, const ast::Award& award,
                       const std::vector<AwardPart>& parts, bool of_rule);

}  // namespace cairn::lang::checking
