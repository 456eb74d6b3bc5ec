// SPDX-License-Identifier: Apache-2.0
// The two searches for the least that is left, each by itself: in solve one of them mostly spares
// the other.
#include <catch2/catch.hpp>

#include "allocation/by_credit.hpp"
#include "allocation/by_item.hpp"
#include "allocation/tally.hpp"
#include "brute_force.hpp"
#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

constexpr std::uint64_t problems = 2'000;

brute_force::Assigned assigned(const Model& model, const std::vector<bool>& given) {
  brute_force::Assigned assigned(model.nodes.size());
  for (PairIndex pair = 0; pair < given.size(); ++pair) {
    if (given[pair]) assigned[model.leaf_of[pair]].push_back(model.item_of[pair]);
  }
  return assigned;
}

/// Of problems that something lawful, and nothing satisfies: `run` finds the least that is left.
template <class Run>
void compare(Run run) {
  int found = 0;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const auto best = brute_force::least_left(problem);
    if (!best || best == 0) continue;
    const Model model(problem);
    const Shortfall shortfall(model);
    Work work{1'000'000};
    const std::vector<bool> given = run(model, shortfall, work);
    REQUIRE(brute_force::left(problem, assigned(model, given)) == best);
    ++found;
  }
  CHECK(found > 200);
}

}  // namespace

TEST_CASE("deciding item after item finds the least that is left") {
  compare([](const Model& model, const Shortfall& shortfall, Work& work) {
    ByItem search(model, shortfall, work);
    REQUIRE(search.run() == Found::yes);
    return search.given();
  });
}

TEST_CASE("giving rows less and less credit finds the least that is left") {
  compare([](const Model& model, const Shortfall& shortfall, Work& work) {
    ByCredit search(model, shortfall, true, widest, work);
    REQUIRE(search.run() == Found::yes);
    return *search.given();
  });
}

TEST_CASE("giving rows less credit finds nothing where the least is known already") {
  for (std::uint64_t seed = 0; seed < problems / 4; ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed);
    const auto best = brute_force::least_left(problem);
    if (!best || best == 0) continue;
    const Model model(problem);
    const Shortfall shortfall(model);
    Work work{1'000'000};
    ByItem by_item(model, shortfall, work);
    REQUIRE(by_item.run() == Found::yes);
    ByCredit search(model, shortfall, true, *by_item.left(), work);
    REQUIRE(search.run() == Found::no);
  }
}

TEST_CASE("what is left is compared exactly, however unlike the needs") {
  // Needs with a common denominator of 82 bits, and needs beyond every denominator that fits.
  const std::vector<std::int64_t> primes = {31, 37, 41, 43, 47, 53, 59, 61,
                                            67, 71, 29, 23, 39, 45, 57};
  Problem problem;
  problem.nodes.resize(1);
  problem.nodes[0].kind = NodeKind::all;
  for (const std::int64_t need : primes) {
    Node leaf;
    leaf.limits.resize(1);
    leaf.limits[0].low = leaf.limits[0].need = need;
    problem.nodes[0].children.push_back(static_cast<NodeIndex>(problem.nodes.size()));
    problem.nodes.push_back(leaf);
  }
  const Model model(problem);
  const Shortfall exact(model);
  CHECK(exact.exact());
  CHECK(exact.of(0, 0, false) == exact.whole());
  CHECK(exact.of(0, 30, true) * 31 == exact.whole());
  CHECK(exact.of(0, 30, true) > exact.of(1, 36, true));
  for (std::int64_t need = 1; need < 120; ++need) {
    Node leaf;
    leaf.limits.resize(1);
    leaf.limits[0].low = leaf.limits[0].need = 1'000'000'000 + need;
    problem.nodes[0].children.push_back(static_cast<NodeIndex>(problem.nodes.size()));
    problem.nodes.push_back(leaf);
  }
  const Model wide(problem);
  CHECK_FALSE(Shortfall(wide).exact());

  // Apart each requirement is exact; one credential that all want makes them one.
  CHECK(solve(problem).least_proved);
  problem.item_count = 1;
  for (std::size_t n = 1; n < problem.nodes.size(); ++n) {
    problem.nodes[n].eligible = {0};
    problem.nodes[n].limits[0].terms = {{0, 1}};
  }
  const Solution solution = solve(problem);
  CHECK(solution.outcome == Outcome::unsatisfied);
  CHECK_FALSE(solution.least_proved);
}
