// SPDX-License-Identifier: Apache-2.0
/// @file
/// The path of a clause: `data-practice.pathway.theory`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// The award that a path begins with.
[[nodiscard]] Checked<program::AwardId> award_named(Checker& checker, const ast::Word& name);

/// The clause of that award which the parts from `first` on lead to.
[[nodiscard]] Checked<program::ClauseId> clause_of_award(Checker& checker, program::AwardId award,
                                                         const ast::Path& path, std::size_t first);

/// The awards of the kind that the word, a plural, names; warns where there is none.
[[nodiscard]] Checked<std::vector<program::AwardId>> awards_of_kind(Checker& checker,
                                                                    const ast::Word& plural);

}  // namespace cairn::lang::checking
