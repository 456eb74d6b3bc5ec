// SPDX-License-Identifier: Apache-2.0
// The search by every set of requirements, held against trying everything and against the other
// searches.
#include "allocation/every_set.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

#include "brute_force.hpp"
#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

/// Two or three leaves over up to six items, and now and then an upper limit.
Problem small_problem(std::uint64_t seed) {
  Dice dice(seed);
  Problem problem;
  problem.item_count = static_cast<std::uint32_t>(dice.between(3, 6));
  const auto leaves = static_cast<NodeIndex>(dice.between(2, 3));
  std::vector<std::int64_t> weight;
  for (ItemIndex item = 0; item < problem.item_count; ++item)
    weight.push_back(dice.between(1, 6));
  problem.nodes.resize(1 + leaves);
  problem.nodes[0].kind = NodeKind::all;
  for (NodeIndex leaf = 1; leaf <= leaves; ++leaf) {
    problem.nodes[0].children.push_back(leaf);
    Limit limit;
    limit.low = limit.need = dice.between(1, 10);
    for (ItemIndex item = 0; item < problem.item_count; ++item) {
      if (!dice.chance(60)) continue;
      problem.nodes[leaf].eligible.push_back(item);
      limit.terms.push_back({item, weight[item]});
    }
    problem.nodes[leaf].limits.push_back(limit);
  }
  if (dice.chance(50)) {
    Limit ceiling;
    ceiling.high = dice.between(0, 12);
    for (ItemIndex item = 0; item < problem.item_count; ++item)
      if (dice.chance(50)) ceiling.terms.push_back({item, weight[item]});
    problem.nodes[0].limits.push_back(ceiling);
  }
  return problem;
}

struct Decided {
  bool of_the_form = false;
  Found found = Found::out_of_work;
  std::vector<std::vector<ItemIndex>> assigned;
};

Decided decide(const Problem& problem) {
  const Model model(problem);
  State state(model, Floors::all(model));
  Decided decided;
  auto search = EverySet::of(state);
  if (!search) return decided;
  decided.of_the_form = true;
  Work work{1'000'000};
  decided.found = search->run(work);
  decided.assigned.resize(problem.nodes.size());
  for (PairIndex pair = 0; pair < search->given().size(); ++pair)
    if (search->given()[pair]) decided.assigned[model.leaf_of[pair]].push_back(model.item_of[pair]);
  return decided;
}

}  // namespace

TEST_CASE("the search by every set finds what trying everything finds") {
  int yes = 0;
  int no = 0;
  for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
    CAPTURE(seed);
    const Problem problem = small_problem(seed);
    const Decided decided = decide(problem);
    if (!decided.of_the_form) continue;
    const bool satisfiable = brute_force::least_left(problem) == 0;
    REQUIRE(decided.found == (satisfiable ? Found::yes : Found::no));
    if (satisfiable) REQUIRE(satisfies(problem, decided.assigned));
    ++(satisfiable ? yes : no);
  }
  CHECK(yes > 4'000);
  CHECK(no > 4'000);
}

TEST_CASE("of typical degrees the search by every set says what the others say") {
  int decided_here = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const Problem problem = degree_problem(seed);
    const Decided decided = decide(problem);
    REQUIRE(decided.of_the_form);
    const Solution solution = solve(problem, {20'000'000, 0});
    if (decided.found == Found::out_of_work) continue;
    ++decided_here;
    REQUIRE(solution.outcome ==
            (decided.found == Found::yes ? Outcome::satisfied : Outcome::unsatisfied));
    if (decided.found == Found::yes) REQUIRE(satisfies(problem, decided.assigned));
  }
  CHECK(decided_here >= 59);
}

TEST_CASE("a model of another form is left to the other searches") {
  Problem choice = small_problem(1);
  choice.nodes[0].kind = NodeKind::count;
  choice.nodes[0].least = 1;
  CHECK_FALSE(decide(choice).of_the_form);
  Problem two_units = small_problem(1);
  two_units.nodes[1].limits.push_back(two_units.nodes[1].limits[0]);
  two_units.nodes[1].limits[1].low = 1;
  for (Term& term : two_units.nodes[1].limits[1].terms)
    term.weight = 1;
  CHECK_FALSE(decide(two_units).of_the_form);
  Problem apart = small_problem(1);
  apart.sharing.emplace_back(1, 2);
  CHECK_FALSE(decide(apart).of_the_form);
}
