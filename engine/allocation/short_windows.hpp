// SPDX-License-Identifier: Apache-2.0
/// @file
/// Windows that may be short in the assignment that leaves least to do. For every choice of them
/// the problem without their lower ends is solved; each that the answer breaks leaves one whole.
#pragma once

#include <vector>

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation {

class LooserProblems {
 public:
  explicit LooserProblems(const Problem& problem);

  /// The problem without the lower ends of some of the windows that may be short.
  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  /// `problems` has one for every choice of windows, so that the best answer is the least.
  [[nodiscard]] bool every_choice() const { return every_choice_; }
  /// Whether the one solution leaves no more to do than the other.
  [[nodiscard]] bool leaves_no_more(const Solution& one, const Solution& other) const;

 private:
  const Problem& problem_;
  std::vector<Problem> problems_;  ///< the last without any of the lower ends
  bool every_choice_ = true;
};

}  // namespace cairn::allocation
