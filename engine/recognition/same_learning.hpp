// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which forms are the same learning, so that at most one of them counts: the forms of one piece of
/// evidence, overlaps, a whole and its parts, repeated attempts.
#pragma once

#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// Adds all but repeats to Holdings::exclusive.
void exclude_same_learning(const Judge& judge, Holdings& holdings);

/// What an award's `repeats` makes of attempts at the same thing.
struct RepeatRule {
  std::vector<ExclusiveSet> exclusive;
  /// Of each form: whether it is the attempt that `best`, `latest` or `first` settles on. Unknown
  /// where the record does not say enough to settle it.
  std::vector<Truth> stands;
};
[[nodiscard]] RepeatRule repeats(const Judge& judge, const Holdings& holdings,
                                 program::Repeats rule);

}  // namespace cairn::engine
