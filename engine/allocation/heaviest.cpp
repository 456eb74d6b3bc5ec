// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <cairn/engine/allocation.hpp>

#include "allocation/by_counted.hpp"

namespace cairn::allocation {
namespace {

std::int64_t weight_of(const std::vector<Term>& weights, const std::vector<bool>& counted) {
  std::int64_t sum = 0;
  for (const Term& term : weights) {
    if (counted[term.item]) sum += term.weight;
  }
  return sum;
}

}  // namespace

Heaviest heaviest(const Problem& problem, const std::vector<Term>& weights, WorkBudget budget) {
  Heaviest best;
  best.solution = solve(problem, budget);
  if (best.solution.outcome != Outcome::satisfied) return best;
  std::uint64_t steps = best.solution.steps;
  best.weight = weight_of(weights, counted_items(problem, best.solution));
  std::int64_t most = weight_of(weights, std::vector<bool>(problem.item_count, true));
  Problem heavier = problem;
  heavier.nodes[0].limits.push_back({});
  Limit& limit = heavier.nodes[0].limits.back();
  limit.terms = weights;
  // Mostly everything can count, so that is asked first.
  std::int64_t target = most;
  best.proved = true;
  while (best.weight < most) {
    limit.low = target;
    const std::uint64_t left = budget.steps - std::min(budget.steps, steps);
    Solution other = solve(heavier, {left, 0});
    steps += other.steps;
    if (other.outcome == Outcome::out_of_work) {
      best.proved = false;
      break;
    }
    if (other.outcome == Outcome::satisfied) {
      best.solution = std::move(other);
      best.weight = weight_of(weights, counted_items(problem, best.solution));
    } else {
      most = target - 1;
    }
    target = best.weight + (most - best.weight + 1) / 2;
  }
  best.solution.steps = steps;
  return best;
}

}  // namespace cairn::allocation
