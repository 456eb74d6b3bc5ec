// SPDX-License-Identifier: Apache-2.0
#include <fmt/core.h>

#include <cairn/engine/json_writer.hpp>

#include "report/display.hpp"

namespace cairn::engine {

void JsonWriter::separate() {
  if (needs_comma_) json_ += ',';
  needs_comma_ = true;
}

void JsonWriter::begin_object() {
  separate();
  json_ += '{';
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  json_ += '}';
  needs_comma_ = true;
}

void JsonWriter::begin_array() {
  separate();
  json_ += '[';
  needs_comma_ = false;
}

void JsonWriter::end_array() {
  json_ += ']';
  needs_comma_ = true;
}

void JsonWriter::name(std::string_view name) {
  separate();
  quoted(name);
  json_ += ':';
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  separate();
  quoted(value);
}

void JsonWriter::text_or_null(std::string_view value) {
  if (value.empty()) {
    null();
  } else {
    text(value);
  }
}

void JsonWriter::number(std::uint64_t value) {
  separate();
  json_ += fmt::format("{}", value);
}

void JsonWriter::truth(bool value) {
  separate();
  json_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  json_ += "null";
}

void JsonWriter::quoted(std::string_view value) {
  json_ += '"';
  while (!value.empty()) {
    const report::Character next = report::first_character(value);
    if (!next.valid) {
      json_ += "\uFFFD";
    } else if (next.code == '"') {
      json_ += "\\\"";
    } else if (next.code == '\\') {
      json_ += "\\\\";
    } else if (next.code == '\n') {
      json_ += "\\n";
    } else if (next.code == '\t') {
      json_ += "\\t";
    } else if (report::is_hidden(next.code)) {
      const auto code = static_cast<std::uint32_t>(next.code);
      if (code < 0x10000U) {
        json_ += fmt::format("\\u{:04x}", code);
      } else {
        const std::uint32_t offset = code - 0x10000U;
        json_ += fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (offset >> 10U),
                             0xDC00U + (offset & 0x3FFU));
      }
    } else {
      json_ += value.substr(0, next.bytes);
    }
    value.remove_prefix(next.bytes);
  }
  json_ += '"';
}

}  // namespace cairn::engine
