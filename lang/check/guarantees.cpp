// SPDX-License-Identifier: Apache-2.0
// `credits 40` declares; what `requires` and `overall` ask may guarantee less.
#include <algorithm>

#include "check/amounts.hpp"
#include "check/passes.hpp"

namespace cairn::lang::checking {
namespace {

using program::ClauseId;

Number sum(Number left, Number right) {
  // Sums of amounts that a policy writes; one too large to hold guarantees enough in any case.
  return add(left, right).value_or(left);
}

/// The least number of credits of one unit with which a clause can be met.
class Guarantee {
 public:
  Guarantee(const program::Program& program, const program::Unit& unit)
      : program_(program), unit_(unit) {}

  Number of(ClauseId id) const {
    const program::Clause& clause = program_[id];
    // A clause that may not be there guarantees nothing.
    if (clause.guard || !clause.applies || clause.advisory) return 0;
    if (const auto* phrase = std::get_if<program::PhraseBody>(&clause.body)) return of(*phrase);
    if (const auto* group = std::get_if<program::GroupBody>(&clause.body)) return of(*group);
    if (const auto* complete = std::get_if<program::CompleteBody>(&clause.body)) {
      const program::Award& award = program_[complete->award];
      return award.credits && award.credits->unit == unit_ ? award.credits->value : of(award);
    }
    return 0;
  }

  Number of(const program::Award& award) const {
    Number total = 0;
    Number largest = 0;
    for (const ClauseId id : award.requirements) {
      const Number one = of(id);
      total = sum(total, one);
      largest = std::max(largest, one);
    }
    for (const auto& [left, right] : award.shares)
      total = std::max(largest, subtract(total, std::min(of(left), of(right))).value_or(largest));
    for (const ClauseId id : award.overall)
      if (const auto* phrase = std::get_if<program::PhraseBody>(&program_[id].body);
          phrase != nullptr && !program_[id].counted_in && !program_[id].guard &&
          program_[id].applies && !program_[id].advisory)
        total = std::max(total, of(*phrase));
    return total;
  }

 private:
  Number of(const program::PhraseBody& phrase) const {
    Number least = of(phrase.demand);
    for (const program::Demand& including : phrase.including)
      least = std::max(least, of(including));
    return least;
  }

  Number of(const program::Demand& demand) const {
    const bool counts = demand.unit == unit_ && !demand.share && demand.bounds.low;
    return counts ? *demand.bounds.low : Number(0);
  }

  Number of(const program::GroupBody& group) const {
    std::vector<Number> children;
    for (const ClauseId child : group.children)
      children.push_back(of(child));
    std::sort(children.begin(), children.end());
    std::size_t chosen = children.size();
    switch (group.kind) {
      case program::GroupBody::Kind::all:
        break;
      case program::GroupBody::Kind::any:
        chosen = std::min<std::size_t>(1, children.size());
        break;
      case program::GroupBody::Kind::counted:
        chosen = 0;
        while (chosen < children.size() && group.bounds.low &&
               Number(static_cast<std::int64_t>(chosen)) < *group.bounds.low)
          ++chosen;
        break;
    }
    Number total = 0;
    for (std::size_t i = 0; i < chosen; ++i)
      total = sum(total, children[i]);
    return total;
  }

  const program::Program& program_;
  program::Unit unit_;
};

}  // namespace

void check_guarantees(Checker& checker) {
  for (const program::Award& award : checker.program.awards) {
    const ast::Award& declared = *checker.names.awards.at(award.name).node;
    if (!award.credits || !declared.credits) continue;
    const Number guaranteed = Guarantee(checker.program, award.credits->unit).of(award);
    if (guaranteed >= award.credits->value) continue;
    const std::string credits = award.credits->value.to_text();
    checker
        .report(Code::credits_not_guaranteed, declared.credits->span,
                {award.name, credits, guaranteed.to_text()})
        .hint =
        "to guarantee them, write `volume: at least " + credits +
        " credits` in `overall`; a clause that counts credentials says nothing of their credits";
  }
}

}  // namespace cairn::lang::checking
