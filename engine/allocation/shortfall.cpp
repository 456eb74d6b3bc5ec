// SPDX-License-Identifier: Apache-2.0
#include "allocation/shortfall.hpp"

#include <algorithm>

namespace cairn::allocation {
namespace {

constexpr Wide greatest_denominator = Wide{1} << 100;

Wide greatest_common_divisor(Wide a, Wide b) {
  while (b != 0) {
    const Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

}  // namespace

Shortfall::Shortfall(const Model& model) : model_(model), price_(model.rows.size(), 0) {
  greatest_ = widest / (static_cast<Wide>(model.rows.size()) + 1);
  for (const Row& row : model.rows) {
    if (!row.soft() || row.need <= 0) continue;
    const Wide factor = row.need / greatest_common_divisor(whole_, row.need);
    if (whole_ > greatest_denominator / factor) exact_ = false;
    if (exact_) whole_ *= factor;
  }
  price_rows(model);
  for (RowIndex r = 0; r < model.rows.size() && exact_; ++r) {
    const Row& row = model.rows[r];
    if (price_[r] == 0 || row.stated_low == no_low) continue;
    std::int64_t least_sum = 0;
    for (const RowTerm& term : model.terms_of_row[r])
      least_sum += std::min<std::int64_t>(term.weight, 0);
    exact_ = Wide{row.stated_low} - least_sum <= greatest_ / price_[r];
  }
  exact_ = exact_ && whole_ <= greatest_;
  if (exact_) return;
  whole_ = Wide{1} << 60;
  price_rows(model);
}

void Shortfall::price_rows(const Model& model) {
  for (RowIndex r = 0; r < model.rows.size(); ++r) {
    const Row& row = model.rows[r];
    if (row.soft() && row.need > 0) price_[r] = std::max<Wide>(whole_ / row.need, 1);
  }
}

Wide Shortfall::of(RowIndex index, std::int64_t sum, bool any) const {
  const Row& row = model_.rows[index];
  if (row.needs_one && !any) return whole_;
  if (sum >= row.stated_low) return 0;
  if (row.need == 0) return whole_;
  const Wide missing = Wide{row.stated_low} - sum;
  const Wide left = missing > greatest_ / price_[index] ? greatest_ : missing * price_[index];
  return row.needs_one ? std::min(left, whole_) : left;
}

}  // namespace cairn::allocation
