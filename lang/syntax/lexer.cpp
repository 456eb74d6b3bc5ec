// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <tao/pegtl.hpp>

#include <cairn/lang/token.hpp>

#include "syntax/letter_faults.hpp"
#include "syntax/lexemes.hpp"

namespace cairn::lang {
namespace {

namespace pegtl = tao::pegtl;

template <class Rule>
struct action : pegtl::nothing<Rule> {};

template <TokenKind kind>
struct append {
  template <class Input>
  static void apply(const Input& in, const SourceId source, std::vector<Token>& tokens) {
    const auto begin = static_cast<std::uint32_t>(in.iterator() - in.input().begin());
    const auto end = static_cast<std::uint32_t>(begin + in.size());
    tokens.push_back({kind, {source, begin, end}});
  }
};

// clang-format off
template <> struct action<lexemes::blank>         : append<TokenKind::blank> {};
template <> struct action<lexemes::line_ending>   : append<TokenKind::newline> {};
template <> struct action<lexemes::documentation> : append<TokenKind::documentation> {};
template <> struct action<lexemes::comment>       : append<TokenKind::comment> {};
template <> struct action<lexemes::text>          : append<TokenKind::text> {};
template <> struct action<lexemes::word>          : append<TokenKind::word> {};
template <> struct action<lexemes::date>          : append<TokenKind::date> {};
template <> struct action<lexemes::month_day>     : append<TokenKind::month_day> {};
template <> struct action<lexemes::percent>       : append<TokenKind::percent> {};
template <> struct action<lexemes::number>        : append<TokenKind::number> {};
template <> struct action<lexemes::number_like>   : append<TokenKind::bad> {};
template <> struct action<lexemes::symbol>        : append<TokenKind::symbol> {};
template <> struct action<lexemes::bad>           : append<TokenKind::bad> {};
// clang-format on

/// `// …` and `/* … */` are comments elsewhere. As one token each they are one fault, and their
/// words are not read as lines of the policy.
void join_foreign_comments(std::string_view text, std::vector<Token>& tokens) {
  const auto is_bad = [](const Token& token) { return token.kind == TokenKind::bad; };
  if (std::none_of(tokens.begin(), tokens.end(), is_bad)) return;
  std::vector<Token> joined;
  joined.reserve(tokens.size());
  bool closed_again = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    joined.push_back(token);
    const std::string_view sign = text.substr(token.span.begin, 2);
    const bool address = i > 0 && text[token.span.begin - 1] == ':';
    if (token.kind != TokenKind::bad || address || (sign != "//" && sign != "/*")) continue;
    const std::size_t close = sign == "/*" && closed_again ? text.find("*/", token.span.begin + 2)
                                                           : std::string_view::npos;
    // Sought once: a file may begin a comment on every line and close none.
    if (sign == "/*" && close == std::string_view::npos) closed_again = false;
    const std::size_t line = text.find_first_of("\r\n", token.span.begin);
    const std::size_t end =
        std::min(close == std::string_view::npos ? line : close + 2, text.size());
    while (i + 1 < tokens.size() && tokens[i + 1].span.begin < end)
      ++i;
    joined.back().span = joined.back().span.to(tokens[i].span);
  }
  tokens = std::move(joined);
}

}  // namespace

/// Of ordinary policies, blanks among the tokens; room for what it foretells is made at once.
constexpr std::size_t bytes_per_token = 3;

TokenTable tokenize(const SourceFile& file) {
  TokenTable table;
  const std::string_view text = file.text();
  table.tokens.reserve(text.size() / bytes_per_token);
  pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, std::string_view> in(text, "");
  pegtl::parse<lexemes::everything, action>(in, file.id(), table.tokens);
  join_foreign_comments(text, table.tokens);
  report_letter_faults(file, table.tokens, table.diagnostics);
  return table;
}

std::string_view token_kind_name(TokenKind kind) {
  switch (kind) {
    case TokenKind::word:
      return "word";
    case TokenKind::text:
      return "text";
    case TokenKind::number:
      return "number";
    case TokenKind::percent:
      return "percent";
    case TokenKind::date:
      return "date";
    case TokenKind::month_day:
      return "month-day";
    case TokenKind::symbol:
      return "symbol";
    case TokenKind::comment:
      return "comment";
    case TokenKind::documentation:
      return "documentation";
    case TokenKind::blank:
      return "blank";
    case TokenKind::newline:
      return "newline";
    case TokenKind::bad:
      return "bad";
  }
  return "";
}

}  // namespace cairn::lang
