// SPDX-License-Identifier: Apache-2.0
/// @file
/// Audits written out by hand, one for each thing that a report has to say.
#pragma once

#include <cairn/engine/audit.hpp>

namespace cairn::engine::sample {

/// Everything is there; one credential is recognised as another.
[[nodiscard]] Audit met();
/// Two requirements are short, one learner fact does not hold, a choice was not taken.
[[nodiscard]] Audit not_met();
/// One credential is in progress and one cap needs an authority.
[[nodiscard]] Audit needs_decision();
/// A level is not in the record; a profile supplied a unit; a decision has no effect.
[[nodiscard]] Audit cannot_tell();
/// The search ended early.
[[nodiscard]] Audit undecided();
/// Every text of the record tries to take over the terminal or to break the JSON.
[[nodiscard]] Audit hostile();

}  // namespace cairn::engine::sample
