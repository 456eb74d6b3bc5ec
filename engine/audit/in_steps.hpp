// SPDX-License-Identifier: Apache-2.0
/// @file
/// Clauses `in steps of`: what lies in their selection counts in whole steps, in part if need be.
#pragma once

#include <functional>
#include <vector>

#include "audit/award_case.hpp"
#include "audit/reading.hpp"

namespace cairn::engine {

/// The steps in which a clause lets count; null: it speaks of whole credentials.
[[nodiscard]] const program::InSteps* steps_of(const program::Clause& clause);
/// Whether the clause is there and the form lies in its selection.
[[nodiscard]] Truth counts_in_steps(const AwardCase& award_case, program::ClauseId clause,
                                    FormIndex form);
/// What counts of the form is a whole number of these steps for certain, or is read as one.
[[nodiscard]] bool is_in_steps(const AwardCase& award_case, const program::InSteps& steps,
                               FormIndex form);
/// The form is a part that these steps allow.
[[nodiscard]] bool is_part_of(const program::InSteps& steps, const Form& form);
/// Of each form that is a part whether `overall` lets it count in that scope; false of others.
[[nodiscard]] std::vector<bool> parts_allowed(
    const AwardCase& award_case, ScopeIndex scope,
    const std::function<Reading(program::ClauseId)>& reading_of);

}  // namespace cairn::engine
