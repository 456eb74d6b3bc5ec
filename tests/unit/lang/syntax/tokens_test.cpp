// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <cairn/lang/token.hpp>

#include "reading.hpp"
#include "samples.hpp"

using namespace cairn;
using lang::Token;
using lang::TokenKind;

namespace {

/// `word number text`: the kinds, without blanks and line endings.
std::string kinds(std::string text) {
  Sources sources;
  const lang::TokenTable table = lang::tokenize(sources.add("p.cairn", std::move(text)));
  std::string all;
  for (const Token& token : table.tokens) {
    if (token.kind == TokenKind::blank || token.kind == TokenKind::newline) continue;
    if (!all.empty()) all += " ";
    all += token_kind_name(token.kind);
  }
  return all;
}

/// The tokens stand side by side and cover the file.
bool cover(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("p.cairn", text);
  std::uint32_t reached = 0;
  for (const Token& token : lang::tokenize(file).tokens) {
    if (token.span.begin != reached || token.span.end <= token.span.begin) return false;
    reached = token.span.end;
  }
  return reached == file.text().size();
}

std::vector<reading::Told> letters(std::string text) {
  reading::Read result;
  const SourceFile& file = result.sources.add("p.cairn", std::move(text));
  result.parsed.file = &file;
  result.parsed.diagnostics = lang::tokenize(file).diagnostics;
  return reading::told(result);
}

}  // namespace

TEST_CASE("a hyphen always belongs to its word") {
  CHECK(kinds("data-practice") == "word");
  CHECK(kinds("a-b.c") == "word symbol word");
  CHECK(kinds("notable") == "word");
}

TEST_CASE("numbers, shares, dates and days of the year are told apart") {
  CHECK(kinds("45 7.5 50% 2026-01-31 02-01") == "number number percent date month-day");
  CHECK(kinds("5.") == "number symbol");
  CHECK(kinds("12.5%") == "percent");
}

TEST_CASE("a comment ends with its line, a documentation line is one of its own") {
  CHECK(kinds("# a \"b\n## c\nd # e") == "comment documentation word comment");
  CHECK(kinds("\"# no comment\"") == "text");
}

TEST_CASE("two-letter signs are one token") {
  CHECK(kinds("{ } ( ) , : . = < <= > >=") ==
        "symbol symbol symbol symbol symbol symbol symbol symbol symbol symbol symbol symbol");
}

TEST_CASE("a text without its closing quote ends with its line") {
  CHECK(kinds("\"a b\nc") == "text word");
  CHECK(kinds("\"a\\\"b\" c") == "text word");
  CHECK(kinds("\"a\\\nc") == "text word");
}

TEST_CASE("a byte order mark and both line endings are accepted") {
  CHECK(letters("\xEF\xBB\xBF"
                "edition 1\r\n# x\r\n")
            .empty());
  CHECK(kinds("\xEF\xBB\xBF"
              "edition 1\r\n") == "word number");
}

TEST_CASE("the texts of all tokens in order are the file") {
  for (const std::string_view sample : samples::all) {
    REQUIRE(cover(std::string(sample)));
    for (std::size_t length = 0; length <= sample.size(); ++length)
      REQUIRE(cover(std::string(sample.substr(0, length))));
  }
}

TEST_CASE("the texts of all tokens are the file whatever the bytes") {
  std::mt19937 random(20260501);
  for (int round = 0; round < 400; ++round) {
    std::string text(samples::all[static_cast<std::size_t>(round) % samples::all.size()]);
    for (int change = 0; change < 12; ++change)
      text[random() % text.size()] = static_cast<char>(random() % 256);
    REQUIRE(cover(text));
    std::string noise(random() % 200, ' ');
    for (char& byte : noise)
      byte = static_cast<char>(random() % 256);
    REQUIRE(cover(noise));
  }
}

