// SPDX-License-Identifier: Apache-2.0
// golden/<name>.cairn is formatted to golden/<name>.formatted. CAIRN_UPDATE_GOLDEN=1 rewrites it.
#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include <cairn/lang/format.hpp>

#include "policies.hpp"

using namespace policies;
namespace fs = std::filesystem;

namespace {

bool updating() {
  const char* update = std::getenv("CAIRN_UPDATE_GOLDEN");
  return update != nullptr && std::string(update) == "1";
}

std::string formatted_policy(const std::string& text) {
  const auto result = formatted(text);
  REQUIRE(result.has_value());
  return *result;
}

}  // namespace

TEST_CASE("policies are formatted as recorded") {
  const auto goldens = below({"tests/unit/lang/format/golden"});
  REQUIRE_FALSE(goldens.empty());
  for (fs::path path : goldens) {
    INFO(path.filename().string());
    const std::string text = formatted_policy(content(path));
    path.replace_extension(".formatted");
    if (updating() && (!fs::exists(path) || content(path) != text)) {
      std::ofstream(path, std::ios::binary) << text;
      FAIL_CHECK("rewritten: read it, and run again without the update");
    }
    CHECK(text == content(path));
  }
}

TEST_CASE("every policy of the repository keeps its words, and is formatted once and for all") {
  std::size_t with_text = 0;
  for (const fs::path& path : below({"examples", "stdlib-rules", "tests"})) {
    INFO(path.string());
    const std::string before = content(path);
    const auto once = formatted(before);
    if (!once) continue;
    ++with_text;
    const auto twice = formatted(*once);
    REQUIRE(twice.has_value());
    CHECK(*twice == *once);
    CHECK(words(*once) == words(before));
  }
  CHECK(with_text > 50);
}

TEST_CASE("the examples and the library stand in their canonical form") {
  for (const fs::path& path : below({"examples", "stdlib-rules"})) {
    INFO(path.string());
    const std::string text = content(path);
    CHECK(formatted_policy(text) == text);
  }
}

TEST_CASE("a text with faults of syntax is not formatted, and its faults are told") {
  for (const char* text :
       {"", "# nothing\n", "edition 1\naward {", "edition 1\nlet x = { \"A\" \"B\" }\n",
        "edition 2\nuse nzqcf\n", "edition 1\nlet x = courses where a and b or c\n",
        "edition 1\nuse nzqcf \xff\n", "edition 1\nuse nzqcf # \xe2\x80\xae\n"}) {
    cairn::Sources sources;
    const auto result = cairn::lang::format(sources.add("policy.cairn", text));
    INFO(text);
    CHECK_FALSE(result.text.has_value());
    CHECK(result.diagnostics.has_errors());
  }
}

TEST_CASE("what is wrong with the meaning of a policy does not hinder its formatting") {
  CHECK(formatted_policy("edition 1 let x = courses where levle>=5") ==
        "edition 1\n\nlet x = courses where levle >= 5\n");
}

TEST_CASE("line endings, the byte order mark and blanks at the ends of lines are layout") {
  CHECK(formatted_policy("\xef\xbb\xbf"
                         "edition 1\r\n\r\n\r\nuse nzqcf \t # why \t\r\n   \r\n") ==
        "edition 1\n\nuse nzqcf                              # why\n");
}

TEST_CASE("columns count letters, not bytes") {
  const std::string text = formatted_policy(
      "edition 1 test \"t\" { given { course \"P\xc5\xab\" at level 5 course \"ABC\" at level 5 } "
      "}");
  CHECK(text.find("    course \"P\xc5\xab\"  at level 5\n    course \"ABC\" at level 5\n") !=
        std::string::npos);
}

TEST_CASE("no line is wider than the page that could be broken") {
  const std::string text =
      content(in_repository("tests/unit/lang/format/golden/lines_that_are_too_long.formatted"));
  std::size_t wider = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    if (end - begin > cairn::lang::format_width) ++wider;
    begin = end + 1;
  }
  // The long text, and what is given in the test.
  CHECK(wider == 2);
}
