// SPDX-License-Identifier: Apache-2.0
/// @file
/// An award and the forms of a record as an allocation problem in whole numbers.
#pragma once

#include <functional>
#include <vector>

#include "audit/award_case.hpp"

namespace cairn::engine {

/// Items are the forms, then the case's conferred items. `provided_holds` answers for awards that
/// a `complete` brought in.
[[nodiscard]] Built build_problem(const AwardCase& award_case, Relaxation relaxation,
                                  const std::vector<bool>& granted,
                                  const std::function<bool(ScopeIndex)>& provided_holds);

}  // namespace cairn::engine
