// SPDX-License-Identifier: Apache-2.0
// One sentence for each construct of a problem, with an example small enough to check by hand.
#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

using namespace cairn::allocation;

namespace {

using Items = std::vector<ItemIndex>;

Limit weighing(const std::vector<Term>& terms, std::int64_t low, std::int64_t high = no_high) {
  Limit limit;
  limit.terms = terms;
  limit.low = low;
  limit.high = high;
  limit.need = low > 0 ? low : 0;
  return limit;
}

Limit counting(const Items& items, std::int64_t low, std::int64_t high = no_high) {
  std::vector<Term> terms;
  for (const ItemIndex item : items)
    terms.push_back({item, 1});
  return weighing(terms, low, high);
}

Node leaf(const Items& items, std::vector<Limit> limits) {
  Node node;
  node.eligible = items;
  node.limits = std::move(limits);
  return node;
}

Node leaf(const Items& items, std::int64_t low) {
  return leaf(items, {counting(items, low)});
}

/// A problem whose root has the other nodes as children.
Problem over(std::uint32_t items, std::vector<Node> children, NodeKind kind = NodeKind::all) {
  Problem problem;
  problem.item_count = items;
  problem.nodes.resize(1);
  problem.nodes[0].kind = kind;
  for (Node& child : children) {
    problem.nodes[0].children.push_back(static_cast<NodeIndex>(problem.nodes.size()));
    problem.nodes.push_back(std::move(child));
  }
  return problem;
}

/// At least one `month` from the first to the last item; item i is awarded in month i.
Window months(std::uint32_t items, std::uint32_t at_least, std::uint32_t at_most) {
  Window window;
  for (std::uint32_t i = 0; i < items; ++i) {
    window.position.push_back(i);
    window.least_end.push_back(i + at_least);
    window.greatest_end.push_back(i + at_most);
  }
  return window;
}

}  // namespace

TEST_CASE("an empty tree of requirements is satisfied by nothing") {
  const Solution solution = solve(over(3, {}));
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.chosen == std::vector<bool>{true});
}

TEST_CASE("a leaf holds only what it is eligible for") {
  const Problem problem = over(2, {leaf({1}, 1)});
  CHECK(solve(problem).assigned[1] == Items{1});
  CHECK_FALSE(satisfies(problem, {{}, {0}}));
  CHECK_FALSE(satisfies(problem, {{1}, {}}));
}

TEST_CASE("an item serves one leaf, unless the leaves share or it is free") {
  Problem problem = over(1, {leaf({0}, 1), leaf({0}, 1)});
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
  Problem sharing = problem;
  sharing.sharing = {{2, 1}};
  CHECK(solve(sharing).outcome == Outcome::satisfied);
  CHECK(solve(sharing).assigned == std::vector<Items>{{}, {0}, {0}});
  Problem free = problem;
  free.free_items = {0};
  CHECK(solve(free).outcome == Outcome::satisfied);
}

TEST_CASE("three leaves hold one item only if every two of them share") {
  Problem problem = over(1, {leaf({0}, 1), leaf({0}, 1), leaf({0}, 1)});
  problem.sharing = {{1, 2}, {2, 3}};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
  problem.sharing.emplace_back(3, 1);
  CHECK(solve(problem).outcome == Outcome::satisfied);
}

TEST_CASE("an item that several leaves hold is summed once above them") {
  Problem problem = over(1, {leaf({0}, 1), leaf({0}, 1)});
  problem.sharing = {{1, 2}};
  problem.nodes[0].limits = {counting({0}, no_low, 1)};
  CHECK(solve(problem).outcome == Outcome::satisfied);
  problem.nodes[0].limits = {counting({0}, 2)};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("of an exclusive set at most one is counted, whatever the leaf, free or not") {
  Problem problem = over(3, {leaf({0, 1}, 1), leaf({1, 2}, 1)});
  problem.exclusive = {{0, 1, 2}};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
  problem.exclusive = {{0, 1}};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned == std::vector<Items>{{}, {0}, {2}});
  problem.free_items = {0, 1, 2};
  problem.exclusive = {{0, 1, 2}};
  const Solution free = solve(problem);
  CHECK(free.assigned == std::vector<Items>{{}, {1}, {1}});
}

