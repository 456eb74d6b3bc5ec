// SPDX-License-Identifier: Apache-2.0
#include "audit/counted_within.hpp"

#include <fmt/core.h>

#include "audit/span_of_dates.hpp"
#include "explain/words.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// The first and the last day on which it may have been awarded; no first: the record says none.
struct Days {
  std::optional<Date> first;
  Date last;
};

Days days_of(const Form& form, Date as_of) {
  const auto& awarded = form.facts->awarded;
  if (!awarded) return {std::nullopt, as_of};
  return {awarded->earliest, std::min(awarded->latest, as_of)};
}

}  // namespace

Truth lies_near(const CountedWithinBody& counted, const Form& one, const Form& other, Date as_of) {
  const Days days = days_of(one, as_of);
  const Days anchor = days_of(other, as_of);
  if (counted.of_latest) {
    if (days.first && *days.first >= earlier_by(anchor.last, counted.span)) return Truth::yes;
    const bool before = anchor.first && days.last < earlier_by(*anchor.first, counted.span);
    return before ? Truth::no : Truth::unknown;
  }
  if (anchor.first && days.last <= later_by(*anchor.first, counted.span)) return Truth::yes;
  const bool behind = days.first && *days.first > later_by(anchor.last, counted.span);
  return behind ? Truth::no : Truth::unknown;
}

std::vector<TooFar> too_far(const Memberships& memberships, const CountedWithinBody& counted,
                            const std::vector<bool>& among, bool favour, Date as_of) {
  const std::vector<Form>& forms = memberships.holdings().forms;
  const std::vector<Membership>& in = memberships.of(counted.of);
  std::vector<TooFar> pairs;
  for (FormIndex one = 0; one < forms.size(); ++one) {
    const bool is_of =
        favour ? in[one].truth == Truth::yes && !in[one].grade_may_spare : !in[one].surely_spared();
    if (!is_of || !among[one] || forms[one].conferral) continue;
    for (FormIndex other = 0; other < forms.size(); ++other) {
      if (other == one || !among[other] || forms[other].conferral) continue;
      const Truth near = lies_near(counted, forms[one], forms[other], as_of);
      if (favour ? near == Truth::no : near != Truth::yes) pairs.push_back({one, other});
    }
  }
  return pairs;
}

std::string too_far_words(const Memberships& memberships, const CountedWithinBody& counted,
                          const TooFar& pair) {
  const std::vector<Form>& forms = memberships.holdings().forms;
  return fmt::format("it is {}, {} {} from {} {}", date_words(forms[pair.form]),
                     exact_award_date(forms[pair.form]) && exact_award_date(forms[pair.from])
                         ? "more than"
                         : "perhaps more than",
                     counted.span.to_text(), name_of(reference_to(*forms[pair.from].facts)),
                     date_words(forms[pair.from]));
}

}  // namespace cairn::engine
