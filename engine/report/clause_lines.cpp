// SPDX-License-Identifier: Apache-2.0
#include "report/clause_lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cairn/engine/report.hpp>

#include "report/display.hpp"
#include "report/words.hpp"

namespace cairn::engine::report {
namespace {

/// How much of a long list the page shows; the JSON report has all of it.
constexpr std::size_t most_lines_folded = 6;
constexpr std::size_t most_names_folded = 12;
constexpr std::size_t most_lines_of_used = 30;
constexpr std::size_t most_lines_of_a_reason = 3;
constexpr std::size_t most_names_of_a_line = 6;

constexpr std::size_t widest_label = 20;
constexpr std::size_t widest_name = 24;

/// What a registrar can act on comes first.
constexpr std::array reasons_in_order = {
    ExclusionReason::unknown_fact,  ExclusionReason::shut_out,    ExclusionReason::used_elsewhere,
    ExclusionReason::same_learning, ExclusionReason::not_current, ExclusionReason::does_not_match,
    ExclusionReason::not_needed,
};

/// Room for text beside the labels; where the page has less, text stands below them.
constexpr std::size_t least_text_room = 44;

struct Columns {
  std::size_t status = 0;
  std::size_t label = 0;
  std::size_t text = 0;  ///< where what belongs to a clause begins
  bool below = false;    ///< … and it begins on a line of its own
};

std::size_t label_columns(const ClauseAudit& clause) {
  return 2 * std::size_t{clause.depth} + display_width(safe_text(clause.label));
}

Columns columns_of(const Audit& audit, std::size_t page_width) {
  Columns columns;
  for (const ClauseAudit& clause : audit.clauses) {
    columns.status = std::max(columns.status, display_width(status_word(clause.status)));
    columns.label = std::max(columns.label, std::min(label_columns(clause), widest_label));
  }
  columns.text = 4 + columns.status + 2 + columns.label + 2;
  columns.below = columns.text + least_text_room > page_width;
  if (columns.below) columns.text = 6;
  return columns;
}

std::string_view heading_of(std::string_view block) {
  if (block == "requires") return "Requirements";
  if (block == "overall") return "Over everything that counts";
  if (block == "provided") return "Of the learner, and of everything held";
  if (block == "reuse") return "Shared with other awards";
  return block;
}

std::string title_beside_code(const CredentialRef& credential) {
  if (!has_speaking_code(credential) || credential.title == credential.code) return {};
  return clipped(safe_text(credential.title), 60);
}

std::string some_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most_names_of_a_line && names.size() > most_names_of_a_line + 1) {
      return text + " " + and_more(names.size() - i);
    }
    if (i > 0) text += ", ";
    text += names[i];
  }
  return text;
}

class ClauseLines {
 public:
  ClauseLines(Page& page, Columns columns, const ClauseAudit& clause,
              std::vector<std::string> members)
      : page_(page),
        columns_(columns),
        clause_(clause),
        members_(std::move(members)),
        group_(!members_.empty()) {}

  void add() {
    // Advice that is not followed is no failure.
    const bool unheeded = clause_.advisory && clause_.status == ClauseStatus::not_met;
    const Style style = unheeded ? Style::waiting : style_of(clause_.status);
    const std::string indent(2 * std::size_t{clause_.depth}, ' ');
    std::string text = asked_text(clause_, group_);
    if (clause_.status == ClauseStatus::not_chosen && group_) text += " " + some_of(members_);
    if (!clause_.when.empty()) {
      const bool list = text.ends_with(':');
      if (list) text.pop_back();
      text += " when " + safe_text(clause_.when) + (list ? ":" : "");
    }
    if (clause_.advisory) text += " (advice, without effect on the verdict)";
    page_.line({{"  " + std::string(unheeded ? "-" : mark_of(clause_.status)), 4, style},
                {std::string(unheeded ? "not met" : status_word(clause_.status)),
                 columns_.status + 2, style},
                {indent + safe_text(clause_.label), columns_.label + 2, Style::strong}},
               columns_.below ? "" : text);
    if (columns_.below) beside(text);
    switch (clause_.status) {
      case ClauseStatus::met:
        add_folded();
        return;
      case ClauseStatus::does_not_apply:
        add_notes();
        return;
      case ClauseStatus::not_chosen:
        return;
      case ClauseStatus::met_on_completion:
      case ClauseStatus::needs_decision:
      case ClauseStatus::cannot_tell:
      case ClauseStatus::not_met:
      case ClauseStatus::undecided:
        add_opened();
        return;
    }
  }

