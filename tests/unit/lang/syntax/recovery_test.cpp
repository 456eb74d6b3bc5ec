// SPDX-License-Identifier: Apache-2.0
// After a fault the rest is read: as many messages as faults, and every other clause in the tree.
#include "reading.hpp"

using namespace cairn::lang;
using reading::award_with;
using reading::declared;
using reading::read;
using reading::requiring;
using reading::told;

namespace {

std::vector<std::string> labels(const std::vector<ast::Clause>& clauses) {
  std::vector<std::string> all;
  for (const ast::Clause& clause : clauses)
    all.emplace_back(clause.label.text);
  return all;
}

std::vector<std::string> codes(const reading::Read& result) {
  std::vector<std::string> all;
  for (const reading::Told& each : told(result))
    all.push_back(each.code + " " + each.underlined);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("each faulty clause gives its own message, and the good ones are kept") {
  const auto result = read(requiring(
      "a: atleast 3 of s\n b: any of s\n c at least 2 of s\n d: at least 5 credits form s\n"
      " e: all of { \"A\" \"B\" }\n f: any of s\n g: >= 5 credits\n h: at least 1 of s unless "
      "approved by X"));
  CHECK(codes(*result) ==
        Texts{"E0201 atleast", "E0201 ", "E0201 form", "E0201 ", "E0201 >=", "E0201 X"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"b", "f"});
}

TEST_CASE("clauses on one line recover at the next label") {
  const auto result =
      read(requiring("a: atleast 3 of s b: any of s c: at lest 3 of s d: any of s"));
  CHECK(codes(*result) == Texts{"E0201 atleast", "E0201 lest"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"b", "d"});
}

TEST_CASE("faults inside nested groups spoil only their clause") {
  const auto result =
      read(requiring("p: any of { a: at lest 1 of s  b: all of { c: any of s  d: anny of s } } "
                     "because 5\n q: any of s"));
  CHECK(codes(*result) == Texts{"E0201 lest", "E0201 anny", "E0201 5"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"q"});
}

TEST_CASE("a list without its closing brace ends where the next clause begins") {
  const auto result = read(requiring("a: any of { \"A\", \"B\"\n b: any of s"));
  CHECK(codes(*result) == Texts{"E0208 {"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"b"});
}

TEST_CASE("a block without its closing brace ends where the next block begins") {
  const auto result =
      read(award_with("requires {\n    a: any of s\n\n  overall {\n    b: at most 5 credits\n  }\n "
                      " kind certificate"));
  CHECK(codes(*result) == Texts{"E0208 {"});
  const auto& award = declared<ast::Award>(*result);
  CHECK(labels(award.requirements) == Texts{"a"});
  CHECK(labels(award.overall) == Texts{"b"});
  CHECK(award.kind.has_value());
}

TEST_CASE("a declaration at the margin closes whatever was left open, with one message") {
  const auto result = read(
      "edition 1\naward a {\n  requires {\n    x: any of {\n      y: any of s\n"
      "let b = courses\naward c {\n  kind certificate\n");
  const auto all = told(*result);
  REQUIRE(all.size() == 2);
  CHECK(all[0].code == "E0208");
  CHECK(all[1].code == "E0208");
  CHECK(result->tree().declarations.size() == 3);
}

TEST_CASE("the open brace is sought by its indentation") {
  const std::string text =
      requiring("p: any of {\n      a: any of s\n      b: any of s\n    c: any of s");
  const auto all = told(text);
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == "E0208");
  CHECK(text.substr(0, all[0].span.begin).ends_with("p: any of "));
}

TEST_CASE("lines of a block that are out of place do not take others with them") {
  const auto result =
      read(award_with("levle 5\n  kind certificate\n  version \"x\"\n  core: any of s\n  credits "
                      "forty\n  repeats best"));
  CHECK(codes(*result) == Texts{"E0205 levle", "E0205 version", "E0205 core", "E0201 forty"});
  const auto& award = declared<ast::Award>(*result);
  CHECK(award.kind.has_value());
  CHECK(award.repeats.has_value());
}

TEST_CASE("a misspelt block is read all the same") {
  const auto result = read(award_with("requries {\n  a: any of s\n  b: anny of s\n }"));
  CHECK(codes(*result) == Texts{"E0205 requries", "E0201 anny"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"a"});
}

TEST_CASE("each faulty declaration gives its own message") {
  const auto result = read(
      "edition 1\npolicy \"P\" {\n  version 5\n  home { \"A\" \"B\" }\n  scale x\n}\n"
      "lt x = courses\nlet y 5 credits\nuse\nfield learner a date\nawrd z {\n  kind { } }\n"
      "recognise A from \"X\" { as \"B\" }\nlet good = courses\n");
  CHECK(codes(*result) == Texts{"E0201 5", "E0201 ", "E0204 lt", "E0201 ", "E0201 ", "E0201 date",
                                "E0204 awrd", "E0201 A"});
  REQUIRE(result->tree().declarations.size() == 2);
  CHECK(declared<ast::PolicyHeader>(*result).scale.has_value());
}

TEST_CASE("each faulty line of a test gives its own message") {
  const auto result = read(
      "edition 1\ntest \"t\" {\n  on yesterday\n  given {\n    learner born 1990-02-01\n    course "
      "A-1\n"
      "    course \"B\" worth 15\n    course \"C\" awarded 2025-01-01\n    conferred\n  }\n"
      "  expect a mett\n  expect a met\n}\n");
  CHECK(codes(*result) == Texts{"E0201 yesterday", "E0201 1990-02-01", "E0201 A-1", "E0201 ",
                                "E0201 ", "E0201 mett"});
  const auto& test = declared<ast::Test>(*result);
  CHECK(test.given.size() == 1);
  CHECK(test.expectations.size() == 1);
}

TEST_CASE("text and comments are skipped as units") {
  const auto result =
      read(requiring("a: atleast 3 \"} b: any of s {\" of s # } c: any of s\n d: any of s"));
  CHECK(codes(*result) == Texts{"E0201 atleast"});
  CHECK(labels(declared<ast::Award>(*result).requirements) == Texts{"d"});
}
