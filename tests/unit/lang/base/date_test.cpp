// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cairn/lang/date.hpp>

using cairn::Date;
using cairn::Duration;
using cairn::DurationUnit;
using cairn::MonthDay;
using cairn::PartialDate;

namespace {
Date date(std::string_view text) {
  return Date::parse(text).value();
}
}  // namespace

TEST_CASE("a date is a day of the calendar or nothing") {
  CHECK(date("2024-02-29").to_text() == "2024-02-29");
  CHECK(date("1970-01-01").days == 0);
  for (const char* text : {"2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "0000-01-01",
                           "2026-01-01T00:00:00Z", "", "26-01-01", "2026/01/01"}) {
    INFO(text);
    CHECK_FALSE(Date::parse(text).has_value());
  }
}

TEST_CASE("a month or year span that lands on a missing day is clamped") {
  CHECK(later_by(date("2024-02-29"), {1, DurationUnit::years}) == date("2025-02-28"));
  CHECK(later_by(date("2025-01-31"), {1, DurationUnit::months}) == date("2025-02-28"));
  CHECK(earlier_by(date("2026-06-30"), {5, DurationUnit::years}) == date("2021-06-30"));
  CHECK(earlier_by(date("2026-03-31"), {1, DurationUnit::months}) == date("2026-02-28"));
  CHECK(later_by(date("2026-01-01"), {90, DurationUnit::days}) == date("2026-04-01"));
}

TEST_CASE("spans never leave the calendar") {
  CHECK(earlier_by(date("0005-01-01"), {100, DurationUnit::years}) == date("0001-01-01"));
  CHECK(later_by(date("9990-01-01"), {2'000'000'000, DurationUnit::days}) == date("9999-12-31"));
  CHECK(later_by(date("9990-01-01"), {2'000'000'000, DurationUnit::years}) == date("9999-12-31"));
}

TEST_CASE("an age is in whole years") {
  CHECK(whole_years_between(date("2010-06-30"), date("2026-06-29")) == 15);
  CHECK(whole_years_between(date("2010-06-30"), date("2026-06-30")) == 16);
  CHECK(whole_years_between(date("2026-01-01"), date("2020-01-01")) == 0);
}

TEST_CASE("a date known to the month or year is an interval") {
  const auto month = PartialDate::parse("2024-02").value();
  CHECK(month.earliest == date("2024-02-01"));
  CHECK(month.latest == date("2024-02-29"));
  CHECK(month.to_text() == "2024-02");
  const auto year = PartialDate::parse("2012").value();
  CHECK(year.latest == date("2012-12-31"));
  CHECK(year.to_text() == "2012");
  CHECK(PartialDate::parse("2012-05-06")->is_exact());
  CHECK_FALSE(PartialDate::parse("2012-5").has_value());
  CHECK((PartialDate{date("2025-03-01"), date("2025-04-02")}.to_text()) ==
        "2025-03-01..2025-04-02");
}

TEST_CASE("a year that starts on a day is named by the calendar year of its start") {
  const MonthDay february = MonthDay::parse("02-01").value();
  CHECK(february.year_of(date("2026-02-01")) == 2026);
  CHECK(february.year_of(date("2026-01-31")) == 2025);
  CHECK(february.year_of(date("2026-12-31")) == 2026);
  CHECK(MonthDay{1, 1}.year_of(date("2026-01-01")) == 2026);
  CHECK(MonthDay{12, 31}.year_of(date("2026-12-30")) == 2025);
  CHECK(MonthDay{12, 31}.year_of(date("2026-12-31")) == 2026);
  CHECK(february.to_text() == "02-01");
}

TEST_CASE("a day of every year is one that every year has") {
  CHECK(MonthDay::parse("02-28") == MonthDay{2, 28});
  for (const char* text : {"02-29", "02-30", "13-01", "00-10", "04-31", "1-1", "01-1", "0a-01", ""})
    CHECK_FALSE(MonthDay::parse(text));
}
