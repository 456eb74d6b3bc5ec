// SPDX-License-Identifier: Apache-2.0
/// @file
/// `rule` and `follows`: the clauses of a rule are clauses of each award that follows it, with the
/// arguments in the place of the parameters.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

/// The lines that an award (or a rule read by itself) has: its own first, then those of the rules
/// that it follows. Reports rules that there are not, and arguments that do not fit.
[[nodiscard]] std::vector<AwardPart> parts_of(Checker& checker, const ast::Award& award,
                                              std::string name);

/// Reads something of that part with its parameters in place. What is wrong there by reason of the
/// arguments is told where they stand; what is wrong in the rule itself was told there.
void read_part(Checker& checker, const AwardPart& part, const std::function<void()>& read);

/// Where a fault of that clause is told: in the award itself, or where the award follows a rule.
[[nodiscard]] Diagnostic& report_of_clause(Checker& checker, Code code, program::ClauseId clause,
                                           Span span);

/// The rules in an order in which each stands behind those that it follows; reports rules that
/// follow themselves.
void order_rules(Checker& checker);
/// Each rule by itself, as far as its parameters allow.
void check_rules(Checker& checker);
/// Warns of rules that nothing follows.
void report_unused_rules(Checker& checker);

}  // namespace cairn::lang::checking
