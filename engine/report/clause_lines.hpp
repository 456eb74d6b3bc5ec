// SPDX-License-Identifier: Apache-2.0
/// @file
/// The clauses of an audit on the page. A clause that is met takes two or three lines; any other is
/// opened: what counts, what does not and why, what is missing, and where the policy says so.
///
///     ✓ met      breadth   at least 10 credits from micro-credentials where level >= 4
///                          10 nzqcf credits counted, at least 10 needed
///                          COMM-401  Workplace Writing, 10 nzqcf credits
///     ✗ NOT MET  core      at least 3 of data-stack
///                          2 micro-credentials counted, at least 3 needed, short by 1
///                          counts:
///                            DATA-501  Data Foundations
///                          does not match:
///                            DATA-402  level is 4, and the clause asks level >= 5
///                          policy.cairn:30, Academic Statute 2026, 4.2(a)
#pragma once

#include <cstddef>
#include <vector>

#include <cairn/engine/audit.hpp>

#include "report/page.hpp"

namespace cairn::engine::report {

/// Whether the clause at `index` is a group with members listed after it.
[[nodiscard]] bool has_members(const Audit& audit, std::size_t index);

/// All clauses, a heading above each block.
void add_clauses(Page& page, const Audit& audit);

}  // namespace cairn::engine::report
