// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a clause asked and what there is, as exact text.
#pragma once

#include <vector>

#include <cairn/engine/audit.hpp>
#include <cairn/lang/program.hpp>

#include "audit/slices.hpp"
#include "audit/sums.hpp"

namespace cairn::engine {

/// The amounts that count towards a demand: of each form, in its unit; of a slice only what is
/// certainly in it.
struct Amounts {
  Number counted;              ///< what is certain
  std::optional<Number> base;  ///< of a share
  bool exact = true;
};
[[nodiscard]] Amounts amounts(const Memberships& memberships, const program::Demand& demand,
                              std::optional<program::SelectionId> within,
                              const std::vector<bool>& forms, const Slice* slice = nullptr);

[[nodiscard]] Measured measured(const program::Program& program, const program::Demand& demand,
                                const Amounts& amounts, bool satisfied);
/// The average over the forms, where there is one.
[[nodiscard]] Measured measured(const Memberships& memberships, const program::Clause& clause,
                                const program::AverageBody& average, const std::vector<bool>& forms,
                                bool satisfied);

/// How many different values there are among what counts.
[[nodiscard]] Measured measured(const program::Spanning& spanning, const SumRange& values,
                                bool satisfied);

}  // namespace cairn::engine
