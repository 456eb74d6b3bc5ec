// SPDX-License-Identifier: Apache-2.0
/// Clauses `in steps of`: every choice of parts is considered, as an enumeration does.
#include <algorithm>
#include <random>

#include "auditing.hpp"

namespace {

using namespace cairn::engine;
using namespace cairn::engine::auditing;

struct Asked {
  int kind = 0;  ///< at least, exactly, at most
  int amount = 0;
  int step = 0;  ///< 0: whole credentials
  bool badges_only = false;

  [[nodiscard]] bool takes(bool badge) const { return badge || !badges_only; }
  [[nodiscard]] bool holds(int sum) const {
    return kind == 0 ? sum >= amount : kind == 1 ? sum == amount : sum <= amount;
  }
  [[nodiscard]] std::string text() const {
    const std::string bound = kind == 0 ? "at least " : kind == 1 ? "exactly " : "at most ";
    std::string text = bound + std::to_string(amount) + (amount == 1 ? " credit" : " credits");
    text += badges_only ? " from badges" : " from credentials";
    if (step > 0)
      text += ", in steps of " + std::to_string(step) + (step == 1 ? " credit" : " credits");
    return text;
  }
};

struct Owned {
  bool badge = false;
  int credits = 0;
};

/// Tries every leaf and every part for one credential after another.
bool met(const std::vector<Asked>& leaves, const Asked& overall, const std::vector<Owned>& owned,
         std::size_t next, std::vector<int>& sums, int total) {
  if (next == owned.size()) {
    for (std::size_t i = 0; i < leaves.size(); ++i)
      if (!leaves[i].holds(sums[i])) return false;
    return overall.holds(total);
  }
  if (met(leaves, overall, owned, next + 1, sums, total)) return true;
  const Owned& one = owned[next];
  const bool in_overall = overall.takes(one.badge);
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    if (!leaves[i].takes(one.badge)) continue;
    const int own = leaves[i].step;
    const int shared = in_overall ? overall.step : 0;
    for (int part = 1; part <= one.credits; ++part) {
      if (own == 0 && shared == 0 && part < one.credits) continue;
      if ((own > 0 && part % own != 0) || (shared > 0 && part % shared != 0)) continue;
      sums[i] += part;
      const bool found =
          met(leaves, overall, owned, next + 1, sums, in_overall ? total + part : total);
      sums[i] -= part;
      if (found) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("an audit in steps agrees with the enumeration of every part") {
  std::mt19937 random(20'261'125);
  const auto pick = [&](int low, int high) {
    return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
  };
  int found[2] = {0, 0};
  for (int trial = 0; trial < 300; ++trial) {
    std::vector<Asked> leaves;
    std::string clauses;
    for (int i = pick(1, 2); i > 0; --i) {
      Asked leaf{pick(0, 1), 0, pick(0, 3), pick(0, 1) == 1};
      leaf.amount = std::max(leaf.step, 1) * pick(1, 3);
      clauses += " l" + std::to_string(i) + ": " + leaf.text();
      leaves.push_back(leaf);
    }
    Asked overall{2, 0, pick(0, 3), pick(0, 1) == 1};
    for (const Asked& leaf : leaves)  // a cap below what is asked for is refused
      overall.amount = std::max(overall.amount, leaf.amount);
    overall.amount = std::max(overall.amount + pick(0, 3), overall.step);
    std::vector<Owned> owned;
    std::vector<std::string> credentials;
    for (int i = pick(1, 4); i > 0; --i) {
      owned.push_back({pick(0, 1) == 1, pick(1, 7)});
      credentials.push_back(json(Given{.code = "C" + std::to_string(i),
                                       .credits = owned.back().credits,
                                       .kind = owned.back().badge ? "badge" : "course"}));
    }
    const std::string blocks =
        "requires {" + clauses + " }\n overall { cap: " + overall.text() + " }";
    std::vector<int> sums(leaves.size());
    const bool expected = met(leaves, overall, owned, 0, sums, 0);
    ++found[expected ? 1 : 0];
    INFO(blocks);
    INFO(record(credentials));
    REQUIRE(verdict(award(blocks), record(credentials)) ==
            (expected ? Verdict::met : Verdict::not_met));
  }
  CHECK(found[0] > 50);
  CHECK(found[1] > 50);
}

TEST_CASE("a part says of how much it is one") {
  const Policy policy = award("requires { core: at least 10 credits, in steps of 5 credits }");
  const Audit audit = audited(policy, record({Given{.code = "A", .credits = 17}}));
  CHECK(audit.verdict == Verdict::met);
  const auto& used = clause(audit, "a.core").used;
  REQUIRE(used.size() == 1);
  CHECK(used[0].amount == "15");
  CHECK(used[0].part_of == "17 nzqcf credits");
}

TEST_CASE("what does not count in part says so of no credential") {
  const Policy policy = award("requires { core: at least 10 credits, in steps of 5 credits }");
  const Audit audit = audited(policy, record({Given{.code = "A", .credits = 15}}));
  CHECK(clause(audit, "a.core").used.at(0).part_of.empty());
}

TEST_CASE("of more parts than are looked at the largest are, and a warning says so") {
  const Policy policy = award("requires { core: at least 20 credits, in steps of 0.01 credits }");
  const Audit audit = audited(policy, record({Given{.code = "A", .credits = 30}}));
  CHECK(audit.verdict == Verdict::met);
  REQUIRE(audit.warnings.size() == 1);
  CHECK_THAT(audit.warnings[0], Catch::Contains("more than 1000 parts"));
}

TEST_CASE("where not every part was looked at nothing is called impossible") {
  const Policy policy = award(R"(
    requires { core: at least 20 credits }
    overall { cap: at most 20 credits, in steps of 0.01 credits })");
  const Audit audit = audited(policy, record({Given{.code = "A", .credits = 31}}));
  CHECK(audit.verdict == Verdict::undecided);
}
