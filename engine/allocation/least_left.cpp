// SPDX-License-Identifier: Apache-2.0
#include "allocation/least_left.hpp"

#include "allocation/by_credit.hpp"
#include "allocation/by_item.hpp"
#include "allocation/improve.hpp"

namespace cairn::allocation {
namespace {

constexpr std::uint64_t tries_at_last = 50'000;

}  // namespace

LeastLeft least_left(const Model& model, const Shortfall& shortfall, Before before, Work& work) {
  LeastLeft result;
  // By credit is the stronger of the two where there is little room to move.
  Work first{before.tight ? work.limit / 10 : work.limit - work.limit / 10};
  ByItem by_item(model, shortfall, first);
  result.found = by_item.run();
  work.steps += first.steps;
  result.given = by_item.left() ? by_item.given() : std::vector<bool>(model.item_of.size(), false);
  if (result.found != Found::out_of_work || !by_item.left()) return result;

  ByCredit by_credit(model, shortfall, before.refuted, *by_item.left(), work);
  const Found better = by_credit.run();
  if (better == Found::yes) return {Found::yes, *by_credit.given()};
  // Nothing better than what is known: that is least.
  if (better == Found::no) return {Found::yes, result.given};

  const auto improved = [&](const std::vector<bool>& given) {
    Tally tally(model, shortfall);
    for (PairIndex pair = 0; pair < given.size(); ++pair) {
      if (given[pair]) tally.put(pair);
    }
    reduce(model, tally, tries_at_last);
    return tally;
  };
  Tally best = improved(result.given);
  if (by_credit.given()) {
    Tally other = improved(*by_credit.given());
    if (other.lawful() && (!best.lawful() || other.left() < best.left()))
      return {Found::out_of_work, other.given()};
  }
  return {Found::out_of_work, best.given()};
}

}  // namespace cairn::allocation
