// SPDX-License-Identifier: Apache-2.0
/// @file
/// Bounds and what they measure: `at least 3 of data-stack`, `at most 50% of award credits from S
/// rounded up`, `all of { "A", "B" }, including …`.
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Where a clause stands.
struct Site {
  program::Block block{};
  program::AwardId award;
  const ast::Award* declared = nullptr;
  bool of_rule = false;  ///< a rule by itself: no award is known
};

[[nodiscard]] Checked<program::PhraseBody> check_phrase(Checker& checker, const Site& site,
                                                        const ast::Phrase& phrase);

[[nodiscard]] program::BoundKind bound_kind(ast::BoundKind kind);
/// Bounds of that kind with these ends; reports ends that are the wrong way round.
[[nodiscard]] Checked<program::Bounds> ordered_bounds(Checker& checker, ast::BoundKind kind,
                                                      std::optional<Number> low, Number high,
                                                      Span span);
/// A whole number of credentials or branches; reports a fraction.
[[nodiscard]] bool is_whole(Checker& checker, const ast::NumberLiteral& number);

}  // namespace cairn::lang::checking
