// SPDX-License-Identifier: Apache-2.0
/// @file
/// `average grade of S at least 3.0 weighted by credits`
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

[[nodiscard]] Checked<program::AverageBody> check_average(Checker& checker,
                                                          const ast::AverageBody& average,
                                                          Span span);

}  // namespace cairn::lang::checking
