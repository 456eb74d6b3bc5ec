// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which lines a block has, whatever lines its author wrote: the parts of the node around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "format/pieces.hpp"

namespace cairn::lang {

/// A declaration, a line of a block, a clause: the pieces [first, last).
struct BlockLine {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t node = 0;  ///< the node that it is, or the first of those that it consists of
};

/// The lines among the pieces [begin, end) of this node. Every piece is in one of them.
[[nodiscard]] std::vector<BlockLine> block_lines(const Pieces& pieces, const NodeTree& tree,
                                                 std::size_t node, std::size_t begin,
                                                 std::size_t end);

/// Whether the word begins lines of some block: `kind`, `source`, `on` …
[[nodiscard]] bool is_line_word(Terminal terminal);

}  // namespace cairn::lang
