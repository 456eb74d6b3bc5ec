// SPDX-License-Identifier: Apache-2.0
#include "audit/verdict.hpp"

namespace cairn::engine {

using allocation::Outcome;

Decided decide(AwardCase& award_case) {
  const Attempt& plain = award_case.attempt({});
  if (plain.satisfied()) return {Verdict::met, &plain};
  // Everything let in, and still not met: then nothing less can do.
  if (award_case.attempt(relaxations.back()).outcome == Outcome::unsatisfied) {
    return {Verdict::not_met, &award_case.strict()};
  }
  for (const Relaxation relaxation : relaxations) {
    const Attempt& attempt = award_case.attempt(relaxation);
    if (attempt.outcome == Outcome::out_of_work) return {Verdict::undecided, &award_case.strict()};
    if (attempt.satisfied()) return {verdict_under(relaxation), &attempt};
  }
  return {Verdict::not_met, &award_case.strict()};
}

}  // namespace cairn::engine
