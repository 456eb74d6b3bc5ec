// SPDX-License-Identifier: Apache-2.0
/// @file
/// Policy text to syntax tree. Recovers at each clause and declaration, so that one fault gives one
/// message and the rest of the file is still read.
#pragma once

#include <cairn/lang/ast.hpp>
#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>

namespace cairn::lang {

/// What came of one file. `tree` holds every declaration and clause that could be read, also where
/// `diagnostics` has errors; it views the text of `file`, which must outlive it.
struct ParsedFile {
  const SourceFile* file = nullptr;
  std::vector<Token> tokens;
  ast::File tree;
  DiagnosticList diagnostics;
  /// A table of recognitions is no policy text: the file that names it, and no tokens.
  const SourceFile* table_of = nullptr;
};

/// Brackets nested deeper than this are an error (E0203).
inline constexpr int max_nesting = 100;
/// Files larger than this are an error (E0109).
inline constexpr std::size_t max_file_bytes = std::size_t{16} << 20U;

/// Never throws, whatever the bytes.
[[nodiscard]] ParsedFile parse(const SourceFile& file);

}  // namespace cairn::lang
