// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/core.h>

#include <cairn/lang/date.hpp>

namespace cairn {
namespace {

namespace chrono = std::chrono;

constexpr int first_year = 1;
constexpr int last_year = 9999;

chrono::year_month_day civil(Date date) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{date.days}}};
}

Date from_civil(chrono::year_month_day date) {
  return {static_cast<std::int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

Date calendar_begin() {
  return from_civil(chrono::year{first_year} / 1 / 1);
}
Date calendar_end() {
  return from_civil(chrono::year{last_year} / 12 / 31);
}

/// Moves by whole months, clamping to the last day of the month and to the calendar.
Date moved_by_months(Date date, std::int64_t months) {
  const auto from = civil(date);
  const std::int64_t index = std::int64_t{static_cast<int>(from.year())} * 12 +
                             static_cast<unsigned>(from.month()) - 1 + months;
  const std::int64_t year = index >= 0 ? index / 12 : -1;
  if (year < first_year) return calendar_begin();
  if (year > last_year) return calendar_end();
  const chrono::year_month target{chrono::year{static_cast<int>(year)},
                                  chrono::month{static_cast<unsigned>(index % 12) + 1}};
  const chrono::day last = (target / chrono::last).day();
  return from_civil(target / std::min(from.day(), last));
}

Date moved(Date date, Duration span, int sign) {
  const std::int64_t amount = std::int64_t{span.amount} * sign;
  switch (span.unit) {
    case DurationUnit::days: {
      const std::int64_t days = std::int64_t{date.days} + amount;
      return {static_cast<std::int32_t>(
          std::clamp<std::int64_t>(days, calendar_begin().days, calendar_end().days))};
    }
    case DurationUnit::months:
      return moved_by_months(date, amount);
    case DurationUnit::years:
      return moved_by_months(date, amount * 12);
  }
  return date;
}

/// The digits of `text` as a number; -1 when it is not all digits.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) {
    return std::nullopt;
  }
  const chrono::year_month_day date{chrono::year{year}, chrono::month{static_cast<unsigned>(month)},
                                    chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return from_civil(date);
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return from_ymd(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
}

int Date::year() const {
  return static_cast<int>(civil(*this).year());
}
int Date::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
  return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}
std::string Date::to_text() const {
  return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::optional<MonthDay> MonthDay::parse(std::string_view text) {
  if (text.size() != 5 || text[2] != '-') return std::nullopt;
  const MonthDay read{digits(text.substr(0, 2)), digits(text.substr(3, 2))};
  constexpr int no_leap_year = 2023;
  if (!Date::from_ymd(no_leap_year, read.month, read.day)) return std::nullopt;
  return read;
}

int MonthDay::year_of(Date date) const {
  const bool before = std::pair(date.month(), date.day()) < std::pair(month, day);
  return date.year() - (before ? 1 : 0);
}

std::string MonthDay::to_text() const {
  return fmt::format("{:02}-{:02}", month, day);
}

std::string Duration::to_text() const {
  const char* noun = unit == DurationUnit::days     ? "day"
                     : unit == DurationUnit::months ? "month"
                                                    : "year";
  return fmt::format("{} {}{}", amount, noun, amount == 1 ? "" : "s");
}

Date later_by(Date date, Duration span) {
  return moved(date, span, 1);
}
Date earlier_by(Date date, Duration span) {
  return moved(date, span, -1);
}

int whole_years_between(Date from, Date to) {
  if (to < from) return 0;
  int years = to.year() - from.year();
  if (later_by(from, {years, DurationUnit::years}) > to) --years;
  return years;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  if (text.size() == 10) {
    const auto date = Date::parse(text);
    if (!date) return std::nullopt;
    return exactly(*date);
  }
  if (text.size() == 7 && text[4] == '-') {
    const auto first = Date::from_ymd(digits(text.substr(0, 4)), digits(text.substr(5, 2)), 1);
    if (!first) return std::nullopt;
    return PartialDate{*first, {later_by(*first, {1, DurationUnit::months}).days - 1}};
  }
  if (text.size() == 4) {
    const int year = digits(text);
    const auto first = Date::from_ymd(year, 1, 1);
    const auto last = Date::from_ymd(year, 12, 31);
    if (!first || !last) return std::nullopt;
    return PartialDate{*first, *last};
  }
  return std::nullopt;
}

std::string PartialDate::to_text() const {
  if (is_exact()) return earliest.to_text();
  for (const std::size_t length : {std::size_t{4}, std::size_t{7}}) {
    const std::string prefix = earliest.to_text().substr(0, length);
    if (parse(prefix) == *this) return prefix;
  }
  return earliest.to_text() + ".." + latest.to_text();
}

}  // namespace cairn
