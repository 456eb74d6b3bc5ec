// SPDX-License-Identifier: Apache-2.0
/// @file
/// The difference of two texts, line by line.
#pragma once

#include <string>
#include <string_view>

namespace cairn::cli {

/// In the unified form, with three lines around each difference; empty where there is none. Texts
/// that differ very much are shown as one whole for the other.
[[nodiscard]] std::string unified_diff(std::string_view before, std::string_view after,
                                       const std::string& name_before,
                                       const std::string& name_after);

}  // namespace cairn::cli
