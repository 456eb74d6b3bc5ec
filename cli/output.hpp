// SPDX-License-Identifier: Apache-2.0
/// @file
/// Standard output, and what is known of the terminal behind it. A write that fails is remembered:
/// a full disk must not look like a finished audit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/exit_status.hpp"

namespace cairn::cli {

enum class Colour { automatic, always, never };

/// Whether text for this descriptor is coloured: if asked for, or at a terminal that shows colours
/// where NO_COLOR is not set.
[[nodiscard]] bool uses_colour(int descriptor, Colour choice);
[[nodiscard]] bool is_terminal(int descriptor);
/// Columns for reports: those of the terminal within reason, 100 elsewhere.
[[nodiscard]] std::size_t page_width(int descriptor);

/// Buffered, and flushed at once at a terminal.
class Output {
 public:
  Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// Nothing more can be written; going on is of no use.
  [[nodiscard]] bool failed() const { return error_ != 0; }
  /// Writes what is left. Notes a failure in `outcome` and tells it on standard error; a reader
  /// that closed the pipe had what it wanted, and is not told.
  void finish(Outcome& outcome);

 private:
  void flush();

  std::string buffer_;
  bool immediate_;
  int error_ = 0;
};

}  // namespace cairn::cli
