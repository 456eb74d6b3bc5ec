// SPDX-License-Identifier: Apache-2.0
#include "brute_force.hpp"

#include <algorithm>

namespace cairn::allocation::brute_force {
namespace {

using Mask = std::uint32_t;  // of items, or of leaves

class Meaning {
 public:
  explicit Meaning(const Problem& problem) : problem_(problem), below_(problem.nodes.size()) {
    order_.push_back(0);
    for (std::size_t next = 0; next < order_.size(); ++next) {
      for (const NodeIndex child : problem.nodes[order_[next]].children)
        order_.push_back(child);
    }
  }

  /// `held`: of each node, the items given to it.
  [[nodiscard]] std::optional<std::int64_t> left(const std::vector<Mask>& held) {
    Mask counted = 0;
    for (const Mask items : held)
      counted |= items;
    for (const auto& set : problem_.exclusive) {
      Mask members = 0;
      for (const ItemIndex item : set)
        members |= Mask{1} << item;
      members &= counted;
      if ((members & (members - 1)) != 0) return std::nullopt;
    }
    for (auto node = order_.rbegin(); node != order_.rend(); ++node) {
      below_[*node] = held[*node];
      for (const NodeIndex child : problem_.nodes[*node].children)
        below_[*node] |= below_[child];
    }
    return left_of(0);
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> left_of(NodeIndex index) const {
    const Node& node = problem_.nodes[index];
    const Mask counted = below_[node.over.value_or(index)];
    std::int64_t total = 0;
    for (const Limit& limit : node.limits) {
      const auto part = left_of_limit(limit, counted);
      if (!part) return std::nullopt;
      total += *part;
    }
    for (const Window& window : node.windows) {
      const auto part = left_of_window(window, counted);
      if (!part) return std::nullopt;
      total += *part;
    }
    if (node.kind == NodeKind::count) {
      const auto part = left_of_best_choice(node);
      if (!part) return std::nullopt;
      return total + *part;
    }
    for (const NodeIndex child : node.children) {
      const auto part = left_of(child);
      if (!part) return std::nullopt;
      total += *part;
    }
    return total;
  }

  [[nodiscard]] static std::optional<std::int64_t> left_of_limit(const Limit& limit, Mask counted) {
    std::int64_t sum = 0;
    bool any = false;
    for (const Term& term : limit.terms) {
      if ((counted >> term.item & 1) == 0) continue;
      sum += term.weight;
      any = true;
    }
    for (const Bundle& bundle : limit.bundles) {
      Mask members = 0;
      for (const ItemIndex item : bundle.items)
        members |= Mask{1} << item;
      if ((members & counted) == 0) continue;
      sum += bundle.weight;
      any = true;
    }
    if (sum > limit.high) return std::nullopt;
    const bool nothing = limit.needs_one && !any;
    if (sum >= limit.low && !nothing) return 0;
    if (limit.hard) return std::nullopt;
    if (nothing || limit.need == 0) return whole;
    const std::int64_t missing = (limit.low - sum) * whole / limit.need;
    return limit.needs_one ? std::min(missing, whole) : missing;
  }

  [[nodiscard]] static std::optional<std::int64_t> left_of_window(const Window& window,
                                                                  Mask counted) {
    std::uint32_t first = ~std::uint32_t{0};
    std::uint32_t last = 0;
    for (ItemIndex item = 0; item < window.position.size(); ++item) {
      if ((counted >> item & 1) == 0 || window.position[item] == no_position) continue;
      first = std::min(first, window.position[item]);
      last = std::max(last, window.position[item]);
    }
    if (first == ~std::uint32_t{0}) return 0;
    if (last > window.greatest_end[first]) return std::nullopt;
    if (window.least_end[first] <= last) return 0;
    return window.may_be_short ? std::optional(whole) : std::nullopt;
  }

  [[nodiscard]] std::optional<std::int64_t> left_of_best_choice(const Node& node) const {
    std::optional<std::int64_t> best;
    for (Mask chosen = 0; chosen < Mask{1} << node.children.size(); ++chosen) {
      std::int64_t total = 0;
      std::uint32_t size = 0;
      bool lawful = true;
      for (std::size_t i = 0; i < node.children.size() && lawful; ++i) {
        if ((chosen >> i & 1) == 0) {
          lawful = below_[node.children[i]] == 0;
          continue;
        }
        ++size;
        const auto part = left_of(node.children[i]);
        lawful = part.has_value();
        total += part.value_or(0);
      }
      if (!lawful || size < node.least || size > node.most) continue;
      best = best ? std::min(*best, total) : total;
    }
    return best;
  }

  const Problem& problem_;
  std::vector<NodeIndex> order_;  ///< every node after its parent
  std::vector<Mask> below_;       ///< of each node, the items counted at and below it
};

/// The sets of leaves that may hold each item, as lists of nodes.
std::vector<std::vector<std::vector<NodeIndex>>> places(const Problem& problem) {
  const auto shared = [&](NodeIndex one, NodeIndex other) {
    return std::any_of(problem.sharing.begin(), problem.sharing.end(), [&](const auto& pair) {
      return (pair.first == one && pair.second == other) ||
             (pair.first == other && pair.second == one);
    });
  };
  std::vector<std::vector<std::vector<NodeIndex>>> all(problem.item_count);
  for (ItemIndex item = 0; item < problem.item_count; ++item) {
    const bool is_free = std::count(problem.free_items.begin(), problem.free_items.end(), item) > 0;
    all[item].push_back({});
    for (NodeIndex n = 0; n < problem.nodes.size(); ++n) {
      const auto& eligible = problem.nodes[n].eligible;
      if (std::count(eligible.begin(), eligible.end(), item) == 0) continue;
      const std::size_t size = all[item].size();
      for (std::size_t i = 0; i < size; ++i) {
        std::vector<NodeIndex> more = all[item][i];
        if (!is_free && !std::all_of(more.begin(), more.end(),
                                     [&](NodeIndex other) { return shared(n, other); }))
          continue;
        more.push_back(n);
        all[item].push_back(std::move(more));
      }
    }
  }
  return all;
}

}  // namespace

std::optional<std::int64_t> left(const Problem& problem, const Assigned& assigned) {
  std::vector<Mask> held(problem.nodes.size(), 0);
  for (std::size_t n = 0; n < assigned.size(); ++n) {
    for (const ItemIndex item : assigned[n])
      held[n] |= Mask{1} << item;
  }
  // Each item must be where it may be.
  const auto allowed = places(problem);
  for (ItemIndex item = 0; item < problem.item_count; ++item) {
    std::vector<NodeIndex> at;
    for (NodeIndex n = 0; n < problem.nodes.size(); ++n) {
      if ((held[n] >> item & 1) != 0) at.push_back(n);
    }
    if (std::find(allowed[item].begin(), allowed[item].end(), at) == allowed[item].end())
      return std::nullopt;
  }
  return Meaning(problem).left(held);
}

namespace {

/// Every assignment that gives items only where they may be; `visit` answers whether to go on.
template <class Visit>
void for_each_assignment(const Problem& problem, Visit visit) {
  const auto allowed = places(problem);
  std::vector<std::size_t> at(problem.item_count, 0);
  std::vector<Mask> held(problem.nodes.size(), 0);
  while (visit(held)) {
    ItemIndex item = 0;
    for (; item < problem.item_count; ++item) {
      for (const NodeIndex n : allowed[item][at[item]])
        held[n] &= ~(Mask{1} << item);
      if (++at[item] == allowed[item].size()) at[item] = 0;
      for (const NodeIndex n : allowed[item][at[item]])
        held[n] |= Mask{1} << item;
      if (at[item] != 0) break;
    }
    if (item == problem.item_count) return;
  }
}

}  // namespace

std::optional<std::int64_t> least_left(const Problem& problem) {
  Meaning meaning(problem);
  std::optional<std::int64_t> best;
  for_each_assignment(problem, [&](const std::vector<Mask>& held) {
    const auto left = meaning.left(held);
    if (left && (!best || *left < *best)) best = left;
    return best != 0;
  });
  return best;
}

std::vector<std::uint32_t> satisfying(const Problem& problem) {
  Meaning meaning(problem);
  std::vector<std::uint32_t> counted;
  for_each_assignment(problem, [&](const std::vector<Mask>& held) {
    if (meaning.left(held) != 0) return true;
    Mask all = 0;
    for (const Mask items : held)
      all |= items;
    counted.push_back(static_cast<std::uint32_t>(all));
    return true;
  });
  std::sort(counted.begin(), counted.end());
  counted.erase(std::unique(counted.begin(), counted.end()), counted.end());
  return counted;
}

std::uint64_t assignments(const Problem& problem) {
  std::uint64_t count = 1;
  for (const auto& sets : places(problem))
    count *= sets.size();
  return count;
}

}  // namespace cairn::allocation::brute_force
