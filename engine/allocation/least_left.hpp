// SPDX-License-Identifier: Apache-2.0
/// @file
/// Of a problem that is not satisfied, the assignment that leaves least to do.
#pragma once

#include <cstdint>
#include <vector>

#include "allocation/model.hpp"
#include "allocation/shortfall.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

struct LeastLeft {
  /// `yes`: nothing leaves less; `no`: nothing is lawful; `out_of_work`: the best that was found.
  Found found = Found::out_of_work;
  std::vector<bool> given;  ///< of each pair; not lawful where nothing lawful was found
};

/// What the search for a satisfying assignment has shown.
struct Before {
  bool refuted = false;  ///< there is none
  bool tight = false;    ///< that was hard to say: there is little room to move
};

[[nodiscard]] LeastLeft least_left(const Model& model, const Shortfall& shortfall, Before before,
                                   Work& work);

}  // namespace cairn::allocation
