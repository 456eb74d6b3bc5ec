// SPDX-License-Identifier: Apache-2.0
/// @file
/// The rules of a whole institution in one file, as long as is asked for.
#pragma once

#include <cstddef>
#include <string>

namespace cairn::bench {

/// A policy without faults of at least `lines` lines, and fewer than a programme more: programme
/// after programme, each with selections, recognitions, an award and tests, no two of one name or
/// of the same figures. Every name that it uses is declared, and each declaration is used. It is
/// written as people write, so that formatting has something to do.
[[nodiscard]] std::string rule_book(std::size_t lines);

}  // namespace cairn::bench
