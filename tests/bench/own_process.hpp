// SPDX-License-Identifier: Apache-2.0
/// @file
/// Measuring in a process of its own: with the memory that a program has when it starts, as a user
/// meets it, and not with what an earlier round left behind.
#pragma once

#include <functional>

namespace cairn::bench {

/// What `measure` returns, run in a child of this process. Ends this process with a message where
/// the child fails.
[[nodiscard]] double in_own_process(const std::function<double()>& measure);

}  // namespace cairn::bench