TEST_CASE("an exact sum is reached where leaving something out reaches it") {
  const Limit exactly = weighing({{0, 4}, {1, 3}, {2, 3}}, 6, 6);
  CHECK(solve(over(3, {leaf({0, 1, 2}, {exactly})})).assigned[1] == Items{1, 2});
  const Limit never = weighing({{0, 4}, {1, 3}, {2, 3}}, 5, 5);
  const Solution solution = solve(over(3, {leaf({0, 1, 2}, {never})}));
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.assigned[1] == Items{0});
}

TEST_CASE("a share, written with negative weights, limits what else may be counted") {
  // At least half of the counted credits from items 0 and 1.
  const Limit half = weighing({{0, 5}, {1, 5}, {2, -5}, {3, -5}, {4, -5}}, 0);
  Problem problem = over(5, {leaf({0, 1, 2, 3, 4}, 4)});
  problem.nodes[0].limits = {half};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned[1] == Items{0, 1, 2, 3});
  problem.nodes[1] = leaf({0, 1, 2, 3, 4}, 5);
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("an average counts better items to make up for worse ones, and is not met over nothing") {
  // Grades less the average asked; item 0 must be counted.
  Limit average = weighing({{0, -2}, {1, 1}, {2, 1}}, 0);
  average.needs_one = true;
  Problem problem = over(3, {leaf({0}, 1), leaf({1, 2}, 0)});
  problem.nodes[0].limits = {average};
  const Solution solution = solve(problem);
  REQUIRE(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned == std::vector<Items>{{}, {0}, {1, 2}});
  problem.nodes[1] = leaf({0}, 0);
  CHECK(solve(problem).assigned == std::vector<Items>{{}, {}, {1}});
  problem.nodes[1] = problem.nodes[2] = leaf({}, 0);
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("an item of a limit that weighs nothing is still one, where one is needed") {
  Limit average = weighing({{1, 0}}, 0);
  average.needs_one = true;
  Problem problem = over(2, {leaf({0, 1}, 1)});
  problem.nodes[0].limits = {average};
  CHECK(solve(problem).assigned[1] == Items{1});
}

TEST_CASE("a limit within a limit is held together with it") {
  // At least 4 items, of which at least 2 of {3, 4, 5}; another leaf wants two of those.
  Problem problem =
      over(6, {leaf({0, 1, 2, 3, 4, 5}, {counting({0, 1, 2, 3, 4, 5}, 4), counting({3, 4, 5}, 2)}),
               leaf({3, 4, 5}, 1)});
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(satisfies(problem, solution.assigned));
  problem.nodes[2] = leaf({3, 4, 5}, 2);
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("a limit of an inner node sees only what is counted below it") {
  Problem problem = over(4, {leaf({0, 1}, 1), leaf({2, 3}, 1), leaf({0, 1, 2, 3}, 1)});
  Node inner;
  inner.kind = NodeKind::all;
  inner.children = {1, 2};
  inner.limits = {counting({0, 1, 2, 3}, no_low, 2)};
  problem.nodes.push_back(inner);
  problem.nodes[0].children = {4, 3};
  problem.nodes[0].limits = {counting({0, 1, 2, 3}, 4)};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned[1].size() + solution.assigned[2].size() == 2);
  CHECK(solution.assigned[3].size() == 2);
}

TEST_CASE("of a choice enough children are satisfied whole, and the others hold nothing") {
  Problem problem = over(4, {leaf({0, 1}, 2), leaf({1, 2}, 2), leaf({2, 3}, 2)}, NodeKind::count);
  problem.nodes[0].least = 2;
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.assigned == std::vector<Items>{{}, {0, 1}, {}, {2, 3}});
  CHECK(solution.chosen == std::vector<bool>{true, true, false, true});
  CHECK_FALSE(satisfies(problem, {{}, {0, 1}, {2}, {}}));
  CHECK_FALSE(satisfies(problem, {{}, {0, 1}, {}, {}}));
  problem.nodes[0].least = 3;
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("no more children of a choice hold something than it allows") {
  Problem problem = over(2, {leaf({0}, 1), leaf({1}, 1)}, NodeKind::count);
  problem.nodes[0].least = 1;
  problem.nodes[0].most = 1;
  CHECK(solve(problem).outcome == Outcome::satisfied);
  CHECK_FALSE(satisfies(problem, {{}, {0}, {1}}));
  problem.nodes[0].limits = {counting({0, 1}, 2)};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
  problem.nodes[0].most = 2;
  CHECK(solve(problem).outcome == Outcome::satisfied);
}

TEST_CASE("a child that nothing satisfies may be chosen and hold nothing") {
  Problem problem = over(1, {leaf({0}, 0), leaf({0}, 1)}, NodeKind::count);
  problem.nodes[0].least = 2;
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::satisfied);
  CHECK(solution.chosen == std::vector<bool>{true, true, true});
  CHECK(satisfies(problem, {{}, {}, {0}}));
}

