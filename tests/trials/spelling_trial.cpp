// SPDX-License-Identifier: Apache-2.0
/// @file
/// Words of the examples are mistyped by one letter, and the checker is asked what was meant. The
/// first message must stand at the word and its hint must name it, in 95 of 100 cases. Words and
/// their classes come from the examples and from the compiler's tables alone.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/kinds.hpp"
#include "example_policies.hpp"
#include "syntax/terminal.hpp"

namespace {

using namespace trials;
using cairn::Diagnostic;

constexpr std::size_t shortest_word = 4;
constexpr double wanted = 0.95;

struct Place {
  const Policy* policy = nullptr;
  cairn::Span span;
  std::string word;
  std::string word_class;
};

std::string class_of(const std::string& word, const std::string& before,
                     const std::string& behind) {
  if (behind == ":") return "label";
  if (cairn::lang::singular_of(word) || cairn::lang::is_kind_singular(word)) return "kind";
  if (cairn::lang::terminal_of_word(word) != cairn::lang::Terminal::word) return "keyword";
  if (before == "is" || before == "not" || before == "kind" || before == "status") return "value";
  if (behind == "is" || behind == "in" || behind == "includes" || behind == "within" ||
      behind == ">=" || behind == "<=" || before == "average" || before == "missing")
    return "field";
  return "name";
}

std::vector<Place> places() {
  std::vector<Place> all;
  for (const Policy& policy : example_policies()) {
    for (const WordPlace& place : words_of(policy)) {
      if (place.word.size() < shortest_word) continue;
      all.push_back(
          {&policy, place.span, place.word, class_of(place.word, place.before, place.behind)});
    }
  }
  return all;
}

/// One letter more, one less, another one, or two neighbours swapped; still written like a word.
std::string mistyped(const std::string& word, Dice& dice) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  while (true) {
    std::string typed = word;
    const std::size_t at = dice.below(word.size());
    const char letter = letters[dice.below(letters.size())];
    switch (dice.below(4)) {
      case 0:
        typed.insert(at, 1, letter);
        break;
      case 1:
        typed.erase(at, 1);
        break;
      case 2:
        typed[at] = letter;
        break;
      default:
        if (at + 1 == word.size()) continue;
        std::swap(typed[at], typed[at + 1]);
        break;
    }
    const bool is_word = std::isalpha(static_cast<unsigned char>(typed.front())) != 0 &&
                         typed.back() != '-' && typed.find("--") == std::string::npos;
    if (typed != word && is_word) return typed;
  }
}

enum class Outcome { right, wrong, valid };

/// Whether the text that a hint tells to write is the word, perhaps among the words that belong to
/// it: `at least`.
bool names(const std::string& hint, const std::string& word) {
  if (!hint.starts_with("write ")) return false;
  const std::size_t begin = hint.find('`') + 1;
  const std::string written = hint.substr(begin, hint.find('`', begin) - begin);
  return (" " + written + " ").find(" " + word + " ") != std::string::npos;
}

Outcome outcome_of(const Place& place, const std::string& typed, std::string& said) {
  std::string text = place.policy->text;
  text.replace(place.span.begin, place.word.size(), typed);
  const Checked checked(*place.policy, text);
  const auto end = place.span.begin + typed.size();
  bool elsewhere = true;
  const Diagnostic* first = nullptr;
  for (const Diagnostic& diagnostic : checked.result.diagnostics) {
    if (diagnostic.severity() != cairn::Severity::error) continue;
    if (first == nullptr) first = &diagnostic;
    const std::string at(checked.sources.file(diagnostic.span.source).slice(diagnostic.span));
    const bool touches = Checked::in_policy(diagnostic) && diagnostic.span.begin <= end &&
                         diagnostic.span.end >= place.span.begin;
    // Where the word declares something, the typed one is as good, and its uses are now wrong.
    if (touches || at.find(place.word) == std::string::npos) elsewhere = false;
  }
  if (elsewhere) return Outcome::valid;
  said = first->message() + " | " + first->hint;
  const bool here =
      Checked::in_policy(*first) && first->span.begin <= end && first->span.end >= place.span.begin;
  return here && names(first->hint, place.word) ? Outcome::right : Outcome::wrong;
}

struct Count {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t valid = 0;

  [[nodiscard]] double rate() const {
    return right + wrong == 0 ? 1.0
                              : static_cast<double>(right) / static_cast<double>(right + wrong);
  }
};

void print(const std::string& name, const Count& count) {
  std::cout << "  " << std::left << std::setw(10) << name << std::right << std::setw(6)
            << count.right << " of " << std::setw(5) << count.right + count.wrong << "  "
            << std::fixed << std::setprecision(1) << std::setw(5) << 100 * count.rate() << " %"
            << "   (" << count.valid << " valid in place)\n";
}

}  // namespace

TEST_CASE("the right spelling of a mistyped word is suggested first") {
  const std::vector<Place> all = places();
  REQUIRE(all.size() > 500);
  Dice dice(20260630);
  std::map<std::string, Count> counts;
  Count whole;
  const std::size_t trials = trials_asked(1500);
  for (std::size_t i = 0; i < trials; ++i) {
    const Place& place = all[dice.below(all.size())];
    const std::string typed = mistyped(place.word, dice);
    std::string said;
    const Outcome outcome = outcome_of(place, typed, said);
    for (Count* count : {&counts[place.word_class], &whole}) {
      count->right += outcome == Outcome::right ? 1U : 0U;
      count->wrong += outcome == Outcome::wrong ? 1U : 0U;
      count->valid += outcome == Outcome::valid ? 1U : 0U;
    }
    if (outcome == Outcome::wrong) {
      std::cout << place.policy->name << ":" << place.span.begin << "  " << place.word_class << " `"
                << place.word << "` typed `" << typed << "`: " << said << "\n";
    }
  }
  std::cout << "the right spelling is suggested first:\n";
  for (const auto& [name, count] : counts)
    print(name, count);
  print("all", whole);
  CHECK(whole.rate() >= wanted);
}
