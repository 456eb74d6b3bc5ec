// SPDX-License-Identifier: Apache-2.0
/// @file
/// Slices of what counts: the forms of one value (`all with the same tag`, `per subject`), of one
/// period (`within any 2 years`), or of both. A phrase holds in one of them, or in each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/memberships.hpp"

namespace cairn::engine {

struct Slice {
  std::string value;         ///< empty: none that the record gives, or none is asked for
  std::optional<Date> from;  ///< the period, both ends in
  std::optional<Date> until;
  std::vector<Truth> in;  ///< of each form
};

/// The phrase has to hold in one slice: a value or a period is chosen.
[[nodiscard]] bool chooses_slice(const program::PhraseBody& phrase);
/// The phrase has to hold in each slice: it is a ceiling of each value, or of each period.
[[nodiscard]] bool holds_in_each_slice(const program::PhraseBody& phrase);

/// The slices of such a phrase, by value and period; of a choice at least one.
[[nodiscard]] std::vector<Slice> slices_of(const Memberships& memberships,
                                           const program::PhraseBody& phrase);

}  // namespace cairn::engine
