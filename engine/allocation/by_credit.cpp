// SPDX-License-Identifier: Apache-2.0
#include "allocation/by_credit.hpp"

#include <algorithm>

#include "allocation/search.hpp"

namespace cairn::allocation {
namespace {

/// The least left comes first; of equals the newest, so that a plateau is walked and not flooded.
constexpr auto later = [](const auto& a, const auto& b) {
  return a.left != b.left ? a.left > b.left : a.serial < b.serial;
};

}  // namespace

ByCredit::ByCredit(const Model& model, const Shortfall& shortfall, bool refuted, Wide left,
                   Work& work)
    : model_(model),
      shortfall_(shortfall),
      refuted_(refuted),
      known_(left),
      work_(work),
      state_(model, Floors::hard(model)),
      in_family_(model.rows.size(), false),
      extra_helps_(model.nodes.size(), false),
      below_(model.nodes.size(), 0),
      credit_(model.rows.size(), no_low) {
  for (RowIndex row = 0; row < model.rows.size(); ++row) {
    if (model.rows[row].soft()) soft_.push_back(row);
  }
  std::stable_sort(soft_.begin(), soft_.end(),
                   [&](RowIndex a, RowIndex b) { return shortfall.price(a) > shortfall.price(b); });
  for (std::vector<RowIndex>& rows : JointBound::families(model)) {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      if (!model.rows[rows[i]].soft() || shortfall.price(rows[i]) == 0) continue;
      in_family_[rows[i]] = true;
      order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return shortfall.price(rows[a]) > shortfall.price(rows[b]);
    });
    const std::vector<std::int64_t> zeros(rows.size(), 0);
    families_.push_back(
        {JointBound(state_, std::move(rows)), std::move(order), zeros, zeros, zeros});
  }
  for (const NodeIndex node : model.order) {
    if (model.nodes[node].kind == NodeKind::count) choices_.push_back(node);
    extra_helps_[node] = extra_helps_[model.nodes[node].parent] ||
                         !model.windows_of_node[node].empty() || !model.rows_of_node[node].empty();
  }
}

Found ByCredit::run() {
  if (!state_.propagate()) return Found::no;
  root_mark_ = state_.mark();
  Branch root;
  root.floor.assign(model_.rows.size(), no_low);
  for (const Row& row : model_.rows)
    root.ceiling.push_back(std::max(row.stated_low, row.least_sum));
  add(std::move(root));
  return explore();
}

Found ByCredit::explore() {
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Branch branch = std::move(heap_.back());
    heap_.pop_back();
    if (!work_.spend()) return Found::out_of_work;
    look_at(branch);
    if (const NodeIndex child = undecided_choice(); child != none) {
      split_by_choice(branch, child);
      continue;
    }
    const Found found = reach_credits(branch);
    if (found == Found::yes) return certain_ ? Found::yes : Found::out_of_work;
    if (work_.steps >= work_.limit) return Found::out_of_work;
    certain_ = certain_ && found == Found::no;
    split_by_credit(branch);
  }
  return certain_ ? Found::no : Found::out_of_work;
}

void ByCredit::add(Branch branch) {
  if (!look_at(branch) || branch.left >= known_) return;
  branch.serial = serial_++;
  heap_.push_back(std::move(branch));
  std::push_heap(heap_.begin(), heap_.end(), later);
}

bool ByCredit::look_at(Branch& branch) {
  ++work_.steps;
  state_.undo(root_mark_);
  for (const auto& [node, chosen] : branch.choices)
    state_.set_chosen(node, chosen);
  if (!state_.propagate()) return false;
  for (const RowIndex row : soft_) {
    credit_[row] = branch.ceiling[row];
    if (chosen(row) != Truth::yes || in_family_[row]) continue;
    if (!credit_row(row, state_.most(row), state_.countable(row) + state_.counted(row) > 0, branch))
      return false;
  }
  for (Family& family : families_)
    family.bound.follow(state_.touched());
  state_.forget_touched();
  for (Family& family : families_) {
    if (!credit_family(family, branch)) return false;
  }
  branch.left = left_by_choices();
  for (const RowIndex row : soft_) {
    if (chosen(row) == Truth::yes) branch.left += left_of(row, credit_[row]);
  }
  return true;
}

bool ByCredit::credit_family(Family& family, const Branch& branch) {
  const std::vector<RowIndex>& rows = family.bound.rows();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool active = chosen(rows[i]) == Truth::yes;
    const Row& row = model_.rows[rows[i]];
    family.floors[i] =
        active ? std::max<Credit>(row.soft() ? branch.floor[rows[i]] : row.low, 0) : 0;
    family.targets[i] = active ? std::max<Credit>(branch.ceiling[rows[i]], family.floors[i]) : 0;
  }
  if (!family.bound.fill(family.floors)) return false;
  family.bound.fill_in_order(family.order, family.floors, family.targets, family.filled);
  for (const std::uint32_t i : family.order) {
    const bool any = state_.countable(rows[i]) + state_.counted(rows[i]) > 0;
    if (chosen(rows[i]) == Truth::yes && !credit_row(rows[i], family.filled[i], any, branch))
      return false;
  }
  return true;
}

