// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is left to do, as exact fractions: the shortfall of a row over its need, summed over rows,
/// all over one common denominator.
#pragma once

#include <algorithm>
#include <vector>

#include "allocation/model.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {

class Shortfall {
 public:
  explicit Shortfall(const Model& model);

  /// What is left to do for a soft row whose counted items weigh `sum`; `any`: some are counted.
  [[nodiscard]] Wide of(RowIndex row, std::int64_t sum, bool any) const;

  /// The least that can be left of a row when `most` is the greatest sum it can reach.
  [[nodiscard]] Wide at_best(RowIndex row, std::int64_t most, std::uint32_t counted,
                             std::uint32_t countable) const {
    const Wide reached = of(row, most, counted + countable > 0);
    return model_.rows[row].needs_one && counted == 0 ? std::min(reached, whole_) : reached;
  }

  /// One whole: what a row leaves that is held or not.
  [[nodiscard]] Wide whole() const { return whole_; }

  /// The price of one unit of a row's shortfall; 0 where it is held or not.
  [[nodiscard]] Wide price(RowIndex row) const { return price_[row]; }

  /// Whether sums are exact. Needs whose common denominator is beyond 100 bits are priced to 60
  /// bits, which is good enough to choose by and not to prove with.
  [[nodiscard]] bool exact() const { return exact_; }

 private:
  void price_rows(const Model& model);

  const Model& model_;
  Wide whole_ = 1;
  std::vector<Wide> price_;
  bool exact_ = true;
  Wide greatest_ = widest;  ///< of one row; sums of all cannot overflow
};

}  // namespace cairn::allocation
