// SPDX-License-Identifier: Apache-2.0
#include "allocation/knapsack.hpp"

#include <algorithm>
#include <bit>

namespace cairn::allocation {

bool Knapsack::prepare(RowIndex index, std::int64_t& low, std::int64_t& high) {
  const Model& model = state_.model();
  const Row& row = model.rows[index];
  const std::int64_t sum = state_.sum(index);
  low = low <= sum ? 0 : (low - sum + row.divisor - 1) / row.divisor;
  high = high < sum ? -1 : (high - sum) / row.divisor;
  if (high >= width) return false;
  used_ = static_cast<std::size_t>(std::max<std::int64_t>(high, 0)) / 64 + 1;
  open_.clear();
  for (const RowTerm& term : model.terms_of_row[index]) {
    if (term.weight == 0 || state_.presence(term.presence) != Truth::open) continue;
    open_.push_back({term.presence, term.weight / row.divisor});
  }
  return open_.size() <= presences_at_most;
}

Knapsack::Sums Knapsack::moved_up(const Sums& sums, std::int64_t by) const {
  Sums moved{};
  const auto word = static_cast<std::size_t>(by / 64);
  const auto bit = static_cast<unsigned>(by % 64);
  for (std::size_t i = used_; i-- > word;) {
    moved[i] = sums[i - word] << bit;
    if (bit != 0 && i > word) moved[i] |= sums[i - word - 1] >> (64 - bit);
  }
  return moved;
}

Knapsack::Sums Knapsack::moved_down(const Sums& sums, std::int64_t by) const {
  Sums moved{};
  const auto word = static_cast<std::size_t>(by / 64);
  const auto bit = static_cast<unsigned>(by % 64);
  for (std::size_t i = 0; i + word < used_; ++i) {
    moved[i] = sums[i + word] >> bit;
    if (bit != 0 && i + word + 1 < used_) moved[i] |= sums[i + word + 1] << (64 - bit);
  }
  return moved;
}

bool Knapsack::meet(const Sums& a, const Sums& b) const {
  for (std::size_t i = 0; i < used_; ++i) {
    if ((a[i] & b[i]) != 0) return true;
  }
  return false;
}

Knapsack::Verdict Knapsack::reach(RowIndex index, std::int64_t low, std::int64_t high) {
  forced_.clear();
  const std::int64_t asked = low;
  if (!prepare(index, low, high)) return {true, asked};
  if (high < low) return {false, asked};

  // Forwards: the sums that the presences before each can reach.
  before_.resize(open_.size() + 1);
  before_[0] = {};
  before_[0][0] = 1;
  const std::uint64_t last_word =
      high % 64 == 63 ? ~std::uint64_t{0} : (std::uint64_t{1} << (high % 64 + 1)) - 1;
  for (std::size_t i = 0; i < open_.size(); ++i) {
    before_[i + 1] = before_[i];
    if (open_[i].weight > high) continue;
    const Sums with = moved_up(before_[i], open_[i].weight);
    for (std::size_t w = 0; w < used_; ++w)
      before_[i + 1][w] |= with[w];
    before_[i + 1][used_ - 1] &= last_word;
  }

  // Backwards: the sums from which the rest can still come into [low, high].
  Sums from{};
  for (std::int64_t sum = low; sum <= high; ++sum)
    from[static_cast<std::size_t>(sum / 64)] |= std::uint64_t{1} << (sum % 64);
  Sums reached{};
  for (std::size_t w = 0; w < used_; ++w)
    reached[w] = from[w] & before_[open_.size()][w];
  std::int64_t least = -1;
  for (std::size_t w = 0; w < used_ && least < 0; ++w) {
    if (reached[w] != 0) least = static_cast<std::int64_t>(w) * 64 + std::countr_zero(reached[w]);
  }
  if (least < 0) return {false, asked};
  for (std::size_t i = open_.size(); i-- > 0;) {
    const Sums with = open_[i].weight > high ? Sums{} : moved_down(from, open_[i].weight);
    if (!meet(before_[i], with)) {
      forced_.push_back({open_[i].presence, false});
    } else if (!meet(before_[i], from)) {
      forced_.push_back({open_[i].presence, true});
    }
    for (std::size_t w = 0; w < used_; ++w)
      from[w] |= with[w];
  }
  return {true, std::max(asked, state_.sum(index) + least * state_.model().rows[index].divisor)};
}

std::uint64_t Knapsack::ways(RowIndex index, std::int64_t low, std::int64_t high) {
  if (!prepare(index, low, high)) return many;
  if (high < low) return 0;
  const auto top = static_cast<std::size_t>(high);
  counts_.assign(top + 1, 0);
  counts_[0] = 1;
  const auto plus = [](std::uint64_t a, std::uint64_t b) { return a > many - b ? many : a + b; };
  for (const RowTerm& term : open_) {
    const auto weight = static_cast<std::size_t>(term.weight);
    for (std::size_t sum = top; sum >= weight && sum <= top; --sum)
      counts_[sum] = plus(counts_[sum], counts_[sum - weight]);
  }
  std::uint64_t total = 0;
  for (std::size_t sum = static_cast<std::size_t>(low); sum <= top; ++sum)
    total = plus(total, counts_[sum]);
  return total;
}

}  // namespace cairn::allocation
