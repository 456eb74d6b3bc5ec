// SPDX-License-Identifier: Apache-2.0
// docs/tables.md says what the columns mean.
#include "check/tables.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "base/suggest.hpp"
#include "check/table_text.hpp"

namespace cairn::lang::checking {
namespace {

enum class Column {
  label,
  code,
  issuer,
  min_grade,
  as,
  kind,
  worth,
  level,
  subject,
  match,
  usable_only_in,
  from,
  until,
  authority,
  source,
  approval,
  once,
  grade_kept,
  note
};

struct ColumnRow {
  std::string_view name;
  Column column;
};
constexpr auto columns = std::to_array<ColumnRow>({
    {"label", Column::label},
    {"code", Column::code},
    {"issuer", Column::issuer},
    {"min-grade", Column::min_grade},
    {"as", Column::as},
    {"kind", Column::kind},
    {"worth", Column::worth},
    {"level", Column::level},
    {"subject", Column::subject},
    {"match", Column::match},
    {"usable-only-in", Column::usable_only_in},
    {"from", Column::from},
    {"until", Column::until},
    {"authority", Column::authority},
    {"source", Column::source},
    {"approval", Column::approval},
    {"once", Column::once},
    {"grade-kept", Column::grade_kept},
    {"note", Column::note},
});

std::string_view name_of(Column column) {
  return columns[static_cast<std::size_t>(column)].name;
}

std::string ticked_text(std::string_view text) {
  return "`" + std::string(text) + "`";
}

bool is_name(std::string_view text) {
  const auto is_letter = [](char it) {
    return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z');
  };
  return !text.empty() && is_letter(text.front()) && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), [&](char it) {
           return is_letter(it) || (it >= '0' && it <= '9') || it == '-';
         });
}

/// A word of a cell, where it stands in the file.
struct Piece {
  std::string_view text;
  Span span;
};

class TableBuilder {
 public:
  TableBuilder(const SourceFile& table, ParsedFile& parsed) : table_(table), parsed_(parsed) {}

