// SPDX-License-Identifier: Apache-2.0
// Frameworks, scales and crosswalks: the words in which amounts, levels and grades are written.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/origins.hpp"
#include "check/passes.hpp"
#include "check/periods.hpp"

namespace cairn::lang::checking {
namespace {

using program::FrameworkId;
using Range = std::pair<Number, Number>;

std::optional<Range> check_range(Checker& checker, const std::optional<ast::NumberRange>& range) {
  if (!range) return std::nullopt;
  const Number low = range->low.value;
  const Number high = range->high.value;
  if (low > high)
    checker.report(Code::bounds_reversed, range->span, {low.to_text(), high.to_text()}).hint =
        "write the smaller first";
  return Range{low, high};
}

/// Reports a value that stands there already.
template <class Values>
bool is_new(Checker& checker, Values& seen, const std::string& value, std::string_view what,
            Span span) {
  const auto [first, added] = seen.try_emplace(value, span);
  if (added) return true;
  report_duplicate(checker, what, value, span, first->second, "take one of the two away");
  return false;
}

std::vector<std::string> check_levels(Checker& checker, const ast::List& list) {
  std::vector<std::string> levels;
  std::map<std::string, Span> seen;
  for (const ast::Item& item : list.items) {
    std::string level;
    const auto* code = std::get_if<ast::CodeItem>(&item.kind);
    if (const auto* number = std::get_if<ast::NumberLiteral>(&item.kind)) {
      level = number->value.to_text();
    } else if (code != nullptr && !code->issuer && !code->where) {
      level = code->code.value;
    } else {
      checker.report(Code::not_a_text, item.span, {"`levels`", checker.text(item.span)}).hint =
          "write a level as a number or as text in quotes, lowest first";
      continue;
    }
    if (is_new(checker, seen, level, "level", item.span)) levels.push_back(level);
  }
  return levels;
}

std::optional<std::uint32_t> rank_of(Checker& checker, FrameworkId framework,
                                     const ast::Value& value) {
  Checked<program::Level> level;
  if (const auto* number = std::get_if<ast::NumberLiteral>(&value.kind)) {
    level = level_in(checker, framework, number->value.to_text(), value.span);
  } else if (const auto* text = std::get_if<ast::Text>(&value.kind)) {
    level = level_in(checker, framework, text->value, value.span);
  } else {
    checker.report(Code::not_a_text, value.span, {"a crosswalk", checker.text(value.span)}).hint =
        "write levels as they stand in the framework, as in `5 is 5`";
  }
  if (!level) return std::nullopt;
  return level->rank;
}

struct StatusRow {
  std::string_view word;
  program::CrosswalkStatus status;
};
constexpr auto statuses = std::to_array<StatusRow>({
    {"official", program::CrosswalkStatus::official},
    {"indicative", program::CrosswalkStatus::indicative},
    {"not-for-recognition", program::CrosswalkStatus::not_for_recognition},
});

program::CrosswalkStatus check_status(Checker& checker, const ast::Crosswalk& crosswalk,
                                      Span declaration) {
  const auto words =
      std::to_array<std::string_view>({statuses[0].word, statuses[1].word, statuses[2].word});
  const std::vector<std::string_view> known(words.begin(), words.end());
  if (!crosswalk.origin.status) {
    if (!checker.has_fault_within(declaration))
      checker
          .report(Code::missing_line, crosswalk.from.span.to(crosswalk.to.span),
                  {"the crosswalk", "status"})
          .hint = "write `status` with one of " + listing(known, "or");
    return program::CrosswalkStatus::indicative;
  }
  const ast::Word& word = *crosswalk.origin.status;
  for (const StatusRow& row : statuses)
    if (row.word == word.text) return row.status;
  const auto near = nearest(word.text, known);
  checker
      .report(Code::unknown_value, word.span, {std::string(word.text), "a status of a crosswalk"})
      .hint = near ? "write " + ticked(*near) : "write one of " + listing(known, "or");
  return program::CrosswalkStatus::indicative;
}

/// Whether some day lies in both; a period that is not written is every day.
bool may_meet(const std::optional<ast::Period>& left, const std::optional<ast::Period>& right) {
  const auto ends_before = [](const ast::Period& one, const ast::Period& other) {
    return one.until && other.from && one.until->value < other.from->value;
  };
  return !left || !right || (!ends_before(*left, *right) && !ends_before(*right, *left));
}

void check_crosswalk(Checker& checker, const Declared<ast::Crosswalk>& declared) {
  const ast::Crosswalk& crosswalk = *declared.node;
  const auto from = framework_named(checker, crosswalk.from);
  const auto to = framework_named(checker, crosswalk.to);
  program::Crosswalk checked;
  checked.status = check_status(checker, crosswalk, declared.declaration->span);
  if (crosswalk.period) {
    if (const auto period = check_period(checker, *crosswalk.period)) {
      checked.from_day = period->from;
      checked.until_day = period->until;
    }
  }
  if (!from || !to) return;
  checked.from = *from;
  checked.to = *to;
  std::map<std::string, Span> seen;
  for (const auto& [left, right] : crosswalk.pairs) {
    const auto left_rank = rank_of(checker, *from, left);
    const auto right_rank = rank_of(checker, *to, right);
    const Span span = left.span.to(right.span);
    if (left_rank && right_rank && is_new(checker, seen, checker.text(span), "pair", span))
      checked.pairs.emplace_back(*left_rank, *right_rank);
  }
  std::sort(checked.pairs.begin(), checked.pairs.end());
  const auto taken_over = checker.taken_over.find(&crosswalk);
  if (taken_over != checker.taken_over.end()) checked.unverified_because = taken_over->second;
  checked.sources = sources_of(crosswalk.origin);
  checked.place = checker.place(declared.declaration->span);
  checker.program.crosswalks.push_back(std::move(checked));
}

}  // namespace

void check_frameworks(Checker& checker) {
  for (const auto& [name, declared] : checker.names.frameworks) {
    const ast::Framework& framework = *declared.node;
    program::Framework checked;
    checked.name = name;
    if (framework.levels) checked.levels = check_levels(checker, *framework.levels);
    checked.has_credits = framework.unit && framework.unit->text == name;
    checked.hours_per_credit = check_range(checker, framework.hours_per_credit);
    if (framework.year_credits) checked.year_credits = framework.year_credits->value;
    checked.micro_credential_credits = check_range(checker, framework.micro_credential_credits);
    if (framework.authority) checked.authority = framework.authority->value;
    checked.sources = sources_of(framework.origin);
    if (framework.origin.status) checked.status = framework.origin.status->text;
    checked.place = checker.place(declared.declaration->span);
    checker.program.frameworks.push_back(std::move(checked));
  }
  // A framework may count in the unit of another: `unit ects`.
  for (const auto& [name, declared] : checker.names.frameworks) {
    Default<FrameworkId> unit;
    if (const auto& word = declared.node->unit) {
      unit.written = true;
      unit.id = framework_named(checker, *word);
      if (unit.id && !checker.program[*unit.id].has_credits) {
        checker
            .report(Code::framework_lacks, word->span, {std::string(word->text), "unit of credit"})
            .hint = "name the framework's own unit, " + ticked("unit " + std::string(name)) +
                    ", or a framework that has one";
        unit.id = std::nullopt;
      }
    }
    checker.credit_unit_of.push_back(unit);
  }
}

void check_scales(Checker& checker) {
  for (const auto& [name, declared] : checker.names.scales) {
    const ast::Scale& scale = *declared.node;
    program::Scale checked;
    checked.name = name;
    std::map<std::string, Span> seen;
    const ast::Scale::Entry* below = nullptr;
    for (const ast::Scale::Entry& entry : scale.grades) {
      if (!is_new(checker, seen, entry.grade.value, "grade", entry.grade.span)) continue;
      program::Scale::Grade grade{entry.grade.value, std::nullopt,
                                  check_range(checker, entry.marks)};
      if (entry.points) {
        grade.points = entry.points->value;
        if (below != nullptr && entry.points->value < below->points->value)
          checker
              .report(Code::scale_out_of_order, entry.points->span,
                      {entry.grade.value, below->grade.value})
              .labels.push_back({below->grade.span, "it stands below"});
        below = &entry;
      }
      checked.grades.push_back(std::move(grade));
    }
    checked.sources = sources_of(scale.origin);
    checked.place = checker.place(declared.declaration->span);
    checker.program.scales.push_back(std::move(checked));
  }
}

void check_crosswalks(Checker& checker) {
  auto& crosswalks = checker.names.crosswalks;
  const auto key = [](const Declared<ast::Crosswalk>& declared) {
    return std::tuple(declared.node->from.text, declared.node->to.text);
  };
  std::stable_sort(crosswalks.begin(), crosswalks.end(),
                   [&](const auto& left, const auto& right) { return key(left) < key(right); });
  for (auto declared = crosswalks.begin(); declared != crosswalks.end(); ++declared) {
    const auto first = std::find_if(crosswalks.begin(), declared, [&](const auto& before) {
      return key(before) == key(*declared) && may_meet(before.node->period, declared->node->period);
    });
    if (first == declared) {
      check_crosswalk(checker, *declared);
      continue;
    }
    const ast::Crosswalk& again = *declared->node;
    report_duplicate(
        checker, "crosswalk", std::string(again.from.text) + " to " + std::string(again.to.text),
        again.from.span.to(again.to.span), first->node->from.span.to(first->node->to.span),
        again.period && first->node->period ? "let the one end before the other begins"
                                            : "put the pairs into one crosswalk");
  }
}

}  // namespace cairn::lang::checking
