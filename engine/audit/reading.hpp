// SPDX-License-Identifier: Apache-2.0
/// @file
/// How what the record leaves open is read: cautiously, or in the learner's favour.
#pragma once

#include "audit/sums.hpp"

namespace cairn::engine {

struct Reading {
  bool favour = false;

  [[nodiscard]] bool admits(const Membership& membership) const {
    return favour ? membership.may_be_in() || membership.grade_may_admit
                  : membership.surely_helps();
  }
  /// The end of a term that this reading takes; none: it has no bound.
  [[nodiscard]] const std::optional<Number>& weight(const SumRule& rule,
                                                    const SumTerm& term) const {
    return rule.at_least == favour ? term.most : term.least;
  }
  /// Cautiously read, the form could break the rule by any amount.
  [[nodiscard]] bool is_out_of_bounds(const SumRule& rule, const SumTerm& term) const {
    return !favour && !(rule.at_least ? term.least : term.most);
  }
};

}  // namespace cairn::engine