  void build() {
    const auto rows = table_rows(table_, parsed_.diagnostics);
    if (!rows) return;
    if (rows->empty()) {
      parsed_.diagnostics.report(Code::empty_table, span_of_file()).hint =
          "write the names of the columns in the first row, such as `code,issuer,as,worth`, and a "
          "recognition in each row below";
      return;
    }
    if (!read_header(rows->front())) return;
    if (rows->size() == 1)
      parsed_.diagnostics.report(Code::empty_table, rows->front().span).hint =
          "write a recognition in each row below the names of the columns";
    std::map<std::vector<std::string>, const Row*> seen;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
      if (row->cells.size() != header_.size()) {
        report_width(*row);
        continue;
      }
      if (!is_new(*row, seen)) continue;
      row_ = &*row;
      good_ = true;
      ast::Recognise recognise = recognition();
      if (!good_) continue;
      parsed_.tree.declarations.push_back(
          {std::move(recognise), {}, cell(Column::code).span, row->span});
    }
  }

 private:
  [[nodiscard]] Span span_of_file() const { return {table_.id(), 0, 0}; }

  bool read_header(const Row& header) {
    std::map<Column, Span> seen;
    bool good = true;
    for (const Cell& cell : header.cells) {
      const auto* found = std::find_if(columns.begin(), columns.end(),
                                       [&](const ColumnRow& row) { return row.name == cell.text; });
      if (found == columns.end()) {
        report_unknown_column(cell);
        good = false;
        continue;
      }
      const auto [first, added] = seen.try_emplace(found->column, cell.span);
      if (!added) {
        Diagnostic& again = parsed_.diagnostics.report(Code::duplicate_name, cell.span,
                                                       {"column", std::string(found->name)});
        again.labels.push_back({first->second, "the first is here"});
        again.hint = "take one of the two away";
        good = false;
      }
      at_[found->column] = header_.size();
      header_.push_back(found->column);
    }
    if (!good) return false;
    const bool says_as = at_.contains(Column::as) || at_.contains(Column::worth);
    if (at_.contains(Column::code) && says_as) return true;
    parsed_.diagnostics
        .report(Code::missing_column, header.span, {at_.contains(Column::code) ? "as" : "code"})
        .hint =
        "a table has at least `code`, what is recognised, and `as` or `worth`, what it "
        "counts as";
    return false;
  }

  void report_unknown_column(const Cell& cell) {
    Diagnostic& unknown = parsed_.diagnostics.report(Code::unknown_column, cell.span, {cell.text});
    std::vector<std::string_view> known;
    std::string listed;
    for (const ColumnRow& row : columns) {
      known.push_back(row.name);
      listed += (listed.empty() ? "`" : ", `") + std::string(row.name) + "`";
    }
    const auto near = nearest(cell.text, known);
    unknown.hint =
        near ? "write `" + *near + "`" : "the columns are " + listed + "; put remarks under `note`";
  }

  void report_width(const Row& row) {
    const auto cells = [](std::size_t count) {
      return std::to_string(count) + (count == 1 ? " cell" : " cells");
    };
    parsed_.diagnostics
        .report(Code::bad_row, row.span,
                {std::to_string(row.number), "has " + cells(row.cells.size()) +
                                                 ", and the header has " + cells(header_.size())})
        .hint =
        "a cell without content has its separator all the same; a text that holds one stands "
        "in quotes";
  }

  bool is_new(const Row& row, std::map<std::vector<std::string>, const Row*>& seen) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      texts.push_back(header_[i] == Column::note ? std::string() : row.cells[i].text);
    const auto [first, added] = seen.try_emplace(std::move(texts), &row);
    if (added) return true;
    Diagnostic& again = parsed_.diagnostics.report(
        Code::repeated_row, row.span,
        {std::to_string(row.number), std::to_string(first->second->number)});
    again.labels.push_back({first->second->span, "the same stands here"});
    again.hint = "take one of the two away";
    return false;
  }

  // ---- cells

  [[nodiscard]] const Cell& cell(Column column) const {
    static const Cell none;
    const auto found = at_.find(column);
    return found == at_.end() ? none : row_->cells[found->second];
  }

  void bad_cell(Column column, const std::string& what, std::string hint) {
    good_ = false;
    const Cell& of = cell(column);
    parsed_.diagnostics
        .report(Code::bad_cell, of.span,
                {std::to_string(row_->number), std::string(name_of(column)), what})
        .hint = std::move(hint);
  }

  std::optional<ast::Text> text(Column column) const {
    const Cell& of = cell(column);
    if (of.text.empty()) return std::nullopt;
    return ast::Text{of.text, of.span};
  }

  /// The words of a cell in the file, apart by blanks.
  [[nodiscard]] std::vector<Piece> pieces(Column column, std::string_view between = " \t") const {
    const Span span = cell(column).span;
    const std::string_view raw = table_.slice(span);
    std::vector<Piece> found;
    for (std::size_t at = 0; at < raw.size();) {
      const std::size_t begin = raw.find_first_not_of(between, at);
      if (begin == std::string_view::npos) break;
      at = std::min(raw.find_first_of(between, begin), raw.size());
      const auto offset = [&](std::size_t i) { return span.begin + static_cast<std::uint32_t>(i); };
      found.push_back({raw.substr(begin, at - begin), {span.source, offset(begin), offset(at)}});
    }
    return found;
  }

  static ast::Word word(const Piece& piece) { return {piece.text, piece.span}; }

  std::optional<ast::Word> name(Column column, const std::string& what) {
    const Cell& of = cell(column);
    if (of.text.empty()) return std::nullopt;
    const std::vector<Piece> found = pieces(column);
    if (found.size() == 1 && is_name(found[0].text)) return word(found[0]);
    bad_cell(column, ticked_text(of.text) + " is not " + what,
             "write a word of letters, digits and hyphens");
    return std::nullopt;
  }

  bool yes(Column column) {
    const Cell& of = cell(column);
    if (of.text.empty() || of.text == "no") return false;
    if (of.text == "yes") return true;
    bad_cell(column, ticked_text(of.text) + " is neither `yes` nor `no`",
             "write `yes`, or leave the cell empty");
    return false;
  }

  std::optional<ast::DateLiteral> date(Column column) {
    const Cell& of = cell(column);
    if (of.text.empty()) return std::nullopt;
    if (const auto day = Date::parse(of.text)) return ast::DateLiteral{*day, of.span};
    bad_cell(column, ticked_text(of.text) + " is not a date",
             "write year, month and day, as in `2026-01-31`");
    return std::nullopt;
  }

  static std::optional<Number> amount_in(std::string_view text) {
    const auto number = Number::parse_decimal(text);
    return number && !number->is_negative() ? number : std::nullopt;
  }

  std::optional<ast::PercentLiteral> percent(Column column) {
    const Cell& of = cell(column);
    if (of.text.empty()) return std::nullopt;
    const std::string_view digits =
        std::string_view(of.text).substr(0, of.text.size() - (of.text.back() == '%' ? 1U : 0U));
    if (const auto number = amount_in(digits)) return ast::PercentLiteral{*number, of.span};
    bad_cell(column, ticked_text(of.text) + " is not a share", "write a share, as in `80%`");
    return std::nullopt;
  }

  /// `15`, `15 credits`, `7.5 ects credits`, `150 hours`
  std::optional<ast::Quantity> quantity() {
    const Cell& of = cell(Column::worth);
    const std::vector<Piece> words = pieces(Column::worth);
    const auto number = words.empty() ? std::nullopt : amount_in(words[0].text);
    const std::string_view noun = words.size() > 1 ? words.back().text : "credits";
    const bool hours = noun == "hours" || noun == "hour";
    const bool credits = noun == "credits" || noun == "credit";
    const bool framework = words.size() == 3 && credits && is_name(words[1].text);
    if (number && (hours || credits) && (words.size() < 3 || framework)) {
      return ast::Quantity{{*number, words[0].span},
                           framework ? std::optional(word(words[1])) : std::nullopt,
                           hours ? ast::AmountNoun::hours : ast::AmountNoun::credits,
                           of.span};
    }
    bad_cell(Column::worth, ticked_text(of.text) + " is not an amount",
             "write `15`, `7.5 ects credits`, `150 hours` or `by conversion`");
    return std::nullopt;
  }

  /// `5`, `Entry 3`, `level 5`, `eqf level 5`
  std::optional<ast::LevelReference> level() const {
    const Cell& of = cell(Column::level);
    if (of.text.empty()) return std::nullopt;
    const std::vector<Piece> words = pieces(Column::level);
    ast::LevelReference reference;
    reference.span = of.span;
    std::size_t at = 0;
    if (words.size() > 2 && words[1].text == "level" && is_name(words[0].text)) {
      reference.framework = word(words[0]);
      at = 2;
    } else if (words.size() > 1 && words[0].text == "level") {
      at = 1;
    }
    const Span rest = words.empty() ? of.span : words[at].span.to(words.back().span);
    const std::string_view value = table_.slice(rest);
    if (const auto number = amount_in(value)) {
      reference.level = ast::NumberLiteral{*number, rest};
    } else {
      reference.level = ast::Text{std::string(value), rest};
    }
    return reference;
  }

  std::optional<ast::Path> path() {
    const Cell& of = cell(Column::usable_only_in);
    if (of.text.empty()) return std::nullopt;
    ast::Path read;
    read.span = of.span;
    for (const Piece& part : pieces(Column::usable_only_in, "."))
      read.parts.push_back(word(part));
    if (std::all_of(read.parts.begin(), read.parts.end(),
                    [](const ast::Word& part) { return is_name(part.text); }))
      return read;
    bad_cell(Column::usable_only_in, ticked_text(of.text) + " is not an award or a clause of one",
             "write the name of an award, or an award and its clause, as in `data-practice.core`");
    return std::nullopt;
  }

  // ---- a row

  ast::CodeItem evidence() {
    ast::CodeItem item;
    const Cell& code = cell(Column::code);
    item.code = {code.text, code.span};
    if (code.text.empty())
      bad_cell(Column::code, "there is no code", "write the code of what is recognised");
    if (auto issuer = text(Column::issuer)) item.issuer = std::move(*issuer);
    if (auto grade = text(Column::min_grade)) {
      const Span span = grade->span;
      ast::FieldTest test{
          std::nullopt, ast::Word{"grade", span},
          ast::CompareCheck{ast::Comparison::greater_equal, {std::move(*grade), span}}};
      item.where = ast::Predicate{std::move(test), span};
    }
    return item;
  }

  ast::Target target() {
    ast::Target target;
    target.span = row_->span;
    const Cell& as = cell(Column::as);
    const Cell& worth = cell(Column::worth);
    const bool converts = worth.text == "by conversion";
    if (converts) target.by_conversion = ast::Word{"by conversion", worth.span};
    std::optional<ast::Quantity> amount;
    if (!worth.text.empty() && !converts) amount = quantity();
    if (as.text == "itself") {
      target.what = ast::Target::Itself{};
    } else if (!as.text.empty()) {
      target.what = ast::Text{as.text, as.span};
    } else if (amount) {
      target.what = *amount;
      amount.reset();
    } else if (good_) {
      bad_cell(at_.contains(Column::as) ? Column::as : Column::worth,
               "nothing says what it counts as",
               "write a code or `itself` under `as`, or an amount under `worth`");
    }
    target.worth = amount;
    target.kind = name(Column::kind, "a kind of credential");
    target.level = level();
    for (const Piece& subject : pieces(Column::subject, ";")) {
      std::string_view trimmed = subject.text;
      trimmed.remove_prefix(std::min(trimmed.find_first_not_of(' '), trimmed.size()));
      trimmed = trimmed.substr(0, trimmed.find_last_not_of(' ') + 1);
      if (!trimmed.empty()) target.subjects.push_back({std::string(trimmed), subject.span});
    }
    target.match = percent(Column::match);
    target.usable_only_in = path();
    return target;
  }

  ast::Recognise recognition() {
    ast::Recognise recognise;
    recognise.label = name(Column::label, "a label");
    recognise.evidence.push_back(evidence());
    recognise.evidence_span = cell(Column::code).span;
    recognise.targets.push_back(target());
    recognise.authority = text(Column::authority);
    recognise.source = text(Column::source);
    recognise.approver = text(Column::approval);
    recognise.once = yes(Column::once);
    recognise.grade_kept = yes(Column::grade_kept);
    const auto from = date(Column::from);
    const auto until = date(Column::until);
    if (from && until) {
      recognise.period = ast::Period{from, until, from->span.to(until->span)};
    } else if (from || until) {
      recognise.period = ast::Period{from, until, from ? from->span : until->span};
    }
    return recognise;
  }

  const SourceFile& table_;
  ParsedFile& parsed_;
  std::vector<Column> header_;
  std::map<Column, std::size_t> at_;
  const Row* row_ = nullptr;
  bool good_ = true;
};

}  // namespace

ParsedFile read_table(const SourceFile& table, const SourceFile& named_by) {
  ParsedFile parsed;
  parsed.file = &table;
  parsed.table_of = &named_by;
  TableBuilder(table, parsed).build();
  return parsed;
}

}  // namespace cairn::lang::checking
