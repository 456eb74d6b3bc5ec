// SPDX-License-Identifier: Apache-2.0
#include "audit/span_of_dates.hpp"

#include <algorithm>

namespace cairn::engine {

std::optional<Date> exact_award_date(const Form& form) {
  const auto& awarded = form.facts->awarded;
  if (!awarded || !awarded->is_exact()) return std::nullopt;
  return awarded->earliest;
}

Finding open_date(const Form& form) {
  const auto& awarded = form.facts->awarded;
  return {"awarded",
          awarded ? "awarded is " + awarded->to_text() + ", not known to the day"
                  : "the record gives no date of award",
          "", true, false};
}

std::string date_words(const Form& form) {
  const auto& awarded = form.facts->awarded;
  return awarded ? "of " + awarded->to_text() : "of no date that the record gives";
}

std::string_view unit_of_span(Duration span) {
  switch (span.unit) {
    case DurationUnit::days:
      return "days";
    case DurationUnit::months:
      return "months";
    case DurationUnit::years:
      break;
  }
  return "years";
}

DatedForms dated_forms(const std::vector<Form>& forms, const std::vector<bool>& usable,
                       const std::vector<bool>& barred) {
  DatedForms dated;
  for (FormIndex form = 0; form < forms.size(); ++form) {
    const bool takes_part = usable[form] && !barred[form] && !forms[form].conferral;
    dated.of_item.push_back(takes_part ? exact_award_date(forms[form]) : std::nullopt);
    dated.between.push_back(takes_part ? forms[form].facts->awarded : std::nullopt);
    if (takes_part && !dated.of_item.back()) dated.some_open = true;
  }
  return dated;
}

bool span_holds(const program::ElapsedBody& elapsed, Date oldest, Date latest) {
  if (elapsed.low && latest < later_by(oldest, *elapsed.low)) return false;
  return !elapsed.high || latest <= later_by(oldest, *elapsed.high);
}

allocation::Window window(const DatedForms& dated, const program::ElapsedBody& elapsed) {
  std::vector<Date> dates;
  for (const auto& date : dated.of_item) {
    if (date) dates.push_back(*date);
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  allocation::Window window;
  window.may_be_short = elapsed.low.has_value();
  for (const auto& date : dated.of_item) {
    window.position.push_back(
        date ? static_cast<std::uint32_t>(std::lower_bound(dates.begin(), dates.end(), *date) -
                                          dates.begin())
             : allocation::no_position);
  }
  for (const Date oldest : dates) {
    auto first = std::find(dates.begin(), dates.end(), oldest);
    auto end = dates.end();
    if (elapsed.low) first = std::lower_bound(first, end, later_by(oldest, *elapsed.low));
    if (elapsed.high) end = std::upper_bound(dates.begin(), end, later_by(oldest, *elapsed.high));
    window.least_end.push_back(static_cast<std::uint32_t>(first - dates.begin()));
    // INVARIANT: the oldest itself is never later than its own span, so `end` is past it.
    window.greatest_end.push_back(static_cast<std::uint32_t>(end - dates.begin()) - 1);
  }
  return window;
}

std::vector<std::vector<allocation::ItemIndex>> too_far_apart(const DatedForms& dated,
                                                              const program::ElapsedBody& elapsed) {
  std::vector<std::vector<allocation::ItemIndex>> pairs;
  if (!elapsed.high) return pairs;
  for (std::size_t i = 0; i < dated.between.size(); ++i) {
    for (std::size_t j = i + 1; j < dated.between.size(); ++j) {
      if (!dated.between[i] || !dated.between[j]) continue;
      const Date oldest = std::min(dated.between[i]->latest, dated.between[j]->latest);
      const Date latest = std::max(dated.between[i]->earliest, dated.between[j]->earliest);
      if (latest > later_by(oldest, *elapsed.high)) {
        pairs.push_back(
            {static_cast<allocation::ItemIndex>(i), static_cast<allocation::ItemIndex>(j)});
      }
    }
  }
  return pairs;
}

}  // namespace cairn::engine
