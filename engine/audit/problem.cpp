// SPDX-License-Identifier: Apache-2.0
#include "audit/problem.hpp"

#include <algorithm>

#include "audit/barred.hpp"
#include "audit/in_steps.hpp"
#include "audit/problem_builder.hpp"

namespace cairn::engine {

using namespace program;
using allocation::ItemIndex;
using allocation::NodeIndex;
using allocation::NodeKind;

Built ProblemBuilder::build() {
  built_.problem.item_count =
      static_cast<std::uint32_t>(forms_.size() + case_.conferred_items().size());
  built_.node_of.resize(case_.tree().nodes.size());
  for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope) {
    for (const ClauseId clause : case_.overall(scope)) {
      if (const auto place = case_.place_of(scope, clause)) places_.try_emplace(*place);
    }
  }
  copies_.resize(forms_.size());
  for (std::size_t i = 0; i < case_.conferred_items().size(); ++i) {
    const auto& item = case_.conferred_items()[i];
    if (item.copy_of) copies_[*item.copy_of].push_back(conferred_item(i));
  }
  for (FormIndex form = 0; form < forms_.size(); ++form) {
    usable_.push_back(case_.usable(form, relaxation_, granted_));
  }
  built_.barred = barred_forms(case_, relaxation_, granted_, cautious_);
  for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope)
    parts_.push_back(
        parts_allowed(case_, scope, [&](ClauseId clause) { return reading_of(clause); }));
  built_.shut_out.resize(forms_.size());
  for (FormIndex form = 0; form < forms_.size(); ++form)
    built_.shut_out[form] = shut_out(form, std::nullopt);
  add_requirement(0);
  for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope)
    limit_scope(scope);
  limit_reuse();
  limit_by_results();
  add_exclusive_sets();
  sort_exclusive_sets();
  add_sharing();
  return std::move(built_);
}

NodeIndex ProblemBuilder::add_node(allocation::Node node) {
  built_.problem.nodes.push_back(std::move(node));
  return static_cast<NodeIndex>(built_.problem.nodes.size() - 1);
}

NodeIndex ProblemBuilder::add_constant(bool holds) {
  allocation::Node node;
  node.kind = NodeKind::all;
  if (!holds) {
    node.kind = NodeKind::leaf;
    allocation::Limit limit;
    limit.low = 1;
    limit.need = 1;
    node.limits.push_back(std::move(limit));
  }
  return add_node(std::move(node));
}

NodeIndex ProblemBuilder::add_requirement(RequirementIndex index, bool is_branch) {
  const NodeIndex node = add_demanded(index, is_branch);
  const auto place = places_.find(index);
  if (place == places_.end() || !built_.node_of[index]) return node;
  allocation::Node around;
  around.kind = NodeKind::all;
  around.children = {node};
  place->second = add_node(std::move(around));
  return *place->second;
}

NodeIndex ProblemBuilder::add_demanded(RequirementIndex index, bool is_branch) {
  const Requirement& requirement = case_.tree().nodes[index];
  if (requirement.clause) {
    const ClauseId clause = *requirement.clause;
    const bool out = !is_branch && case_.is_out(clause, reading_of(clause).favour);
    if (out || case_.falls_away(requirement.scope, clause, granted_)) return add_constant(true);
  }
  NodeIndex node = 0;
  switch (requirement.kind) {
    case RequirementKind::all:
      return with_slices(index, add_inner(index));
    case RequirementKind::count:
      return add_inner(index);
    case RequirementKind::phrase:
      return with_slices(index, add_leaf(index));
    case RequirementKind::entry:
      return add_leaf(index);
    case RequirementKind::approval:
      node = add_constant(approval_given(requirement));
      break;
    case RequirementKind::conferral:
      node = add_conferral(index);
      break;
    case RequirementKind::provided:
      node = add_constant(provided_holds_(requirement.scope));
      break;
    case RequirementKind::cyclic:
      node = add_constant(false);
      break;
  }
  built_.node_of[index] = node;
  return node;
}

bool ProblemBuilder::approval_given(const Requirement& requirement) const {
  const auto unit =
      case_.unit_of(requirement.scope, *requirement.clause, ApprovalUnit::Kind::approval);
  return unit && granted_[*unit];
}

