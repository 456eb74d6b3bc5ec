// SPDX-License-Identifier: Apache-2.0
// One fault, one message: its code, what is underlined, and what to write instead.
#include "reading.hpp"

using reading::award_with;
using reading::requiring;
using reading::Told;
using reading::told;

namespace {

struct Case {
  std::string_view text;  ///< a clause, a line of an award, or a declaration
  std::string_view code;
  std::string_view underlined;  ///< empty: a place between two words
  std::string_view hint;        ///< part of the hint
};

void expect(const std::string& text, const Case& wanted) {
  INFO(text);
  const std::vector<Told> all = told(text);
  for (const Told& each : all)
    UNSCOPED_INFO(each.code << " `" << each.underlined << "`: " << each.message << " / "
                            << each.hint);
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == wanted.code);
  CHECK(all[0].underlined == wanted.underlined);
  CHECK(all[0].hint.find(wanted.hint) != std::string::npos);
}

void expect_in_clauses(std::initializer_list<Case> cases) {
  for (const Case& each : cases)
    expect(requiring(std::string(each.text) + "\n    last: at least 1 of s"), each);
}

void expect_in_award(std::initializer_list<Case> cases) {
  for (const Case& each : cases)
    expect(award_with(each.text), each);
}

void expect_declared(std::initializer_list<Case> cases) {
  for (const Case& each : cases)
    expect("edition 1\n" + std::string(each.text) + "\nlet last = courses\n", each);
}

}  // namespace

TEST_CASE("misspelt words of the language") {
  expect_in_clauses({
      {"x: atleast 3 of s", "E0201", "atleast", "write `at least`"},
      {"x: at lest 3 of s", "E0201", "lest", "write `least`"},
      {"x: al of { \"A\" }", "E0201", "al", "write `all of`"},
      {"x: exacly 3 of s", "E0201", "exacly", "write `exactly`"},
      {"x: onyl courses", "E0201", "onyl", "write `only`"},
      {"x: at least 10 credits form s", "E0201", "form", "write `from`"},
      {"x: at least 3 fo s", "E0201", "fo", "write `of`"},
      {"x: at least 15 credts from s", "E0201", "credts", "write `credits`"},
      {"x: at least 3 of s becuase \"y\"", "E0201", "becuase", "write `because`"},
      {"x: at least 3 of s unless aproved by \"D\"", "E0201", "aproved", "write `approved`"},
      {"x: at least 3 of s unles approved by \"D\"", "E0201", "unles", "write `unless`"},
      {"x: at least 3 of courses were level >= 5", "E0201", "were", "write `where`"},
      {"x: at least 3 of courses where subject include \"d\"", "E0201", "include",
       "write `includes`"},
      {"x: any of s, includng at least 1 of t", "E0201", "includng", "write `including`"},
      {"x: oldest to latest at most 4 yeers", "E0201", "yeers", "write `years`"},
      {"x: average grade at least 3.0 wieghted by credits", "E0201", "wieghted",
       "write `weighted`"},
  });
  expect_in_award({
      {"requries { x: at least 3 of s }", "E0205", "requries", "write `requires`"},
      {"levle 5", "E0205", "levle", "write `level`"},
  });
  expect_declared({
      {"awrd a { }", "E0204", "awrd", "write `award`"},
      {"polcy \"P\" { }", "E0204", "polcy", "write `policy`"},
      {"let x = courses wher level > 4", "E0201", "wher", "write `where`"},
      {"test \"t\" { expct a met }", "E0205", "expct", "write `expect`"},
      {"test \"t\" { expect a mett }", "E0201", "mett", "write `met`"},
      {"test \"t\" { expect a met-on-completion }", "E0201", "met-on-completion",
       "met on completion"},
      {"field credental a is date", "E0201", "credental", "write `credential`"},
  });
}

