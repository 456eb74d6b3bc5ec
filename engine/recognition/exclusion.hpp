// SPDX-License-Identifier: Apache-2.0
/// @file
/// "At most one of these", where forms granted together by one use of a recognition may stand side
/// by side.
#pragma once

#include <vector>

#include "recognition/form.hpp"

namespace cairn::engine {

/// Adds to `sets` that at most one of `set` counts; nothing where the set holds one use alone.
void exclude(const std::vector<Form>& forms, std::vector<FormIndex> set, SameLearning why,
             bool certain, std::vector<ExclusiveSet>& sets);

}  // namespace cairn::engine
