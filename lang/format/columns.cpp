// SPDX-License-Identifier: Apache-2.0
#include "format/columns.hpp"

#include <algorithm>

namespace cairn::lang {

using T = Terminal;

BlockStyle block_style(Terminal word) {
  switch (word) {
    case T::policy:
    case T::award:
    case T::admission:
    case T::standing:
    case T::badge:
    case T::rule:
    case T::recognise:
      return BlockStyle::keywords;
    case T::given:
    case T::scale:
      return BlockStyle::table;
    default:
      return BlockStyle::plain;
  }
}

Columns::Columns(const Pieces& pieces, const NodeTree& tree, const std::vector<BlockLine>& lines,
                 BlockStyle style)
    : pieces_(pieces), tree_(tree), style_(style) {
  const auto widen = [](std::size_t& column, std::size_t cell) {
    if (cell <= widest_cell) column = std::max(column, cell);
  };
  for (const BlockLine& line : lines) {
    const Cells found = ends(line);
    std::size_t begin = line.first;
    for (std::size_t i = 0; i < found.size() && found[i].end > begin; ++i) {
      const bool label = pieces_.is_label(line.first);
      widen(label ? label_ : widths_[i], pieces_.width(begin, found[i].end));
      begin = found[i].end;
    }
  }
}

Columns::Cells Columns::cells(const BlockLine& line) const {
  Cells found = ends(line);
  const bool label = pieces_.is_label(line.first);
  for (std::size_t i = 0; i < found.size(); ++i)
    found[i].width = label ? label_ : widths_[i];
  return found;
}

bool Columns::is_row(const BlockLine& line) const {
  return style_ == BlockStyle::table && (tree_[line.node].kind == NodeKind::given_credential ||
                                         tree_[line.node].kind == NodeKind::scale_grade);
}

Columns::Cells Columns::ends(const BlockLine& line) const {
  Cells found{};
  if (pieces_.is_label(line.first)) {
    found[0].end = line.first + 2;
  } else if (is_row(line)) {
    std::size_t cell = 0;
    for (std::size_t part = line.node + 1; part < tree_[line.node].next && cell < found.size();
         part = tree_[part].next)
      found[cell++].end = tree_[part].last;
  } else if (style_ == BlockStyle::keywords && begins_with_keyword(line) && !holds_block(line)) {
    found[0].end = line.first + 1;
  }
  for (Cell& cell : found) {
    if (cell.end >= line.last) cell.end = 0;
  }
  return found;
}

bool Columns::begins_with_keyword(const BlockLine& line) const {
  // Words that are read together are not set apart: `governed by audit`.
  const T first = pieces_[line.first].terminal;
  if (first == T::for_ || first == T::governed || first == T::year || first == T::unless)
    return false;
  // The fact `words is "data"` has its field there; `eqf level 5` begins with no such word.
  return is_line_word(first) || pieces_[line.first + 1].terminal == T::is;
}

bool Columns::holds_block(const BlockLine& line) const {
  for (std::size_t i = line.first; i < line.last; i = pieces_[i].partner + 1) {
    if (pieces_[i].terminal == T::open_brace && !pieces_[i].is_list) return true;
  }
  return false;
}

}  // namespace cairn::lang
