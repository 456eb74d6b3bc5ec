// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a verdict rests on that is not yet so: completions, decisions, facts. Each said once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "audit/award_case.hpp"

namespace cairn::engine {

class Conditions {
 public:
  explicit Conditions(const AwardCase& award_case) : case_(award_case) {}

  /// While nothing is taken down: of advice, on which nothing rests.
  void mute(bool muted) { muted_ = muted; }

  /// The form's evidence in progress has to be completed; `hopes`: with which grade.
  void completion(FormIndex form, const std::string& clause, const std::vector<Finding>& hopes);
  void decision(const ApprovalUnit& unit);
  /// `form`: whose fact it is; none: the learner's.
  void fact(std::optional<FormIndex> form, const std::string& clause, const Finding& finding);
  /// Those of an award that a clause asks about.
  void take_over(const std::vector<Condition>& inner);

  /// Completions in the order of the credentials, then decisions and facts by their clauses.
  [[nodiscard]] std::vector<Condition> all() const;

 private:
  struct Completion {
    std::string clause;
    std::vector<std::string> hopes;
  };

  struct Fact {
    Condition condition;
    std::string said;                    ///< what is missing, without what is asked
    std::vector<std::string> asks;       ///< all of these
    std::vector<std::string> any_asked;  ///< and one of these
  };

  [[nodiscard]] static std::string asked_of(const Fact& fact);

  const AwardCase& case_;
  bool muted_ = false;
  std::map<std::size_t, Completion> completions_;  ///< by place in the canonical order
  std::vector<Condition> decisions_;
  std::vector<Fact> facts_;  ///< one for each fact and clause
  std::vector<Condition> inner_;
};

/// Notes in a clause that a fact is missing, once.
void add_missing(const AwardCase& award_case, std::optional<FormIndex> form, const Finding& finding,
                 ClauseAudit& audit);
/// The fact as a clause reports it missing.
[[nodiscard]] MissingFact missing_fact(const AwardCase& award_case, std::optional<FormIndex> form,
                                       const Finding& finding);

}  // namespace cairn::engine
