// SPDX-License-Identifier: Apache-2.0
#include "format/page.hpp"

#include <utility>

namespace cairn::lang {
namespace {

constexpr std::size_t comment_column = 39;
constexpr std::size_t least_before_comment = 2;

}  // namespace

void Page::put(std::string_view text, std::size_t width) {
  if (at_start_ && column_ < indentation_) blanks(indentation_ - column_);
  text_ += text;
  column_ += width;
  at_start_ = false;
}

void Page::blanks(std::size_t count) {
  text_.append(count, ' ');
  column_ += count;
}

void Page::fill_to(std::size_t column) {
  blanks(column > column_ ? column - column_ : 0);
  at_start_ = true;
}

void Page::trailing(std::string_view comment) {
  blanks(column_ + least_before_comment <= comment_column ? comment_column - column_
                                                          : least_before_comment);
  text_ += comment;
}

void Page::new_line(std::size_t indentation) {
  while (!text_.empty() && text_.back() == ' ')
    text_.pop_back();
  if (!text_.empty() && text_.back() != '\n') text_ += '\n';
  column_ = 0;
  indentation_ = indentation;
  at_start_ = true;
}

void Page::empty_line() {
  new_line(indentation_);
  text_ += '\n';
}

std::string Page::finish() && {
  new_line(0);
  return std::move(text_);
}

}  // namespace cairn::lang
