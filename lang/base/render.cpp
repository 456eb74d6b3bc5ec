// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <cairn/lang/render.hpp>

#include "base/utf8.hpp"

namespace cairn::lang {
namespace {

constexpr int tab_width = 4;
/// Lines are cut to about this many columns around the place.
constexpr std::size_t widest = 120;
constexpr std::size_t before_place = 60;

enum class Style { plain, error, warning, note, faint };

class Painter {
 public:
  explicit Painter(bool colour) : colour_(colour) {}

  [[nodiscard]] std::string operator()(Style style, std::string_view text) const {
    if (!colour_ || text.empty() || style == Style::plain) return std::string(text);
    return std::string(code(style)) + std::string(text) + "\x1b[0m";
  }

 private:
  static std::string_view code(Style style) {
    switch (style) {
      case Style::plain:
        return "";
      case Style::error:
        return "\x1b[1;31m";
      case Style::warning:
        return "\x1b[1;33m";
      case Style::note:
        return "\x1b[1;36m";
      case Style::faint:
        return "\x1b[1;34m";
    }
    return "";
  }

  bool colour_;
};

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Style::error;
    case Severity::warning:
      return Style::warning;
    case Severity::note:
      return Style::note;
  }
  return Style::plain;
}

/// A character as it is printed: what could act on the terminal, or cannot be seen, by its name.
struct Glyph {
  std::string text;
  std::size_t width = 0;
  std::size_t begin = 0;  ///< its byte in the line
};

Glyph glyph_at(std::string_view line, std::size_t at, std::size_t column, std::size_t& length) {
  const CodePoint point = code_point_at(line, at);
  length = point.length;
  if (!point.valid) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const std::string shown{'<', digits[point.value / 16], digits[point.value % 16], '>'};
    return {shown, shown.size(), at};
  }
  if (point.value == '\t') {
    const std::size_t width = tab_width - column % tab_width;
    return {std::string(width, ' '), width, at};
  }
  if (is_hidden(point.value)) {
    const std::string shown = "<" + code_point_name(point.value) + ">";
    return {shown, shown.size(), at};
  }
  return {std::string(line.substr(at, point.length)),
          static_cast<std::size_t>(display_width(point.value)), at};
}

/// A line of the source as it is printed, and the columns that bytes of it take.
struct PrintedLine {
  std::string text;
  std::size_t mark_begin = 0;
  std::size_t mark_width = 0;
};

PrintedLine print(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Glyph> glyphs;
  std::size_t column = 0;
  // Past the place by the widest line, nothing can be shown any more.
  const std::size_t first_shown = begin > 4 * widest ? begin - 4 * widest : 0;
  const std::size_t last_shown = std::min(line.size(), begin + 4 * widest);
  for (std::size_t at = first_shown; at < last_shown;) {
    std::size_t length = 1;
    glyphs.push_back(glyph_at(line, at, column, length));
    column += glyphs.back().width;
    at += length;
  }
  std::size_t mark = 0;
  for (const Glyph& glyph : glyphs) {
    if (glyph.begin < begin) mark += glyph.width;
  }
  const bool cut_left = first_shown > 0 || (column > widest && mark > before_place);
  const std::size_t left = cut_left && mark > before_place ? mark - before_place : 0;
  PrintedLine printed;
  if (cut_left) printed.text = "…";
  printed.mark_begin = cut_left ? 1 : 0;
  bool cut_right = last_shown < line.size();
  std::size_t position = 0;
  std::size_t shown = 0;
  for (const Glyph& glyph : glyphs) {
    const std::size_t here = position;
    position += glyph.width;
    if (here < left) continue;
    if (shown + glyph.width > widest) {
      cut_right = true;
      break;
    }
    shown += glyph.width;
    printed.text += glyph.text;
    if (glyph.begin < begin) printed.mark_begin += glyph.width;
    if (glyph.begin >= begin && glyph.begin < end) printed.mark_width += glyph.width;
  }
  if (cut_right) printed.text += "…";
  printed.mark_width = std::max<std::size_t>(printed.mark_width, 1);
  return printed;
}

