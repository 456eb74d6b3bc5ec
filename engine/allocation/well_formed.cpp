// SPDX-License-Identifier: Apache-2.0
#include "allocation/well_formed.hpp"

#include <algorithm>

namespace cairn::allocation {
namespace {

bool is_tree(const Problem& problem) {
  if (problem.nodes.empty()) return false;
  std::vector<std::uint32_t> parents(problem.nodes.size(), 0);
  for (const Node& node : problem.nodes) {
    if (node.kind == NodeKind::leaf ? !node.children.empty() : !node.eligible.empty()) return false;
    for (const NodeIndex child : node.children) {
      if (child == 0 || child >= problem.nodes.size() || ++parents[child] > 1) return false;
    }
  }
  // One parent each and everything reached from the root: no circle is left over.
  return tree_order(problem).order.size() == problem.nodes.size();
}

bool ascending(const std::vector<ItemIndex>& items, std::size_t item_count) {
  return std::adjacent_find(items.begin(), items.end(), std::greater_equal<>()) == items.end() &&
         (items.empty() || items.back() < item_count);
}

bool limit_holds_together(const Limit& limit, std::vector<std::uint32_t>& seen,
                          std::uint32_t stamp) {
  std::int64_t sum = 0;
  for (const Term& term : limit.terms) {
    if (term.item >= seen.size() || seen[term.item] == stamp) return false;
    seen[term.item] = stamp;
    if (term.weight <= -greatest_sum || term.weight >= greatest_sum) return false;
    sum += term.weight < 0 ? -term.weight : term.weight;
    if (sum >= greatest_sum) return false;
  }
  for (const Bundle& bundle : limit.bundles) {
    if (bundle.weight < 0 || bundle.weight >= greatest_sum - sum) return false;
    sum += bundle.weight;
    if (!ascending(bundle.items, seen.size())) return false;
  }
  return limit.need >= 0;
}

bool window_holds_together(const Window& window, std::uint32_t item_count) {
  const std::size_t positions = window.least_end.size();
  if (window.position.size() != item_count || window.greatest_end.size() != positions) return false;
  return std::all_of(window.position.begin(), window.position.end(), [&](std::uint32_t position) {
    return position < positions || position == no_position;
  });
}

/// A node that is over another stands below it and holds nothing itself.
bool over_holds_together(const Problem& problem, const TreeOrder& tree, NodeIndex index) {
  const Node& node = problem.nodes[index];
  if (!node.over) return true;
  if (node.kind != NodeKind::leaf || !node.eligible.empty() || !node.windows.empty()) return false;
  NodeIndex above = index;
  while (above != 0 && above != *node.over)
    above = tree.parent[above];
  return above == *node.over && above != index;
}

bool is_leaf(const Problem& problem, NodeIndex node) {
  return node < problem.nodes.size() && problem.nodes[node].kind == NodeKind::leaf;
}

}  // namespace

TreeOrder tree_order(const Problem& problem) {
  TreeOrder tree;
  tree.parent.assign(problem.nodes.size(), 0);
  tree.order.reserve(problem.nodes.size());
  tree.order.push_back(0);
  for (std::size_t next = 0; next < tree.order.size(); ++next) {
    const NodeIndex node = tree.order[next];
    for (const NodeIndex child : problem.nodes[node].children) {
      tree.parent[child] = node;
      tree.order.push_back(child);
    }
  }
  return tree;
}

bool well_formed(const Problem& problem) {
  if (!is_tree(problem)) return false;
  const auto in_range = [&](ItemIndex item) { return item < problem.item_count; };
  std::vector<std::uint32_t> seen(problem.item_count, 0);
  std::uint32_t stamp = 0;
  const TreeOrder tree = tree_order(problem);
  for (NodeIndex index = 0; index < problem.nodes.size(); ++index) {
    const Node& node = problem.nodes[index];
    if (!over_holds_together(problem, tree, index)) return false;
    if (!ascending(node.eligible, problem.item_count)) return false;
    for (const Limit& limit : node.limits) {
      if (!limit_holds_together(limit, seen, ++stamp)) return false;
    }
    for (const Window& window : node.windows) {
      if (!window_holds_together(window, problem.item_count)) return false;
    }
  }
  for (const auto& set : problem.exclusive) {
    if (!std::all_of(set.begin(), set.end(), in_range)) return false;
  }
  for (const auto& [one, other] : problem.sharing) {
    if (!is_leaf(problem, one) || !is_leaf(problem, other)) return false;
  }
  return std::all_of(problem.free_items.begin(), problem.free_items.end(), in_range);
}

}  // namespace cairn::allocation
