// SPDX-License-Identifier: Apache-2.0
/// @file
/// What `overall` keeps out altogether: filters, and amounts that could break a bound by any
/// amount.
#pragma once

#include <vector>

#include "audit/award_case.hpp"

namespace cairn::engine {

/// Of each scope the forms that may not be counted in it, those of the scopes around it included.
[[nodiscard]] std::vector<std::vector<bool>> barred_forms(const AwardCase& award_case,
                                                          Relaxation relaxation,
                                                          const std::vector<bool>& granted,
                                                          const std::vector<bool>& cautious);

}  // namespace cairn::engine
