// SPDX-License-Identifier: Apache-2.0
#include "audit/measures.hpp"

#include "explain/words.hpp"

namespace cairn::engine {
namespace {

using namespace program;

std::string text_of(const std::optional<Number>& number, bool percent) {
  if (!number) return {};
  const auto shown = percent ? multiply(*number, 100) : number;
  return shown ? shown->to_text() : std::string();
}

void add_to(Number& sum, Number by, bool& exact) {
  const auto result = add(sum, by);
  if (!result) exact = false;
  sum = result.value_or(sum);
}

void fill_ends(Measured& measured, const Bounds& bounds, const std::optional<Number>& counted,
               bool percent) {
  measured.low = text_of(bounds.low, percent);
  measured.high = text_of(bounds.high, percent);
  measured.counted = text_of(counted, percent);
  if (!measured.satisfied && bounds.low && counted && *counted < *bounds.low) {
    measured.shortfall = text_of(subtract(*bounds.low, *counted), percent);
  }
}

}  // namespace

Amounts amounts(const Memberships& memberships, const Demand& demand,
                std::optional<SelectionId> within, const std::vector<bool>& forms,
                const Slice* slice) {
  Amounts result;
  const Unit& unit = demand.share ? demand.share->unit : demand.unit;
  const std::vector<Membership>& in = memberships.of(demand.from);
  if (demand.share) result.base = Number(0);
  for (FormIndex form = 0; form < forms.size(); ++form) {
    if (!forms[form]) continue;
    const Number amount = memberships.amount(unit, form).least;
    bool counts = in[form].surely_helps();
    if (within) counts = counts && memberships.of(*within)[form].may_be_in();
    if (slice != nullptr) counts = counts && slice->in[form] == Truth::yes;
    if (demand.share) {
      const bool in_base =
          !memberships.holdings().forms[form].conferral &&
          (!demand.share->selection || memberships.of(*demand.share->selection)[form].may_be_in());
      if (!in_base) continue;
      add_to(*result.base, amount, result.exact);
    }
    if (counts) add_to(result.counted, amount, result.exact);
  }
  return result;
}

Measured measured(const Program& program, const Demand& demand, const Amounts& amounts,
                  bool satisfied) {
  Measured measured;
  measured.text = demand.text;
  measured.satisfied = satisfied;
  if (!demand.share) {
    measured.unit = unit_words(program, demand.unit, demand.from);
    fill_ends(measured, demand.bounds,
              amounts.exact ? std::optional(amounts.counted) : std::nullopt, false);
    return measured;
  }
  measured.unit = "%";
  const auto share = amounts.exact ? divide(amounts.counted, *amounts.base) : std::nullopt;
  fill_ends(measured, demand.bounds, share, true);
  return measured;
}

Measured measured(const Spanning& spanning, const SumRange& values, bool satisfied) {
  Measured measured;
  measured.text = spanning.text;
  measured.unit = spanning.values;
  measured.satisfied = satisfied;
  fill_ends(measured, {BoundKind::at_least, spanning.least, std::nullopt}, values.least, false);
  return measured;
}

Measured measured(const Memberships& memberships, const Clause& clause, const AverageBody& average,
                  const std::vector<bool>& forms, bool satisfied) {
  Measured measured;
  measured.text = clause.text;
  measured.unit = average.field.built_in == BuiltIn::grade ? "points" : average.field.name;
  measured.satisfied = satisfied;
  Number sum;
  Number weights;
  bool exact = true;
  for (FormIndex form = 0; form < forms.size(); ++form) {
    if (!forms[form] || memberships.holdings().forms[form].conferral) continue;
    if (average.of && !memberships.of(*average.of)[form].surely_helps()) continue;
    const auto points = points_of(memberships, average, form, average.bounds.low.has_value());
    if (!points || !points->known) continue;
    Number weight = 1;
    if (average.weight == Weight::credits) {
      weight = memberships.amount({Measure::credits, average.credit_framework}, form).least;
    }
    const auto product = multiply(weight, points->least);
    if (!product) exact = false;
    add_to(sum, product.value_or(Number(0)), exact);
    add_to(weights, weight, exact);
  }
  fill_ends(measured, average.bounds, exact ? divide(sum, weights) : std::nullopt, false);
  return measured;
}

}  // namespace cairn::engine
