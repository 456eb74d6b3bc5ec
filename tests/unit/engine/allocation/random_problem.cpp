// SPDX-License-Identifier: Apache-2.0
#include "random_problem.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "brute_force.hpp"

namespace cairn::allocation {

std::uint64_t Dice::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

std::int64_t Dice::between(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
}

namespace {

class Maker {
 public:
  Maker(Dice& dice, std::int64_t most_items) : dice_(dice), most_items_(most_items) {}

  Problem make() {
    problem_.item_count = static_cast<std::uint32_t>(dice_.between(0, most_items_));
    weights_ = static_cast<int>(dice_.between(0, 2));
    add_node(0);
    add_exclusive();
    add_sharing();
    for (ItemIndex item = 0; item < problem_.item_count; ++item) {
      if (dice_.chance(4)) problem_.free_items.push_back(item);
    }
    return std::move(problem_);
  }

 private:
  NodeIndex add_node(int depth) {
    const auto index = static_cast<NodeIndex>(problem_.nodes.size());
    problem_.nodes.emplace_back();
    Node node;
    const bool leaf = leaves_ < 4 && (depth == 3 || dice_.chance(depth == 0 ? 10 : 65));
    if (leaf) {
      ++leaves_;
      const std::int64_t density = dice_.between(40, 95);
      for (ItemIndex item = 0; item < problem_.item_count; ++item) {
        if (dice_.chance(density)) node.eligible.push_back(item);
      }
    } else {
      node.kind = dice_.chance(55) ? NodeKind::all : NodeKind::count;
      const std::int64_t children = depth == 0 ? dice_.between(1, 4) : dice_.between(0, 3);
      above_.push_back(index);
      for (std::int64_t i = 0; i < children && leaves_ < 4; ++i)
        node.children.push_back(dice_.chance(12) ? add_over() : add_node(depth + 1));
      above_.pop_back();
      const auto size = static_cast<std::int64_t>(node.children.size());
      if (node.kind == NodeKind::count) {
        node.least =
            static_cast<std::uint32_t>(dice_.between(0, dice_.chance(5) ? size + 1 : size));
        if (dice_.chance(40)) node.most = static_cast<std::uint32_t>(dice_.between(0, size));
      }
    }
    const std::int64_t limits =
        leaf ? dice_.between(dice_.chance(90) ? 1 : 0, dice_.chance(25) ? 2 : 1)
             : dice_.between(0, dice_.chance(40) ? 2 : 0);
    for (std::int64_t i = 0; i < limits; ++i)
      node.limits.push_back(limit());
    if (dice_.chance(12)) node.windows.push_back(window());
    problem_.nodes[index] = std::move(node);
    return index;
  }

  /// A leaf whose limits are of what is counted below a node above it.
  NodeIndex add_over() {
    Node node;
    node.over = above_[static_cast<std::size_t>(
        dice_.between(0, static_cast<std::int64_t>(above_.size()) - 1))];
    for (std::int64_t i = dice_.between(1, 2); i > 0; --i)
      node.limits.push_back(limit());
    problem_.nodes.push_back(std::move(node));
    return static_cast<NodeIndex>(problem_.nodes.size() - 1);
  }

  std::int64_t weight() {
    if (weights_ == 0 && dice_.chance(95)) return 1;
    if (weights_ == 2 && dice_.chance(35)) return dice_.between(-6, 6);
    return dice_.between(1, 6);
  }

  Limit limit() {
    Limit limit;
    std::int64_t greatest = 0;
    const bool same = dice_.chance(60);
    if (same && by_item_.empty()) {
      for (ItemIndex item = 0; item < problem_.item_count; ++item)
        by_item_.push_back(weight());
    }
    for (ItemIndex item = 0; item < problem_.item_count; ++item) {
      if (!dice_.chance(85)) continue;
      limit.terms.push_back({item, same ? by_item_[item] : weight()});
      greatest += std::max<std::int64_t>(limit.terms.back().weight, 0);
    }
    if (dice_.chance(20)) add_bundles(limit, greatest);
    if (dice_.chance(80)) limit.low = dice_.between(-1, std::min<std::int64_t>(greatest + 1, 10));
    if (dice_.chance(25)) {
      limit.high =
          (limit.low == no_low ? 0 : limit.low) + dice_.between(dice_.chance(5) ? -1 : 0, 4);
    }
    if (limit.low != no_low && limit.low > 0 && dice_.chance(85)) limit.need = limit.low;
    limit.hard = dice_.chance(8);
    limit.needs_one = dice_.chance(8);
    return limit;
  }

  /// Beside the terms, or instead of them: then the limit is of different values.
  void add_bundles(Limit& limit, std::int64_t& greatest) {
    if (dice_.chance(60)) {
      limit.terms.clear();
      greatest = 0;
    }
    for (std::int64_t i = dice_.between(1, 4); i > 0; --i) {
      Bundle bundle;
      for (ItemIndex item = 0; item < problem_.item_count; ++item) {
        if (dice_.chance(40)) bundle.items.push_back(item);
      }
      bundle.weight = dice_.chance(70) ? 1 : dice_.between(0, 3);
      greatest += bundle.weight;
      limit.bundles.push_back(std::move(bundle));
    }
  }

  Window window() {
    constexpr std::uint32_t positions = 5;
    Window window;
    for (ItemIndex item = 0; item < problem_.item_count; ++item)
      window.position.push_back(dice_.chance(10)
                                    ? no_position
                                    : static_cast<std::uint32_t>(dice_.between(0, positions - 1)));
    const bool least = dice_.chance(50);
    const bool greatest = dice_.chance(70);
    for (std::int64_t a = 0; a < positions; ++a) {
      window.least_end.push_back(static_cast<std::uint32_t>(
          least ? std::min<std::int64_t>(a + dice_.between(0, 2), positions) : 0));
      window.greatest_end.push_back(static_cast<std::uint32_t>(
          greatest ? std::max<std::int64_t>(a + dice_.between(dice_.chance(10) ? -1 : 0, 3), 0)
                   : positions - 1));
    }
    return window;
  }

