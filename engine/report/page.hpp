// SPDX-License-Identifier: Apache-2.0
/// @file
/// A page of text for a terminal: lines with a hanging prefix, wrapped to a width, coloured where
/// that was asked for. Colour never carries anything that the words do not say.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::engine::report {

enum class Style { plain, strong, faint, good, bad, waiting };

/// A piece of a line's beginning: `text`, filled up with spaces to `columns`.
struct Cell {
  std::string text;
  std::size_t columns = 0;
  Style style = Style::plain;
};

class Page {
 public:
  Page(std::size_t width, bool colour) : width_(width), colour_(colour) {}

  /// The cells side by side, then `text` wrapped beside them, every line of it below the first.
  /// Where the cells leave too little room the text stands below them, a little further in than the
  /// first one.
  void line(const std::vector<Cell>& cells, std::string_view text, Style style = Style::plain);
  /// `text` wrapped, `indent` columns in.
  void text(std::size_t indent, std::string_view text, Style style = Style::plain);
  /// As `text`, its lines after the first `hang` columns further in.
  void hanging(std::size_t indent, std::size_t hang, std::string_view text,
               Style style = Style::plain);
  /// An empty line; two never follow each other.
  void blank();
  void heading(std::string_view text);

  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] const std::string& finished() const { return page_; }

 private:
  void put(std::string_view text, Style style);

  std::size_t width_;
  bool colour_;
  std::string page_;
};

}  // namespace cairn::engine::report
