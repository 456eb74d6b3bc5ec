// SPDX-License-Identifier: Apache-2.0
/// @file
/// The alphabet of the structural grammar. Each token that means something becomes one byte: its
/// class, or which of the grammar's words it is. The grammar is then a PEGTL grammar over these
/// bytes: no rule has to think of blanks and comments, looking ahead is one comparison, and what a
/// token is has been settled once, by lexemes.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>

namespace cairn::lang {

/// `word` is every word that the grammar does not know. The reserved words stand before it, the
/// words of their place behind, so that both "any word" and "any name" are ranges.
enum class Terminal : std::uint8_t {
  text = 1,
  number,
  percent,
  date,
  month_day,
  open_brace,
  close_brace,
  open_bracket,
  close_bracket,
  comma,
  colon,
  dot,
  equals,
  less,
  less_equal,
  greater,
  greater_equal,
#define CAIRN_RESERVED_WORD(name, text) name,
#define CAIRN_WORD(name, text)
#include "syntax/words.def"
#undef CAIRN_RESERVED_WORD
#undef CAIRN_WORD
  word,
#define CAIRN_RESERVED_WORD(name, text)
#define CAIRN_WORD(name, text) name,
#include "syntax/words.def"
#undef CAIRN_RESERVED_WORD
#undef CAIRN_WORD
  past_last
};

inline constexpr Terminal first_word = Terminal::edition;
inline constexpr Terminal last_word =
    static_cast<Terminal>(static_cast<std::uint8_t>(Terminal::past_last) - 1);

[[nodiscard]] constexpr bool is_word(Terminal terminal) {
  return first_word <= terminal && terminal <= last_word;
}
[[nodiscard]] constexpr bool is_reserved(Terminal terminal) {
  return first_word <= terminal && terminal < Terminal::word;
}

/// The class of a word: itself where the grammar knows it, else `Terminal::word`.
[[nodiscard]] Terminal terminal_of_word(std::string_view text);

/// A word of the grammar, or a symbol, as it is written; empty for classes.
[[nodiscard]] std::string_view spelling(Terminal terminal);

/// The tokens of a file that mean something, side by side: what the grammar reads, and where each
/// stands. Positions in the grammar are indexes into these.
class Sentence {
 public:
  Sentence(const SourceFile& file, const std::vector<Token>& tokens);

  [[nodiscard]] std::size_t size() const { return terminals_.size(); }
  [[nodiscard]] std::string_view bytes() const { return terminals_; }
  /// `Terminal::past_last` behind the end.
  [[nodiscard]] Terminal at(std::size_t index) const {
    return index < size() ? static_cast<Terminal>(terminals_[index]) : Terminal::past_last;
  }
  [[nodiscard]] Span span(std::size_t index) const;
  [[nodiscard]] std::string_view text(std::size_t index) const;
  /// The empty place right behind the token before; at the start of the file for index 0.
  [[nodiscard]] Span behind(std::size_t index) const;
  /// Whether no other token stands before it on its line.
  [[nodiscard]] bool first_on_line(std::size_t index) const;
  /// Whether its line begins with it, without indentation.
  [[nodiscard]] bool at_margin(std::size_t index) const;
  /// Which of all tokens of the file it is.
  [[nodiscard]] std::size_t token(std::size_t index) const { return tokens_[index]; }
  [[nodiscard]] const SourceFile& file() const { return *file_; }

 private:
  const SourceFile* file_;
  const std::vector<Token>* all_;
  std::string terminals_;
  std::vector<std::uint32_t> tokens_;
};

}  // namespace cairn::lang
