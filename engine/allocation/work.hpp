// SPDX-License-Identifier: Apache-2.0
/// @file
/// The counted steps of a search. A step is a decision taken or taken back, or one round of looking
/// closely at what the undecided items can reach.
#pragma once

#include <cstdint>

namespace cairn::allocation {

struct Work {
  std::uint64_t limit = 0;
  std::uint64_t steps = 0;

  /// Counts a step; false when there is none left.
  bool spend() {
    if (steps >= limit) return false;
    ++steps;
    return true;
  }
};

enum class Found : std::uint8_t { yes, no, out_of_work };

}  // namespace cairn::allocation
