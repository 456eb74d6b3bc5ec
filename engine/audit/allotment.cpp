// SPDX-License-Identifier: Apache-2.0
#include "audit/allotment.hpp"

#include <algorithm>

namespace cairn::engine {

Allotment::Allotment(const AwardCase& award_case, const Attempt& attempt)
    : case_(award_case), attempt_(attempt) {
  const std::size_t credentials = award_case.hearing().record.credentials.size();
  leaf_of_.resize(credentials);
  const auto& nodes = award_case.tree().nodes;
  for (RequirementIndex i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].children.empty()) continue;
    for (const FormIndex form : serving(i)) {
      for (const std::uint32_t piece : award_case.forms()[form].evidence) {
        if (!leaf_of_[piece]) leaf_of_[piece] = i;
      }
    }
  }
}

bool Allotment::is_chosen(RequirementIndex requirement) const {
  const auto node = attempt_.built.node_of[requirement];
  return node && *node < attempt_.solution.chosen.size() && attempt_.solution.chosen[*node];
}

void Allotment::collect(allocation::NodeIndex node,
                        std::vector<allocation::ItemIndex>& items) const {
  const auto& assigned = attempt_.solution.assigned;
  if (node < assigned.size())
    items.insert(items.end(), assigned[node].begin(), assigned[node].end());
  for (const allocation::NodeIndex child : attempt_.built.problem.nodes[node].children) {
    collect(child, items);
  }
}

std::vector<FormIndex> Allotment::serving(RequirementIndex requirement) const {
  std::vector<FormIndex> forms;
  const auto node = attempt_.built.node_of[requirement];
  if (!node) return forms;
  std::vector<allocation::ItemIndex> items;
  collect(*node, items);
  for (const allocation::ItemIndex item : items) {
    if (const auto form = case_.form_of(item)) forms.push_back(*form);
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

std::vector<bool> Allotment::counted(RequirementIndex requirement) const {
  std::vector<bool> counted(case_.forms().size());
  for (const FormIndex form : serving(requirement))
    counted[form] = true;
  return counted;
}

std::optional<std::size_t> Allotment::slice(ScopeIndex scope, program::ClauseId clause) const {
  const auto& chosen = attempt_.solution.chosen;
  for (const SliceChoice& choice : attempt_.built.choices) {
    if (choice.scope != scope || choice.clause != clause) continue;
    for (std::size_t i = 0; i < choice.branches.size(); ++i) {
      if (choice.branches[i] < chosen.size() && chosen[choice.branches[i]]) return i;
    }
  }
  return std::nullopt;
}

std::optional<FormIndex> Allotment::conferral(RequirementIndex requirement) const {
  const auto node = attempt_.built.node_of[requirement];
  if (!node) return std::nullopt;
  std::vector<allocation::ItemIndex> items;
  collect(*node, items);
  for (const allocation::ItemIndex item : items) {
    if (item < case_.forms().size()) continue;
    const ConferredItem& conferred = case_.conferred_items()[item - case_.forms().size()];
    if (!conferred.copy_of) return conferred.conferral;
  }
  return std::nullopt;
}

}  // namespace cairn::engine
