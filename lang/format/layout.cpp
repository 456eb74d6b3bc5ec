// SPDX-License-Identifier: Apache-2.0
#include "format/layout.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <cairn/lang/format.hpp>

namespace cairn::lang {
namespace {

using T = Terminal;

constexpr std::size_t step = 2;
constexpr std::size_t continuation = 4;
constexpr std::size_t no_width = std::numeric_limits<std::uint32_t>::max();

bool is_skeleton(T word) {
  return word == T::requires_ || word == T::overall || word == T::provided || word == T::test ||
         (block_style(word) == BlockStyle::keywords && word != T::recognise);
}

}  // namespace

std::string Layout::text() {
  declarations();
  comments_before(pieces_.size(), 0, pieces_.size() == 0);
  return std::move(page_).finish();
}

void Layout::declarations() {
  const auto found = block_lines(pieces_, tree_, 0, 0, pieces_.size());
  const Columns columns(pieces_, tree_, {}, BlockStyle::plain);
  bool above_is_apart = false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Piece& first = pieces_[found[i].first];
    page_.new_line(0);
    const std::size_t before = page_.size();
    comments_before(found[i].first, 0, i == 0);
    const bool separated =
        first.empty_line_before || (first.first_comment < first.last_comment &&
                                    pieces_.comment(first.first_comment).empty_line_before);
    page_.new_line(0);
    const std::size_t begin = page_.size();
    line(found[i], columns, 0);
    const bool apart = page_.has_line_break_since(begin) || first.terminal == T::edition;
    if (i > 0 && !separated && (apart || above_is_apart)) page_.separate(before);
    above_is_apart = apart;
  }
}

void Layout::lines(const std::vector<BlockLine>& found, const Columns& columns,
                   std::size_t indentation) {
  for (std::size_t i = 0; i < found.size(); ++i) {
    comments_before(found[i].first, indentation, i == 0);
    page_.new_line(indentation);
    line(found[i], columns, indentation);
  }
}

void Layout::comments_before(std::size_t piece, std::size_t indentation, bool first) {
  const Piece& found = pieces_[piece];
  for (std::size_t i = found.first_comment; i < found.last_comment; ++i) {
    const Comment& comment = pieces_.comment(i);
    if (comment.empty_line_before && !first) page_.empty_line();
    first = false;
    page_.new_line(indentation);
    page_.put(comment.text, 0);
  }
  const bool is_last = piece == pieces_.size() || pieces_[piece].terminal == T::close_brace;
  if (found.empty_line_before && !first && !is_last) page_.empty_line();
}

void Layout::line(const BlockLine& line, const Columns& columns, std::size_t indentation) {
  const T word = pieces_[line.first].terminal;
  const bool label = pieces_.is_label(line.first);
  Frame frame{indentation + continuation, format_width, !label && is_skeleton(word)};
  // What is given in a test is never broken.
  const bool is_given = tree_[line.node].kind == NodeKind::given_credential;
  if (is_given || (!label && word == T::given)) frame.width = no_width;

  std::size_t at = line.first;
  for (const Columns::Cell& cell : columns.cells(line)) {
    if (cell.end <= at) break;
    const std::size_t width = pieces_.width(at, cell.end);
    const std::size_t column = page_.column() + std::max(cell.width, width) + 1;
    frame.hang = width <= widest_cell ? column : indentation + continuation;
    run(at, cell.end, frame);
    at = cell.end;
    if (pieces_.has_stop(at - 1, at + 1)) {
      break_before(at, frame.hang);
    } else {
      page_.fill_to(column);
    }
  }
  while (at < line.last) {
    std::size_t end = at;
    do {
      end = pieces_[end].partner + 1;
    } while (end < line.last && !pieces_[end].is_modifier);
    run(at, end, frame);
    if (end < line.last) break_before(end, frame.hang);
    at = end;
  }
}

void Layout::open_block(std::size_t brace, std::size_t indentation) {
  const Piece& open = pieces_[brace];
  const auto found = block_lines(pieces_, tree_, open.owner, brace + 1, open.partner);
  const NodeKind kind = tree_[open.owner].kind;
  const T word =
      kind == NodeKind::clauses ? T::past_last : pieces_[tree_[open.owner].first].terminal;
  const Columns columns(pieces_, tree_, found, block_style(word));
  lines(found, columns, indentation);
  comments_before(open.partner, indentation, found.empty());
}

