// SPDX-License-Identifier: Apache-2.0
/// @file
/// The search where few requirements draw on the same items: so few that every set of them can be
/// looked at in every state.
///
/// Items are decided one after another, the heaviest first. A state is given up where some set of
/// requirements needs more than all that is left can bring to it, within the upper limits; were
/// items divisible, that would be exact. What whole items can reach raises the needs first, and a
/// state that came to nothing is remembered.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "allocation/state.hpp"
#include "allocation/wide.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {

class EverySet {
 public:
  /// For the rows that the state asks for, where the model is of that form: everything must hold at
  /// once; rows of leaves ask for at least so much, one a leaf, and every item weighs the same in
  /// all of them; beside them stand only upper limits in the same weights, at most one an item.
  static std::optional<EverySet> of(const State& state);

  /// `yes`: `given` is an assignment that reaches every row.
  Found run(Work& work);

  [[nodiscard]] const std::vector<bool>& given() const { return given_; }  ///< of each pair

 private:
  static constexpr std::size_t most_rows = 10;
  static constexpr std::size_t most_caps = 3;
  static constexpr std::uint32_t nowhere = most_rows;  ///< instead of a row
  using Amount = std::int32_t;
  __extension__ using Bits = unsigned __int128;

  struct Item {
    Amount weight = 0;
    std::uint32_t serves = 0;  ///< rows, as bits
    std::uint32_t cap = none;  ///< the upper limit that it falls under
    ItemIndex index = 0;
    /// Exchanging the two changes nothing.
    [[nodiscard]] bool is_like(const Item& other) const {
      return weight == other.weight && serves == other.serves && cap == other.cap;
    }
  };
  struct Option {
    std::uint32_t row = nowhere;
    Amount slack = 0;  ///< what is then to spare for the set that has least
  };
  /// What is decided before the item of this depth, and what can be done with it.
  struct Level {
    std::array<Amount, most_rows> need{};
    std::array<Amount, most_caps> room{};
    std::array<Option, most_rows + 1> options{};
    std::uint32_t count = 0;  ///< of options
    std::uint32_t next = 0;   ///< option to be tried
  };
  /// States that came to nothing; a newer one may take the place of an older one.
  class Failures {
   public:
    [[nodiscard]] bool contains(Bits state) const;
    void insert(Bits state);

   private:
    [[nodiscard]] static std::size_t place(Bits state);
    std::vector<Bits> states_;
  };

  EverySet() = default;
  bool take_rows(const State& state);
  bool take_caps(const State& state);
  bool take_items(const State& state);
  bool lay_out();

  void sum_up();
  bool enter(std::uint32_t depth, std::uint32_t least_row);
  void write_given(std::uint32_t depth);
  [[nodiscard]] Amount slack(std::uint32_t depth, const Amount* need,
                             const std::array<Amount, most_caps>& room) const;
  [[nodiscard]] bool whole_items_reach(std::uint32_t depth);
  void add_to_sets(const Amount* need, std::uint32_t row, Amount more, Amount* after) const;
  [[nodiscard]] Bits state_at(std::uint32_t depth) const;
  [[nodiscard]] bool begins_class(std::uint32_t depth) const {
    return depth == 0 || !items_[depth].is_like(items_[depth - 1]);
  }
  [[nodiscard]] Amount* need_of_sets(std::uint32_t depth) {
    return need_of_sets_.data() + std::size_t{depth} * sets_;
  }

  const Model* model_ = nullptr;
  std::vector<RowIndex> rows_;
  std::vector<RowIndex> caps_;
  std::vector<Item> items_;
  std::size_t sets_ = 0;  ///< of rows
  std::array<Amount, most_rows> lows_{};
  std::array<Amount, most_caps> highs_{};

  /// Of each depth, pool and set: what the items from there on bring to the set; the first pool is
  /// under no upper limit.
  std::vector<Amount> supply_;
  /// Of each depth and row: the sums that the items from there on make, as bits.
  std::vector<std::array<Bits, most_rows>> sums_;
  std::vector<Amount> need_of_sets_;  ///< of each depth and set
  std::vector<Amount> scratch_;
  std::vector<Level> levels_;
  Failures failures_;
  bool remembers_ = false;  ///< a state fits into one key
  std::array<unsigned, most_rows + most_caps> key_bits_{};
  std::vector<bool> given_;
};

}  // namespace cairn::allocation
