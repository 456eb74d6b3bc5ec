// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tests on the fields of a credential, of the learner (`learner where age >= 16`) or of an award
/// (`award where level >= 4`).
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

[[nodiscard]] Checked<program::PredicateId> check_predicate(Checker& checker,
                                                            const ast::Predicate& predicate,
                                                            ast::FieldOwner owner);

}  // namespace cairn::lang::checking
