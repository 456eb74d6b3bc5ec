// SPDX-License-Identifier: Apache-2.0
#include "allocation/model.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "allocation/well_formed.hpp"

namespace cairn::allocation {
namespace {

bool says_something(const Limit& limit) {
  return limit.low != no_low || limit.high != no_high || limit.needs_one;
}

bool matters(const Limit& limit, std::int64_t weight) {
  return weight != 0 || limit.needs_one;
}

std::int64_t floor_to(std::int64_t value, std::int64_t divisor) {
  const std::int64_t rest = value % divisor;
  return value - (rest < 0 ? rest + divisor : rest);
}

/// Brings the bounds to multiples of the weights' common divisor, within what sums can be.
void tighten(Row& row, std::int64_t least_sum, std::int64_t greatest_sum_of_row) {
  if (row.low <= least_sum) {
    row.low = no_low;
  } else if (row.low > greatest_sum_of_row) {
    row.low = greatest_sum_of_row + row.divisor;
  } else {
    row.low = -floor_to(-row.low, row.divisor);
  }
  if (row.high >= greatest_sum_of_row) {
    row.high = no_high;
  } else if (row.high < least_sum) {
    row.high = least_sum - row.divisor;
  } else {
    row.high = floor_to(row.high, row.divisor);
  }
}

}  // namespace

Model::Model(const Problem& problem) : item_count(problem.item_count) {
  add_nodes(problem);
  add_pairs(problem);
  add_presences(problem);
  add_rows(problem);
  add_windows(problem);
  add_exclusive_sets(problem);
  add_classes(problem);
}

bool Model::conflict(PairIndex one, PairIndex other) const {
  const ItemIndex item = item_of[one];
  if (plain[item]) return true;
  if (is_free[item]) return false;
  return !std::binary_search(sharing_.begin(), sharing_.end(),
                             std::pair{leaf_of[one], leaf_of[other]});
}

std::int64_t Model::rounded_up(RowIndex index, std::int64_t low) const {
  const Row& row = rows[index];
  if (low >= row.stated_low) return row.low == no_low ? row.least_sum : row.low;
  return low <= row.least_sum ? row.least_sum : -floor_to(-low, row.divisor);
}

void Model::add_nodes(const Problem& problem) {
  TreeOrder tree = tree_order(problem);
  order = std::move(tree.order);
  nodes.resize(problem.nodes.size());
  std::vector<std::pair<std::uint32_t, NodeIndex>> links;
  for (const NodeIndex n : order) {
    const Node& node = problem.nodes[n];
    const NodeIndex parent = tree.parent[n];
    const bool always = n == 0 || (nodes[parent].always && nodes[parent].kind == NodeKind::all);
    nodes[n] = {node.kind, parent, node.least, node.most, always, node.over.value_or(n)};
    for (const NodeIndex child : node.children)
      links.emplace_back(n, child);
  }
  children = Table<NodeIndex>(nodes.size(), links);
}

void Model::add_pairs(const Problem& problem) {
  std::vector<std::pair<std::uint32_t, PairIndex>> by_item;
  std::vector<std::pair<std::uint32_t, PairIndex>> by_leaf;
  for (NodeIndex n = 0; n < problem.nodes.size(); ++n) {
    for (const ItemIndex item : problem.nodes[n].eligible) {
      const auto pair = static_cast<PairIndex>(item_of.size());
      item_of.push_back(item);
      leaf_of.push_back(n);
      by_item.emplace_back(item, pair);
      by_leaf.emplace_back(n, pair);
    }
  }
  pairs_of_item = Table<PairIndex>(item_count, by_item);
  pairs_of_leaf = Table<PairIndex>(problem.nodes.size(), by_leaf);

  for (const auto& [one, other] : problem.sharing) {
    sharing_.emplace_back(one, other);
    sharing_.emplace_back(other, one);
  }
  std::sort(sharing_.begin(), sharing_.end());
  std::vector<bool> shares(problem.nodes.size(), false);
  for (const auto& pair : sharing_)
    shares[pair.first] = true;
  is_free.assign(item_count, false);
  for (const ItemIndex item : problem.free_items)
    is_free[item] = true;
  plain.assign(item_count, true);
  for (ItemIndex item = 0; item < item_count; ++item) {
    const auto pairs = pairs_of_item[item];
    const auto at_sharing =
        std::count_if(pairs.begin(), pairs.end(), [&](PairIndex p) { return shares[leaf_of[p]]; });
    plain[item] = !is_free[item] && at_sharing < 2;
  }
}

void Model::add_presences(const Problem& problem) {
  // The items that each node asks for.
  std::vector<std::vector<ItemIndex>> asked(nodes.size());
  for (NodeIndex n = 0; n < nodes.size(); ++n) {
    for (const Limit& limit : problem.nodes[n].limits) {
      if (!says_something(limit)) continue;
      for (const Term& term : limit.terms) {
        if (matters(limit, term.weight)) asked[nodes[n].over].push_back(term.item);
      }
    }
  }
  for (const auto& set : problem.exclusive)
    asked[0].insert(asked[0].end(), set.begin(), set.end());
  for (auto& items : asked) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
  }

