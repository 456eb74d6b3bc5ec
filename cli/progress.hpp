// SPDX-License-Identifier: Apache-2.0
/// @file
/// How far a long run is, on one line of standard error; only at a terminal, only for many records,
/// and only where the results themselves go elsewhere.
#pragma once

#include <cstddef>
#include <string_view>

namespace cairn::cli {

class Progress {
 public:
  Progress(std::size_t total, std::string_view done_word);

  void step();
  /// Takes the line away again.
  void finish();

 private:
  std::size_t total_;
  std::string_view done_word_;
  std::size_t done_ = 0;
  std::size_t shown_percent_ = 0;
  bool shown_;
};

}  // namespace cairn::cli
