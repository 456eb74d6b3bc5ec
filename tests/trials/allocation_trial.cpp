// SPDX-License-Identifier: Apache-2.0
/// @file
/// Random allocation problems that mix all constructs, up to 7 items and 4 leaves: the outcome is
/// that of trying every assignment, a yes carries an assignment that satisfies, and a shortage is
/// never given where something satisfies. CAIRN_TRIALS says how many, as in
///   CAIRN_TRIALS=200000 build/release/bin/allocation_trial
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include <catch2/catch.hpp>

#include <cairn/engine/allocation.hpp>

#include "brute_force.hpp"
#include "random_problem.hpp"

using namespace cairn::allocation;

namespace {

constexpr std::uint64_t usual_trials = 10'000;

std::uint64_t trials() {
  const char* given = std::getenv("CAIRN_TRIALS");
  return given == nullptr ? usual_trials : std::stoull(given);
}

}  // namespace

TEST_CASE("random problems are decided as by trying everything") {
  std::uint64_t satisfied = 0;
  std::uint64_t unsatisfied = 0;
  std::uint64_t shortages = 0;
  for (std::uint64_t seed = 0; seed < trials(); ++seed) {
    CAPTURE(seed);
    const Problem problem = random_problem(seed, 7);
    const bool satisfiable = brute_force::least_left(problem) == 0;
    const Solution solution = solve(problem);
    REQUIRE(solution.outcome == (satisfiable ? Outcome::satisfied : Outcome::unsatisfied));
    if (satisfiable) REQUIRE(satisfies(problem, solution.assigned));
    if (solution.shortage) REQUIRE((!satisfiable && proves(problem, *solution.shortage)));
    ++(satisfiable ? satisfied : unsatisfied);
    shortages += solution.shortage ? 1U : 0U;
  }
  std::cout << satisfied << " satisfied, " << unsatisfied << " not, of these " << shortages
            << " by a shortage alone\n";
  CHECK(satisfied > trials() / 4);
  CHECK(unsatisfied > trials() / 4);
}
