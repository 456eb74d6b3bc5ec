// SPDX-License-Identifier: Apache-2.0
// Whatever a file holds, the checker answers: a Program without errors, or errors without one.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;

namespace {

namespace fs = std::filesystem;

/// Every faulty policy of the golden tests: a little of each construct.
std::vector<std::string> corpus() {
  std::vector<fs::path> paths;
  for (const auto& entry :
       fs::directory_iterator(fs::path(CAIRN_SOURCE_DIR) / "tests" / "golden" / "diagnostics"))
    if (entry.path().extension() == ".cairn" && entry.file_size() < 2000)
      paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return texts;
}

void answers(const std::string& text) {
  const Outcome outcome = check_text(text);
  if (outcome.result.program.has_value() == outcome.result.diagnostics.has_errors()) {
    INFO(text);
    CHECK(outcome.result.program.has_value() != outcome.result.diagnostics.has_errors());
  }
}

/// Where each word, number, text or sign of a policy begins.
std::vector<Span> tokens_of(const std::string& text) {
  const SourceFile file(SourceId{}, "policy.cairn", text);
  std::vector<Span> spans;
  for (const lang::Token& token : lang::tokenize(file).tokens)
    if (token.kind != lang::TokenKind::blank && token.kind != lang::TokenKind::newline)
      spans.push_back(token.span);
  return spans;
}

}  // namespace

TEST_CASE("a policy from which any one word is missing is still answered") {
  const std::vector<std::string> texts = corpus();
  REQUIRE(texts.size() > 60);
  std::size_t checked = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::vector<Span> spans = tokens_of(texts[i]);
    // A different third of the words of each file; together every construct loses every word.
    for (std::size_t at = i % 3; at < spans.size(); at += 3) {
      std::string text = texts[i];
      text.erase(spans[at].begin, spans[at].length());
      answers(text);
      ++checked;
    }
  }
  CHECK(checked > 1000);
}

TEST_CASE("a policy that breaks off anywhere is still answered") {
  const std::vector<std::string> texts = corpus();
  for (std::size_t i = 0; i < texts.size(); ++i)
    for (std::size_t length = i % 17; length < texts[i].size(); length += 17)
      answers(texts[i].substr(0, length));
}

TEST_CASE("chains of names and of awards of any length are answered") {
  std::string lets;
  std::string awards;
  for (int i = 0; i < 3000; ++i) {
    const std::string next = std::to_string(i + 1);
    lets += "let s" + std::to_string(i) + " = { \"A\", s" + next + " }\n";
    awards += "award a" + std::to_string(i) + " { requires { c: complete a" + next + " } }\n";
  }
  const std::string head = "edition 1\npolicy \"P\" { home { \"H\" } }\n";
  answers(head + lets + "let s3000 = { \"Z\" }\naward b { requires { c: any of s0 } }\n");
  answers(head + awards + "award a3000 { requires { c: any of { \"Z\" } } }\n");
}
