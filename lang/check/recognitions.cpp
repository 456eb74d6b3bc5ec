// SPDX-License-Identifier: Apache-2.0
// Equivalency: what evidence is recognised as what, and what counts at most once.
#include <algorithm>
#include <map>

#include "check/amounts.hpp"
#include "check/conversions.hpp"
#include "check/evidence.hpp"
#include "check/passes.hpp"
#include "check/paths.hpp"
#include "check/periods.hpp"
#include "check/selections.hpp"

namespace cairn::lang::checking {
namespace {

std::string label_of(const Checker& checker, const ast::Recognise& recognise) {
  if (recognise.label) return std::string(recognise.label->text);
  if (recognise.evidence.empty()) return checker.text(recognise.evidence_span);
  std::string label;
  for (const ast::CodeItem& item : recognise.evidence) {
    if (!label.empty()) label += " and ";
    label += item.code.value;
    if (!item.issuer) continue;
    const auto* text = std::get_if<ast::Text>(&*item.issuer);
    label += " from " +
             (text != nullptr ? text->value : std::string(std::get<ast::Word>(*item.issuer).text));
  }
  return label;
}

/// Declarations in an order of their own: by `key`, then by their whole text.
template <class Node, class Key>
void sort_by_text(const Checker& checker, std::vector<Declared<Node>>& declared, Key key) {
  using Row = std::pair<std::pair<std::string, std::string>, Declared<Node>>;
  std::vector<Row> rows;
  for (const Declared<Node>& one : declared)
    rows.push_back({{key(*one.node), checker.text(one.declaration->span)}, one});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& left, const Row& right) { return left.first < right.first; });
  std::transform(rows.begin(), rows.end(), declared.begin(),
                 [](const Row& row) { return row.second; });
}

/// Where alone it counts: in an award, or in a clause that credentials serve.
bool check_usable(Checker& checker, const ast::Path& path, program::Target& checked) {
  checked.usable_text = checker.text(path.span);
  const auto award = award_named(checker, path.parts.front());
  if (!award) return false;
  if (path.parts.size() == 1) {
    checked.usable_in_award = award;
    return true;
  }
  const auto clause = clause_of_award(checker, *award, path, 1);
  if (!clause) return false;
  const program::Clause& found = checker.program[*clause];
  if (found.block != program::Block::requirements) {
    checker.report(Code::usable_outside_requires, path.span, {checked.usable_text}).hint =
        "name the award, or a clause of its `requires`";
    return false;
  }
  checked.usable_in_clause = clause;
  return true;
}

bool check_by_conversion(Checker& checker, const ast::Target& target) {
  const Span by = target.by_conversion->span;
  const auto* amount = std::get_if<ast::Quantity>(&target.what);
  if (amount != nullptr || target.worth) {
    checker
        .report(Code::amount_twice, by,
                {checker.text(amount != nullptr ? amount->span : target.worth->span)})
        .hint = "write what it is worth, or that this follows `by conversion`";
    return false;
  }
  return something_converts(checker, by);
}

Checked<program::Target> check_target(Checker& checker, const ast::Target& target) {
  program::Target checked;
  bool good = true;
  if (target.kind) {
    const auto kind = kind_of(checker, *target.kind);
    good = kind.has_value();
    if (kind) checked.kind = *kind;
  }
  if (const auto* code = std::get_if<ast::Text>(&target.what)) checked.code = code->value;
  checked.itself = std::holds_alternative<ast::Target::Itself>(target.what);
  const auto* amount = std::get_if<ast::Quantity>(&target.what);
  if (amount != nullptr && target.worth) {
    checker.report(Code::amount_twice, target.worth->span, {checker.text(amount->span)}).hint =
        "give the amount once";
    good = false;
  } else if (amount != nullptr || target.worth) {
    checked.worth = amount_of(checker, amount != nullptr ? *amount : *target.worth);
    good = good && checked.worth.has_value();
  }
  if (target.level) {
    checked.level = level_of(checker, *target.level);
    good = good && checked.level.has_value();
  }
  for (const ast::Text& subject : target.subjects)
    checked.subjects.push_back(subject.value);
  if (target.usable_only_in) good = check_usable(checker, *target.usable_only_in, checked) && good;
  if (target.match) {
    checked.match = target.match->value;
    if (Number(100) < *checked.match) {
      checker.report(Code::share_over_whole, target.match->span, {checker.text(target.match->span)})
          .hint = "write how much of the content agrees, at most `100%`";
      good = false;
    }
  }
  if (target.by_conversion) {
    checked.by_conversion = true;
    good = check_by_conversion(checker, target) && good;
  }
  return good ? Checked<program::Target>(checked) : std::nullopt;
}

