// SPDX-License-Identifier: Apache-2.0
#include "syntax/fault_words.hpp"

#include <algorithm>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "syntax/block_words.hpp"

namespace cairn::lang {

using T = Terminal;

std::string code(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> all;
  while (!words.empty()) {
    const std::size_t bar = words.find('|');
    all.push_back(words.substr(0, bar));
    words = bar == std::string_view::npos ? std::string_view{} : words.substr(bar + 1);
  }
  return all;
}

std::string found(const Sentence& sentence, std::size_t at) {
  if (at >= sentence.size()) return "the end of the file";
  std::string text(sentence.text(at));
  constexpr std::size_t longest = 40;
  if (text.size() > longest) {
    std::size_t cut = longest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
      --cut;
    text = text.substr(0, cut) + "…";
  }
  return is_label(sentence, at) ? "the label " + code(text + ":") : code(text);
}

bool belongs_to_next(const Sentence& sentence, std::size_t at) {
  const T terminal = sentence.at(at);
  return at >= sentence.size() || terminal == T::close_brace || terminal == T::open_brace ||
         is_label(sentence, at) || sentence.first_on_line(at);
}

std::optional<std::string> misspelt(const Sentence& sentence, std::size_t at,
                                    const std::vector<std::string_view>& candidates) {
  if (!is_word(sentence.at(at)) || is_label(sentence, at)) return std::nullopt;
  const std::string one(sentence.text(at));
  // A word that is well written is not mistyped, only out of place.
  const bool known = singular_of(one) || is_kind_singular(one) ||
                     std::find(candidates.begin(), candidates.end(), one) != candidates.end();
  if (known) return std::nullopt;
  if (const auto meant = nearest(one, candidates)) return meant;
  if (!is_word(sentence.at(at + 1)) || is_label(sentence, at + 1)) return std::nullopt;
  return nearest(one + " " + std::string(sentence.text(at + 1)), candidates);
}

std::optional<std::string> foreign(const Sentence& sentence, std::size_t at,
                                   const std::vector<std::string_view>& candidates) {
  if (!is_word(sentence.at(at)) || is_label(sentence, at)) return std::nullopt;
  const std::string one(sentence.text(at));
  const bool pair = is_word(sentence.at(at + 1)) && !is_label(sentence, at + 1);
  const std::string two = pair ? one + " " + std::string(sentence.text(at + 1)) : one;
  for (const std::string& words : {two, one}) {
    if (const auto meant = meant_by(words, candidates))
      return "write " + code(*meant) + " for " + code(words);
  }
  return std::nullopt;
}

}  // namespace cairn::lang
