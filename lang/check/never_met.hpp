// SPDX-License-Identifier: Apache-2.0
/// @file
/// Clauses that no record can meet, or that no learner of the policy ever comes under.
#pragma once

#include "check/checker.hpp"

namespace cairn::lang::checking {

void check_never_met(Checker& checker);

}  // namespace cairn::lang::checking
