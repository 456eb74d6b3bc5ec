// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tests joined by `and` that no value passes together: `level >= 6 and level < 4`.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <cairn/lang/program.hpp>

namespace cairn::lang::checking {

/// The first two tests of the same field that exclude each other; simple comparisons only.
[[nodiscard]] std::optional<std::pair<program::PredicateId, program::PredicateId>> contradiction(
    const program::Program& program, const std::vector<program::PredicateId>& all);

}  // namespace cairn::lang::checking
