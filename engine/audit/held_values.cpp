// SPDX-License-Identifier: Apache-2.0
/// How many different values there are among all that is held, where what is the same learning is
/// held once: that choice among it counts which gives the most.
#include <algorithm>
#include <map>

#include "audit/held.hpp"

namespace cairn::engine {
namespace {

using allocation::ItemIndex;

class HeldValues {
 public:
  HeldValues(const AwardCase& award_case, const SumRule& rule, std::vector<FormIndex> forms)
      : case_(award_case), rule_(rule), forms_(std::move(forms)) {
    for (std::size_t i = 0; i < forms_.size(); ++i)
      place_.emplace(forms_[i], static_cast<ItemIndex>(i));
  }

  SumRange range() {
    SumRange range;
    range.least = count(false, range.exact);
    range.most = count(true, range.exact);
    return range;
  }

 private:
  /// The items that these forms are, without those that are not held for certain.
  [[nodiscard]] std::vector<ItemIndex> items(const std::vector<FormIndex>& forms,
                                             bool favour) const {
    std::vector<ItemIndex> items;
    for (const FormIndex form : forms) {
      const auto at = place_.find(form);
      if (at != place_.end() && (favour || !may_not_stand(case_, form)))
        items.push_back(at->second);
    }
    std::sort(items.begin(), items.end());
    return items;
  }

  [[nodiscard]] std::vector<std::vector<ItemIndex>> exclusive(bool favour) const {
    std::vector<std::vector<ItemIndex>> sets;
    for (const ExclusiveSet* set : case_.exclusive()) {
      if (favour && !set->certain) continue;
      // What may not stand at all does not push another aside.
      std::vector<FormIndex> standing = set->forms;
      std::erase_if(standing, [&](FormIndex form) { return may_not_stand(case_, form); });
      std::vector<ItemIndex> members = items(standing, favour);
      if (members.size() > 1) sets.push_back(std::move(members));
    }
    std::sort(sets.begin(), sets.end());
    return sets;
  }

  Number count(bool favour, bool& exact) const {
    allocation::Limit limit;
    std::int64_t all = 0;
    for (const SumBundle& bundle : rule_.bundles) {
      auto members = items(favour ? bundle.possible : bundle.sure, favour);
      if (members.empty()) continue;
      limit.bundles.push_back({std::move(members), 1});
      ++all;
    }
    for (const SumTerm& term : rule_.terms) {
      const auto at = place_.find(term.form);
      // INVARIANT of SumRule: whole, and no less than 0.
      const std::int64_t weight = favour ? term.most->numerator() : term.least->numerator();
      if (at == place_.end() || weight == 0) continue;
      limit.terms.push_back({at->second, weight});
      all += weight;
    }
    allocation::Problem problem;
    problem.exclusive = exclusive(favour);
    if (problem.exclusive.empty()) return all;
    problem.item_count = static_cast<std::uint32_t>(forms_.size());
    limit.low = limit.need = all;
    allocation::Node leaf;
    for (ItemIndex item = 0; item < problem.item_count; ++item)
      leaf.eligible.push_back(item);
    leaf.limits.push_back(limit);
    problem.nodes.push_back(std::move(leaf));
    const allocation::Solution solution = allocation::solve(problem);
    exact = exact && (solution.outcome == allocation::Outcome::satisfied || solution.least_proved);
    std::vector<bool> counted(problem.item_count);
    for (const ItemIndex item : solution.assigned[0])
      counted[item] = true;
    std::int64_t most = 0;
    for (const allocation::Bundle& bundle : limit.bundles) {
      if (std::any_of(bundle.items.begin(), bundle.items.end(),
                      [&](ItemIndex item) { return bool{counted[item]}; }))
        ++most;
    }
    for (const allocation::Term& term : limit.terms)
      most += counted[term.item] ? term.weight : 0;
    return most;
  }

  const AwardCase& case_;
  const SumRule& rule_;
  std::vector<FormIndex> forms_;
  std::map<FormIndex, ItemIndex> place_;
};

}  // namespace

SumRange held_values(const AwardCase& award_case, const SumRule& rule, bool completion) {
  return HeldValues(award_case, rule, held_forms(award_case, rule, completion)).range();
}

}  // namespace cairn::engine