TEST_CASE("letters of other scripts that look like ours are told with the word they spoil") {
  const auto told = letters("c\xD0\xBEre");
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "E0105");
  CHECK(told[0].underlined == "\xD0\xBE");
  CHECK(told[0].hint == "write `core`");
  CHECK(letters("\xCE\xBF\xCE\xBF").size() == 1);
}

TEST_CASE("the quotes, dashes and blanks of word processors are told") {
  CHECK(letters("\xE2\x80\x9C"
                "A\xE2\x80\x9D")[0]
            .hint == "text stands in double quotes: `\"A\"`");
  CHECK(letters("data\xE2\x80\x93stack")[0].hint == "write `data-stack`");
  const auto blank = letters("at\xC2\xA0least");
  REQUIRE(blank.size() == 1);
  CHECK(blank[0].code == "E0105");
  CHECK(blank[0].message == "`no-break space (U+00A0)` only looks like `a space`");
  CHECK(letters("level \xE2\x89\xA5 5")[0].hint == "write `>=`");
  CHECK(letters("core\xEF\xBC\x9A")[0].hint == "write `:`");
  CHECK(letters("'A'")[0].code == "E0101");
}

TEST_CASE("in texts and comments every script is at home") {
  CHECK(letters("# Te P\xC5\xABkenga \xE2\x80\x93 \xE2\x80\x9Cso\xE2\x80\x9D\n"
                "\"Te P\xC5\xABkenga \xE2\x80\x93 \xD0\xA1\"")
            .empty());
}

TEST_CASE("controls that reorder or hide text are told everywhere, once a token") {
  CHECK(letters("a\xE2\x80\xAE")[0].code == "E0106");
  CHECK(letters("\"a\xE2\x80\xAE b\xE2\x81\xA6\"").size() == 1);
  CHECK(letters("# \xE2\x80\xAE")[0].code == "E0106");
  CHECK(letters("## \x1b[31m")[0].message ==
        "a hidden control character (U+001B) changes how this text is shown");
  CHECK(letters("a\xE2\x80\x8B")[0].code == "E0106");
  CHECK(letters("\"a\tb\"").empty());
  CHECK(letters("# a\rb")[0].code == "E0106");
}

TEST_CASE("bytes that are not UTF-8 are told once a file") {
  const auto told = letters("\"caf\xE9\" \"\xE9\" # \xFF\n\xC0\xAF");
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "E0104");
  CHECK(told[0].span.begin == 4);
}

TEST_CASE("escapes are those of JSON") {
  CHECK(letters(R"("\" \\ \/ \b \f \n \r \t A 😀")").empty());
  const auto told = letters(R"("\q \u12 \ud800 \udc00")");
  REQUIRE(told.size() == 4);
  CHECK(told[0].underlined == R"(\q)");
  CHECK(told[1].underlined == R"(\u12)");
  CHECK(told[2].underlined == R"(\ud800)");
}

TEST_CASE("what begins with a digit and is no number says what it may be") {
  CHECK(letters("15credits")[0].hint == "write `15 credits`");
  CHECK(letters("100-105")[0].hint == "write a code in quotes: `\"100-105\"`");
  CHECK(letters("2026-1-5")[0].hint == "write a date with four, two and two digits: `2026-01-31`");
  CHECK(letters("2026-02-30")[0].code == "E0108");
  CHECK(letters("02-29").empty());
  CHECK(letters("13-01")[0].code == "E0108");
  CHECK(letters("99999999999999999999")[0].code == "E0107");
  CHECK(letters("1.5.2")[0].code == "E0110");
}

TEST_CASE("a name is made of letters, digits and single hyphens between them") {
  CHECK(letters("data_stack")[0].hint == "write `data-stack`");
  CHECK(letters("data--stack")[0].code == "E0101");
  CHECK(letters("data-")[0].underlined == "-");
  CHECK(letters("caf\xC3\xA9")[0].code == "E0101");
}

TEST_CASE("a file of nothing but faults stops being read") {
  const auto told = letters(std::string(100000, ';'));
  CHECK(told.size() == 502);
  CHECK(told.back().code == "E0111");
}
