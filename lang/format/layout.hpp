// SPDX-License-Identifier: Apache-2.0
/// @file
/// Decides what stands on which line, by the rules of cairn/lang/format.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "format/block_lines.hpp"
#include "format/columns.hpp"
#include "format/page.hpp"
#include "format/pieces.hpp"

namespace cairn::lang {

class Layout {
 public:
  Layout(const Pieces& pieces, const NodeTree& tree) : pieces_(pieces), tree_(tree) {}

  /// The whole file. To be called once.
  [[nodiscard]] std::string text();

 private:
  /// How a line goes on when it is broken, and how wide it may be.
  struct Frame {
    std::size_t hang = 0;
    std::size_t width = 0;
    bool always_open = false;  ///< its block is never written on its own line
  };

  // ---- blocks and their lines
  void lines(const std::vector<BlockLine>& found, const Columns& columns, std::size_t indentation);
  void declarations();
  void line(const BlockLine& line, const Columns& columns, std::size_t indentation);
  /// The comments before a piece, each on a line of its own. `first`: nothing stands above them
  /// that an empty line could set them apart from.
  void comments_before(std::size_t piece, std::size_t indentation, bool first);
  /// From behind `{` up to `}`, each line on its own.
  void open_block(std::size_t brace, std::size_t indentation);
  void open_list(std::size_t brace, std::size_t indentation);

  // ---- within a line
  /// The pieces [begin, end), broken where they must be.
  void run(std::size_t begin, std::size_t end, const Frame& frame);
  /// How far the pieces from `at` on are written on this line, and why no further.
  struct Choice {
    std::size_t end = 0;
    bool opens = false;  ///< the last of them is a `{` whose block or list is opened
  };
  [[nodiscard]] Choice choose(std::size_t at, std::size_t stop, const Frame& frame) const;
  /// Where no place to break lies within the width: the first list, or the next place.
  [[nodiscard]] Choice last_resort(std::size_t at, std::size_t stop) const;
  [[nodiscard]] bool must_open(std::size_t brace, std::size_t at, const Frame& frame) const;
  [[nodiscard]] bool holds_one_line(std::size_t brace) const;
  /// The next piece, past what stands between braces.
  [[nodiscard]] std::size_t behind(std::size_t piece) const;
  /// The column behind [begin, end) if that is written next.
  [[nodiscard]] std::size_t column_behind(std::size_t begin, std::size_t end) const;
  void put(std::size_t begin, std::size_t end);
  /// What is between the braces, and the closing one.
  void put_opened(std::size_t brace);
  /// The comments before the piece, and a line for it.
  void break_before(std::size_t piece, std::size_t hang);

  const Pieces& pieces_;
  const NodeTree& tree_;
  Page page_;
};

}  // namespace cairn::lang
