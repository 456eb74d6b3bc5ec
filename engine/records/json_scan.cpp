// SPDX-License-Identifier: Apache-2.0
#include "records/json_scan.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/core.h>

#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

constexpr std::size_t deepest_ever = 500;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
         c == '.' || c == '+';
}

void append_code_point(std::string& text, std::uint32_t value) {
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    text += static_cast<char>(0xC0U | (value >> 6U));
    text += static_cast<char>(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    text += static_cast<char>(0xE0U | (value >> 12U));
    text += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (value & 0x3FU));
  } else {
    text += static_cast<char>(0xF0U | (value >> 18U));
    text += static_cast<char>(0x80U | ((value >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((value >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (value & 0x3FU));
  }
}

/// Walks one document; every member function returns whether all was well so far.
class Scan {
 public:
  Scan(std::string_view bytes, const ReadLimits& limits) : bytes_(bytes), limits_(limits) {}

  std::optional<JsonFault> run() {
    if (value(0)) {
      skip_space();
      if (!at_end()) {
        malformed("nothing more");
        if (bytes_[pos_] == '{') {
          fault_.hint = "write one record a line, or all of them as a list: [ {…}, {…} ]";
        }
      }
    }
    if (!failed_) return std::nullopt;
    return std::move(fault_);
  }

 private:
  [[nodiscard]] bool at_end() const { return pos_ >= bytes_.size(); }
  [[nodiscard]] bool at(char c) const { return !at_end() && bytes_[pos_] == c; }
  void skip_space() {
    while (!at_end() && is_space(bytes_[pos_]))
      ++pos_;
  }

  bool fail(JsonFaultKind kind) {
    failed_ = true;
    fault_.kind = kind;
    fault_.offset = std::min(pos_, bytes_.size());
    for (const auto& step : path_)
      append_step(fault_.pointer, step);
    return false;
  }
  bool cut_short(std::string_view what) {
    pos_ = bytes_.size();
    fault_.expected = what;
    return fail(JsonFaultKind::cut_short);
  }
  bool malformed(std::string_view expected) {
    fault_.expected = expected;
    fault_.found = seen();
    if (at('\'')) fault_.hint = "write texts and names in \", not in '";
    if (at('/') || at('#')) fault_.hint = "JSON has no comments; take this out";
    return fail(JsonFaultKind::malformed);
  }

  /// What stands here, for a person.
  [[nodiscard]] std::string seen() const {
    const char c = bytes_[pos_];
    if (is_word(c)) {
      std::size_t end = pos_;
      while (end < bytes_.size() && end - pos_ < 24 && is_word(bytes_[end]))
        ++end;
      return fmt::format("`{}`", bytes_.substr(pos_, end - pos_));
    }
    if (c == '\n' || c == '\r') return "a line break";
    if (static_cast<unsigned char>(c) < 0x20) {
      return fmt::format("the control character U+{:04X}", static_cast<unsigned char>(c));
    }
    return fmt::format("`{}`", shown(first_characters(bytes_.substr(pos_), 1)));
  }

  bool value(std::size_t depth) {
    skip_space();
    if (at_end()) return cut_short("a value");
    if (++values_ > limits_.values) return fail(JsonFaultKind::too_many_values);
    switch (bytes_[pos_]) {
      case '{':
        return object(depth + 1);
      case '[':
        return list(depth + 1);
      case '"': {
        std::string ignored;
        return text(ignored);
      }
      default:
        return scalar();
    }
  }

  bool object(std::size_t depth) {
    if (depth > depth_bound(limits_)) return fail(JsonFaultKind::too_deep);
    ++pos_;
    std::vector<std::pair<std::string, std::size_t>> names;
    skip_space();
    if (at('}')) return ++pos_, true;
    while (true) {
      skip_space();
      if (at_end()) return cut_short("an object");
      if (!at('"')) {
        malformed(names.empty() ? "a name in quotes, or `}`" : "a name in quotes");
        if (at('}')) fault_.hint = "take out the comma before `}`";
        if (is_word(bytes_[pos_])) fault_.hint = "write the name in quotes";
        return false;
      }
      names.emplace_back(std::string(), pos_);
      if (!text(names.back().first)) return false;
      path_.push_back(names.back().first);
      skip_space();
      if (at_end()) return cut_short("an object");
      if (!at(':')) return malformed("`:` and a value");
      ++pos_;
      if (!value(depth)) return false;
      path_.pop_back();
      skip_space();
      if (at_end()) return cut_short("an object");
      if (at('}')) break;
      if (!at(',')) return malformed("`,` or `}`");
      ++pos_;
    }
    ++pos_;
    return distinct(names);
  }

  bool distinct(std::vector<std::pair<std::string, std::size_t>>& names) {
    std::sort(names.begin(), names.end());
    const std::pair<std::string, std::size_t>* first = nullptr;
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i].first != names[i - 1].first) continue;
      if (first == nullptr || names[i].second < first->second) first = &names[i];
    }
    if (first == nullptr) return true;
    pos_ = first->second;
    path_.push_back(first->first);
    fault_.found = first->first;
    return fail(JsonFaultKind::repeated_member);
  }

  bool list(std::size_t depth) {
    if (depth > depth_bound(limits_)) return fail(JsonFaultKind::too_deep);
    ++pos_;
    skip_space();
    if (at(']')) return ++pos_, true;
    for (std::size_t index = 0;; ++index) {
      path_.push_back(std::to_string(index));
      skip_space();
      if (at_end()) return cut_short("a list");
      if (at(']')) {
        malformed("a value");
        fault_.hint = "take out the comma before `]`";
        return false;
      }
      if (!value(depth)) return false;
      path_.pop_back();
      skip_space();
      if (at_end()) return cut_short("a list");
      if (at(']')) break;
      if (!at(',')) return malformed("`,` or `]`");
      ++pos_;
    }
    return ++pos_, true;
  }

  bool text(std::string& unescaped) {
    const std::size_t begin = ++pos_;
    while (true) {
      if (at_end()) return cut_short("a text");
      const char c = bytes_[pos_];
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 0x20) {
        malformed("the closing quote of a text");
        if (c == '\t') fault_.hint = "write \\t for a tab inside a text";
        if (c == '\n' || c == '\r') fault_.hint = "write \\n for a line break inside a text";
        return false;
      }
      if (c == '\\') {
        if (!escape(unescaped)) return false;
      } else {
        unescaped += c;
        ++pos_;
      }
    }
    if (unescaped.size() > limits_.text_bytes) {
      pos_ = begin;
      return fail(JsonFaultKind::text_too_long);
    }
    return ++pos_, true;
  }

  bool escape(std::string& unescaped) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const std::size_t begin = pos_++;
    if (at_end()) return cut_short("a text");
    if (const auto index = letters.find(bytes_[pos_]); index != std::string_view::npos) {
      unescaped += meanings[index];
      return ++pos_, true;
    }
    if (!at('u')) return malformed("an escape such as \\n or \\u00e9");
    ++pos_;
    std::uint32_t value = 0;
    if (!hexadecimal(value)) return false;
    if (value >= 0xD800 && value < 0xDC00) {
      std::uint32_t low = 0;
      if (bytes_.substr(pos_, 2) != "\\u") return lone_surrogate(begin);
      pos_ += 2;
      if (!hexadecimal(low)) return false;
      if (low < 0xDC00 || low > 0xDFFF) return lone_surrogate(begin);
      value = 0x10000 + ((value - 0xD800) << 10U) + (low - 0xDC00);
    } else if (value >= 0xDC00 && value <= 0xDFFF) {
      return lone_surrogate(begin);
    }
    append_code_point(unescaped, value);
    return true;
  }

  bool lone_surrogate(std::size_t begin) {
    pos_ = begin;
    fault_.expected = "a character";
    fault_.found = fmt::format("`{}`, half of one", bytes_.substr(begin, 6));
    return fail(JsonFaultKind::malformed);
  }

  bool hexadecimal(std::uint32_t& value) {
    for (int i = 0; i < 4; ++i, ++pos_) {
      if (at_end()) return cut_short("a text");
      const char c = bytes_[pos_];
      std::uint32_t digit = 0;
      if (is_digit(c)) {
        digit = static_cast<std::uint32_t>(c - '0');
      } else if (c >= 'a' && c <= 'f') {
        digit = static_cast<std::uint32_t>(c - 'a') + 10;
      } else if (c >= 'A' && c <= 'F') {
        digit = static_cast<std::uint32_t>(c - 'A') + 10;
      } else {
        return malformed("four hexadecimal digits after \\u");
      }
      value = value * 16 + digit;
    }
    return true;
  }

  bool scalar() {
    std::size_t end = pos_;
    while (end < bytes_.size() && is_word(bytes_[end]))
      ++end;
    const std::string_view word = bytes_.substr(pos_, end - pos_);
    const bool literal = word == "true" || word == "false" || word == "null";
    if (!literal && !is_json_number(word)) {
      if (end == bytes_.size() && could_go_on(word)) return cut_short("a value");
      malformed("a value");
      if (word.size() > 1 && (word[0] == '0' || word[0] == '+')) {
        fault_.hint = "write a number without leading zeros or `+`, or as text in quotes";
      } else if (!word.empty() && !is_digit(word[0]) && word[0] != '-') {
        fault_.hint =
            "write a text in quotes; without them stand only numbers, true, false and "
            "null";
      }
      return false;
    }
    pos_ = end;
    return true;
  }

  /// Whether more bytes could still make this a value.
  static bool could_go_on(std::string_view word) {
    for (const std::string_view literal : {"true", "false", "null"}) {
      if (!word.empty() && literal.starts_with(word)) return true;
    }
    return !word.empty() && (is_json_number(std::string(word) + "0") || word == "-");
  }

  std::string_view bytes_;
  const ReadLimits& limits_;
  std::size_t pos_ = 0;
  std::size_t values_ = 0;
  std::vector<std::string> path_;
  JsonFault fault_;
  bool failed_ = false;
};

}  // namespace

std::size_t depth_bound(const ReadLimits& limits) {
  return std::min(limits.depth, deepest_ever);
}

std::optional<JsonFault> find_fault(std::string_view bytes, const ReadLimits& limits) {
  if (const auto offset = find_invalid_utf8(bytes)) {
    JsonFault fault;
    fault.kind = JsonFaultKind::invalid_utf8;
    fault.offset = *offset;
    return fault;
  }
  return Scan(bytes, limits).run();
}

}  // namespace cairn::engine::records
