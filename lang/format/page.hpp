// SPDX-License-Identifier: Apache-2.0
/// @file
/// The text while it is written: knows the column, and where comments go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::lang {

class Page {
 public:
  /// Where the next sign goes, from 0.
  [[nodiscard]] std::size_t column() const {
    return at_start_ && column_ < indentation_ ? indentation_ : column_;
  }
  /// How far the line that is written is indented.
  [[nodiscard]] std::size_t indentation() const { return indentation_; }
  /// Whether nothing but indentation and padding stands before the next sign.
  [[nodiscard]] bool at_start() const { return at_start_; }

  void put(std::string_view text, std::size_t width);
  void blanks(std::size_t count);
  /// Fills up to the column, and counts that as the start of what follows.
  void fill_to(std::size_t column);
  /// A comment behind what stands on the line.
  void trailing(std::string_view comment);
  /// Ends the line, if there is anything on it, and begins one.
  void new_line(std::size_t indentation);
  void empty_line();

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] bool has_line_break_since(std::size_t size) const {
    return text_.find('\n', size) != std::string::npos;
  }
  /// An empty line before what was written since there were `size` bytes.
  void separate(std::size_t size) { text_.insert(size, 1, '\n'); }
  /// The text, its last line ended.
  [[nodiscard]] std::string finish() &&;

 private:
  std::string text_;
  std::size_t column_ = 0;
  std::size_t indentation_ = 0;
  bool at_start_ = true;
};

}  // namespace cairn::lang
