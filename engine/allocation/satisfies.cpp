// SPDX-License-Identifier: Apache-2.0
// The definition of a satisfying assignment, and nothing else: no search, no bound, nothing shared
// with the solver but the check that the problem is one.
#include <algorithm>
#include <set>

#include <cairn/engine/allocation.hpp>

#include "allocation/well_formed.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {
namespace {

using Assigned = std::vector<std::vector<ItemIndex>>;

/// Each item only where it is eligible, once.
bool eligible(const Problem& problem, const Assigned& assigned) {
  for (std::size_t n = 0; n < problem.nodes.size(); ++n) {
    const std::vector<ItemIndex>& items = assigned[n];
    const std::vector<ItemIndex>& allowed = problem.nodes[n].eligible;
    if (std::set(items.begin(), items.end()).size() != items.size()) return false;
    for (const ItemIndex item : items) {
      if (!std::binary_search(allowed.begin(), allowed.end(), item)) return false;
    }
  }
  return true;
}

/// Each item at one leaf at most, but where every two of its leaves share, or it is free.
bool shared_lawfully(const Problem& problem, const Assigned& assigned) {
  std::set<std::pair<NodeIndex, NodeIndex>> sharing;
  for (const auto& [one, other] : problem.sharing) {
    sharing.emplace(one, other);
    sharing.emplace(other, one);
  }
  const std::set<ItemIndex> free(problem.free_items.begin(), problem.free_items.end());
  std::vector<std::vector<NodeIndex>> leaves(problem.item_count);
  for (std::size_t n = 0; n < assigned.size(); ++n) {
    for (const ItemIndex item : assigned[n])
      leaves[item].push_back(static_cast<NodeIndex>(n));
  }
  for (ItemIndex item = 0; item < problem.item_count; ++item) {
    if (free.contains(item)) continue;
    for (std::size_t i = 0; i < leaves[item].size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!sharing.contains({leaves[item][i], leaves[item][j]})) return false;
      }
    }
  }
  return true;
}

bool exclusive_sets_hold(const Problem& problem, const Assigned& assigned) {
  std::set<ItemIndex> counted;
  for (const std::vector<ItemIndex>& items : assigned)
    counted.insert(items.begin(), items.end());
  for (const std::vector<ItemIndex>& listed : problem.exclusive) {
    const std::set<ItemIndex> set(listed.begin(), listed.end());
    if (std::count_if(set.begin(), set.end(), [&](auto item) { return counted.contains(item); }) >
        1)
      return false;
  }
  return true;
}

bool limit_holds(const Limit& limit, const std::set<ItemIndex>& counted) {
  Wide sum = 0;
  bool any = false;
  for (const Term& term : limit.terms) {
    if (!counted.contains(term.item)) continue;
    sum += term.weight;
    any = true;
  }
  for (const Bundle& bundle : limit.bundles) {
    const bool one = std::any_of(bundle.items.begin(), bundle.items.end(),
                                 [&](ItemIndex item) { return counted.contains(item); });
    if (!one) continue;
    sum += bundle.weight;
    any = true;
  }
  return sum >= limit.low && sum <= limit.high && (any || !limit.needs_one);
}

bool window_holds(const Window& window, const std::set<ItemIndex>& counted) {
  std::set<std::uint32_t> positions;
  for (const ItemIndex item : counted) {
    if (window.position[item] != no_position) positions.insert(window.position[item]);
  }
  if (positions.empty()) return true;
  const std::uint32_t first = *positions.begin();
  const std::uint32_t last = *positions.rbegin();
  return window.least_end[first] <= last && last <= window.greatest_end[first];
}

/// Nothing of a `count` node's choice is written down: children that hold something are chosen, and
/// of the others those that are satisfied by nothing may be.
bool children_hold(const Node& node, const std::vector<std::set<ItemIndex>>& counted,
                   const std::vector<bool>& satisfied) {
  std::uint64_t holding = 0;
  std::uint64_t free_to_choose = 0;
  for (const NodeIndex child : node.children) {
    if (!counted[child].empty()) {
      if (!satisfied[child]) return false;
      ++holding;
    } else if (satisfied[child]) {
      ++free_to_choose;
    } else if (node.kind == NodeKind::all) {
      return false;
    }
  }
  if (node.kind != NodeKind::count) return true;
  return node.least <= node.most && holding <= node.most && holding + free_to_choose >= node.least;
}

}  // namespace

bool satisfies(const Problem& problem, const Assigned& assigned) {
  if (!well_formed(problem) || assigned.size() != problem.nodes.size()) return false;
  if (!eligible(problem, assigned) || !shared_lawfully(problem, assigned) ||
      !exclusive_sets_hold(problem, assigned))
    return false;

  const TreeOrder tree = tree_order(problem);
  std::vector<std::set<ItemIndex>> counted(problem.nodes.size());
  for (auto n = tree.order.rbegin(); n != tree.order.rend(); ++n) {
    counted[*n].insert(assigned[*n].begin(), assigned[*n].end());
    for (const NodeIndex child : problem.nodes[*n].children)
      counted[*n].insert(counted[child].begin(), counted[child].end());
  }
  std::vector<bool> satisfied(problem.nodes.size(), false);
  for (auto n = tree.order.rbegin(); n != tree.order.rend(); ++n) {
    const Node& node = problem.nodes[*n];
    const std::set<ItemIndex>& over = counted[node.over.value_or(*n)];
    satisfied[*n] = children_hold(node, counted, satisfied) &&
                    std::all_of(node.limits.begin(), node.limits.end(),
                                [&](const Limit& l) { return limit_holds(l, over); }) &&
                    std::all_of(node.windows.begin(), node.windows.end(),
                                [&](const Window& w) { return window_holds(w, counted[*n]); });
  }
  return satisfied[0];
}

}  // namespace cairn::allocation
