// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a met award comes to: its tier, its level, what it grants, and which allocation shows it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <cairn/engine/audit.hpp>

#include "audit/award_case.hpp"
#include "audit/verdict.hpp"

namespace cairn::engine {

/// Decides the award, then its results in this order, each over the allocations that also have
/// what was found before. None of them changes the verdict.
class ResultsOfAward {
 public:
  ResultsOfAward(Hearing& hearing, program::AwardId award);

  /// The award with the tier and the level that it reaches asked for as well.
  [[nodiscard]] AwardCase& award_case() const { return *case_; }
  [[nodiscard]] const Decided& decided() const { return decided_; }
  [[nodiscard]] const Results& found() const { return results_; }

 private:
  void find_tier();
  void find_level();
  void find_grant();
  void find_preferred();
  /// What stands under the clauses that are asked for beyond the ones found so far.
  struct Look {
    AwardCase* award_case = nullptr;
    Decided decided;
    std::vector<ClauseAudit> clauses;
    std::vector<Condition> conditions;
    bool reached = false;  ///< and it rests on no more than the award does
  };
  Look look_at(const std::vector<program::ClauseId>& clauses);
  /// The clauses under the allocation that leaves them least to do while the award stays met.
  std::vector<ClauseAudit> what_is_short(AwardCase& asked);
  void take_over(const Look& look);
  /// The attempt that is shown, to be changed without changing the case's own.
  Attempt& own_attempt();
  [[nodiscard]] const program::Award& award() const { return hearing_.plan.program()[award_]; }

  Hearing& hearing_;
  program::AwardId award_;
  AwardCase* case_;
  Decided decided_;
  std::vector<Condition> conditions_;  ///< of the award itself
  std::vector<program::ClauseId> asked_;
  std::vector<std::unique_ptr<AwardCase>> cases_;
  std::optional<Attempt> attempt_;
  Results results_;
};

}  // namespace cairn::engine
