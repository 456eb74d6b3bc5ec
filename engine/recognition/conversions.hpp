// SPDX-License-Identifier: Apache-2.0
/// @file
/// Credits of one unit in another, by the conversions of the policy.
#pragma once

#include <vector>

#include <cairn/engine/record.hpp>
#include <cairn/lang/program.hpp>

#include "recognition/form.hpp"

namespace cairn::engine {

/// Adds to the facts what their credits are in every unit that a conversion leads to and in which
/// they have none yet; where a credit is a range of hours, the least and the most. Says what was
/// converted. Nothing is converted twice over.
std::vector<Converted> convert_credits(const program::Program& program, RecordCredential& facts);

/// There are credits, and a conversion says of each that they never convert to that unit.
[[nodiscard]] bool never_converts(const program::Program& program, const RecordCredential& facts,
                                  program::FrameworkId to);

}  // namespace cairn::engine
