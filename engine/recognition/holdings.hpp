// SPDX-License-Identifier: Apache-2.0
/// @file
/// Record -> Holdings: which credentials are current on the audit date, and every form in which
/// they may count.
#pragma once

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// More uses of one recognition than this are not looked at; Holdings::truncated says so.
inline constexpr std::size_t most_uses = 2'000;

/// Recorded conferrals in force on the audit date stand in Holdings::forms after all credentials,
/// with the facts of the entry that each names, else as the award declares itself.
[[nodiscard]] Holdings hold(const Judge& judge);

}  // namespace cairn::engine
