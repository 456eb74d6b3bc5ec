// SPDX-License-Identifier: Apache-2.0
/// @file
/// What follows a phrase behind a comma, beside `including`: `spanning at least 3 different
/// subjects`.
#pragma once

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/phrases.hpp"

namespace cairn::lang::checking {

/// The suffixes of a phrase whose demands are checked already, into the body; false: reported.
[[nodiscard]] bool check_suffixes(Checker& checker, const Site& site, const ast::Phrase& phrase,
                                  program::PhraseBody& body);

}  // namespace cairn::lang::checking
