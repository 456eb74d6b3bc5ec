// SPDX-License-Identifier: Apache-2.0
#include "syntax/letter_faults.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>

#include "base/utf8.hpp"
#include "syntax/fault_words.hpp"
#include "syntax/letter_hints.hpp"
#include "syntax/lookalikes.hpp"
#include "syntax/text_value.hpp"

namespace cairn::lang {
namespace {

class LetterFaults {
 public:
  LetterFaults(const SourceFile& file, const std::vector<Token>& tokens,
               DiagnosticList& diagnostics)
      : file_(file), tokens_(tokens), diagnostics_(diagnostics) {}

  void look_at(std::size_t at) {
    if (told_.erase(at) > 0) return;
    const Token& token = tokens_[at];
    const std::string_view text = file_.slice(token.span);
    switch (token.kind) {
      case TokenKind::word:
        word(token.span, text);
        return;
      case TokenKind::text:
        text_in_quotes(token.span, text);
        return;
      case TokenKind::number:
        number(token.span, text, text);
        return;
      case TokenKind::percent:
        number(token.span, text, text.substr(0, text.size() - 1));
        return;
      case TokenKind::date:
        if (!Date::parse(text)) {
          report(Code::bad_date, token.span, {std::string(text)}).hint =
              "dates are written year, month, day: `2026-01-31`";
        }
        return;
      case TokenKind::month_day:
        // 2024 has every day that any year has.
        if (!Date::parse("2024-" + std::string(text))) {
          const std::string range = hint_for_range(runs_of_digits(text), text);
          report(Code::bad_date, token.span, {std::string(text)}).hint =
              "a day of every year is written month, day: `02-01`" +
              (range.empty() ? "" : "; for a range, " + range);
        }
        return;
      case TokenKind::comment:
      case TokenKind::documentation:
        unseen_inside(token.span, text);
        return;
      case TokenKind::bad:
        bad(at, token.span, text);
        return;
      case TokenKind::blank:
      case TokenKind::newline:
      case TokenKind::symbol:
        return;
    }
  }

 private:
  Diagnostic& report(Code code, Span span, std::initializer_list<std::string> arguments) {
    return diagnostics_.report(code, span, arguments);
  }

  static Span part(Span span, std::size_t begin, std::size_t length) {
    const auto from = static_cast<std::uint32_t>(span.begin + begin);
    return {span.source, from, static_cast<std::uint32_t>(from + length)};
  }

  /// The first letter that does not belong into a name; one message a word.
  void word(Span span, std::string_view text) {
    std::string written;
    std::optional<std::size_t> fault;
    bool understood = true;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const std::optional<Lookalike> like =
          point.value < 0x80 ? std::nullopt : lookalike_of(point.value);
      if (!fault && (point.value >= 0x80 || point.value == '_')) fault = at;
      if (like) {
        written += like->like;
      } else if (point.value >= 0x80) {
        understood = false;
      } else {
        written += point.value == '_' ? '-' : text[at];
      }
      at += point.length;
    }
    if (fault) {
      const CodePoint point = code_point_at(text, *fault);
      const std::optional<Lookalike> like = lookalike_of(point.value);
      const Span place = part(span, *fault, point.length);
      Diagnostic& told = like ? report(Code::lookalike_character, place, {like->shown, like->like})
                              : report(Code::unexpected_character, place,
                                       {std::string(text.substr(*fault, point.length))});
      told.hint = understood ? "write " + code(written)
                             : "names are made of the letters a to z, digits and hyphens; "
                               "everything else stands in quotes";
      return;
    }
    hyphens(span, text);
  }

  void hyphens(Span span, std::string_view text) {
    const std::size_t pair = text.find("--");
    if (pair == std::string_view::npos && !text.ends_with('-')) return;
    const std::size_t at = pair == std::string_view::npos ? text.size() - 1 : pair + 1;
    report(Code::unexpected_character, part(span, at, 1), {"-"}).hint =
        "a hyphen stands between two letters or digits of a name";
  }

