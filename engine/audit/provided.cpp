// SPDX-License-Identifier: Apache-2.0
/// Clauses about the learner and about all that is held: they hold or they do not, whatever the
/// allocation.
#include <algorithm>

#include "audit/award_case.hpp"
#include "audit/best_slice.hpp"
#include "audit/held.hpp"

namespace cairn::engine {
namespace {

using namespace program;

Standing standing_of(Truth truth, Relaxation relaxation) {
  const bool holds = truth == Truth::yes || (truth == Truth::unknown && relaxation.unknown);
  return holds ? Standing::holds : Standing::fails;
}

}  // namespace

Standing AwardCase::provided(ScopeIndex scope, ClauseId id, Relaxation relaxation,
                             const std::vector<bool>& granted) {
  const Clause& clause = program()[id];
  if (std::holds_alternative<ApprovalBody>(clause.body)) {
    const auto unit = unit_of(scope, id, ApprovalUnit::Kind::approval);
    return unit && granted[*unit] ? Standing::holds : Standing::fails;
  }
  if (const auto* learner = std::get_if<LearnerBody>(&clause.body)) {
    return standing_of(hearing_.judge.test(learner->where, nullptr), relaxation);
  }
  if (const auto* complete = std::get_if<CompleteBody>(&clause.body)) {
    for (const Form& form : forms()) {
      if (!form.conferral) continue;
      const auto& conferral = hearing_.record.conferred[*form.conferral];
      if (hearing_.plan.award(conferral.award) == complete->award &&
          standing_of(form.stands, relaxation) == Standing::holds) {
        return Standing::holds;
      }
    }
    const auto& open = hearing_.open;
    if (std::find(open.begin(), open.end(), complete->award) != open.end()) return Standing::fails;
    const Attempt& inner = hearing_.case_of(complete->award).attempt(relaxation);
    switch (inner.outcome) {
      case allocation::Outcome::satisfied:
        return Standing::holds;
      case allocation::Outcome::unsatisfied:
        return Standing::fails;
      case allocation::Outcome::out_of_work:
        return Standing::exhausted;
    }
  }
  const auto* phrase = std::get_if<PhraseBody>(&clause.body);
  if (phrase != nullptr && chooses_slice(*phrase)) {
    const SliceStanding best = best_slice(*this, id, [&](const SumRule& rule) {
      return held_total(*this, rule, relaxation.completion);
    });
    hearing_.inexact = hearing_.inexact || !best.exact;
    return best.exact ? standing_of(best.truth, relaxation) : Standing::exhausted;
  }
  Truth truth = Truth::yes;
  for (const SumRule& rule : rules(id)) {
    if (!rule.exact) {
      hearing_.inexact = true;
      return Standing::exhausted;
    }
    const SumRange range = held_total(*this, rule, relaxation.completion);
    if (!range.exact) {
      hearing_.inexact = true;
      return Standing::exhausted;
    }
    truth = both(truth, holds(rule, range));
  }
  return standing_of(truth, relaxation);
}

}  // namespace cairn::engine