TEST_CASE("something is missing") {
  expect_in_clauses({
      {"x at least 3 of s", "E0201", "", "write `x:`"},
      {"at least 3 of s", "E0201", "at", "begins with a label"},
      {"x:", "E0201", "", "at least 3 of"},
      {"x: at least", "E0201", "", "15 credits"},
      {"x: at least of s", "E0201", "of", "15 credits"},
      {"x: at least 15 from s", "E0201", "from", "`15 credits`"},
      {"x: at least 50% from s", "E0454", "50%", "`50% of award credits`"},
      {"x: at least 50% of credits from s", "E0201", "credits", "`award credits`"},
      {"x: at least 3 of", "E0201", "", "micro-credentials"},
      {"x: at least 3 of where level >= 5", "E0201", "where", "micro-credentials"},
      {"x: all { \"A\" }", "E0201", "", "write `of` here"},
      {"x: any of { \"A\" \"B\" }", "E0201", "", "comma"},
      {"x: average grade at least 3.0", "E0201", "", "weighted by credits"},
      {"x: average grade 3.0 each equal", "E0201", "3.0", "at least 3.0"},
      {"x: at least 3 of courses where awarded within 5 years", "E0201", "", "before audit"},
      {"x: at least 3 of courses where awarded within 5 years of audit", "E0201", "of",
       "before audit"},
      {"x: at least 3 of courses where awarded within 5 before audit", "E0201", "before", ""},
      {"x: at least 3 of courses where level", "E0201", "", ""},
      {"x: at least 3 of courses where level >=", "E0201", "", ""},
      {"x: at least 3 of courses where", "E0201", "", "level >= 5"},
      {"x: at least 3 of courses where (level >= 5", "E0201", "", "close the bracket"},
      {"x: at least 120 credits including at least 72 credits", "E0201", "including",
       "comma before it"},
      {"x: between 5 8 credits", "E0201", "8", "write `and` before it"},
      {"x: approval \"Dean\"", "E0201", "\"Dean\"", "write `of`"},
      {"x: learner age >= 16", "E0201", "age", "write `where`"},
  });
  expect_declared({
      {"let x courses", "E0201", "", "write `=`"},
      {"award { }", "E0201", "", ""},
      {"award a \"A\" kind certificate", "E0201", "", "write `{`"},
      {"use", "E0201", "", "nzqcf"},
      {"policy P { version \"1\" }", "E0201", "", ""},
      {"recognise \"C\" from \"D\" as \"E\"", "E0201", "", "write `{`"},
      {"test \"t\" { given { learner born 1990-02-01 } }", "E0201", "1990-02-01",
       "write `is` before it"},
      {"test \"t\" { given { course A-1 } }", "E0201", "A-1", "`\"A-1\"`"},
      {"recognise \"A\" { as \"B\" worth 15 }", "E0201", "", ""},
  });
}

TEST_CASE("something stands where it has no place") {
  expect_in_clauses({
      {"x: >= 15 credits from s", "E0201", ">=", "write `at least`"},
      {"x: <= 15 credits from s", "E0201", "<=", "write `at most`"},
      {"x: at least >= 15 credits", "E0201", ">=", "take out"},
      {"x: 3 of s", "E0201", "3", "at least"},
      {"x: any of \"A\"", "E0201", "\"A\"", "`{ \"A\" }`"},
      {"x: any of { \"A\", }", "E0201", ",", "take out the comma"},
      {"x: any of s,", "E0201", ",", "no comma stands between clauses"},
      {"x: at least 3 of s unless approved by Dean", "E0201", "Dean", "`\"Dean\"`"},
      {"x: at least 3 of courses where level => 5", "E0201", "=", "write `>=`"},
      {"x: at least 3 of courses where grade = \"B\"", "E0201", "=", "write `is`"},
      {"x: at least 3 courses from s", "E0201", "courses", "`3 of s`"},
      {"x: at least 5 credit", "E0201", "credit", "write `5 credits`"},
      {"x: at least 2 course", "E0201", "course", "write `2 courses`"},
      {"x: only courses where awarded within 5 year before audit", "E0201", "year",
       "write `5 years`"},
      {"x: oldest to latest at most 1.5 years", "E0107", "1.5", "`18 months`"},
      {"x: at least 3 of level", "E0201", "level", "micro-credentials"},
      {"x: at least 3 of s because \"a\" because \"b\"", "E0211", "because", "keep one"},
  });
  expect_in_award({
      {"version \"x\"", "E0205", "version", "belongs in a policy"},
      {"core: at least 3 of s", "E0205", "core", "`requires { … }`"},
      {"requires: { x: at least 3 of s }", "E0205", "requires", "without a colon"},
      {"kind is certificate", "E0201", "is", "take out `is`"},
      {"credits forty", "E0201", "forty", ""},
      {"level 5 level 6", "E0211", "level", "keep one"},
      {"\"x\"", "E0205", "\"x\"", ""},
  });
  expect_declared({
      {"let level = courses", "E0201", "level", "is a word of the language"},
      {"}", "E0204", "}", "no open `{`"},
      {"policy \"P\" { level 5 }", "E0205", "level", "belongs in an award"},
      {"policy \"P\" { version \"1\" version \"2\" }", "E0211", "version", "keep one"},
      {"edition 1", "E0204", "edition", "first line"},
      {"recognise CCNA from \"Cisco\" { as \"X\" }", "E0201", "CCNA", "`\"CCNA\"`"},
      {"use nzqcf level", "E0201", "level", ""},
  });
}

