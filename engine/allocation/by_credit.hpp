// SPDX-License-Identifier: Apache-2.0
/// @file
/// The assignment that leaves least to do, best first over what rows are credited with. Strong
/// where everything is needed and nothing may be wasted; of no use where nothing is lawful.
///
/// A *branch* is a set of assignments in which each soft
/// row reaches a floor and is credited with no more than a ceiling. The flow says what rows can be
/// credited with at most; the search for a satisfying assignment says whether they can, whole. If
/// not, some row gets less, and for each the branch has a part where it is the first that does. The
/// first branch whose credits are reached leaves least.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "allocation/joint_bound.hpp"
#include "allocation/shortfall.hpp"
#include "allocation/state.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

class ByCredit {
 public:
  /// `refuted`: it has been proved that nothing satisfies the problem. `left`: what some assignment
  /// leaves; only less is of interest.
  ByCredit(const Model& model, const Shortfall& shortfall, bool refuted, Wide left, Work& work);

  /// `yes`: `given` leaves less, and least; `no`: nothing leaves less; `out_of_work`: neither is
  /// known, but `given` may be better.
  Found run();

  [[nodiscard]] const std::optional<std::vector<bool>>& given() const { return given_; }

 private:
  /// What a row is credited with: `no_low` when it is not held, and that leaves one whole.
  using Credit = std::int64_t;

  struct Branch {
    Wide left = 0;  ///< at least
    std::uint64_t serial = 0;
    std::vector<std::pair<NodeIndex, bool>> choices;
    std::vector<Credit> floor;    ///< of each row; `no_low`: none
    std::vector<Credit> ceiling;  ///< of each row
  };
  struct Family {
    JointBound bound;
    std::vector<std::uint32_t> order;  ///< dearest first
    std::vector<std::int64_t> floors;
    std::vector<std::int64_t> targets;
    std::vector<std::int64_t> filled;
  };

  Found explore();
  void add(Branch branch);
  /// Sets `credit_` to the most that rows can have in a branch; false when it is empty.
  bool look_at(Branch& branch);
  bool credit_family(Family& family, const Branch& branch);
  bool credit_row(RowIndex row, std::int64_t most, bool any, const Branch& branch);
  [[nodiscard]] Wide left_by_choices();
  [[nodiscard]] NodeIndex undecided_choice() const;
  void split_by_choice(const Branch& branch, NodeIndex child);
  void split_by_credit(const Branch& branch);
  Found reach_credits(const Branch& branch);

  [[nodiscard]] Truth chosen(RowIndex row) const { return state_.chosen(model_.rows[row].node); }
  [[nodiscard]] Wide left_of(RowIndex row, Credit credit) const;
  /// The most that the row can be credited with below `credit`; nothing when there is no less.
  [[nodiscard]] std::optional<Credit> less_than(RowIndex row, Credit credit) const;

  const Model& model_;
  const Shortfall& shortfall_;
  bool refuted_;
  Wide known_;
  Work& work_;
  State state_;
  std::size_t root_mark_ = 0;
  std::vector<Family> families_;
  std::vector<bool> in_family_;  ///< of each row: its credit is the flow's
  std::vector<RowIndex> soft_;   ///< the rows that may fall short
  std::vector<NodeIndex> choices_;
  std::vector<bool> extra_helps_;  ///< of each node: it may help to choose more below than asked
  std::vector<Wide> below_;        ///< of each node: the least that it leaves if chosen
  std::vector<Credit> credit_;
  std::vector<Branch> heap_;
  std::uint64_t serial_ = 0;
  bool certain_ = true;  ///< no search was given up
  std::optional<std::vector<bool>> given_;
};

}  // namespace cairn::allocation
