// SPDX-License-Identifier: Apache-2.0
// `credentials counted in X`, against every way to give the credentials their places.
#include <functional>
#include <random>

#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

struct Drawn {
  int level = 4;
  bool tagged = false;
};

/// Where each credential counts: 0 nowhere, 1 in the award inside, 2 in `theory`, 3 in `practice`.
using Places = std::vector<int>;

int count(const std::vector<Drawn>& held, const Places& places, int place, int least_level) {
  int found = 0;
  for (std::size_t i = 0; i < held.size(); ++i)
    found += places[i] == place && held[i].level >= least_level ? 1 : 0;
  return found;
}

/// The award below, by 7.2, 8.7, 8.23 and 8.24 alone.
bool is_met(const std::vector<Drawn>& held, const Places& places) {
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (places[i] == 1 && !held[i].tagged) return false;
  }
  const int base = count(held, places, 1, 0);
  const int theory = count(held, places, 2, 0);
  const int practice = count(held, places, 3, 0);
  const bool by_theory = theory >= 2 && practice == 0;
  const bool by_practice = practice >= 1 && theory == 0;
  if (base < 2 || (!by_theory && !by_practice)) return false;
  if (2 * count(held, places, 1, 6) < base) return false;           // high
  if (by_theory && count(held, places, 2, 6) < 1) return false;     // deep
  return !by_practice || practice - count(held, places, 3, 5) < 1;  // low
}

bool some_places_meet(const std::vector<Drawn>& held) {
  Places places(held.size());
  const std::function<bool(std::size_t)> give = [&](std::size_t at) {
    if (at == held.size()) return is_met(held, places);
    for (places[at] = 0; places[at] <= 3; ++places[at]) {
      if (give(at + 1)) return true;
    }
    return false;
  };
  return give(0);
}

}  // namespace

TEST_CASE("what is counted in a place comes out as every way to give places says") {
  const Policy policy = auditing::policy(R"(
    award base "Base" { requires { core: at least 2 courses where tag includes "t" } }
    award a "A" {
      requires {
        part: complete base
        way:  any of { theory: at least 2 courses  practice: at least 1 course }
      }
      overall {
        high: at least 50% of credits in credentials counted in base from credentials where level >= 6
        deep: at least 1 of credentials counted in way.theory where level >= 6
        low:  none of credentials counted in way.practice where level < 5
      }
    })");
  int met = 0;
  int not_met = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::mt19937 dice(seed);
    std::vector<Drawn> held;
    std::vector<std::string> credentials;
    for (int i = 0; i < 5; ++i) {
      held.push_back({4 + static_cast<int>(dice() % 3), dice() % 3 != 0});
      credentials.push_back(
          json(Given{.code = "C" + std::to_string(i),
                     .level = "nzqcf " + std::to_string(held.back().level),
                     .more = held.back().tagged ? R"("tags": ["t"])" : R"("tags": [])"}));
    }
    const std::string text = record(credentials);
    INFO("seed " << seed << "\n" << text);
    const bool expected = some_places_meet(held);
    CHECK(verdict(policy, text) == (expected ? Verdict::met : Verdict::not_met));
    ++(expected ? met : not_met);
  }
  // Both happen, so that this says something.
  CHECK(met > 20);
  CHECK(not_met > 20);
}
