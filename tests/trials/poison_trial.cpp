// SPDX-License-Identifier: Apache-2.0
/// @file
/// Names of the examples are replaced by one that nothing declares. What is wrong is that name, so
/// the checker says one thing, there, however much of the policy hangs on it: a selection that
/// others use, the framework that every level and credit is of, the type of a field.
#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/lang/token.hpp>

#include "base/kinds.hpp"
#include "example_policies.hpp"
#include "syntax/terminal.hpp"

namespace {

using namespace trials;
using cairn::Diagnostic;
using cairn::lang::Token;
using cairn::lang::TokenKind;

struct Place {
  const Policy* policy = nullptr;
  cairn::Span span;
};

bool is_blank(const Token& token) {
  return token.kind == TokenKind::blank || token.kind == TokenKind::newline ||
         token.kind == TokenKind::comment || token.kind == TokenKind::documentation;
}

/// Whether the word, written between these, is the use of a name: no word of the language, not
/// where a name is declared, and not the status of a source, which is the author's own word.
bool is_use(const std::string& word, const std::string& before, const std::string& behind) {
  const std::set<std::string> declare = {"let",        "award",   "rule",  "policy",
                                         "credential", "learner", "status"};
  const bool of_the_language = cairn::lang::terminal_of_word(word) != cairn::lang::Terminal::word ||
                               cairn::lang::singular_of(word) ||
                               cairn::lang::is_kind_singular(word);
  const bool declares = declare.contains(before) || behind == ":" || behind.starts_with("\"") ||
                        ((before == "framework" || before == "scale") && behind == "{");
  return !of_the_language && !declares;
}

std::vector<Place> places() {
  std::vector<Place> all;
  for (const Policy& policy : example_policies()) {
    cairn::Sources sources;
    const cairn::SourceFile& file = sources.add(policy.path, policy.text);
    std::vector<Token> tokens = cairn::lang::tokenize(file).tokens;
    std::erase_if(tokens, is_blank);
    const auto text = [&](std::size_t at) {
      return at < tokens.size() ? std::string(file.slice(tokens[at].span)) : std::string();
    };
    std::set<std::tuple<std::string, std::string, std::string>> seen;  // the same words, once
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (tokens[i].kind != TokenKind::word) continue;
      if (is_use(text(i), text(i - 1), text(i + 1)) &&
          seen.emplace(text(i - 1), text(i), text(i + 1)).second)
        all.push_back({&policy, tokens[i].span});
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
  const std::vector<Place> all = places();
  REQUIRE(all.size() > 300);
  std::size_t wrong = 0;
  const std::size_t trials = std::min(all.size(), trials_asked(all.size()));
  for (std::size_t i = 0; i < trials; ++i) {
    const Place& place = all[i * all.size() / trials];
    const std::string word =
        place.policy->text.substr(place.span.begin, place.span.end - place.span.begin);
    std::string text = place.policy->text;
    text.replace(place.span.begin, word.size(), "qqxqq");
    const std::size_t before = messages(*place.policy, place.policy->text).size();
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