NodeIndex ProblemBuilder::add_inner(RequirementIndex index) {
  const Requirement& requirement = case_.tree().nodes[index];
  allocation::Node inner;
  inner.kind = requirement.kind == RequirementKind::all ? NodeKind::all : NodeKind::count;
  inner.least = requirement.least;
  inner.most = requirement.most;
  const NodeIndex node = add_node(std::move(inner));
  built_.node_of[index] = node;
  for (const RequirementIndex child : requirement.children) {
    const auto& clause = case_.tree().nodes[child].clause;
    const bool is_branch =
        requirement.kind == RequirementKind::count && clause && clause != requirement.clause;
    // Whether it may be chosen is read the other way: to be a branch helps.
    if (is_branch && case_.is_out(*clause, !reading_of(*clause).favour)) continue;
    const NodeIndex child_node = add_requirement(child, is_branch);
    built_.problem.nodes[node].children.push_back(child_node);
  }
  // `all of { … }, including …`: the demands after the first are over all its entries.
  if (requirement.clause) {
    const Clause& clause = case_.program()[*requirement.clause];
    if (std::holds_alternative<PhraseBody>(clause.body)) {
      add_rules(node, case_.rules(*requirement.clause), reading_of(*requirement.clause));
    }
  }
  return node;
}

NodeIndex ProblemBuilder::add_leaf(RequirementIndex index) {
  const Requirement& requirement = case_.tree().nodes[index];
  const auto& phrase = std::get<PhraseBody>(case_.program()[*requirement.clause].body);
  const std::vector<bool>& barred = built_.barred[requirement.scope];
  const Reading reading = reading_of(*requirement.clause);
  std::vector<SumRule> rules;
  const Entry* entry = nullptr;
  const std::vector<Membership>* in = nullptr;
  if (requirement.kind == RequirementKind::entry) {
    entry =
        &std::get<OfEntries>(case_.program()[phrase.demand.from].base).entries[requirement.entry];
    rules.push_back(case_.hearing().sums.entry(*entry));
  } else {
    rules = case_.rules(*requirement.clause);
    in = &case_.hearing().memberships.of(phrase.demand.from);
  }
  // A share is of all that is counted, so it stands over the whole award, not over this leaf.
  const auto of_whole = [&](const SumRule& rule) {
    return requirement.kind == RequirementKind::phrase && !rule.of_values &&
           demand_of(phrase, rule).share;
  };
  std::vector<bool> kept_out = barred;
  for (FormIndex form = 0; form < forms_.size(); ++form)
    kept_out[form] = kept_out[form] || built_.shut_out[form];
  for (const SumRule& rule : rules) {
    for (const SumTerm& term : rule.terms) {
      if (!of_whole(rule) && reading.is_out_of_bounds(rule, term)) kept_out[term.form] = true;
    }
  }
  allocation::Node leaf;
  for (FormIndex form = 0; form < forms_.size(); ++form) {
    if (!usable_[form] || kept_out[form]) continue;
    if (!case_.usable_at(form, requirement.scope, *requirement.clause)) continue;
    if (!counts_as_much(form, requirement.scope, *requirement.clause)) continue;
    const Membership membership =
        entry != nullptr ? case_.hearing().judge.membership(*entry, forms_[form]) : (*in)[form];
    if (reading.admits(membership)) leaf.eligible.push_back(form);
  }
  const NodeIndex node = add_node(std::move(leaf));
  built_.node_of[index] = node;
  const auto whole = std::stable_partition(rules.begin(), rules.end(),
                                           [&](const SumRule& rule) { return !of_whole(rule); });
  const std::vector<SumRule> of_award(whole, rules.end());
  rules.erase(whole, rules.end());
  add_rules(node, rules, reading);
  if (!of_award.empty()) {
    const RequirementIndex scope_node = case_.tree().scopes[requirement.scope].node;
    add_rules(*built_.node_of[scope_node], of_award, reading);
  }
  return node;
}

bool ProblemBuilder::counts_as_much(FormIndex form, ScopeIndex scope, ClauseId clause) const {
  const InSteps* steps = steps_of(case_.program()[clause]);
  const bool own = steps != nullptr && is_part_of(*steps, forms_[form]);
  if (forms_[form].part && !own && !parts_[scope][form]) return false;
  return steps == nullptr || forms_[form].conferral || is_in_steps(case_, *steps, form);
}

