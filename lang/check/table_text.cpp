// SPDX-License-Identifier: Apache-2.0
#include "check/table_text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <cairn/lang/parse.hpp>

#include "base/utf8.hpp"

namespace cairn::lang::checking {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Quotes hide a separator, so only the header is looked at, which seldom has any.
char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
  if (header.find(',') != std::string_view::npos) return ',';
  if (header.find(';') != std::string_view::npos) return ';';
  return header.find('\t') != std::string_view::npos ? '\t' : ',';
}

class TableReader {
 public:
  TableReader(const SourceFile& file, DiagnosticList& diagnostics)
      : file_(file), text_(file.text()), diagnostics_(diagnostics) {}

  std::optional<std::vector<Row>> read() {
    if (text_.size() > max_file_bytes) {
      diagnostics_.report(Code::file_too_large, span(0, 0),
                          {std::to_string(max_file_bytes >> 20U)});
      return std::nullopt;
    }
    if (!is_utf8()) return std::nullopt;
    if (text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    separator_ = separator_of(text_.substr(at_));
    std::vector<Row> rows;
    for (std::uint32_t number = 1; at_ < text_.size(); ++number) {
      auto row = read_row(number);
      if (!row) return std::nullopt;
      const bool holds_something = std::any_of(row->cells.begin(), row->cells.end(),
                                               [](const Cell& cell) { return !cell.text.empty(); });
      if (holds_something) rows.push_back(std::move(*row));
    }
    return rows;
  }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_.id(), static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  [[nodiscard]] bool ends_cell() const {
    return at_ >= text_.size() || here() == separator_ || here() == '\n' || here() == '\r';
  }
  static bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

  bool is_utf8() {
    for (std::size_t i = 0; i < text_.size();) {
      const CodePoint point = code_point_at(text_, i);
      if (!point.valid) {
        diagnostics_.report(Code::invalid_utf8, span(i, i + 1)).hint =
            "save the table as UTF-8, in a spreadsheet \"CSV UTF-8\"";
        return false;
      }
      i += point.length;
    }
    return true;
  }

  std::optional<Row> read_row(std::uint32_t number) {
    Row row;
    row.number = number;
    const std::size_t begin = at_;
    for (;;) {
      auto cell = read_cell(number);
      if (!cell) return std::nullopt;
      row.cells.push_back(std::move(*cell));
      if (at_ >= text_.size() || here() != separator_) break;
      ++at_;
    }
    row.span = span(begin, at_);
    if (here() == '\r') ++at_;
    if (at_ < text_.size() && here() == '\n') ++at_;
    return row;
  }

  std::optional<Cell> read_cell(std::uint32_t row) {
    while (!ends_cell() && is_blank(here()))
      ++at_;
    if (here() == '"' && at_ < text_.size()) return read_quoted(row);
    const std::size_t begin = at_;
    while (!ends_cell())
      ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1]))
      --end;
    return Cell{std::string(text_.substr(begin, end - begin)), span(begin, end)};
  }

  std::optional<Cell> read_quoted(std::uint32_t row) {
    const std::size_t quote = at_++;
    Cell cell;
    const std::size_t begin = at_;
    for (;; ++at_) {
      if (at_ >= text_.size()) {
        bad_row(row, "has a quote that is never closed", span(quote, quote + 1),
                "close the quote, or write it twice where the text itself has one");
        return std::nullopt;
      }
      if (here() != '"') {
        cell.text += here();
        continue;
      }
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      cell.text += '"';
      ++at_;
    }
    cell.span = span(begin, at_);
    const auto first = std::min(cell.text.find_first_not_of(" \t"), cell.text.size());
    cell.text.erase(0, first);
    cell.text.erase(cell.text.find_last_not_of(" \t") + 1);
    ++at_;
    while (!ends_cell() && is_blank(here()))
      ++at_;
    if (ends_cell()) return cell;
    bad_row(row, "has text behind a closing quote", span(at_, at_ + 1),
            "put the whole cell in quotes, and write a quote within it twice");
    return std::nullopt;
  }

  void bad_row(std::uint32_t row, std::string what, Span where, std::string hint) {
    diagnostics_.report(Code::bad_row, where, {std::to_string(row), std::move(what)}).hint =
        std::move(hint);
  }

  const SourceFile& file_;
  std::string_view text_;
  DiagnosticList& diagnostics_;
  std::size_t at_ = 0;
  char separator_ = ',';
};

}  // namespace

std::optional<std::vector<Row>> table_rows(const SourceFile& file, DiagnosticList& diagnostics) {
  return TableReader(file, diagnostics).read();
}

}  // namespace cairn::lang::checking
