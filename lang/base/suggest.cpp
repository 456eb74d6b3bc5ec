// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.hpp"

#include <algorithm>
#include <compare>

namespace cairn::lang {
namespace {

/// Names longer than this are not compared: nobody mistypes them, they are pasted.
constexpr std::size_t longest_compared = 64;

char folded(char letter) {
  const bool upper = letter >= 'A' && letter <= 'Z';
  return upper ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Damerau and Levenshtein's distance (optimal alignment: no stretch is edited twice).
std::size_t distance(std::string_view left, std::string_view right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> before_last(width);
  std::vector<std::size_t> last(width);
  std::vector<std::size_t> row(width);
  for (std::size_t j = 0; j < width; ++j)
    last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const char a = folded(left[i - 1]);
      const char b = folded(right[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a == b ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a == folded(right[j - 2]) && folded(left[i - 2]) == b;
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last.back();
}

/// How many letters may differ for two words to be the same word mistyped.
std::size_t tolerance(std::size_t length) {
  if (length <= 2) return 0;
  if (length <= 5) return 1;
  return std::min<std::size_t>(length / 3, 4);
}

/// How far a candidate is from what was written; the least is the nearest.
struct Rank {
  std::size_t edits = 0;
  bool other_letter = false;  ///< the first one
  bool other_list = false;
  std::size_t gap = 0;
  std::string_view candidate;
  friend auto operator<=>(const Rank&, const Rank&) = default;
};

void consider(std::string_view word, const std::vector<std::string_view>& candidates,
              bool other_list, std::optional<Rank>& best) {
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate == word || candidate.size() > longest_compared) continue;
    const std::size_t longer = std::max(word.size(), candidate.size());
    const std::size_t gap = longer - std::min(word.size(), candidate.size());
    const std::size_t allowed = tolerance(longer);
    if (gap > allowed) continue;
    const std::size_t edits = distance(word, candidate);
    // `fo` is `of`; but `if` and `is` are two words.
    const bool swapped =
        edits == 1 && gap == 0 && longer == 2 && folded(word.front()) == folded(candidate.back());
    if (edits > allowed && !swapped) continue;
    const Rank rank{edits, folded(word.front()) != folded(candidate.front()), other_list, gap,
                    candidate};
    if (!best || rank < *best) best = rank;
  }
}

}  // namespace

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string_view>& preferred,
                                   const std::vector<std::string_view>& others) {
  if (word.empty() || word.size() > longest_compared) return std::nullopt;
  std::optional<Rank> best;
  consider(word, preferred, false, best);
  consider(word, others, true, best);
  if (!best) return std::nullopt;
  return std::string(best->candidate);
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string_view>& candidates) {
  return nearest(word, candidates, {});
}

}  // namespace cairn::lang
