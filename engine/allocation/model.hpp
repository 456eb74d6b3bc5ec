// SPDX-License-Identifier: Apache-2.0
/// @file
/// A problem compiled for search: flat tables, built once and then only read.
///
/// A *pair* is one item at one leaf: the thing that a search decides. A *presence* is one item
/// below one node whose limits or windows ask for it: in when any of its pairs is, so that an item
/// that several leaves share is summed once. Behind these stand the presences of bundles, which are
/// in when any pair of any of their items is. A *row* is one limit over presences.
#pragma once

#include <cstdint>
#include <vector>

#include <cairn/engine/allocation.hpp>

#include "allocation/table.hpp"

namespace cairn::allocation {

using PairIndex = std::uint32_t;
using PresenceIndex = std::uint32_t;
using RowIndex = std::uint32_t;
using WindowIndex = std::uint32_t;

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Row {
  NodeIndex node = 0;
  std::uint32_t limit = 0;  ///< of the node
  /// Tightened to what whole items can reach, and brought within the sums that are possible.
  std::int64_t low = no_low;
  std::int64_t high = no_high;
  std::int64_t stated_low = no_low;
  std::int64_t need = 0;
  bool hard = false;
  bool needs_one = false;
  std::int64_t largest = 0;    ///< the greatest absolute weight
  std::int64_t divisor = 1;    ///< of every weight
  bool negative = false;       ///< some weight is below 0
  bool plain = true;           ///< each presence is that of an item at or below the row's node
  std::int64_t least_sum = 0;  ///< what can be reached at all

  /// Whether it may fall short in the assignment that leaves least to do.
  [[nodiscard]] bool soft() const { return !hard && (stated_low != no_low || needs_one); }
};

struct RowTerm {
  PresenceIndex presence = 0;
  std::int64_t weight = 0;
};

struct PresenceTerm {
  RowIndex row = 0;
  std::int64_t weight = 0;
};

struct Span {
  NodeIndex node = 0;
  std::vector<std::uint32_t> least_end;
  std::vector<std::uint32_t> greatest_end;
};

struct SpanTerm {
  PresenceIndex presence = 0;
  std::uint32_t position = 0;
};

struct ModelNode {
  NodeKind kind = NodeKind::leaf;
  NodeIndex parent = 0;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  bool always = false;  ///< in every assignment it is chosen: no `count` node above it
  NodeIndex over = 0;   ///< its rows are of what is counted below that node; mostly itself
};

struct Model {
  explicit Model(const Problem& problem);

  std::uint32_t item_count = 0;
  std::vector<ModelNode> nodes;
  std::vector<NodeIndex> order;  ///< every node after its parent
  Table<NodeIndex> children;

  std::vector<ItemIndex> item_of;  ///< of each pair; pairs are sorted by leaf, then item
  std::vector<NodeIndex> leaf_of;  ///< of each pair
  Table<PairIndex> pairs_of_item;
  Table<PairIndex> pairs_of_leaf;
  std::vector<bool> plain;  ///< of each item: no two of its leaves can hold it at once
  std::vector<bool> is_free;

  std::vector<ItemIndex> presence_item;  ///< `none` of a bundle
  std::vector<NodeIndex> presence_node;
  Table<PairIndex> pairs_of_presence;
  Table<PresenceIndex> presences_of_pair;

  std::vector<Row> rows;
  Table<RowTerm> terms_of_row;  ///< greatest absolute weight first, then by item
  Table<PresenceTerm> rows_of_presence;
  Table<RowIndex> rows_of_node;

  std::vector<Span> windows;
  Table<SpanTerm> terms_of_window;  ///< by position
  Table<WindowIndex> windows_of_presence;
  Table<WindowIndex> windows_of_node;

  Table<PresenceIndex> exclusive;         ///< of each set, presences below the root
  Table<std::uint32_t> sets_of_presence;  ///< exclusive sets

  /// Items that are alike in everything: exchanging two of one class changes nothing.
  std::vector<std::uint32_t> class_of;  ///< of each item
  Table<ItemIndex> items_of_class;

  /// Whether two pairs of one item cannot both be given.
  [[nodiscard]] bool conflict(PairIndex one, PairIndex other) const;

  /// The least sum of a row's weights that is possible and not below `low`, by divisibility alone.
  [[nodiscard]] std::int64_t rounded_up(RowIndex row, std::int64_t low) const;

 private:
  void add_nodes(const Problem& problem);
  void add_pairs(const Problem& problem);
  void add_presences(const Problem& problem);
  void add_presences_of_bundles(const Problem& problem,
                                std::vector<std::pair<std::uint32_t, PairIndex>>& pairs,
                                std::vector<std::pair<std::uint32_t, PresenceIndex>>& presences);
  void add_rows(const Problem& problem);
  void add_windows(const Problem& problem);
  void add_exclusive_sets(const Problem& problem);
  void add_classes(const Problem& problem);
  [[nodiscard]] PresenceIndex presence(NodeIndex node, ItemIndex item) const;
  [[nodiscard]] std::vector<PairIndex> pairs_below(NodeIndex node,
                                                   const std::vector<ItemIndex>& items) const;

  std::vector<std::pair<NodeIndex, NodeIndex>> sharing_;  ///< both orders, sorted
  Table<ItemIndex> scope_items_;            ///< of each node, the items of its presences
  std::vector<PresenceIndex> scope_begin_;  ///< of each node
  PresenceIndex first_bundle_ = 0;          ///< presences of bundles stand behind the others
  std::vector<PresenceIndex> bundles_;      ///< of each that matters, in the order of the limits
};

}  // namespace cairn::allocation
