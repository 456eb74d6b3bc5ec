// SPDX-License-Identifier: Apache-2.0
/// @file
/// The clauses of an award's four blocks: `label: body modifiers`.
#pragma once

#include <optional>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/phrases.hpp"

namespace cairn::lang::checking {

/// Adds the clauses of one block (or of one group, below `parent`) to the Program.
[[nodiscard]] std::vector<program::ClauseId> check_clauses(
    Checker& checker, const Site& site, const std::vector<ast::Clause>& clauses,
    const std::optional<program::ClauseId>& parent);

/// `when award where level >= 4`: decided here and now; empty where it is faulty or the award does
/// not declare what decides it, which is reported.
[[nodiscard]] std::optional<bool> award_guard(Checker& checker, const Site& site,
                                              const ast::Predicate& test);

/// `size: between 5 and 8 credits`, `grade: award where level >= 4`: decided here and now, against
/// what the award declares.
[[nodiscard]] bool check_declaration_clause(Checker& checker, const Site& site,
                                            const ast::Clause& clause);

}  // namespace cairn::lang::checking
