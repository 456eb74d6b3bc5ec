// SPDX-License-Identifier: Apache-2.0
/// Attempts at the same thing: same issuer and code.
#include <algorithm>
#include <map>

#include "recognition/exclusion.hpp"
#include "recognition/same_learning.hpp"

namespace cairn::engine {
namespace {

using namespace program;

Wanted at_least() {
  return [](Order order) { return order != Order::less; };
}
Wanted at_most() {
  return [](Order order) { return order != Order::greater; };
}

/// Whether two credentials of one code are attempts at the same thing.
Truth same_attempt(const Form& left, const Form& right) {
  const auto unknown_issuer = [](const Form& form) {
    return form.facts->issuer.empty() && form.facts->issuer_id.empty();
  };
  if (unknown_issuer(left) || unknown_issuer(right)) return Truth::unknown;
  const auto equal = [](const std::string& one, const std::string& other) {
    return !one.empty() && one == other;
  };
  return truth_of(equal(left.facts->issuer, right.facts->issuer) ||
                  equal(left.facts->issuer_id, right.facts->issuer_id));
}

/// Whether `left` is at least as good an attempt as `right`, as the rule ranks them.
Truth as_good(const Judge& judge, Repeats rule, const Form& left, const Form& right) {
  const Fields& fields = judge.fields();
  switch (rule) {
    case Repeats::one_attempt:
    case Repeats::all:
      return Truth::yes;
    case Repeats::latest:
      return compare(date_value(left.facts->awarded), date_value(right.facts->awarded), at_least());
    case Repeats::first:
      return compare(date_value(left.facts->awarded), date_value(right.facts->awarded), at_most());
    case Repeats::best:
      break;
  }
  // A grade still to come is read in favour.
  if (left.grade_to_come && !left.facts->grade) return Truth::yes;
  if (const auto scale = fields.plan().program().scale) {
    const Truth truth =
        compare(fields.grade(left, *scale), fields.grade(right, *scale), at_least());
    if (truth != Truth::unknown) return truth;
  }
  if (left.facts->mark && right.facts->mark) {
    return truth_of(*left.facts->mark >= *right.facts->mark);
  }
  return Truth::unknown;
}

/// Forms that share a code with another; the code is the key.
std::map<std::string_view, std::vector<FormIndex>> by_code(const Holdings& holdings) {
  std::map<std::string_view, std::vector<FormIndex>> groups;
  for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
    const Form& form = holdings.forms[i];
    // Parts of an attempt follow it, as all forms of its evidence do.
    const bool follows = form.is_itself() && form.part;
    if (!form.conferral && !follows && form.has_code && !form.facts->code.empty()) {
      groups[form.facts->code].push_back(i);
    }
  }
  return groups;
}

/// Every form made of one of these forms' evidence, so that an attempt is excluded in whatever form
/// it counts.
std::vector<FormIndex> with_forms_of_evidence(const Holdings& holdings,
                                              std::vector<FormIndex> attempts) {
  const std::size_t count = attempts.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Form& attempt = holdings.forms[attempts[i]];
    if (!attempt.is_whole_itself()) continue;
    const auto& forms = holdings.forms_of[attempt.evidence[0]];
    attempts.insert(attempts.end(), forms.begin(), forms.end());
  }
  return attempts;
}

/// More attempts at one thing than this are not settled one against the other.
constexpr std::size_t most_settled = 2'000;
/// Attempts without an issuer are held against each issuer's apart, up to so many pairs.
constexpr std::size_t most_open_pairs = 10'000;

/// One set for each issuer, however it is named; what is recognised as the code belongs to each
/// home issuer.
void exclude_attempts(const Plan& plan, const Holdings& holdings,
                      const std::vector<FormIndex>& group, std::vector<ExclusiveSet>& sets) {
  std::map<std::string_view, std::vector<FormIndex>> by_issuer;
  std::vector<FormIndex> recognised;
  std::vector<FormIndex> open;
  for (const FormIndex index : group) {
    const Form& form = holdings.forms[index];
    if (form.names_code) {
      recognised.push_back(index);
      continue;
    }
    const std::string& name = form.facts->issuer;
    const std::string& id = form.facts->issuer_id;
    if (name.empty() && id.empty()) open.push_back(index);
    if (!name.empty()) by_issuer[name].push_back(index);
    if (!id.empty() && id != name) by_issuer[id].push_back(index);
  }
  if (!recognised.empty()) by_issuer.try_emplace(plan.home_name());
  std::vector<std::vector<FormIndex>> attempts;
  for (auto& [issuer, forms] : by_issuer) {
    if (plan.is_home(issuer) || issuer == plan.home_name()) {
      forms.insert(forms.end(), recognised.begin(), recognised.end());
    }
    attempts.push_back(forms);
    exclude(holdings.forms, with_forms_of_evidence(holdings, std::move(forms)),
            SameLearning::repeat, true, sets);
  }
  if (open.empty()) return;
  if (open.size() * attempts.size() > most_open_pairs || attempts.empty()) attempts = {group};
  for (std::vector<FormIndex>& forms : attempts) {
    forms.insert(forms.end(), open.begin(), open.end());
    exclude(holdings.forms, with_forms_of_evidence(holdings, std::move(forms)),
            SameLearning::repeat, false, sets);
  }
}

/// Whether each attempt of the group is the one that the rule settles on.
void settle(const Judge& judge, const Holdings& holdings, Repeats rule,
            const std::vector<FormIndex>& group, std::map<std::uint32_t, Truth>& stands) {
  for (const FormIndex left : group) {
    const Form& attempt = holdings.forms[left];
    if (!attempt.is_whole_itself()) continue;
    Truth truth = group.size() > most_settled ? Truth::unknown : Truth::yes;
    for (std::size_t i = 0; i < group.size() && group.size() <= most_settled; ++i) {
      const Form& rival = holdings.forms[group[i]];
      // Work in progress may still be given up, so it settles nothing against another attempt.
      if (left == group[i] || !rival.is_whole_itself() || rival.in_progress) continue;
      const Truth same = both(same_attempt(attempt, rival), rival.stands);
      truth = both(truth, either(negate(same), as_good(judge, rule, attempt, rival)));
    }
    stands[attempt.evidence[0]] = truth;
  }
}

}  // namespace

RepeatRule repeats(const Judge& judge, const Holdings& holdings, Repeats rule) {
  RepeatRule result;
  result.stands.assign(holdings.forms.size(), Truth::yes);
  if (rule == Repeats::all) return result;
  const Plan& plan = judge.fields().plan();
  std::map<std::uint32_t, Truth> evidence_stands;
  for (const auto& [code, group] : by_code(holdings)) {
    if (group.size() < 2) continue;
    exclude_attempts(plan, holdings, group, result.exclusive);
    if (rule == Repeats::one_attempt) continue;
    settle(judge, holdings, rule, group, evidence_stands);
  }
  for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
    for (const std::uint32_t piece : holdings.forms[i].evidence) {
      const auto found = evidence_stands.find(piece);
      if (found != evidence_stands.end()) {
        result.stands[i] = both(result.stands[i], found->second);
      }
    }
  }
  return result;
}

}  // namespace cairn::engine
