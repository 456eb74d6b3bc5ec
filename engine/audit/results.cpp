// SPDX-License-Identifier: Apache-2.0
#include "audit/results.hpp"

#include <algorithm>
#include <utility>

#include "audit/clause_writer.hpp"
#include "audit/scaled_limit.hpp"
#include "explain/words.hpp"
#include "recognition/fields.hpp"

namespace cairn::engine {
namespace {

using namespace program;
using allocation::ItemIndex;
using allocation::Outcome;

bool is_same(const Condition& one, const Condition& other) {
  const auto id = [](const Condition& condition) {
    return condition.credential ? condition.credential->id : std::string();
  };
  return one.kind == other.kind && one.text == other.text && one.authority == other.authority &&
         one.field == other.field && id(one) == id(other);
}

/// Nothing in `some` that is not among `all`.
bool among(const std::vector<Condition>& some, const std::vector<Condition>& all) {
  return std::all_of(some.begin(), some.end(), [&](const Condition& one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Condition& other) { return is_same(one, other); });
  });
}

/// What a credential is preferred by; none where the record does not give it exactly.
struct Rank {
  std::optional<Date> date;
  std::optional<Number> number;
  [[nodiscard]] bool known() const { return date || number; }
};

Rank rank_of(const Value& value) {
  Rank rank;
  if (const auto* numbers = std::get_if<Numbers>(&value)) {
    if (numbers->least == numbers->most) rank.number = numbers->least;
  } else if (const auto* dates = std::get_if<Dates>(&value)) {
    if (!dates->never && dates->earliest == dates->latest) rank.date = dates->earliest;
  } else if (const auto* ranks = std::get_if<Ranks>(&value)) {
    if (ranks->any_of.size() == 1) rank.number = Number(std::int64_t{ranks->any_of.front()});
  }
  return rank;
}

/// The forms that may count, the least preferred first.
std::vector<ItemIndex> least_preferred_first(const AwardCase& award_case,
                                             const Preference& preference) {
  const Fields& fields = award_case.hearing().judge.fields();
  const std::vector<Form>& forms = award_case.forms();
  FieldReference field{FieldOwner::credential, BuiltIn::awarded, {}, {}, "awarded"};
  if (preference.field) field = *preference.field;
  std::vector<Rank> ranks;
  std::vector<ItemIndex> order;
  for (FormIndex form = 0; form < forms.size(); ++form) {
    ranks.push_back(rank_of(fields.read(field, &forms[form])));
    order.push_back(form);
  }
  const bool greater_first =
      preference.kind == Preference::Kind::earliest || preference.kind == Preference::Kind::lowest;
  std::stable_sort(order.begin(), order.end(), [&](ItemIndex left, ItemIndex right) {
    const Rank& one = ranks[left];
    const Rank& other = ranks[right];
    if (one.known() != other.known()) return !one.known();
    if (one.date != other.date)
      return greater_first ? other.date < one.date : one.date < other.date;
    if (one.number != other.number)
      return greater_first ? other.number < one.number : one.number < other.number;
    return left > right;
  });
  return order;
}

}  // namespace

ResultsOfAward::ResultsOfAward(Hearing& hearing, AwardId award)
    : hearing_(hearing), award_(award), case_(&hearing.case_of(award)), decided_(decide(*case_)) {
  const Award& of = this->award();
  results_.level_text = of.level_text;
  if (of.preference) results_.preference = of.preference->text;
  if (of.grants) results_.granted_unit = unit_words(hearing.plan.program(), *of.grants, {});
  if (decided_.verdict == Verdict::not_met || decided_.verdict == Verdict::undecided) return;
  if (of.tiers.empty() && of.level_steps.empty() && !of.grants && !of.preference) return;
  ClauseWriter writer(*case_, *decided_.attempt, decided_.verdict);
  (void)writer.write();
  conditions_ = writer.conditions();
  find_tier();
  find_level();
  find_grant();
  find_preferred();
}

ResultsOfAward::Look ResultsOfAward::look_at(const std::vector<ClauseId>& clauses) {
  std::vector<ClauseId> asked = asked_;
  asked.insert(asked.end(), clauses.begin(), clauses.end());
  cases_.push_back(std::make_unique<AwardCase>(hearing_, award_, std::move(asked)));
  Look look;
  look.award_case = cases_.back().get();
  look.decided = decide(*look.award_case);
  const Verdict verdict = look.decided.verdict;
  ClauseWriter writer(*look.award_case, *look.decided.attempt, verdict);
  (void)writer.write();
  look.clauses = writer.write_results();
  if (verdict == Verdict::not_met || verdict == Verdict::undecided) return look;
  look.conditions = writer.conditions();
  look.reached = verdict == decided_.verdict && among(look.conditions, conditions_);
  return look;
}

