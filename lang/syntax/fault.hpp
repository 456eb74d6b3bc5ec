// SPDX-License-Identifier: Apache-2.0
/// @file
/// A place where the text of a policy leaves the grammar, as the parser sees it: which rule could
/// not be matched, at which terminal. fault_messages.cpp makes a message of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <cairn/lang/diagnostic.hpp>

#include "syntax/terminal.hpp"

namespace cairn::lang {

/// What braces hold. Each block has its own words that begin a line.
enum class Block : unsigned char {
  file,
  policy,
  framework,
  crosswalk,
  conversion,
  scale,
  recognise,
  reuse,
  evidence,
  award,
  rule,
  test,
  given,
  clauses
};

/// Faults that are understood by more than what was expected.
enum class FaultKind : unsigned char {
  expected,        ///< something else had to stand here
  missing_behind,  ///< something had to stand right behind the word before
  misplaced,       ///< what stands here has to stand behind something else
  keyword,         ///< one word of the language had to stand here
  unknown_line,    ///< nothing in this block begins like that
  unclosed,        ///< the block (or list) is never closed
  list_end,        ///< neither a comma nor the closing brace of a list
  no_base,         ///< a share that does not say of what
  too_deep,
  no_edition
};

/// A point of the grammar where reading can fail.
struct FaultPoint {
  FaultKind kind = FaultKind::expected;
  std::string_view what;   ///< what had to stand there
  std::string_view hint;   ///< what to write, where that does not depend on what was found
  std::string_view words;  ///< for the nearest spelling, separated by `|`
  Terminal keyword = Terminal::past_last;
  Block block = Block::file;
};

struct Fault {
  const FaultPoint* point = nullptr;
  std::size_t at = 0;     ///< the terminal that did not fit
  std::size_t first = 0;  ///< where the clause, line or declaration begins that is given up
  std::optional<std::size_t> opener;  ///< the innermost bracket that is open
};

}  // namespace cairn::lang
