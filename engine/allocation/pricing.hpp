// SPDX-License-Identifier: Apache-2.0
/// @file
/// Looks for a shortage: prices at which all items together bring less than is asked.
#pragma once

#include <cstdint>
#include <optional>

#include "allocation/model.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

/// By the perceptron's rule: at the prices of a round every item goes where it brings most and the
/// cheapest children are chosen; limits that then fall short become dearer, those with a surplus
/// cheaper. Where there are such prices some are found in the end, the sooner the more is lacking.
/// A round is a step of the work. The prices are of the problem that the model is of.
[[nodiscard]] std::optional<Shortage> find_shortage(const Model& model, std::uint64_t rounds,
                                                    Work& work);

}  // namespace cairn::allocation
