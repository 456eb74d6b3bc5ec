// SPDX-License-Identifier: Apache-2.0
// solve and satisfies held against a second, exhaustive reading of what a problem means.
#include "brute_force.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

constexpr std::uint64_t problems = 12'000;

using Assigned = std::vector<std::vector<ItemIndex>>;

bool empty(const Assigned& assigned) {
  return std::all_of(assigned.begin(), assigned.end(),
                     [](const auto& items) { return items.empty(); });
}

Assigned without(Assigned assigned, ItemIndex item) {
  for (auto& items : assigned)
    std::erase(items, item);
  return assigned;
}

bool irredundant(const Problem& problem, const Assigned& assigned) {
  for (ItemIndex item = 0; item < problem.item_count; ++item) {
    const Assigned fewer = without(assigned, item);
    if (fewer != assigned && brute_force::left(problem, fewer) == 0) return false;
  }
  return true;
}

/// `chosen` is what the header says: children that hold something are chosen, as many as the choice
/// allows, and nothing below a node that is not.
bool chosen_lawfully(const Problem& problem, const Solution& solution) {
  if (!solution.chosen[0]) return false;
  std::vector<bool> reached(problem.nodes.size(), false);
  reached[0] = true;
  std::vector<NodeIndex> order = {0};
  for (std::size_t next = 0; next < order.size(); ++next) {
    const Node& node = problem.nodes[order[next]];
    std::uint32_t chosen = 0;
    for (const NodeIndex child : node.children) {
      order.push_back(child);
      reached[child] = reached[order[next]] && solution.chosen[child];
      chosen += solution.chosen[child] ? 1 : 0;
    }
    if (!solution.chosen[order[next]]) {
      if (chosen > 0 || !solution.assigned[order[next]].empty()) return false;
    } else if (node.kind == NodeKind::all
                   ? chosen != node.children.size()
                   : node.kind == NodeKind::count && (chosen < node.least || chosen > node.most)) {
      return false;
    }
  }
  return reached == solution.chosen;
}

}  // namespace

TEST_CASE("on small problems the outcome and what is left are those of trying everything") {
  int satisfied = 0;
  int unsatisfied = 0;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const auto best = brute_force::least_left(problem);
    const Solution solution = solve(problem);
    const auto left = brute_force::left(problem, solution.assigned);
    if (best == 0) {
      ++satisfied;
      REQUIRE(solution.outcome == Outcome::satisfied);
      REQUIRE(left == 0);
      REQUIRE(satisfies(problem, solution.assigned));
      REQUIRE(irredundant(problem, solution.assigned));
      REQUIRE(chosen_lawfully(problem, solution));
    } else {
      ++unsatisfied;
      REQUIRE(solution.outcome == Outcome::unsatisfied);
      REQUIRE_FALSE(satisfies(problem, solution.assigned));
      REQUIRE(solution.least_proved == best.has_value());
      if (best) {
        REQUIRE(left == best);
        REQUIRE(chosen_lawfully(problem, solution));
      } else {
        REQUIRE(empty(solution.assigned));
      }
    }
  }
  // Both kinds must be well represented, or the comparison says little.
  CHECK(satisfied > static_cast<int>(problems) / 4);
  CHECK(unsatisfied > static_cast<int>(problems) / 4);
}

TEST_CASE("windows that may be short leave what trying everything finds") {
  int proved = 0;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    Problem problem = random_problem(seed);
    bool some = false;
    for (Node& node : problem.nodes) {
      for (Window& window : node.windows)
        some = window.may_be_short = true;
    }
    if (!some) continue;
    CAPTURE(seed);
    const auto best = brute_force::least_left(problem);
    const Solution solution = solve(problem);
    REQUIRE((solution.outcome == Outcome::satisfied) == (best == 0));
    if (!best || best == 0) continue;
    const auto left = brute_force::left(problem, solution.assigned);
    REQUIRE(left.has_value());
    REQUIRE(chosen_lawfully(problem, solution));
    // Nothing is claimed where without the windows' lower ends nothing is lawful.
    if (!solution.least_proved) continue;
    ++proved;
    REQUIRE(left == best);
  }
  CHECK(proved > 50);
}

