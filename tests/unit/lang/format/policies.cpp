// SPDX-License-Identifier: Apache-2.0
#include "policies.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <catch2/catch.hpp>

#include <cairn/lang/format.hpp>
#include <cairn/lang/token.hpp>

namespace policies {

namespace fs = std::filesystem;
using cairn::lang::TokenKind;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

fs::path in_repository(std::string_view path) {
  return fs::path(CAIRN_SOURCE_DIR) / path;
}

std::vector<fs::path> below(std::vector<std::string_view> folders) {
  std::vector<fs::path> files;
  for (const std::string_view folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(in_repository(folder))) {
      if (entry.path().extension() == ".cairn") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> formatted(const std::string& text) {
  cairn::Sources sources;
  auto result = cairn::lang::format(sources.add("policy.cairn", text));
  CHECK(result.text.has_value() != result.diagnostics.has_errors());
  return result.text;
}

std::string words(const std::string& text) {
  cairn::Sources sources;
  const cairn::SourceFile& file = sources.add("policy.cairn", text);
  std::string all;
  for (const cairn::lang::Token& token : cairn::lang::tokenize(file).tokens) {
    if (token.kind == TokenKind::blank || token.kind == TokenKind::newline) continue;
    std::string_view word = file.slice(token.span);
    word = word.substr(0, word.find_last_not_of(" \t") + 1);
    all += std::string(token_kind_name(token.kind)) + " " + std::string(word) + "\n";
  }
  return all;
}

}  // namespace policies
