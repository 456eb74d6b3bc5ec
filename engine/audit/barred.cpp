// SPDX-License-Identifier: Apache-2.0
#include "audit/barred.hpp"

#include "audit/in_steps.hpp"
#include "audit/reading.hpp"
#include "audit/span_of_dates.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// What counts in steps never counts with an amount between two.
void bar_between_steps(const AwardCase& award_case, ClauseId id, Reading reading,
                       std::vector<bool>& barred) {
  const InSteps* steps = steps_of(award_case.program()[id]);
  for (FormIndex form = 0; steps != nullptr && form < barred.size(); ++form) {
    if (award_case.forms()[form].conferral || is_in_steps(award_case, *steps, form)) continue;
    const Truth truth = counts_in_steps(award_case, id, form);
    if (truth == Truth::yes || (truth == Truth::unknown && !reading.favour)) barred[form] = true;
  }
}

void bar_by(const AwardCase& award_case, const Clause& clause, ClauseId id, Reading reading,
            std::vector<bool>& barred) {
  const auto& forms = award_case.forms();
  if (const auto* only = std::get_if<OnlyBody>(&clause.body)) {
    const auto& in = award_case.hearing().memberships.of(only->selection);
    for (FormIndex form = 0; form < forms.size(); ++form) {
      if (!forms[form].conferral && !reading.admits(in[form])) barred[form] = true;
    }
  } else if (const auto* elapsed = std::get_if<ElapsedBody>(&clause.body)) {
    // What has no known date cannot make a span shorter, so under a lower end alone it may count.
    for (FormIndex form = 0; form < forms.size() && elapsed->high; ++form) {
      if (!reading.favour && !forms[form].conferral && !exact_award_date(forms[form])) {
        barred[form] = true;
      }
    }
  } else {
    for (const SumRule& rule : award_case.rules(id)) {
      for (const SumTerm& term : rule.terms) {
        if (reading.is_out_of_bounds(rule, term)) barred[term.form] = true;
      }
    }
    bar_between_steps(award_case, id, reading, barred);
  }
}

}  // namespace

std::vector<std::vector<bool>> barred_forms(const AwardCase& award_case, Relaxation relaxation,
                                            const std::vector<bool>& granted,
                                            const std::vector<bool>& cautious) {
  const auto& scopes = award_case.tree().scopes;
  std::vector<std::vector<bool>> barred(scopes.size());
  for (ScopeIndex scope = 0; scope < scopes.size(); ++scope) {
    barred[scope] = scopes[scope].outer ? barred[*scopes[scope].outer]
                                        : std::vector<bool>(award_case.forms().size());
    for (const ClauseId id : award_case.overall(scope)) {
      const bool favour = relaxation.unknown && (cautious.empty() || !cautious[id.value]);
      // What is kept out of one place may count in another.
      const bool of_place = award_case.program()[id].counted_in.has_value();
      if (of_place || !award_case.binds(scope, id, granted, favour)) continue;
      bar_by(award_case, award_case.program()[id], id, {favour}, barred[scope]);
    }
  }
  return barred;
}

}  // namespace cairn::engine
