// SPDX-License-Identifier: Apache-2.0
// However a policy was typed, it is formatted to the same bytes. Comments keep their places, and
// empty lines are the author's own.
#include <array>
#include <random>

#include <catch2/catch.hpp>

#include <cairn/lang/token.hpp>

#include "policies.hpp"

using namespace policies;
using cairn::lang::Token;
using cairn::lang::TokenKind;

namespace {

/// The same words, blanks and line breaks between them by chance.
class Retyped {
 public:
  Retyped(const std::string& text, unsigned seed)
      : file_(cairn::SourceId{}, "policy.cairn", text), random_(seed) {
    for (const Token& token : cairn::lang::tokenize(file_).tokens) {
      if (token.kind == TokenKind::newline) {
        ++newlines_;
      } else if (token.kind != TokenKind::blank) {
        layout(token);
        text_ += file_.slice(token.span);
        last_ = token;
        newlines_ = 0;
      }
    }
    text_ += breaks(one_of(3));
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  unsigned one_of(unsigned count) { return std::uniform_int_distribution(0U, count - 1)(random_); }
  static bool is_comment(const Token& token) {
    return token.kind == TokenKind::comment || token.kind == TokenKind::documentation;
  }
  std::string blanks() { return std::string(one_of(5), one_of(4) == 0 ? '\t' : ' '); }
  std::string breaks(unsigned count) {
    std::string all = blanks();
    for (unsigned i = 0; i < count; ++i)
      all += (one_of(4) == 0 ? "\r\n" : "\n") + blanks();
    return all;
  }

  void layout(const Token& next) {
    const bool first = text_.empty();
    if (first) return;
    if (newlines_ >= 2) {
      text_ += breaks(2 + one_of(3));
    } else if (is_comment(last_)) {
      text_ += breaks(1);
    } else if (is_comment(next)) {
      text_ += newlines_ == 0 ? blanks() : breaks(1);
    } else if (one_of(3) == 0) {
      text_ += breaks(1);
    } else {
      text_ += can_touch(next) ? blanks() : " " + blanks();
    }
  }
  bool can_touch(const Token& next) const {
    const auto is_bracket = [&](const Token& token) {
      return std::string_view("{}(),:").find(file_.slice(token.span)) != std::string_view::npos;
    };
    return is_bracket(last_) || is_bracket(next);
  }

  cairn::SourceFile file_;
  std::mt19937 random_;
  std::string text_;
  Token last_;
  unsigned newlines_ = 0;
};

}  // namespace

TEST_CASE("a policy typed in another layout is formatted to the same bytes") {
  auto paths = below({"examples", "stdlib-rules", "tests/unit/lang/format/golden"});
  REQUIRE(paths.size() > 15);
  unsigned seed = 2026;
  for (const auto& path : paths) {
    const std::string text = content(path);
    const auto expected = formatted(text);
    REQUIRE(expected.has_value());
    for (unsigned i = 0; i < 8; ++i) {
      const Retyped retyped(text, ++seed);
      INFO(path.string() << " with seed " << seed);
      REQUIRE(retyped.text() != text);
      const auto result = formatted(retyped.text());
      REQUIRE(result.has_value());
      CHECK(*result == *expected);
    }
  }
}

TEST_CASE("whatever is left of a policy is formatted or has faults, and is never refused") {
  const std::string text =
      content(in_repository("tests/unit/lang/format/golden/comments_in_odd_places.cairn"));
  std::size_t whole = 0;
  for (std::size_t length = 0; length <= text.size(); length += 3) {
    INFO(length);
    if (formatted(text.substr(0, length))) ++whole;
  }
  CHECK(whole > 10);
}

TEST_CASE("a comment may stand between any two words") {
  const std::string text =
      content(in_repository("tests/unit/lang/format/golden/everything_on_one_line.cairn"));
  const cairn::SourceFile file(cairn::SourceId{}, "policy.cairn", text);
  const std::array<const char*, 4> comments = {" # behind\n", "\n# above\n", "\n\n## apart\n\n",
                                               "\n## above\n"};
  std::size_t count = 0;
  for (const Token& token : cairn::lang::tokenize(file).tokens) {
    const bool layout = token.kind == TokenKind::blank || token.kind == TokenKind::newline;
    if (layout || token.span.begin == 0) continue;
    std::string commented = text;
    commented.insert(token.span.begin, comments[count++ % comments.size()]);
    INFO(commented.substr(0, token.span.begin + 20));
    const auto once = formatted(commented);
    REQUIRE(once.has_value());
    CHECK(words(*once) == words(commented));
    CHECK(formatted(*once) == *once);
  }
  CHECK(count > 200);
}
