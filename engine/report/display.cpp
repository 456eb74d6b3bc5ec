// SPDX-License-Identifier: Apache-2.0
#include "report/display.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>

namespace cairn::engine {
namespace report {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr auto hidden = std::to_array<Range>({
    {0x0000, 0x001F},    // controls, escape among them
    {0x007F, 0x009F},    // delete, and controls that some terminals obey as escapes
    {0x00AD, 0x00AD},    // soft hyphen
    {0x034F, 0x034F},    // grapheme joiner
    {0x061C, 0x061C},    // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    //
    {0x180B, 0x180F},    // Mongolian selectors
    {0x200B, 0x200B},    // zero-width space; the joiners that follow belong to real names
    {0x200E, 0x200F},    // direction marks
    {0x2028, 0x202E},    // line and paragraph separators, embeddings, overrides
    {0x2060, 0x206F},    // word joiner, isolates
    {0x3164, 0x3164},    // Hangul filler
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    //
    {0xFFF0, 0xFFFB},    // annotations
    {0x1BCA0, 0x1BCA3},  //
    {0x1D173, 0x1D17A},  //
    {0xE0000, 0xE0FFF},  // tags
});

constexpr auto zero_width = std::to_array<Range>({
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
    {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093A, 0x093A},
    {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0951, 0x0957}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
    {0x20D0, 0x20F0}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
});

constexpr auto two_wide = std::to_array<Range>({
    {0x1100, 0x115E},   {0x231A, 0x231B},   {0x2705, 0x2705},   {0x274C, 0x274C},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
});

template <std::size_t Size>
bool lies_in(const std::array<Range, Size>& ranges, char32_t code) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && code <= std::prev(after)->last;
}

std::size_t width_of(char32_t code) {
  if (lies_in(zero_width, code)) return 0;
  return lies_in(two_wide, code) ? 2 : 1;
}

bool is_address(std::string_view word) {
  constexpr std::size_t ordinary = 200;
  return (word.starts_with("https://") || word.starts_with("http://")) && word.size() <= ordinary;
}

/// Bytes of the longest beginning of `text` that takes at most `columns`; one character at least.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const Character next = first_character(text.substr(bytes));
    const std::size_t width = width_of(next.code);
    if (used + width > columns && bytes > 0) break;
    used += width;
    bytes += next.bytes;
  }
  return bytes;
}

}  // namespace

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80U) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  constexpr Character broken{0xFFFD, 1, false};
  if (lead < 0xC2U || lead > 0xF4U || text.size() < length) return broken;
  char32_t code = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return broken;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return broken;
  return {code, length, true};
}

bool is_hidden(char32_t code) {
  return lies_in(hidden, code);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character next = first_character(text);
    width += width_of(next.code);
    text.remove_prefix(next.bytes);
  }
  return width;
}

std::string clipped(std::string_view text, std::size_t columns) {
  if (columns == 0) return {};
  const std::size_t whole = bytes_within(text, columns);
  if (whole >= text.size() && display_width(text) <= columns) return std::string(text);
  const std::size_t kept = columns > 1 ? bytes_within(text, columns - 1) : 0;
  return std::string(text.substr(0, kept)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (word.empty()) continue;
    std::size_t width = display_width(word);
    if (used > 0 && used + 1 + width > columns) {
      lines.push_back(std::move(line));
      line.clear();
      used = 0;
    }
    while (width > columns && !is_address(word)) {
      const std::size_t bytes = bytes_within(word, columns);
      if (bytes >= word.size()) break;
      lines.emplace_back(word.substr(0, bytes));
      word.remove_prefix(bytes);
      width = display_width(word);
    }
    if (used > 0) {
      line += ' ';
      ++used;
    }
    line += word;
    used += width;
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace report

std::string safe_text(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  while (!text.empty()) {
    const report::Character next = report::first_character(text);
    if (!next.valid) {
      safe += "\uFFFD";
    } else if (next.code == '\n' || next.code == '\r' || next.code == '\t' || next.code == 0x2028 ||
               next.code == 0x2029) {
      safe += ' ';
    } else if (report::is_hidden(next.code)) {
      safe += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(next.code));
    } else {
      safe += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return safe;
}

}  // namespace cairn::engine
