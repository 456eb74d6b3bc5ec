// SPDX-License-Identifier: Apache-2.0
/// @file
/// The lossless token table of a file: every byte belongs to exactly one token, so that the texts
/// of all tokens in order are the file. The formatter, the editor and the tests of highlighting
/// read it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang {

enum class TokenKind : std::uint8_t {
  word,           ///< `data-practice`, keyword or name
  text,           ///< `"…"`
  number,         ///< `45`, `7.5`
  percent,        ///< `50%`
  date,           ///< `2026-01-31`
  month_day,      ///< `02-01`
  symbol,         ///< one of `{ } ( ) , : . = < <= > >=`
  comment,        ///< `# …` to the end of the line, without it
  documentation,  ///< `## …` to the end of the line, without it
  blank,          ///< spaces, tabs
  newline,        ///< one line ending
  bad             ///< bytes that belong to nothing; a diagnostic says why
};

struct Token {
  TokenKind kind{};
  Span span;
};

struct TokenTable {
  std::vector<Token> tokens;
  DiagnosticList diagnostics;  ///< faults of letters and words (E01xx)
};

/// Total: never fails, whatever the bytes.
[[nodiscard]] TokenTable tokenize(const SourceFile& file);

[[nodiscard]] std::string_view token_kind_name(TokenKind kind);

}  // namespace cairn::lang
