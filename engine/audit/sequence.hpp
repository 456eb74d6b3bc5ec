// SPDX-License-Identifier: Apache-2.0
/// @file
/// `order S after phrase`, as a choice of a day: by it what is counted holds the phrase, and
/// nothing of S that is counted was awarded on it or before; or nothing of S is counted at all.
#pragma once

#include <vector>

#include <cairn/lang/program.hpp>

#include "audit/slices.hpp"
#include "audit/sums.hpp"

namespace cairn::engine {

/// The days between which it makes a difference, each as what was awarded by then. The first slice
/// has no day and holds nothing: it is the one in which nothing of S is counted.
[[nodiscard]] std::vector<Slice> slices_of(const Memberships& memberships,
                                           const program::OrderBody& order, Date as_of);

/// What holds in such a slice; null: the first, without a day. The first rule keeps S out, the
/// others are those of the phrase.
[[nodiscard]] std::vector<SumRule> rules_of(const Sums& sums, const Memberships& memberships,
                                            const program::OrderBody& order, const Slice* slice,
                                            Date as_of);

/// Whether a form was awarded on that day or before; none: on no day.
[[nodiscard]] Truth awarded_by(const Form& form, std::optional<Date> day, Date as_of);

}  // namespace cairn::engine
