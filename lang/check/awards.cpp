// SPDX-License-Identifier: Apache-2.0
// Awards: what each declares of itself, then its clauses.
#include <algorithm>

#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/clauses.hpp"
#include "check/fields.hpp"
#include "check/operands.hpp"
#include "check/passes.hpp"
#include "check/paths.hpp"
#include "check/selections.hpp"

namespace cairn::lang::checking {
namespace {

using program::AwardId;
using program::Block;

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

program::Repeats repeats_of(Checker& checker, const std::optional<ast::Word>& word) {
  using program::Repeats;
  if (!word) return Repeats::one_attempt;
  if (word->text == "all") return Repeats::all;
  if (word->text == "best") return Repeats::best;
  if (word->text == "latest") return Repeats::latest;
  if (word->text == "first") return Repeats::first;
  const std::vector<std::string_view> known = {"best", "latest", "first", "all"};
  const auto near = nearest(word->text, known);
  checker
      .report(Code::unknown_value, word->span,
              {std::string(word->text), "a rule for repeated attempts"})
      .hint = near ? "write " + ticked(*near) : "write one of " + listing(known, "or");
  return Repeats::one_attempt;
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

/// `share core with breadth`: both in `requires` of this award.
std::optional<program::ClauseId> shared_clause(Checker& checker, const program::Award& award,
                                               const ast::Path& path) {
  const auto clause = clause_of_award(checker, award.name, path, 0);
  if (!clause) return std::nullopt;
  if (checker.program[*clause].block == Block::requirements) return clause;
  checker
      .report(Code::wrong_sort_of_name, path.span,
              {checker.text(path.span), "a clause of `requires`"})
      .hint =
      "only there does a credential serve one clause alone, so only there is something to "
      "share";
  return std::nullopt;
}

void check_shares(Checker& checker, AwardId id, const ast::Award& award) {
  std::vector<std::pair<program::ClauseId, program::ClauseId>> shares;
  for (const ast::Award::Share& share : award.shares) {
    const auto left = shared_clause(checker, checker.program[id], share.left);
    const auto right = shared_clause(checker, checker.program[id], share.right);
    if (!left || !right) continue;
    if (*left == *right) {
      checker
          .report(Code::wrong_sort_of_name, share.right.span,
                  {checker.text(share.right.span), "another clause than the first"})
          .hint = "name two clauses that may use a credential at the same time";
      continue;
    }
    shares.emplace_back(std::min(*left, *right), std::max(*left, *right));
  }
  std::sort(shares.begin(), shares.end());
  shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
  checker.program.awards[id.value].shares = std::move(shares);
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
      const auto unit = framework_of_credits(checker, std::nullopt, award.credits->span);
      if (unit)
        checked.credits = program::Amount{award.credits->value, {program::Measure::credits, unit}};
    }
    checked.repeats = repeats_of(checker, award.repeats);
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
    const AwardId id{index++};
    const ast::Award& award = *declared.node;
    const auto block = [&](Block which, const std::vector<ast::Clause>& clauses) {
      return check_clauses(checker, {which, id, &award}, clauses, std::nullopt);
    };
    auto declares = block(Block::declares, award.declares);
    auto requirements = block(Block::requirements, award.requirements);
    auto overall = block(Block::overall, award.overall);
    auto provided = block(Block::provided, award.provided);
    program::Award& checked = checker.program.awards[id.value];
    checked.declares = std::move(declares);
    checked.requirements = std::move(requirements);
    checked.overall = std::move(overall);
    checked.provided = std::move(provided);
    check_shares(checker, id, award);
    const bool asks = !award.requirements.empty() || !award.provided.empty();
    if (!asks && !checker.has_fault_within(declared.declaration->span))
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
