// SPDX-License-Identifier: Apache-2.0
#include "allocation/by_item.hpp"

#include <algorithm>

#include "allocation/improve.hpp"

namespace cairn::allocation {

namespace {

constexpr std::uint64_t tries_at_first = 4'000;

}  // namespace

ByItem::ByItem(const Model& model, const Shortfall& shortfall, Work& work)
    : model_(model),
      shortfall_(shortfall),
      work_(work),
      state_(model, Floors::hard(model)),
      descent_(state_),
      family_of_row_(model.rows.size(), none),
      below_(model.nodes.size(), 0) {
  const auto price = [&](RowIndex row) {
    if (!model.rows[row].soft()) return widest;
    return model.rows[row].need == 0 ? shortfall.whole() : shortfall.price(row);
  };
  for (std::vector<RowIndex>& rows : JointBound::families(model)) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      // A row that is held or not has no price a unit; it is bounded by itself.
      if (model.rows[rows[i]].soft() && model.rows[rows[i]].need == 0) continue;
      family_of_row_[rows[i]] = static_cast<std::uint32_t>(families_.size());
      order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return price(rows[a]) > price(rows[b]);
    });
    const std::vector<std::int64_t> zeros(rows.size(), 0);
    families_.push_back(
        {JointBound(state_, std::move(rows)), std::move(order), zeros, zeros, zeros});
  }
  for (RowIndex row = 0; row < model.rows.size(); ++row) {
    if (model.rows[row].soft()) dearest_first_.push_back(row);
  }
  std::stable_sort(dearest_first_.begin(), dearest_first_.end(),
                   [&](RowIndex a, RowIndex b) { return price(a) > price(b); });
  for (const NodeIndex node : model.order) {
    if (model.nodes[node].kind == NodeKind::count) choices_.push_back(node);
  }
}

Found ByItem::run() {
  for (;;) {
    const std::optional<Wide> bound = state_.propagate() ? at_least() : std::nullopt;
    if (!at_root_) at_root_ = bound;
    const bool worthwhile = bound && (!best_ || *bound < *best_);
    const std::optional<Decision> next = worthwhile ? pick() : std::nullopt;
    if (worthwhile && !next) note();
    if (!work_.spend()) return Found::out_of_work;
    if (next) {
      descent_.take(*next);
    } else if (!descent_.backtrack()) {
      return best_ ? Found::yes : Found::no;
    }
  }
}

/// Writes down the assignment reached, better than any before; the first is improved by hand, so
/// that the bounds bite early.
void ByItem::note() {
  Tally tally(model_, shortfall_);
  for (PairIndex pair = 0; pair < model_.item_of.size(); ++pair) {
    if (state_.pair(pair) == Truth::yes) tally.put(pair);
  }
  if (!best_ && tally.left() > *at_root_) reduce(model_, tally, tries_at_first);
  best_ = tally.left();
  given_ = tally.given();
}

std::optional<Wide> ByItem::at_least() {
  Wide total = 0;
  for (const RowIndex row : dearest_first_) {
    if (family_of_row_[row] == none && active(row)) total += row_at_least(row);
  }
  for (Family& family : families_)
    family.bound.follow(state_.touched());
  state_.forget_touched();
  for (Family& family : families_) {
    const std::optional<Wide> part = family_at_least(family);
    if (!part) return std::nullopt;
    total += *part;
  }
  return total + choices_at_least();
}

std::optional<Wide> ByItem::family_at_least(Family& family) {
  const std::vector<RowIndex>& rows = family.bound.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = model_.rows[rows[i]];
    family.targets[i] = active(rows[i]) ? (row.soft() ? row.stated_low : row.low) : 0;
  }
  family.bound.fill_in_order(family.order, family.floors, family.targets, family.filled);
  Wide total = 0;
  for (const std::uint32_t i : family.order) {
    if (!active(rows[i])) continue;
    if (model_.rows[rows[i]].soft()) {
      total += shortfall_.of(rows[i], family.filled[i], anything(rows[i]));
    } else if (family.filled[i] < family.targets[i]) {
      return std::nullopt;
    }
  }
  return total;
}