TEST_CASE("satisfies agrees with trying everything on assignments at random") {
  int yes = 0;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    Dice dice(seed + 17);
    Assigned assigned(problem.nodes.size());
    for (ItemIndex item = 0; item < problem.item_count; ++item) {
      for (int places = static_cast<int>(dice.between(0, dice.chance(20) ? 2 : 1)); places > 0;
           --places) {
        auto& items = assigned[static_cast<std::size_t>(
            dice.between(0, static_cast<std::int64_t>(problem.nodes.size()) - 1))];
        if (items.empty() || items.back() != item) items.push_back(item);
      }
    }
    const bool expected = brute_force::left(problem, assigned) == 0;
    yes += expected ? 1 : 0;
    REQUIRE(satisfies(problem, assigned) == expected);
  }
  CHECK(yes > 100);
}

TEST_CASE("the order of nodes, limits and pairs changes no outcome") {
  for (std::uint64_t seed = 0; seed < problems / 3; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const Problem other = shuffled(problem, seed + 29);
    const Solution one = solve(problem);
    const Solution two = solve(other);
    REQUIRE(one.outcome == two.outcome);
    REQUIRE(one.least_proved == two.least_proved);
    if (one.least_proved)
      REQUIRE(brute_force::left(problem, one.assigned) == brute_force::left(other, two.assigned));
  }
}

TEST_CASE("the same problem always has the same solution") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const Solution one = solve(problem);
    const Solution two = solve(problem);
    REQUIRE(one.assigned == two.assigned);
    REQUIRE(one.chosen == two.chosen);
    REQUIRE(one.steps == two.steps);
  }
}

TEST_CASE("a small budget gives a partial assignment that is lawful, never a wrong answer") {
  int out_of_work = 0;
  for (std::uint64_t seed = 0; seed < problems / 5; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const Solution full = solve(problem);
    const Solution solution = solve(problem, {seed % 6});
    if (solution.outcome != Outcome::out_of_work) {
      REQUIRE(solution.outcome == full.outcome);
      continue;
    }
    ++out_of_work;
    REQUIRE_FALSE(solution.least_proved);
    REQUIRE(
        (empty(solution.assigned) || brute_force::left(problem, solution.assigned).has_value()));
  }
  CHECK(out_of_work > 100);
}

TEST_CASE("on small problems the heaviest assignment weighs what trying everything finds") {
  int found = 0;
  for (std::uint64_t seed = 0; seed < problems / 4; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    std::vector<Term> weights;
    for (ItemIndex item = 0; item < problem.item_count; ++item)
      weights.push_back({item, static_cast<std::int64_t>((seed * 7 + item * 13) % 11)});
    std::optional<std::int64_t> most;
    for (const std::uint32_t counted : brute_force::satisfying(problem)) {
      std::int64_t sum = 0;
      for (const Term& term : weights)
        sum += (counted >> term.item & 1) != 0 ? term.weight : 0;
      most = std::max(most.value_or(0), sum);
    }
    const Heaviest best = heaviest(problem, weights);
    REQUIRE((best.solution.outcome == Outcome::satisfied) == most.has_value());
    if (!most) continue;
    ++found;
    REQUIRE(best.proved);
    REQUIRE(best.weight == *most);
    REQUIRE(brute_force::left(problem, best.solution.assigned) == 0);
  }
  CHECK(found > 300);
}

TEST_CASE("on small problems what is preferred is left out as trying everything leaves it out") {
  int found = 0;
  for (std::uint64_t seed = 0; seed < problems / 4; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    std::vector<ItemIndex> order;
    for (ItemIndex item = 0; item < problem.item_count; ++item)
      order.push_back(static_cast<ItemIndex>((item + seed) % problem.item_count));
    if (seed % 2 == 1) std::reverse(order.begin(), order.end());
    std::vector<std::uint32_t> left = brute_force::satisfying(problem);
    const Preferred best = preferred(problem, order);
    REQUIRE((best.solution.outcome == Outcome::satisfied) == !left.empty());
    if (left.empty()) continue;
    ++found;
    for (const ItemIndex item : order) {
      std::vector<std::uint32_t> without;
      for (const std::uint32_t counted : left) {
        if ((counted >> item & 1) == 0) without.push_back(counted);
      }
      if (!without.empty()) left = std::move(without);
    }
    REQUIRE(best.settled);
    REQUIRE(brute_force::left(problem, best.solution.assigned) == 0);
    std::uint32_t counted = 0;
    for (const auto& items : best.solution.assigned) {
      for (const ItemIndex item : items)
        counted |= std::uint32_t{1} << item;
    }
    REQUIRE(left == std::vector<std::uint32_t>{counted});
  }
  CHECK(found > 300);
}
