// SPDX-License-Identifier: Apache-2.0
/// @file
/// The relaxations in their order: the first under which the award is met names the verdict.
#pragma once

#include "audit/award_case.hpp"

namespace cairn::engine {

struct Decided {
  Verdict verdict = Verdict::undecided;
  const Attempt* attempt = nullptr;  ///< the one that a report shows
};

[[nodiscard]] Decided decide(AwardCase& award_case);

}  // namespace cairn::engine
