// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace cairn::lang {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t size>
bool lies_in(const std::array<Range, size>& ranges, char32_t value) {
  return std::any_of(ranges.begin(), ranges.end(), [value](const Range& range) {
    return range.first <= value && value <= range.last;
  });
}

constexpr auto bidirectional =
    std::to_array<Range>({{0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}});

constexpr auto invisible = std::to_array<Range>({{0x00, 0x08},
                                                 {0x0B, 0x1F},
                                                 {0x7F, 0x9F},
                                                 {0xAD, 0xAD},
                                                 {0x115F, 0x1160},
                                                 {0x180E, 0x180E},
                                                 {0x200B, 0x200D},
                                                 {0x2028, 0x2029},
                                                 {0x2060, 0x2064},
                                                 {0x206A, 0x206F},
                                                 {0x3164, 0x3164},
                                                 {0xFE00, 0xFE0F},
                                                 {0xFEFF, 0xFEFF},
                                                 {0xFFF9, 0xFFFB},
                                                 {0xE0000, 0xE01EF}});

constexpr auto combining = std::to_array<Range>({{0x0300, 0x036F},
                                                 {0x0483, 0x0489},
                                                 {0x0591, 0x05BD},
                                                 {0x0610, 0x061A},
                                                 {0x064B, 0x065F},
                                                 {0x093C, 0x093C},
                                                 {0x0941, 0x0948},
                                                 {0x0E31, 0x0E31},
                                                 {0x0E34, 0x0E3A},
                                                 {0x0E47, 0x0E4E},
                                                 {0x1AB0, 0x1AFF},
                                                 {0x1DC0, 0x1DFF},
                                                 {0x20D0, 0x20FF},
                                                 {0x3099, 0x309A},
                                                 {0xFE20, 0xFE2F}});

constexpr auto wide = std::to_array<Range>({{0x1100, 0x115F},
                                            {0x2E80, 0x303E},
                                            {0x3041, 0x33FF},
                                            {0x3400, 0x4DBF},
                                            {0x4E00, 0x9FFF},
                                            {0xA000, 0xA4CF},
                                            {0xAC00, 0xD7A3},
                                            {0xF900, 0xFAFF},
                                            {0xFE30, 0xFE6F},
                                            {0xFF00, 0xFF60},
                                            {0xFFE0, 0xFFE6},
                                            {0x1F300, 0x1F64F},
                                            {0x1F900, 0x1F9FF},
                                            {0x20000, 0x3FFFD}});

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto byte_at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte_at(offset);
  const CodePoint invalid{first, 1, false};
  if (first < 0x80) return {first, 1, true};
  std::size_t length = 0;
  char32_t value = 0;
  char32_t least = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2, value = first & 0x1FU, least = 0x80;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3, value = first & 0x0FU, least = 0x800;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4, value = first & 0x07U, least = 0x10000;
  } else {
    return invalid;
  }
  if (text.size() - offset < length) return invalid;
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned char next = byte_at(offset + i);
    if ((next & 0xC0U) != 0x80U) return invalid;
    value = (value << 6U) | (next & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return invalid;
  return {value, length, true};
}

void append_utf8(std::string& text, char32_t value) {
  const auto add = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0U | (value >> 6U));
    add(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    add(0xE0U | (value >> 12U));
    add(0x80U | ((value >> 6U) & 0x3FU));
    add(0x80U | (value & 0x3FU));
  } else {
    add(0xF0U | (value >> 18U));
    add(0x80U | ((value >> 12U) & 0x3FU));
    add(0x80U | ((value >> 6U) & 0x3FU));
    add(0x80U | (value & 0x3FU));
  }
}

std::string code_point_name(char32_t value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hexadecimal;
  while (value != 0 || hexadecimal.size() < 4) {
    hexadecimal.insert(hexadecimal.begin(), digits[value % 16]);
    value /= 16;
  }
  return "U+" + hexadecimal;
}

bool is_bidirectional_control(char32_t value) {
  return lies_in(bidirectional, value);
}

bool is_hidden(char32_t value) {
  return lies_in(invisible, value) || is_bidirectional_control(value);
}

int display_width(char32_t value) {
  if (value < 0x300) return 1;
  if (lies_in(combining, value) || is_hidden(value)) return 0;
  return lies_in(wide, value) ? 2 : 1;
}

}  // namespace cairn::lang
