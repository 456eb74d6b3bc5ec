// SPDX-License-Identifier: Apache-2.0
/// @file
/// What sums whole items can reach: a row whose sum must lie between two bounds that are close
/// together rules out items that no exact filling can use, and asks for those that every one needs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "allocation/state.hpp"

namespace cairn::allocation {

class Knapsack {
 public:
  explicit Knapsack(const State& state) : state_(state) {}

  struct Verdict {
    bool possible = true;
    /// The least sum of the row that whole items reach, at least the low that was asked.
    std::int64_t least = 0;
  };

  /// Of a row without negative weights, given that its sum lies in [low, high] in every solution:
  /// what its open presences can reach. Those that must be in or out are put in `forced`.
  Verdict reach(RowIndex row, std::int64_t low, std::int64_t high);

  struct Forced {
    PresenceIndex presence = 0;
    bool in = false;
  };
  [[nodiscard]] const std::vector<Forced>& forced() const { return forced_; }

  /// In how many ways open presences bring the sum into [low, high]; `many` when that is unknown or
  /// more than can be counted.
  static constexpr std::uint64_t many = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t ways(RowIndex row, std::int64_t low, std::int64_t high);

 private:
  static constexpr std::size_t words = 8;
  static constexpr std::int64_t width = 64 * words;
  static constexpr std::size_t presences_at_most = 512;
  /// The set of sums from 0 to `width` - 1.
  using Sums = std::array<std::uint64_t, words>;

  [[nodiscard]] Sums moved_up(const Sums& sums, std::int64_t by) const;
  [[nodiscard]] Sums moved_down(const Sums& sums, std::int64_t by) const;
  [[nodiscard]] bool meet(const Sums& a, const Sums& b) const;
  /// Collects the open presences and brings the bounds down to what is still to be added, in units
  /// of the row's divisor; false when the row is too wide to look at.
  bool prepare(RowIndex row, std::int64_t& low, std::int64_t& high);

  const State& state_;
  std::size_t used_ = words;  ///< words that the present bounds need
  std::vector<RowTerm> open_;
  std::vector<Sums> before_;
  std::vector<Forced> forced_;
  std::vector<std::uint64_t> counts_;
};

}  // namespace cairn::allocation
