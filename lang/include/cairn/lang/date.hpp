// SPDX-License-Identifier: Apache-2.0
/// @file
/// Calendar dates, spans of calendar time, and dates known only to the month or the year.
/// The proleptic Gregorian calendar, years 1 to 9999. Nothing here reads a clock.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

/// A calendar date. Ordered by time; `days` counts from 1970-01-01.
struct Date {
  std::int32_t days = 0;

  /// Empty when there is no such day.
  static std::optional<Date> from_ymd(int year, int month, int day);
  /// Reads `YYYY-MM-DD` and nothing else.
  static std::optional<Date> parse(std::string_view text);

  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  /// `YYYY-MM-DD`.
  [[nodiscard]] std::string to_text() const;

  friend auto operator<=>(const Date&, const Date&) = default;
};

/// A day of every year, `02-01`; never 29 February.
struct MonthDay {
  int month = 1;
  int day = 1;

  /// Reads `MM-DD`. Empty for a day that not every year has.
  static std::optional<MonthDay> parse(std::string_view text);
  /// The year that a day lies in, where each year starts on this day and is named by the calendar
  /// year of its start.
  [[nodiscard]] int year_of(Date date) const;
  /// `02-01`.
  [[nodiscard]] std::string to_text() const;
  friend bool operator==(const MonthDay&, const MonthDay&) = default;
};

enum class DurationUnit { days, months, years };

/// A span of calendar time such as `5 years`; never negative.
struct Duration {
  std::int32_t amount = 0;
  DurationUnit unit = DurationUnit::days;

  /// `5 years`, `1 month`.
  [[nodiscard]] std::string to_text() const;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// The date a span later or earlier. A month or year span that lands on a missing day is clamped to
/// the last day of that month (2024-02-29 + 1 year = 2025-02-28). Results are held within the
/// calendar.
[[nodiscard]] Date later_by(Date date, Duration span);
[[nodiscard]] Date earlier_by(Date date, Duration span);

/// Whole years from `from` to `to` (an age); 0 when `to` is before `from`.
[[nodiscard]] int whole_years_between(Date from, Date to);

/// A date that may be known only to the month or the year: every day from `earliest` to `latest`.
struct PartialDate {
  Date earliest;
  Date latest;

  /// Reads `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
  static std::optional<PartialDate> parse(std::string_view text);
  static PartialDate exactly(Date date) { return {date, date}; }
  [[nodiscard]] bool is_exact() const { return earliest == latest; }
  /// `2025-03-01`, `2025-03`, `2025`, or `2025-03-01..2025-04-02`.
  [[nodiscard]] std::string to_text() const;
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

}  // namespace cairn
