// SPDX-License-Identifier: Apache-2.0
/// @file
/// `S counted within 16 years of latest`: which two may not be counted together, because the one,
/// of S, lies too far from the other.
#pragma once

#include <string>
#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/memberships.hpp"

namespace cairn::engine {

/// Whether `one` lies within the span of `other`, were that the oldest, or latest, of all.
[[nodiscard]] Truth lies_near(const program::CountedWithinBody& counted, const Form& one,
                              const Form& other, Date as_of);

/// A form of S, and one from which it lies too far.
struct TooFar {
  FormIndex form = 0;
  FormIndex from = 0;
};
/// Among these forms, by both; what is not known is read in favour or cautiously.
[[nodiscard]] std::vector<TooFar> too_far(const Memberships& memberships,
                                          const program::CountedWithinBody& counted,
                                          const std::vector<bool>& among, bool favour, Date as_of);

/// `it is of 2015-01-01, more than 5 years from CAP-500 of 2025-03-01`, said of the first of them.
[[nodiscard]] std::string too_far_words(const Memberships& memberships,
                                        const program::CountedWithinBody& counted,
                                        const TooFar& pair);

}  // namespace cairn::engine