/// Text of the user inside of messages: nothing in it reaches the terminal as a command.
std::string visible(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 1;
    if (text[at] == '\n' || text[at] == '\t') {
      shown += ' ';
    } else {
      shown += glyph_at(text, at, 0, length).text;
    }
    at += length;
  }
  return shown;
}

class Renderer {
 public:
  Renderer(const Sources& sources, RenderOptions options)
      : sources_(sources), paint_(options.colour) {}

  [[nodiscard]] std::string operator()(const Diagnostic& diagnostic) const {
    const Style style = style_of(diagnostic.severity());
    std::string out = paint_(style, std::string(severity_name(diagnostic.severity())) + "[" +
                                        std::string(code_text(diagnostic.code)) + "]") +
                      ": " + visible(diagnostic.message()) + "\n";
    if (diagnostic.span.source.value >= sources_.size()) {
      if (!diagnostic.hint.empty()) out += "  = hint: " + visible(diagnostic.hint) + "\n";
      return out;
    }
    const std::size_t margin = margin_of(diagnostic);
    place(out, diagnostic.span, "", style, margin, "-->");
    for (const Label& label : diagnostic.labels) {
      if (label.span.source.value < sources_.size())
        place(out, label.span, label.text, Style::faint, margin, ":::");
    }
    if (!diagnostic.hint.empty()) {
      out += std::string(margin + 1, ' ') + paint_(Style::faint, "=") +
             " hint: " + visible(diagnostic.hint) + "\n";
    }
    return out;
  }

 private:
  [[nodiscard]] LineColumn start(Span span) const {
    return sources_.file(span.source).line_column(span.begin);
  }

  [[nodiscard]] std::size_t margin_of(const Diagnostic& diagnostic) const {
    std::uint32_t last = start(diagnostic.span).line;
    for (const Label& label : diagnostic.labels) {
      if (label.span.source.value < sources_.size()) last = std::max(last, start(label.span).line);
    }
    return std::to_string(last).size();
  }

  /// Where it is, the line, and the mark under it; `:::` leads in a further place.
  void place(std::string& out, Span span, std::string_view label, Style style, std::size_t margin,
             std::string_view arrow) const {
    const SourceFile& file = sources_.file(span.source);
    const LineColumn at = start(span);
    const std::string blank(margin, ' ');
    out += blank + paint_(Style::faint, arrow) + " " + visible(file.name()) + ":" +
           std::to_string(at.line) + ":" + std::to_string(at.column) + "\n";
    const std::string_view line = file.line_text(at.line);
    const std::size_t begin =
        std::min<std::size_t>(span.begin - file.line_begin(at.line), line.size());
    const std::size_t end = std::min<std::size_t>(begin + span.length(), line.size());
    const PrintedLine printed = print(line, begin, end);
    const std::string number = std::to_string(at.line);
    const std::string bar = paint_(Style::faint, "|");
    out += blank + " " + bar + "\n";
    out += std::string(margin - number.size(), ' ') + paint_(Style::faint, number) + " " + bar +
           " " + printed.text + "\n";
    const char mark = label.empty() ? '^' : '-';
    std::string underline(printed.mark_width, mark);
    if (!label.empty()) underline += " " + visible(label);
    out += blank + " " + bar + " " + std::string(printed.mark_begin, ' ') +
           paint_(style, underline) + "\n";
  }

  const Sources& sources_;
  Painter paint_;
};

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources, RenderOptions options) {
  return Renderer(sources, options)(diagnostic);
}

std::string render(const DiagnosticList& diagnostics, const Sources& sources,
                   RenderOptions options) {
  if (diagnostics.empty()) return "";
  const Renderer renderer(sources, options);
  std::string out;
  std::array<std::size_t, 3> counts{};
  for (const Diagnostic& diagnostic : diagnostics) {
    out += renderer(diagnostic) + "\n";
    ++counts.at(static_cast<std::size_t>(diagnostic.severity()));
  }
  std::string closing;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    const std::size_t count = counts.at(static_cast<std::size_t>(severity));
    if (count == 0) continue;
    if (!closing.empty()) closing += ", ";
    closing += counted(count, severity_name(severity));
  }
  return out + closing + "\n";
}

}  // namespace cairn::lang
