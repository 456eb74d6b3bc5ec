// SPDX-License-Identifier: Apache-2.0
/// @file
/// `from 2026-01-01 until 2026-12-31`, both ends in.
#pragma once

#include <optional>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

struct CheckedPeriod {
  std::optional<Date> from;
  std::optional<Date> until;
};

/// Reports one that ends before it starts.
[[nodiscard]] inline Checked<CheckedPeriod> check_period(Checker& checker,
                                                         const ast::Period& period) {
  CheckedPeriod checked;
  if (period.from) checked.from = period.from->value;
  if (period.until) checked.until = period.until->value;
  if (!checked.from || !checked.until || *checked.from <= *checked.until) return checked;
  checker
      .report(Code::period_reversed, period.span,
              {checked.until->to_text(), checked.from->to_text()})
      .hint = "write the earlier date first";
  return std::nullopt;
}

}  // namespace cairn::lang::checking
