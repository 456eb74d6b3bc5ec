// SPDX-License-Identifier: Apache-2.0
/// @file
/// Shares and what they are shares of: `50% of award credits rounded up stated as 20 credits`.
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/phrases.hpp"

namespace cairn::lang::checking {

/// Sets bounds, unit and base of the demand. A share of a fixed base becomes a plain amount.
/// False: reported.
[[nodiscard]] bool check_share(Checker& checker, const Site& site, const ast::Bound& bound,
                               const ast::ShareMeasure& share, Span span, program::Demand& demand);

}  // namespace cairn::lang::checking
