// SPDX-License-Identifier: Apache-2.0
#include "audit/sequence.hpp"

#include <algorithm>

namespace cairn::engine {
namespace {

using namespace program;

constexpr Unit one_each{program::Measure::count, std::nullopt};

/// No more than none of it.
Demand none_of(SelectionId selection) {
  Demand demand;
  demand.bounds = {BoundKind::at_most, std::nullopt, Number(0)};
  demand.unit = one_each;
  demand.from = selection;
  return demand;
}

std::vector<Truth> awarded_by(const std::vector<Form>& forms, std::optional<Date> day, Date as_of) {
  std::vector<Truth> by;
  for (const Form& form : forms)
    by.push_back(engine::awarded_by(form, day, as_of));
  return by;
}

}  // namespace

Truth awarded_by(const Form& form, std::optional<Date> day, Date as_of) {
  const auto& awarded = form.facts->awarded;
  if (!awarded) return day && *day >= as_of ? Truth::yes : Truth::unknown;
  if (!day || *day < awarded->earliest) return Truth::no;
  return std::min(awarded->latest, as_of) <= *day ? Truth::yes : Truth::unknown;
}

std::vector<Slice> slices_of(const Memberships& memberships, const OrderBody& order, Date as_of) {
  const std::vector<Form>& forms = memberships.holdings().forms;
  const std::vector<Membership>& of = memberships.of(order.of);
  const std::vector<Membership>& first = memberships.of(order.after.demand.from);
  std::vector<Slice> slices(1);
  slices[0].in.assign(forms.size(), Truth::no);
  // The days by which more of what comes first was awarded, or may have been. What has no date may
  // have been awarded before all others.
  std::vector<std::optional<Date>> days;
  for (FormIndex form = 0; form < forms.size(); ++form) {
    if (!first[form].may_be_in()) continue;
    const auto& awarded = forms[form].facts->awarded;
    days.emplace_back(awarded ? std::optional(awarded->earliest) : std::nullopt);
    if (awarded) days.emplace_back(std::min(awarded->latest, as_of));
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Truth> kept_out_before;
  for (const auto& day : days) {
    Slice slice;
    slice.until = day;
    slice.in = awarded_by(forms, day, as_of);
    std::vector<Truth> kept_out = slice.in;
    bool lets_in = false;
    for (FormIndex form = 0; form < forms.size(); ++form) {
      if (!of[form].may_be_in()) kept_out[form] = Truth::no;
      lets_in = lets_in || (of[form].may_be_in() && slice.in[form] != Truth::yes);
      // What has to come after is nothing that comes first.
      if (of[form].truth == Truth::yes) slice.in[form] = Truth::no;
    }
    // Of the days that keep out the same, by the last the most has come first.
    if (slices.size() > 1 && kept_out == kept_out_before) slices.pop_back();
    kept_out_before = std::move(kept_out);
    if (!lets_in) break;
    slices.push_back(std::move(slice));
  }
  return slices;
}

std::vector<SumRule> rules_of(const Sums& sums, const Memberships& memberships,
                              const OrderBody& order, const Slice* slice, Date as_of) {
  const Demand none = none_of(order.of);
  if (slice == nullptr) return sums.demand(none);
  const std::vector<Truth> by = awarded_by(memberships.holdings().forms, slice->until, as_of);
  std::vector<SumRule> rules = sums.demand(none, std::nullopt, &by);
  for (SumRule& rule : sums.phrase_over_all(order.after, &slice->in))
    rules.push_back(std::move(rule));
  return rules;
}

}  // namespace cairn::engine
