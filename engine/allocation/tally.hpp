// SPDX-License-Identifier: Apache-2.0
/// @file
/// One whole assignment and what it amounts to, kept up to date while pairs are put in and taken
/// out: whether it is lawful, and how much it leaves to do.
#pragma once

#include <cstdint>
#include <vector>

#include "allocation/model.hpp"
#include "allocation/shortfall.hpp"

namespace cairn::allocation {

class Tally {
 public:
  Tally(const Model& model, const Shortfall& shortfall);

  void put(PairIndex pair);
  void take(PairIndex pair);
  [[nodiscard]] bool given(PairIndex pair) const { return given_[pair]; }
  [[nodiscard]] const std::vector<bool>& given() const { return given_; }
  [[nodiscard]] bool counted(ItemIndex item) const { return leaves_of_item_[item] > 0; }

  /// Eligibility, sharing, exclusive sets, upper and hard limits, and windows hold.
  [[nodiscard]] bool lawful() const { return quarrels_ == 0 && below_[0].unlawful == 0; }
  /// Meaningful when lawful.
  [[nodiscard]] Wide left() const { return below_[0].left; }
  /// It satisfies the problem.
  [[nodiscard]] bool satisfied() const { return lawful() && left() == 0; }
  /// At least as good as that.
  [[nodiscard]] bool no_worse_than(Wide left) const { return lawful() && this->left() <= left; }

  /// Of each node, whether it and all above it are chosen.
  [[nodiscard]] std::vector<bool> chosen() const;

 private:
  struct Sums {
    std::int64_t in = 0;
    std::uint32_t counted = 0;
  };
  /// Of a node if it is chosen: everything at and below it.
  struct Below {
    Wide left = 0;
    std::uint64_t unlawful = 0;
    std::uint64_t held = 0;  ///< pairs

    void add(const Below& other, int sign);
  };

  void set(PairIndex pair, bool given);
  /// Adds (`sign` 1) or takes away (-1) what a row means to its node.
  void weigh_row(RowIndex row, int sign);
  void look_at_window(WindowIndex window);
  void refresh(NodeIndex leaf);
  [[nodiscard]] Below below(NodeIndex node) const;
  [[nodiscard]] Below of_choice(NodeIndex node) const;
  /// The children of a `count` node that are chosen: those that hold something, and, up to its
  /// least, the others that leave least to do.
  [[nodiscard]] std::vector<NodeIndex> choose(NodeIndex node) const;

  const Model& model_;
  const Shortfall& shortfall_;
  std::vector<bool> given_;
  std::vector<std::uint32_t> leaves_of_item_;
  std::vector<std::uint32_t> in_presence_;
  std::vector<std::uint32_t> in_set_;
  std::vector<Sums> sums_;
  std::vector<bool> broken_;      ///< of each window
  std::vector<Below> own_;        ///< of each node's own rows, windows and (of a leaf) items
  std::vector<Below> children_;   ///< of each node's children together
  std::vector<Below> below_;      ///< both
  std::vector<NodeIndex> apart_;  ///< leaves whose rows changed with what another leaf holds
  std::uint64_t quarrels_ = 0;  ///< pairs of an item that do not share, and exclusive sets exceeded
};

}  // namespace cairn::allocation
