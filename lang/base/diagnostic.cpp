// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <tuple>

#include <cairn/lang/diagnostic.hpp>

namespace cairn {
namespace {

struct Row {
  std::string_view code;
  std::string_view name;
  Severity severity;
  std::string_view message;
};

constexpr auto table = std::to_array<Row>({
#define CAIRN_DIAGNOSTIC(code, name, severity, message) {#code, #name, Severity::severity, message},
#include <cairn/lang/diagnostics.def>
#undef CAIRN_DIAGNOSTIC
});

const Row& row(Code code) {
  return table.at(static_cast<std::size_t>(code));
}

}  // namespace

std::string_view code_text(Code code) {
  return row(code).code;
}
std::string_view code_name(Code code) {
  return row(code).name;
}
Severity severity_of(Code code) {
  return row(code).severity;
}
std::string_view message_template(Code code) {
  return row(code).message;
}

std::vector<Code> all_codes() {
  std::vector<Code> codes;
  codes.reserve(table.size());
  for (std::size_t i = 0; i < table.size(); ++i)
    codes.push_back(static_cast<Code>(i));
  return codes;
}

namespace {

/// A text of the user's may be of any length; a message is read by a person.
constexpr std::size_t longest_argument = 400;

void append_argument(std::string& filled, const std::string& argument) {
  if (argument.size() <= longest_argument) {
    filled += argument;
    return;
  }
  std::size_t end = longest_argument;
  while (end > 0 && (static_cast<unsigned char>(argument[end]) & 0xC0U) == 0x80U)
    --end;
  filled.append(argument, 0, end);
  filled += "…";
}

}  // namespace

std::string fill_message(std::string_view message, const std::vector<std::string>& arguments) {
  std::string filled;
  for (std::size_t i = 0; i < message.size(); ++i) {
    const bool placeholder = message[i] == '{' && i + 2 < message.size() && message[i + 2] == '}' &&
                             message[i + 1] >= '0' && message[i + 1] <= '9';
    const auto index = placeholder ? static_cast<std::size_t>(message[i + 1] - '0') : 0;
    if (placeholder && index < arguments.size()) {
      append_argument(filled, arguments[index]);
      i += 2;
    } else {
      filled += message[i];
    }
  }
  return filled;
}

std::string Diagnostic::message() const {
  return fill_message(message_template(code), arguments);
}

Diagnostic& DiagnosticList::report(Code code, Span span,
                                   std::initializer_list<std::string> arguments) {
  Diagnostic& added = items_.emplace_back();
  added.code = code;
  added.span = span;
  added.arguments = arguments;
  return added;
}

void DiagnosticList::append(const DiagnosticList& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
}

bool DiagnosticList::has_errors() const {
  return std::any_of(items_.begin(), items_.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity() == Severity::error;
  });
}

void DiagnosticList::sort() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.span, a.code) < std::tie(b.span, b.code);
  });
}

}  // namespace cairn
