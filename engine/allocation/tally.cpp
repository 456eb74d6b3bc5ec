// SPDX-License-Identifier: Apache-2.0
#include "allocation/tally.hpp"

#include <algorithm>

namespace cairn::allocation {

Tally::Tally(const Model& model, const Shortfall& shortfall)
    : model_(model),
      shortfall_(shortfall),
      given_(model.item_of.size(), false),
      leaves_of_item_(model.item_count, 0),
      in_presence_(model.presence_item.size(), 0),
      in_set_(model.exclusive.size(), 0),
      sums_(model.rows.size()),
      broken_(model.windows.size(), false),
      own_(model.nodes.size()),
      children_(model.nodes.size()),
      below_(model.nodes.size()) {
  for (RowIndex row = 0; row < model.rows.size(); ++row)
    weigh_row(row, 1);
  for (auto node = model.order.rbegin(); node != model.order.rend(); ++node) {
    if (model.nodes[*node].kind == NodeKind::count) {
      children_[*node] = of_choice(*node);
    } else {
      for (const NodeIndex child : model.children[*node])
        children_[*node].add(below_[child], 1);
    }
    below_[*node] = below(*node);
  }
}

void Tally::put(PairIndex pair) {
  if (!given_[pair]) set(pair, true);
}

void Tally::take(PairIndex pair) {
  if (given_[pair]) set(pair, false);
}

std::vector<bool> Tally::chosen() const {
  std::vector<bool> chosen(model_.nodes.size(), false);
  chosen[0] = true;
  for (const NodeIndex node : model_.order) {
    if (!chosen[node]) continue;
    if (model_.nodes[node].kind == NodeKind::count) {
      for (const NodeIndex child : choose(node))
        chosen[child] = true;
    } else {
      for (const NodeIndex child : model_.children[node])
        chosen[child] = true;
    }
  }
  return chosen;
}

void Tally::Below::add(const Below& other, int sign) {
  const auto times = static_cast<std::uint64_t>(std::int64_t{sign});
  left += sign * other.left;
  unlawful += times * other.unlawful;
  held += times * other.held;
}

void Tally::set(PairIndex pair, bool given) {
  const ItemIndex item = model_.item_of[pair];
  const NodeIndex leaf = model_.leaf_of[pair];
  const std::uint64_t one = given ? 1 : std::uint64_t{0} - 1;
  for (const PairIndex other : model_.pairs_of_item[item]) {
    if (other != pair && given_[other] && model_.conflict(pair, other)) quarrels_ += one;
  }
  given_[pair] = given;
  leaves_of_item_[item] += static_cast<std::uint32_t>(one);
  own_[leaf].held += one;
  apart_.clear();
  for (const PresenceIndex at : model_.presences_of_pair[pair]) {
    in_presence_[at] += static_cast<std::uint32_t>(one);
    if (in_presence_[at] != (given ? 1 : 0)) continue;
    for (const PresenceTerm& term : model_.rows_of_presence[at]) {
      weigh_row(term.row, -1);
      sums_[term.row].in += given ? term.weight : -term.weight;
      sums_[term.row].counted += static_cast<std::uint32_t>(one);
      weigh_row(term.row, 1);
      const NodeIndex node = model_.rows[term.row].node;
      if (model_.nodes[node].over != node) apart_.push_back(node);
    }
    for (const WindowIndex window : model_.windows_of_presence[at])
      look_at_window(window);
    for (const std::uint32_t set : model_.sets_of_presence[at]) {
      in_set_[set] += static_cast<std::uint32_t>(one);
      if (in_set_[set] > (given ? 1 : 0)) quarrels_ += one;
    }
  }
  for (const NodeIndex node : apart_)
    refresh(node);
  refresh(leaf);
}

void Tally::weigh_row(RowIndex index, int sign) {
  const Row& row = model_.rows[index];
  const Sums& sums = sums_[index];
  Below weight;
  const bool missing = row.needs_one && sums.counted == 0;
  if (sums.in > row.high || (!row.soft() && (missing || sums.in < row.low))) weight.unlawful = 1;
  if (row.soft()) weight.left = shortfall_.of(index, sums.in, sums.counted > 0);
  own_[row.node].add(weight, sign);
}

void Tally::look_at_window(WindowIndex index) {
  const Span& window = model_.windows[index];
  std::uint32_t first = none;
  std::uint32_t last = none;
  for (const SpanTerm& term : model_.terms_of_window[index]) {
    if (in_presence_[term.presence] == 0) continue;
    if (first == none) first = term.position;
    last = term.position;
  }
  const bool broken =
      first != none && (window.least_end[first] > last || last > window.greatest_end[first]);
  if (broken == broken_[index]) return;
  broken_[index] = broken;
  own_[window.node].unlawful += broken ? 1 : std::uint64_t{0} - 1;
}

/// Brings everything above a leaf up to date. Rows and windows that changed are on that path, or at
/// leaves of their own that are over it.
void Tally::refresh(NodeIndex leaf) {
  Below before = below_[leaf];
  below_[leaf] = below(leaf);
  for (NodeIndex node = leaf; node != 0;) {
    const NodeIndex parent = model_.nodes[node].parent;
    if (model_.nodes[parent].kind == NodeKind::count) {
      children_[parent] = of_choice(parent);
    } else {
      children_[parent].add(before, -1);
      children_[parent].add(below_[node], 1);
    }
    before = below_[parent];
    below_[parent] = below(parent);
    node = parent;
  }
}

Tally::Below Tally::below(NodeIndex node) const {
  Below together = own_[node];
  together.add(children_[node], 1);
  return together;
}

Tally::Below Tally::of_choice(NodeIndex node) const {
  const ModelNode& about = model_.nodes[node];
  Below together;
  std::uint32_t chosen = 0;
  for (const NodeIndex child : choose(node)) {
    together.add(below_[child], 1);
    ++chosen;
  }
  if (chosen < about.least || chosen > about.most || about.least > about.most) ++together.unlawful;
  return together;
}

std::vector<NodeIndex> Tally::choose(NodeIndex node) const {
  std::vector<NodeIndex> chosen;
  std::vector<NodeIndex> empty;
  for (const NodeIndex child : model_.children[node]) {
    if (below_[child].held > 0) {
      chosen.push_back(child);
    } else if (below_[child].unlawful == 0) {
      empty.push_back(child);
    }
  }
  const std::size_t least = model_.nodes[node].least;
  if (chosen.size() >= least) return chosen;
  std::stable_sort(empty.begin(), empty.end(),
                   [&](NodeIndex a, NodeIndex b) { return below_[a].left < below_[b].left; });
  empty.resize(std::min(empty.size(), least - chosen.size()));
  chosen.insert(chosen.end(), empty.begin(), empty.end());
  return chosen;
}

}  // namespace cairn::allocation
