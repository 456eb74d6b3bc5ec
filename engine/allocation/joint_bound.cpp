// SPDX-License-Identifier: Apache-2.0
#include "allocation/joint_bound.hpp"

#include <algorithm>

namespace cairn::allocation {
namespace {

bool asks_for_something(const Model& model, const Row& row) {
  return model.nodes[row.node].kind == NodeKind::leaf && row.low != no_low && row.low > 0 &&
         !row.negative && row.plain;
}

/// Whether an upper limit binds the items of a family wherever they are counted.
bool caps_family(const Model& model, RowIndex index) {
  const Row& row = model.rows[index];
  return model.nodes[row.node].always && model.nodes[row.node].kind != NodeKind::leaf &&
         row.high != no_high && !row.negative && row.plain;
}

}  // namespace

std::vector<std::vector<RowIndex>> JointBound::families(const Model& model) {
  struct Family {
    std::vector<RowIndex> rows;
    std::vector<std::int64_t> weight;  ///< of each item, 0 while unknown
    std::vector<bool> has_leaf;
  };
  constexpr std::size_t families_at_most = 8;
  std::vector<Family> found;
  for (RowIndex r = 0; r < model.rows.size(); ++r) {
    const Row& row = model.rows[r];
    if (!asks_for_something(model, row)) continue;
    const auto terms = model.terms_of_row[r];
    const auto fits = [&](const Family& family) {
      if (family.has_leaf[row.node]) return false;
      return std::all_of(terms.begin(), terms.end(), [&](const RowTerm& term) {
        const std::int64_t known = family.weight[model.presence_item[term.presence]];
        return term.weight == 0 || known == 0 || known == term.weight;
      });
    };
    auto family = std::find_if(found.begin(), found.end(), fits);
    if (family == found.end()) {
      if (found.size() == families_at_most) continue;
      family = found.insert(found.end(), Family{{},
                                                std::vector<std::int64_t>(model.item_count, 0),
                                                std::vector<bool>(model.nodes.size(), false)});
    }
    family->rows.push_back(r);
    family->has_leaf[row.node] = true;
    for (const RowTerm& term : terms) {
      if (term.weight != 0) family->weight[model.presence_item[term.presence]] = term.weight;
    }
  }
  std::vector<std::vector<RowIndex>> families;
  for (Family& family : found) {
    if (family.rows.size() > 1) families.push_back(std::move(family.rows));
  }
  return families;
}

JointBound::JointBound(const State& state, std::vector<RowIndex> rows)
    : state_(state), rows_(std::move(rows)) {
  const Model& model = state.model();
  edge_of_pair_.assign(model.item_of.size(), none);
  std::vector<std::uint32_t> source_of_item(model.item_count, none);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_row;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_source;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    for (const RowTerm& term : model.terms_of_row[rows_[row]]) {
      if (term.weight == 0) continue;
      const ItemIndex item = model.presence_item[term.presence];
      std::uint32_t source = model.plain[item] ? source_of_item[item] : none;
      if (source == none) {
        source = source_of_item[item] = static_cast<std::uint32_t>(sources_.size());
        sources_.push_back({term.weight});
      }
      const auto edge = static_cast<std::uint32_t>(edges_.size());
      const PairIndex pair = model.pairs_of_presence[term.presence].front();
      edges_.push_back({pair, source, row});
      edge_of_pair_[pair] = edge;
      by_row.emplace_back(row, edge);
      by_source.emplace_back(source, edge);
    }
  }
  edges_of_row_ = Table<std::uint32_t>(rows_.size(), by_row);
  edges_of_source_ = Table<std::uint32_t>(sources_.size(), by_source);
  filled_.assign(rows_.size(), 0);
  kept_.assign(rows_.size(), 0);
  add_caps(model);
  steps_.resize(rows_.size());
  row_seen_.assign(rows_.size(), 0);
  source_seen_.assign(sources_.size(), 0);
  cap_seen_.assign(caps_.size(), 0);
  for (const Edge& edge : edges_)
    follow({edge.pair});
}

