// SPDX-License-Identifier: Apache-2.0
#include "audit/held.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace cairn::engine {
namespace {

/// Larger clusters of things that exclude each other are not searched through; what is said of them
/// is then less sharp, never wrong.
constexpr std::size_t most_searched = 12;

class HeldSum {
 public:
  HeldSum(const AwardCase& award_case, const SumRule& rule, std::vector<FormIndex> forms)
      : case_(award_case), rule_(rule), forms_(std::move(forms)) {
    for (const SumTerm& term : rule.terms)
      terms_.emplace(term.form, &term);
    find_clusters();
  }

  SumRange range() {
    SumRange range;
    range.exact = rule_.exact;
    for (const auto& cluster : clusters_)
      add_cluster(cluster, range);
    return range;
  }

 private:
  using Bound = std::optional<Number>;

  [[nodiscard]] bool is_open(FormIndex form) const { return may_not_stand(case_, form); }

  void find_clusters() {
    std::map<FormIndex, std::size_t> place;
    for (std::size_t i = 0; i < forms_.size(); ++i)
      place.emplace(forms_[i], i);
    std::vector<std::size_t> root(forms_.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t i) {
      while (root[i] != i)
        i = root[i] = root[root[i]];
      return i;
    };
    for (const ExclusiveSet* set : case_.exclusive()) {
      std::optional<std::size_t> first;
      for (const FormIndex form : set->forms) {
        const auto found = place.find(form);
        // What may not stand at all does not push another aside.
        if (found == place.end() || is_open(form)) continue;
        if (!first) {
          first = found->second;
        } else {
          root[std::max(find(*first), find(found->second))] =
              std::min(find(*first), find(found->second));
        }
      }
    }
    std::map<std::size_t, std::vector<FormIndex>> clusters;
    for (std::size_t i = 0; i < forms_.size(); ++i)
      clusters[find(i)].push_back(forms_[i]);
    for (auto& [at, cluster] : clusters)
      clusters_.push_back(std::move(cluster));
  }

  [[nodiscard]] bool exclude(FormIndex left, FormIndex right, bool only_certain) const {
    return std::any_of(case_.exclusive().begin(), case_.exclusive().end(),
                       [&](const ExclusiveSet* set) {
                         if (only_certain && !set->certain) return false;
                         return std::binary_search(set->forms.begin(), set->forms.end(), left) &&
                                std::binary_search(set->forms.begin(), set->forms.end(), right);
                       });
  }

  [[nodiscard]] Bound end(FormIndex form, bool most) const {
    const auto found = terms_.find(form);
    if (found == terms_.end()) return Number(0);
    const SumTerm& term = *found->second;
    Bound bound = most ? term.most : term.least;
    // What may not be there adds nothing then; nor need work in progress that only does harm.
    const Form& it = case_.forms()[form];
    const bool harms = rule_.at_least ? !term.least || term.least->is_negative()
                                      : !term.most || Number(0) < *term.most;
    const bool may_be_missing = is_open(form) || (it.in_progress && harms);
    if (may_be_missing && bound) {
      bound = most ? std::max(*bound, Number(0)) : std::min(*bound, Number(0));
    }
    return bound;
  }

  /// Adds `by`; no bound stays no bound.
  static Bound plus(const Bound& left, const Bound& right, bool& exact) {
    if (!left || !right) return std::nullopt;
    const auto sum = add(*left, *right);
    if (!sum) exact = false;
    return sum.value_or(Number(0));
  }

  [[nodiscard]] bool better(const Bound& left, const Bound& right, bool most) const {
    // Without a bound: upwards for the most, downwards for the least.
    const auto rank = [&](const Bound& bound) { return bound ? 0 : (most ? 1 : -1); };
    if (rank(left) != rank(right)) return (rank(left) > rank(right)) == rule_.at_least;
    if (!left) return false;
    return rule_.at_least ? *left > *right : *left < *right;
  }

  void note(FormIndex form, SumRange& range) const {
    const auto found = terms_.find(form);
    if (found == terms_.end()) return;
    range.some = true;
    range.some_sure = range.some_sure || (found->second->sure && !is_open(form));
  }

