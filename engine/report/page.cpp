// SPDX-License-Identifier: Apache-2.0
#include "report/page.hpp"

#include <algorithm>

#include "report/display.hpp"

namespace cairn::engine::report {
namespace {

/// Text narrower than this beside its cells is hard to read; it goes below them instead.
constexpr std::size_t least_room = 20;

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::strong:
      return "\x1b[1m";
    case Style::faint:
      return "\x1b[2m";
    case Style::good:
      return "\x1b[32m";
    case Style::bad:
      return "\x1b[1;31m";
    case Style::waiting:
      return "\x1b[33m";
  }
  return "";
}

}  // namespace

void Page::put(std::string_view text, Style style) {
  const bool styled = colour_ && style != Style::plain && !text.empty();
  if (styled) page_ += escape_of(style);
  page_ += text;
  if (styled) page_ += "\x1b[0m";
}

void Page::line(const std::vector<Cell>& cells, std::string_view text, Style style) {
  std::size_t planned = 0;
  bool fits = true;
  for (const Cell& cell : cells) {
    planned += cell.columns;
    // Words in the last cell need a gap before the text beside them.
    const bool needs_gap =
        &cell == &cells.back() && !text.empty() && !cell.text.empty() && cell.text.back() != ' ';
    fits = fits && display_width(cell.text) + (needs_gap ? 1 : 0) <= cell.columns;
  }
  const bool beside = fits && planned + least_room <= width_;

  std::size_t used = 0;
  std::size_t column = 0;
  for (const Cell& cell : cells) {
    const std::string shown = clipped(cell.text, width_ > used ? width_ - used : 0);
    put(shown, cell.style);
    used += display_width(shown);
    column += cell.columns;
    const bool last = &cell == &cells.back();
    if (used < column && (!last || (beside && !text.empty()))) {
      page_.append(column - used, ' ');
      used = column;
    }
  }
  if (!beside || text.empty()) page_ += '\n';
  if (text.empty()) return;
  if (!beside) {
    hanging(cells.front().columns + (cells.size() > 1 ? 2 : 0), 0, text, style);
    return;
  }
  bool first = true;
  for (const std::string& part : wrapped(text, width_ - planned)) {
    if (!first) page_.append(planned, ' ');
    put(part, style);
    page_ += '\n';
    first = false;
  }
}

void Page::text(std::size_t indent, std::string_view text, Style style) {
  hanging(indent, 0, text, style);
}

void Page::hanging(std::size_t indent, std::size_t hang, std::string_view text, Style style) {
  indent = std::min(indent, width_ > least_room + hang ? width_ - least_room - hang : 0);
  const std::size_t room = width_ > indent + hang ? width_ - indent - hang : 1;
  bool first = true;
  for (const std::string& part : wrapped(text, room)) {
    page_.append(first ? indent : indent + hang, ' ');
    put(part, style);
    page_ += '\n';
    first = false;
  }
}

void Page::blank() {
  if (!page_.empty() && !page_.ends_with("\n\n")) page_ += '\n';
}

void Page::heading(std::string_view text) {
  blank();
  this->text(0, text, Style::strong);
}

}  // namespace cairn::engine::report
