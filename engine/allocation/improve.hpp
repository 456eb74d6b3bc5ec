// SPDX-License-Identifier: Apache-2.0
/// @file
/// Small changes to a whole assignment that make it better and never worse.
#pragma once

#include <cstdint>

#include "allocation/tally.hpp"

namespace cairn::allocation {

/// Takes out items, the last first, and then single places of items that several leaves hold, as
/// long as nothing more is left to do; in the end no item can be left out.
void trim(const Model& model, Tally& tally);

/// Puts an earlier item in the place of a later one where that leaves no more to do, in at most
/// `tries` attempts.
void prefer_earlier(const Model& model, Tally& tally, std::uint64_t tries);

/// Adds, moves and exchanges items as long as that leaves less to do, in at most `tries` attempts.
void reduce(const Model& model, Tally& tally, std::uint64_t tries);

}  // namespace cairn::allocation
