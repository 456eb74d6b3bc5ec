// SPDX-License-Identifier: Apache-2.0
#include "records/documents.hpp"

#include <fmt/core.h>

#include "records/shape.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Errors that are told one by one; more than a person reads only fill memory.
constexpr std::size_t most_errors = 1000;

/// A place in a text that only moves forward.
struct Cursor {
  std::size_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  void move_to(std::string_view text, std::size_t target) {
    for (; offset < target; ++offset) {
      const char c = text[offset];
      if (c == '\n') {
        ++line;
        column = 1;
      } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        ++column;
      }
    }
  }
  void skip_space(std::string_view text) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", offset);
    move_to(text, next == std::string_view::npos ? text.size() : next);
  }
};

class Input {
 public:
  Input(std::string_view bytes, std::string_view name, const ReadLimits& limits,
        const DocumentVisitor& visit)
      : text_(bytes), file_(name), limits_(limits), visit_(visit) {
    if (text_.starts_with(byte_order_mark)) {
      skipped_ = byte_order_mark.size();
      text_.remove_prefix(skipped_);
    }
    whole_ = bytes;
  }

  DocumentErrors run() {
    switch (shape_of(text_, limits_.record_bytes)) {
      case Shape::nothing:
        tell({}, Code::no_record, {}, "check that the export has run to its end");
        ++errors_.lost;
        break;
      case Shape::one: {
        DocumentSource source = source_at({}, text_);
        source.digested = whole_;
        document(source);
        break;
      }
      case Shape::lines:
        lines();
        break;
      case Shape::list:
        list();
        break;
      case Shape::foreign:
        foreign();
        break;
    }
    if (untold_ > 0) {
      RecordDiagnostic more;
      more.code = Code::more_record_errors;
      more.file = file_;
      more.arguments = {std::to_string(untold_)};
      errors_.diagnostics.push_back(std::move(more));
    }
    return std::move(errors_);
  }

 private:
  [[nodiscard]] DocumentSource source_at(const Cursor& at, std::string_view bytes) const {
    DocumentSource source;
    source.file = file_;
    source.bytes = bytes;
    source.digested = bytes;
    source.line = at.line;
    source.column = at.column;
    source.offset = skipped_ + at.offset;
    return source;
  }

  void lines() {
    Cursor at;
    while (at.offset < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at.offset), text_.size());
      std::string_view line = text_.substr(at.offset, end - at.offset);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!trimmed(line).empty()) {
        DocumentSource source = source_at(at, line);
        source.of_ndjson = true;
        document(source);
      }
      at.offset = end + 1;
      ++at.line;
    }
  }

  void list() {
    Cursor at;
    at.skip_space(text_);
    at.move_to(text_, at.offset + 1);
    for (std::size_t index = 0;; ++index) {
      at.skip_space(text_);
      if (at.offset == text_.size()) return list_cut_short(at);
      if (text_[at.offset] == ']') {
        if (index > 0) {
          tell(at, Code::bad_json, {"a record", "`]`"}, "take out the comma before `]`");
        } else {
          tell(at, Code::no_record, {}, "");
        }
        break;
      }
      const ElementEnd element = end_of_element(text_, at.offset);
      if (element.end == at.offset) {
        unexpected(at, "a record");
        return;
      }
      DocumentSource source = source_at(at, text_.substr(at.offset, element.end - at.offset));
      source.pointer = "/" + std::to_string(index);
      document(source);
      at.move_to(text_, element.end);
      if (!element.balanced) {
        tell(at, Code::bad_json, {"brackets that match", "others"},
             "the records of the list that follow this place are not read");
        return;
      }
      at.skip_space(text_);
      if (at.offset == text_.size()) return list_cut_short(at);
      if (text_[at.offset] == ']') break;
      if (text_[at.offset] != ',') {
        unexpected(at, "`,` or `]`");
        return;
      }
      at.move_to(text_, at.offset + 1);
    }
    at.move_to(text_, at.offset + 1);
    at.skip_space(text_);
    if (at.offset < text_.size()) {
      tell(at, Code::bad_json,
           {"nothing more",
            fmt::format("`{}`", shown(first_characters(text_.substr(at.offset), 1)))},
           "the list of records ends before this place");
    }
  }

  void unexpected(const Cursor& at, std::string expected) {
    tell(at, Code::bad_json,
         {std::move(expected),
          fmt::format("`{}`", shown(first_characters(text_.substr(at.offset), 1)))},
         "the records of the list that follow this place are not read");
  }

  void list_cut_short(const Cursor& at) {
    tell(at, Code::record_cut_short, {"a list of records"},
         "the file was probably cut off on its way; ask for it again");
  }

  void foreign() {
    const ForeignFormat format = foreign_format(text_);
    tell({}, format.known ? Code::unread_format : Code::unknown_record_format, {format.what},
         format.hint);
    ++errors_.lost;
  }

  /// Reads one document and gives it to the visitor.
  void document(const DocumentSource& source) {
    Findings findings(source, json_);
    const std::size_t begin = source.bytes.find_first_not_of(" \t\r\n");
    if (source.bytes.size() <= limits_.record_bytes && source.bytes[begin] != '{') {
      const std::string_view line = source.bytes.substr(begin);
      JsonFault fault;
      fault.offset = begin;
      fault.expected = "a record, which begins with `{`";
      fault.found = fmt::format("`{}`", shown(first_characters(line, 24)));
      findings.report(fault, limits_);
    } else {
      const char* const end = text_.data() + text_.size();
      const auto beyond =
          static_cast<std::size_t>(end - (source.bytes.data() + source.bytes.size()));
      if (const auto root = json_.read(source.bytes, beyond, limits_)) {
        visit_(*root, findings);
      } else {
        findings.report(json_.fault(), limits_);
      }
    }
    if (!findings.has_errors()) return;
    ++errors_.lost;
    if (errors_.diagnostics.size() + findings.errors.size() > most_errors) {
      ++untold_;
      return;
    }
    std::move(findings.errors.begin(), findings.errors.end(),
              std::back_inserter(errors_.diagnostics));
  }

  void tell(const Cursor& at, Code code, std::vector<std::string> arguments, std::string hint) {
    RecordDiagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.file = file_;
    diagnostic.line = at.line;
    diagnostic.column = at.column;
    diagnostic.arguments = std::move(arguments);
    diagnostic.hint = std::move(hint);
    errors_.diagnostics.push_back(std::move(diagnostic));
  }

  std::string_view whole_;
  std::string_view text_;
  std::string_view file_;
  const ReadLimits& limits_;
  const DocumentVisitor& visit_;
  std::size_t skipped_ = 0;
  JsonDocument json_;
  DocumentErrors errors_;
  std::size_t untold_ = 0;
};

}  // namespace

DocumentErrors for_each_document(std::string_view bytes, std::string_view name,
                                 const ReadLimits& limits, const DocumentVisitor& visit) {
  return Input(bytes, name, limits, visit).run();
}

}  // namespace cairn::engine::records
