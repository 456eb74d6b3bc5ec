// SPDX-License-Identifier: Apache-2.0
#include "records/findings.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "records/digest.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

Code code_of(JsonFaultKind kind) {
  switch (kind) {
    case JsonFaultKind::malformed:
      return Code::bad_json;
    case JsonFaultKind::cut_short:
      return Code::record_cut_short;
    case JsonFaultKind::invalid_utf8:
      return Code::record_invalid_utf8;
    case JsonFaultKind::repeated_member:
      return Code::repeated_member;
    case JsonFaultKind::too_deep:
    case JsonFaultKind::text_too_long:
    case JsonFaultKind::too_many_values:
    case JsonFaultKind::too_large:
      return Code::record_over_bound;
  }
  return Code::bad_json;
}

std::string hint_of(const JsonFault& fault) {
  if (!fault.hint.empty()) return fault.hint;
  switch (fault.kind) {
    case JsonFaultKind::cut_short:
      return "the file or line was probably cut off on its way; ask for it again";
    case JsonFaultKind::invalid_utf8:
      return "save or export the file as UTF-8";
    case JsonFaultKind::repeated_member:
      return "keep one of the two; which one holds is not for Cairn to choose";
    case JsonFaultKind::malformed:
    case JsonFaultKind::too_deep:
    case JsonFaultKind::text_too_long:
    case JsonFaultKind::too_many_values:
      return {};
    case JsonFaultKind::too_large:
      return "many records belong one a line, or in a list";
  }
  return {};
}

}  // namespace

RecordDiagnostic Findings::placed(Code code, std::size_t offset) {
  constexpr std::size_t stride = 4096;
  if (marks_.empty()) {
    marks_.push_back({source_.line, source_.column});
    for (std::size_t at = stride; at <= source_.bytes.size(); at += stride)
      marks_.push_back(passed(marks_.back(), at - stride, at));
  }
  const std::size_t nearest = offset / stride;
  const Mark mark = passed(marks_[nearest], nearest * stride, offset);
  RecordDiagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = source_.file;
  diagnostic.line = mark.line;
  diagnostic.column = mark.column;
  return diagnostic;
}

Findings::Mark Findings::passed(Mark from, std::size_t begin, std::size_t end) const {
  for (const char c : source_.bytes.substr(begin, end - begin)) {
    if (c == '\n') {
      ++from.line;
      from.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++from.column;
    }
  }
  return from;
}

void Findings::report(Code code, const Json& at, std::vector<std::string> arguments,
                      std::string hint) {
  constexpr std::size_t enough_for_one_record = 50;
  if (severity_of(code) == Severity::error && errors.size() >= enough_for_one_record) return;
  RecordDiagnostic diagnostic = placed(code, at.offset());
  diagnostic.at = pointer(at);
  diagnostic.arguments = std::move(arguments);
  diagnostic.hint = std::move(hint);
  (diagnostic.severity() == Severity::error ? errors : warnings).push_back(std::move(diagnostic));
}

void Findings::report(const JsonFault& fault, const ReadLimits& limits) {
  RecordDiagnostic diagnostic = placed(code_of(fault.kind), fault.offset);
  diagnostic.at = source_.pointer + fault.pointer;
  diagnostic.hint = hint_of(fault);
  switch (fault.kind) {
    case JsonFaultKind::malformed:
      diagnostic.arguments = {fault.expected, fault.found};
      break;
    case JsonFaultKind::cut_short:
      diagnostic.arguments = {fault.expected};
      break;
    case JsonFaultKind::invalid_utf8:
      // The place is a byte; a pointer would name a value that could not be read.
      diagnostic.arguments = {std::to_string(source_.offset + fault.offset)};
      break;
    case JsonFaultKind::repeated_member:
      diagnostic.arguments = {shown(fault.found)};
      break;
    case JsonFaultKind::too_deep:
      diagnostic.arguments = {"objects and lists lie deeper in each other here",
                              fmt::format("{} levels", limits.depth)};
      break;
    case JsonFaultKind::text_too_long:
      diagnostic.arguments = {"this text is longer", byte_count(limits.text_bytes)};
      break;
    case JsonFaultKind::too_many_values:
      diagnostic.arguments = {"the record has too many values", fmt::format("{}", limits.values)};
      break;
    case JsonFaultKind::too_large:
      diagnostic.arguments = {fmt::format("the record has {}", byte_count(source_.bytes.size())),
                              byte_count(limits.record_bytes)};
      break;
  }
  errors.push_back(std::move(diagnostic));
}

std::string Findings::pointer(const Json& value) const {
  return source_.pointer + json_.pointer(value);
}

std::string described(const Json& value) {
  switch (value.kind()) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return fmt::format("`{}`", value.text());
    case JsonKind::number:
      return fmt::format("the number `{}`", shown(value.text()));
    case JsonKind::text:
      return fmt::format("the text `{}`", shown(value.text()));
    case JsonKind::list:
      return value.size() == 0 ? "an empty list" : "a list";
    case JsonKind::object:
      return "an object";
  }
  return {};
}

std::string byte_count(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  if (bytes >= mebibyte) {
    return fmt::format("{}{} MiB", bytes % mebibyte == 0 ? "" : "about ", bytes / mebibyte);
  }
  return fmt::format("{} bytes", bytes);
}

Provenance provenance_of(const DocumentSource& source, std::string_view format) {
  Provenance provenance;
  provenance.format = format;
  provenance.file = source.file;
  provenance.line = source.of_ndjson ? source.line : 0;
  provenance.sha256 = sha256_hex(source.digested);
  return provenance;
}

}  // namespace cairn::engine::records