  void add_exclusive() {
    while (dice_.chance(25)) {
      std::vector<ItemIndex> set;
      for (ItemIndex item = 0; item < problem_.item_count; ++item) {
        if (dice_.chance(40)) set.push_back(item);
      }
      problem_.exclusive.push_back(std::move(set));
    }
  }

  void add_sharing() {
    for (NodeIndex one = 0; one < problem_.nodes.size(); ++one) {
      for (NodeIndex other = 0; other < one; ++other) {
        if (problem_.nodes[one].kind == NodeKind::leaf &&
            problem_.nodes[other].kind == NodeKind::leaf && dice_.chance(10))
          problem_.sharing.emplace_back(one, other);
      }
    }
  }

  Dice& dice_;
  std::int64_t most_items_;
  Problem problem_;
  std::vector<NodeIndex> above_;  ///< the nodes that are being made, outermost first
  int leaves_ = 0;
  int weights_ = 0;
  std::vector<std::int64_t> by_item_;
};

template <class T>
void shuffle(std::vector<T>& list, Dice& dice) {
  for (std::size_t i = list.size(); i > 1; --i)
    std::swap(list[i - 1],
              list[static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(i) - 1))]);
}

}  // namespace

Problem random_problem(std::uint64_t seed, std::int64_t most_items) {
  const std::uint64_t most_assignments = most_items <= 6 ? 4'000 : 20'000;
  Dice dice(seed);
  for (;;) {
    Problem problem = Maker(dice, most_items).make();
    if (brute_force::assignments(problem) <= most_assignments) return problem;
  }
}

Problem shuffled(const Problem& problem, std::uint64_t seed) {
  Dice dice(seed);
  std::vector<NodeIndex> place(problem.nodes.size());
  std::iota(place.begin(), place.end(), NodeIndex{0});
  std::vector<NodeIndex> others(place.begin() + 1, place.end());
  shuffle(others, dice);
  std::copy(others.begin(), others.end(), place.begin() + 1);
  Problem other = problem;
  for (std::size_t n = 0; n < problem.nodes.size(); ++n) {
    Node node = problem.nodes[n];
    for (NodeIndex& child : node.children)
      child = place[child];
    shuffle(node.children, dice);
    if (node.over) node.over = place[*node.over];
    shuffle(node.limits, dice);
    shuffle(node.windows, dice);
    for (Limit& limit : node.limits) {
      shuffle(limit.terms, dice);
      shuffle(limit.bundles, dice);
    }
    other.nodes[place[n]] = std::move(node);
  }
  for (auto& pair : other.sharing) {
    pair = {place[pair.first], place[pair.second]};
    if (dice.chance(50)) std::swap(pair.first, pair.second);
  }
  shuffle(other.sharing, dice);
  shuffle(other.exclusive, dice);
  return other;
}

Problem degree_problem(std::uint64_t seed) {
  constexpr std::array<std::int64_t, 8> need = {30, 25, 20, 40, 45, 25, 15, 40};
  constexpr std::array<std::int64_t, 8> credits = {3, 4, 5, 5, 6, 8, 10, 12};
  constexpr std::array<std::int64_t, 8> level = {4, 4, 5, 5, 5, 6, 6, 7};
  constexpr std::array<std::int64_t, 8> least_level = {5, 5, 4, 6, 4, 4, 5, 4};
  // Tags: data, security, ethics, law, cloud, ai, management, communication, project, design.
  constexpr std::array<std::uint32_t, 8> tags = {0x001, 0x002, 0x00c, 0x3ff,
                                                 0x033, 0x0c4, 0x100, 0x3ff};
  constexpr std::array<std::int64_t, 10> tag_share = {16, 14, 9, 6, 12, 12, 10, 9, 6, 10};
  Dice dice(seed);
  Problem problem;
  problem.item_count = static_cast<std::uint32_t>(dice.between(20, 60));
  problem.nodes.resize(9);
  problem.nodes[0].kind = NodeKind::all;
  problem.nodes[0].limits.resize(1);
  problem.nodes[0].limits[0].high = 60;
  for (NodeIndex n = 1; n < 9; ++n) {
    problem.nodes[0].children.push_back(n);
    problem.nodes[n].limits.resize(1);
    problem.nodes[n].limits[0].low = problem.nodes[n].limits[0].need = need[n - 1];
  }
  for (ItemIndex item = 0; item < problem.item_count; ++item) {
    std::uint32_t tag = 0;
    for (std::int64_t left = dice.between(1, 3); left > 0; --left) {
      std::int64_t at = dice.between(1, 104);
      std::uint32_t which = 0;
      while (at > tag_share[which])
        at -= tag_share[which++];
      tag |= std::uint32_t{1} << which;
    }
    const std::int64_t weight = credits[static_cast<std::size_t>(dice.between(0, 7))];
    const std::int64_t at_level = level[static_cast<std::size_t>(dice.between(0, 7))];
    if (dice.chance(28)) problem.nodes[0].limits[0].terms.push_back({item, weight});
    for (NodeIndex n = 1; n < 9; ++n) {
      if (at_level < least_level[n - 1] || (tag & tags[n - 1]) == 0) continue;
      problem.nodes[n].eligible.push_back(item);
      problem.nodes[n].limits[0].terms.push_back({item, weight});
    }
  }
  return problem;
}

}  // namespace cairn::allocation
