// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether a problem is one: a tree, indices in range, lists in order, sums that fit.
#pragma once

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation {

/// The sums of a limit's absolute weights stay below this, so that the search can add and subtract
/// without looking.
inline constexpr std::int64_t greatest_sum = std::int64_t{1} << 61;

[[nodiscard]] bool well_formed(const Problem& problem);

/// The nodes below the root in an order in which every node comes after its parent, and the parent
/// of each (of the root: itself). Needs a tree.
struct TreeOrder {
  std::vector<NodeIndex> order;
  std::vector<NodeIndex> parent;
};

[[nodiscard]] TreeOrder tree_order(const Problem& problem);

}  // namespace cairn::allocation
