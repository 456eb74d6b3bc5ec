// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is let in beyond the plain facts. Tried in a fixed order; the first under which the award
/// is met names the verdict.
#pragma once

#include <array>

#include <cairn/engine/audit.hpp>

namespace cairn::engine {

struct Relaxation {
  bool completion = false;  ///< work in progress counts
  bool approvals = false;   ///< approvals that a clause asks for are given
  bool unknown = false;     ///< facts that the record does not give are read in favour
  friend bool operator==(const Relaxation&, const Relaxation&) = default;
};

inline constexpr std::array<Relaxation, 8> relaxations = {{
    {false, false, false},
    {true, false, false},
    {false, true, false},
    {true, true, false},
    {false, false, true},
    {true, false, true},
    {false, true, true},
    {true, true, true},
}};

constexpr Verdict verdict_under(Relaxation relaxation) {
  if (relaxation.unknown) return Verdict::cannot_tell;
  if (relaxation.approvals) return Verdict::needs_decision;
  return relaxation.completion ? Verdict::met_on_completion : Verdict::met;
}

}  // namespace cairn::engine
