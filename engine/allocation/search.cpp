// SPDX-License-Identifier: Apache-2.0
#include "allocation/search.hpp"

#include <algorithm>

namespace cairn::allocation {

Search::Search(const Model& model, Work& work, Floors floors)
    : model_(model),
      work_(work),
      state_(model, std::move(floors)),
      descent_(state_),
      knapsack_(state_),
      family_of_row_(model.rows.size(), none),
      upper_(model.rows.size(), no_high) {
  for (std::vector<RowIndex>& rows : JointBound::families(model)) {
    for (const RowIndex row : rows)
      family_of_row_[row] = static_cast<std::uint32_t>(families_.size());
    targets_.emplace_back(rows.size(), 0);
    families_.emplace_back(state_, std::move(rows));
  }
  for (const NodeIndex node : model.order) {
    if (model.nodes[node].kind == NodeKind::count) choices_.push_back(node);
  }
}

Found Search::run(const std::vector<std::pair<NodeIndex, bool>>& choices) {
  const Found found = glance(choices);
  return found == Found::out_of_work ? look_closely() : found;
}

Found Search::glance(const std::vector<std::pair<NodeIndex, bool>>& choices) {
  if (!work_.spend()) return Found::out_of_work;
  for (const auto& [node, chosen] : choices)
    state_.set_chosen(node, chosen);
  if (!deduce(Look::glance)) {
    if (failed_ != none) cut_ = families_[failed_].cut();
    return Found::no;
  }
  const Found found = descend(Look::glance, 64 + 2 * model_.item_of.size());
  if (found != Found::out_of_work) return found;
  descent_.leave();
  if (choices.empty()) every_set_ = EverySet::of(state_);
  return found;
}

Found Search::look_closely() {
  if (work_.steps >= work_.limit) return Found::out_of_work;
  tight_ = true;
  if (every_set_) {
    const Found found = every_set_->run(work_);
    if (found == Found::yes) given_ = every_set_->given();
    return found;
  }
  return descend(Look::close, no_high);
}

Found Search::descend(Look look, std::uint64_t steps) {
  last_row_ = none;
  bool possible = deduce(look);
  for (;;) {
    if (possible) {
      const std::optional<Decision> next = pick(look);
      if (!next) {
        given_.resize(model_.item_of.size());
        for (PairIndex pair = 0; pair < given_.size(); ++pair)
          given_[pair] = state_.pair(pair) == Truth::yes;
        return Found::yes;
      }
      if (steps-- == 0 || !work_.spend()) return Found::out_of_work;
      descent_.take(*next);
    } else {
      last_row_ = none;
      if (steps-- == 0 || !work_.spend()) return Found::out_of_work;
      if (!descent_.backtrack()) return Found::no;
    }
    possible = deduce(look);
  }
}

bool Search::deduce(Look look) {
  for (std::size_t family = 0; family < families_.size(); ++family) {
    const std::vector<RowIndex>& rows = families_[family].rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
      targets_[family][i] = no_low;
  }
  if (!state_.propagate()) return false;
  return look == Look::glance ? fill_families() : deduce_closely();
}

bool Search::fill_families() {
  for (std::size_t family = 0; family < families_.size(); ++family) {
    const std::vector<RowIndex>& rows = families_[family].rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int64_t low = active(rows[i]) ? std::max<std::int64_t>(state_.low(rows[i]), 0) : 0;
      targets_[family][i] = std::max(targets_[family][i], low);
    }
    families_[family].follow(state_.touched());
  }
  state_.forget_touched();
  failed_ = none;
  for (std::uint32_t family = 0; family < families_.size(); ++family) {
    if (families_[family].fill(targets_[family])) continue;
    failed_ = family;
    return false;
  }
  return true;
}

bool Search::deduce_closely() {
  for (;;) {
    if (!fill_families()) return false;
    bool changed = false;
    for (std::uint32_t family = 0; family < families_.size(); ++family) {
      for (std::uint32_t i = 0; i < families_[family].rows().size(); ++i) {
        if (active(families_[family].rows()[i]) && !deduce_row(family, i, changed)) return false;
      }
    }
    for (RowIndex row = 0; row < model_.rows.size(); ++row) {
      const Row& about = model_.rows[row];
      upper_[row] = family_of_row_[row] == none ? about.high : upper_[row];
      if (family_of_row_[row] != none || !active(row) || about.negative ||
          state_.low(row) == no_low || about.high == no_high ||
          about.high - state_.low(row) >= about.largest)
        continue;
      if (!knapsack_.reach(row, state_.low(row), about.high).possible) return false;
      for (const Knapsack::Forced& forced : knapsack_.forced()) {
        changed = true;
        for (const PairIndex pair : model_.pairs_of_presence[forced.presence]) {
          if (!forced.in && state_.pair(pair) == Truth::open) state_.set_pair(pair, false);
        }
        if (forced.in) state_.require(forced.presence);
      }
    }
    if (!changed) return true;
    if (!state_.propagate()) return false;
    if (!work_.spend()) return true;
  }
}

bool Search::deduce_row(std::uint32_t family, std::uint32_t at, bool& changed) {
  const RowIndex row = families_[family].rows()[at];
  const Row& about = model_.rows[row];
  const std::int64_t slack = families_[family].slack(at);
  // In every solution the row's sum is what the flow could give it at most.
  std::int64_t high = targets_[family][at] + slack;
  if (about.high != no_high) high = std::min(high, about.high);
  upper_[row] = high;
  if (high - targets_[family][at] >= about.largest) return true;
  const Knapsack::Verdict verdict = knapsack_.reach(row, targets_[family][at], high);
  if (!verdict.possible) return false;
  if (verdict.least > targets_[family][at]) {
    targets_[family][at] = verdict.least;
    changed = true;
  }
  for (const Knapsack::Forced& forced : knapsack_.forced()) {
    changed = true;
    state_.set_pair(model_.pairs_of_presence[forced.presence].front(), forced.in);
  }
  return true;
}

}  // namespace cairn::allocation
