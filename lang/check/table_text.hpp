// SPDX-License-Identifier: Apache-2.0
/// @file
/// The cells of a table as a spreadsheet writes it: separated values, in quotes where need be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang::checking {

/// What stands between two separators, without its quotes and without blanks around it.
struct Cell {
  std::string text;
  Span span;  ///< of that text in the file; where the cell is empty, of the place for it
};

struct Row {
  std::vector<Cell> cells;
  Span span;
  std::uint32_t number = 1;  ///< as a spreadsheet counts: the header is row 1
};

/// Every row that holds anything, the header first. Cells are separated by commas, or by semicolons
/// or tabs where the header has these and no comma. None where the text cannot be read to its end;
/// then `diagnostics` says why.
[[nodiscard]] std::optional<std::vector<Row>> table_rows(const SourceFile& file,
                                                         DiagnosticList& diagnostics);

}  // namespace cairn::lang::checking