TEST_CASE("a choice that asks for more children than there are is never satisfied") {
  Problem problem = over(1, {leaf({0}, 0)}, NodeKind::count);
  problem.nodes[0].least = 2;
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK_FALSE(solution.least_proved);
}

TEST_CASE("a window that must not be too long finds the right oldest item") {
  Problem problem = over(6, {leaf({0, 2, 3, 4}, 3)});
  problem.nodes[0].windows = {months(6, 0, 2)};
  CHECK(solve(problem).assigned[1] == Items{2, 3, 4});
  problem.nodes[0].windows = {months(6, 0, 1)};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
  CHECK(solution.assigned[1] == Items{2, 3});
}

TEST_CASE("a window that must not be too short counts one item more than is asked") {
  Problem problem = over(4, {leaf({0, 1, 3}, 1)});
  problem.nodes[1].windows = {months(4, 3, 9)};
  problem.nodes[1].windows[0].least_end[0] = 3;
  CHECK(solve(problem).assigned[1] == Items{0, 3});
  CHECK_FALSE(satisfies(problem, {{}, {0}}));
  problem.nodes[1] = leaf({0, 1}, 1);
  problem.nodes[1].windows = {months(4, 2, 9)};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
}

TEST_CASE("a window that may be short leaves one whole, and nothing else is given up for it") {
  Problem problem = over(3, {leaf({0, 1}, 2), leaf({2}, 1)});
  problem.nodes[0].windows = {months(3, 3, 9)};
  const Solution hard = solve(problem);
  CHECK(hard.outcome == Outcome::unsatisfied);
  CHECK(hard.assigned[1].empty());
  problem.nodes[0].windows[0].may_be_short = true;
  const Solution soft = solve(problem);
  CHECK(soft.outcome == Outcome::unsatisfied);
  CHECK(soft.least_proved);
  CHECK(soft.assigned[1] == Items{0, 1});
  CHECK(soft.assigned[2] == Items{2});
  CHECK_FALSE(satisfies(problem, soft.assigned));
}

TEST_CASE("a window that may be short is held where holding it leaves less") {
  // Months 0 to 3 are asked for; the item of month 3 fills half of a leaf that 1 and 2 fill whole.
  Problem problem = over(4, {leaf({0}, 1), leaf({1, 2, 3}, 2)});
  problem.nodes[0].windows = {months(4, 3, 9)};
  problem.nodes[0].windows[0].may_be_short = true;
  CHECK(solve(problem).outcome == Outcome::satisfied);
  problem.exclusive = {{1, 3}, {2, 3}};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
  CHECK(solution.assigned[2] == Items{3});
}

TEST_CASE("an oldest position with no possible end bars the item that has it") {
  Problem problem = over(3, {leaf({1, 2}, 1)});
  problem.nodes[1].windows = {months(3, 0, 2)};
  problem.nodes[1].windows[0].greatest_end[1] = 0;
  CHECK(solve(problem).assigned[1] == Items{2});
}

TEST_CASE("an item that has no position is counted wherever the window lies") {
  Problem problem = over(4, {leaf({0, 1, 2, 3}, 3)});
  problem.nodes[1].windows = {months(4, 0, 1)};
  CHECK(solve(problem).outcome == Outcome::unsatisfied);
  problem.nodes[1].windows[0].position[0] = no_position;
  CHECK(solve(problem).assigned[1] == Items{0, 1, 2});
}

TEST_CASE("a window over nothing is satisfied") {
  Problem problem = over(1, {leaf({0}, 0)});
  problem.nodes[0].windows = {months(1, 1, 1)};
  CHECK(solve(problem).outcome == Outcome::satisfied);
}

TEST_CASE("what is not needed is not counted, the last first") {
  CHECK(solve(over(5, {leaf({0, 1, 2, 3, 4}, 2)})).assigned[1] == Items{0, 1});
  // 6 of 3, 3 and 5: the 5 is enough with no single one, so one of the threes and it, or both
  // threes.
  const Limit limit = weighing({{0, 5}, {1, 3}, {2, 3}}, 6);
  CHECK(solve(over(3, {leaf({0, 1, 2}, {limit})})).assigned[1].size() == 2);
}

