// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <cairn/engine/allocation.hpp>

#include "allocation/by_counted.hpp"

namespace cairn::allocation {
namespace {

void leave_out(Problem& problem, ItemIndex item) {
  for (Node& node : problem.nodes)
    std::erase(node.eligible, item);
}

}  // namespace

Preferred preferred(const Problem& problem, const std::vector<ItemIndex>& order,
                    WorkBudget budget) {
  Preferred best;
  best.solution = solve(problem, budget);
  if (best.solution.outcome != Outcome::satisfied) return best;
  std::uint64_t steps = best.solution.steps;
  std::vector<bool> counted = counted_items(problem, best.solution);
  Problem fewer = problem;
  best.settled = true;
  for (const ItemIndex item : order) {
    if (!counted[item]) {
      leave_out(fewer, item);
      continue;
    }
    Problem without = fewer;
    leave_out(without, item);
    const std::uint64_t left = budget.steps - std::min(budget.steps, steps);
    Solution other = solve(without, {left, 0});
    steps += other.steps;
    if (other.outcome == Outcome::out_of_work) best.settled = false;
    if (other.outcome != Outcome::satisfied) continue;
    best.solution = std::move(other);
    counted = counted_items(problem, best.solution);
    fewer = std::move(without);
  }
  best.solution.steps = steps;
  return best;
}

}  // namespace cairn::allocation