void Layout::open_list(std::size_t brace, std::size_t indentation) {
  const std::size_t close = pieces_[brace].partner;
  std::vector<std::pair<std::size_t, std::size_t>> items;
  for (std::size_t i = brace + 1; i < close;) {
    std::size_t end = i;
    while (end < close && pieces_[end].terminal != T::comma)
      end = pieces_[end].partner + 1;
    end = std::min(end + 1, close);
    items.emplace_back(i, end);
    i = end;
  }
  const bool short_items = std::all_of(
      items.begin(), items.end(), [](const auto& item) { return item.second - item.first <= 2; });
  const Frame frame{indentation + continuation, format_width, false};
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto [begin, end] = items[i];
    const bool beside = i > 0 && short_items && !pieces_.has_stop(begin - 1, end) &&
                        !pieces_[begin].empty_line_before &&
                        column_behind(begin, end) <= format_width;
    if (!beside) {
      comments_before(begin, indentation, i == 0);
      page_.new_line(indentation);
    }
    run(begin, end, frame);
  }
  comments_before(close, indentation, false);
}

void Layout::run(std::size_t begin, std::size_t end, const Frame& frame) {
  for (std::size_t at = begin; at < end;) {
    if (at > begin && pieces_[at].next_stop == at) break_before(at, frame.hang);
    const std::size_t stop = std::min<std::size_t>(end, pieces_[at + 1].next_stop);
    const Choice choice = choose(at, stop, frame);
    put(at, choice.end);
    at = choice.end;
    if (choice.opens) {
      put_opened(at - 1);
      at = pieces_[at - 1].partner + 1;
    } else if (at < stop) {
      break_before(at, frame.hang);
    }
  }
}

Layout::Choice Layout::choose(std::size_t at, std::size_t stop, const Frame& frame) const {
  Choice best{stop, false};
  std::uint8_t least = no_break;
  std::size_t i = at;
  for (; i < stop; i = behind(i)) {
    if (i > at && column_behind(at, i) > frame.width) break;
    if (i > at && pieces_[i].reluctance <= least && pieces_[i].reluctance != no_break) {
      best.end = i;
      least = pieces_[i].reluctance;
    }
    if (pieces_[i].terminal == T::open_brace && must_open(i, at, frame)) {
      const bool fits = column_behind(at, i + 1) <= frame.width;
      return fits || least == no_break ? Choice{i + 1, true} : best;
    }
  }
  if (i >= stop && column_behind(at, stop) <= frame.width) return {stop, false};
  return least == no_break ? last_resort(at, stop) : best;
}

Layout::Choice Layout::last_resort(std::size_t at, std::size_t stop) const {
  for (std::size_t i = at; i < stop; i = behind(i)) {
    if (i > at && pieces_[i].reluctance != no_break) return {i, false};
    if (pieces_[i].terminal == T::open_brace && pieces_[i].partner > i + 1) return {i + 1, true};
  }
  return {stop, false};
}

bool Layout::must_open(std::size_t brace, std::size_t at, const Frame& frame) const {
  const std::size_t end = pieces_[brace].partner + 1;
  if (pieces_.has_stop(brace, end)) return true;
  if (end == brace + 2) return false;
  if (pieces_[brace].is_list) {
    return pieces_.width(brace, end) + frame.hang > frame.width;
  }
  return frame.always_open || column_behind(at, end) > frame.width || !holds_one_line(brace);
}

bool Layout::holds_one_line(std::size_t brace) const {
  const Piece& open = pieces_[brace];
  if (block_lines(pieces_, tree_, open.owner, brace + 1, open.partner).size() != 1) return false;
  for (std::size_t i = brace + 1; i < open.partner; ++i) {
    if (pieces_[i].terminal == T::open_brace && !pieces_[i].is_list) return false;
  }
  return true;
}

std::size_t Layout::behind(std::size_t piece) const {
  return pieces_[piece].terminal == T::open_brace ? pieces_[piece].partner + 1 : piece + 1;
}

std::size_t Layout::column_behind(std::size_t begin, std::size_t end) const {
  const std::size_t gap = page_.at_start() ? 0 : pieces_[begin].gap;
  return page_.column() + gap + pieces_.width(begin, end);
}

void Layout::put(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const Piece& piece = pieces_[i];
    if (!page_.at_start()) page_.blanks(piece.gap);
    page_.put(piece.text, piece.width);
    if (piece.trailing != no_comment) page_.trailing(pieces_.comment(piece.trailing).text);
  }
}

void Layout::put_opened(std::size_t brace) {
  const std::size_t indentation = page_.indentation();
  if (pieces_[brace].is_list) {
    open_list(brace, indentation + step);
  } else {
    open_block(brace, indentation + step);
  }
  page_.new_line(indentation);
  put(pieces_[brace].partner, pieces_[brace].partner + 1);
}

void Layout::break_before(std::size_t piece, std::size_t hang) {
  comments_before(piece, hang, true);
  page_.new_line(hang);
}

}  // namespace cairn::lang