TEST_CASE("a short requirement is left with what helps most") {
  // Two leaves want the same two items: 1 of 1 left undone is worse than 1 of 2.
  const Solution solution = solve(over(2, {leaf({0, 1}, 2), leaf({0, 1}, 1)}));
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
  CHECK(solution.assigned[1].size() == 1);
  CHECK(solution.assigned[2].size() == 1);
}

TEST_CASE("upper limits and hard limits are not bent where nothing satisfies") {
  Problem problem = over(4, {leaf({0, 1, 2, 3}, 4)});
  problem.nodes[0].limits = {counting({0, 1}, no_low, 1)};
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.assigned[1] == Items{0, 2, 3});

  Limit hard = counting({0}, 1);
  hard.hard = true;
  problem.nodes[0].limits.push_back(hard);
  problem.nodes[0].limits.push_back(counting({1, 2}, 2));
  CHECK(solve(problem).assigned[1] == Items{0, 2, 3});
}

TEST_CASE("where not even nothing is lawful, nothing is shown") {
  Problem problem = over(1, {leaf({0}, 2)});
  problem.nodes[1].limits[0].hard = true;
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.assigned == std::vector<Items>(2));
  CHECK(solution.chosen == std::vector<bool>(2, false));
  CHECK_FALSE(solution.least_proved);
}

TEST_CASE("a choice that cannot be met leaves what its cheapest children leave") {
  // Two of three: the second wants 10 and has 1, the others lack 1 of 3.
  Problem problem = over(7, {leaf({0, 1}, 3), leaf({2}, 10), leaf({3, 4}, 3)}, NodeKind::count);
  problem.nodes[0].least = 2;
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
  CHECK(solution.chosen == std::vector<bool>{true, true, false, true});
  CHECK(solution.assigned == std::vector<Items>{{}, {0, 1}, {}, {3, 4}});
}

TEST_CASE("parts that have nothing to do with each other are answered each for itself") {
  Problem problem = over(6, {leaf({0, 1}, 2), leaf({2, 3}, 3), leaf({4, 5}, 1)});
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.least_proved);
  CHECK(solution.assigned == std::vector<Items>{{}, {0, 1}, {2, 3}, {4}});
}

TEST_CASE("whoever only asks for the outcome pays for no more") {
  const Problem problem = over(2, {leaf({0, 1}, 2), leaf({0, 1}, 1)});
  WorkBudget budget;
  budget.least_left_steps = 0;
  const Solution solution = solve(problem, budget);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.assigned == std::vector<Items>(3));
  CHECK_FALSE(solution.least_proved);
  CHECK(solution.steps < solve(problem).steps);
}

TEST_CASE("what is not a problem is never answered") {
  const auto refused = [](const Problem& problem) {
    const Solution solution = solve(problem);
    return solution.outcome == Outcome::out_of_work && solution.steps == 0 &&
           solution.assigned.size() == problem.nodes.size() &&
           !satisfies(problem, solution.assigned);
  };
  CHECK(refused({}));
  Problem circle = over(1, {leaf({0}, 1)});
  circle.nodes.resize(4);
  circle.nodes[2].kind = circle.nodes[3].kind = NodeKind::all;
  circle.nodes[2].children = {3};
  circle.nodes[3].children = {2};
  CHECK(refused(circle));
  CHECK(refused(over(1, {leaf({1}, 1)})));
  CHECK(refused(over(2, {leaf({1, 0}, 1)})));
  CHECK(refused(over(1, {leaf({0}, {weighing({{0, 1}, {0, 1}}, 1)})})));
  CHECK(refused(over(1, {leaf({0}, {weighing({{0, no_high}}, 1)})})));
  Problem window = over(1, {leaf({0}, 1)});
  window.nodes[0].windows = {months(2, 0, 0)};
  CHECK(refused(window));
  Problem sharing = over(1, {leaf({0}, 1)});
  sharing.sharing = {{0, 1}};
  CHECK(refused(sharing));
}

TEST_CASE("limits far beyond every sum are understood and do not overflow") {
  CHECK(solve(over(1, {leaf({0}, {weighing({{0, 1}}, no_high - 1)})})).outcome ==
        Outcome::unsatisfied);
  CHECK(solve(over(1, {leaf({0}, {weighing({{0, 1}}, no_low + 1, no_low + 2)})})).outcome ==
        Outcome::unsatisfied);
  CHECK(solve(over(1, {leaf({0}, {weighing({{0, -1}}, no_low + 1, no_high - 1)})})).outcome ==
        Outcome::satisfied);
}
