// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the program says on standard error, beside its results.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

namespace cairn::cli {

/// `error`, `warning`, `note`
[[nodiscard]] std::string_view severity_word(Severity severity);

/// Lines on standard error; made safe for the terminal by the caller.
void complain(std::string_view text);

/// `cannot read `x.json`: No such file or directory`, with its code, as every other message.
[[nodiscard]] std::string unreadable_text(const std::string& name, const std::string& why);

/// A diagnostic of a record or profile in the shape that policies have theirs:
///
///     error[R0110]: `credentials` must be a list, and here it is a number
///       --> cohort.ndjson:2:39
///        = at: /credentials
///        = hint: write `[ … ]`
[[nodiscard]] std::string record_diagnostic_text(const engine::RecordDiagnostic& diagnostic);

/// Tells all of them, and answers whether one of them is an error.
bool report(const std::vector<engine::RecordDiagnostic>& diagnostics);

}  // namespace cairn::cli
