// SPDX-License-Identifier: Apache-2.0
// What a shortage proves, held against trying everything; and what counting alone cannot find.
#include <algorithm>

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

#include "brute_force.hpp"
#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

/// A few ends of limits of the problem, at small prices; and now and then what is none.
Shortage random_prices(const Problem& problem, Dice& dice) {
  Shortage shortage;
  const auto nodes = static_cast<std::int64_t>(problem.nodes.size());
  for (auto count = dice.between(1, 4); count > 0; --count) {
    const auto node = static_cast<NodeIndex>(dice.between(0, nodes - 1));
    const auto limits = static_cast<std::int64_t>(problem.nodes[node].limits.size());
    if (limits == 0) continue;
    shortage.prices.push_back({node, static_cast<std::uint32_t>(dice.between(0, limits - 1)),
                               dice.chance(40), dice.between(1, 3)});
  }
  return shortage;
}

bool satisfiable(const Problem& problem) {
  return brute_force::least_left(problem) == 0;
}

Limit counting(std::int64_t low, const std::vector<ItemIndex>& items) {
  Limit limit;
  limit.low = limit.need = low;
  for (const ItemIndex item : items)
    limit.terms.push_back({item, 1});
  return limit;
}

/// `first` of these items and `second` of the same.
Problem twice(std::uint32_t items, std::int64_t first, std::int64_t second) {
  std::vector<ItemIndex> all;
  for (ItemIndex item = 0; item < items; ++item)
    all.push_back(item);
  Problem problem;
  problem.item_count = items;
  problem.nodes.resize(3);
  problem.nodes[0].kind = NodeKind::all;
  problem.nodes[0].children = {1, 2};
  for (const NodeIndex leaf : {1U, 2U}) {
    problem.nodes[leaf].eligible = all;
    problem.nodes[leaf].limits.push_back(counting(leaf == 1 ? first : second, all));
  }
  return problem;
}

}  // namespace

TEST_CASE("prices that prove something prove what trying everything finds") {
  std::size_t proofs = 0;
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    const Problem problem = random_problem(seed);
    Dice dice(seed + 1'000'000);
    bool proved = false;
    for (int tries = 0; tries < 12 && !proved; ++tries)
      proved = proves(problem, random_prices(problem, dice));
    if (!proved) continue;
    CAPTURE(seed);
    ++proofs;
    REQUIRE_FALSE(satisfiable(problem));
  }
  // Else nothing was tested.
  CHECK(proofs > 1'000);
}

TEST_CASE("where nothing satisfies, the search mostly says so with a shortage") {
  std::size_t unsatisfied = 0;
  std::size_t with_shortage = 0;
  for (std::uint64_t seed = 0; seed < 4'000; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const Solution solution = solve(problem);
    unsatisfied += solution.outcome == Outcome::unsatisfied ? 1U : 0U;
    if (!solution.shortage) continue;
    ++with_shortage;
    REQUIRE(solution.outcome == Outcome::unsatisfied);
    REQUIRE(proves(problem, *solution.shortage));
  }
  CHECK(with_shortage * 3 > unsatisfied);
}

TEST_CASE("two requirements that need five of four items are refused with that as the reason") {
  for (const std::uint32_t items : {4U, 400U}) {
    const Problem problem = twice(items, items / 2, items / 2 + 1);
    const Solution solution = solve(problem);
    REQUIRE(solution.outcome == Outcome::unsatisfied);
    REQUIRE(solution.shortage.has_value());
    const std::vector<Price>& prices = solution.shortage->prices;
    REQUIRE(prices.size() == 2);
    CHECK(prices[0].node == 1);
    CHECK(prices[1].node == 2);
    for (const Price& price : prices) {
      CHECK_FALSE(price.upper);
      CHECK(price.price == 1);
    }
    // Seen at once, not counted out.
    CHECK(solution.steps < 20 * items);
  }
}

TEST_CASE("a shortage that is changed proves nothing any more") {
  const Problem problem = twice(4, 2, 3);
  const Shortage whole{{{1, 0, false, 1}, {2, 0, false, 1}}};
  REQUIRE(proves(problem, whole));
  CHECK_FALSE(proves(problem, Shortage{}));
  CHECK_FALSE(proves(problem, Shortage{{whole.prices[0]}}));
  CHECK_FALSE(proves(problem, Shortage{{{1, 0, false, 2}, {2, 0, false, 1}}}));
  for (const Price wrong : {Price{3, 0, false, 1},
                            {1, 1, false, 1},
                            {1, 0, true, 1},
                            {1, 0, false, 0},
                            {1, 0, false, -1},
                            {1, 0, false, greatest_price + 1}})
    CHECK_FALSE(proves(problem, Shortage{{wrong, whole.prices[1]}}));
  CHECK_FALSE(proves(twice(5, 2, 3), whole));
}

TEST_CASE("a shortage counts no item that an upper limit keeps out") {
  // Three of four items are needed, and two may count.
  Problem problem = twice(4, 1, 2);
  Limit ceiling = counting(no_low, {0, 1, 2, 3});
  ceiling.low = no_low;
  ceiling.need = 0;
  ceiling.high = 2;
  problem.nodes[0].limits.push_back(ceiling);
  const Shortage shortage{{{1, 0, false, 1}, {2, 0, false, 1}, {0, 0, true, 1}}};
  CHECK(proves(problem, shortage));
  CHECK_FALSE(proves(problem, Shortage{{shortage.prices[0], shortage.prices[1]}}));
}

TEST_CASE("in a choice a shortage must hold of the cheapest branches") {
  Problem problem = twice(4, 2, 5);
  problem.nodes[0].kind = NodeKind::count;
  problem.nodes[0].least = 1;
  const Shortage shortage{{{1, 0, false, 1}, {2, 0, false, 1}}};
  CHECK_FALSE(proves(problem, shortage));
  problem.nodes[0].least = 2;
  CHECK(proves(problem, shortage));
}
