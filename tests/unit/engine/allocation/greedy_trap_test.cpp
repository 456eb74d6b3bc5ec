// SPDX-License-Identifier: Apache-2.0
// What first-fit and best-fit auditors get wrong.
#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

using namespace cairn::allocation;

namespace {

Limit at_least(std::int64_t low, const std::vector<ItemIndex>& items,
               const std::vector<std::int64_t>& weight) {
  Limit limit;
  limit.low = limit.need = low;
  for (const ItemIndex item : items)
    limit.terms.push_back({item, weight.empty() ? 1 : weight[item]});
  return limit;
}

Node leaf(std::int64_t low, std::vector<ItemIndex> items,
          const std::vector<std::int64_t>& weight = {}) {
  Node node;
  std::sort(items.begin(), items.end());
  node.limits.push_back(at_least(low, items, weight));
  node.eligible = std::move(items);
  return node;
}

Problem all_of(std::vector<Node> leaves, std::uint32_t items) {
  Problem problem;
  problem.item_count = items;
  problem.nodes.resize(1);
  problem.nodes[0].kind = NodeKind::all;
  for (Node& node : leaves) {
    problem.nodes[0].children.push_back(static_cast<NodeIndex>(problem.nodes.size()));
    problem.nodes.push_back(std::move(node));
  }
  return problem;
}

}  // namespace

TEST_CASE("a credential that two requirements want goes to the one that has no other") {
  // Item 0 fits both; item 1 fits the wide requirement only. Whichever comes first in the policy or
  // in the record, both are met.
  std::array<ItemIndex, 2> name = {0, 1};
  do {
    std::array<std::size_t, 2> place = {0, 1};
    do {
      std::vector<Node> leaves(2);
      leaves[place[0]] = leaf(1, {name[0], name[1]});
      leaves[place[1]] = leaf(1, {name[0]});
      const Problem problem = all_of(leaves, 2);
      const Solution solution = solve(problem);
      REQUIRE(solution.outcome == Outcome::satisfied);
      CHECK(solution.assigned[place[1] + 1] == std::vector<ItemIndex>{name[0]});
      CHECK(solution.assigned[place[0] + 1] == std::vector<ItemIndex>{name[1]});
    } while (std::next_permutation(place.begin(), place.end()));
  } while (std::next_permutation(name.begin(), name.end()));
}

TEST_CASE("a chain of credentials each wanted twice is resolved in every order") {
  // Leaf i wants one of items i and i+1; the last leaf wants the last item only. One solution.
  constexpr std::size_t size = 5;
  std::array<ItemIndex, size> name = {0, 1, 2, 3, 4};
  std::array<std::size_t, size> place = {0, 1, 2, 3, 4};
  do {
    do {
      std::vector<Node> leaves(size);
      for (std::size_t i = 0; i + 1 < size; ++i)
        leaves[place[i]] = leaf(1, {name[i], name[i + 1]});
      leaves[place[size - 1]] = leaf(1, {name[size - 1]});
      const Solution solution = solve(all_of(leaves, size));
      REQUIRE(solution.outcome == Outcome::satisfied);
      for (std::size_t i = 0; i < size; ++i)
        REQUIRE(solution.assigned[place[i] + 1] == std::vector<ItemIndex>{name[i]});
    } while (std::next_permutation(place.begin(), place.end()));
    std::next_permutation(name.begin() + 1, name.end());
  } while (name[1] != 1 || name[2] != 2);
}

TEST_CASE("whole credentials of unequal size are fitted exactly, in every order") {
  // 8 and 7 credits must be filled without loss from 5, 4, 3, 3: only 5+3 and 4+3.
  std::vector<std::int64_t> credits = {3, 3, 4, 5};
  do {
    for (const bool larger_first : {true, false}) {
      const Problem problem = all_of({leaf(larger_first ? 8 : 7, {0, 1, 2, 3}, credits),
                                      leaf(larger_first ? 7 : 8, {0, 1, 2, 3}, credits)},
                                     4);
      const Solution solution = solve(problem);
      REQUIRE(solution.outcome == Outcome::satisfied);
      CHECK(satisfies(problem, solution.assigned));
    }
  } while (std::next_permutation(credits.begin(), credits.end()));
}

TEST_CASE("credits that would suffice if they could be split do not suffice whole") {
  // 10 credits for 5 and 5, but only as 4, 3 and 3.
  const std::vector<std::int64_t> credits = {4, 3, 3};
  const Solution solution =
      solve(all_of({leaf(5, {0, 1, 2}, credits), leaf(5, {0, 1, 2}, credits)}, 3));
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
}

TEST_CASE(
    "a limit on transferred credits does not use up the credentials that other requirements need") {
  // Three transferred items of 5; 5 may count. Leaf 1 can only use a transferred one, leaf 2 any.
  const std::vector<std::int64_t> credits = {5, 5, 5, 5};
  Problem problem = all_of({leaf(5, {0, 1, 2, 3}, credits), leaf(5, {2}, credits)}, 4);
  Limit transfer = at_least(0, {0, 1, 2}, credits);
  transfer.low = no_low;
  transfer.need = 0;
  transfer.high = 5;
  problem.nodes[0].limits.push_back(transfer);
  const Solution solution = solve(problem);
  REQUIRE(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned[1] == std::vector<ItemIndex>{3});
  CHECK(solution.assigned[2] == std::vector<ItemIndex>{2});
}
