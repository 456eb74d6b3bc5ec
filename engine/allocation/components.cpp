// SPDX-License-Identifier: Apache-2.0
#include "allocation/components.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "allocation/model.hpp"
#include "allocation/well_formed.hpp"

namespace cairn::allocation {
namespace {

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
  }
  std::uint32_t add() {
    parent_.push_back(static_cast<std::uint32_t>(parent_.size()));
    return parent_.back();
  }
  std::uint32_t find(std::uint32_t at) {
    while (parent_[at] != at)
      at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::uint32_t one, std::uint32_t other) { parent_[find(one)] = find(other); }

 private:
  std::vector<std::uint32_t> parent_;
};

class Separation {
 public:
  explicit Separation(const Problem& problem)
      : problem_(problem),
        tree_(tree_order(problem)),
        groups_(problem.item_count + problem.nodes.size()),
        usable_(problem.item_count, false),
        top_(problem.nodes.size()) {}

  std::vector<Component> run() {
    join();
    number();
    place_nodes();
    fill();
    return std::move(found_);
  }

 private:
  /// A limit or window of an `all` node: it may be in another component than its node's others.
  struct Part {
    NodeIndex node = 0;
    std::uint32_t index = 0;
    bool window = false;
    std::uint32_t element = 0;
  };

  [[nodiscard]] std::uint32_t element(NodeIndex node) const {
    return problem_.item_count + top_[node];
  }
  [[nodiscard]] bool splits(NodeIndex node) const {
    return top_[node] == node && problem_.nodes[node].kind == NodeKind::all;
  }

  void join_terms(std::uint32_t element, const Limit& limit) {
    for (const Term& term : limit.terms) {
      if (usable_[term.item] && (term.weight != 0 || limit.needs_one))
        groups_.join(element, term.item);
    }
    for (const Bundle& bundle : limit.bundles) {
      for (const ItemIndex item : bundle.items) {
        if (usable_[item] && (bundle.weight != 0 || limit.needs_one)) groups_.join(element, item);
      }
    }
  }

  void join() {
    // Everything at and below a choice stays together; `top_` names it.
    for (const NodeIndex n : tree_.order) {
      const NodeIndex parent = tree_.parent[n];
      const bool inside =
          n != 0 && (top_[parent] != parent || problem_.nodes[parent].kind == NodeKind::count);
      top_[n] = inside ? top_[parent] : n;
      for (const ItemIndex item : problem_.nodes[n].eligible) {
        usable_[item] = true;
        groups_.join(element(n), item);
      }
    }
    for (const NodeIndex n : tree_.order) {
      const Node& node = problem_.nodes[n];
      for (std::uint32_t i = 0; i < node.limits.size(); ++i) {
        std::uint32_t at = element(n);
        if (splits(n)) parts_.push_back({n, i, false, at = groups_.add()});
        join_terms(at, node.limits[i]);
      }
      for (std::uint32_t i = 0; splits(n) && i < node.windows.size(); ++i)
        parts_.push_back({n, i, true, groups_.add()});
    }
    join_windows();
    for (const std::vector<ItemIndex>& set : problem_.exclusive) {
      ItemIndex first = none;
      for (const ItemIndex item : set) {
        if (!usable_[item]) continue;
        if (first != none) groups_.join(first, item);
        first = item;
      }
    }
  }

  /// A window holds together all that is below it.
  void join_windows() {
    std::vector<std::uint32_t> window(problem_.nodes.size(), none);
    for (const Part& part : parts_) {
      if (!part.window) continue;
      if (window[part.node] != none) groups_.join(window[part.node], part.element);
      window[part.node] = part.element;
    }
    for (const NodeIndex n : tree_.order) {
      const std::uint32_t above = n == 0 ? none : window[tree_.parent[n]];
      if (above == none) continue;
      if (window[n] != none) groups_.join(window[n], above);
      window[n] = above;
      if (!splits(n)) groups_.join(element(n), above);
    }
  }

  std::uint32_t component_of(std::uint32_t element) {
    std::uint32_t& number = number_[groups_.find(element)];
    if (number == none) {
      number = static_cast<std::uint32_t>(found_.size());
      found_.emplace_back();
    }
    return number;
  }

  void number() {
    number_.assign(problem_.item_count + problem_.nodes.size() + parts_.size(), none);
    for (const NodeIndex n : tree_.order) {
      if (!splits(n)) component_of(element(n));
    }
    for (const Part& part : parts_)
      component_of(part.element);
    local_item_.assign(problem_.item_count, none);
    for (ItemIndex item = 0; item < problem_.item_count; ++item) {
      if (!usable_[item]) continue;
      Component& component = found_[component_of(item)];
      local_item_[item] = component.problem.item_count++;
      component.items.push_back(item);
    }
  }

  /// The node's place in a component, if it is there.
  [[nodiscard]] NodeIndex place(NodeIndex node, std::uint32_t component) const {
    for (const auto& [where, index] : places_[node]) {
      if (where == component) return index;
    }
    return none;
  }

  NodeIndex place_below(NodeIndex above, NodeIndex node, std::uint32_t component) {
    Component& into = found_[component];
    NodeIndex parent = none;
    for (NodeIndex at = above; parent == none; at = tree_.parent[at]) {
      parent = place(at, component);
      if (parent == none && at == 0) parent = place_root(component);
    }
    return add_node(into, parent, node, component);
  }

  NodeIndex place_root(std::uint32_t component) {
    return add_node(found_[component], none, 0, component);
  }