/// Upper limits of outer nodes. An item is put under one at most: a limit over fewer of its items
/// is weaker, and still true.
void JointBound::add_caps(const Model& model) {
  std::vector<std::vector<std::uint32_t>> sources_of_item(model.item_count);
  for (std::uint32_t edge = 0; edge < edges_.size(); ++edge) {
    const ItemIndex item = model.item_of[edges_[edge].pair];
    // Of an item that several leaves may hold at once, nothing is known of what the cap sees.
    if (model.plain[item]) sources_of_item[item] = {edges_[edge].source};
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_cap;
  for (RowIndex r = 0; r < model.rows.size(); ++r) {
    if (!caps_family(model, r)) continue;
    std::vector<std::uint32_t> members;
    for (const RowTerm& term : model.terms_of_row[r]) {
      if (term.weight == 0) continue;
      for (const std::uint32_t source : sources_of_item[model.presence_item[term.presence]]) {
        const std::size_t below = model.pairs_of_presence[term.presence].size();
        const std::size_t all = model.pairs_of_item[model.presence_item[term.presence]].size();
        if (sources_[source].cap == none && sources_[source].weight == term.weight && below == all)
          members.push_back(source);
      }
    }
    if (members.empty()) continue;
    const auto cap = static_cast<std::uint32_t>(caps_.size());
    caps_.push_back({r, model.rows[r].high < 0 ? 0 : model.rows[r].high});
    for (const std::uint32_t source : members) {
      sources_[source].cap = cap;
      by_cap.emplace_back(cap, source);
    }
  }
  sources_of_cap_ = Table<std::uint32_t>(caps_.size(), by_cap);
}

void JointBound::set_flow(std::uint32_t at, std::int64_t flow) {
  Edge& edge = edges_[at];
  Source& source = sources_[edge.source];
  const std::int64_t more = flow - edge.flow;
  edge.flow = flow;
  source.used += more;
  filled_[edge.row] += more;
  if (source.cap != none) caps_[source.cap].used += more;
}

void JointBound::follow(const std::vector<PairIndex>& touched) {
  for (const PairIndex pair : touched) {
    if (edge_of_pair_[pair] == none) continue;
    Edge& edge = edges_[edge_of_pair_[pair]];
    edge.open = state_.pair(pair) != Truth::no;
    edge.given = state_.pair(pair) == Truth::yes;
    if (!edge.open) {
      set_flow(edge_of_pair_[pair], 0);
    } else if (edge.given) {
      for (const std::uint32_t other : edges_of_source_[edge.source])
        set_flow(other, 0);
      set_flow(edge_of_pair_[pair], sources_[edge.source].weight);
      if (sources_[edge.source].cap != none) changed_caps_.push_back(sources_[edge.source].cap);
    }
  }
  for (const std::uint32_t cap : changed_caps_)
    relieve(cap);
  changed_caps_.clear();
}

/// Takes flow that is not fixed from a cap until it holds.
void JointBound::relieve(std::uint32_t cap) {
  for (const std::uint32_t source : sources_of_cap_[cap]) {
    for (const std::uint32_t edge : edges_of_source_[source]) {
      const std::int64_t excess = caps_[cap].used - caps_[cap].high;
      if (excess <= 0) return;
      if (!edges_[edge].given)
        set_flow(edge, edges_[edge].flow - std::min(edges_[edge].flow, excess));
    }
  }
}

bool JointBound::fill(const std::vector<std::int64_t>& targets) {
  kept_ = targets;
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    while (filled_[row] < targets[row]) {
      if (!augment(row, targets[row] - filled_[row])) return false;
    }
  }
  return true;
}

JointBound::Cut JointBound::cut() const {
  Cut cut;
  for (std::uint32_t row = 0; row < rows_.size(); ++row)
    if (row_seen_[row] == round_) cut.lows.push_back(rows_[row]);
  for (std::uint32_t cap = 0; cap < caps_.size(); ++cap)
    if (cap_seen_[cap] == round_) cut.highs.push_back(caps_[cap].row);
  return cut;
}

