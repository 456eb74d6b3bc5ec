// SPDX-License-Identifier: Apache-2.0
/// @file
/// 128-bit whole numbers, for sums and cross products that may exceed 64 bits.
#pragma once

#include <cstdint>

namespace cairn::allocation {

__extension__ using Wide = __int128;

inline constexpr Wide widest = (Wide{1} << 126) - 1 + (Wide{1} << 126);

}  // namespace cairn::allocation
