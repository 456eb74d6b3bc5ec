// SPDX-License-Identifier: Apache-2.0
/// @file
/// Amounts, names and lists as sentences have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/record.hpp>
#include <cairn/lang/program.hpp>

namespace cairn::engine {

/// `15 nzqcf credits`, `1 micro-credential`; `unit` is a plural noun.
[[nodiscard]] std::string quantity(Number number, std::string_view unit);
/// `micro-credential` -> `micro-credentials`
[[nodiscard]] std::string plural(std::string_view kind);
/// `a, b and c`
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, std::string_view last);
[[nodiscard]] std::string quoted(std::string_view text);

/// The unit of a demand as a noun: `nzqcf credits`, `hours`, `micro-credentials`.
[[nodiscard]] std::string unit_words(const program::Program& program, const program::Unit& unit,
                                     std::optional<program::SelectionId> of);

[[nodiscard]] CredentialRef reference_to(const RecordCredential& credential);
/// `CAP-500 (Capstone)`: the code, else the title, else the id.
[[nodiscard]] std::string name_of(const CredentialRef& credential);

}  // namespace cairn::engine
