// SPDX-License-Identifier: Apache-2.0
/// @file
/// How many braces open and close in each declaration, as far as declarations can be told apart
/// without reading them. For recovery alone: which brace is one too many, or was lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "syntax/terminal.hpp"

namespace cairn::lang {

class Braces {
 public:
  explicit Braces(const Sentence& sentence);

  /// By how much more braces open than close, from the line at the margin that begins the
  /// declaration around `at` to the next such line.
  [[nodiscard]] std::int32_t excess(std::size_t at) const;

 private:
  std::vector<std::int32_t> open_before_;  ///< each terminal, and the end
  std::vector<std::size_t> declarations_;  ///< where one begins at the margin
};

}  // namespace cairn::lang
