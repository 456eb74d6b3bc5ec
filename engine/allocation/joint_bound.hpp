// SPDX-License-Identifier: Apache-2.0
/// @file
/// What several leaves can hold together, were items divisible: a maximum flow from items through
/// upper limits to the leaves' lower limits.
///
/// A *family* is a set of leaf rows, one a leaf, in which every item weighs the same wherever it
/// weighs anything (all in credits, or all in counts). Within a family an item's weight flows to
/// its leaves, through at most one upper limit of an outer node. If the flow cannot fill the rows,
/// no assignment can. The flow is kept from call to call and only repaired, so a step costs little
/// more than what changed.
#pragma once

#include <cstdint>
#include <vector>

#include "allocation/state.hpp"

namespace cairn::allocation {

class JointBound {
 public:
  /// The families of a model that have more than one row.
  static std::vector<std::vector<RowIndex>> families(const Model& model);

  JointBound(const State& state, std::vector<RowIndex> rows);

  [[nodiscard]] const std::vector<RowIndex>& rows() const { return rows_; }

  /// Brings the flow into line with pairs that changed.
  void follow(const std::vector<PairIndex>& touched);

  /// Whether every row can be filled to its target at once.
  [[nodiscard]] bool fill(const std::vector<std::int64_t>& targets);

  /// After a `fill` that failed: the rows that need more together than can reach any of them, and
  /// the upper limits that keep more from them.
  struct Cut {
    std::vector<RowIndex> lows;
    std::vector<RowIndex> highs;
  };
  [[nodiscard]] Cut cut() const;

  /// Fills in the order of the rows given, each as far as the earlier ones allow: when the order is
  /// by falling price, no flow leaves less unfilled at those prices. No row falls below its floor,
  /// to which all have been filled. `filled` of each row.
  void fill_in_order(const std::vector<std::uint32_t>& order,
                     const std::vector<std::int64_t>& floors,
                     const std::vector<std::int64_t>& targets, std::vector<std::int64_t>& filled);

  /// After a `fill` that succeeded: how much more than its target a row could get.
  [[nodiscard]] std::int64_t slack(std::uint32_t row);

  /// Whether the flow gives the pair all that its item has.
  [[nodiscard]] std::int64_t flow(PairIndex pair) const {
    return edge_of_pair_[pair] == none ? 0 : edges_[edge_of_pair_[pair]].flow;
  }

 private:
  struct Edge {
    PairIndex pair = 0;
    std::uint32_t source = 0;
    std::uint32_t row = 0;
    std::int64_t flow = 0;
    bool open = true;
    bool given = false;  ///< carries all of its source and cannot be robbed
  };
  struct Source {
    std::int64_t weight = 0;
    std::int64_t used = 0;
    std::uint32_t cap = none;
  };
  struct Cap {
    RowIndex row = 0;
    std::int64_t high = 0;
    std::int64_t used = 0;
  };
  /// How the search for a path came to a row: `gain` would grow at the row before by as much as
  /// `loss` shrinks at this one.
  struct Step {
    std::uint32_t from = none;
    std::uint32_t gain = none;
    std::uint32_t loss = none;
  };

  void add_caps(const Model& model);
  void set_flow(std::uint32_t edge, std::int64_t flow);
  void relieve(std::uint32_t cap);
  bool augment(std::uint32_t row, std::int64_t wanted);
  bool reach(std::uint32_t row, std::uint32_t from, std::uint32_t gain, std::uint32_t loss);
  void push(std::uint32_t end, std::uint32_t last_gain, std::int64_t amount);

  const State& state_;
  std::vector<RowIndex> rows_;
  std::vector<Edge> edges_;
  std::vector<Source> sources_;
  std::vector<Cap> caps_;
  Table<std::uint32_t> edges_of_row_;
  Table<std::uint32_t> edges_of_source_;
  Table<std::uint32_t> sources_of_cap_;
  std::vector<std::uint32_t> edge_of_pair_;
  std::vector<std::int64_t> filled_;
  std::vector<std::int64_t> kept_;  ///< of each row, what may not be taken from it
  std::vector<std::uint32_t> changed_caps_;

  std::vector<Step> steps_;
  std::vector<std::uint32_t> queue_;
  std::vector<std::uint32_t> row_seen_;
  std::vector<std::uint32_t> source_seen_;
  std::vector<std::uint32_t> cap_seen_;
  std::uint32_t round_ = 0;
};

}  // namespace cairn::allocation
