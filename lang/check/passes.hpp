// SPDX-License-Identifier: Apache-2.0
/// @file
/// The passes over the declarations of a policy, in the order in which `check.cpp` runs them.
#pragma once

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Frameworks and scales, then what relates them.
void check_frameworks(Checker& checker);
void check_scales(Checker& checker);
void check_crosswalks(Checker& checker);
void check_conversions(Checker& checker);
/// Identity, home issuers and defaults; needs frameworks and scales.
void check_policy(Checker& checker);
/// What each award declares of itself, so that clauses and tests can speak of it.
void check_award_declarations(Checker& checker);
void check_award_clauses(Checker& checker);
/// Selections that no clause uses are looked at too.
void check_unused_lets(Checker& checker);
void check_recognitions(Checker& checker);
void check_overlaps(Checker& checker);
/// What awards may share; needs what each declares of itself.
void check_reuse(Checker& checker);
void check_tests(Checker& checker);

/// `complete X` that comes back to where it started.
void find_cyclic_awards(Checker& checker);
/// Requirements that no record can meet.
void check_limits(Checker& checker);
/// Credits that an award declares and its clauses do not guarantee.
void check_guarantees(Checker& checker);

}  // namespace cairn::lang::checking
