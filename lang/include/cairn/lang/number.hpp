// SPDX-License-Identifier: Apache-2.0
/// @file
/// Exact numbers. Every amount, share, average and mark in Cairn is one of these: a fraction of two
/// 64-bit integers in lowest terms. There is no rounding here and no floating point anywhere;
/// an operation whose exact result does not fit says so instead of returning something near it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// How a number is brought to a whole multiple of a step. Rounding happens only where a policy says
/// so.
enum class Rounding { none, up, down, nearest };

/// An exact rational number in lowest terms; the denominator is always positive.
class Number {
 public:
  constexpr Number() = default;
  /// A whole number. Implicit on purpose: `Number n = 40;` is exact.
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr Number(std::int64_t integer) : numerator_(integer) {}

  /// numerator / denominator in lowest terms; empty when the denominator is 0 or the result does
  /// not fit.
  static std::optional<Number> fraction(std::int64_t numerator, std::int64_t denominator);

  /// Reads plain decimal digits: `-?digits[.digits]`. No exponent, no sign `+`, no grouping, no
  /// spaces. Empty when the text is not such a number or does not fit.
  static std::optional<Number> parse_decimal(std::string_view text);

  [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
  [[nodiscard]] constexpr bool is_integer() const { return denominator_ == 1; }
  [[nodiscard]] constexpr bool is_zero() const { return numerator_ == 0; }
  [[nodiscard]] constexpr bool is_negative() const { return numerator_ < 0; }

  /// The shortest exact text: `45`, `7.5`, and `1/3` where no finite decimal exists.
  [[nodiscard]] std::string to_text() const;

  /// The multiple of `step` (> 0) that `rounding` chooses; halves go up for `nearest`.
  /// Empty on overflow. `Rounding::none` gives the number itself.
  [[nodiscard]] std::optional<Number> rounded(Rounding rounding, Number step = 1) const;

  friend bool operator==(const Number&, const Number&) = default;
  friend std::strong_ordering operator<=>(const Number& left, const Number& right);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

/// Exact arithmetic; empty when the result does not fit in a Number (or on division by zero).
[[nodiscard]] std::optional<Number> add(Number left, Number right);
[[nodiscard]] std::optional<Number> subtract(Number left, Number right);
[[nodiscard]] std::optional<Number> multiply(Number left, Number right);
[[nodiscard]] std::optional<Number> divide(Number left, Number right);

}  // namespace cairn
