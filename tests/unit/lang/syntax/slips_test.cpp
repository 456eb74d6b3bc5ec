// SPDX-License-Identifier: Apache-2.0
// What people write who know other notations, or none: one message each, with what Cairn has.
#include "reading.hpp"
#include "base/foreign_words.hpp"

using cairn::lang::in_figures;
using cairn::lang::meant_by;
using reading::requiring;
using reading::Told;
using reading::told;

namespace {

struct Slip {
  std::string_view text;
  std::string_view underlined;
  std::string_view hint;  ///< the whole of it
};

void expect(const std::string& text, const Slip& wanted) {
  INFO(text);
  const std::vector<Told> all = told(text);
  for (const Told& each : all)
    UNSCOPED_INFO(each.code << " `" << each.underlined << "`: " << each.message << " / "
                            << each.hint);
  REQUIRE(all.size() == 1);
  CHECK(all[0].underlined == wanted.underlined);
  CHECK(all[0].hint == wanted.hint);
}

void expect_in_clauses(std::initializer_list<Slip> slips) {
  for (const Slip& each : slips)
    expect(requiring(std::string(each.text) + "\n    last: at least 1 of s"), each);
}

void expect_declared(std::initializer_list<Slip> slips) {
  for (const Slip& each : slips)
    expect("edition 1\n" + std::string(each.text) + "\nlet last = courses\n", each);
}

}  // namespace

TEST_CASE("a foreign word means what fits its place") {
  CHECK(meant_by("to", {"and"}) == "and");
  CHECK(meant_by("to", {"and", "until"}) == "until");
  CHECK(meant_by("GPA", {"average"}) == "average grade");
  CHECK_FALSE(meant_by("to", {"where"}));
  CHECK_FALSE(meant_by("", {"where"}));
}

TEST_CASE("numbers in words are told in figures") {
  CHECK(in_figures("zero") == "0");
  CHECK(in_figures("Nineteen") == "19");
  CHECK(in_figures("forty") == "40");
  CHECK(in_figures("forty-five") == "45");
  CHECK(in_figures("hundred") == "100");
  CHECK_FALSE(in_figures("forty-ten"));
  CHECK_FALSE(in_figures("forty-zero"));
  CHECK_FALSE(in_figures("hundred-one"));
  CHECK_FALSE(in_figures("ten-five"));
  CHECK_FALSE(in_figures(""));
}

TEST_CASE("slips in amounts") {
  expect_in_clauses({
      {"x: at least 1,200,000 hours", ",", "numbers have no separators: `1200000 hours`"},
      {"x: at least 1 200 hours", "200", "numbers have no separators: `1200 hours`"},
      {"x: at least 12,5 credits", ",", "write a point, not a comma: `12.5`"},
      {"x: at least forty-five credits", "forty-five", "write numbers in figures: `45`"},
      {"x: between two and 3 courses", "two", "write numbers in figures: `2`"},
      {"x: 3-5 courses", "3-5", "write `between 3 and 5`"},
      {"x: at least 2 secondary school diplomas", "secondary", "write `secondary-school-diplomas`"},
      {"x: at least 2 of micro credentials", "micro", "write `micro-credentials`"},
      {"x: at least 50 per cent of award credits", "per", "write `50%`"},
  });
}

TEST_CASE("slips in tests on fields") {
  expect_in_clauses({
      {"x: only courses where mark at least 60", "at", "write `>=` for `at least`"},
      {"x: only courses where level is at least 5", "at", "write `>=` for `is at least`"},
      {"x: only courses where level is greater than 5", "greater",
       "write `>` for `is greater than`"},
      {"x: only courses where mode is any of { exam }", "any", "write `in { … }` for `is any of`"},
      {"x: only courses where subject has \"a\" and level > 4", "has",
       "write `includes` for `has`"},
  });
}

TEST_CASE("dates in the orders of other countries") {
  expect_in_clauses({
      {"x: only courses where awarded from 31.01.2026", "31.01.2026",
       "write a date as year, month, day: `2026-01-31`"},
      {"x: only courses where awarded from 1/31/2026", "1/31/2026",
       "write a date as year, month, day: `2026-01-31`"},
      {"x: only courses where awarded from 05/06/2026", "05/06/2026",
       "write a date as year, month, day: `2026-06-05` or `2026-05-06`"},
      {"x: only courses where awarded from 2026/01/31", "2026/01/31",
       "write a date as year, month, day: `2026-01-31`"},
      {"x: only courses where awarded from 6-6-2026", "6-6-2026",
       "write a date as year, month, day: `2026-06-06`"},
  });
}

TEST_CASE("signs of other notations") {
  expect_in_clauses({
      {"* x: at least 1 of s", "*", "lines need no mark before them; take it out"},
      {"\xE2\x80\xA2 x: at least 1 of s", "\xE2\x80\xA2",
       "lines need no mark before them; take it out"},
      {"\xE2\x80\x93 x: at least 1 of s", "\xE2\x80\x93",
       "lines need no mark before them; take it out"},
      {"x: any of [\n\"A\",\n\"B\"\n]", "[", "lists stand in braces: `{ \"A-1\", \"A-2\" }`"},
      {"x: only courses where a is b || c is d", "||", "write `or`"},
      {"x: any of { \"A\";\n\"B\" }", ";", "put a comma between the two"},
  });
  expect_declared({
      {"/* use this\naward for that */", "/*", "comments begin with `#`"},
      {"/* never closed", "/*", "comments begin with `#`"},
      {"let a = courses // let b = badges", "//", "comments begin with `#`"},
  });
  const auto lines = told("edition 1\n// one\n// two\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].underlined == "//");
}

TEST_CASE("names of several words") {
  expect_in_clauses({
      {"the data core: at least 1 of s", "data",
       "join the words of a label with a hyphen: `the-data-core:`"},
      {"x only courses", "", "write `x:`"},
  });
  expect_declared({
      {"let a b c = courses", "b", "join the words of a name with a hyphen: `a-b-c`"},
      {"award data practice { }", "practice",
       "join the words of a name with a hyphen: `data-practice`"},
      {"award a Data and More { }", "Data", "put it in quotes: `\"Data and More\"`"},
      {"award \"2026\" { }", "\"2026\"", "a short name comes first: `award short-name \"2026\"`"},
      {"badge \"Where\" { }", "\"Where\"",
       "a short name comes first: `badge short-name \"Where\"`"},
  });
}
