// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is left to do, as exact fractions: the shortfall of a row over its need, summed over rows,
/// all over one common denominator.
#pragma once

#include <vector>

#include "allocation/model.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {

class Shortfall {
 public:
  explicit Shortfall(const Model& model);

  /// What is left to do for a soft row whose counted items weigh `sum`; `any`: some are counted. A
  /// row that needs one leaves one whole at most: as much as over nothing.
  [[nodiscard]] Wide of(RowIndex row, std::int64_t sum, bool any) const;

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
