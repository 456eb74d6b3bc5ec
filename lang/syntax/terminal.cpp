// SPDX-License-Identifier: Apache-2.0
#include "syntax/terminal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace cairn::lang {
namespace {

using Entry = std::pair<std::string_view, Terminal>;

constexpr auto words = [] {
  auto table = std::to_array<Entry>({
#define CAIRN_RESERVED_WORD(name, text) {text, Terminal::name},
#define CAIRN_WORD(name, text) {text, Terminal::name},
#include "syntax/words.def"
#undef CAIRN_RESERVED_WORD
#undef CAIRN_WORD
  });
  std::sort(table.begin(), table.end());
  return table;
}();

constexpr auto symbols = std::to_array<Entry>({{"{", Terminal::open_brace},
                                               {"}", Terminal::close_brace},
                                               {"(", Terminal::open_bracket},
                                               {")", Terminal::close_bracket},
                                               {",", Terminal::comma},
                                               {":", Terminal::colon},
                                               {".", Terminal::dot},
                                               {"=", Terminal::equals},
                                               {"<", Terminal::less},
                                               {"<=", Terminal::less_equal},
                                               {">", Terminal::greater},
                                               {">=", Terminal::greater_equal}});

template <std::size_t size>
std::string_view written(const std::array<Entry, size>& table, Terminal terminal) {
  const auto* const entry = std::find_if(table.begin(), table.end(), [terminal](const Entry& each) {
    return each.second == terminal;
  });
  return entry == table.end() ? std::string_view{} : entry->first;
}

Terminal terminal_of_symbol(std::string_view text) {
  const auto* const entry = std::find_if(symbols.begin(), symbols.end(),
                                         [text](const Entry& each) { return each.first == text; });
  return entry == symbols.end() ? Terminal::past_last : entry->second;
}

/// `past_last` for what the grammar does not read.
Terminal terminal_of(TokenKind kind, std::string_view text) {
  switch (kind) {
    case TokenKind::word:
      return terminal_of_word(text);
    case TokenKind::text:
      return Terminal::text;
    case TokenKind::number:
      return Terminal::number;
    case TokenKind::percent:
      return Terminal::percent;
    case TokenKind::date:
      return Terminal::date;
    case TokenKind::month_day:
      return Terminal::month_day;
    case TokenKind::symbol:
      return terminal_of_symbol(text);
    case TokenKind::bad:
      // A malformed number has had its message; read as a number, what stands around it is read.
      return text.front() >= '0' && text.front() <= '9' ? Terminal::number : Terminal::past_last;
    case TokenKind::comment:
    case TokenKind::documentation:
    case TokenKind::blank:
    case TokenKind::newline:
      return Terminal::past_last;
  }
  return Terminal::past_last;
}

}  // namespace

Terminal terminal_of_word(std::string_view text) {
  const auto* const entry = std::lower_bound(
      words.begin(), words.end(), text,
      [](const Entry& each, std::string_view sought) { return each.first < sought; });
  return entry != words.end() && entry->first == text ? entry->second : Terminal::word;
}

std::string_view spelling(Terminal terminal) {
  const std::string_view word = written(words, terminal);
  return word.empty() ? written(symbols, terminal) : word;
}

Sentence::Sentence(const SourceFile& file, const std::vector<Token>& tokens)
    : file_(&file), all_(&tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Terminal terminal = terminal_of(tokens[i].kind, file.slice(tokens[i].span));
    if (terminal == Terminal::past_last) continue;
    terminals_.push_back(static_cast<char>(terminal));
    tokens_.push_back(static_cast<std::uint32_t>(i));
  }
}

Span Sentence::span(std::size_t index) const {
  if (index >= size()) return behind(index);
  return (*all_)[tokens_[index]].span;
}

std::string_view Sentence::text(std::size_t index) const {
  return index < size() ? file_->slice(span(index)) : std::string_view{};
}

Span Sentence::behind(std::size_t index) const {
  index = std::min(index, size());
  if (index == 0) return {file_->id(), 0, 0};
  const Span before = (*all_)[tokens_[index - 1]].span;
  return {before.source, before.end, before.end};
}

bool Sentence::first_on_line(std::size_t index) const {
  if (index >= size()) return true;
  for (std::size_t i = tokens_[index]; i > 0; --i) {
    const TokenKind kind = (*all_)[i - 1].kind;
    if (kind == TokenKind::newline) return true;
    if (kind != TokenKind::blank && kind != TokenKind::bad) return false;
  }
  return true;
}

bool Sentence::at_margin(std::size_t index) const {
  if (index >= size()) return false;
  const std::uint32_t begin = span(index).begin;
  return begin == 0 || file_->text()[begin - 1] == '\n';
}

}  // namespace cairn::lang
