// SPDX-License-Identifier: Apache-2.0
/// @file
/// An award and the forms of a record as an allocation problem in whole numbers.
#pragma once

#include <functional>
#include <vector>

#include "audit/award_case.hpp"

namespace cairn::engine {

/// Items are the forms, then the case's conferred items. `cautious`: of each clause of the Program
/// whether it is read cautiously even where unknown facts are let in; empty: none;
/// `cautious_reuse`: the same of each limit of Reuse. `provided_holds`
/// answers for awards that a `complete` brought in.
[[nodiscard]] Built build_problem(const AwardCase& award_case, Relaxation relaxation,
                                  const std::vector<bool>& granted,
                                  const std::vector<bool>& cautious,
                                  const std::vector<bool>& cautious_reuse,
                                  const std::function<bool(ScopeIndex)>& provided_holds);

}  // namespace cairn::engine
