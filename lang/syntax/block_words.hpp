// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which words begin a line of which block, for finding the next line after a fault and for saying
/// where a misplaced word belongs.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "syntax/fault.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

class Braces;

/// `a policy`, `an award`, as messages name a block.
[[nodiscard]] std::string_view block_name(Block block);

/// The words that begin a line of the block. None for clauses, whose labels are free.
[[nodiscard]] const std::vector<Terminal>& block_words(Block block);

/// Words that go on within a line of the block, behind what is complete: for the nearest spelling.
[[nodiscard]] std::vector<std::string_view> words_within_lines(Block block);

/// Another block in which the word begins a line.
[[nodiscard]] std::optional<Block> home_of(Terminal word, Block but_not);

/// Whether a declaration begins here: its word, and behind it what no line of a block has.
[[nodiscard]] bool begins_declaration(const Sentence& sentence, std::size_t at);

/// Whether a line of this block begins here, as far as its first words tell.
[[nodiscard]] bool begins_line(const Sentence& sentence, std::size_t at, Block block);

/// Whether what stands here belongs outside of the block, so that a closing brace is missing: a
/// declaration at the margin, or a line of the block around it.
[[nodiscard]] bool lies_outside(const Sentence& sentence, std::size_t at, Block block);

/// Whether only the body of a clause begins like this: `at least`, `all of`, `only` …
[[nodiscard]] bool begins_body(const Sentence& sentence, std::size_t at);

/// Where reading goes on after a fault: the next line or clause of the block, its closing brace, or
/// what lies outside of it. Always behind `fault.first`.
[[nodiscard]] std::size_t resume_after(const Sentence& sentence, const Braces& braces,
                                       const Fault& fault, Block block);

/// `core:`
[[nodiscard]] bool is_label(const Sentence& sentence, std::size_t at);

}  // namespace cairn::lang
