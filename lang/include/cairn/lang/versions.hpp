// SPDX-License-Identifier: Apache-2.0
/// @file
/// Versions of one policy, side by side: each policy alone is right, and together they may leave a
/// day without rules, or give it two.
#pragma once

#include <vector>

#include <cairn/lang/check.hpp>
#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/program.hpp>

namespace cairn::lang {

/// Versions of one policy have its name; where it has none, its title.
[[nodiscard]] bool same_policy(const program::Program& left, const program::Program& right);

/// Gaps and overlaps between the versions, and what they say differently of which one governs. All
/// must have a Program, and their files must be of one Sources. Each version is told of where it
/// says what is wrong.
[[nodiscard]] DiagnosticList check_versions(const std::vector<const CheckResult*>& versions);

}  // namespace cairn::lang