  NodeIndex add_node(Component& into, NodeIndex parent, NodeIndex node, std::uint32_t component) {
    const auto index = static_cast<NodeIndex>(into.nodes.size());
    into.nodes.push_back(node);
    into.problem.nodes.emplace_back();
    into.problem.nodes[index].kind = problem_.nodes[node].kind;
    into.problem.nodes[index].least = problem_.nodes[node].least;
    into.problem.nodes[index].most = problem_.nodes[node].most;
    if (parent != none) into.problem.nodes[parent].children.push_back(index);
    places_[node].emplace_back(component, index);
    return index;
  }

  void place_nodes() {
    places_.resize(problem_.nodes.size());
    // A node that limits below it are over has to be where they are.
    std::vector<std::vector<std::uint32_t>> wanted(problem_.nodes.size());
    for (const NodeIndex n : tree_.order) {
      const auto& over = problem_.nodes[n].over;
      if (over && splits(*over)) wanted[*over].push_back(component_of(element(n)));
    }
    std::size_t part = 0;
    for (const NodeIndex n : tree_.order) {
      if (!splits(n)) {
        const std::uint32_t component = component_of(element(n));
        if (n == 0) {
          place_root(component);
        } else {
          place_below(tree_.parent[n], n, component);
        }
        continue;
      }
      // Parts are in the order of their nodes, but windows follow the limits of each.
      for (; part < parts_.size() && parts_[part].node == n; ++part)
        wanted[n].push_back(component_of(parts_[part].element));
      for (const std::uint32_t component : wanted[n]) {
        if (place(n, component) != none) continue;
        if (n == 0) {
          place_root(component);
        } else {
          place_below(tree_.parent[n], n, component);
        }
      }
    }
  }

  [[nodiscard]] Limit local(const Limit& limit, const Component& component) const {
    Limit copy = limit;
    copy.terms.clear();
    const auto is_here = [&](ItemIndex item) {
      const ItemIndex at = local_item_[item];
      return at < component.items.size() && component.items[at] == item;
    };
    for (const Term& term : limit.terms) {
      if (is_here(term.item)) copy.terms.push_back({local_item_[term.item], term.weight});
    }
    for (Bundle& bundle : copy.bundles) {
      std::erase_if(bundle.items, [&](ItemIndex item) { return !is_here(item); });
      for (ItemIndex& item : bundle.items)
        item = local_item_[item];
    }
    return copy;
  }

  [[nodiscard]] static Window local(const Window& window, const Component& component) {
    Window copy = window;
    copy.position.clear();
    for (const ItemIndex item : component.items)
      copy.position.push_back(window.position[item]);
    return copy;
  }

  void fill() {
    for (Component& component : found_) {
      component.limits.resize(component.nodes.size());
      for (NodeIndex at = 0; at < component.nodes.size(); ++at) {
        const NodeIndex n = component.nodes[at];
        if (splits(n)) continue;
        Node& node = component.problem.nodes[at];
        if (const auto& over = problem_.nodes[n].over)
          node.over = place(*over, component_of(element(n)));
        for (const ItemIndex item : problem_.nodes[n].eligible)
          node.eligible.push_back(local_item_[item]);
        for (const Limit& limit : problem_.nodes[n].limits) {
          component.limits[at].push_back(static_cast<std::uint32_t>(node.limits.size()));
          node.limits.push_back(local(limit, component));
        }
        for (const Window& window : problem_.nodes[n].windows)
          node.windows.push_back(local(window, component));
      }
    }
    for (const Part& part : parts_) {
      const std::uint32_t number = component_of(part.element);
      Component& component = found_[number];
      const NodeIndex at = place(part.node, number);
      Node& node = component.problem.nodes[at];
      if (part.window) {
        node.windows.push_back(local(problem_.nodes[part.node].windows[part.index], component));
      } else {
        component.limits[at].push_back(static_cast<std::uint32_t>(part.index));
        node.limits.push_back(local(problem_.nodes[part.node].limits[part.index], component));
      }
    }
    for (const std::vector<ItemIndex>& set : problem_.exclusive) {
      std::vector<ItemIndex> mapped;
      std::uint32_t number = none;
      for (const ItemIndex item : set) {
        if (!usable_[item]) continue;
        number = component_of(item);
        mapped.push_back(local_item_[item]);
      }
      if (mapped.size() > 1) found_[number].problem.exclusive.push_back(std::move(mapped));
    }
    for (const auto& [one, other] : problem_.sharing) {
      const std::uint32_t number = component_of(element(one));
      if (number != component_of(element(other))) continue;
      found_[number].problem.sharing.emplace_back(place(one, number), place(other, number));
    }
    for (const ItemIndex item : problem_.free_items) {
      if (usable_[item]) found_[component_of(item)].problem.free_items.push_back(local_item_[item]);
    }
  }

  const Problem& problem_;
  TreeOrder tree_;
  Groups groups_;
  std::vector<bool> usable_;    ///< of each item: eligible somewhere
  std::vector<NodeIndex> top_;  ///< of each node: the outermost choice at or above it, or itself
  std::vector<Part> parts_;
  std::vector<std::uint32_t> number_;  ///< of each group: its component
  std::vector<ItemIndex> local_item_;
  std::vector<std::vector<std::pair<std::uint32_t, NodeIndex>>> places_;
  std::vector<Component> found_;
};

}  // namespace

std::vector<Component> components(const Problem& problem) {
  return Separation(problem).run();
}

}  // namespace cairn::allocation
