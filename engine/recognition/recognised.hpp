// SPDX-License-Identifier: Apache-2.0
/// @file
/// The forms that recognitions give: every minimal set of evidence, as each `as` line says.
#pragma once

#include <vector>

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// Adds to `holdings` a form for each use of each recognition in force and each of its targets.
/// `originals` are the credentials as themselves, in canonical order; filters see only these.
void recognise(const Judge& judge, const std::vector<Form>& originals, Holdings& holdings);

/// Adds what a conferral of that award is recognised as.
void recognise_conferral(const Judge& judge, const Form& conferral, program::AwardId award,
                         Holdings& holdings);

}  // namespace cairn::engine
