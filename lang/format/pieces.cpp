// SPDX-License-Identifier: Apache-2.0
#include "format/pieces.hpp"

#include <algorithm>

namespace cairn::lang {
namespace {

using T = Terminal;

// How reluctantly a line is broken, outside of brackets.
constexpr std::uint8_t behind_comma = 0;
constexpr std::uint8_t before_part = 1;   // except, weighted, rounded …
constexpr std::uint8_t before_scope = 2;  // where, from
constexpr std::uint8_t before_and = 3;
constexpr std::uint8_t each_bracket = 4;

bool opens(T terminal) {
  return terminal == T::open_brace || terminal == T::open_bracket;
}

bool closes(T terminal) {
  return terminal == T::close_brace || terminal == T::close_bracket;
}

bool is_modifier_word(T terminal) {
  return terminal == T::when || terminal == T::unless || terminal == T::advisory ||
         terminal == T::because || terminal == T::source;
}

std::uint8_t reluctance_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::except:
    case NodeKind::by_credits:
    case NodeKind::each_equal:
    case NodeKind::rounding:
    case NodeKind::stated:
      return before_part;
    case NodeKind::scope:
      return before_scope;
    case NodeKind::and_:
    case NodeKind::or_:
      return before_and;
    default:
      return no_break;
  }
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::string_view without_blanks_at_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t") + 1);
}

std::uint8_t gap_between(const Piece& left, const Piece& right) {
  switch (right.terminal) {
    case T::comma:
    case T::colon:
    case T::dot:
    case T::close_bracket:
      return 0;
    case T::open_bracket:
      // `where (`, `not (`; but `follows standard(40 credits)`.
      if (is_word(left.terminal) && !is_reserved(left.terminal)) return 0;
      break;
    default:
      break;
  }
  if (left.terminal == T::dot || left.terminal == T::open_bracket) return 0;
  return right.is_modifier ? 2 : 1;
}

}  // namespace

Pieces::Pieces(const Sentence& sentence, const std::vector<Token>& tokens, const NodeTree& tree) {
  take_tokens(sentence, tokens);
  pair_brackets();
  take_nodes(tree);
  tell_lists(tree);
  set_breaks();
  set_gaps();
}

void Pieces::take_tokens(const Sentence& sentence, const std::vector<Token>& tokens) {
  pieces_.reserve(sentence.size() + 1);
  Piece next;
  std::size_t newlines = 2;  // nothing stands on the line before the first
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::newline) {
      ++newlines;
    } else if (token.kind == TokenKind::comment || token.kind == TokenKind::documentation) {
      const std::string_view text = without_blanks_at_end(sentence.file().slice(token.span));
      if (newlines == 0) {
        pieces_.back().trailing = static_cast<std::uint32_t>(comments_.size());
        next.first_comment = next.last_comment = static_cast<std::uint32_t>(comments_.size() + 1);
      } else {
        ++next.last_comment;
      }
      comments_.push_back({text, newlines > 1});
      newlines = 0;
      // The newline that ends a comment is not told apart from one that ends a word.
    } else if (pieces_.size() < sentence.size() && i == sentence.token(pieces_.size())) {
      next.text = sentence.file().slice(token.span);
      next.terminal = sentence.at(pieces_.size());
      next.width = code_points(next.text);
      next.empty_line_before = newlines > 1;
      pieces_.push_back(next);
      next = {};
      next.first_comment = next.last_comment = static_cast<std::uint32_t>(comments_.size());
      newlines = 0;
    }
  }
  pieces_.push_back(next);
  auto stop = static_cast<std::uint32_t>(size());
  for (std::size_t i = size() + 1; i > 0; --i) {
    Piece& piece = pieces_[i - 1];
    const bool behind_comment = i > 1 && pieces_[i - 2].trailing != no_comment;
    if (behind_comment || piece.first_comment < piece.last_comment) {
      stop = static_cast<std::uint32_t>(i - 1);
    }
    piece.next_stop = stop;
  }
}

