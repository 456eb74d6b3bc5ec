// SPDX-License-Identifier: Apache-2.0
/// @file
/// The meaning of an allocation problem, written a second time and without any thought of speed:
/// every assignment is tried, every choice of branches is tried.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation::brute_force {

/// What is left to do, in 1/2520: exact for needs from 1 to 10.
inline constexpr std::int64_t whole = 2520;

using Assigned = std::vector<std::vector<ItemIndex>>;

/// What an assignment leaves to do; nothing when it is not lawful. 0: it satisfies the problem.
std::optional<std::int64_t> left(const Problem& problem, const Assigned& assigned);

/// The least that any assignment leaves; nothing when none is lawful.
std::optional<std::int64_t> least_left(const Problem& problem);

/// The items that each satisfying assignment counts, as bits; each set once, ascending.
std::vector<std::uint32_t> satisfying(const Problem& problem);

/// How many assignments there are to try.
std::uint64_t assignments(const Problem& problem);

}  // namespace cairn::allocation::brute_force
