// SPDX-License-Identifier: Apache-2.0
/// @file
/// Evidence that is a choice or an amount: `any of { one: … two: … }`, `at least 3 badges where …`.
#pragma once

#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// Every set of parts that is evidence enough.
using EvidenceSets = std::vector<std::vector<program::EvidencePart>>;

[[nodiscard]] Checked<EvidenceSets> check_evidence(Checker& checker, const ast::Evidence& evidence);

}  // namespace cairn::lang::checking
