// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <numeric>

#include <cairn/lang/number.hpp>

namespace cairn {
namespace {

__extension__ using Wide = __int128;

Wide greatest_common_divisor(Wide left, Wide right) {
  if (left < 0) left = -left;
  if (right < 0) right = -right;
  while (right != 0) {
    const Wide rest = left % right;
    left = right;
    right = rest;
  }
  return left;
}

bool fits(Wide value) {
  return value >= std::numeric_limits<std::int64_t>::min() &&
         value <= std::numeric_limits<std::int64_t>::max();
}

std::optional<Number> reduce(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Wide divisor = greatest_common_divisor(numerator, denominator);
  if (divisor > 1) {
    numerator /= divisor;
    denominator /= divisor;
  }
  if (!fits(numerator) || !fits(denominator)) return std::nullopt;
  return Number::fraction(static_cast<std::int64_t>(numerator),
                          static_cast<std::int64_t>(denominator));
}

}  // namespace

std::optional<Number> Number::fraction(std::int64_t numerator, std::int64_t denominator) {
  if (denominator == 0) return std::nullopt;
  Wide top = numerator;
  Wide bottom = denominator;
  if (bottom < 0) {
    top = -top;
    bottom = -bottom;
  }
  const Wide divisor = greatest_common_divisor(top, bottom);
  if (divisor > 1) {
    top /= divisor;
    bottom /= divisor;
  }
  if (!fits(top) || !fits(bottom)) return std::nullopt;
  Number result;
  result.numerator_ = static_cast<std::int64_t>(top);
  result.denominator_ = static_cast<std::int64_t>(bottom);
  return result;
}

std::optional<Number> Number::parse_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  Wide numerator = 0;
  Wide denominator = 1;
  bool seen_digit = false;
  bool seen_point = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {
      if (seen_point || !seen_digit || i + 1 == text.size()) return std::nullopt;
      seen_point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    seen_digit = true;
    numerator = numerator * 10 + (c - '0');
    if (seen_point) denominator *= 10;
    // One decimal more than a Number can hold is room enough for trailing zeros to cancel.
    if (numerator > Wide{std::numeric_limits<std::int64_t>::max()} * 1'000'000 ||
        denominator > Wide{std::numeric_limits<std::int64_t>::max()}) {
      return std::nullopt;
    }
  }
  if (!seen_digit) return std::nullopt;
  return reduce(negative ? -numerator : numerator, denominator);
}

std::string Number::to_text() const {
  std::int64_t rest = denominator_;
  int twos = 0;
  int fives = 0;
  for (; rest % 2 == 0; rest /= 2)
    ++twos;
  for (; rest % 5 == 0; rest /= 5)
    ++fives;
  if (rest != 1) return std::to_string(numerator_) + "/" + std::to_string(denominator_);

  Wide scaled = numerator_;
  const int places = twos > fives ? twos : fives;
  for (int i = twos; i < places; ++i)
    scaled *= 2;
  for (int i = fives; i < places; ++i)
    scaled *= 5;
  const bool negative = scaled < 0;
  if (negative) scaled = -scaled;
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(scaled % 10)));
    scaled /= 10;
  } while (scaled != 0);
  if (places > 0) {
    if (digits.size() <= static_cast<std::size_t>(places)) {
      digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
    }
    digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
  }
  return negative ? "-" + digits : digits;
}

std::optional<Number> Number::rounded(Rounding rounding, Number step) const {
  if (rounding == Rounding::none) return *this;
  const auto quotient = divide(*this, step);
  if (!quotient) return std::nullopt;
  const Wide top = quotient->numerator_;
  const Wide bottom = quotient->denominator_;
  Wide floor = top / bottom;
  if (top % bottom != 0 && top < 0) --floor;
  Wide whole = floor;
  const Wide remainder = top - floor * bottom;
  if (rounding == Rounding::up && remainder != 0) ++whole;
  if (rounding == Rounding::nearest && remainder * 2 >= bottom) ++whole;
  if (!fits(whole)) return std::nullopt;
  return multiply(Number(static_cast<std::int64_t>(whole)), step);
}

std::strong_ordering operator<=>(const Number& left, const Number& right) {
  const Wide a = Wide{left.numerator_} * right.denominator_;
  const Wide b = Wide{right.numerator_} * left.denominator_;
  if (a < b) return std::strong_ordering::less;
  if (a > b) return std::strong_ordering::greater;
  return std::strong_ordering::equal;
}

namespace {

/// left/… ± right/… over the least common denominator, which keeps the parts within 128 bits.
std::optional<Number> sum(Number left, Number right, int sign) {
  const std::int64_t shared = std::gcd(left.denominator(), right.denominator());
  const Wide left_factor = right.denominator() / shared;
  const Wide right_factor = left.denominator() / shared;
  const Wide numerator =
      Wide{left.numerator()} * left_factor + Wide{sign} * right.numerator() * right_factor;
  return reduce(numerator, Wide{left.denominator()} * left_factor);
}

}  // namespace

std::optional<Number> add(Number left, Number right) {
  return sum(left, right, 1);
}
std::optional<Number> subtract(Number left, Number right) {
  return sum(left, right, -1);
}

std::optional<Number> multiply(Number left, Number right) {
  return reduce(Wide{left.numerator()} * right.numerator(),
                Wide{left.denominator()} * right.denominator());
}

std::optional<Number> divide(Number left, Number right) {
  if (right.is_zero()) return std::nullopt;
  return reduce(Wide{left.numerator()} * right.denominator(),
                Wide{left.denominator()} * right.numerator());
}

}  // namespace cairn
