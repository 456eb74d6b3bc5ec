// SPDX-License-Identifier: Apache-2.0
/// @file
/// Small random problems that mix all constructs, and problems like real ones. The same seed makes
/// the same problem everywhere.
#pragma once

#include <cstdint>

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation {

/// SplitMix64: the standard library's distributions differ between implementations.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high);
  bool chance(std::int64_t percent) { return between(1, 100) <= percent; }

 private:
  std::uint64_t state_;
};

/// At most 6 items, or so many, and 4 leaves, few enough assignments to try them all.
Problem random_problem(std::uint64_t seed, std::int64_t most_items = 6);

/// The same problem with nodes, children, limits and pairs in another order.
Problem shuffled(const Problem& problem, std::uint64_t seed);

/// 20 to 60 items with credits, eight overlapping requirements and a limit on one mode.
Problem degree_problem(std::uint64_t seed);

}  // namespace cairn::allocation
