// SPDX-License-Identifier: Apache-2.0
/// @file
/// Policy text to the one way of writing it. What stands where follows from the words alone; of the
/// author's own layout only the comments and the empty lines between groups are kept. So the same
/// policy, however it was typed, becomes the same text, and formatting that again changes nothing.
///
/// - Lines: each declaration, each line of a block and each clause has its own, two blanks further
///   in than what holds it. One empty line at most between two, none at the edges of a block, and
///   always one around a declaration that takes several lines and behind `edition 1`.
/// - Columns: the bodies of the clauses of a block stand under each other, and so do the values
///   behind the first words of a policy, an award, a rule and a recognition, where those are one
///   word (`governed by audit` is written through); in a test the credentials given, and in a scale
///   its grades, are a table. A label or cell of more than 24
///   letters stands out of its column and moves no other.
/// - Modifiers (`when`, `unless approved by`, `advisory`, `because`, `source`) stand below the body
///   they belong to, a line each.
/// - One line: a block that holds one line, no comment and no block, and fits, is written
///   `declares { size: at least 10 credits  source "4.2" }`. The skeleton of a file is always open:
///   policies, awards, rules, tests, `requires`, `overall`, `provided`. What is given in a test is
///   never broken, however long; given alone, it is written on the line of `given`.
/// - Width: a line of more than 100 columns is broken behind a comma, else before `except`,
///   `weighted`, `rounded`, `stated`, else before `where` or `from`, else before `and` or `or`. A
///   list that fits on no line is opened: single words and texts side by side, longer items a line
///   each. A text is never broken, nor is a comment.
/// - Comments stay where they are: on a line of their own, or behind what they stand behind, in
///   column 40 where there is room.
#pragma once

#include <optional>
#include <string>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang {

/// The columns that a formatted line should not exceed.
inline constexpr std::size_t format_width = 100;

struct FormatResult {
  /// The file as it should be written. Absent where there are faults of syntax, and where the text
  /// that was made would not say the same as the file: that is a fault in Cairn, and
  /// `diagnostics` then has no error.
  std::optional<std::string> text;
  DiagnosticList diagnostics;  ///< the faults of syntax, as parse() tells them
};

/// Never throws, whatever the bytes. The text that is returned has been read again: its words and
/// comments are those of the file, in the same order, and the grammar finds the same in them.
[[nodiscard]] FormatResult format(const SourceFile& file);

}  // namespace cairn::lang
