// SPDX-License-Identifier: Apache-2.0
/// @file
/// Clauses about when what is counted was awarded: `order … after`, `counted within`.
#pragma once

#include <cairn/lang/ast.hpp>
#include <cairn/lang/program.hpp>

#include "check/checker.hpp"
#include "check/phrases.hpp"

namespace cairn::lang::checking {

/// INVARIANT: both stand in `overall`.
[[nodiscard]] Checked<program::OrderBody> check_order(Checker& checker, const Site& site,
                                                      const ast::OrderBody& order);
[[nodiscard]] Checked<program::CountedWithinBody> check_counted_within(
    Checker& checker, const ast::CountedWithinBody& counted);

}  // namespace cairn::lang::checking