 private:
  [[nodiscard]] bool held() const { return clause_.block == "provided"; }

  [[nodiscard]] bool shows_amount_of(const UsedCredential& used) const {
    // Pieces of evidence that count together carry their amount once.
    const bool together = used.amount == "0" && !used.as.empty();
    return !clause_.measures.empty() && is_sum(clause_.measures.front().unit) && !together &&
           !used.amount.empty();
  }

  [[nodiscard]] bool lacks_amount(const UsedCredential& used) const {
    return !clause_.measures.empty() && is_sum(clause_.measures.front().unit) &&
           used.amount.empty();
  }

  /// What was counted; of a clause that counts nothing its text says all there is.
  [[nodiscard]] std::string counted_text() const {
    if (clause_.measures.empty()) return {};
    const Measured& measured = clause_.measures.front();
    if (measured.counted.empty() && measured.shortfall.empty()) return {};
    return measured_text(measured, held());
  }

  void beside(std::string_view text, Style style = Style::plain) {
    page_.hanging(columns_.text, 2, text, style);
  }

  /// What was counted, and the names of what counts: a line each where they are few and serve a
  /// requirement, else one behind the other.
  void add_folded() {
    std::string line;
    // Of a group that is met the members say it all.
    if (!group_) line = counted_text();
    const bool lines = clause_.block == "requires" && clause_.used.size() <= most_lines_folded;
    if (!lines && !clause_.used.empty()) line += (line.empty() ? "" : ": ") + folded_names();
    if (!line.empty()) beside(line);
    add_further_measures();
    if (lines) add_rows(used_rows(), 0);
    add_notes();
  }

