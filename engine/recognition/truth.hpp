// SPDX-License-Identifier: Apache-2.0
/// @file
/// Three-valued logic: what a record does not give makes a test unknown, never false.
#pragma once

#include <algorithm>
#include <cstdint>

namespace cairn::engine {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth truth_of(bool value) {
  return value ? Truth::yes : Truth::no;
}
constexpr Truth negate(Truth truth) {
  return static_cast<Truth>(2 - static_cast<int>(truth));
}
constexpr Truth both(Truth left, Truth right) {
  return std::min(left, right);
}
constexpr Truth either(Truth left, Truth right) {
  return std::max(left, right);
}

}  // namespace cairn::engine
