// SPDX-License-Identifier: Apache-2.0
/// @file
/// The search for a satisfying assignment: decide, draw consequences, bound, and turn back.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "allocation/descent.hpp"
#include "allocation/every_set.hpp"
#include "allocation/joint_bound.hpp"
#include "allocation/knapsack.hpp"
#include "allocation/state.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

class Search {
 public:
  /// For an assignment in which every row reaches its floor.
  Search(const Model& model, Work& work, Floors floors);

  /// `no` only when there is none with these nodes chosen or not; after `yes`, `given` is one.
  Found run(const std::vector<std::pair<NodeIndex, bool>>& choices);
  /// The same in two parts: what costs little, and, where that does not decide, the rest.
  Found glance(const std::vector<std::pair<NodeIndex, bool>>& choices);
  Found look_closely();
  /// After a glance that did not decide: so few requirements draw on the same items that the rest
  /// looks at every set of them.
  [[nodiscard]] bool looks_at_every_set() const { return every_set_.has_value(); }

  [[nodiscard]] const std::vector<bool>& given() const { return given_; }  ///< of each pair
  /// After `no`: the limits that cannot all hold, were that seen before anything was decided; else
  /// empty.
  [[nodiscard]] const JointBound::Cut& cut() const { return cut_; }
  /// Whether a glance was not enough: there is little room to move.
  [[nodiscard]] bool tight() const { return tight_; }

 private:
  /// A glance takes the bounds that cost little and follows the flow: enough for most problems.
  /// A close look also asks what sums whole items can reach.
  enum class Look : std::uint8_t { glance, close };

  Found descend(Look look, std::uint64_t steps);
  bool deduce(Look look);
  bool deduce_closely();
  bool fill_families();
  /// Looks at one row of a family; false when nothing is possible. Notes whether something changed.
  bool deduce_row(std::uint32_t family, std::uint32_t row, bool& changed);

  [[nodiscard]] bool active(RowIndex row) const {
    return state_.chosen(model_.rows[row].node) == Truth::yes;
  }
  [[nodiscard]] std::optional<Decision> pick(Look look);
  [[nodiscard]] std::optional<Decision> pick_choice() const;
  [[nodiscard]] std::optional<Decision> pick_window() const;
  [[nodiscard]] PresenceIndex wanted_by_windows() const;
  [[nodiscard]] RowIndex pick_row(Look look);
  [[nodiscard]] PairIndex pick_pair(RowIndex row, Look look) const;
  [[nodiscard]] PairIndex pair_of(PresenceIndex presence) const;
  [[nodiscard]] PairIndex pick_unsettled() const;
  [[nodiscard]] std::int64_t flow(PairIndex pair) const;

  const Model& model_;
  Work& work_;
  State state_;
  Descent descent_;
  Knapsack knapsack_;
  std::vector<JointBound> families_;
  std::vector<std::uint32_t> family_of_row_;
  std::vector<std::vector<std::int64_t>> targets_;  ///< of each family's rows
  std::vector<std::int64_t> upper_;                 ///< of each row: in every solution below here
  std::vector<NodeIndex> choices_;                  ///< the `count` nodes
  RowIndex last_row_ = none;
  std::uint32_t failed_ = none;  ///< the family that could not be filled
  std::vector<bool> given_;
  std::optional<EverySet> every_set_;
  bool tight_ = false;
  JointBound::Cut cut_;
};

}  // namespace cairn::allocation