std::vector<ClauseAudit> ResultsOfAward::what_is_short(AwardCase& asked) {
  Attempt attempt = asked.strict();
  allocation::Problem problem = attempt.built.problem;
  for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
    auto& limits = problem.nodes[i].limits;
    auto& windows = problem.nodes[i].windows;
    const std::size_t own = i == 0 ? attempt.built.result_limits : limits.size();
    const std::size_t own_windows = i == 0 ? attempt.built.result_windows : windows.size();
    for (std::size_t at = 0; at < own; ++at)
      limits[at].hard = true;
    for (std::size_t at = 0; at < own_windows; ++at)
      windows[at].may_be_short = false;
  }
  attempt.solution = allocation::solve(problem, {hearing_.steps_left()});
  hearing_.steps += std::min(attempt.solution.steps, hearing_.steps_left());
  // The award is met in it, whatever it leaves to the tier; else that was not found.
  for (allocation::Node& node : attempt.built.problem.nodes) {
    const bool root = &node == &attempt.built.problem.nodes.front();
    if (root) {
      node.limits.resize(attempt.built.result_limits);
      node.windows.resize(attempt.built.result_windows);
    }
  }
  if (!allocation::satisfies(attempt.built.problem, attempt.solution.assigned)) return {};
  ClauseWriter writer(asked, attempt, Verdict::not_met);
  return writer.write_results();
}

void ResultsOfAward::take_over(const Look& look) {
  case_ = look.award_case;
  decided_ = look.decided;
  asked_ = case_->results();
}

void ResultsOfAward::find_tier() {
  for (const Tier& tier : award().tiers) {
    Look look = look_at(tier.clauses);
    TierAudit audit{tier.title, look.decided.verdict, look.reached, std::move(look.clauses),
                    std::move(look.conditions)};
    if (audit.verdict == Verdict::not_met) {
      std::vector<ClauseAudit> better = what_is_short(*look.award_case);
      if (!better.empty()) audit.clauses = std::move(better);
    }
    results_.tiers.push_back(std::move(audit));
    if (!look.reached) continue;
    results_.tier = tier.title;
    take_over(look);
    return;
  }
}

void ResultsOfAward::find_level() {
  for (const LevelStep& step : award().level_steps) {
    const Look look = look_at({step.clause});
    const Framework& framework = hearing_.plan.program()[step.level.framework];
    const std::string level = framework.name + " level " + framework.levels[step.level.rank];
    if (look.reached) {
      results_.level = level;
      take_over(look);
      return;
    }
    if (look.decided.verdict == Verdict::not_met || !results_.level_possible.empty()) continue;
    results_.level_possible = level;
    results_.level_conditions = look.conditions;
  }
}

Attempt& ResultsOfAward::own_attempt() {
  if (!attempt_) attempt_ = *decided_.attempt;
  decided_.attempt = &*attempt_;
  return *attempt_;
}

void ResultsOfAward::find_grant() {
  if (!award().grants) return;
  Attempt& attempt = own_attempt();
  const std::size_t forms = case_->forms().size();
  std::vector<Weighted> weights;
  std::vector<Number> amounts;
  const auto items = static_cast<ItemIndex>(attempt.built.problem.item_count);
  for (ItemIndex item = 0; item < items; ++item) {
    const auto form = case_->form_of(item);
    const bool conferral = item < forms && case_->forms()[item].conferral;
    Number amount = 0;
    if (form && !conferral) amount = hearing_.memberships.amount(*award().grants, *form).least;
    amounts.push_back(amount);
    weights.push_back({item, amount});
  }
  const auto scaled = scaled_limit(weights, true, 0, 0);
  results_.granted_exact = scaled.has_value();
  if (scaled) {
    allocation::Heaviest best =
        allocation::heaviest(attempt.built.problem, scaled->terms, {hearing_.steps_left(), 0});
    hearing_.steps += std::min(best.solution.steps, hearing_.steps_left());
    results_.granted_exact = best.proved;
    if (best.solution.outcome == Outcome::satisfied &&
        allocation::satisfies(attempt.built.problem, best.solution.assigned)) {
      attempt.solution = std::move(best.solution);
      // What is shown from here on grants no less.
      allocation::Limit limit;
      limit.terms = scaled->terms;
      limit.low = best.weight;
      attempt.built.problem.nodes.front().limits.push_back(std::move(limit));
    }
  }
  std::vector<bool> counted(items, false);
  for (const auto& assigned : attempt.solution.assigned) {
    for (const ItemIndex item : assigned)
      counted[item] = true;
  }
  Number granted = 0;
  for (ItemIndex item = 0; item < items; ++item) {
    if (!counted[item]) continue;
    const auto sum = add(granted, amounts[item]);
    if (!sum) results_.granted_exact = false;
    granted = sum.value_or(granted);
  }
  results_.granted = granted.to_text();
}

void ResultsOfAward::find_preferred() {
  if (!award().preference) return;
  Attempt& attempt = own_attempt();
  allocation::Preferred best = allocation::preferred(
      attempt.built.problem, least_preferred_first(*case_, *award().preference),
      {hearing_.steps_left(), 0});
  hearing_.steps += std::min(best.solution.steps, hearing_.steps_left());
  results_.preference_settled = best.settled;
  if (best.solution.outcome == Outcome::satisfied &&
      allocation::satisfies(attempt.built.problem, best.solution.assigned)) {
    attempt.solution = std::move(best.solution);
  }
}

}  // namespace cairn::engine
