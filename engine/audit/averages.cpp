// SPDX-License-Identifier: Apache-2.0
/// Averages as sums: over those that have points, the sum of weight times (points less the bound)
/// is not below 0, or not above. No division, so nothing is rounded.
#include <algorithm>

#include "audit/sums.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// The least and most points on a scale.
std::optional<Points> range_of(const Scale& scale) {
  std::optional<Points> range;
  for (const Scale::Grade& grade : scale.grades) {
    if (!grade.points) continue;
    if (!range) range = Points{*grade.points, *grade.points, false, true};
    range->least = std::min(range->least, *grade.points);
    range->most = std::max(range->most, *grade.points);
  }
  return range;
}

}  // namespace

std::optional<Points> points_of(const Memberships& memberships, const AverageBody& average,
                                FormIndex index, bool at_least) {
  const Fields& fields = memberships.judge().fields();
  const Form& form = memberships.holdings().forms[index];
  const Program& program = fields.plan().program();
  const Value value = fields.read(average.field, &form);
  if (average.field.built_in != BuiltIn::grade) {
    const auto* numbers = std::get_if<Numbers>(&value);
    if (numbers == nullptr) return std::nullopt;
    return Points{numbers->least, numbers->most, numbers->least == numbers->most, false};
  }
  if (!program.scale) return std::nullopt;
  const Scale& scale = program[*program.scale];
  if (const auto* ranks = std::get_if<Ranks>(&value)) {
    const auto& points = scale.grades[ranks->any_of.front()].points;
    if (!points) return std::nullopt;
    return Points{*points, *points, true, false};
  }
  const auto* unknown = std::get_if<Unknown>(&value);
  if (unknown == nullptr || unknown->gap == Gap::not_given) return std::nullopt;
  auto range = range_of(scale);
  if (range && unknown->gap == Gap::awaits_grade) {
    // The grade to come is read in favour.
    const Number best = at_least ? range->most : range->least;
    return Points{best, best, true, false};
  }
  return range;
}

SumTerm Sums::average_term(FormIndex form, const Membership& in, const AverageBody& average,
                           Number bound, bool at_least, bool& exact) const {
  SumTerm term{form, Number(0), Number(0), false};
  if (!in.may_be_in() || memberships_.holdings().forms[form].conferral) return term;
  const auto points = points_of(memberships_, average, form, at_least);
  if (!points) return term;
  AmountRange weight{1, Number(1)};
  if (average.weight == Weight::credits) {
    weight = memberships_.amount({Measure::credits, average.credit_framework}, form);
  }
  bool first = true;
  const auto widen = [&](std::optional<Number> least, std::optional<Number> most) {
    term.least = first ? least : term.least && least ? std::min(term.least, least) : std::nullopt;
    term.most = first ? most : term.most && most ? std::max(term.most, most) : std::nullopt;
    first = false;
  };
  for (const Number& value : {points->least, points->most}) {
    const auto difference = subtract(value, bound);
    const auto near = difference ? multiply(weight.least, *difference) : std::nullopt;
    const auto far = difference && weight.most ? multiply(*weight.most, *difference) : std::nullopt;
    if (!near || (weight.most && !far)) {
      exact = false;
      return term;
    }
    if (far) {
      widen(std::min(*near, *far), std::max(*near, *far));
    } else if (difference->is_zero()) {
      widen(Number(0), Number(0));
    } else if (difference->is_negative()) {
      widen(std::nullopt, *near);
    } else {
      widen(*near, std::nullopt);
    }
  }
  const bool surely_in = at_least ? in.surely_helps() : in.truth == Truth::yes;
  if (points->may_be_out || !surely_in) widen(Number(0), Number(0));
  term.sure = surely_in && !points->may_be_out && Number(0) < weight.least;
  return term;
}

std::vector<SumRule> Sums::average(const AverageBody& average) const {
  std::vector<SumRule> rules;
  const std::size_t forms = memberships_.holdings().forms.size();
  const std::vector<Membership>* of = average.of ? &memberships_.of(*average.of) : nullptr;
  for (const bool at_least : {true, false}) {
    const auto& end = at_least ? average.bounds.low : average.bounds.high;
    if (!end) continue;
    SumRule rule;
    rule.at_least = at_least;
    rule.needs_one = true;
    for (FormIndex form = 0; form < forms; ++form) {
      Membership in;
      in.truth = Truth::yes;
      if (of != nullptr) in = (*of)[form];
      const SumTerm term = average_term(form, in, average, *end, at_least, rule.exact);
      // One that counts with exactly the bound adds nothing and is still one that there is.
      if (term.sure || term.least != Number(0) || term.most != Number(0)) {
        rule.terms.push_back(term);
      }
    }
    rules.push_back(std::move(rule));
  }
  return rules;
}

std::optional<std::uint32_t> least_grade(const Memberships& memberships, const AverageBody& average,
                                         const std::vector<bool>& over, FormIndex form) {
  const Program& program = memberships.judge().fields().plan().program();
  if (average.field.built_in != BuiltIn::grade || !program.scale || !average.bounds.low ||
      average.bounds.high) {
    return std::nullopt;
  }
  const auto weight_of = [&](FormIndex index) -> std::optional<Number> {
    if (average.weight != Weight::credits) return Number(1);
    const AmountRange weight =
        memberships.amount({Measure::credits, average.credit_framework}, index);
    return weight.is_exact() ? std::optional(weight.least) : std::nullopt;
  };
  // What the others are above the bound, and what this one has to make good.
  Number others;
  bool some_others = false;
  for (FormIndex index = 0; index < over.size(); ++index) {
    const Form& it = memberships.holdings().forms[index];
    if (!over[index] || index == form || it.conferral) continue;
    if (average.of && memberships.of(*average.of)[index].truth == Truth::no) continue;
    const auto points = points_of(memberships, average, index, true);
    if (!points) continue;
    const bool sure = !average.of || memberships.of(*average.of)[index].truth == Truth::yes;
    const auto weight = weight_of(index);
    const auto above = subtract(points->least, *average.bounds.low);
    const auto product = weight && above ? multiply(*weight, *above) : std::nullopt;
    const auto sum = product ? add(others, *product) : std::nullopt;
    if (!sum || !sure || !points->known || (it.grade_to_come && !it.facts->grade)) {
      return std::nullopt;
    }
    others = *sum;
    some_others = true;
  }
  const auto weight = weight_of(form);
  if (!weight) return std::nullopt;
  std::optional<std::uint32_t> least;
  const Judge& judge = memberships.judge();
  const auto& grades = program[*program.scale].grades;
  for (auto rank = static_cast<std::uint32_t>(grades.size()); rank-- > 0;) {
    // A grade without points, or one that the selection does not take, leaves the average alone.
    const Form& it = memberships.holdings().forms[form];
    const bool enters =
        grades[rank].points &&
        (!average.of || judge.selects(*average.of, it, Supposed{rank, {}}) != Truth::no);
    if (!enters && !some_others) break;
    const auto above =
        enters ? subtract(*grades[rank].points, *average.bounds.low) : std::optional(Number(0));
    const auto product = above ? multiply(*weight, *above) : std::nullopt;
    const auto sum = product ? add(others, *product) : std::nullopt;
    if (!sum || sum->is_negative()) break;
    least = rank;
  }
  return least;
}

}  // namespace cairn::engine
