// SPDX-License-Identifier: Apache-2.0
/// @file
/// What stands in a policy and can never make a difference. Only of a policy without faults.
#pragma once

#include "check/checker.hpp"

namespace cairn::lang::checking {

void report_never_matters(Checker& checker);

}  // namespace cairn::lang::checking
