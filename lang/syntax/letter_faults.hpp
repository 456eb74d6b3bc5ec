// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is wrong with the letters of a file (E01xx), whatever its words say.
#pragma once

#include <vector>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>

namespace cairn::lang {

/// After this many faults a file is not read on for more: it is no policy, or of another encoding.
inline constexpr std::size_t max_faults = 500;

void report_letter_faults(const SourceFile& file, const std::vector<Token>& tokens,
                          DiagnosticList& diagnostics);

}  // namespace cairn::lang
