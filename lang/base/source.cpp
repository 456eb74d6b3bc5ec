// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <utility>

#include <cairn/lang/source.hpp>

namespace cairn {

Span Span::to(Span other) const {
  return {source, std::min(begin, other.begin), std::max(end, other.end)};
}

SourceFile::SourceFile(SourceId id, std::string name, std::string text)
    : id_(id), name_(std::move(name)), text_(std::move(text)) {
  constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
  if (text_.size() > limit) text_.resize(limit);
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::string_view SourceFile::slice(Span span) const {
  const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
  const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  const auto limited = std::min<std::size_t>(offset, text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), limited);
  const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
  const std::uint32_t begin = line_starts_[line - 1];
  std::uint32_t column = 1;
  for (std::size_t i = begin; i < limited; ++i) {
    const bool continuation = (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U;
    if (!continuation) ++column;
  }
  return {line, column};
}

std::uint32_t SourceFile::utf16_column(std::uint32_t offset) const {
  const LineColumn place = line_column(offset);
  const auto end = std::min<std::size_t>(offset, text_.size());
  const std::string_view before =
      std::string_view(text_).substr(line_begin(place.line), end - line_begin(place.line));
  // What UTF-8 writes in four bytes, UTF-16 writes in two units.
  const auto pairs = std::count_if(before.begin(), before.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0xF0U;
  });
  return place.column + static_cast<std::uint32_t>(pairs);
}

std::uint32_t SourceFile::line_begin(std::uint32_t line) const {
  return line_starts_.at(std::clamp<std::size_t>(line, 1, line_starts_.size()) - 1);
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  const std::uint32_t begin = line_begin(line);
  std::string_view rest = std::string_view(text_).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

std::uint32_t SourceFile::line_count() const {
  return static_cast<std::uint32_t>(line_starts_.size());
}

const SourceFile& Sources::add(std::string name, std::string text) {
  const SourceId id{static_cast<std::uint32_t>(files_.size())};
  return files_.emplace_back(id, std::move(name), std::move(text));
}

const SourceFile& Sources::file(SourceId id) const {
  return files_.at(id.value);
}

}  // namespace cairn
