// SPDX-License-Identifier: Apache-2.0
/// @file
/// Notes about a policy without faults.
#pragma once

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// What the policy's own file leaves to people, and where more learning can fail.
[[nodiscard]] DiagnosticList notes_of(const Checker& checker);

}  // namespace cairn::lang::checking