/// A row that reaches `most` at best, with anything counted or not.
bool ByCredit::credit_row(RowIndex index, std::int64_t most, bool any, const Branch& branch) {
  const Row& row = model_.rows[index];
  Credit& credit = credit_[index];
  credit = branch.ceiling[index];
  if (credit == no_low) return true;
  if (row.needs_one && !any) {
    credit = no_low;
  } else if (most < credit) {
    credit = shortfall_.price(index) == 0 ? no_low : most;
    if (row.needs_one && shortfall_.of(index, most, true) >= shortfall_.whole()) credit = no_low;
  }
  return branch.floor[index] == no_low || (credit != no_low && credit >= branch.floor[index]);
}

/// What the children still to be chosen leave at least, taking the cheapest of each choice.
Wide ByCredit::left_by_choices() {
  if (undecided_choice() == none) return 0;
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
    const ModelNode& about = model_.nodes[node];
    if (state_.chosen(node) == Truth::yes && about.kind == NodeKind::count &&
        state_.chosen_children(node) < about.least)
      total += cheapest(node, about.least - state_.chosen_children(node));
    if (state_.chosen(node) != Truth::open) continue;
    below_[node] = cheapest(node, about.kind == NodeKind::count ? about.least : none);
    for (const RowIndex row : model_.rows_of_node[node]) {
      if (model_.rows[row].soft())
        below_[node] +=
            shortfall_.of(row, state_.most(row), state_.counted(row) + state_.countable(row) > 0);
    }
  }
  return total;
}

/// The cheapest child of a choice that is not complete.
NodeIndex ByCredit::undecided_choice() const {
  for (const NodeIndex node : choices_) {
    if (state_.chosen(node) != Truth::yes ||
        state_.chosen_children(node) >= model_.nodes[node].least)
      continue;
    NodeIndex best = none;
    for (const NodeIndex child : model_.children[node]) {
      if (state_.chosen(child) == Truth::open && (best == none || below_[child] < below_[best]))
        best = child;
    }
    if (best != none) return best;
  }
  return none;
}

void ByCredit::split_by_choice(const Branch& branch, NodeIndex child) {
  for (const bool chosen : {false, true}) {
    Branch part = branch;
    part.choices.emplace_back(child, chosen);
    add(std::move(part));
  }
}

/// For each row, the assignments in which it is the first that has less than its credit.
void ByCredit::split_by_credit(const Branch& branch) {
  // `add` looks at other branches; what this one says is kept here.
  const std::vector<Credit> credit = credit_;
  std::vector<std::pair<RowIndex, bool>> rows;
  for (const RowIndex row : soft_) {
    const Truth truth = chosen(row);
    // A child that need not be chosen is met whole or holds nothing, unless what it holds helps
    // some outer limit.
    const bool open =
        truth == Truth::open && extra_helps_[model_.nodes[model_.rows[row].node].parent];
    if (truth == Truth::yes || open) rows.emplace_back(row, open);
  }
  Branch part = branch;
  for (const auto& [row, open] : rows) {
    if (const std::optional<Credit> less = less_than(row, credit[row])) {
      Branch first = part;
      first.ceiling[row] = *less;
      if (open) first.choices.emplace_back(model_.rows[row].node, true);
      add(std::move(first));
    }
    part.floor[row] = std::max(part.floor[row], credit[row]);
  }
}

Found ByCredit::reach_credits(const Branch& branch) {
  // That nothing is left to do has been asked before, of the whole problem.
  if (branch.left == 0) return refuted_ ? Found::no : Found::out_of_work;
  Floors floors = Floors::hard(model_);
  for (const RowIndex row : soft_) {
    if (credit_[row] == no_low) continue;
    floors.low[row] = model_.rounded_up(row, credit_[row]);
    floors.needs_one[row] = model_.rows[row].needs_one;
  }
  const std::uint64_t remaining = work_.limit - std::min(work_.limit, work_.steps);
  Work part{std::min(remaining, std::max<std::uint64_t>(1000, remaining / 4))};
  Search search(model_, part, floors);
  const Found found = search.run(branch.choices);
  work_.steps += part.steps;
  if (found == Found::yes) given_ = search.given();
  return found;
}

Wide ByCredit::left_of(RowIndex row, Credit credit) const {
  return credit == no_low ? shortfall_.whole() : shortfall_.of(row, credit, true);
}

std::optional<ByCredit::Credit> ByCredit::less_than(RowIndex index, Credit credit) const {
  const Row& row = model_.rows[index];
  if (credit == no_low) return std::nullopt;
  if (shortfall_.price(index) == 0) return no_low;
  const Credit less = model_.rounded_up(index, credit) - row.divisor;
  if (row.needs_one &&
      (less < row.least_sum || shortfall_.of(index, less, true) >= shortfall_.whole()))
    return no_low;
  if (less < row.least_sum) return std::nullopt;
  return less;
}

}  // namespace cairn::allocation
