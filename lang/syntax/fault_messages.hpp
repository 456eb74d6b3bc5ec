// SPDX-License-Identifier: Apache-2.0
/// @file
/// Faults of structure to messages: what stands there, what had to, and what to write instead.
#pragma once

#include <vector>

#include <cairn/lang/diagnostic.hpp>

#include "syntax/fault.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

/// Adds a message for each fault, but for those that a fault of letters nearby (already among the
/// diagnostics) explains.
void report_faults(const Sentence& sentence, const std::vector<Fault>& faults,
                   DiagnosticList& diagnostics);

}  // namespace cairn::lang
