// SPDX-License-Identifier: Apache-2.0
#include "example_policies.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <cairn/lang/token.hpp>
#include <cairn/stdlib/loader.hpp>

namespace trials {

const std::vector<Policy>& example_policies() {
  static const std::vector<Policy> all = [] {
    std::vector<Policy> found;
    for (const auto& entry : std::filesystem::directory_iterator(CAIRN_SOURCE_DIR "/examples")) {
      const std::filesystem::path path = entry.path() / "policy.cairn";
      std::ifstream file(path, std::ios::binary);
      if (!file) continue;
      found.push_back({entry.path().filename().string(),
                       path.string(),
                       {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(found.begin(), found.end(),
              [](const Policy& a, const Policy& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

std::vector<WordPlace> words_of(const Policy& policy) {
  using cairn::lang::Token;
  using cairn::lang::TokenKind;
  cairn::Sources sources;
  const cairn::SourceFile& file = sources.add(policy.path, policy.text);
  std::vector<Token> tokens = cairn::lang::tokenize(file).tokens;
  std::erase_if(tokens, [](const Token& token) {
    return token.kind == TokenKind::blank || token.kind == TokenKind::newline ||
           token.kind == TokenKind::comment || token.kind == TokenKind::documentation;
  });
  const auto text = [&](std::size_t at) {
    return at < tokens.size() ? std::string(file.slice(tokens[at].span)) : std::string();
  };
  std::vector<WordPlace> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::word)
      words.push_back({&policy, tokens[i].span, i > 0 ? text(i - 1) : "", text(i), text(i + 1)});
  }
  return words;
}

std::size_t trials_asked(std::size_t otherwise) {
  const char* const asked = std::getenv("CAIRN_TRIALS");
  return asked == nullptr ? otherwise : std::stoul(asked);
}

Checked::Checked(const Policy& policy, const std::string& text) {
  const cairn::SourceFile& root = sources.add(policy.path, text);
  result = cairn::lang::load(sources, root, cairn::stdlib::loader());
}

}  // namespace trials
