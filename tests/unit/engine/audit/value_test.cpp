// SPDX-License-Identifier: Apache-2.0
// Comparison of values that are known within bounds, and patterns.
#include "recognition/value.hpp"

#include <catch2/catch.hpp>

using namespace cairn::engine;
using cairn::Number;

namespace {
const Wanted less = [](Order order) { return order == Order::less; };
const Wanted equal = [](Order order) { return order == Order::equal; };
const Wanted not_less = [](Order order) { return order != Order::less; };
}  // namespace

TEST_CASE("bounds decide where all of them agree") {
  const auto within = [](int least, int most) { return Value{Numbers{least, most}}; };
  CHECK(compare(within(1, 3), within(4, 5), less) == Truth::yes);
  CHECK(compare(within(1, 4), within(4, 5), less) == Truth::unknown);
  CHECK(compare(within(5, 6), within(4, 5), less) == Truth::no);
  CHECK(compare(within(4, 4), within(4, 4), equal) == Truth::yes);
  CHECK(compare(within(3, 4), within(4, 4), equal) == Truth::unknown);
  CHECK(compare(within(3, 4), within(3, 3), not_less) == Truth::yes);
  CHECK(compare(within(1, 2), Unknown{}, equal) == Truth::unknown);
}

TEST_CASE("what never ends is later than every day") {
  const Dates never{{}, {}, true};
  const cairn::Date day = cairn::Date::parse("9999-12-31").value();
  CHECK(compare(never, Dates{day, day}, not_less) == Truth::yes);
  CHECK(compare(Dates{day, day}, never, less) == Truth::yes);
}

TEST_CASE("one of several ranks") {
  CHECK(compare(Ranks{{2, 3}}, Ranks{{2}}, not_less) == Truth::yes);
  CHECK(compare(Ranks{{2, 3}}, Ranks{{3}}, not_less) == Truth::unknown);
  CHECK(compare(Ranks{{2, 3}}, Ranks{{4}}, not_less) == Truth::no);
}

TEST_CASE("a list that is not complete never says no") {
  const std::vector<std::string> tags = {"a", "b"};
  Texts list;
  list.many = tags;
  CHECK(compare(list, text_value("b"), equal) == Truth::yes);
  CHECK(compare(list, text_value("c"), equal) == Truth::no);
  list.complete = false;
  CHECK(compare(list, text_value("c"), equal) == Truth::unknown);
}

TEST_CASE("a star stands for any run of characters, everything else for itself") {
  CHECK(matches("DATA-501", "DATA-5*"));
  CHECK(matches("DATA-5", "DATA-5*"));
  CHECK_FALSE(matches("DATA-4", "DATA-5*"));
  CHECK(matches("a.b*c", "a.b*c"));
  CHECK_FALSE(matches("aXb", "a.b"));
  CHECK(matches("xaybzc", "*a*b*c"));
  CHECK(matches("", "*"));
  CHECK_FALSE(matches("", "a"));
  CHECK_FALSE(matches("ab", "a"));
}
