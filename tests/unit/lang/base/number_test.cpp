// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include <catch2/catch.hpp>

#include <cairn/lang/number.hpp>

using cairn::Number;
using cairn::Rounding;

namespace {
Number decimal(std::string_view text) {
  return Number::parse_decimal(text).value();
}
constexpr auto largest = std::numeric_limits<std::int64_t>::max();
}  // namespace

TEST_CASE("decimals are read from their digits, exactly") {
  CHECK(decimal("7.5") == Number::fraction(15, 2));
  CHECK(decimal("0.1") == Number::fraction(1, 10));
  CHECK(decimal("-3.125").to_text() == "-3.125");
  CHECK(decimal("3.0").is_integer());
  CHECK(decimal("9223372036854775807").numerator() == largest);
}

TEST_CASE("what is not plain digits is refused") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1,5", "1e3", "+1", " 1", "1 ", "0x1", "1.2.3",
                           "9223372036854775808", "0.00000000000000000001", "NaN"}) {
    INFO(text);
    CHECK_FALSE(Number::parse_decimal(text).has_value());
  }
}

TEST_CASE("numbers print exactly") {
  CHECK(Number(45).to_text() == "45");
  CHECK(Number::fraction(1, 8)->to_text() == "0.125");
  CHECK(Number::fraction(1, 3)->to_text() == "1/3");
  CHECK(Number::fraction(-1, 20)->to_text() == "-0.05");
}

TEST_CASE("arithmetic is exact, and says when it does not fit") {
  CHECK(add(decimal("0.1"), decimal("0.2")) == decimal("0.3"));
  CHECK(subtract(Number(1), decimal("0.9")) == decimal("0.1"));
  CHECK(multiply(Number::fraction(1, 3).value(), Number(3)) == Number(1));
  CHECK(divide(Number(1), Number(3)) == Number::fraction(1, 3));
  CHECK_FALSE(divide(Number(1), Number(0)).has_value());
  CHECK_FALSE(add(Number(largest), Number(1)).has_value());
  CHECK_FALSE(multiply(Number(largest), Number(2)).has_value());
}

TEST_CASE("order is by value, also where a common denominator would not fit") {
  CHECK(Number::fraction(largest - 1, largest).value() < Number(1));
  CHECK(decimal("22.5") > Number(22));
  CHECK(Number::fraction(1, largest).value() < Number::fraction(1, largest - 1).value());
}

TEST_CASE("rounding goes to a multiple of the step") {
  CHECK(decimal("22.5").rounded(Rounding::up) == Number(23));
  CHECK(decimal("22.5").rounded(Rounding::down) == Number(22));
  CHECK(decimal("22.5").rounded(Rounding::nearest) == Number(23));
  CHECK(decimal("22.5").rounded(Rounding::up, 3) == Number(24));
  CHECK(decimal("-22.5").rounded(Rounding::down) == Number(-23));
  CHECK(decimal("22.5").rounded(Rounding::none) == decimal("22.5"));
}
