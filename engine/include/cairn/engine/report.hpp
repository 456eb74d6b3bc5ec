// SPDX-License-Identifier: Apache-2.0
/// @file
/// Renderings of an Audit. Each is made from the Audit alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <cairn/engine/audit.hpp>

namespace cairn::engine {

struct TextReportOptions {
  bool colour = false;
  std::size_t width = 100;
};

/// For a registrar at a terminal: the verdict first, then each clause with what counted, what did
/// not and why, and what is short. Everything that came from a record is made safe to show.
[[nodiscard]] std::string text_report(const Audit& audit, const TextReportOptions& options = {});

/// One JSON object, `audit/0`, members in a fixed order; docs/audit.schema.json. No line ending.
[[nodiscard]] std::string json_report(const Audit& audit);

/// Text from a record or a file name, made safe to show at a terminal on one line: control
/// characters, escape sequences, bidirectional and invisible characters are spelled out
/// (`<U+202E>`), line breaks and tabs become spaces, bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string safe_text(std::string_view text);

}  // namespace cairn::engine
