// SPDX-License-Identifier: Apache-2.0
#include "allocation/every_set.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace cairn::allocation {
namespace {

constexpr std::size_t most_amounts = std::size_t{1} << 20;  ///< in tables: 4 MiB
constexpr std::size_t most_items = 1024;
constexpr std::int64_t most_weight = std::int64_t{1} << 29;  ///< of all items together
constexpr std::size_t most_sums = 128;

}  // namespace

// ---- whether a model is of the form

std::optional<EverySet> EverySet::of(const State& state) {
  const Model& model = state.model();
  const bool at_once = model.windows.empty() && model.exclusive.size() == 0 &&
                       std::none_of(model.nodes.begin(), model.nodes.end(),
                                    [](const auto& node) { return node.kind == NodeKind::count; });
  if (!at_once) return std::nullopt;
  EverySet search;
  search.model_ = &model;
  if (!search.take_rows(state) || !search.take_caps(state) || !search.take_items(state) ||
      !search.lay_out())
    return std::nullopt;
  return search;
}

bool EverySet::take_rows(const State& state) {
  std::vector<bool> has_row(model_->nodes.size(), false);
  for (RowIndex row = 0; row < model_->rows.size(); ++row) {
    const Row& about = model_->rows[row];
    const bool asks = state.low(row) != no_low && state.low(row) > 0;
    if (state.needs_one(row) || about.negative) return false;
    if (!asks) continue;
    const bool of_leaf = model_->nodes[about.node].kind == NodeKind::leaf;
    if (!of_leaf || !about.plain || about.high != no_high || has_row[about.node]) return false;
    has_row[about.node] = true;
    rows_.push_back(row);
  }
  if (rows_.empty() || rows_.size() > most_rows) return false;
  // By what they ask and of which items, so that the order in which they are written is nothing.
  const auto items_of = [&](RowIndex row) {
    std::vector<ItemIndex> items;
    for (const RowTerm& term : model_->terms_of_row[row])
      items.push_back(model_->presence_item[term.presence]);
    return items;
  };
  std::stable_sort(rows_.begin(), rows_.end(), [&](RowIndex left, RowIndex right) {
    if (state.low(left) != state.low(right)) return state.low(left) > state.low(right);
    return items_of(left) < items_of(right);
  });
  return true;
}

bool EverySet::take_caps(const State& state) {
  for (RowIndex row = 0; row < model_->rows.size(); ++row) {
    const Row& about = model_->rows[row];
    if (about.high == no_high) continue;
    if (!about.plain || model_->nodes[about.node].kind == NodeKind::leaf || state.low(row) > 0 ||
        caps_.size() == most_caps)
      return false;
    caps_.push_back(row);
  }
  return true;
}

bool EverySet::take_items(const State& state) {
  std::vector<std::int64_t> weight(model_->item_count, 0);
  std::vector<Item> found(model_->item_count);
  for (std::uint32_t at = 0; at < rows_.size(); ++at) {
    for (const RowTerm& term : model_->terms_of_row[rows_[at]]) {
      const ItemIndex item = model_->presence_item[term.presence];
      if (term.weight == 0) continue;
      if (item == none || !model_->plain[item]) return false;
      if (weight[item] != 0 && weight[item] != term.weight) return false;
      weight[item] = term.weight;
      found[item].serves |= 1U << at;
    }
  }
  for (std::uint32_t at = 0; at < caps_.size(); ++at) {
    for (const RowTerm& term : model_->terms_of_row[caps_[at]]) {
      const ItemIndex item = model_->presence_item[term.presence];
      if (term.weight == 0) continue;
      if (item == none) return false;
      if (weight[item] == 0) continue;
      const bool everywhere =
          model_->pairs_of_presence[term.presence].size() == model_->pairs_of_item[item].size();
      if (term.weight != weight[item] || found[item].cap != none || !everywhere) return false;
      found[item].cap = at;
    }
  }
  std::int64_t step = 0;
  std::int64_t total = 0;
  for (const std::int64_t one : weight) {
    step = std::gcd(step, one);
    if (one > most_weight || (total += one) > most_weight) return false;
  }
  if (step == 0) return false;
  for (ItemIndex item = 0; item < model_->item_count; ++item) {
    if (weight[item] == 0) continue;
    found[item].weight = static_cast<Amount>(weight[item] / step);
    found[item].index = item;
    items_.push_back(found[item]);
  }
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    if (state.low(rows_[at]) > most_weight) return false;
    lows_[at] = static_cast<Amount>((state.low(rows_[at]) + step - 1) / step);
  }
  for (std::size_t at = 0; at < caps_.size(); ++at) {
    const std::int64_t high = model_->rows[caps_[at]].high;
    if (high < 0) return false;
    highs_[at] = static_cast<Amount>(std::min(high, most_weight) / step);
  }
  std::sort(items_.begin(), items_.end(), [](const Item& left, const Item& right) {
    if (left.weight != right.weight) return left.weight > right.weight;
    if (left.serves != right.serves) return left.serves < right.serves;
    if (left.cap != right.cap) return left.cap < right.cap;
    return left.index < right.index;
  });
  return items_.size() <= most_items;
}

