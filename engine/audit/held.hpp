// SPDX-License-Identifier: Apache-2.0
/// @file
/// Everything that a learner holds, whatever is counted: sums for the clauses of `provided`.
#pragma once

#include "audit/award_case.hpp"

namespace cairn::engine {

/// The least and most that a rule's sum may be over all that is held. Where things are the same
/// learning, that choice among them counts which helps the rule. Work in progress is held on
/// completion; a ceiling then counts it for certain, unless facts are read in favour.
[[nodiscard]] SumRange held_total(const AwardCase& award_case, const SumRule& rule,
                                  bool completion);

/// The same of a rule that counts different values.
[[nodiscard]] SumRange held_values(const AwardCase& award_case, const SumRule& rule,
                                   bool completion);

/// Whether it is held at all depends on a fact that the record does not give.
[[nodiscard]] bool may_not_stand(const AwardCase& award_case, FormIndex form);

/// The forms that are held and have a term in the rule.
[[nodiscard]] std::vector<FormIndex> held_forms(const AwardCase& award_case, const SumRule& rule,
                                                bool completion);

}  // namespace cairn::engine
