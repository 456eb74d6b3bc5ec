// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "page.hpp"
#include "program.hpp"

using namespace cli_test;

namespace {

std::string explained(const std::vector<std::string>& codes) {
  std::vector<std::string> arguments = {"explain"};
  arguments.insert(arguments.end(), codes.begin(), codes.end());
  const Ran ran = cairn(arguments);
  CHECK(ran.status == 0);
  CHECK(ran.error.empty());
  return ran.out;
}

std::string refused(const std::string& code) {
  const Ran ran = cairn({"explain", code});
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.error, "`cairn explain --help` shows what can be written here"));
  return ran.error;
}

std::string words_of(const std::string& text) {
  std::istringstream stream(text);
  std::string words;
  for (std::string word; stream >> word;)
    words += word + " ";
  return words;
}

/// What stands between empty lines.
std::vector<std::string> paragraphs_of(const std::string& prose) {
  std::vector<std::string> paragraphs(1);
  std::istringstream lines(prose);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty())
      paragraphs.emplace_back();
    else
      paragraphs.back() += line + "\n";
  }
  return paragraphs;
}

}  // namespace

TEST_CASE("explain prints a page as plain text") {
  const std::string page = explained({"E0401"});
  CHECK(page.starts_with("E0401 A level or credits without a framework\n\n"));
  CHECK(contains(page, "as in `framework nzqcf`"));
  CHECK(contains(page, "\nWrong:\n\n    edition 1\n\n    policy \"Data awards\" {\n"));
  CHECK(contains(page, "\nRight:\n\n    edition 1\n"));
  CHECK(page.ends_with("    }\n"));
  for (const char* mark : {"```", "<!--", "# E0401", "\n\n\n"})
    CHECK_FALSE(contains(page, mark));
}

TEST_CASE("every page is printed whole, within the width of a page") {
  const std::vector<explain_test::Page> pages = explain_test::pages();
  std::vector<std::string> codes;
  for (const explain_test::Page& page : pages)
    codes.push_back(page.code);
  std::string rest = explained(codes);
  for (const explain_test::Page& page : pages) {
    INFO(page.code);
    const std::size_t end = std::min(rest.find("\n\n\n"), rest.size());
    const std::string printed = rest.substr(0, end);
    rest.erase(0, end + 3);
    CHECK(printed.starts_with(page.code + " " + page.title + "\n\n"));
    for (const std::string& paragraph : paragraphs_of(page.prose))
      CHECK(contains(words_of(printed), words_of(paragraph)));
    std::istringstream lines(printed);
    for (std::string line; std::getline(lines, line);) {
      CHECK_FALSE(line.ends_with(' '));
      std::size_t columns = 0;
      for (const char byte : line)
        columns += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
      if (!line.starts_with("    ")) CHECK(columns <= 100);
    }
  }
  CHECK(rest.empty());
}

TEST_CASE("a code may be written in small letters, and several stand one after another") {
  CHECK(explained({"e0401"}) == explained({"E0401"}));
  CHECK(explained({"E0401", "w0001"}) == explained({"E0401"}) + "\n\n" + explained({"W0001"}));
}

TEST_CASE("without a code all are listed with their titles, by what they are about") {
  const std::string list = explained({});
  const std::size_t errors = list.find("Errors in a policy\n  E0101 ");
  const std::size_t warnings = list.find("\n\nWarnings about a policy\n  W0001 ");
  const std::size_t records = list.find("\n\nLearner records, facts and issuer profiles\n  R0101 ");
  CHECK(errors == 0);
  CHECK(errors < warnings);
  CHECK(warnings < records);
  CHECK(records != std::string::npos);
  for (const explain_test::Page& page : explain_test::pages())
    CHECK(contains(list, "\n  " + page.code + " " + page.title + "\n"));
}

TEST_CASE("an unknown code is wrong usage, and the nearest codes are named") {
  CHECK(contains(refused("E0391"), "there is no code `E0391`; the nearest are `E0301`"));
  CHECK(contains(refused("framework"), "there is no code `framework`; `cairn explain` lists them"));
  CHECK(contains(refused("\x1b[2J"), "<U+001B>"));
  // One wrong code among others: nothing is printed.
  const Ran ran = cairn({"explain", "E0301", "E9999"});
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
}

TEST_CASE("a character that is not to be seen is spelled out") {
  const std::string page = explained({"E0106"});
  CHECK(contains(page, "at least<U+200B> 3 courses"));
  CHECK_FALSE(contains(page, "\xE2\x80\x8B"));
}