void Pieces::pair_brackets() {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
    pieces_[i].partner = i;
    if (opens(pieces_[i].terminal)) {
      open.push_back(i);
    } else if (closes(pieces_[i].terminal) && !open.empty()) {
      pieces_[i].partner = open.back();
      pieces_[open.back()].partner = i;
      open.pop_back();
    }
  }
}

void Pieces::take_nodes(const NodeTree& tree) {
  std::vector<std::uint32_t> around;
  std::uint32_t node = 0;
  for (std::uint32_t i = 0; i < size(); ++i) {
    Piece& piece = pieces_[i];
    while (!around.empty() && tree[around.back()].last <= i)
      around.pop_back();
    for (; node < tree.size() && tree[node].first <= i; ++node) {
      piece.reluctance = std::min(piece.reluctance, reluctance_of(tree[node].kind));
      around.push_back(node);
      mark_modifiers(tree, node);
    }
    if (piece.terminal != T::open_brace) continue;
    auto innermost = around.rbegin();
    while (innermost != around.rend() && tree[*innermost].last <= piece.partner)
      ++innermost;
    piece.owner = innermost == around.rend() ? 0 : *innermost;
  }
}

void Pieces::mark_modifiers(const NodeTree& tree, std::size_t node) {
  const Node& clause = tree[node];
  if (!is_label(clause.first) || clause.last < clause.first + 3) return;
  bool behind_body = false;
  for (std::size_t part = node + 1; part < clause.next; part = tree[part].next) {
    const std::uint32_t begin = tree[part].first;
    const std::uint32_t end = tree[part].last;
    if (behind_body && is_modifier_word(pieces_[begin].terminal)) pieces_[begin].is_modifier = true;
    if (begin >= clause.first + 2) behind_body = true;
    const bool all_modifiers =
        clause.kind == NodeKind::clause || is_modifier_word(pieces_[end].terminal);
    if (behind_body && end < clause.last && all_modifiers) pieces_[end].is_modifier = true;
  }
}

void Pieces::tell_lists(const NodeTree& tree) {
  for (std::size_t i = 0; i < size(); ++i) {
    Piece& piece = pieces_[i];
    if (piece.terminal != T::open_brace) continue;
    const NodeKind kind = tree[piece.owner].kind;
    piece.is_list = kind == NodeKind::list;
    if (kind == NodeKind::list || kind == NodeKind::clauses) continue;
    // A list that the grammar reads without a rule of its own: commas stand between its parts.
    for (std::size_t part = piece.owner + 1; part < tree[piece.owner].next;
         part = tree[part].next) {
      if (tree[part].first > i && tree[part].last < piece.partner &&
          pieces_[tree[part].last].terminal == T::comma) {
        piece.is_list = true;
      }
    }
  }
}

void Pieces::set_breaks() {
  std::uint8_t depth = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    Piece& piece = pieces_[i];
    const T before = i > 0 ? pieces_[i - 1].terminal : T::past_last;
    if (before == T::comma) piece.reluctance = behind_comma;
    const bool after_subject = before == T::learner || before == T::award;
    if (piece.terminal == T::where && !is_label(i)) piece.reluctance = before_scope;
    if (piece.terminal == T::where && after_subject) piece.reluctance = no_break;
    if (before == T::open_bracket || before == T::open_brace || closes(piece.terminal)) {
      piece.reluctance = no_break;
    }
    if (piece.terminal == T::open_bracket && depth < 50) ++depth;
    if (piece.terminal == T::close_bracket && depth > 0) --depth;
    if (piece.reluctance != no_break) {
      piece.reluctance = static_cast<std::uint8_t>(piece.reluctance + depth * each_bracket);
    }
  }
}

void Pieces::set_gaps() {
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < size(); ++i) {
    Piece& piece = pieces_[i];
    if (i > 0) piece.gap = gap_between(pieces_[i - 1], piece);
    position += piece.gap + piece.width;
    piece.position = position;
  }
}

}  // namespace cairn::lang