NodeIndex ProblemBuilder::with_slices(RequirementIndex index, NodeIndex served) {
  const Requirement& requirement = case_.tree().nodes[index];
  if (!requirement.clause) return served;
  const ClauseId id = *requirement.clause;
  const auto* phrase = std::get_if<PhraseBody>(&case_.program()[id].body);
  if (phrase == nullptr || !chooses_slice(*phrase)) return served;
  allocation::Node both;
  both.kind = NodeKind::all;
  both.children = {served};
  const NodeIndex node = add_node(std::move(both));
  const std::vector<ItemIndex> items = items_below(served);
  SliceChoice choice{requirement.scope, id, {}};
  for (const Slice& slice : case_.slices(id)) {
    allocation::Node branch;
    branch.over = node;
    allocation::Limit outside;
    for (const ItemIndex item : items) {
      const Truth in = slice.in[item];
      const bool admitted = reading_of(id).favour ? in != Truth::no : in == Truth::yes;
      if (!admitted) outside.terms.push_back({item, 1});
    }
    outside.high = 0;
    branch.limits.push_back(std::move(outside));
    choice.branches.push_back(add_node(std::move(branch)));
  }
  add_choice(node, std::move(choice));
  return node;
}

std::vector<ItemIndex> ProblemBuilder::items_below(NodeIndex node) const {
  std::vector<ItemIndex> items = built_.problem.nodes[node].eligible;
  for (const NodeIndex child : built_.problem.nodes[node].children) {
    const std::vector<ItemIndex> below = items_below(child);
    items.insert(items.end(), below.begin(), below.end());
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

void ProblemBuilder::add_choice(NodeIndex above, SliceChoice choice) {
  allocation::Node one;
  one.kind = NodeKind::count;
  one.least = 1;
  one.most = 1;
  one.children = choice.branches;
  const NodeIndex node = add_node(std::move(one));
  built_.problem.nodes[above].children.push_back(node);
  built_.choices.push_back(std::move(choice));
}

void ProblemBuilder::choose_slice(NodeIndex node, ScopeIndex scope, ClauseId id) {
  SliceChoice choice{scope, id, {}};
  for (std::size_t slice = 0; slice < case_.slices(id).size(); ++slice) {
    allocation::Node branch;
    branch.over = node;
    choice.branches.push_back(add_node(std::move(branch)));
    add_rules(choice.branches.back(), case_.rules(id, slice), reading_of(id));
  }
  add_choice(node, std::move(choice));
}

NodeIndex ProblemBuilder::add_conferral(RequirementIndex index) {
  allocation::Node any;
  any.kind = NodeKind::count;
  any.least = 1;
  const NodeIndex node = add_node(std::move(any));
  const auto& items = case_.conferred_items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].requirement != index || items[i].copy_of || !usable_[items[i].conferral]) {
      continue;
    }
    allocation::Node award;
    award.kind = NodeKind::all;
    allocation::Node conferral;
    conferral.eligible = {conferred_item(i)};
    allocation::Limit limit;
    limit.terms = {{conferred_item(i), 1}};
    limit.low = 1;
    limit.need = 1;
    conferral.limits.push_back(std::move(limit));
    allocation::Node used;
    const std::vector<bool>& barred = built_.barred[case_.tree().nodes[index].scope];
    for (std::size_t j = 0; j < items.size(); ++j) {
      if (items[j].requirement != index || items[j].conferral != items[i].conferral) continue;
      if (items[j].copy_of && usable_[*items[j].copy_of] && !barred[*items[j].copy_of] &&
          (!forms_[*items[j].copy_of].part ||
           parts_[case_.tree().nodes[index].scope][*items[j].copy_of]) &&
          !shut_out(*items[j].copy_of, items[j].conferral)) {
        used.eligible.push_back(conferred_item(j));
      }
    }
    const NodeIndex award_node = add_node(std::move(award));
    const NodeIndex conferral_node = add_node(std::move(conferral));
    const NodeIndex used_node = add_node(std::move(used));
    built_.problem.nodes[award_node].children = {conferral_node, used_node};
    built_.problem.nodes[node].children.push_back(award_node);
  }
  return node;
}

Built build_problem(const AwardCase& award_case, Relaxation relaxation,
                    const std::vector<bool>& granted, const std::vector<bool>& cautious,
                    const std::vector<bool>& cautious_reuse,
                    const std::function<bool(ScopeIndex)>& provided_holds) {
  return ProblemBuilder(award_case, relaxation, granted, cautious, cautious_reuse, provided_holds)
      .build();
}

}  // namespace cairn::engine
