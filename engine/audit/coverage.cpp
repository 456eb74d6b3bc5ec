// SPDX-License-Identifier: Apache-2.0
/// Which clauses of a policy its own tests show to hold and to fail.
#include <map>

#include <cairn/engine/audit.hpp>

namespace cairn::engine {

using namespace program;

namespace {

bool of_tier(const Program& program, const Clause& clause) {
  for (const Tier& tier : program[clause.award].tiers)
    for (const ClauseId id : tier.clauses)
      if (&program[id] == &clause) return true;
  return false;
}

}  // namespace

std::vector<ClauseCoverage> coverage(const Policy& policy,
                                     const std::vector<TestOutcome>& outcomes) {
  std::vector<ClauseCoverage> clauses;
  std::map<std::string, std::size_t, std::less<>> by_path;
  for (const Clause& clause : policy.program().clauses) {
    if (clause.block == Block::declares || !clause.applies) continue;  // decided by the checker
    // A clause of a tier is shown as any other; those of `level highest` stand in no block.
    if (clause.of_result && !of_tier(policy.program(), clause)) continue;
    by_path.emplace(clause.path, clauses.size());
    clauses.push_back({clause.path, source_place(policy.program(), clause.place)});
  }
  for (const TestOutcome& outcome : outcomes) {
    for (const TestOutcome::Seen& seen : outcome.seen) {
      const auto found = by_path.find(seen.path);
      if (found == by_path.end()) continue;  // of a copy that `complete` brought in
      ClauseCoverage& clause = clauses[found->second];
      switch (seen.status) {
        case ClauseStatus::met:
          clause.seen_met = true;
          break;
        case ClauseStatus::met_on_completion:
        case ClauseStatus::needs_decision:
        case ClauseStatus::cannot_tell:
        case ClauseStatus::not_met:
        case ClauseStatus::undecided:
          clause.seen_failing = true;
          break;
        case ClauseStatus::not_chosen:
        case ClauseStatus::does_not_apply:
          break;
      }
    }
  }
  return clauses;
}

}  // namespace cairn::engine