  [[nodiscard]] std::string folded_names() const {
    const auto& used = clause_.used;
    std::string names;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (i == most_names_folded && used.size() > most_names_folded + 1) {
        names += ", " + and_more(used.size() - i);
        break;
      }
      if (i > 0) names += ", ";
      names += short_name(used[i].credential);
      const std::string& as = used[i].as;
      if (!as.empty() && as != used[i].credential.code) names += " as " + safe_text(as);
      if (shows_amount_of(used[i])) names += " (" + safe_text(used[i].amount) + ")";
      if (lacks_amount(used[i])) names += " (amount not known)";
    }
    return names;
  }

  void add_opened() {
    if (!clause_.documentation.empty()) beside(safe_text(clause_.documentation), Style::faint);
    const std::string counted = counted_text();
    if (!counted.empty()) beside(counted);
    add_further_measures();
    add_table("counts:", used_rows());
    for (const ExclusionReason reason : reasons_in_order)
      add_table(std::string(exclusion_words(reason)) + ":", excluded_rows(reason));
    for (const MissingFact& fact : clause_.missing) {
      const std::string why = safe_text(fact.why);
      // To be asked for it says already that it is not there.
      const bool says_more = !why.empty() && !why.starts_with("the record gives no ") &&
                             !why.starts_with("the record does not give ");
      beside("please supply " + fact_text(fact.credential, fact.field) +
             (says_more ? ": " + why : ""));
    }
    add_notes();
    if (!clause_.because.empty()) beside("because: " + safe_text(clause_.because), Style::faint);
    // Of a group the members say where they stand.
    std::string where = group_ ? "" : place_text(clause_.place);
    if (!clause_.source.empty()) where += (where.empty() ? "" : ", ") + safe_text(clause_.source);
    if (!where.empty()) beside(where, Style::faint);
  }

  void add_further_measures() {
    for (std::size_t i = 1; i < clause_.measures.size(); ++i) {
      const Measured& measure = clause_.measures[i];
      // Only of an `including` the text is the demand alone.
      const bool suffix = measure.text.starts_with("spanning ");
      beside((suffix ? "" : "including ") + safe_text(measure.text) + ": " +
             measured_text(measure, held()));
    }
  }

  void add_notes() {
    for (const std::string& note : clause_.notes)
      beside(safe_text(note));
  }

  struct Row {
    std::string name;
    std::string text;
  };

  void add_rows(const std::vector<Row>& rows, std::size_t indent) {
    std::size_t names = 0;
    for (const Row& row : rows) {
      if (!row.text.empty()) names = std::max(names, display_width(row.name));
    }
    names = std::min(names, widest_name);
    const Cell margin{std::string(columns_.text + indent, ' '), columns_.text + indent};
    for (const Row& row : rows) {
      if (row.text.empty()) {
        page_.line({margin}, row.name);
      } else if (display_width(row.name) <= names) {
        page_.line({margin, {row.name, names + 2}}, row.text);
      } else {
        page_.hanging(columns_.text + indent, 2, row.name + ": " + row.text);
      }
    }
  }

  void add_table(std::string_view heading, const std::vector<Row>& rows) {
    if (rows.empty()) return;
    beside(heading, Style::faint);
    add_rows(rows, 2);
  }

  [[nodiscard]] std::vector<Row> used_rows() const {
    std::vector<Row> rows;
    const auto& used = clause_.used;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (i == most_lines_of_used) {
        rows.push_back({and_more(used.size() - i), ""});
        break;
      }
      std::string text;
      const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        if (!text.empty()) text += ", ";
        text += part;
      };
      add(title_beside_code(used[i].credential));
      if (shows_amount_of(used[i])) {
        add(amount_text(used[i].amount, clause_.measures.front().unit));
      } else if (lacks_amount(used[i])) {
        add("amount not known");
      }
      add(manner_of(used[i]));
      rows.push_back({short_name(used[i].credential), text});
    }
    return rows;
  }

  /// Credentials that are out for the same reason in the same words share a line.
  [[nodiscard]] std::vector<Row> excluded_rows(ExclusionReason reason) const {
    struct Shared {
      std::string why;
      std::vector<std::string> names;
    };
    std::vector<Shared> lines;
    for (const ExcludedCredential& excluded : clause_.excluded) {
      if (excluded.reason != reason) continue;
      std::string why = safe_text(excluded.why);
      const std::string by = safe_text(excluded.by);
      if (why.find(by) == std::string::npos) why += why.empty() ? by : " (" + by + ")";
      const auto same = std::find_if(lines.begin(), lines.end(),
                                     [&](const Shared& line) { return line.why == why; });
      Shared& line = same == lines.end() ? lines.emplace_back(Shared{why, {}}) : *same;
      line.names.push_back(short_name(excluded.credential));
    }
    std::vector<Row> rows;
    for (const Shared& line : lines) {
      if (rows.size() == most_lines_of_a_reason) {
        std::size_t rest = 0;
        for (std::size_t i = rows.size(); i < lines.size(); ++i)
          rest += lines[i].names.size();
        rows.push_back({and_more(rest), ""});
        break;
      }
      rows.push_back({some_of(line.names), line.why});
    }
    return rows;
  }

  Page& page_;
  Columns columns_;
  const ClauseAudit& clause_;
  std::vector<std::string> members_;
  bool group_;
};

std::vector<std::string> members_of(const Audit& audit, std::size_t index) {
  std::vector<std::string> labels;
  if (!has_members(audit, index)) return labels;
  const std::uint32_t depth = audit.clauses[index].depth;
  for (std::size_t i = index + 1; i < audit.clauses.size(); ++i) {
    if (audit.clauses[i].depth <= depth) break;
    if (audit.clauses[i].depth == depth + 1) labels.push_back(safe_text(audit.clauses[i].label));
  }
  return labels;
}

}  // namespace

bool has_members(const Audit& audit, std::size_t index) {
  return index + 1 < audit.clauses.size() &&
         audit.clauses[index + 1].depth > audit.clauses[index].depth &&
         audit.clauses[index + 1].block == audit.clauses[index].block;
}

void add_clauses(Page& page, const Audit& audit) {
  const Columns columns = columns_of(audit, page.width());
  std::string_view block;
  std::size_t folded_depth = 0;
  bool folded = false;
  for (std::size_t i = 0; i < audit.clauses.size(); ++i) {
    const ClauseAudit& clause = audit.clauses[i];
    // What stands in a branch that was not taken is named in its line.
    if (folded && clause.depth > folded_depth) continue;
    folded =
        clause.status == ClauseStatus::not_chosen || clause.status == ClauseStatus::does_not_apply;
    folded_depth = clause.depth;
    // The clauses of an award that is part of this one stand together, whatever their block.
    if (clause.depth == 0 && clause.block != block) {
      page.heading(heading_of(clause.block));
      block = clause.block;
    }
    ClauseLines(page, columns, clause, members_of(audit, i)).add();
  }
}

}  // namespace cairn::engine::report
