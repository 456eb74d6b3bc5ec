// SPDX-License-Identifier: Apache-2.0
/// Clauses of `overall` about when what is counted was awarded: `order … after`, `counted within`.
#include <algorithm>

#include <fmt/core.h>

#include "audit/best_slice.hpp"
#include "audit/clause_writer.hpp"
#include "audit/counted_within.hpp"
#include "audit/measures.hpp"
#include "audit/sequence.hpp"
#include "audit/span_of_dates.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

namespace {

bool is_earlier(const Form& one, const Form& other) {
  const auto& left = one.facts->awarded;
  const auto& right = other.facts->awarded;
  return left && (!right || left->earliest < right->earliest);
}

}  // namespace

void ClauseWriter::note_unknown(FormIndex form, const Finding& finding, ClauseAudit& audit,
                                Reliance& reliance) {
  reliance.unknown = true;
  add_missing(case_, form, finding, audit);
  conditions_.fact(form, audit.path, finding);
}

// ---- order

const Slice* ClauseWriter::day_shown(ScopeIndex scope, ClauseId id,
                                     const std::vector<bool>& counted) const {
  const std::vector<Slice>& slices = case_.slices(id);
  const auto chosen = allotment_.slice(scope, id);
  if (chosen && *chosen > 0) return &slices[*chosen];
  // The last day before which nothing of S has to have been awarded.
  const Slice* last = nullptr;
  for (std::size_t i = 1; i < slices.size(); ++i) {
    const SumRule& kept_out = case_.rules(id, i).front();
    if (holds(kept_out, total(kept_out, counted)) != Truth::no) last = &slices[i];
  }
  return last;
}

void ClauseWriter::write_order(ScopeIndex scope, ClauseId id, const std::vector<bool>& counted,
                               ClauseAudit& audit) {
  const auto& order = std::get<OrderBody>(case_.program()[id].body);
  const Memberships& memberships = case_.hearing().memberships;
  const std::vector<Membership>& of = memberships.of(order.of);
  const std::string& of_text = case_.program()[order.of].text;
  const auto truth_over = [&](const std::vector<bool>& forms) {
    return best_slice(case_, id, [&](const SumRule& rule) { return total(rule, forms); }).truth;
  };
  std::optional<FormIndex> first;
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (!counted[form] || of[form].surely_spared()) continue;
    if (!first || is_earlier(case_.forms()[form], case_.forms()[*first])) first = form;
  }
  if (!first) {
    audit.status = ClauseStatus::met;
    audit.notes.push_back("nothing counts of " + of_text + ", so nothing has to come first");
    return;
  }
  const Truth truth = truth_over(counted);
  const bool holds_here =
      truth == Truth::yes || (truth == Truth::unknown && attempt_.relaxation.unknown);
  Reliance reliance;
  const Slice nothing{{}, {}, {}, std::vector<Truth>(counted.size(), Truth::no)};
  const Slice* shown = day_shown(scope, id, counted);
  const Slice& day = shown != nullptr ? *shown : nothing;
  const Form& it = case_.forms()[*first];
  audit.notes.push_back(fmt::format("the first counted of {} is {} {}", of_text,
                                    name_of(reference_to(*it.facts)), date_words(it)));
  for (std::size_t i = 0; i <= order.after.including.size(); ++i) {
    const Demand& demand = i == 0 ? order.after.demand : order.after.including[i - 1];
    const std::optional<SelectionId> within =
        i == 0 ? std::nullopt : std::optional(order.after.demand.from);
    const Amounts sum = amounts(memberships, demand, within, counted, &day);
    const bool reached = sum.exact && sum.counted >= *demand.bounds.low;
    audit.measures.push_back(measured(case_.program(), demand, sum, reached || holds_here));
    audit.measures.back().open = !reached && holds_here;
  }
  if (order.after.spanning && shown != nullptr) {
    for (const SumRule& rule : case_.rules(id, day_index(id, *shown))) {
      if (!rule.of_values) continue;
      const SumRange values = total(rule, counted);
      audit.measures.push_back(
          measured(*order.after.spanning, values, holds(rule, values) == Truth::yes || holds_here));
    }
  }
  if (truth == Truth::yes) {
    reliance.unknown = truth_over(without_open_forms(counted)) != Truth::yes;
    reliance.approval = truth_over(without_open_approvals(counted)) != Truth::yes;
  }
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (!counted[form]) continue;
    if (truth == Truth::unknown && holds_here) {
      for (const Finding& finding : open_order(order, day, form))
        note_unknown(form, finding, audit, reliance);
    }
    write_what_comes_first(order, day, form, *first, holds_here, audit);
  }
  audit.status = holds_here ? reliance.status() : unmet();
}

std::size_t ClauseWriter::day_index(ClauseId id, const Slice& day) const {
  return static_cast<std::size_t>(&day - case_.slices(id).data());
}

