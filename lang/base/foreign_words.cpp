// SPDX-License-Identifier: Apache-2.0
#include "base/foreign_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cairn::lang {
namespace {

struct ForeignWord {
  std::string_view written;
  std::string_view meant;
};

/// Where a word can mean several things, the first that fits its place is meant.
constexpr auto foreign_words = std::to_array<ForeignWord>({
    // what a clause demands
    {"one of", "any of"},
    {"some of", "any of"},
    {"either of", "any of"},
    {"either", "any of"},
    {"each of", "all of"},
    {"every", "all of"},
    {"both of", "all of"},
    {"both", "all of"},
    {"neither of", "none of"},
    {"neither", "none of"},
    {"minimum of", "at least"},
    {"minimum", "at least"},
    {"min", "at least"},
    {"maximum of", "at most"},
    {"maximum", "at most"},
    {"max", "at most"},
    {"up to", "at most"},
    {"just", "only"},
    {"gpa", "average grade"},
    {"mean", "average"},
    {"newest", "latest"},
    {"last", "latest"},
    {"by", "of"},
    // what joins the parts of a clause
    {"with", "where"},
    {"whose", "where"},
    {"which", "where"},
    {"that", "where"},
    {"having", "where"},
    {"if", "when"},
    {"excluding", "except"},
    {"without", "except"},
    {"but not", "except"},
    {"to", "until"},
    {"to", "and"},
    {"and", "with"},
    {"and", "to"},
    // tests on fields
    {"contains", "includes"},
    {"contain", "includes"},
    {"has", "includes"},
    {"like", "matches"},
    {"since", "from"},
    {"equal to", "is"},
    {"equals", "is"},
    {"equal", "is"},
    {"exactly", "is"},
    {"one of", "in"},
    {"at least", ">="},
    {"at most", "<="},
    {"greater than", ">"},
    {"more than", ">"},
    {"higher than", ">"},
    {"above", ">"},
    {"over", ">"},
    {"less than", "<"},
    {"lower than", "<"},
    {"below", "<"},
    {"under", "<"},
    {"today", "audit"},
    {"now", "audit"},
    // what is counted
    {"modules", "courses"},
    {"papers", "courses"},
    {"units", "courses"},
    {"classes", "courses"},
    {"module", "course"},
    {"paper", "course"},
    {"unit", "course"},
    {"class", "course"},
    {"points", "credits"},
    {"pts", "credits"},
    {"cr", "credits"},
    // declarations, and the lines of their blocks
    {"import", "use"},
    {"include", "use"},
    {"require", "use"},
    {"define", "let"},
    {"def", "let"},
    {"var", "let"},
    {"qualification", "award"},
    {"programme", "award"},
    {"program", "award"},
    {"credits", "unit"},
    {"credit", "unit"},
    {"on", "awarded"},
    {"issued", "awarded"},
    {"completed", "awarded"},
    {"by", "from"},
    {"issuer", "from"},
    {"subject", "in"},
});

constexpr auto ones = std::to_array<std::string_view>(
    {"zero",     "one",     "two",     "three",     "four",     "five",    "six",
     "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
     "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"});
constexpr auto tens = std::to_array<std::string_view>(
    {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"});

std::string lower(std::string_view text) {
  std::string folded(text);
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

}  // namespace

std::optional<std::string> meant_by(std::string_view words,
                                    const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest = 24;
  if (words.size() > longest) return std::nullopt;
  const std::string written = lower(words);
  const auto fits = [&](std::string_view meant) {
    return std::find(candidates.begin(), candidates.end(), meant) != candidates.end();
  };
  for (const ForeignWord& word : foreign_words) {
    // `average grade` fits where `average` does.
    const std::string_view first = word.meant.substr(0, word.meant.find(' '));
    if (word.written == written && (fits(word.meant) || fits(first)))
      return std::string(word.meant);
  }
  return std::nullopt;
}

std::optional<std::string> in_figures(std::string_view word) {
  const std::string written = lower(word);
  const auto* const one = std::find(ones.begin(), ones.end(), written);
  if (one != ones.end()) return std::to_string(one - ones.begin());
  const std::string_view whole(written);
  const std::size_t hyphen = whole.find('-');
  const auto* const ten = std::find(tens.begin(), tens.end(), whole.substr(0, hyphen));
  if (ten == tens.end()) return std::nullopt;
  const auto value = (ten - tens.begin() + 2) * 10;
  if (hyphen == std::string_view::npos) return std::to_string(value);
  const auto* const rest = std::find(ones.begin(), ones.end(), whole.substr(hyphen + 1));
  const bool fits = rest > ones.begin() && rest < ones.begin() + 10 && value < 100;
  if (!fits) return std::nullopt;
  return std::to_string(value + (rest - ones.begin()));
}

}  // namespace cairn::lang