  void text_in_quotes(Span span, std::string_view text) {
    const TextValue value = text_value(text);
    if (text.front() != '"') {
      const CodePoint open = code_point_at(text, 0);
      const Span place = part(span, 0, open.length);
      const std::string shown(text.substr(0, open.length));
      Diagnostic& told = open.value == '\''
                             ? report(Code::unexpected_character, place, {shown})
                             : report(Code::lookalike_character, place, {shown, "\""});
      told.hint = "text stands in double quotes: " + code("\"" + value.value + "\"");
    }
    if (!value.closed) {
      report(Code::unterminated_text, span, {}).hint = "close it with `\"` on the same line";
    }
    for (const EscapeFault& fault : value.faults) {
      if (diagnostics_.size() > max_faults) return;
      report(Code::bad_escape, part(span, fault.begin, fault.length),
             {std::string(text.substr(fault.begin, fault.length))})
          .hint =
          "write a backslash itself as `\\\\`; text knows `\\\"`, `\\\\`, `\\/`, `\\n`, "
          "`\\t`, `\\r`, `\\b`, `\\f` and `\\u` with four hexadecimal digits";
    }
    unseen_inside(span, text);
  }

  /// In text and comments letters of every script are at home, but nothing that hides or reorders;
  /// one message each.
  void unseen_inside(Span span, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint point = code_point_at(text, at);
      const bool control = (point.value < 0x20 && point.value != '\t') ||
                           (point.value >= 0x7F && point.value <= 0x9F) || point.value == 0x2028 ||
                           point.value == 0x2029;
      if (!point.valid) {
        not_utf8(part(span, at, 1));
      } else if (control || is_bidirectional_control(point.value)) {
        report(Code::hidden_control, part(span, at, point.length), {code_point_name(point.value)})
            .hint = "take it out";
        return;
      }
      at += point.length;
    }
  }

  void number(Span span, std::string_view shown, std::string_view digits) {
    if (Number::parse_decimal(digits)) return;
    report(Code::bad_number, span, {std::string(shown)}).hint =
        "numbers have up to 18 digits, those behind the point among them";
  }

  void bad(std::size_t at, Span span, std::string_view text) {
    if (text.front() >= '0' && text.front() <= '9') {
      report(Code::malformed_number, span, {std::string(text)}).hint = hint_for_number(text);
      return;
    }
    const CodePoint point = code_point_at(text, 0);
    if (!point.valid) {
      not_utf8(part(span, 0, 1));
    } else if (is_hidden(point.value)) {
      report(Code::hidden_control, span, {code_point_name(point.value)}).hint = "take it out";
    } else if (const std::optional<Lookalike> like = lookalike_of(point.value)) {
      const std::string hint = like->like == "-" ? hint_for_dash(at) : "";
      report(Code::lookalike_character, span, {like->shown, like->like}).hint =
          !hint.empty()             ? hint
          : like->like == "a space" ? "write a plain space"
                                    : "write " + code(like->like);
    } else {
      sign(at, span, text);
    }
  }

  void sign(std::size_t at, Span span, std::string_view text) {
    if (text == "/" && date_with_slashes(at)) return;
    if (text == "[") told_with_it(at, "]");
    const bool comment = text.starts_with("//") || text.starts_with("/*");
    const bool twice = (text == "&" || text == "|") && written(at + 1) == text;
    if (twice) told_.insert(at + 1);
    const Span place = comment || twice ? part(span, 0, 2) : span;
    const std::string shown(file_.slice(place));
    std::string hint = text == ";" ? hint_for_semicolon(at) : text == "-" ? hint_for_dash(at) : "";
    // A bullet, as lists have them in a letter.
    const bool bullet = text == "*" || text == "+" || text.size() > 1;
    if (hint.empty() && bullet && !comment && begins_item(at)) hint = mark_before_line;
    report(Code::unexpected_character, place, {shown}).hint =
        hint.empty() ? hint_for_sign(shown) : hint;
  }

  /// `31/01/2026` is one fault.
  bool date_with_slashes(std::size_t at) {
    const bool five = at > 0 && at + 3 < tokens_.size() &&
                      tokens_[at - 1].kind == TokenKind::number &&
                      tokens_[at + 1].kind == TokenKind::number && written(at + 2) == "/" &&
                      tokens_[at + 3].kind == TokenKind::number;
    if (!five) return false;
    const Span whole = tokens_[at - 1].span.to(tokens_[at + 3].span);
    std::string hint = hint_for_date(runs_of_digits(file_.slice(whole)));
    if (hint.empty()) return false;
    report(Code::malformed_number, whole, {std::string(file_.slice(whole))}).hint = hint;
    told_.insert(at + 2);
    return true;
  }

