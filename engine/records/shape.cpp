// SPDX-License-Identifier: Apache-2.0
#include "records/shape.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

/// Follows brackets and texts through JSON, right or wrong.
class Brackets {
 public:
  void take(char c) {
    if (in_text_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_text_ = false;
      }
      return;
    }
    switch (c) {
      case '"':
        in_text_ = true;
        break;
      case '{':
      case '[':
        open_ += c;
        break;
      case '}':
      case ']':
        if (open_.empty() || open_.back() != (c == '}' ? '{' : '[')) {
          balanced_ = false;
        } else {
          open_.pop_back();
        }
        break;
      default:
        break;
    }
  }

  [[nodiscard]] bool in_text() const { return in_text_; }
  [[nodiscard]] bool balanced() const { return balanced_; }
  [[nodiscard]] bool closed() const { return open_.empty() && !in_text_ && balanced_; }
  [[nodiscard]] char innermost() const { return open_.empty() ? '\0' : open_.back(); }

 private:
  std::string open_;
  bool in_text_ = false;
  bool escaped_ = false;
  bool balanced_ = true;
};

/// The first line that is not blank, and what follows it.
struct FirstLine {
  std::string_view line;
  std::string_view rest;
};

FirstLine first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return {trimmed(text.substr(begin, end - begin)), text.substr(end)};
}

bool is_object_in_one_line(std::string_view line) {
  if (!line.starts_with('{')) return false;
  Brackets brackets;
  for (const char c : line)
    brackets.take(c);
  return brackets.closed();
}

/// Whether the end of this line is the end of what begins in it: either its object is closed, or
/// no JSON could go on in the next line with `{`.
bool ends_with_its_line(std::string_view line, bool next_begins_object) {
  Brackets brackets;
  for (const char c : line)
    brackets.take(c);
  if (brackets.closed()) return true;
  if (!next_begins_object) return false;
  if (brackets.in_text() || !brackets.balanced()) return true;
  return brackets.innermost() == '{' && line.back() != ':';
}

}  // namespace

Shape shape_of(std::string_view text, std::size_t longest) {
  const auto [line, rest] = first_line(text);
  if (line.empty()) return Shape::nothing;
  if (line.front() == '[') return Shape::list;
  const std::string_view next = first_line(rest).line;
  if (line.front() != '{') {
    const bool one_bad_line = next.size() <= longest && is_object_in_one_line(next);
    return one_bad_line ? Shape::lines : Shape::foreign;
  }
  if (next.empty()) return Shape::one;
  if (line.size() > longest) return next.front() == '{' ? Shape::lines : Shape::one;
  return ends_with_its_line(line, next.front() == '{') ? Shape::lines : Shape::one;
}

ElementEnd end_of_element(std::string_view text, std::size_t begin) {
  const char first = begin < text.size() ? text[begin] : '\0';
  if (first != '{' && first != '[' && first != '"') {
    return {std::min(text.find_first_of(",]} \t\r\n", begin), text.size()), true};
  }
  Brackets brackets;
  for (std::size_t at = begin; at < text.size(); ++at) {
    brackets.take(text[at]);
    if (brackets.closed()) return {at + 1, true};
    if (!brackets.balanced()) return {at + 1, false};
  }
  return {text.size(), true};
}

ForeignFormat foreign_format(std::string_view text) {
  const std::string_view line = first_line(text).line;
  const auto starts = [&](std::string_view bytes) { return text.starts_with(bytes); };
  if (starts("%PDF")) {
    return {"a PDF", "ask the issuer for the record as data: JSON of Open Badges 3.0 or CLR 2.0",
            true};
  }
  if (starts("\x89PNG")) {
    return {"a picture (PNG)", "a badge may be baked into it; ask for the badge as JSON", true};
  }
  if (starts("PK\x03\x04")) {
    return {"a ZIP archive or an office document", "unpack it, or export the record as JSON", true};
  }
  if (starts(std::string_view("\xFF\xFE", 2)) || starts(std::string_view("\xFE\xFF", 2)) ||
      text.substr(0, 64).find('\0') != std::string_view::npos) {
    return {"a text in UTF-16, or no text at all", "save or export the file as UTF-8", true};
  }
  if (line.starts_with("<")) {
    const bool picture = text.substr(0, 4096).find("<svg") != std::string_view::npos;
    if (picture) {
      return {"a picture (SVG)", "a badge may be baked into it; ask for the badge as JSON", true};
    }
    return {"an XML or HTML document",
            "export the record as native JSON (docs/records.md), Open Badges 3.0 or CLR 2.0", true};
  }
  if (line.starts_with("eyJ") && std::count(line.begin(), line.end(), '.') >= 2) {
    return {"a credential wrapped in a JWT", "ask the issuer for the same credential as plain JSON",
            true};
  }
  if (line.find_first_of(",;\t") != std::string_view::npos) {
    return {"a table, as it seems (CSV)",
            "export one JSON record a line instead; docs/records.md shows the form", true};
  }
  return {fmt::format("it begins with `{}`", shown(first_characters(line, 24))),
          R"(a record is JSON and begins with {"cairn": "record/1", …})", false};
}

}  // namespace cairn::engine::records
