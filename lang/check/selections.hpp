// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which credentials a clause speaks of: `micro-credentials where level >= 5 except { "X" }`, a
/// list of codes, the name of a `let`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

[[nodiscard]] Checked<program::SelectionId> check_selection(Checker& checker,
                                                            const ast::Selection& selection);
[[nodiscard]] Checked<program::SelectionId> check_source(Checker& checker,
                                                         const ast::SelectionSource& source);

/// `credentials`, narrowed by a test where one is given.
[[nodiscard]] Checked<program::SelectionId> check_every_credential(Checker& checker,
                                                                   const ast::Predicate* where,
                                                                   Span span);

/// `courses where …`, as in `at least 5 courses where …`.
[[nodiscard]] Checked<program::SelectionId> check_kind(Checker& checker, const ast::Word& kind,
                                                       const ast::Predicate* where);

/// `"CCNA" from "Cisco" where …`
[[nodiscard]] Checked<program::Entry> check_entry(Checker& checker, const ast::CodeItem& item,
                                                  Span span);
/// Entries in order, each once.
[[nodiscard]] Checked<std::vector<program::Entry>> check_entries(Checker& checker,
                                                                 const ast::List& list,
                                                                 std::string_view what);

/// The amount that a `let` of that name stands for.
[[nodiscard]] Checked<program::Amount> amount_named(Checker& checker, const ast::Word& name);

/// The singular of a kind in either number; reports a word that is none.
[[nodiscard]] Checked<std::string> kind_of(Checker& checker, const ast::Word& word);

}  // namespace cairn::lang::checking
