// SPDX-License-Identifier: Apache-2.0
/// @file
/// Titles that name what the learner's credentials have in common: `Endorsement in Arts`.
#pragma once

#include <vector>

#include <cairn/engine/audit.hpp>

#include "audit/award_case.hpp"
#include "audit/verdict.hpp"

namespace cairn::engine {

/// Puts the values found into the titles of the award and of the tier that it reaches. `decided` is
/// with all that the award comes to, `of_results` how the clauses of that stand in it; the clauses
/// of the tier are shown so as well.
void name_titles(const AwardCase& award_case, const Decided& decided,
                 const std::vector<ClauseAudit>& of_results, Audit& audit);

}  // namespace cairn::engine