  /// What closes a bracket is the same fault.
  void told_with_it(std::size_t open, std::string_view close) {
    constexpr std::size_t farthest = 200;
    const std::size_t end = std::min(tokens_.size(), open + farthest);
    for (std::size_t i = open + 1; i < end; ++i) {
      if (tokens_[i].kind != TokenKind::bad) continue;
      if (written(i) == written(open)) return;
      if (written(i) != close) continue;
      told_.insert(i);
      return;
    }
  }

  [[nodiscard]] std::string_view written(std::size_t at) const {
    return at < tokens_.size() ? file_.slice(tokens_[at].span) : std::string_view{};
  }

  [[nodiscard]] static bool is_space(TokenKind kind) {
    return kind == TokenKind::blank || kind == TokenKind::newline || kind == TokenKind::comment ||
           kind == TokenKind::documentation;
  }

  /// Whether it is the first thing on its line, and a word follows, as behind the dash of a list.
  [[nodiscard]] bool begins_item(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < tokens_.size() && tokens_[next].kind == TokenKind::blank)
      ++next;
    if (next >= tokens_.size() || tokens_[next].kind != TokenKind::word) return false;
    std::size_t before = at;
    while (before > 0 && tokens_[before - 1].kind == TokenKind::blank)
      --before;
    return before == 0 || tokens_[before - 1].kind == TokenKind::newline;
  }

  [[nodiscard]] std::string hint_for_dash(std::size_t at) const {
    if (begins_item(at)) return std::string(mark_before_line);
    const bool amount = at + 1 < tokens_.size() && (tokens_[at + 1].kind == TokenKind::number ||
                                                    tokens_[at + 1].kind == TokenKind::percent);
    return amount ? "amounts are never below zero; take it out" : "";
  }

  [[nodiscard]] std::string hint_for_semicolon(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < tokens_.size() && is_space(tokens_[next].kind))
      ++next;
    std::size_t before = at;
    while (before > 0 && is_space(tokens_[before - 1].kind))
      --before;
    const bool between_codes = before > 0 && next < tokens_.size() &&
                               tokens_[before - 1].kind == TokenKind::text &&
                               tokens_[next].kind == TokenKind::text;
    return between_codes ? "put a comma between the two"
                         : "lines need no mark at their end; take it out";
  }

  /// A file in another encoding has this at every accent: it is one fault.
  void not_utf8(Span span) {
    if (encoding_told_) return;
    encoding_told_ = true;
    report(Code::invalid_utf8, span, {}).hint = "save the file as UTF-8";
  }

  static constexpr std::string_view mark_before_line =
      "lines need no mark before them; take it out";

  const SourceFile& file_;
  const std::vector<Token>& tokens_;
  DiagnosticList& diagnostics_;
  std::set<std::size_t> told_;  ///< tokens further on whose fault was told already
  bool encoding_told_ = false;
};

}  // namespace

/// The token behind the last one of the line that `at` stands in.
static std::size_t end_of_line(const std::vector<Token>& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].kind != TokenKind::newline)
    ++at;
  return at == tokens.size() || at + 1 == tokens.size() ? tokens.size() : at;
}

/// Runs to the end of its line, because a quote is missing there or further on before it.
static bool is_open_text(const SourceFile& file, const Token& token) {
  return token.kind == TokenKind::text && !text_value(file.slice(token.span)).closed;
}

void report_letter_faults(const SourceFile& file, const std::vector<Token>& tokens,
                          DiagnosticList& diagnostics) {
  LetterFaults faults(file, tokens, diagnostics);
  std::size_t line_end = 0;
  bool spoilt = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (at >= line_end) {
      line_end = end_of_line(tokens, at);
      spoilt = line_end > at && is_open_text(file, tokens[line_end - 1]);
    }
    // Of a line in which a quote is missing, what stands outside of quotes may belong inside.
    if (spoilt && at + 1 < line_end) continue;
    if (diagnostics.size() > max_faults) {
      diagnostics.report(Code::too_many_faults, tokens[at].span, {std::to_string(max_faults)});
      return;
    }
    faults.look_at(at);
  }
}

}  // namespace cairn::lang
