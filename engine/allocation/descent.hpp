// SPDX-License-Identifier: Apache-2.0
/// @file
/// The path of decisions of a depth-first search, with what is left to try at each: what the two
/// searches have in common. An explicit stack, so that no problem is too deep.
#pragma once

#include <cstdint>
#include <vector>

#include "allocation/state.hpp"

namespace cairn::allocation {

struct Decision {
  enum class Kind : std::uint8_t { pair, chosen, anchor };
  Kind kind = Kind::pair;
  std::uint32_t index = 0;
  bool value = true;  ///< tried first; of an anchor the positions are tried in order, then `none`
};

class Descent {
 public:
  explicit Descent(State& state) : state_(state) {}

  /// Tries the first value of a decision. Call only after a propagation that succeeded, and
  /// propagate next.
  void take(const Decision& decision);

  /// Takes back decisions up to the newest that has another value, and tries that; false when
  /// everything has been tried.
  bool backtrack();

  /// Takes everything back.
  void leave();

 private:
  struct Frame {
    Decision decision;
    std::size_t mark = 0;
    std::uint32_t anchor = 0;  ///< last tried
    bool more = true;          ///< values are left
  };

  void bar_with_its_likes(PairIndex pair);
  [[nodiscard]] bool in_the_same_state(ItemIndex one, ItemIndex other) const;
  void next_anchor(Frame& frame, std::uint32_t from);

  State& state_;
  std::vector<Frame> frames_;
};

}  // namespace cairn::allocation
