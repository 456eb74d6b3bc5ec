// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a search has decided so far, what follows from it, and how to take it back.
///
/// Every change goes on a trail; `undo` takes changes back to a mark, newest first. Consequences
/// are drawn to a fixed point by `propagate`, from lists of what changed, without recursion.
#pragma once

#include <cstdint>
#include <vector>

#include "allocation/model.hpp"

namespace cairn::allocation {

enum class Truth : std::uint8_t { open, yes, no };

/// What rows must reach.
struct Floors {
  std::vector<std::int64_t> low;  ///< of each row
  std::vector<bool> needs_one;    ///< of each row

  /// Every lower limit.
  static Floors all(const Model& model);
  /// Only those that may never fall short.
  static Floors hard(const Model& model);
};

class State {
 public:
  State(const Model& model, Floors floors);

  /// Notes a decision; false when it contradicts what holds already.
  bool set_pair(PairIndex pair, bool given);
  bool set_chosen(NodeIndex node, bool chosen);
  /// The item must be counted below the presence's node, at whichever leaf.
  void require(PresenceIndex at) { wish(Change::presence, at, true); }
  /// From the position `anchor` on, or, with `none`, nothing is counted in the window.
  bool set_anchor(WindowIndex window, std::uint32_t anchor);

  /// Draws all consequences; false when nothing can satisfy what has been decided. After false,
  /// `undo` before anything else.
  bool propagate();

  [[nodiscard]] std::size_t mark() const { return trail_.size(); }
  void undo(std::size_t mark);

  [[nodiscard]] Truth pair(PairIndex at) const { return pair_[at]; }
  [[nodiscard]] Truth presence(PresenceIndex at) const { return presence_[at].truth; }
  /// Whether some pair of a presence is given (a presence may be required before any is).
  [[nodiscard]] bool settled(PresenceIndex at) const { return presence_[at].given > 0; }
  [[nodiscard]] std::uint32_t unsettled() const { return unsettled_; }
  [[nodiscard]] Truth chosen(NodeIndex at) const { return chosen_[at]; }
  [[nodiscard]] std::uint32_t chosen_children(NodeIndex at) const { return children_[at].yes; }

  static constexpr std::uint32_t undecided = none - 1;
  /// The anchor of a window: a position, `none`, or `undecided`.
  [[nodiscard]] std::uint32_t anchor(WindowIndex at) const { return anchor_[at]; }

  /// An open presence that the window needs one of, at its oldest or its latest position; `none`
  /// when it needs nothing more.
  [[nodiscard]] PresenceIndex wanted(WindowIndex at) const;

  [[nodiscard]] std::int64_t sum(RowIndex row) const { return sums_[row].in; }
  [[nodiscard]] std::int64_t most(RowIndex row) const { return sums_[row].in + sums_[row].more; }
  [[nodiscard]] std::int64_t least(RowIndex row) const { return sums_[row].in + sums_[row].less; }
  [[nodiscard]] std::uint32_t counted(RowIndex row) const { return sums_[row].counted; }
  [[nodiscard]] std::uint32_t countable(RowIndex row) const { return sums_[row].countable; }
  /// The lower limit that is enforced; `no_low` for one that may fall short.
  [[nodiscard]] std::int64_t low(RowIndex row) const { return floors_.low[row]; }
  [[nodiscard]] bool needs_one(RowIndex row) const { return floors_.needs_one[row]; }
  /// Whether what is given so far, and no more, holds the row.
  [[nodiscard]] bool held(RowIndex row) const;

  /// Pairs that changed in either direction since `forget_touched`; may name one several times.
  [[nodiscard]] const std::vector<PairIndex>& touched() const { return touched_; }
  void forget_touched() { touched_.clear(); }

  [[nodiscard]] const Model& model() const { return model_; }

 private:
  struct Presence {
    Truth truth = Truth::open;
    std::uint32_t given = 0;
    std::uint32_t open = 0;
  };
  struct Sums {
    std::int64_t in = 0;
    std::int64_t more = 0;  ///< what open presences can add
    std::int64_t less = 0;  ///< what they can take away, at most 0
    std::uint32_t counted = 0;
    std::uint32_t countable = 0;  ///< open
  };
  struct Children {
    std::uint32_t yes = 0;
    std::uint32_t open = 0;
  };
  struct Candidates {
    PresenceIndex first = none;
    std::uint32_t open = 0;
    bool counted = false;
  };
  enum class Change : std::uint8_t { pair, presence, chosen, anchor };
  struct Entry {
    Change change;
    std::uint32_t index;
  };
  struct Wish {
    Change change;
    std::uint32_t index;
    bool value;
  };

  bool grant(const Wish& wish);
  bool apply_pair(PairIndex pair, bool given);
  bool apply_presence(PresenceIndex at, bool in);
  bool apply_chosen(NodeIndex node, bool chosen);
  bool refuse(NodeIndex node);
  bool propagate_row(RowIndex row);
  bool propagate_children(NodeIndex node);
  bool propagate_window(WindowIndex window);
  bool require_one_of(WindowIndex window, std::uint32_t first, std::uint32_t last);
  [[nodiscard]] Candidates candidates(WindowIndex window, std::uint32_t first,
                                      std::uint32_t last) const;
  void wish(Change change, std::uint32_t index, bool value) {
    wishes_.push_back({change, index, value});
  }
  void wake_row(RowIndex row);
  void wake_node(NodeIndex node);
  void wake_window(WindowIndex window);
  void fall_asleep();
  void shift_rows(PresenceIndex at, Truth truth, std::int64_t sign);

  const Model& model_;
  std::vector<Truth> pair_;
  std::vector<Presence> presence_;
  std::vector<Sums> sums_;
  Floors floors_;
  std::vector<Truth> chosen_;
  std::vector<Children> children_;
  std::vector<std::uint32_t> anchor_;
  std::uint32_t unsettled_ = 0;

  std::vector<Entry> trail_;
  std::vector<PairIndex> touched_;
  std::vector<Wish> wishes_;
  std::vector<RowIndex> rows_awake_;
  std::vector<NodeIndex> nodes_awake_;
  std::vector<WindowIndex> windows_awake_;
  std::vector<bool> row_awake_;
  std::vector<bool> node_awake_;
  std::vector<bool> window_awake_;
};

}  // namespace cairn::allocation
