// SPDX-License-Identifier: Apache-2.0
/// @file
/// Policy text and places in it. Offsets are bytes; line and column are worked out on demand.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace cairn {

/// Which file of a Sources; 0 is the first one added.
struct SourceId {
  std::uint32_t value = 0;
  friend auto operator<=>(const SourceId&, const SourceId&) = default;
};

/// Bytes [begin, end) of one file.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t length() const { return end - begin; }
  /// The smallest span that holds both; both must be of one file.
  [[nodiscard]] Span to(Span other) const;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A place as a person reads it: lines and columns count from 1, columns in Unicode code points.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

/// One file of policy text. Immutable once made.
class SourceFile {
 public:
  SourceFile(SourceId id, std::string name, std::string text);

  [[nodiscard]] SourceId id() const { return id_; }
  /// The name as the user gave it (a path, or `stdlib:nzqcf`).
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view slice(Span span) const;

  [[nodiscard]] LineColumn line_column(std::uint32_t offset) const;
  /// The column as editors and SARIF count it: in UTF-16 code units, from 1.
  [[nodiscard]] std::uint32_t utf16_column(std::uint32_t offset) const;
  /// The text of a line (from 1) without its line ending.
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t line) const;
  [[nodiscard]] std::uint32_t line_count() const;

 private:
  SourceId id_;
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

/// The files of one run; references stay valid while it lives.
class Sources {
 public:
  /// Adds a file and returns it. Text over 4 GiB is cut at the limit of a 32-bit offset.
  const SourceFile& add(std::string name, std::string text);
  [[nodiscard]] const SourceFile& file(SourceId id) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace cairn
