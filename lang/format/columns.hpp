// SPDX-License-Identifier: Apache-2.0
/// @file
/// What stands under each other in a block.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "format/block_lines.hpp"
#include "format/pieces.hpp"

namespace cairn::lang {

enum class BlockStyle {
  plain,
  keywords,  ///< the values behind the first words of the lines: `kind    certificate`
  table      ///< the first two cells of each line: `grade "A-" points 3.7`
};

/// The style of the block of a line that begins with this word.
[[nodiscard]] BlockStyle block_style(Terminal word);

/// A label or cell wider than this stands out of its column.
inline constexpr std::size_t widest_cell = 24;

/// The columns of one block, measured over all its lines.
class Columns {
 public:
  Columns(const Pieces& pieces, const NodeTree& tree, const std::vector<BlockLine>& lines,
          BlockStyle style);

  /// The pieces of a line up to the ends of its cells; each is filled up to the width of its
  /// column, and what follows stands behind one blank. Cells without pieces are none.
  struct Cell {
    std::size_t end = 0;
    std::size_t width = 0;
  };
  using Cells = std::array<Cell, 2>;
  [[nodiscard]] Cells cells(const BlockLine& line) const;
  /// Whether the line is a row of the table.
  [[nodiscard]] bool is_row(const BlockLine& line) const;

 private:
  [[nodiscard]] Cells ends(const BlockLine& line) const;
  [[nodiscard]] bool begins_with_keyword(const BlockLine& line) const;
  [[nodiscard]] bool holds_block(const BlockLine& line) const;

  const Pieces& pieces_;
  const NodeTree& tree_;
  BlockStyle style_;
  std::size_t label_ = 0;
  std::array<std::size_t, 2> widths_{};
};

}  // namespace cairn::lang