void ClauseWriter::write_what_comes_first(const OrderBody& order, const Slice& day, FormIndex form,
                                          FormIndex first, bool holds_here, ClauseAudit& audit) {
  const Memberships& memberships = case_.hearing().memberships;
  const Demand& demand = order.after.demand;
  if (!memberships.of(demand.from)[form].may_be_in()) return;
  if (day.in[form] != Truth::no) {
    const AmountRange amount = memberships.amount(demand.unit, form);
    for (UsedCredential& row : used(form, amount.is_exact() ? amount.least.to_text() : "",
                                    day.in[form] == Truth::unknown))
      audit.used.push_back(std::move(row));
    return;
  }
  if (holds_here || memberships.of(order.of)[form].may_be_in()) return;
  const Form& last = case_.forms()[first];
  audit.excluded.push_back(
      {reference_to(*case_.forms()[form].facts), ExclusionReason::does_not_match, "",
       fmt::format("it is {}, not before {} {}", date_words(case_.forms()[form]),
                   name_of(reference_to(*last.facts)), date_words(last))});
}

std::vector<Finding> ClauseWriter::open_order(const OrderBody& order, const Slice& day,
                                              FormIndex index) const {
  const Form& form = case_.forms()[index];
  const Memberships& memberships = case_.hearing().memberships;
  const Judge& judge = case_.hearing().judge;
  const Truth by = awarded_by(form, day.until, case_.hearing().options.as_of);
  std::vector<Finding> findings;
  const Membership& of = memberships.of(order.of)[index];
  const Membership& comes_first = memberships.of(order.after.demand.from)[index];
  if (by == Truth::unknown && (of.may_be_in() || comes_first.may_be_in()))
    findings.push_back(open_date(form));
  if (by == Truth::no) return findings;
  // It would help not to be one of those that come after, so nothing is hoped for.
  for (Finding& finding : judge.why_not(order.of, form)) {
    if (!finding.unknown || !of.may_be_in()) continue;
    finding.asks.clear();
    findings.push_back(std::move(finding));
  }
  if (!comes_first.may_be_in() || of.truth == Truth::yes) return findings;
  const auto add = [&](std::vector<Finding> more) {
    for (Finding& finding : more) {
      if (finding.unknown) findings.push_back(std::move(finding));
    }
  };
  add(judge.why_not(order.after.demand.from, form));
  add(open_amounts(order.after.demand.unit, index));
  for (const Demand& including : order.after.including) {
    add(judge.why_not(including.from, form));
    add(open_amounts(including.unit, index));
  }
  if (order.after.spanning) add(open_values(order.after.spanning->field, index));
  return findings;
}

// ---- counted within

void ClauseWriter::write_counted_within(const CountedWithinBody& counted_within,
                                        const std::vector<bool>& counted, ClauseAudit& audit) {
  const Memberships& memberships = case_.hearing().memberships;
  const Date as_of = case_.hearing().options.as_of;
  const bool favour = attempt_.relaxation.unknown;
  const std::vector<TooFar> broken = too_far(memberships, counted_within, counted, favour, as_of);
  Reliance reliance;
  if (broken.empty() && favour) {
    for (const auto& [form, from] : too_far(memberships, counted_within, counted, false, as_of)) {
      for (const FormIndex open : {form, from}) {
        const auto& awarded = case_.forms()[open].facts->awarded;
        if (!awarded || !awarded->is_exact())
          note_unknown(open, open_date(case_.forms()[open]), audit, reliance);
      }
      for (Finding& finding :
           case_.hearing().judge.why_not(counted_within.of, case_.forms()[form])) {
        if (!finding.unknown) continue;
        finding.asks.clear();
        note_unknown(form, finding, audit, reliance);
      }
    }
  }
  Measured measured;
  measured.text = audit.text;
  measured.unit = unit_of_span(counted_within.span);
  measured.high = std::to_string(counted_within.span.amount);
  measured.satisfied = broken.empty();
  audit.measures.push_back(std::move(measured));
  note_furthest(counted_within, counted, audit);
  for (const TooFar& pair : broken) {
    const CredentialRef reference = reference_to(*case_.forms()[pair.form].facts);
    const bool said =
        std::any_of(audit.excluded.begin(), audit.excluded.end(),
                    [&](const ExcludedCredential& it) { return it.credential.id == reference.id; });
    if (said) continue;
    audit.excluded.push_back({reference, ExclusionReason::does_not_match, "",
                              too_far_words(memberships, counted_within, pair)});
  }
  audit.status = broken.empty() ? reliance.status() : unmet();
}

void ClauseWriter::note_furthest(const CountedWithinBody& counted_within,
                                 const std::vector<bool>& counted, ClauseAudit& audit) const {
  std::optional<Date> anchor;
  for (FormIndex form = 0; form < counted.size(); ++form) {
    if (!counted[form] || case_.forms()[form].conferral) continue;
    const auto date = exact_award_date(case_.forms()[form]);
    if (!date) continue;
    if (!anchor)
      anchor = date;
    else
      anchor = counted_within.of_latest ? std::max(*anchor, *date) : std::min(*anchor, *date);
  }
  if (!anchor) return;
  const Date end = counted_within.of_latest ? earlier_by(*anchor, counted_within.span)
                                            : later_by(*anchor, counted_within.span);
  audit.notes.push_back(fmt::format("the {} counted is of {}; {} {} it is {}",
                                    counted_within.of_latest ? "latest" : "oldest",
                                    anchor->to_text(), counted_within.span.to_text(),
                                    counted_within.of_latest ? "before" : "after", end.to_text()));
}

}  // namespace cairn::engine
