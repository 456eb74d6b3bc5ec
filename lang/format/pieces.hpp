// SPDX-License-Identifier: Apache-2.0
/// @file
/// A file as the layout needs it: its words with the comments that belong to each, the brackets
/// that belong together, and where a line may be broken. Of the author's layout only the empty
/// lines and the places of the comments are left.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <cairn/lang/token.hpp>

#include "syntax/node_tree.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

/// A comment without the blanks at its end.
struct Comment {
  std::string_view text;
  bool empty_line_before = false;
};

inline constexpr std::uint8_t no_break = 255;
inline constexpr std::uint32_t no_comment = static_cast<std::uint32_t>(-1);

/// One terminal.
struct Piece {
  std::string_view text;
  Terminal terminal = Terminal::past_last;
  std::uint8_t gap = 0;                ///< blanks before it within a line
  std::uint8_t reluctance = no_break;  ///< to break the line before it; the least goes first
  bool empty_line_before = false;      ///< before it, behind its comments
  bool is_list = false;                ///< `{` of a list, not of a block
  bool is_modifier = false;            ///< begins a modifier of a clause
  std::uint32_t width = 0;             ///< in code points
  std::uint32_t position = 0;          ///< where it ends if the whole file is one line
  std::uint32_t partner = 0;           ///< the bracket that belongs to it; itself for all else
  std::uint32_t owner = 0;             ///< of `{`: the innermost node around it
  std::uint32_t first_comment = 0;     ///< those on lines of their own before it: [first, last)
  std::uint32_t last_comment = 0;
  std::uint32_t trailing = no_comment;  ///< the comment behind it on its line
  std::uint32_t next_stop = 0;          ///< the first piece from here on that must begin a new line
};

class Pieces {
 public:
  Pieces(const Sentence& sentence, const std::vector<Token>& tokens, const NodeTree& tree);

  [[nodiscard]] std::size_t size() const { return pieces_.size() - 1; }
  /// One more than there are: the end of the file, which can have comments before it.
  [[nodiscard]] const Piece& operator[](std::size_t index) const { return pieces_[index]; }
  [[nodiscard]] const Comment& comment(std::size_t index) const { return comments_[index]; }

  /// How wide [begin, end) is on one line.
  [[nodiscard]] std::size_t width(std::size_t begin, std::size_t end) const {
    if (begin >= end) return 0;
    return pieces_[end - 1].position - pieces_[begin].position + pieces_[begin].width;
  }
  /// Whether a comment stands between two pieces of [begin, end).
  [[nodiscard]] bool has_stop(std::size_t begin, std::size_t end) const {
    return begin < end && pieces_[begin + 1].next_stop < end;
  }
  /// `label:`
  [[nodiscard]] bool is_label(std::size_t index) const {
    return is_word(pieces_[index].terminal) && index < size() &&
           pieces_[index + 1].terminal == Terminal::colon;
  }

 private:
  void take_tokens(const Sentence& sentence, const std::vector<Token>& tokens);
  void pair_brackets();
  void take_nodes(const NodeTree& tree);
  void tell_lists(const NodeTree& tree);
  void mark_modifiers(const NodeTree& tree, std::size_t node);
  void set_breaks();
  void set_gaps();

  std::vector<Piece> pieces_;
  std::vector<Comment> comments_;
};

}  // namespace cairn::lang