/// What the children still to be chosen leave at least, taking the cheapest of each choice.
Wide ByItem::choices_at_least() {
  const auto incomplete = [&](NodeIndex node) {
    return state_.chosen(node) == Truth::yes &&
           state_.chosen_children(node) < model_.nodes[node].least;
  };
  if (std::none_of(choices_.begin(), choices_.end(), incomplete)) return 0;
  std::vector<Wide> open;
  const auto cheapest = [&](NodeIndex node, std::size_t wanted) {
    open.clear();
    for (const NodeIndex child : model_.children[node]) {
      if (state_.chosen(child) == Truth::open) open.push_back(below_[child]);
    }
    std::sort(open.begin(), open.end());
    Wide total = 0;
    for (std::size_t i = 0; i < std::min(wanted, open.size()); ++i)
      total += open[i];
    return total;
  };
  Wide total = 0;
  for (auto at = model_.order.rbegin(); at != model_.order.rend(); ++at) {
    const NodeIndex node = *at;
    if (state_.chosen(node) == Truth::no) continue;
    if (incomplete(node))
      total += cheapest(node, model_.nodes[node].least - state_.chosen_children(node));
    if (state_.chosen(node) != Truth::open) continue;
    below_[node] = 0;
    for (const RowIndex row : model_.rows_of_node[node]) {
      if (model_.rows[row].soft()) below_[node] += row_at_least(row);
    }
    const bool choice = model_.nodes[node].kind == NodeKind::count;
    below_[node] += cheapest(node, choice ? model_.nodes[node].least : none);
  }
  return total;
}

Wide ByItem::row_at_least(RowIndex row) const {
  return shortfall_.of(row, state_.most(row), anything(row));
}

bool ByItem::short_of(RowIndex row) const {
  return shortfall_.of(row, state_.sum(row), state_.counted(row) > 0) > 0;
}

std::optional<Decision> ByItem::pick() {
  if (const auto choice = pick_choice()) return choice;
  for (WindowIndex window = 0; window < model_.windows.size(); ++window) {
    if (state_.anchor(window) == State::undecided &&
        state_.chosen(model_.windows[window].node) == Truth::yes)
      return Decision{Decision::Kind::anchor, window, true};
  }
  PairIndex pair = none;
  for (RowIndex row = 0; row < model_.rows.size() && pair == none; ++row) {
    if (active(row) && !state_.held(row))
      pair = pick_pair(row, state_.sum(row) <= model_.rows[row].high);
  }
  for (std::size_t i = 0; i < dearest_first_.size() && pair == none; ++i) {
    if (active(dearest_first_[i]) && short_of(dearest_first_[i]))
      pair = pick_pair(dearest_first_[i], true);
  }
  for (WindowIndex window = 0; window < model_.windows.size() && pair == none; ++window) {
    const PresenceIndex wanted = state_.wanted(window);
    if (wanted != none) pair = pair_of(wanted);
  }
  for (PresenceIndex at = 0; pair == none && state_.unsettled() > 0; ++at) {
    if (state_.presence(at) == Truth::yes && !state_.settled(at)) pair = pair_of(at);
  }
  if (pair == none) return std::nullopt;
  return Decision{Decision::Kind::pair, pair, true};
}

/// The cheapest child of a choice that is not complete.
std::optional<Decision> ByItem::pick_choice() const {
  for (const NodeIndex node : choices_) {
    if (state_.chosen(node) != Truth::yes ||
        state_.chosen_children(node) >= model_.nodes[node].least)
      continue;
    NodeIndex best = none;
    for (const NodeIndex child : model_.children[node]) {
      if (state_.chosen(child) == Truth::open && (best == none || below_[child] < below_[best]))
        best = child;
    }
    if (best != none) return Decision{Decision::Kind::chosen, best, true};
  }
  return std::nullopt;
}

/// An open item that helps the row: first one that the flow gives whole and that does not
/// overshoot.
PairIndex ByItem::pick_pair(RowIndex row, bool raise) const {
  const Row& about = model_.rows[row];
  const bool any_helps = about.needs_one && state_.counted(row) == 0 && raise;
  const JointBound* family =
      family_of_row_[row] == none ? nullptr : &families_[family_of_row_[row]].bound;
  const Wide need = Wide{about.stated_low} - state_.sum(row);
  PairIndex first = none;
  PairIndex whole = none;
  for (const RowTerm& term : model_.terms_of_row[row]) {
    if (state_.presence(term.presence) != Truth::open) continue;
    if (!any_helps && (term.weight == 0 || (term.weight > 0) != raise)) continue;
    const PairIndex pair = pair_of(term.presence);
    if (first == none) first = pair;
    if (family == nullptr) break;
    if (family->flow(pair) != term.weight) continue;
    whole = pair;
    if (term.weight <= need) break;
  }
  return whole == none ? first : whole;
}

PairIndex ByItem::pair_of(PresenceIndex presence) const {
  PairIndex best = none;
  for (const PairIndex pair : model_.pairs_of_presence[presence]) {
    if (state_.pair(pair) != Truth::open) continue;
    if (state_.chosen(model_.leaf_of[pair]) == Truth::yes) return pair;
    if (best == none) best = pair;
  }
  return best;
}

}  // namespace cairn::allocation
