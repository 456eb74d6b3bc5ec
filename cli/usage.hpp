// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is said when the command line asks for something that does not exist.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::cli {

/// Tells what is wrong with the command line and where its help is; the status of wrong usage.
[[nodiscard]] int wrong_usage(std::string_view message, std::string_view verb);

/// `; did you mean `data-practice`?`, or nothing where no candidate is near.
[[nodiscard]] std::string did_you_mean(const std::string& word,
                                       const std::vector<std::string>& candidates);

/// A list of names for a message, cut where it gets long: `a`, `b` and 12 more.
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace cairn::cli
