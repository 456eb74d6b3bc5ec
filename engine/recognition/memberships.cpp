// SPDX-License-Identifier: Apache-2.0
#include "recognition/memberships.hpp"

#include "recognition/conversions.hpp"

namespace cairn::engine {

using namespace program;

const std::vector<Membership>& Memberships::of(SelectionId selection) const {
  const auto [row, is_new] = rows_.try_emplace(selection.value);
  if (is_new) {
    row->second.reserve(holdings_.forms.size());
    for (const Form& form : holdings_.forms) {
      row->second.push_back(judge_.membership(selection, form));
    }
  }
  return row->second;
}

const FieldValues& Memberships::values(const FieldReference& field) const {
  // A field is read in one framework throughout: the policy's.
  const auto found = values_.find(field.name);
  if (found != values_.end()) return found->second;
  return values_.emplace(field.name, values_of(judge_.fields(), field, holdings_.forms))
      .first->second;
}

AmountRange Memberships::amount(const Unit& unit, FormIndex index) const {
  const auto& part = holdings_.forms[index].part;
  const AmountRange carried = whole(unit, index);
  if (!part || unit.measure == Measure::count) return carried;
  const AmountRange open{0, carried.most};
  if (!part->amount) return open;
  if (unit == part->unit) return {*part->amount, part->amount};
  // In another unit the same share of it counts.
  const AmountRange divided = whole(part->unit, index);
  if (!carried.is_exact()) return open;
  const auto product = multiply(carried.least, *part->amount);
  const auto share = product ? divide(*product, divided.least) : std::nullopt;
  return share ? AmountRange{*share, share} : open;
}

AmountRange Memberships::whole(const Unit& unit, FormIndex index) const {
  const Form& form = holdings_.forms[index];
  if (unit.measure == Measure::count) return {1, Number(1)};
  FieldReference field;
  field.built_in = unit.measure == Measure::hours ? BuiltIn::hours : BuiltIn::credits;
  field.framework = unit.framework;
  const Value value = judge_.fields().read(field, &form);
  if (const auto* numbers = std::get_if<Numbers>(&value)) {
    if (!numbers->least.is_negative()) return {numbers->least, numbers->most};
  }
  const Program& program = judge_.fields().plan().program();
  if (unit.measure == Measure::credits && unit.framework &&
      never_converts(program, *form.facts, *unit.framework)) {
    return {0, Number(0)};
  }
  if (unit.measure == Measure::credits && unit.framework &&
      form.facts->kind == "micro-credential") {
    const auto& bounds = program[*unit.framework].micro_credential_credits;
    if (bounds) return {0, bounds->second};
  }
  return {0, std::nullopt};
}

Finding Memberships::amount_gap(const Unit& unit, FormIndex index) const {
  FieldReference field;
  field.built_in = unit.measure == Measure::hours ? BuiltIn::hours : BuiltIn::credits;
  field.framework = unit.framework;
  field.name = unit.measure == Measure::hours ? "hours" : "credits";
  for (const Converted& converted : holdings_.forms[index].converted) {
    if (converted.to == unit.framework) return {field.name, converted.sentence(), "", true, false};
  }
  return {field.name, judge_.fields().words(field, &holdings_.forms[index]), "", true, false};
}

}  // namespace cairn::engine
