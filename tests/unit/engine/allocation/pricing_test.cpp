// SPDX-License-Identifier: Apache-2.0
// Shortages that no count of items shows: of shares, ceilings and choices together.
#include "allocation/pricing.hpp"

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

#include "brute_force.hpp"
#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

constexpr std::uint64_t rounds = 1'000;

std::optional<Shortage> found(const Problem& problem) {
  Work work{rounds};
  return find_shortage(Model(problem), rounds, work);
}

/// Leaves that need these credits of twelve items of 5 credits; of what is counted at least half is
/// from home, and so many of the items are.
Problem half_from_home(const std::vector<std::int64_t>& needs, ItemIndex home) {
  Problem problem;
  problem.item_count = 12;
  problem.nodes.resize(1);
  problem.nodes[0].kind = NodeKind::all;
  Limit share;
  share.low = 0;
  share.hard = true;
  for (const std::int64_t need : needs) {
    Node leaf;
    Limit limit;
    limit.low = limit.need = need;
    for (ItemIndex item = 0; item < problem.item_count; ++item) {
      leaf.eligible.push_back(item);
      limit.terms.push_back({item, 5});
    }
    leaf.limits.push_back(limit);
    problem.nodes[0].children.push_back(static_cast<NodeIndex>(problem.nodes.size()));
    problem.nodes.push_back(leaf);
  }
  for (ItemIndex item = 0; item < problem.item_count; ++item)
    share.terms.push_back({item, item < home ? 5 : -5});
  problem.nodes[0].limits.push_back(share);
  return problem;
}

}  // namespace

TEST_CASE("a share that what is needed cannot keep is a shortage") {
  const Problem problem = half_from_home({15, 25}, 3);
  const auto shortage = found(problem);
  REQUIRE(shortage.has_value());
  CHECK(proves(problem, *shortage));
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK(solution.shortage.has_value());
  CHECK_FALSE(found(half_from_home({15, 25}, 4)).has_value());
  CHECK(solve(half_from_home({15, 25}, 4)).outcome == Outcome::satisfied);
}

TEST_CASE("of a choice the cheapest branches are short") {
  Problem problem = half_from_home({15, 25, 30}, 3);
  problem.nodes[0].limits.clear();
  Limit ceiling;
  ceiling.high = 35;
  for (ItemIndex item = 0; item < problem.item_count; ++item)
    ceiling.terms.push_back({item, 5});
  problem.nodes[0].limits.push_back(ceiling);
  problem.nodes[0].kind = NodeKind::count;
  problem.nodes[0].least = 2;
  const auto shortage = found(problem);
  REQUIRE(shortage.has_value());
  CHECK(proves(problem, *shortage));
  problem.nodes[0].limits[0].high = 40;
  CHECK_FALSE(found(problem).has_value());
}

TEST_CASE("what is found is always a proof, and never where something satisfies") {
  std::size_t shortages = 0;
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const auto shortage = found(problem);
    if (!shortage) continue;
    ++shortages;
    REQUIRE(proves(problem, *shortage));
    REQUIRE(brute_force::least_left(problem) != 0);
  }
  CHECK(shortages > 500);
}

TEST_CASE("the work that looking takes is counted, and ends it") {
  const Problem problem = half_from_home({15, 25}, 4);
  Work little{10};
  CHECK_FALSE(find_shortage(Model(problem), rounds, little).has_value());
  CHECK(little.steps == 10);
}
