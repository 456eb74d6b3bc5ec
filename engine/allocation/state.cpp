// SPDX-License-Identifier: Apache-2.0
#include "allocation/state.hpp"

#include <utility>

namespace cairn::allocation {

Floors Floors::all(const Model& model) {
  Floors floors;
  for (const Row& row : model.rows) {
    floors.low.push_back(row.low);
    floors.needs_one.push_back(row.needs_one);
  }
  return floors;
}

Floors Floors::hard(const Model& model) {
  Floors floors = all(model);
  for (RowIndex row = 0; row < model.rows.size(); ++row) {
    if (!model.rows[row].soft()) continue;
    floors.low[row] = no_low;
    floors.needs_one[row] = false;
  }
  return floors;
}

State::State(const Model& model, Floors floors)
    : model_(model),
      pair_(model.item_of.size(), Truth::open),
      presence_(model.presence_item.size()),
      sums_(model.rows.size()),
      floors_(std::move(floors)),
      chosen_(model.nodes.size(), Truth::open),
      children_(model.nodes.size()),
      anchor_(model.windows.size(), undecided),
      row_awake_(model.rows.size(), false),
      node_awake_(model.nodes.size(), false),
      window_awake_(model.windows.size(), false) {
  for (PresenceIndex at = 0; at < presence_.size(); ++at) {
    presence_[at].open = static_cast<std::uint32_t>(model.pairs_of_presence[at].size());
    shift_rows(at, Truth::open, 1);
  }
  for (RowIndex row = 0; row < model.rows.size(); ++row)
    wake_row(row);
  for (NodeIndex node = 0; node < children_.size(); ++node) {
    children_[node].open = static_cast<std::uint32_t>(model.children[node].size());
    wake_node(node);
  }
  wish(Change::chosen, 0, true);
}

bool State::set_pair(PairIndex pair, bool given) {
  wish(Change::pair, pair, given);
  return pair_[pair] == Truth::open || pair_[pair] == (given ? Truth::yes : Truth::no);
}

bool State::set_chosen(NodeIndex node, bool chosen) {
  wish(Change::chosen, node, chosen);
  return chosen_[node] == Truth::open || chosen_[node] == (chosen ? Truth::yes : Truth::no);
}

bool State::set_anchor(WindowIndex window, std::uint32_t anchor) {
  if (anchor_[window] != undecided) return anchor_[window] == anchor;
  anchor_[window] = anchor;
  trail_.push_back({Change::anchor, window});
  wake_window(window);
  return true;
}

bool State::held(RowIndex row) const {
  return sums_[row].in >= floors_.low[row] && sums_[row].in <= model_.rows[row].high &&
         (!floors_.needs_one[row] || sums_[row].counted > 0);
}

bool State::propagate() {
  for (;;) {
    bool possible = true;
    if (!wishes_.empty()) {
      const Wish next = wishes_.back();
      wishes_.pop_back();
      possible = grant(next);
    } else if (!nodes_awake_.empty()) {
      const NodeIndex node = nodes_awake_.back();
      nodes_awake_.pop_back();
      node_awake_[node] = false;
      possible = propagate_children(node);
    } else if (!rows_awake_.empty()) {
      const RowIndex row = rows_awake_.back();
      rows_awake_.pop_back();
      row_awake_[row] = false;
      possible = propagate_row(row);
    } else if (!windows_awake_.empty()) {
      const WindowIndex window = windows_awake_.back();
      windows_awake_.pop_back();
      window_awake_[window] = false;
      possible = propagate_window(window);
    } else {
      return true;
    }
    if (!possible) {
      fall_asleep();
      return false;
    }
  }
}

void State::undo(std::size_t mark) {
  fall_asleep();
  while (trail_.size() > mark) {
    const Entry entry = trail_.back();
    trail_.pop_back();
    switch (entry.change) {
      case Change::pair: {
        const bool given = pair_[entry.index] == Truth::yes;
        pair_[entry.index] = Truth::open;
        touched_.push_back(entry.index);
        for (const PresenceIndex at : model_.presences_of_pair[entry.index]) {
          Presence& presence = presence_[at];
          ++presence.open;
          if (given && --presence.given == 0 && presence.truth == Truth::yes) ++unsettled_;
        }
        break;
      }
      case Change::presence: {
        Presence& presence = presence_[entry.index];
        if (presence.truth == Truth::yes && presence.given == 0) --unsettled_;
        shift_rows(entry.index, presence.truth, -1);
        presence.truth = Truth::open;
        shift_rows(entry.index, Truth::open, 1);
        break;
      }
      case Change::chosen: {
        Children& siblings = children_[model_.nodes[entry.index].parent];
        if (entry.index != 0) {
          ++siblings.open;
          if (chosen_[entry.index] == Truth::yes) --siblings.yes;
        }
        chosen_[entry.index] = Truth::open;
        break;
      }
      case Change::anchor:
        anchor_[entry.index] = undecided;
        break;
    }
  }
}

bool State::grant(const Wish& next) {
  const Truth wished = next.value ? Truth::yes : Truth::no;
  Truth found = Truth::open;
  switch (next.change) {
    case Change::pair:
      found = pair_[next.index];
      if (found == Truth::open) return apply_pair(next.index, next.value);
      break;
    case Change::presence:
      found = presence_[next.index].truth;
      if (found == Truth::open) return apply_presence(next.index, next.value);
      break;
    case Change::chosen:
      found = chosen_[next.index];
      if (found == Truth::open) return apply_chosen(next.index, next.value);
      break;
    case Change::anchor:
      return false;
  }
  return found == wished;
}

bool State::apply_pair(PairIndex pair, bool given) {
  pair_[pair] = given ? Truth::yes : Truth::no;
  trail_.push_back({Change::pair, pair});
  touched_.push_back(pair);
  bool possible = true;
  for (const PresenceIndex at : model_.presences_of_pair[pair]) {
    Presence& presence = presence_[at];
    --presence.open;
    if (given) {
      if (++presence.given == 1 && presence.truth == Truth::yes) --unsettled_;
      if (presence.truth != Truth::yes) wish(Change::presence, at, true);
    } else if (presence.given == 0) {
      if (presence.open == 0) {
        possible = possible && presence.truth != Truth::yes;
        wish(Change::presence, at, false);
      } else if (presence.open == 1 && presence.truth == Truth::yes) {
        for (const PairIndex last : model_.pairs_of_presence[at]) {
          if (pair_[last] == Truth::open) wish(Change::pair, last, true);
        }
      }
    }
  }
  if (!given) return possible;
  for (const PairIndex other : model_.pairs_of_item[model_.item_of[pair]]) {
    if (other != pair && pair_[other] != Truth::no && model_.conflict(pair, other))
      wish(Change::pair, other, false);
  }
  wish(Change::chosen, model_.leaf_of[pair], true);
  return possible;
}

bool State::apply_presence(PresenceIndex at, bool in) {
  Presence& presence = presence_[at];
  shift_rows(at, Truth::open, -1);
  presence.truth = in ? Truth::yes : Truth::no;
  shift_rows(at, presence.truth, 1);
  trail_.push_back({Change::presence, at});
  for (const PresenceTerm& term : model_.rows_of_presence[at])
    wake_row(term.row);
  for (const WindowIndex window : model_.windows_of_presence[at])
    wake_window(window);
  if (in) {
    if (presence.given == 0) ++unsettled_;
    for (const std::uint32_t set : model_.sets_of_presence[at]) {
      for (const PresenceIndex other : model_.exclusive[set]) {
        if (other != at && presence_[other].truth != Truth::no)
          wish(Change::presence, other, false);
      }
    }
    if (presence.given > 0 || presence.open > 1) return true;
  }
  for (const PairIndex pair : model_.pairs_of_presence[at]) {
    if (pair_[pair] == Truth::open) wish(Change::pair, pair, in);
    if (pair_[pair] == Truth::yes && !in) return false;
  }
  return true;
}

bool State::apply_chosen(NodeIndex node, bool chosen) {
  chosen_[node] = chosen ? Truth::yes : Truth::no;
  trail_.push_back({Change::chosen, node});
  if (node != 0) {
    const NodeIndex parent = model_.nodes[node].parent;
    --children_[parent].open;
    if (chosen) {
      ++children_[parent].yes;
      wish(Change::chosen, parent, true);
    } else if (model_.nodes[parent].kind == NodeKind::all) {
      wish(Change::chosen, parent, false);
    }
    wake_node(parent);
  }
  wake_node(node);
  if (!chosen || model_.nodes[node].kind == NodeKind::all) {
    for (const NodeIndex child : model_.children[node])
      wish(Change::chosen, child, chosen);
  }
  if (chosen) {
    for (const RowIndex row : model_.rows_of_node[node])
      wake_row(row);
    for (const WindowIndex window : model_.windows_of_node[node])
      wake_window(window);
    return true;
  }
  for (const PairIndex pair : model_.pairs_of_leaf[node])
    wish(Change::pair, pair, false);
  return true;
}

bool State::refuse(NodeIndex node) {
  if (chosen_[node] == Truth::yes) return false;
  wish(Change::chosen, node, false);
  return true;
}

bool State::propagate_children(NodeIndex node) {
  const ModelNode& about = model_.nodes[node];
  if (about.kind != NodeKind::count || chosen_[node] == Truth::no) return true;
  const Children& so_far = children_[node];
  if (about.least > about.most || so_far.yes > about.most || so_far.yes + so_far.open < about.least)
    return refuse(node);
  if (chosen_[node] != Truth::yes || so_far.open == 0) return true;
  const bool full = so_far.yes == about.most;
  if (full || so_far.yes + so_far.open == about.least) {
    for (const NodeIndex child : model_.children[node]) {
      if (chosen_[child] == Truth::open) wish(Change::chosen, child, !full);
    }
  }
  return true;
}

bool State::propagate_row(RowIndex index) {
  const Row& row = model_.rows[index];
  if (chosen_[row.node] == Truth::no) return true;
  const Sums& sums = sums_[index];
  const std::int64_t low = floors_.low[index];
  const std::int64_t most_possible = sums.in + sums.more;
  const std::int64_t least_possible = sums.in + sums.less;
  if (most_possible < low || least_possible > row.high ||
      (floors_.needs_one[index] && sums.counted + sums.countable == 0))
    return refuse(row.node);
  if (chosen_[row.node] != Truth::yes || sums.countable == 0) return true;

  const bool last_one = floors_.needs_one[index] && sums.counted == 0 && sums.countable == 1;
  // How much one presence may weigh without being settled by the row; sums are far from overflow.
  const std::int64_t above = low == no_low ? row.largest : most_possible - low;
  const std::int64_t below = row.high == no_high ? row.largest : row.high - least_possible;
  if (!last_one && row.largest <= above && row.largest <= below) return true;
  for (const RowTerm& term : model_.terms_of_row[index]) {
    const std::int64_t size = term.weight < 0 ? -term.weight : term.weight;
    if (!last_one && size <= above && size <= below) break;
    if (presence_[term.presence].truth != Truth::open) continue;
    const bool positive = term.weight > 0;
    if (last_one) wish(Change::presence, term.presence, true);
    if (size > above) wish(Change::presence, term.presence, positive);
    if (size > below) wish(Change::presence, term.presence, !positive);
  }
  return true;
}

void State::wake_row(RowIndex row) {
  if (row_awake_[row]) return;
  row_awake_[row] = true;
  rows_awake_.push_back(row);
}

void State::wake_node(NodeIndex node) {
  if (node_awake_[node] || model_.nodes[node].kind != NodeKind::count) return;
  node_awake_[node] = true;
  nodes_awake_.push_back(node);
}

void State::wake_window(WindowIndex window) {
  if (window_awake_[window]) return;
  window_awake_[window] = true;
  windows_awake_.push_back(window);
}

void State::fall_asleep() {
  wishes_.clear();
  for (const RowIndex row : rows_awake_)
    row_awake_[row] = false;
  for (const NodeIndex node : nodes_awake_)
    node_awake_[node] = false;
  for (const WindowIndex window : windows_awake_)
    window_awake_[window] = false;
  rows_awake_.clear();
  nodes_awake_.clear();
  windows_awake_.clear();
}

/// Adds (`sign` 1) or takes away (-1) what a presence of this truth means to the rows it is in.
void State::shift_rows(PresenceIndex at, Truth truth, std::int64_t sign) {
  if (truth == Truth::no) return;
  const auto one = static_cast<std::uint32_t>(sign);
  for (const PresenceTerm& term : model_.rows_of_presence[at]) {
    Sums& sums = sums_[term.row];
    if (truth == Truth::yes) {
      sums.in += sign * term.weight;
      sums.counted += one;
    } else {
      (term.weight < 0 ? sums.less : sums.more) += sign * term.weight;
      sums.countable += one;
    }
  }
}

}  // namespace cairn::allocation
