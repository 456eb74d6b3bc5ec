// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the clauses of an award ask together.
#pragma once

#include <vector>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Clauses of `requires` that hold in every choice.
void collect_certain(const Checker& checker, const std::vector<program::ClauseId>& clauses,
                     std::vector<program::ClauseId>& certain);

/// Everything that serves the minimum falls under the cap as well.
[[nodiscard]] bool covers(const Checker& checker, const program::Demand& cap,
                          const program::Demand& minimum);

}  // namespace cairn::lang::checking