TEST_CASE("and and or side by side need brackets, whichever comes first") {
  const auto mixed =
      told(requiring("x: at least 3 of courses where a is b and c is d or e is f and g is h"));
  REQUIRE(mixed.size() == 1);
  CHECK(mixed[0].code == "E0207");
  CHECK(mixed[0].underlined == "or");
  CHECK(told(requiring("x: only courses where a is b or c is d and e is f"))[0].underlined ==
        "and");
  CHECK(told(requiring("x: only courses where (a is b or c is d) and e is f")).empty());
}

TEST_CASE("one fault in a choice of evidence has one message") {
  expect_declared({
      {"recognise any of {\n  one: \"A\" form \"X\"\n  two: \"B\"\n} { as \"C\" }", "E0201", "form",
       "write `from`"},
      {"recognise any of {\n  one: \"A\"\n  two all of { \"B\", \"C\" }\n} { as \"D\" }", "E0205",
       "two", "has a label of your choice"},
      {"recognise any of {\n  one: \"A\"\n  two: 3 badges\n} { as \"D\" }", "E0201", "3",
       "`at least 3 badges where …`"},
      {"recognise any of {\n  one: \"A\"\n  two: all of { \"B\", \"C\"\n} { as \"D\" }", "E0208",
       "{", "write `}` where it ends"},
      {"recognise any of {\n  one: \"A\"\n  two: \"B\"\n{ as \"C\" }", "E0208", "{",
       "write `}` where it ends"},
      {"recognise \"A\" { as 30 credits usable only in a }", "E0205", "usable",
       "put a comma before it"},
      {"recognise \"A\" { as 30 credits, usable in a }", "E0201", "in", "write `only`"},
      {"use unverified x", "E0201", "", "`because \"…\"`"},
  });
}

TEST_CASE("the edition is the first line, and the one this version knows") {
  const auto one = [](const std::string& text) {
    const std::vector<Told> all = told(text);
    REQUIRE(all.size() == 1);
    return all[0];
  };
  CHECK(one("policy \"P\" { }\n").hint == "begin the file with the line `edition 1`");
  CHECK(one("policy \"P\" { }\nedition 1\n").code == "E0201");
  CHECK(one("editoin 1\nuse a\n").hint == "write `edition`");
  CHECK(one("edition one\nuse a\n").underlined == "one");
  CHECK(one("edition 2\nwhatever ( this \" means\n").code == "E0210");
  CHECK(one("# only this\n\n").code == "E0202");
  CHECK(one("").code == "E0202");
}

TEST_CASE("a fault of letters is not told a second time as a fault of structure") {
  const auto one = [](const std::string& clause, std::string_view code) {
    INFO(clause);
    const std::vector<Told> all = told(requiring(clause + "\n    y: any of s"));
    REQUIRE(all.size() == 1);
    CHECK(all[0].code == code);
  };
  one("x: \xD0\xB0t least 3 of s", "E0105");
  one("x: at least\xC2\xA0"
      "3 of s",
      "E0105");
  one("x: any of { \"CAP-500, \"IND-510\" }", "E0102");
  one("x: any of { \"CAP-500 }", "E0102");
  one("x: at least 15credits from s", "E0110");
  one("x: at least 50 % of award credits", "E0101");
  one("x: any of s;", "E0101");
  one("x: only courses where awarded from 2026-02-30", "E0108");
  one("x: at least 99999999999999999999 credits", "E0107");
  one("x: a\xE2\x80\x8Bny of s", "E0106");
}
