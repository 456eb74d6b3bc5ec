// SPDX-License-Identifier: Apache-2.0
// What holds of every audit: order means nothing, and more facts never contradict a definite one.
#include <algorithm>
#include <random>

#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

/// The engine is seeded, and no distribution of the library is used: these differ between
/// implementations.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  int below(int bound) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(bound)); }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> requirements = {
    "one: at least 30 credits where level >= 5",
    "two: at least 1 of courses where subject includes \"data\"",
    "three: any of { x: at least 2 of badges  y: any of { \"C1\", \"C2\" } }",
};
const std::vector<std::string> overall = {
    "cap: at most 20 credits from credentials where mode is transfer unless approved by \"Dean\"",
    "home: at least 50% of counted credits from credentials where issuer in home",
};

std::string clauses(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + "\n";
  return text;
}

Policy mixed(const std::vector<std::string>& of_requires,
             const std::vector<std::string>& of_overall) {
  return award("requires {\n" + clauses(of_requires) + "}\noverall {\n" + clauses(of_overall) + "}",
               R"(recognise r1: "V1" from "Vendor" { as course "C1" worth 10 credits at level 5 }
                  overlap { "C3", "C4" })");
}

/// A credential with some members left out.
std::string some_credential(Dice& dice, int number, bool everything) {
  Given given;
  given.id = "c" + std::to_string(number);
  const bool vendor = dice.below(5) == 0;
  given.code = (vendor ? "V" : "C") + std::to_string(1 + dice.below(5));
  given.issuer = vendor ? "Vendor" : dice.below(4) == 0 ? "Away" : "Home";
  given.kind = dice.below(3) == 0 ? "badge" : "course";
  given.credits = 5 * (1 + dice.below(4));
  given.level = "nzqcf " + std::to_string(4 + dice.below(3));
  given.awarded = "2025-0" + std::to_string(1 + dice.below(9)) + "-01";
  given.mode = dice.below(3) == 0 ? "transfer" : "taught";
  given.more = std::string(R"("subjects": [")") + (dice.below(2) == 0 ? "data" : "art") + "\"]";
  const int left_out = dice.below(6);
  if (dice.below(6) == 0) {
    given.status = "in-progress";
    given.awarded = "";
  }
  if (!everything) {
    if (left_out == 0) given.level = "";
    if (left_out == 1) given.credits = 0;
    if (left_out == 2) given.issuer = "";
    if (left_out == 3) given.kind = "";
  }
  return json(given);
}

std::vector<std::string> some_credentials(std::uint32_t seed, bool everything) {
  Dice dice(seed);
  std::vector<std::string> credentials;
  const int count = 3 + dice.below(5);
  for (int i = 0; i < count; ++i)
    credentials.push_back(some_credential(dice, i, everything));
  return credentials;
}

}  // namespace

TEST_CASE("the order of credentials and of clauses changes nothing") {
  for (std::uint32_t seed = 0; seed < 25; ++seed) {
    INFO("seed " << seed);
    std::vector<std::string> credentials = some_credentials(seed, false);
    const std::string first =
        transcript(audited(mixed(requirements, overall), record(credentials)));
    Dice dice(seed + 1000);
    auto of_requires = requirements;
    auto of_overall = overall;
    dice.shuffle(credentials);
    CHECK(transcript(audited(mixed(requirements, overall), record(credentials))) == first);
    dice.shuffle(of_requires);
    dice.shuffle(of_overall);
    Audit other = audited(mixed(of_requires, of_overall), record(credentials));
    Audit plain = audited(mixed(requirements, overall), record(credentials));
    const auto by_path = [](const ClauseAudit& left, const ClauseAudit& right) {
      return left.path < right.path;
    };
    std::stable_sort(other.clauses.begin(), other.clauses.end(), by_path);
    std::stable_sort(plain.clauses.begin(), plain.clauses.end(), by_path);
    CHECK(transcript(other) == transcript(plain));
  }
}

TEST_CASE("adding facts never contradicts a definite verdict") {
  int definite = 0;
  int open = 0;
  const Policy policy = mixed(requirements, overall);
  for (std::uint32_t seed = 0; seed < 150; ++seed) {
    INFO("seed " << seed);
    // The same dice are thrown, so that the second record is the first with nothing left out.
    const Verdict sparse = verdict(policy, record(some_credentials(seed, false)));
    const Verdict full = verdict(policy, record(some_credentials(seed, true)));
    if (sparse == Verdict::cannot_tell) {
      ++open;
      continue;
    }
    ++definite;
    if (sparse == Verdict::met) CHECK(full == Verdict::met);
    if (sparse == Verdict::not_met) CHECK(full == Verdict::not_met);
    if (sparse == Verdict::met_on_completion) {
      CHECK((full == Verdict::met || full == Verdict::met_on_completion));
    }
  }
  // Both happen, so that this test says something.
  CHECK(definite > 20);
  CHECK(open > 5);
}

TEST_CASE(
    "one more credential never undoes a verdict of an award without ceilings on what is held") {
  const Policy policy = mixed(requirements, overall);
  int met = 0;
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    std::vector<std::string> credentials = some_credentials(seed, true);
    const Verdict before = verdict(policy, record(credentials));
    Dice dice(seed + 500);
    credentials.push_back(some_credential(dice, 99, true));
    if (before != Verdict::met) continue;
    ++met;
    CHECK(verdict(policy, record(credentials)) == Verdict::met);
  }
  CHECK(met > 0);
}
