// SPDX-License-Identifier: Apache-2.0
/// @file
/// The slice in which a phrase comes out best: it holds there, or leaves least to do.
#pragma once

#include <functional>

#include "audit/award_case.hpp"

namespace cairn::engine {

struct SliceStanding {
  std::size_t slice = 0;
  Truth truth = Truth::no;
  bool exact = true;
};

/// INVARIANT: the phrase chooses a slice. `total` of each rule: what there is.
[[nodiscard]] SliceStanding best_slice(const AwardCase& award_case, program::ClauseId clause,
                                       const std::function<SumRange(const SumRule&)>& total);

}  // namespace cairn::engine
