// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which items a solution counts.
#pragma once

#include <vector>

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation {

[[nodiscard]] inline std::vector<bool> counted_items(const Problem& problem,
                                                     const Solution& solution) {
  std::vector<bool> counted(problem.item_count, false);
  for (const auto& items : solution.assigned) {
    for (const ItemIndex item : items)
      counted[item] = true;
  }
  return counted;
}

}  // namespace cairn::allocation
