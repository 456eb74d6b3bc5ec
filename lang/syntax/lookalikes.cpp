// SPDX-License-Identifier: Apache-2.0
#include "syntax/lookalikes.hpp"

#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace cairn::lang {
namespace {

struct Pair {
  std::u32string_view characters;
  std::string_view like;
};

/// Letter for letter.
constexpr auto pairs = std::to_array<Pair>({
    {U"авԁеіјкмнорԛѕстухһԝ", "abdeijkmhopqsctyxhw"},  // Cyrillic
    {U"АВЕІЈКМНОРЅСТУХ", "ABEIJKMHOPSCTYX"},
    {U"αβεικνορτυχγω", "abeikvoptuxyw"},  // Greek
    {U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"},
    {U"ıȷ", "ij"},  // Latin
});
static_assert([] {
  for (const Pair& pair : pairs) {
    if (pair.characters.size() != pair.like.size()) return false;
  }
  return true;
}());

/// All of a row alike.
constexpr auto signs = std::to_array<Pair>({
    {U"“”„‟«»″‘’‚‛′", "\""},
    {U"‐‑‒–—―−⁃﹘﹣", "-"},
    {U"∶꞉։", ":"},
    {U"،、", ","},
    {U"․。", "."},
    {U"≥⩾", ">="},
    {U"≤⩽", "<="},
    {U"≠", "is not"},
    {U"❴", "{"},
    {U"❵", "}"},
});

bool is_blank(char32_t value) {
  return value == 0xA0 || value == 0x1680 || (value >= 0x2000 && value <= 0x200A) ||
         value == 0x202F || value == 0x205F || value == 0x3000;
}

}  // namespace

std::optional<Lookalike> lookalike_of(char32_t value) {
  std::string shown;
  append_utf8(shown, value);
  if (is_blank(value)) {
    return Lookalike{value == 0xA0 ? "no-break space (U+00A0)" : code_point_name(value), "a space"};
  }
  if (value >= 0xFF01 && value <= 0xFF5E) {
    return Lookalike{shown, std::string(1, static_cast<char>(value - 0xFF01 + '!'))};
  }
  for (const Pair& pair : signs) {
    if (pair.characters.find(value) != std::u32string_view::npos) {
      return Lookalike{shown, std::string(pair.like)};
    }
  }
  for (const Pair& pair : pairs) {
    const std::size_t at = pair.characters.find(value);
    if (at != std::u32string_view::npos) return Lookalike{shown, std::string(1, pair.like[at])};
  }
  return std::nullopt;
}

}  // namespace cairn::lang
