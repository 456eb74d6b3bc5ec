// SPDX-License-Identifier: Apache-2.0
/// @file
/// What `by conversion` can rest on.
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Reports where no conversion leads to the policy's unit of credit, or only ones that are
/// forbidden. `by`: the words `by conversion`.
[[nodiscard]] bool something_converts(Checker& checker, Span by);

}  // namespace cairn::lang::checking
