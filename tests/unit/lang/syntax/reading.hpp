// SPDX-License-Identifier: Apache-2.0
/// @file
/// How the tests of the parser read policy text and look at what came of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/lang/parse.hpp>
#include <cairn/lang/source.hpp>

namespace reading {

/// A file and what was read from it.
struct Read {
  cairn::Sources sources;
  cairn::lang::ParsedFile parsed;

  [[nodiscard]] const cairn::lang::ast::File& tree() const { return parsed.tree; }
};

inline std::unique_ptr<Read> read(std::string text) {
  auto result = std::make_unique<Read>();
  result->parsed = cairn::lang::parse(result->sources.add("p.cairn", std::move(text)));
  return result;
}

/// One message as a test compares it: `E0201 form`, then its hint.
struct Told {
  std::string code;
  std::string underlined;
  std::string message;
  std::string hint;
  cairn::Span span;
};

inline std::vector<Told> told(const Read& result) {
  std::vector<Told> all;
  for (const cairn::Diagnostic& diagnostic : result.parsed.diagnostics) {
    all.push_back({std::string(code_text(diagnostic.code)),
                   std::string(result.parsed.file->slice(diagnostic.span)), diagnostic.message(),
                   diagnostic.hint, diagnostic.span});
  }
  return all;
}

inline std::vector<Told> told(std::string text) {
  return told(*read(std::move(text)));
}

/// Reads text that has no fault.
inline std::unique_ptr<Read> read_well(std::string text) {
  auto result = read(std::move(text));
  for (const Told& each : told(*result)) {
    UNSCOPED_INFO(each.code << " at `" << each.underlined << "`: " << each.message);
  }
  REQUIRE(result->parsed.diagnostics.empty());
  return result;
}

/// The declaration of this type at this place among all.
template <class Declaration>
const Declaration& declared(const Read& result, std::size_t at = 0) {
  REQUIRE(at < result.tree().declarations.size());
  const auto* declaration = std::get_if<Declaration>(&result.tree().declarations[at].kind);
  REQUIRE(declaration != nullptr);
  return *declaration;
}

/// An award that holds this line.
inline std::string award_with(std::string_view line) {
  return "edition 1\naward a \"A\" {\n  " + std::string(line) + "\n}\n";
}

/// An award whose `requires` holds these clauses.
inline std::string requiring(std::string_view clauses) {
  return award_with("requires {\n    " + std::string(clauses) + "\n  }");
}

/// The body of the one clause `x: …`, as the type it has to be.
template <class Body>
const Body& body_of(const Read& result) {
  const auto& award = declared<cairn::lang::ast::Award>(result);
  REQUIRE(award.requirements.size() == 1);
  const auto* body = std::get_if<Body>(&award.requirements.front().body);
  REQUIRE(body != nullptr);
  return *body;
}

}  // namespace reading
