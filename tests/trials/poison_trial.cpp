// SPDX-License-Identifier: Apache-2.0
/// @file
/// Names of the examples are replaced by one that nothing declares. What is wrong is that name, so
/// the checker says one thing, there, however much of the policy hangs on it: a selection that
/// others use, the framework that every level and credit is of, the type of a field.
#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/kinds.hpp"
#include "example_policies.hpp"
#include "syntax/terminal.hpp"

namespace {

using namespace trials;
using cairn::Diagnostic;

/// Whether the word is the use of a name: no word of the language, not where a name is declared,
/// and not the status of a source, which is the author's own word.
bool is_use(const WordPlace& place) {
  const std::set<std::string> declare = {"let",        "award",   "rule",  "policy",
                                         "credential", "learner", "status"};
  const auto& [policy, span, before, word, behind] = place;
  const bool of_the_language = cairn::lang::terminal_of_word(word) != cairn::lang::Terminal::word ||
                               cairn::lang::singular_of(word) ||
                               cairn::lang::is_kind_singular(word);
  const bool declares = declare.contains(before) || behind == ":" || behind.starts_with("\"") ||
                        ((before == "framework" || before == "scale") && behind == "{");
  return !of_the_language && !declares;
}

/// Each use of a name; of those with the same words around them in a policy, one.
std::vector<WordPlace> places() {
  std::vector<WordPlace> all;
  for (const Policy& policy : example_policies()) {
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    for (WordPlace& place : words_of(policy)) {
      if (is_use(place) && seen.emplace(place.before, place.word, place.behind).second)
        all.push_back(std::move(place));
    }
  }
  return all;
}

std::vector<std::string> messages(const Policy& policy, const std::string& text) {
  const Checked checked(policy, text);
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : checked.result.diagnostics)
    all.push_back(std::string(cairn::code_text(diagnostic.code)) + " " + diagnostic.message());
  return all;
}

}  // namespace

TEST_CASE("a name that nothing declares gives one message, whatever hangs on it") {
  const std::vector<WordPlace> all = places();
  REQUIRE(all.size() > 300);
  std::size_t wrong = 0;
  std::map<const Policy*, std::size_t> undamaged;
  for (const Policy& policy : example_policies())
    undamaged[&policy] = messages(policy, policy.text).size();
  const std::size_t trials = std::min(all.size(), trials_asked(all.size()));
  for (std::size_t i = 0; i < trials; ++i) {
    const WordPlace& place = all[i * all.size() / trials];
    const std::string& word = place.word;
    std::string text = place.policy->text;
    text.replace(place.span.begin, word.size(), "qqxqq");
    const std::size_t before = undamaged[place.policy];
    const std::vector<std::string> said = messages(*place.policy, text);
    if (said.size() == before + 1) continue;
    ++wrong;
    std::cout << place.policy->name << ":" << place.span.begin << "  `" << word << "`, "
              << said.size() - before << " messages:\n";
    for (const std::string& message : said)
      std::cout << "    " << message << "\n";
  }
  std::cout << trials - wrong << " of " << trials << " names gave one message\n";
  CHECK(wrong == 0);
}
