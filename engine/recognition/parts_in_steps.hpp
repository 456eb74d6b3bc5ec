// SPDX-License-Identifier: Apache-2.0
/// @file
/// What counts in part: a clause `in steps of 5 credits` lets 5, 10 or 15 of 17 credits count.
#pragma once

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// More parts of one credential than this are not looked at; Holdings::parts_truncated says so.
inline constexpr std::size_t most_parts = 1'000;

/// Puts behind each form the parts of it that some clause of the policy lets count, the largest
/// first. Which of them count in an award is for the award to say.
void add_parts(const Judge& judge, Holdings& holdings);

}  // namespace cairn::engine
