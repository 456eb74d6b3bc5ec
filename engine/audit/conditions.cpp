// SPDX-License-Identifier: Apache-2.0
#include "audit/conditions.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/core.h>

#include "explain/words.hpp"

namespace cairn::engine {
namespace {

/// The same text is the same condition; of several clauses that rest on it the first by path is
/// named, wherever they stand in the file.
void add_once(std::vector<Condition>& conditions, Condition condition) {
  const auto known = std::find_if(conditions.begin(), conditions.end(), [&](const Condition& it) {
    return it.kind == condition.kind && it.text == condition.text;
  });
  if (known == conditions.end()) {
    conditions.push_back(std::move(condition));
  } else if (condition.clause < known->clause) {
    known->clause = std::move(condition.clause);
  }
}

CredentialRef reference(const AwardCase& award_case, FormIndex form) {
  const Form& it = award_case.forms()[form];
  return reference_to(
      it.evidence.empty() ? *it.facts : award_case.hearing().record.credentials[it.evidence[0]]);
}

/// The record gives nothing there, rather than something that does not tell.
bool is_absence(std::string_view has) {
  return has.starts_with("the record gives no ") || has.starts_with("the record does not give ");
}

}  // namespace

void add_missing(const AwardCase& award_case, std::optional<FormIndex> form, const Finding& finding,
                 ClauseAudit& audit) {
  MissingFact missing = missing_fact(award_case, form, finding);
  const auto id = [](const MissingFact& it) { return it.credential ? it.credential->id : ""; };
  const bool known =
      std::any_of(audit.missing.begin(), audit.missing.end(), [&](const MissingFact& it) {
        return id(it) == id(missing) &&
               it.credential.has_value() == missing.credential.has_value() &&
               it.field == missing.field && it.why == missing.why;
      });
  if (!known) audit.missing.push_back(std::move(missing));
}

MissingFact missing_fact(const AwardCase& award_case, std::optional<FormIndex> form,
                         const Finding& finding) {
  MissingFact missing;
  if (form && !finding.of_learner) missing.credential = reference(award_case, *form);
  missing.field = finding.field;
  missing.why = finding.has;
  return missing;
}

void Conditions::completion(FormIndex form, const std::string& clause,
                            const std::vector<Finding>& hopes) {
  if (muted_) return;
  const auto& credentials = case_.hearing().record.credentials;
  for (const std::uint32_t piece : case_.forms()[form].evidence) {
    if (credentials[piece].status != Status::in_progress) continue;
    Completion& completion = completions_[case_.hearing().holdings.place[piece]];
    if (completion.clause.empty() || clause < completion.clause) completion.clause = clause;
    for (const Finding& hope : hopes) {
      auto& known = completion.hopes;
      if (std::find(known.begin(), known.end(), hope.asks) == known.end()) {
        known.insert(std::upper_bound(known.begin(), known.end(), hope.asks), hope.asks);
      }
    }
  }
}

void Conditions::decision(const ApprovalUnit& unit) {
  if (muted_) return;
  const bool recognition = unit.kind == ApprovalUnit::Kind::recognition;
  // Behind `approval of` the reason that is written is what there is to decide.
  std::string question;
  if (unit.kind == ApprovalUnit::Kind::approval) question = case_.program()[unit.clause].because;
  if (!question.empty()) question = " (the question: " + quoted(question) + ")";
  add_once(decisions_,
           {ConditionKind::decision,
            fmt::format("{} approves {}{}{}", quoted(unit.authority),
                        recognition ? "the recognition " : "", unit.paths.front(), question),
            unit.paths.front(), unit.authority, std::nullopt, ""});
}

void Conditions::fact(std::optional<FormIndex> form, const std::string& clause,
                      const Finding& finding) {
  if (muted_) return;
  Condition condition;
  condition.kind = ConditionKind::fact;
  condition.clause = clause;
  condition.field = finding.field;
  std::string said;
  if (form && !finding.of_learner) {
    condition.credential = reference(case_, *form);
    said = fmt::format("{} of {}", field_noun(finding.field), name_of(*condition.credential));
  } else {
    said = fmt::format("the learner's {}", field_noun(finding.field));
  }
  said += is_absence(finding.has) ? ", which the record does not give" : ": " + finding.has;
  auto known = std::find_if(facts_.begin(), facts_.end(), [&](const Fact& it) {
    return it.condition.clause == clause && it.said == said;
  });
  if (known == facts_.end()) known = facts_.insert(facts_.end(), Fact{condition, said, {}, {}});
  auto& asks = finding.alternative ? known->any_asked : known->asks;
  if (!finding.asks.empty() && std::find(asks.begin(), asks.end(), finding.asks) == asks.end()) {
    asks.insert(std::upper_bound(asks.begin(), asks.end(), finding.asks), finding.asks);
  }
}

void Conditions::take_over(const std::vector<Condition>& inner) {
  if (muted_) return;
  for (const Condition& condition : inner)
    add_once(inner_, condition);
}

std::string Conditions::asked_of(const Fact& fact) {
  std::vector<std::string> asks = fact.asks;
  const bool settled =
      std::any_of(fact.any_asked.begin(), fact.any_asked.end(), [&](const std::string& one) {
        return std::find(fact.asks.begin(), fact.asks.end(), one) != fact.asks.end();
      });
  if (!fact.any_asked.empty() && !settled) {
    std::string any = joined(fact.any_asked, "or");
    asks.push_back(fact.any_asked.size() > 1 && !asks.empty() ? "(" + any + ")" : std::move(any));
  }
  return joined(asks, "and");
}

std::vector<Condition> Conditions::all() const {
  std::vector<Condition> all;
  const auto& order = case_.hearing().holdings.order;
  for (const auto& [place, completion] : completions_) {
    Condition condition;
    condition.kind = ConditionKind::completion;
    condition.clause = completion.clause;
    condition.credential = reference_to(case_.hearing().record.credentials[order[place]]);
    condition.text = name_of(*condition.credential) + " is completed";
    if (!completion.hopes.empty()) {
      condition.text += " with " + joined(completion.hopes, "and");
    }
    add_once(all, std::move(condition));
  }
  const std::size_t completions = all.size();
  for (const Condition& condition : decisions_)
    add_once(all, condition);
  for (const Fact& fact : facts_) {
    all.push_back(fact.condition);
    all.back().text = fact.said;
    const std::string asked = asked_of(fact);
    if (!asked.empty()) all.back().text += "; asked: " + asked;
  }
  for (const Condition& condition : inner_)
    add_once(all, condition);
  std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(completions), all.end(),
                   [](const Condition& left, const Condition& right) {
                     return std::tie(left.kind, left.clause, left.text) <
                            std::tie(right.kind, right.clause, right.text);
                   });
  std::stable_sort(all.begin(), all.end(), [](const Condition& left, const Condition& right) {
    return left.kind < right.kind;
  });
  return all;
}

}  // namespace cairn::engine