bool EverySet::lay_out() {
  sets_ = std::size_t{1} << rows_.size();
  if ((items_.size() + 1) * (caps_.size() + 1) * sets_ > most_amounts) return false;
  unsigned bits = static_cast<unsigned>(std::bit_width(items_.size() + 1));
  for (std::size_t at = 0; at < rows_.size(); ++at)
    bits += key_bits_[at] = static_cast<unsigned>(std::bit_width(static_cast<unsigned>(lows_[at])));
  for (std::size_t at = 0; at < caps_.size(); ++at)
    bits += key_bits_[most_rows + at] =
        static_cast<unsigned>(std::bit_width(static_cast<unsigned>(highs_[at])));
  remembers_ = bits <= 128;
  return true;
}

// ---- the search

void EverySet::sum_up() {
  const std::size_t pools = caps_.size() + 1;
  supply_.assign((items_.size() + 1) * pools * sets_, 0);
  sums_.assign(items_.size() + 1, {});
  sums_.back().fill(1);
  for (std::size_t at = items_.size(); at-- > 0;) {
    const Item& item = items_[at];
    Amount* const here = supply_.data() + at * pools * sets_;
    std::copy_n(here + pools * sets_, pools * sets_, here);
    Amount* const pool = here + (item.cap == none ? 0 : item.cap + 1) * sets_;
    for (std::size_t set = 0; set < sets_; ++set)
      if ((set & item.serves) != 0) pool[set] += item.weight;
    sums_[at] = sums_[at + 1];
    if (static_cast<std::size_t>(item.weight) >= most_sums) continue;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if ((item.serves >> row & 1U) != 0)
        sums_[at][row] |= sums_[at][row] << static_cast<unsigned>(item.weight);
  }
}

Found EverySet::run(Work& work) {
  sum_up();
  levels_.assign(items_.size() + 1, {});
  need_of_sets_.assign((items_.size() + 1) * sets_, 0);
  scratch_.assign(2 * sets_, 0);
  levels_[0].need = lows_;
  levels_[0].room = highs_;
  for (std::size_t set = 0; set < sets_; ++set)
    for (std::size_t row = 0; row < rows_.size(); ++row)
      if ((set >> row & 1U) != 0) need_of_sets_[set] += lows_[row];
  if (slack(0, need_of_sets(0), highs_) < 0 || !enter(0, 0)) return Found::no;

  std::uint32_t depth = 0;
  for (;;) {
    Level& level = levels_[depth];
    if (level.next == level.count) {
      if (remembers_ && begins_class(depth)) failures_.insert(state_at(depth));
      if (depth == 0) return Found::no;
      --depth;
      continue;
    }
    if (!work.spend()) return Found::out_of_work;
    const Item& item = items_[depth];
    const std::uint32_t row = level.options[level.next++].row;
    Level& below = levels_[depth + 1];
    below.need = level.need;
    below.room = level.room;
    if (row == nowhere) {
      std::copy_n(need_of_sets(depth), sets_, need_of_sets(depth + 1));
    } else {
      const Amount used = std::min(item.weight, level.need[row]);
      below.need[row] -= used;
      if (item.cap != none) below.room[item.cap] -= item.weight;
      add_to_sets(need_of_sets(depth), row, -used, need_of_sets(depth + 1));
    }
    if (need_of_sets(depth + 1)[sets_ - 1] == 0) {
      write_given(depth);
      return Found::yes;
    }
    if (depth + 1 == items_.size()) continue;
    // Of items that are alike a later one goes to no earlier row.
    if (enter(depth + 1, items_[depth + 1].is_like(item) ? row : 0)) ++depth;
  }
}