void check_recognition(Checker& checker, const Declared<ast::Recognise>& declared) {
  const ast::Recognise& recognise = *declared.node;
  program::Recognition checked;
  checked.label = label_of(checker, recognise);
  bool good = true;
  if (recognise.each) {
    checked.each = check_selection(checker, *recognise.each);
    good = checked.each.has_value();
  }
  if (recognise.chosen) {
    auto choices = check_evidence(checker, *recognise.chosen);
    good = choices.has_value();
    if (choices) checked.choices = std::move(*choices);
  }
  if (recognise.conferral) {
    checked.conferral = award_named(checker, *recognise.conferral);
    good = checked.conferral.has_value();
  }
  const bool in_table = checker.is_table(declared.declaration->span);
  for (const ast::CodeItem& item : recognise.evidence) {
    auto entry = check_entry(checker, item, item.code.span);
    good = good && entry.has_value();
    if (entry && entry->where && in_table) {
      const std::string grade = checker.text(item.where->span);
      checker.program.predicates[entry->where->value].text = "grade >= \"" + grade + "\"";
    }
    if (entry) checked.evidence.push_back(std::move(*entry));
  }
  for (const ast::Target& target : recognise.targets) {
    auto one = check_target(checker, target);
    const bool one_piece = recognise.evidence.size() == 1 || recognise.each;
    if (one && target.by_conversion && !one_piece) {
      checker
          .report(Code::nothing_to_convert, target.by_conversion->span,
                  {recognise.conferral ? "a conferral" : "evidence of several pieces"})
          .hint = "write what it is worth, as in `worth 15 credits`";
      one.reset();
    }
    good = good && one.has_value();
    if (one) checked.targets.push_back(std::move(*one));
  }
  if (recognise.targets.empty() && !checker.has_fault_within(declared.declaration->span)) {
    checker.report(Code::missing_line, declared.declaration->keyword, {"the recognition", "as"})
        .hint = "say what the evidence counts as, as in `as \"DATA-520\"`";
    good = false;
  }
  if (recognise.period) {
    const auto period = check_period(checker, *recognise.period);
    good = good && period.has_value();
    if (period) {
      checked.from = period->from;
      checked.until = period->until;
    }
  }
  if (recognise.authority) checked.authority = recognise.authority->value;
  if (recognise.source) checked.source = recognise.source->value;
  if (recognise.approver) checked.approver = recognise.approver->value;
  checked.grade_kept = recognise.grade_kept;
  checked.once = recognise.once;
  checked.text = checker.text(declared.declaration->span);
  checked.place = checker.place(declared.declaration->span);
  if (!good) {
    if (recognise.label) checker.names.lost.insert(recognise.label->text);
    return;
  }
  checker.program.recognitions.push_back(std::move(checked));
  checker.recognition_sources.push_back(declared.declaration);
}

bool same_evidence(const program::Program& program, const program::Recognition& left,
                   const program::Recognition& right) {
  const auto same_test = [&](const program::Entry& entry, const program::Entry& other) {
    if (!entry.where || !other.where) return !entry.where && !other.where;
    return program[*entry.where].text == program[*other.where].text;
  };
  const auto within = [&](const program::Entry& entry, const std::vector<program::Entry>& others) {
    return std::any_of(others.begin(), others.end(), [&](const program::Entry& other) {
      const bool common =
          (entry.issuers.empty() && other.issuers.empty()) ||
          std::any_of(entry.issuers.begin(), entry.issuers.end(), [&](const std::string& issuer) {
            return std::find(other.issuers.begin(), other.issuers.end(), issuer) !=
                   other.issuers.end();
          });
      return entry.code == other.code && common && same_test(entry, other);
    });
  };
  return left.evidence.size() == right.evidence.size() &&
         std::all_of(left.evidence.begin(), left.evidence.end(),
                     [&](const program::Entry& entry) { return within(entry, right.evidence); });
}

