// SPDX-License-Identifier: Apache-2.0
/// Which clauses of a policy its own tests show to hold and to fail.
#include <map>

#include <cairn/engine/audit.hpp>

namespace cairn::engine {

using namespace program;

std::vector<ClauseCoverage> coverage(const Policy& policy,
                                     const std::vector<TestOutcome>& outcomes) {
  std::vector<ClauseCoverage> clauses;
  std::map<std::string, std::size_t, std::less<>> by_path;
  for (const Clause& clause : policy.program().clauses) {
    if (clause.block == Block::declares || !clause.applies) continue;  // decided by the checker
    if (clause.of_result) continue;                                    // no clause of the award
    by_path.emplace(clause.path, clauses.size());
    clauses.push_back({clause.path, clause.place});
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
