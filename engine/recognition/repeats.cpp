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

/// Whether two forms are attempts at the same thing. What is recognised as a code is that code of
/// the home institution.
Truth same_attempt(const Plan& plan, const Form& left, const Form& right) {
  if (!left.has_code || !right.has_code || left.facts->code.empty() ||
      left.facts->code != right.facts->code) {
    return Truth::no;
  }
  if (left.names_code && right.names_code) return Truth::yes;
  const auto unknown_issuer = [](const Form& form) {
    return form.facts->issuer.empty() && form.facts->issuer_id.empty();
  };
  if (left.names_code || right.names_code) {
    const Form& other = left.names_code ? right : left;
    if (unknown_issuer(other)) return Truth::unknown;
    return truth_of(plan.is_home(other.facts->issuer) || plan.is_home(other.facts->issuer_id));
  }
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
    if (!form.conferral && form.has_code && !form.facts->code.empty()) {
      groups[form.facts->code].push_back(i);
    }
  }
  return groups;
}

/// Every form made of one of these forms' evidence, so that an attempt is excluded in whatever form
/// it counts.
std::vector<FormIndex> with_forms_of_evidence(const Holdings& holdings,
                                              const std::vector<FormIndex>& attempts) {
  std::vector<FormIndex> result = attempts;
  std::vector<bool> piece(holdings.order.size());
  for (const FormIndex attempt : attempts) {
    if (!holdings.forms[attempt].is_itself()) continue;
    piece[holdings.forms[attempt].evidence[0]] = true;
  }
  for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
    for (const std::uint32_t evidence : holdings.forms[i].evidence) {
      if (piece[evidence]) result.push_back(i);
    }
  }
  return result;
}

void exclude_attempts(const Plan& plan, const Holdings& holdings,
                      const std::vector<FormIndex>& group, std::vector<ExclusiveSet>& sets) {
  bool all_same = true;
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t j = i + 1; j < group.size(); ++j) {
      if (same_attempt(plan, holdings.forms[group[i]], holdings.forms[group[j]]) != Truth::yes) {
        all_same = false;
      }
    }
  }
  if (all_same) {
    exclude(holdings.forms, with_forms_of_evidence(holdings, group), SameLearning::repeat, true,
            sets);
    return;
  }
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (std::size_t j = i + 1; j < group.size(); ++j) {
      const Truth same = same_attempt(plan, holdings.forms[group[i]], holdings.forms[group[j]]);
      if (same == Truth::no) continue;
      exclude(holdings.forms, with_forms_of_evidence(holdings, {group[i], group[j]}),
              SameLearning::repeat, same == Truth::yes, sets);
    }
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
    for (const FormIndex left : group) {
      const Form& attempt = holdings.forms[left];
      if (!attempt.is_itself()) continue;
      Truth stands = Truth::yes;
      for (const FormIndex right : group) {
        const Form& rival = holdings.forms[right];
        // Work in progress may still be given up, so it settles nothing against another attempt.
        if (left == right || !rival.is_itself() || rival.in_progress) continue;
        const Truth same = both(same_attempt(plan, attempt, rival), rival.stands);
        stands = both(stands, either(negate(same), as_good(judge, rule, attempt, rival)));
      }
      evidence_stands[attempt.evidence[0]] = stands;
    }
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
