// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lists that stand for values: `in { 4, 5 }`, `in home`, `from partners`, `home { "…" }`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"
#include "check/operands.hpp"

namespace cairn::lang::checking {

/// The values of `in { … }`, `in home` or `in name-of-a-list`.
[[nodiscard]] Checked<std::vector<program::Operand>> operands_of(Checker& checker,
                                                                 ast::FieldOwner owner,
                                                                 const TypedField& field,
                                                                 const ast::Set& set, Span span);

/// The issuers that `from NAME` stands for: the policy's home, or a list of texts.
[[nodiscard]] Checked<std::vector<std::string>> issuers_of(Checker& checker, const ast::Word& name);
/// The home issuers; reports (at `span`) where the policy names none.
[[nodiscard]] Checked<std::vector<std::string>> home_issuers(Checker& checker, Span span);
/// The texts of a list that holds nothing else.
[[nodiscard]] Checked<std::vector<std::string>> texts_of(Checker& checker, const ast::List& list,
                                                         std::string_view what);

}  // namespace cairn::lang::checking