bool together_in_force(const program::Recognition& left, const program::Recognition& right) {
  return !(left.until && right.from && *left.until < *right.from) &&
         !(right.until && left.from && *right.until < *left.from);
}

/// The values on which two recognitions of one source disagree; empty where they agree.
std::string disagreement(const Checker& checker, const program::Target& left,
                         const program::Target& right) {
  if (left.code != right.code || left.kind != right.kind || left.itself != right.itself ||
      (left.code.empty() && !left.itself))
    return {};
  const program::Program& program = checker.program;
  if (left.worth && right.worth && *left.worth != *right.worth)
    return amount_text(program, *left.worth) + " and " + amount_text(program, *right.worth);
  if (left.level && right.level && *left.level != *right.level) {
    const auto text = [&](const program::Level& level) {
      return program[level.framework].name + " level " +
             program[level.framework].levels[level.rank];
    };
    return text(*left.level) + " and " + text(*right.level);
  }
  return {};
}

/// Two recognitions in force at once that give one source different values for one target.
void report_conflicts(Checker& checker) {
  const auto& recognitions = checker.program.recognitions;
  // Only those of the same first code can conflict; a policy may hold thousands.
  std::map<std::string_view, std::vector<std::size_t>> by_code;
  for (std::size_t i = 0; i < recognitions.size(); ++i)
    if (!recognitions[i].evidence.empty())
      by_code[recognitions[i].evidence.front().code].push_back(i);
  for (std::size_t i = 0; i < recognitions.size(); ++i) {
    for (const program::Entry& entry : recognitions[i].evidence) {
      const auto of_code = by_code.find(entry.code);
      if (of_code == by_code.end()) continue;
      auto other = std::upper_bound(of_code->second.begin(), of_code->second.end(), i);
      // A file of nothing but one code would else be compared with itself, pair by pair.
      for (; other != of_code->second.end() && *other <= i + 1000; ++other) {
        const std::size_t j = *other;
        if (!same_evidence(checker.program, recognitions[i], recognitions[j]) ||
            !together_in_force(recognitions[i], recognitions[j]))
          continue;
        const bool in_order =
            checker.recognition_sources[i]->span < checker.recognition_sources[j]->span;
        const std::size_t earlier = in_order ? i : j;
        const std::size_t later = in_order ? j : i;
        for (const program::Target& left : recognitions[earlier].targets)
          for (const program::Target& right : recognitions[later].targets) {
            const std::string values = disagreement(checker, left, right);
            if (values.empty()) continue;
            Diagnostic& conflict = checker.report(
                Code::conflicting_recognitions, checker.recognition_sources[later]->keyword,
                {recognitions[later].label, left.itself ? "itself" : left.code, values});
            conflict.labels.push_back(
                {checker.recognition_sources[earlier]->keyword, "the other is here"});
            conflict.hint = "end the older one with `until`, or take one away";
          }
      }
    }
  }
}

}  // namespace

void check_recognitions(Checker& checker) {
  auto& declared = checker.names.recognitions;
  sort_by_text(checker, declared,
               [&](const ast::Recognise& recognise) { return label_of(checker, recognise); });
  std::map<std::string_view, Span> labels;
  for (const Declared<ast::Recognise>& one : declared) {
    const auto& label = one.node->label;
    if (label) {
      const auto [first, added] = labels.try_emplace(label->text, label->span);
      if (!added) {
        report_duplicate(checker, "recognition", label->text, std::max(label->span, first->second),
                         std::min(label->span, first->second), "give one of the two another label");
      }
    }
    check_recognition(checker, one);
  }
  report_conflicts(checker);
}

void check_overlaps(Checker& checker) {
  sort_by_text(checker, checker.names.overlaps, [](const ast::Overlap&) { return std::string(); });
  for (const Declared<ast::Overlap>& declared : checker.names.overlaps) {
    auto entries = check_entries(checker, declared.node->list, "`overlap`");
    if (!entries) continue;
    checker.program.overlaps.push_back({std::move(*entries),
                                        checker.text(declared.declaration->span),
                                        checker.place(declared.declaration->span)});
  }
}

}  // namespace cairn::lang::checking
