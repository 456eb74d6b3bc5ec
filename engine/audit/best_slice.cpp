// SPDX-License-Identifier: Apache-2.0
#include "audit/best_slice.hpp"

namespace cairn::engine {
namespace {

/// What a rule lacks, as a share of what it needs; one that is held or not lacks one whole.
Number lacking(const SumRule& rule, const SumRange& range) {
  if (holds(rule, range) != Truth::no) return 0;
  if (rule.need.is_zero() || !range.least) return 1;
  const auto missing = subtract(rule.bound, *range.least);
  const auto share = missing ? divide(*missing, rule.need) : std::nullopt;
  return share.value_or(Number(1));
}

}  // namespace

SliceStanding best_slice(const AwardCase& award_case, program::ClauseId clause,
                         const std::function<SumRange(const SumRule&)>& total) {
  std::optional<SliceStanding> best;
  Number least_lacking;
  for (std::size_t slice = 0; slice < award_case.slices(clause).size(); ++slice) {
    SliceStanding standing{slice, Truth::yes, true};
    Number lacks;
    for (const SumRule& rule : award_case.rules(clause, slice)) {
      const SumRange range = total(rule);
      standing.exact = standing.exact && rule.exact && range.exact;
      standing.truth = both(standing.truth, holds(rule, range));
      lacks = add(lacks, lacking(rule, range)).value_or(lacks);
    }
    const bool better = !best || standing.truth > best->truth ||
                        (standing.truth == best->truth && lacks < least_lacking);
    if (!better) continue;
    best = standing;
    least_lacking = lacks;
  }
  return best.value_or(SliceStanding{});
}

}  // namespace cairn::engine
