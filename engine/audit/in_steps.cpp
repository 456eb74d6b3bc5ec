// SPDX-License-Identifier: Apache-2.0
#include "audit/in_steps.hpp"

namespace cairn::engine {

using namespace program;

const InSteps* steps_of(const Clause& clause) {
  const auto* phrase = std::get_if<PhraseBody>(&clause.body);
  return phrase != nullptr && phrase->steps ? &*phrase->steps : nullptr;
}

Truth counts_in_steps(const AwardCase& award_case, ClauseId id, FormIndex form) {
  const auto& phrase = std::get<PhraseBody>(award_case.program()[id].body);
  const Membership& in = award_case.hearing().memberships.of(phrase.demand.from)[form];
  return both(award_case.applies(id),
              in.truth == Truth::no && in.may_be_in() ? Truth::unknown : in.truth);
}

bool is_in_steps(const AwardCase& award_case, const InSteps& steps, FormIndex form) {
  if (is_part_of(steps, award_case.forms()[form]) && !award_case.forms()[form].part->amount)
    return true;
  const AmountRange amount = award_case.hearing().memberships.amount(steps.step.unit, form);
  return amount.is_exact() &&
         amount.least.rounded(Rounding::down, steps.step.value) == amount.least;
}

bool is_part_of(const InSteps& steps, const Form& form) {
  return form.part && form.part->unit == steps.step.unit && form.part->step == steps.step.value;
}

std::vector<bool> parts_allowed(const AwardCase& award_case, ScopeIndex scope,
                                const std::function<Reading(ClauseId)>& reading_of) {
  const std::vector<Form>& forms = award_case.forms();
  std::vector<bool> allowed(forms.size());
  for (std::optional<ScopeIndex> at = scope; at; at = award_case.tree().scopes[*at].outer) {
    for (const ClauseId id : award_case.overall(*at)) {
      const Clause& clause = award_case.program()[id];
      const InSteps* steps = steps_of(clause);
      if (steps == nullptr || clause.advisory) continue;
      for (FormIndex form = 0; form < forms.size(); ++form) {
        if (!is_part_of(*steps, forms[form])) continue;
        const Truth truth = counts_in_steps(award_case, id, form);
        if (truth == Truth::yes || (truth == Truth::unknown && reading_of(id).favour))
          allowed[form] = true;
      }
    }
  }
  return allowed;
}

}  // namespace cairn::engine
