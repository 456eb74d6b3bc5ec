// SPDX-License-Identifier: Apache-2.0
#include "syntax/text_value.hpp"

#include <optional>

#include "base/utf8.hpp"

namespace cairn::lang {
namespace {

std::optional<char32_t> four_digits(std::string_view text, std::size_t at) {
  if (text.size() < at + 4) return std::nullopt;
  char32_t value = 0;
  for (const char digit : text.substr(at, 4)) {
    value *= 16;
    if (digit >= '0' && digit <= '9') {
      value += static_cast<char32_t>(digit - '0');
    } else if (digit >= 'a' && digit <= 'f') {
      value += static_cast<char32_t>(digit - 'a' + 10);
    } else if (digit >= 'A' && digit <= 'F') {
      value += static_cast<char32_t>(digit - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

struct Escape {
  char32_t value = 0;
  std::size_t length = 0;
};

/// The `\uXXXX` at `at`, of two halves where the first is a high surrogate.
std::optional<Escape> unicode_escape(std::string_view text, std::size_t at) {
  const std::optional<char32_t> first = four_digits(text, at + 2);
  if (!first || (*first >= 0xDC00 && *first <= 0xDFFF)) return std::nullopt;
  if (*first < 0xD800 || *first > 0xDBFF) return Escape{*first, 6};
  if (text.substr(at + 6, 2) != "\\u") return std::nullopt;
  const std::optional<char32_t> second = four_digits(text, at + 8);
  if (!second || *second < 0xDC00 || *second > 0xDFFF) return std::nullopt;
  return Escape{0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00), 12};
}

std::optional<Escape> escape_at(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  switch (text[at + 1]) {
    case '"':
      return Escape{'"', 2};
    case '\\':
      return Escape{'\\', 2};
    case '/':
      return Escape{'/', 2};
    case 'b':
      return Escape{'\b', 2};
    case 'f':
      return Escape{'\f', 2};
    case 'n':
      return Escape{'\n', 2};
    case 'r':
      return Escape{'\r', 2};
    case 't':
      return Escape{'\t', 2};
    case 'u':
      return unicode_escape(text, at);
    default:
      return std::nullopt;
  }
}

/// How much of the text behind a backslash a faulty escape takes up.
std::size_t rest_of_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return 0;
  if (text[at + 1] != 'u') return code_point_at(text, at + 1).length;
  std::size_t digits = 0;
  constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
  while (digits < 4 && at + 2 + digits < text.size() &&
         hexadecimal.find(text[at + 2 + digits]) != std::string_view::npos)
    ++digits;
  return 1 + digits;
}

}  // namespace

TextValue text_value(std::string_view lexeme) {
  TextValue text;
  const std::size_t open = code_point_at(lexeme, 0).length;
  const bool straight = lexeme.front() == '"';
  std::size_t at = open;
  for (; at < lexeme.size();) {
    const char letter = lexeme[at];
    if (straight && letter == '"') break;
    if (straight && letter == '\\') {
      if (const std::optional<Escape> escape = escape_at(lexeme, at)) {
        append_utf8(text.value, escape->value);
        at += escape->length;
        continue;
      }
      const std::size_t next = rest_of_escape(lexeme, at);
      text.faults.push_back({at, 1 + next});
      text.value += lexeme.substr(at, 1 + next);
      at += 1 + next;
      continue;
    }
    const std::size_t length = code_point_at(lexeme, at).length;
    // A text in quotes of another form always ends with its closing quote.
    if (!straight && at + length == lexeme.size()) break;
    text.value += lexeme.substr(at, length);
    at += length;
  }
  text.closed = !straight || at < lexeme.size();
  return text;
}

}  // namespace cairn::lang
