// SPDX-License-Identifier: Apache-2.0
#include "syntax/letter_faults.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>

#include "base/utf8.hpp"
#include "syntax/lookalikes.hpp"
#include "syntax/text_value.hpp"

namespace cairn::lang {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

std::string quoted(std::string_view code) {
  return "`" + std::string(code) + "`";
}

/// Words a foreign sign was probably meant to be.
std::string hint_for_sign(std::string_view sign) {
  if (sign == ";") return "lines need no mark at their end; take it out";
  if (sign == "%") return "write the share without a blank: `50%`";
  if (sign == "'") return "text stands in double quotes: `\"…\"`";
  if (sign == "[") return "lists stand in braces: `{ \"A-1\", \"A-2\" }`";
  if (sign == "]") return "lists stand in braces: `{ \"A-1\", \"A-2\" }`";
  if (sign == "&") return "write `and`";
  if (sign == "|") return "write `or`";
  if (sign == "!") return "write `not`, or `is not`";
  if (sign == "/" || sign == "*")
    return "comments begin with `#`; nothing is calculated in a policy";
  if (sign == "+" || sign == "-") return "nothing is calculated in a policy";
  return "";
}

/// `15credits`, `2026-1-5`, `100-105`
std::string hint_for_number(std::string_view text) {
  const auto letter = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(letter - text.begin());
  const std::string_view rest = text.substr(digits);
  const bool only_letters = !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  });
  if (only_letters && rest.front() != '-' && rest.size() > 2) {
    return "write " + quoted(std::string(text.substr(0, digits)) + " " + std::string(rest));
  }
  const bool dashed =
      std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '-'; });
  if (dashed && digits == 4 && text.substr(0, 4) >= "1000" && text.substr(0, 4) <= "2999" &&
      rest.size() <= 6) {
    return "write a date with four, two and two digits: `2026-01-31`";
  }
  if (rest.find('%') != std::string_view::npos) return "";
  return "write a code in quotes: " + quoted("\"" + std::string(text) + "\"");
}

class LetterFaults {
 public:
  LetterFaults(const SourceFile& file, DiagnosticList& diagnostics)
      : file_(file), diagnostics_(diagnostics) {}

  void look_at(const Token& token) {
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
          report(Code::bad_date, token.span, {std::string(text)}).hint =
              "a day of every year is written month, day: `02-01`";
        }
        return;
      case TokenKind::comment:
      case TokenKind::documentation:
        unseen_inside(token.span, text);
        return;
      case TokenKind::bad:
        bad(token.span, text);
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
      told.hint = understood ? "write " + quoted(written)
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
      told.hint = "text stands in double quotes: " + quoted("\"" + value.value + "\"");
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

  void bad(Span span, std::string_view text) {
    if (is_digit(text.front())) {
      report(Code::malformed_number, span, {std::string(text)}).hint = hint_for_number(text);
      return;
    }
    const CodePoint point = code_point_at(text, 0);
    if (!point.valid) {
      not_utf8(part(span, 0, 1));
    } else if (is_hidden(point.value)) {
      report(Code::hidden_control, span, {code_point_name(point.value)}).hint = "take it out";
    } else if (const std::optional<Lookalike> like = lookalike_of(point.value)) {
      report(Code::lookalike_character, span, {like->shown, like->like}).hint =
          like->like == "a space" ? "write a plain space" : "write " + quoted(like->like);
    } else {
      report(Code::unexpected_character, span, {std::string(text)}).hint = hint_for_sign(text);
    }
  }

  /// A file in another encoding has this at every accent: it is one fault.
  void not_utf8(Span span) {
    if (encoding_told_) return;
    encoding_told_ = true;
    report(Code::invalid_utf8, span, {}).hint = "save the file as UTF-8";
  }

  const SourceFile& file_;
  DiagnosticList& diagnostics_;
  bool encoding_told_ = false;
};

}  // namespace

void report_letter_faults(const SourceFile& file, const std::vector<Token>& tokens,
                          DiagnosticList& diagnostics) {
  LetterFaults faults(file, diagnostics);
  for (const Token& token : tokens) {
    if (diagnostics.size() > max_faults) {
      diagnostics.report(Code::too_many_faults, token.span, {std::to_string(max_faults)});
      return;
    }
    faults.look_at(token);
  }
}

}  // namespace cairn::lang