/// Notes what can be done with the item at this depth; false where nothing can come of it.
bool EverySet::enter(std::uint32_t depth, std::uint32_t least_row) {
  const bool known = remembers_ && begins_class(depth);
  if (known && failures_.contains(state_at(depth))) return false;
  if (!whole_items_reach(depth)) {
    if (known) failures_.insert(state_at(depth));
    return false;
  }
  Level& level = levels_[depth];
  level.count = level.next = 0;
  const Item& item = items_[depth];
  const Amount* const need = need_of_sets(depth);
  std::array<Amount, most_caps> room = level.room;
  if (item.cap != none) room[item.cap] -= item.weight;
  const bool fits = item.cap == none || room[item.cap] >= 0;
  for (std::uint32_t row = least_row; fits && row < rows_.size(); ++row) {
    if ((item.serves >> row & 1U) == 0 || level.need[row] == 0) continue;
    add_to_sets(need, row, -std::min(item.weight, level.need[row]), scratch_.data());
    const Amount spare = slack(depth + 1, scratch_.data(), room);
    if (spare >= 0) level.options[level.count++] = {row, spare};
  }
  if (const Amount spare = slack(depth + 1, need, level.room); spare >= 0)
    level.options[level.count++] = {nowhere, spare};
  std::stable_sort(level.options.begin(), level.options.begin() + level.count,
                   [](const Option& a, const Option& b) { return a.slack > b.slack; });
  return level.count > 0;
}

void EverySet::write_given(std::uint32_t depth) {
  given_.assign(model_->item_of.size(), false);
  for (std::uint32_t at = 0; at <= depth; ++at) {
    const Level& level = levels_[at];
    const std::uint32_t row = level.options[level.next - 1].row;
    if (row == nowhere) continue;
    const NodeIndex leaf = model_->rows[rows_[row]].node;
    for (const PairIndex pair : model_->pairs_of_item[items_[at].index])
      if (model_->leaf_of[pair] == leaf) given_[pair] = true;
  }
}

/// The least that is to spare for any set that needs something; below 0: too little is left.
EverySet::Amount EverySet::slack(std::uint32_t depth, const Amount* need,
                                 const std::array<Amount, most_caps>& room) const {
  const std::size_t pools = caps_.size() + 1;
  const Amount* const own = supply_.data() + std::size_t{depth} * pools * sets_;
  Amount least = std::numeric_limits<Amount>::max();
  for (std::size_t set = 1; set < sets_; ++set) {
    Amount spare = own[set] - need[set];
    for (std::size_t cap = 0; cap < caps_.size(); ++cap)
      spare += std::min(own[(cap + 1) * sets_ + set], room[cap]);
    least = need[set] == 0 ? least : std::min(least, spare);
  }
  return least;
}

/// Items are whole: a row gets at least the next sum that those left for it make. False where that
/// is too much for some set.
bool EverySet::whole_items_reach(std::uint32_t depth) {
  const Level& level = levels_[depth];
  const Amount* need = need_of_sets(depth);
  Amount* raised = scratch_.data();
  Amount* other = scratch_.data() + sets_;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    const auto from = static_cast<std::size_t>(level.need[row]);
    if (from == 0 || from >= most_sums) continue;
    const Bits sums = sums_[depth][row] >> static_cast<unsigned>(from);
    if (sums == 0 || (sums & 1U) != 0) continue;  // beyond what is noted, or no more than the need
    Amount more = 0;
    for (Bits at = sums; (at & 1U) == 0; at >>= 1U)
      ++more;
    add_to_sets(need, row, more, raised);
    need = raised;
    std::swap(raised, other);
  }
  return need == need_of_sets(depth) || slack(depth, need, level.room) >= 0;
}

/// What every set needs when the row needs `more`.
void EverySet::add_to_sets(const Amount* need, std::uint32_t row, Amount more,
                           Amount* after) const {
  const std::size_t bit = std::size_t{1} << row;
  for (std::size_t low = 0; low < sets_; low += 2 * bit) {
    std::copy_n(need + low, bit, after + low);
    for (std::size_t set = low + bit; set < low + 2 * bit; ++set)
      after[set] = need[set] + more;
  }
}

// ---- states that came to nothing

EverySet::Bits EverySet::state_at(std::uint32_t depth) const {
  const Level& level = levels_[depth];
  Bits state = depth + 1;
  for (std::size_t row = 0; row < rows_.size(); ++row)
    state = state << key_bits_[row] | static_cast<Bits>(level.need[row]);
  for (std::size_t cap = 0; cap < caps_.size(); ++cap)
    state = state << key_bits_[most_rows + cap] | static_cast<Bits>(level.room[cap]);
  return state;
}

std::size_t EverySet::Failures::place(Bits state) {
  constexpr std::uint64_t spread = 0x9E3779B97F4A7C15ULL;
  const auto low = static_cast<std::uint64_t>(state);
  const auto high = static_cast<std::uint64_t>(state >> 64U);
  const std::uint64_t mixed = (low ^ (high * spread)) * spread;
  return static_cast<std::size_t>(mixed >> 48U);
}

bool EverySet::Failures::contains(Bits state) const {
  return !states_.empty() && states_[place(state)] == state;
}

void EverySet::Failures::insert(Bits state) {
  if (states_.empty()) states_.assign(std::size_t{1} << 16U, 0);
  states_[place(state)] = state;
}

}  // namespace cairn::allocation