  // The nearest node at or above each that asks for anything, so that long chains are skipped.
  const auto asks = [&](NodeIndex n) {
    return !asked[n].empty() || !problem.nodes[n].windows.empty();
  };
  std::vector<NodeIndex> asking(nodes.size(), none);
  for (const NodeIndex n : order) {
    if (asks(n)) {
      asking[n] = n;
    } else if (n != 0) {
      asking[n] = asking[nodes[n].parent];
    }
  }
  std::vector<std::tuple<NodeIndex, ItemIndex, PairIndex>> found;
  for (PairIndex pair = 0; pair < item_of.size(); ++pair) {
    for (NodeIndex n = asking[leaf_of[pair]]; n != none;
         n = n == 0 ? none : asking[nodes[n].parent]) {
      if (!problem.nodes[n].windows.empty() ||
          std::binary_search(asked[n].begin(), asked[n].end(), item_of[pair]))
        found.emplace_back(n, item_of[pair], pair);
    }
  }
  std::sort(found.begin(), found.end());

  std::vector<std::pair<std::uint32_t, PairIndex>> pairs;
  std::vector<std::pair<std::uint32_t, PresenceIndex>> presences;
  std::vector<std::pair<std::uint32_t, ItemIndex>> items;
  scope_begin_.assign(nodes.size(), 0);
  for (const auto& [node, item, pair] : found) {
    if (presence_item.empty() || presence_node.back() != node || presence_item.back() != item) {
      if (presence_node.empty() || presence_node.back() != node)
        scope_begin_[node] = static_cast<PresenceIndex>(presence_item.size());
      presence_node.push_back(node);
      presence_item.push_back(item);
      items.emplace_back(node, item);
    }
    const auto presence = static_cast<PresenceIndex>(presence_item.size() - 1);
    pairs.emplace_back(presence, pair);
    presences.emplace_back(pair, presence);
  }
  add_presences_of_bundles(problem, pairs, presences);
  pairs_of_presence = Table<PairIndex>(presence_item.size(), pairs);
  presences_of_pair = Table<PresenceIndex>(item_of.size(), presences);
  scope_items_ = Table<ItemIndex>(nodes.size(), items);
}

void Model::add_presences_of_bundles(
    const Problem& problem, std::vector<std::pair<std::uint32_t, PairIndex>>& pairs,
    std::vector<std::pair<std::uint32_t, PresenceIndex>>& presences) {
  first_bundle_ = static_cast<PresenceIndex>(presence_item.size());
  for (NodeIndex n = 0; n < nodes.size(); ++n) {
    for (const Limit& limit : problem.nodes[n].limits) {
      if (!says_something(limit)) continue;
      for (const Bundle& bundle : limit.bundles) {
        if (!matters(limit, bundle.weight)) continue;
        const std::vector<PairIndex> below = pairs_below(nodes[n].over, bundle.items);
        const auto at = static_cast<PresenceIndex>(presence_item.size());
        bundles_.push_back(below.empty() ? none : at);
        if (below.empty()) continue;
        presence_item.push_back(none);
        presence_node.push_back(nodes[n].over);
        for (const PairIndex pair : below) {
          pairs.emplace_back(at, pair);
          presences.emplace_back(pair, at);
        }
      }
    }
  }
}

