// SPDX-License-Identifier: Apache-2.0
// What the search for a satisfying assignment decides next: choices first, then the oldest
// positions of windows, then items of the row with the least room to move.
#include "allocation/search.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {

std::optional<Decision> Search::pick(Look look) {
  if (const auto choice = pick_choice()) return choice;
  if (const auto window = pick_window()) return window;
  if (look == Look::close || last_row_ == none || !active(last_row_) || state_.held(last_row_))
    last_row_ = pick_row(look);
  PairIndex pair = none;
  if (last_row_ != none) {
    pair = pick_pair(last_row_, look);
  } else if (const PresenceIndex wanted = wanted_by_windows(); wanted != none) {
    pair = pair_of(wanted);
  } else if (state_.unsettled() > 0) {
    pair = pick_unsettled();
  }
  if (pair == none) return std::nullopt;
  return Decision{Decision::Kind::pair, pair, true};
}

std::optional<Decision> Search::pick_choice() const {
  for (const NodeIndex node : choices_) {
    if (state_.chosen(node) != Truth::yes ||
        state_.chosen_children(node) >= model_.nodes[node].least)
      continue;
    for (const NodeIndex child : model_.children[node]) {
      if (state_.chosen(child) == Truth::open) return Decision{Decision::Kind::chosen, child, true};
    }
  }
  return std::nullopt;
}

std::optional<Decision> Search::pick_window() const {
  for (WindowIndex window = 0; window < model_.windows.size(); ++window) {
    if (state_.anchor(window) == State::undecided &&
        state_.chosen(model_.windows[window].node) == Truth::yes)
      return Decision{Decision::Kind::anchor, window, true};
  }
  return std::nullopt;
}

PresenceIndex Search::wanted_by_windows() const {
  PresenceIndex wanted = none;
  for (WindowIndex window = 0; window < model_.windows.size() && wanted == none; ++window)
    wanted = state_.wanted(window);
  return wanted;
}

/// The row that is not held and has the fewest ways of being held, or the least to choose from.
RowIndex Search::pick_row(Look look) {
  RowIndex best = none;
  std::uint64_t fewest = Knapsack::many;
  Wide best_offer = 0;
  Wide best_need = 1;
  for (RowIndex row = 0; row < model_.rows.size(); ++row) {
    if (!active(row) || state_.held(row)) continue;
    const bool short_of_low = state_.sum(row) < state_.low(row);
    const Wide need = short_of_low ? Wide{state_.low(row)} - state_.sum(row) : 1;
    const Wide offer = short_of_low ? Wide{state_.most(row)} - state_.sum(row) : 1;
    const std::uint64_t ways =
        look == Look::close && short_of_low && !model_.rows[row].negative && upper_[row] != no_high
            ? knapsack_.ways(row, state_.low(row), upper_[row])
            : Knapsack::many;
    if (best == none || ways < fewest ||
        (ways == fewest && offer * best_need < best_offer * need)) {
      best = row;
      fewest = ways;
      best_offer = offer;
      best_need = need;
    }
  }
  return best;
}

PairIndex Search::pick_pair(RowIndex row, Look look) const {
  const bool raise = state_.sum(row) <= model_.rows[row].high;
  const std::int64_t need =
      state_.sum(row) < state_.low(row) ? state_.low(row) - state_.sum(row) : 0;
  const bool needs_one = state_.needs_one(row) && state_.counted(row) == 0;
  const bool by_flow = look == Look::glance && family_of_row_[row] != none;
  // Following the flow: an item that the flow gives whole and that does not overshoot, else the
  // lightest that it gives whole.
  PairIndex first = none;
  PairIndex whole = none;
  for (const RowTerm& term : model_.terms_of_row[row]) {
    if (state_.presence(term.presence) != Truth::open) continue;
    const bool helps =
        needs_one && need == 0 && raise ? true : (term.weight > 0) == raise && term.weight != 0;
    if (!helps) continue;
    const PairIndex pair = pair_of(term.presence);
    if (first == none) first = pair;
    if (!by_flow) break;
    if (flow(pair) != term.weight) continue;
    whole = pair;
    if (term.weight <= need) break;
  }
  return whole == none ? first : whole;
}

/// Of the pairs of a presence, one that is open, at a leaf that is chosen if there is one.
PairIndex Search::pair_of(PresenceIndex presence) const {
  PairIndex best = none;
  for (const PairIndex pair : model_.pairs_of_presence[presence]) {
    if (state_.pair(pair) != Truth::open) continue;
    if (state_.chosen(model_.leaf_of[pair]) == Truth::yes) return pair;
    if (best == none) best = pair;
  }
  return best;
}

PairIndex Search::pick_unsettled() const {
  for (PresenceIndex at = 0; at < model_.presence_item.size(); ++at) {
    if (state_.presence(at) == Truth::yes && !state_.settled(at)) return pair_of(at);
  }
  return none;
}

std::int64_t Search::flow(PairIndex pair) const {
  for (const JointBound& family : families_) {
    const std::int64_t flow = family.flow(pair);
    if (flow != 0) return flow;
  }
  return 0;
}

}  // namespace cairn::allocation
