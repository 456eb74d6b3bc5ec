// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether a formatted text still says what it said.
#pragma once

#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>

#include "syntax/structure.hpp"

namespace cairn::lang {

/// A text, its tokens, and what the grammar finds in them.
struct Reading {
  const SourceFile& file;
  const std::vector<Token>& tokens;
  const Structure& structure;
};

/// The same words and comments in the same order, blanks and empty lines aside, the same
/// documentation on the same words, and the same structure.
[[nodiscard]] bool say_the_same(const Reading& left, const Reading& right);

}  // namespace cairn::lang