  void add_cluster(const std::vector<FormIndex>& cluster, SumRange& range) {
    for (const FormIndex form : cluster)
      note(form, range);
    for (const bool most : {false, true}) {
      Bound& sum = most ? range.most : range.least;
      if (cluster.size() == 1) {
        sum = plus(sum, end(cluster[0], most), range.exact);
      } else if (cluster.size() <= most_searched) {
        sum = plus(sum, best_choice(cluster, most, range.exact), range.exact);
      } else {
        sum = plus(sum, rough(cluster, most, range.exact), range.exact);
      }
    }
  }

  /// Over every choice to which nothing can be added, the one that helps the rule most.
  Bound best_choice(const std::vector<FormIndex>& cluster, bool most, bool& exact) const {
    const std::size_t size = cluster.size();
    const bool only_certain = most == rule_.at_least;
    std::vector<std::uint32_t> conflicts(size);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        if (i != j && exclude(cluster[i], cluster[j], only_certain)) conflicts[i] |= 1U << j;
      }
    }
    std::optional<Bound> best;
    for (std::uint32_t choice = 1; choice < (1U << size); ++choice) {
      bool maximal = true;
      Bound sum = Number(0);
      for (std::size_t i = 0; i < size && maximal; ++i) {
        const bool in = ((choice >> i) & 1U) != 0;
        const bool hindered = (conflicts[i] & choice) != 0;
        maximal = in != hindered;
        if (in) sum = plus(sum, end(cluster[i], most), exact);
      }
      if (maximal && (!best || better(sum, *best, most))) best = sum;
    }
    return best.value_or(Number(0));
  }

  /// A bound that holds whichever choice is made.
  Bound rough(const std::vector<FormIndex>& cluster, bool most, bool& exact) const {
    Bound sum = Number(0);
    for (const FormIndex form : cluster) {
      const Bound one = end(form, most);
      if (one && (most ? one->is_negative() : Number(0) < *one)) continue;
      sum = plus(sum, one, exact);
    }
    return sum;
  }

  const AwardCase& case_;
  const SumRule& rule_;
  std::vector<FormIndex> forms_;
  std::map<FormIndex, const SumTerm*> terms_;
  std::vector<std::vector<FormIndex>> clusters_;
};

}  // namespace

std::vector<FormIndex> held_forms(const AwardCase& award_case, const SumRule& rule,
                                  bool completion) {
  std::vector<FormIndex> held;
  // What is recognised may stand in for itself where something must be held. A ceiling, a share or
  // an average is of what was earned, as it was earned.
  const bool recognised = rule.at_least && !rule.needs_one && Number(0) < rule.bound;
  for (FormIndex form = 0; form < award_case.forms().size(); ++form) {
    const Form& it = award_case.forms()[form];
    if (it.part || (it.in_progress && !completion)) continue;  // what is held is held whole
    if (both(it.stands, award_case.repeats().stands[form]) == Truth::no) continue;
    if (it.recognition) {
      const program::Target& target =
          award_case.program().recognitions[*it.recognition].targets[it.target];
      const bool elsewhere =
          target.usable_in_clause ||
          (target.usable_in_award && target.usable_in_award != award_case.award());
      if (elsewhere) continue;
      const bool decided = award_case.program().recognitions[*it.recognition].approver.empty() ||
                           std::any_of(award_case.units().begin(), award_case.units().end(),
                                       [&](const ApprovalUnit& unit) {
                                         return unit.kind == ApprovalUnit::Kind::recognition &&
                                                unit.recognition == *it.recognition &&
                                                unit.decided != nullptr;
                                       });
      if (!recognised || !decided) continue;
    }
    held.push_back(form);
  }
  return held;
}

bool may_not_stand(const AwardCase& award_case, FormIndex form) {
  return both(award_case.forms()[form].stands, award_case.repeats().stands[form]) == Truth::unknown;
}

SumRange held_total(const AwardCase& award_case, const SumRule& rule, bool completion) {
  if (rule.of_values) return held_values(award_case, rule, completion);
  return HeldSum(award_case, rule, held_forms(award_case, rule, completion)).range();
}

}  // namespace cairn::engine
