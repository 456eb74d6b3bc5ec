// SPDX-License-Identifier: Apache-2.0
#include "report/display.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/engine/report.hpp>

using namespace cairn::engine;
using namespace cairn::engine::report;

TEST_CASE("text is measured in the columns that it takes at a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Ngāta") == 5);
  CHECK(display_width("Nga\u0304ta") == 5);
  CHECK(display_width("数据") == 4);
  CHECK(display_width("✓ ✗ …") == 5);
}

TEST_CASE("text that is too long is cut at a character and says so") {
  CHECK(clipped("Data Foundations", 20) == "Data Foundations");
  CHECK(clipped("Data Foundations", 16) == "Data Foundations");
  CHECK(clipped("Data Foundations", 15) == "Data Foundatio…");
  CHECK(clipped("数据科学", 6) == "数据…");
  CHECK(clipped("数", 1) == "…");
  CHECK(clipped("x", 0).empty());
}

TEST_CASE("lines break at spaces, and a word only where it is wider than the line") {
  using Lines = std::vector<std::string>;
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one  two", 7) == Lines{"one two"});
  CHECK(wrapped("abcdefghij kl", 4) == Lines{"abcd", "efgh", "ij", "kl"});
  CHECK(wrapped("a 数据科学", 4) == Lines{"a", "数据", "科学"});
}

TEST_CASE("what a record says cannot reach the terminal as anything but letters") {
  CHECK(safe_text("Aroha Ngāta") == "Aroha Ngāta");
  CHECK(safe_text("\x1b[31mred") == "<U+001B>[31mred");
  CHECK(safe_text("a\nb\tc\rd\u2028e") == "a b c d e");
  CHECK(safe_text("a\u202Eb") == "a<U+202E>b");
  CHECK(safe_text("\u0080\u009B\x7f") == "<U+0080><U+009B><U+007F>");
  CHECK(safe_text("\u200B\uFEFF\U000E0041") == "<U+200B><U+FEFF><U+E0041>");
  CHECK(safe_text("a\xff"
                  "b\xc3") == "a\uFFFDb\uFFFD");
  CHECK(safe_text("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate is no character
  CHECK(safe_text("\xc0\xaf") == "\uFFFD\uFFFD");            // nor is `/` in two bytes
  CHECK(safe_text(std::string("a\0b", 3)) == "a<U+0000>b");
  // Joiners belong to names in many scripts.
  CHECK(safe_text("نمی\u200Cدانم") == "نمی\u200Cدانم");
}
