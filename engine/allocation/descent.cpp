// SPDX-License-Identifier: Apache-2.0
#include "allocation/descent.hpp"

#include <algorithm>

namespace cairn::allocation {

void Descent::take(const Decision& decision) {
  frames_.push_back({decision, state_.mark()});
  switch (decision.kind) {
    case Decision::Kind::pair:
      state_.set_pair(decision.index, decision.value);
      break;
    case Decision::Kind::chosen:
      state_.set_chosen(decision.index, decision.value);
      break;
    case Decision::Kind::anchor:
      next_anchor(frames_.back(), 0);
      break;
  }
}

bool Descent::backtrack() {
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    state_.undo(frame.mark);
    if (!frame.more) {
      frames_.pop_back();
      continue;
    }
    const Decision& decision = frame.decision;
    frame.more = false;
    switch (decision.kind) {
      case Decision::Kind::pair:
        if (decision.value) {
          bar_with_its_likes(decision.index);
        } else {
          state_.set_pair(decision.index, true);
        }
        break;
      case Decision::Kind::chosen:
        state_.set_chosen(decision.index, !decision.value);
        break;
      case Decision::Kind::anchor:
        next_anchor(frame, frame.anchor + 1);
        break;
    }
    return true;
  }
  return false;
}

void Descent::leave() {
  if (!frames_.empty()) state_.undo(frames_.front().mark);
  frames_.clear();
}

/// Where no solution gives an item to a leaf, none gives the leaf another item that is alike and in
/// the same state: exchanging the two would make it the first.
void Descent::bar_with_its_likes(PairIndex pair) {
  const Model& model = state_.model();
  const ItemIndex item = model.item_of[pair];
  const auto pairs = model.pairs_of_item[item];
  const auto leaf =
      static_cast<std::size_t>(std::find(pairs.begin(), pairs.end(), pair) - pairs.begin());
  for (const ItemIndex other : model.items_of_class[model.class_of[item]]) {
    if (other != item && in_the_same_state(item, other))
      state_.set_pair(model.pairs_of_item[other][leaf], false);
  }
  state_.set_pair(pair, false);
}

bool Descent::in_the_same_state(ItemIndex one, ItemIndex other) const {
  const Model& model = state_.model();
  const auto ones = model.pairs_of_item[one];
  const auto others = model.pairs_of_item[other];
  for (std::size_t i = 0; i < ones.size(); ++i) {
    if (state_.pair(ones[i]) != state_.pair(others[i])) return false;
    const auto presences = model.presences_of_pair[ones[i]];
    const auto other_presences = model.presences_of_pair[others[i]];
    for (std::size_t j = 0; j < presences.size(); ++j) {
      if (state_.presence(presences[j]) != state_.presence(other_presences[j])) return false;
    }
  }
  return true;
}

void Descent::next_anchor(Frame& frame, std::uint32_t from) {
  const Model& model = state_.model();
  const WindowIndex window = frame.decision.index;
  frame.anchor = none;
  for (const SpanTerm& term : model.terms_of_window[window]) {
    if (term.position < from || state_.presence(term.presence) == Truth::no) continue;
    frame.anchor = term.position;
    break;
  }
  frame.more = frame.anchor != none;
  state_.set_anchor(window, frame.anchor);
}

}  // namespace cairn::allocation
