// SPDX-License-Identifier: Apache-2.0
/// @file
/// The order of two values of one type.
#pragma once

#include <compare>
#include <optional>

#include <cairn/lang/program.hpp>

namespace cairn::lang::checking {

/// Empty where the two do not compare: other types, frameworks, scales or units, or a value that
/// only a record gives.
[[nodiscard]] std::optional<std::strong_ordering> order_of(const program::Operand& left,
                                                           const program::Operand& right);

}  // namespace cairn::lang::checking