/// Of these items every pair at a leaf at or below the node, by item.
std::vector<PairIndex> Model::pairs_below(NodeIndex node,
                                          const std::vector<ItemIndex>& items) const {
  std::vector<PairIndex> below;
  for (const ItemIndex item : items) {
    for (const PairIndex pair : pairs_of_item[item]) {
      NodeIndex at = leaf_of[pair];
      while (at != node && at != 0)
        at = nodes[at].parent;
      if (at == node) below.push_back(pair);
    }
  }
  return below;
}

PresenceIndex Model::presence(NodeIndex node, ItemIndex item) const {
  const auto items = scope_items_[node];
  const auto at = std::lower_bound(items.begin(), items.end(), item);
  if (at == items.end() || *at != item) return none;
  return scope_begin_[node] + static_cast<PresenceIndex>(at - items.begin());
}

void Model::add_rows(const Problem& problem) {
  std::vector<std::pair<std::uint32_t, RowTerm>> terms;
  std::vector<std::pair<std::uint32_t, PresenceTerm>> by_presence;
  std::vector<std::pair<std::uint32_t, RowIndex>> by_node;
  std::size_t next_bundle = 0;
  for (NodeIndex n = 0; n < nodes.size(); ++n) {
    for (std::uint32_t at_node = 0; at_node < problem.nodes[n].limits.size(); ++at_node) {
      const Limit& limit = problem.nodes[n].limits[at_node];
      if (!says_something(limit)) continue;
      const auto index = static_cast<RowIndex>(rows.size());
      Row row;
      row.node = n;
      row.limit = at_node;
      row.low = row.stated_low = limit.low;
      row.high = limit.high;
      row.need = limit.need;
      row.hard = limit.hard;
      row.needs_one = limit.needs_one;
      row.plain = nodes[n].over == n;
      std::vector<RowTerm> own;
      std::int64_t least_sum = 0;
      std::int64_t most_sum = 0;
      std::int64_t divisor = 0;
      for (const Term& term : limit.terms) {
        const PresenceIndex at =
            matters(limit, term.weight) ? presence(nodes[n].over, term.item) : none;
        if (at == none) continue;
        own.push_back({at, term.weight});
        (term.weight < 0 ? least_sum : most_sum) += term.weight;
        divisor = std::gcd(divisor, term.weight);
        row.negative = row.negative || term.weight < 0;
        row.largest = std::max(row.largest, term.weight < 0 ? -term.weight : term.weight);
      }
      for (const Bundle& bundle : limit.bundles) {
        const PresenceIndex at = matters(limit, bundle.weight) ? bundles_[next_bundle++] : none;
        if (at == none) continue;
        own.push_back({at, bundle.weight});
        most_sum += bundle.weight;
        divisor = std::gcd(divisor, bundle.weight);
        row.plain = false;
        row.largest = std::max(row.largest, bundle.weight);
      }
      row.divisor = std::max<std::int64_t>(divisor, 1);
      row.least_sum = least_sum;
      tighten(row, least_sum, most_sum);
      std::sort(own.begin(), own.end(), [](const RowTerm& a, const RowTerm& b) {
        const auto size = [](std::int64_t weight) { return weight < 0 ? -weight : weight; };
        return std::pair{-size(a.weight), a.presence} < std::pair{-size(b.weight), b.presence};
      });
      for (const RowTerm& term : own) {
        terms.emplace_back(index, term);
        by_presence.emplace_back(term.presence, PresenceTerm{index, term.weight});
      }
      by_node.emplace_back(n, index);
      rows.push_back(row);
    }
  }
  terms_of_row = Table<RowTerm>(rows.size(), terms);
  rows_of_presence = Table<PresenceTerm>(presence_item.size(), by_presence);
  rows_of_node = Table<RowIndex>(nodes.size(), by_node);
}

