// SPDX-License-Identifier: Apache-2.0
/// Whether an award is met under a relaxation: what is `provided` first, then the allocation.
#include <algorithm>

#include "audit/award_case.hpp"
#include "audit/problem.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// Tried at most so often to find which approvals can be spared.
constexpr std::size_t most_spare_attempts = 64;
/// Each of these takes at most this part of all work: the verdict stands already.
constexpr std::uint64_t spare_part = 32;

int key(Relaxation relaxation) {
  return (relaxation.completion ? 1 : 0) + (relaxation.approvals ? 2 : 0) +
         (relaxation.unknown ? 4 : 0);
}

bool same(const allocation::Limit& left, const allocation::Limit& right) {
  return left.low == right.low && left.high == right.high && left.need == right.need &&
         left.hard == right.hard && left.needs_one == right.needs_one &&
         std::equal(left.terms.begin(), left.terms.end(), right.terms.begin(), right.terms.end(),
                    [](const auto& one, const auto& other) {
                      return one.item == other.item && one.weight == other.weight;
                    }) &&
         std::equal(left.bundles.begin(), left.bundles.end(), right.bundles.begin(),
                    right.bundles.end(), [](const auto& one, const auto& other) {
                      return one.items == other.items && one.weight == other.weight;
                    });
}

bool same(const allocation::Window& left, const allocation::Window& right) {
  return left.position == right.position && left.least_end == right.least_end &&
         left.greatest_end == right.greatest_end && left.may_be_short == right.may_be_short;
}

bool same(const allocation::Node& left, const allocation::Node& right);

template <class T>
bool all_same(const std::vector<T>& left, const std::vector<T>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const T& one, const T& other) { return same(one, other); });
}

bool same(const allocation::Node& left, const allocation::Node& right) {
  return left.kind == right.kind && left.children == right.children && left.least == right.least &&
         left.most == right.most && left.eligible == right.eligible && left.over == right.over &&
         all_same(left.limits, right.limits) && all_same(left.windows, right.windows);
}

bool same(const allocation::Problem& left, const allocation::Problem& right) {
  return left.item_count == right.item_count && left.exclusive == right.exclusive &&
         left.sharing == right.sharing && left.free_items == right.free_items &&
         all_same(left.nodes, right.nodes);
}

}  // namespace

Standing AwardCase::rivals(Relaxation relaxation, const std::vector<bool>& granted) const {
  for (const Reuse::Rival& rival : reuse_.rivals()) {
    const bool stands =
        rival.truth == Truth::yes || (rival.truth == Truth::unknown && !relaxation.unknown);
    if (stands && !reuse_falls_away(rival.line, granted)) return Standing::fails;
  }
  return Standing::holds;
}

Standing AwardCase::all_provided(ScopeIndex scope, Relaxation relaxation,
                                 const std::vector<bool>& granted) {
  // Which awards go together is asked of the audited one, not of those that it is made of.
  if (scope == 0 && rivals(relaxation, granted) == Standing::fails) return Standing::fails;
  Standing all = Standing::holds;
  for (const ClauseId clause : program()[tree_.scopes[scope].award].provided) {
    if (!binds(scope, clause, granted, relaxation.unknown)) continue;
    const Standing one = provided(scope, clause, relaxation, granted);
    if (one == Standing::fails) return one;
    if (one == Standing::exhausted) all = one;
  }
  return all;
}

void AwardCase::allocate(Attempt& attempt, std::uint64_t steps) {
  bool exhausted = tree_.too_large;
  const auto provided_holds = [&](ScopeIndex scope) {
    const Standing standing = all_provided(scope, attempt.relaxation, attempt.granted);
    if (standing == Standing::exhausted) exhausted = true;
    return standing == Standing::holds;
  };
  attempt.built = build_problem(*this, attempt.relaxation, attempt.granted, attempt.cautious,
                                attempt.cautious_reuse, provided_holds);
  if (!attempt.built.exact) hearing_.inexact = true;
  if (exhausted || !attempt.built.exact) {
    attempt.outcome = allocation::Outcome::out_of_work;
    attempt.solution.assigned.resize(attempt.built.problem.nodes.size());
    attempt.solution.chosen.resize(attempt.built.problem.nodes.size());
    return;
  }
  const auto take_over = [&](const Attempt& earlier) {
    if (earlier.solution.assigned.size() != attempt.built.problem.nodes.size() ||
        !same(earlier.built.problem, attempt.built.problem)) {
      return false;
    }
    attempt.solution = earlier.solution;
    attempt.outcome = earlier.solution.outcome;
    return true;
  };
  for (const auto& [relaxation, earlier] : attempts_) {
    if (take_over(earlier)) return;
  }
  const auto budget = std::min(steps, hearing_.steps_left());
  attempt.solution = allocation::solve(attempt.built.problem, {budget});
  hearing_.steps += std::min(attempt.solution.steps, hearing_.steps_left());
  // The solver's word for `satisfied` is checked by what shares no code with it.
  if (attempt.solution.outcome == allocation::Outcome::satisfied &&
      !allocation::satisfies(attempt.built.problem, attempt.solution.assigned)) {
    attempt.solution.outcome = allocation::Outcome::out_of_work;
  }
  // Where not every use of a recognition or part of a credential was looked at, nothing is proved
  // impossible.
  const bool all_looked_at = !hearing_.holdings.truncated && !hearing_.holdings.parts_truncated;
  if (attempt.solution.outcome == allocation::Outcome::unsatisfied && !all_looked_at) {
    attempt.solution.outcome = allocation::Outcome::out_of_work;
  }
  attempt.outcome = attempt.solution.outcome;
}

