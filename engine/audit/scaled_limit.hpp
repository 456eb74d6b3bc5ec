// SPDX-License-Identifier: Apache-2.0
/// @file
/// Exact fractions brought to a common denominator, so that the allocation sees whole numbers only.
#pragma once

#include <optional>
#include <vector>

#include <cairn/engine/allocation.hpp>
#include <cairn/lang/number.hpp>

namespace cairn::engine {

struct Weighted {
  allocation::ItemIndex item = 0;
  /// None: as much as the limit needs, and more.
  std::optional<Number> weight;
};

/// Sum of weights at least (or at most) the bound; empty where the numbers do not fit.
/// A weight without a number is enough by itself to satisfy the limit. Items of weight 0 are left
/// out unless `keep_zero`.
[[nodiscard]] std::optional<allocation::Limit> scaled_limit(const std::vector<Weighted>& weights,
                                                            bool at_least, Number bound,
                                                            Number need, bool keep_zero = false);

}  // namespace cairn::engine
