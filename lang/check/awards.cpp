// SPDX-License-Identifier: Apache-2.0
// Awards: what each declares of itself, then its clauses.
#include <algorithm>

#include "check/amounts.hpp"
#include "check/award_lines.hpp"
#include "check/fields.hpp"
#include "check/operands.hpp"
#include "check/passes.hpp"
#include "check/rules.hpp"
#include "check/selections.hpp"
#include "check/titles.hpp"

namespace cairn::lang::checking {
namespace {

using program::AwardId;

program::AwardSort sort_of(ast::AwardSort sort) {
  switch (sort) {
    case ast::AwardSort::award:
      return program::AwardSort::award;
    case ast::AwardSort::admission:
      return program::AwardSort::admission;
    case ast::AwardSort::standing:
      return program::AwardSort::standing;
    case ast::AwardSort::badge:
      return program::AwardSort::badge;
  }
  return {};
}

void check_facts(Checker& checker, const ast::Award& award, program::Award& checked) {
  for (const ast::Award::Fact& fact : award.facts) {
    if (is_built_in(ast::FieldOwner::award, fact.field.text)) {
      checker
          .report(Code::wrong_sort_of_name, fact.field.span,
                  {std::string(fact.field.text), "a declared field of an award"})
          .hint = "write the line itself, as in `level 5`, `credits 40` or `kind certificate`";
      continue;
    }
    const auto field = field_of(checker, ast::FieldOwner::award, fact.field);
    if (!field) continue;
    const auto value = operand_of(checker, ast::FieldOwner::award, *field, fact.value);
    if (value) checked.facts.emplace_back(*field->reference.declared, *value);
  }
}

std::string documentation_of(const ast::Declaration& declaration) {
  std::string text;
  for (const std::string& line : declaration.documentation) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

}  // namespace

void check_award_declarations(Checker& checker) {
  for (const auto& [name, declared] : checker.names.awards) {
    const ast::Award& award = *declared.node;
    program::Award checked;
    checked.sort = sort_of(award.sort);
    checked.name = name;
    checked.title = award.title ? award.title->value : std::string(name);
    if (award.kind)
      if (const auto kind = kind_of(checker, *award.kind)) checked.kind = *kind;
    if (award.level) checked.level = level_of(checker, *award.level);
    if (award.credits) {
      const auto unit = framework_of_credits(checker, nullptr, award.credits->span);
      if (unit)
        checked.credits = program::Amount{award.credits->value, {program::Measure::credits, unit}};
    }
    checker.parts.push_back(parts_of(checker, award, "award " + ticked(name)));
    checked.repeats = check_repeats(checker, checker.parts.back());
    check_facts(checker, award, checked);
    checked.documentation = documentation_of(*declared.declaration);
    if (award.because) checked.because = award.because->value;
    checked.place = checker.place(declared.declaration->span);
    checker.program.awards.push_back(std::move(checked));
  }
}

void check_award_clauses(Checker& checker) {
  std::uint32_t index = 0;
  for (const auto& [name, declared] : checker.names.awards) {
    const AwardId id{index};
    const std::vector<AwardPart>& parts = checker.parts[index++];
    const ast::Award& award = *declared.node;
    check_award_lines(checker, id, award, parts, false);
    if (award.title && !checker.has_fault_within(declared.declaration->span)) {
      auto places = places_of_title(checker, checker.program[id], nullptr, *award.title, false);
      checker.program.awards[id.value].title_places = std::move(places);
    }
    const program::Award& checked = checker.program[id];
    const bool asks = !checked.requirements.empty() || !checked.provided.empty();
    const bool lost = checker.awards_without_a_rule.contains(award.name.text);
    if (!asks && !lost && !checker.has_fault_within(declared.declaration->span))
      checker.report(Code::asks_nothing, award.name.span, {"award " + ticked(name)}).hint =
          "write what is to be earned in `requires`";
  }
}

void check_unused_lets(Checker& checker) {
  for (auto& [name, meaning] : checker.lets) {
    if (meaning.used || meaning.cyclic) continue;
    const ast::Let& let = *checker.names.lets.at(name).node;
    if (const auto* quantity = std::get_if<ast::Quantity>(&let.value)) {
      (void)amount_of(checker, *quantity);
      continue;
    }
    // A bare list may be one of issuers or of levels; only a use would tell.
    const auto& selection = std::get<ast::Selection>(let.value);
    const bool list = std::holds_alternative<ast::ListSource>(selection.source.kind);
    if (!list || selection.where || selection.except) (void)check_selection(checker, selection);
  }
}

}  // namespace cairn::lang::checking
