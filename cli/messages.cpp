// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.hpp"

#include <cstdio>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>

namespace cairn::cli {

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

void complain(std::string_view text) {
  fmt::print(stderr, "{}{}", text, text.ends_with('\n') ? "" : "\n");
}

std::string unreadable_text(const std::string& name, const std::string& why) {
  const std::string message = fill_message(message_template(Code::file_not_readable),
                                           {engine::safe_text(name), engine::safe_text(why)});
  return fmt::format("error[{}]: {}", code_text(Code::file_not_readable), message);
}

std::string record_diagnostic_text(const engine::RecordDiagnostic& diagnostic) {
  std::string text =
      fmt::format("{}[{}]: {}", severity_word(diagnostic.severity()), code_text(diagnostic.code),
                  engine::safe_text(diagnostic.message()));
  if (!diagnostic.file.empty()) {
    text += "\n  --> " + engine::safe_text(diagnostic.file);
    if (diagnostic.line > 0) text += fmt::format(":{}", diagnostic.line);
    if (diagnostic.line > 0 && diagnostic.column > 0) text += fmt::format(":{}", diagnostic.column);
  }
  if (!diagnostic.at.empty()) text += "\n   = at: " + engine::safe_text(diagnostic.at);
  if (!diagnostic.hint.empty()) text += "\n   = hint: " + engine::safe_text(diagnostic.hint);
  return text;
}

bool report(const std::vector<engine::RecordDiagnostic>& diagnostics) {
  bool error = false;
  for (const engine::RecordDiagnostic& diagnostic : diagnostics) {
    complain(record_diagnostic_text(diagnostic));
    error = error || diagnostic.severity() == Severity::error;
  }
  return error;
}

}  // namespace cairn::cli
