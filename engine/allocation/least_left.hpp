// SPDX-License-Identifier: Apache-2.0
/// @file
/// Of a problem that cannot be satisfied, the assignment that leaves least to do: branch and bound,
/// where lower limits may fall short at a price.
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

class LeastLeft {
 public:
  LeastLeft(const Model& model, const Shortfall& shortfall, Work& work);

  /// `yes`: `given` leaves least; `no`: nothing is lawful; `out_of_work`: `given` is the best
  /// found, if `found_any`.
  Found run();

  [[nodiscard]] bool found_any() const { return best_.has_value(); }
  [[nodiscard]] const std::vector<bool>& given() const { return given_; }  ///< of each pair

 private:
  struct Family {
    JointBound bound;
    std::vector<std::uint32_t> order;  ///< dearest first
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
  std::optional<Wide> best_;
  std::vector<bool> given_;
};

}  // namespace cairn::allocation