const Attempt& AwardCase::attempt(Relaxation relaxation) {
  const auto found = attempts_.find(key(relaxation));
  if (found != attempts_.end()) return found->second;
  Attempt attempt;
  attempt.relaxation = relaxation;
  for (const ApprovalUnit& unit : units_) {
    attempt.granted.push_back(unit.decided != nullptr || relaxation.approvals);
  }
  hearing_.open.push_back(award_);
  const Standing provided = all_provided(0, relaxation, attempt.granted);
  if (provided == Standing::fails) {
    attempt.outcome = allocation::Outcome::unsatisfied;
    attempt.provided_fails = true;
  } else {
    // The first attempt leaves half of the work for the others.
    const bool first = relaxation == Relaxation{};
    allocate(attempt, first ? hearing_.steps_left() / 2 : hearing_.steps_left());
    if (attempt.satisfied() && provided == Standing::exhausted) {
      attempt.outcome = allocation::Outcome::out_of_work;
    }
    if (attempt.satisfied() && relaxation.approvals) spare_approvals(attempt);
    if (attempt.satisfied() && relaxation.unknown) spare_facts(attempt);
  }
  hearing_.open.pop_back();
  return attempts_.emplace(key(relaxation), std::move(attempt)).first->second;
}

const Attempt& AwardCase::strict() {
  const Attempt& plain = attempt({});
  if (!plain.provided_fails) return plain;
  if (!strict_) {
    strict_ = plain;
    hearing_.open.push_back(award_);
    allocate(*strict_, hearing_.steps_left());
    hearing_.open.pop_back();
    strict_->provided_fails = true;
    strict_->outcome = allocation::Outcome::unsatisfied;
  }
  return *strict_;
}

/// Looks for the fewest approvals under which the award is met: none of these was enough, all of
/// them are, so sets are tried by size.
void AwardCase::spare_approvals(Attempt& attempt) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].decided == nullptr) open.push_back(i);
  }
  std::size_t tried = 0;
  for (std::size_t size = 0; size < open.size(); ++size) {
    std::vector<bool> picked(open.size());
    std::fill(picked.begin(), picked.begin() + static_cast<std::ptrdiff_t>(size), true);
    do {
      if (++tried > most_spare_attempts) return;
      Attempt fewer;
      fewer.relaxation = attempt.relaxation;
      fewer.granted = attempt.granted;
      for (std::size_t i = 0; i < open.size(); ++i)
        fewer.granted[open[i]] = picked[i];
      if (all_provided(0, fewer.relaxation, fewer.granted) != Standing::holds) continue;
      allocate(fewer, hearing_.options.work / spare_part);
      if (fewer.outcome == allocation::Outcome::out_of_work) return;
      if (fewer.satisfied()) {
        attempt = std::move(fewer);
        return;
      }
    } while (std::prev_permutation(picked.begin(), picked.end()));
  }
}

/// Reads one clause after another cautiously again, as far as the award stays met: what is left
/// relies on no fact that is not needed.
void AwardCase::spare_facts(Attempt& attempt) {
  std::vector<ClauseId> clauses;
  for (const Scope& scope : tree_.scopes) {
    for (std::uint32_t i = 0; i < program().clauses.size(); ++i) {
      const Clause& clause = program().clauses[i];
      const bool counts = clause.block == Block::requirements || clause.block == Block::overall;
      if (clause.award == scope.award && counts && !is_aside({i})) clauses.push_back({i});
    }
  }
  clauses = hearing_.plan.by_path(std::move(clauses));
  clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
  attempt.cautious.assign(program().clauses.size(), false);
  attempt.cautious_reuse.assign(reuse_.limits().size(), false);
  std::size_t tried = 0;
  for (const ClauseId clause : clauses) {
    if (++tried > most_spare_attempts) return;
    Attempt fewer;
    fewer.relaxation = attempt.relaxation;
    fewer.granted = attempt.granted;
    fewer.cautious = attempt.cautious;
    fewer.cautious_reuse = attempt.cautious_reuse;
    fewer.cautious[clause.value] = true;
    allocate(fewer, hearing_.options.work / spare_part);
    if (fewer.satisfied()) attempt = std::move(fewer);
  }
  for (std::size_t limit = 0; limit < reuse_.limits().size(); ++limit) {
    if (++tried > most_spare_attempts) return;
    Attempt fewer;
    fewer.relaxation = attempt.relaxation;
    fewer.granted = attempt.granted;
    fewer.cautious = attempt.cautious;
    fewer.cautious_reuse = attempt.cautious_reuse;
    fewer.cautious_reuse[limit] = true;
    allocate(fewer, hearing_.options.work / spare_part);
    if (fewer.satisfied()) attempt = std::move(fewer);
  }
}

}  // namespace cairn::engine