void JointBound::fill_in_order(const std::vector<std::uint32_t>& order,
                               const std::vector<std::int64_t>& floors,
                               const std::vector<std::int64_t>& targets,
                               std::vector<std::int64_t>& filled) {
  kept_ = floors;
  for (const std::uint32_t row : order) {
    kept_[row] = targets[row];
    while (filled_[row] < targets[row] && augment(row, targets[row] - filled_[row])) {
    }
    kept_[row] = filled[row] = std::min(targets[row], filled_[row]);
  }
}

std::int64_t JointBound::slack(std::uint32_t row) {
  while (augment(row, no_high)) {
  }
  return filled_[row] - kept_[row];
}

bool JointBound::reach(std::uint32_t row, std::uint32_t from, std::uint32_t gain,
                       std::uint32_t loss) {
  if (row_seen_[row] == round_) return false;
  row_seen_[row] = round_;
  steps_[row] = {from, gain, loss};
  queue_.push_back(row);
  return filled_[row] > kept_[row];
}

/// One more unit or several for a row, from what is spare, or from rows that can be filled
/// otherwise or hold more than they must keep. Breadth first over rows.
bool JointBound::augment(std::uint32_t goal, std::int64_t wanted) {
  ++round_;
  queue_.clear();
  row_seen_[goal] = round_;
  steps_[goal] = {};
  queue_.push_back(goal);
  for (std::size_t next = 0; next < queue_.size(); ++next) {
    const std::uint32_t row = queue_[next];
    for (const std::uint32_t at : edges_of_row_[row]) {
      const Edge& edge = edges_[at];
      if (!edge.open || edge.given || source_seen_[edge.source] == round_) continue;
      source_seen_[edge.source] = round_;
      const Source& source = sources_[edge.source];
      const std::int64_t spare = source.weight - source.used;
      if (spare > 0) {
        const std::int64_t room =
            source.cap == none ? spare : caps_[source.cap].high - caps_[source.cap].used;
        if (room > 0) {
          push(row, at, std::min({wanted, spare, room}));
          return true;
        }
        if (cap_seen_[source.cap] != round_) {
          cap_seen_[source.cap] = round_;
          for (const std::uint32_t rival : sources_of_cap_[source.cap]) {
            for (const std::uint32_t loss : edges_of_source_[rival]) {
              if (edges_[loss].flow == 0 || edges_[loss].given) continue;
              if (reach(edges_[loss].row, row, at, loss)) {
                push(edges_[loss].row, none, wanted);
                return true;
              }
            }
          }
        }
      }
      for (const std::uint32_t loss : edges_of_source_[edge.source]) {
        if (loss == at || edges_[loss].flow == 0 || edges_[loss].given) continue;
        if (reach(edges_[loss].row, row, at, loss)) {
          push(edges_[loss].row, none, wanted);
          return true;
        }
      }
    }
  }
  return false;
}

/// Moves along the path that ends at row `end`, which grows on `last_gain` or gives up a surplus.
void JointBound::push(std::uint32_t end, std::uint32_t last_gain, std::int64_t amount) {
  if (last_gain == none) amount = std::min(amount, filled_[end] - kept_[end]);
  for (std::uint32_t row = end; steps_[row].from != none; row = steps_[row].from) {
    const Step& step = steps_[row];
    amount = std::min(amount, edges_[step.loss].flow);
    const Source& gaining = sources_[edges_[step.gain].source];
    if (edges_[step.loss].source != edges_[step.gain].source)
      amount = std::min(amount, gaining.weight - gaining.used);
  }
  if (last_gain != none) set_flow(last_gain, edges_[last_gain].flow + amount);
  for (std::uint32_t row = end; steps_[row].from != none; row = steps_[row].from) {
    const Step step = steps_[row];
    set_flow(step.loss, edges_[step.loss].flow - amount);
    set_flow(step.gain, edges_[step.gain].flow + amount);
  }
}

}  // namespace cairn::allocation