void Model::add_windows(const Problem& problem) {
  std::vector<std::pair<std::uint32_t, SpanTerm>> terms;
  std::vector<std::pair<std::uint32_t, WindowIndex>> by_presence;
  std::vector<std::pair<std::uint32_t, WindowIndex>> by_node;
  for (NodeIndex n = 0; n < nodes.size(); ++n) {
    for (const Window& window : problem.nodes[n].windows) {
      const auto index = static_cast<WindowIndex>(windows.size());
      std::vector<SpanTerm> own;
      for (const ItemIndex item : scope_items_[n]) {
        if (window.position[item] == no_position) continue;
        own.push_back({presence(n, item), window.position[item]});
      }
      std::sort(own.begin(), own.end(), [](const SpanTerm& a, const SpanTerm& b) {
        return std::pair{a.position, a.presence} < std::pair{b.position, b.presence};
      });
      for (const SpanTerm& term : own) {
        terms.emplace_back(index, term);
        by_presence.emplace_back(term.presence, index);
      }
      by_node.emplace_back(n, index);
      windows.push_back({n, window.least_end, window.greatest_end});
    }
  }
  terms_of_window = Table<SpanTerm>(windows.size(), terms);
  windows_of_presence = Table<WindowIndex>(presence_item.size(), by_presence);
  windows_of_node = Table<WindowIndex>(nodes.size(), by_node);
}

void Model::add_exclusive_sets(const Problem& problem) {
  std::vector<std::pair<std::uint32_t, PresenceIndex>> members;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_presence;
  std::uint32_t index = 0;
  for (std::vector<ItemIndex> set : problem.exclusive) {
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    for (const ItemIndex item : set) {
      const PresenceIndex at = presence(0, item);
      if (at == none) continue;
      members.emplace_back(index, at);
      by_presence.emplace_back(at, index);
    }
    ++index;
  }
  exclusive = Table<PresenceIndex>(index, members);
  sets_of_presence = Table<std::uint32_t>(presence_item.size(), by_presence);
}

void Model::add_classes(const Problem& problem) {
  // Everything that the problem says of an item, as numbers.
  std::vector<std::vector<std::int64_t>> said(item_count);
  for (ItemIndex item = 0; item < item_count; ++item) {
    said[item].push_back(is_free[item] ? 1 : 0);
    for (const PairIndex pair : pairs_of_item[item]) {
      said[item].push_back(leaf_of[pair]);
    }
    said[item].push_back(-1);
  }
  for (PresenceIndex at = 0; at < first_bundle_; ++at) {
    std::vector<std::int64_t>& line = said[presence_item[at]];
    for (const PresenceTerm& term : rows_of_presence[at]) {
      line.push_back(term.row);
      line.push_back(term.weight);
    }
    line.push_back(-1);
    for (const std::uint32_t set : sets_of_presence[at])
      line.push_back(set);
    line.push_back(-1);
  }
  for (PresenceIndex at = first_bundle_; at < presence_item.size(); ++at) {
    for (const PairIndex pair : pairs_of_presence[at])
      said[item_of[pair]].push_back(at);
  }
  for (auto& line : said)
    line.push_back(-1);
  for (const NodeIndex n : order) {
    for (const Window& window : problem.nodes[n].windows) {
      for (const ItemIndex item : scope_items_[n])
        said[item].push_back(window.position[item]);
    }
  }
  std::vector<ItemIndex> items(item_count);
  std::iota(items.begin(), items.end(), 0);
  std::stable_sort(items.begin(), items.end(),
                   [&](ItemIndex a, ItemIndex b) { return said[a] < said[b]; });
  class_of.assign(item_count, 0);
  std::vector<std::pair<std::uint32_t, ItemIndex>> members;
  std::uint32_t classes = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == 0 || said[items[i]] != said[items[i - 1]]) ++classes;
    class_of[items[i]] = classes - 1;
    members.emplace_back(classes - 1, items[i]);
  }
  items_of_class = Table<ItemIndex>(classes, members);
}

}  // namespace cairn::allocation
