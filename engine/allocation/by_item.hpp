// SPDX-License-Identifier: Apache-2.0
/// @file
/// The assignment that leaves least to do, by deciding item after item: branch and bound, where
/// lower limits may fall short at a price. Strong where there is room to move, and always has some
/// assignment to show.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "allocation/descent.hpp"
#include "allocation/joint_bound.hpp"
#include "allocation/shortfall.hpp"
#include "allocation/state.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

class ByItem {
 public:
  ByItem(const Model& model, const Shortfall& shortfall, Work& work);

  /// `yes`: `given` leaves least; `no`: nothing is lawful; `out_of_work`: `given` is the best
  /// found, if `left` is known.
  Found run();

  [[nodiscard]] const std::optional<Wide>& left() const { return best_; }
  [[nodiscard]] const std::vector<bool>& given() const { return given_; }  ///< of each pair

 private:
  struct Family {
    JointBound bound;
    std::vector<std::uint32_t> order;  ///< dearest first
    std::vector<std::int64_t> floors;  ///< none: all 0
    std::vector<std::int64_t> targets;
    std::vector<std::int64_t> filled;
  };

  /// The least that anything below the present decisions can leave; nothing when nothing is lawful.
  std::optional<Wide> at_least();
  std::optional<Wide> family_at_least(Family& family);
  Wide choices_at_least();
  void note();

  [[nodiscard]] bool active(RowIndex row) const {
    return state_.chosen(model_.rows[row].node) == Truth::yes;
  }
  /// Whether anything of the row can be counted.
  [[nodiscard]] bool anything(RowIndex row) const {
    return state_.counted(row) + state_.countable(row) > 0;
  }
  [[nodiscard]] Wide row_at_least(RowIndex row) const;
  [[nodiscard]] bool short_of(RowIndex row) const;
  [[nodiscard]] std::optional<Decision> pick();
  [[nodiscard]] std::optional<Decision> pick_choice() const;
  [[nodiscard]] PairIndex pick_pair(RowIndex row, bool raise) const;
  [[nodiscard]] PairIndex pair_of(PresenceIndex presence) const;

  const Model& model_;
  const Shortfall& shortfall_;
  Work& work_;
  State state_;
  Descent descent_;
  std::vector<Family> families_;
  std::vector<std::uint32_t> family_of_row_;
  std::vector<RowIndex> dearest_first_;  ///< the soft rows
  std::vector<NodeIndex> choices_;       ///< the `count` nodes
  std::vector<Wide> below_;              ///< of each node: the least that it leaves if chosen
  std::optional<Wide> at_root_;          ///< the least that any assignment can leave
  std::optional<Wide> best_;
  std::vector<bool> given_;
};

}  // namespace cairn::allocation
