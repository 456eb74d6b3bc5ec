// SPDX-License-Identifier: Apache-2.0
// `test "…" { on … given { … } expect … }`: examples with their expected verdicts.
#include <algorithm>
#include <array>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/fields.hpp"
#include "check/lists.hpp"
#include "check/operands.hpp"
#include "check/passes.hpp"
#include "check/paths.hpp"
#include "check/phrases.hpp"
#include "check/selections.hpp"
#include "check/titles.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Operand;
using Fact = std::pair<program::FieldReference, Operand>;

/// Fields of a given credential that have a word of their own.
struct OwnWord {
  std::string_view field;
  std::string_view hint;
};
constexpr auto own_words = std::to_array<OwnWord>({
    {"code", "write the code after the kind, as in `course \"DATA-501\"`"},
    {"issuer", "write `from \"…\"` after the code"},
    {"kind", "the first word of the line is the kind"},
    {"level", "write `at level 5`"},
    {"credits", "write `worth 15 credits`"},
    {"hours", "write `worth 150 hours`"},
    {"awarded", "write `awarded 2026-01-31`"},
    {"year", "write `awarded 2026-01-31`; the year follows from it"},
    {"subject", "write `in \"data\"`"},
    {"age", "write `learner born is 1990-02-01`; the age follows from it"},
});

Checked<Fact> check_fact(Checker& checker, ast::FieldOwner owner, const ast::Word& word,
                         const ast::Value& value) {
  const auto* own = std::find_if(own_words.begin(), own_words.end(),
                                 [&](const OwnWord& row) { return row.field == word.text; });
  auto field = field_of(checker, owner, word);
  if (!field) return std::nullopt;
  if (field->reference.built_in && own != own_words.end()) {
    checker.report(Code::wrong_sort_of_name, word.span, {std::string(word.text), "given with `is`"})
        .hint = own->hint;
    return std::nullopt;
  }
  const auto operand = operand_of(checker, owner, *field, value);
  if (!operand) return std::nullopt;
  if (std::holds_alternative<program::FieldReference>(*operand)) {
    checker.report(Code::wrong_sort_of_name, value.span, {checker.text(value.span), "a value"})
        .hint = how_to_write(checker, field->type);
    return std::nullopt;
  }
  return Fact{field->reference, *operand};
}

void check_given(Checker& checker, const ast::GivenCredential& given, program::Test& test) {
  program::TestCredential checked;
  // Where no kind stands, a detail of the credential before may have been meant.
  const std::vector<std::string_view> within{"in", "from"};
  std::optional<std::string> meant;
  if (!is_kind_singular(given.kind.text)) {
    meant = meant_by(given.kind.text, within);
    if (!meant && !nearest(given.kind.text, kind_singulars()))
      meant = nearest(given.kind.text, within);
  }
  if (meant)
    checker
        .report(Code::unknown_value, given.kind.span,
                {std::string(given.kind.text), "a kind of credential"})
        .hint = "write " + ticked(*meant) + " for " + ticked(given.kind.text);
  else if (const auto kind = kind_of(checker, given.kind))
    checked.kind = *kind;
  checked.code = given.code.value;
  if (given.issuer) checked.issuer = given.issuer->value;
  if (given.credits) checked.credits = amount_of(checker, *given.credits);
  if (given.hours) checked.hours = amount_of(checker, *given.hours);
  if (given.level) checked.level = level_of(checker, *given.level);
  for (const ast::Text& subject : given.subjects)
    checked.subjects.push_back(subject.value);
  if (given.awarded) checked.awarded = given.awarded->value;
  checked.partial = given.partial;
  for (const ast::Award::Fact& fact : given.facts)
    if (auto one = check_fact(checker, ast::FieldOwner::credential, fact.field, fact.value))
      checked.facts.push_back(std::move(*one));
  test.credentials.push_back(std::move(checked));
}

void check_given(Checker& checker, const ast::GivenLearnerFact& given, program::Test& test) {
  if (auto fact = check_fact(checker, ast::FieldOwner::learner, given.field, given.value))
    test.learner.push_back(std::move(*fact));
}

void check_given(Checker& checker, const ast::GivenConferral& given, program::Test& test) {
  const auto award = award_named(checker, given.award);
  program::TestConferral checked;
  if (award) checked.award = *award;
  if (given.on) checked.on = given.on->value;
  if (given.used) {
    const auto codes = texts_of(checker, *given.used, "`used`");
    if (codes) checked.used = *codes;
  }
  test.conferrals.push_back(std::move(checked));
}

/// The clause that a whole path leads to, and its award.
struct Reached {
  program::AwardId award;
  std::optional<program::ClauseId> clause;
};
Checked<Reached> follow(Checker& checker, const ast::Path& path) {
  const auto award = award_named(checker, path.parts.front());
  if (!award) return std::nullopt;
  Reached reached{*award, std::nullopt};
  if (path.parts.size() == 1) return reached;
  reached.clause = clause_of_award(checker, *award, path, 1);
  if (!reached.clause) return std::nullopt;
  return reached;
}

/// `reuse.concurrent`, where there is such a line.
Checked<std::string> reuse_line_at(Checker& checker, const ast::Path& path) {
  std::vector<std::string_view> known;
  for (const program::ReuseLine& line : checker.program.reuse)
    known.push_back(line.label);
  if (path.parts.size() == 2 &&
      std::find(known.begin(), known.end(), path.parts[1].text) != known.end())
    return "reuse." + std::string(path.parts[1].text);
  const ast::Word& last = path.parts.back();
  report_unknown(checker, "line of `reuse`", last.text, last.span, known);
  return std::nullopt;
}

void check_given(Checker& checker, const ast::GivenDecision& given, program::Test& test) {
  const std::vector<std::string_view> known = {"approve", "waive"};
  const std::vector<std::string_view> later = {"substitute", "also-allow", "pin", "block",
                                               "change-amount"};
  if (std::find(later.begin(), later.end(), given.kind.text) != later.end()) {
    checker
        .report(Code::not_supported_yet, given.kind.span, {ticked(given.kind.text) + " in a test"})
        .hint = "a test can `approve` or `waive` a clause";
  } else if (std::find(known.begin(), known.end(), given.kind.text) == known.end()) {
    const auto near = nearest(given.kind.text, known);
    checker
        .report(Code::unknown_value, given.kind.span, {std::string(given.kind.text), "a decision"})
        .hint = near ? "write " + ticked(*near) : "write `approve` or `waive`";
  }
  if (given.path.parts.front().text == "reuse" && !checker.names.awards.contains("reuse")) {
    if (const auto line = reuse_line_at(checker, given.path))
      test.decisions.push_back({std::string(given.kind.text), *line, given.by.value});
    return;
  }
  // A recognition has no award before its label.
  const auto& recognitions = checker.program.recognitions;
  if (given.path.parts.size() == 1 &&
      std::any_of(recognitions.begin(), recognitions.end(), [&](const auto& recognition) {
        return recognition.label == given.path.parts.front().text && !recognition.approver.empty();
      })) {
    test.decisions.push_back(
        {std::string(given.kind.text), std::string(given.path.parts.front().text), given.by.value});
    return;
  }
  const auto reached = follow(checker, given.path);
  if (!reached) return;
  if (!reached->clause) {
    checker
        .report(Code::wrong_sort_of_name, given.path.span,
                {checker.text(given.path.span), "the path of a clause"})
        .hint =
        "write which clause is decided, as in " + ticked(checker.text(given.path.span) + ".core");
    return;
  }
  test.decisions.push_back(
      {std::string(given.kind.text), checker.program[*reached->clause].path, given.by.value});
}

std::optional<program::Verdict> verdict_of(ast::Expectation::Kind kind) {
  using Kind = ast::Expectation::Kind;
  switch (kind) {
    case Kind::met:
      return program::Verdict::met;
    case Kind::met_on_completion:
      return program::Verdict::met_on_completion;
    case Kind::needs_decision:
      return program::Verdict::needs_decision;
    case Kind::cannot_tell:
      return program::Verdict::cannot_tell;
    case Kind::not_met:
      return program::Verdict::not_met;
    case Kind::undecided:
      return program::Verdict::undecided;
    case Kind::missing:
    case Kind::uses:
    case Kind::is_short:
    case Kind::tier:
    case Kind::grants:
    case Kind::level:
      return std::nullopt;
  }
  return std::nullopt;
}

Checked<program::ExpectMissing> missing_field(Checker& checker, const ast::Word& field) {
  if (find_field(checker, ast::FieldOwner::credential, field.text) ||
      find_field(checker, ast::FieldOwner::learner, field.text))
    return program::ExpectMissing{std::string(field.text)};
  (void)field_of(checker, ast::FieldOwner::credential, field);
  return std::nullopt;
}

Checked<program::ExpectShort> shortfall(Checker& checker, const ast::Expectation& expected) {
  if (const auto* quantity = std::get_if<ast::Quantity>(&*expected.shortfall)) {
    const auto amount = amount_of(checker, *quantity);
    if (!amount) return std::nullopt;
    return program::ExpectShort{*amount};
  }
  const auto& count = std::get<ast::KindCountMeasure>(*expected.shortfall);
  if (!is_whole(checker, count.count) || !kind_of(checker, count.kind)) return std::nullopt;
  return program::ExpectShort{{count.count.value, {program::Measure::count, std::nullopt}}};
}

using Expected = decltype(program::Expectation::kind);

Checked<Expected> expected_of(Checker& checker, const ast::Expectation& expected) {
  if (const auto verdict = verdict_of(expected.kind)) {
    program::ExpectVerdict kind{*verdict, {}};
    if (expected.authority) kind.authority = expected.authority->value;
    return kind;
  }
  if (expected.field) {
    const auto missing = missing_field(checker, *expected.field);
    return missing ? Checked<Expected>(*missing) : std::nullopt;
  }
  if (expected.list) {
    if (expected.list->items.empty()) return program::ExpectUses{};
    const auto codes = texts_of(checker, *expected.list, "`uses`");
    return codes ? Checked<Expected>(program::ExpectUses{*codes}) : std::nullopt;
  }
  if (expected.tier) return program::ExpectTier{expected.tier->value};
  if (expected.granted) {
    const auto granted = amount_of(checker, *expected.granted);
    return granted ? Checked<Expected>(program::ExpectGrants{*granted}) : std::nullopt;
  }
  if (expected.level) {
    const auto level = level_of(checker, *expected.level);
    return level ? Checked<Expected>(program::ExpectLevel{*level}) : std::nullopt;
  }
  if (!expected.shortfall) return std::nullopt;
  const auto amount = shortfall(checker, expected);
  return amount ? Checked<Expected>(*amount) : std::nullopt;
}

/// `tier "Merit"`, `grants 30 credits`, `level 6`: what the award may come to at all.
bool can_be_reached(Checker& checker, const ast::Expectation& expected, const Reached& reached,
                    const Expected& kind) {
  const program::Award& award = checker.program[reached.award];
  std::string lack;
  std::string hint;
  if (const auto* tier = std::get_if<program::ExpectTier>(&kind)) {
    const bool known = std::any_of(award.tiers.begin(), award.tiers.end(),
                                   [&](const auto& one) { return may_be_title(tier->title, one); });
    if (!known) {
      lack = "has no tier " + ticked(tier->title);
      std::vector<std::string_view> titles;
      for (const program::Tier& one : award.tiers)
        titles.push_back(one.title);
      hint = titles.empty() ? "" : "there is " + listing(titles);
      for (const program::Tier& one : award.tiers)
        if (one.title == tier->title)
          hint =
              "write the value that it names in the place of `{" + one.title_places[0].field + "}`";
    }
  } else if (std::holds_alternative<program::ExpectGrants>(kind)) {
    if (!award.grants) lack = "has no line `grants credits`";
  } else if (const auto* level = std::get_if<program::ExpectLevel>(&kind)) {
    const bool fits = !award.level_steps.empty() &&
                      award.level_steps.front().level.framework == level->level.framework;
    if (!fits) lack = "has no line `level highest where …` of that framework";
  } else {
    return true;
  }
  if (lack.empty() && reached.clause) {
    checker
        .report(Code::wrong_sort_of_name, expected.path.span,
                {checker.text(expected.path.span), "an award"})
        .hint = "tiers, levels and grants are of the whole award";
    return false;
  }
  // A line that could not be read may have said it.
  const auto& declared = checker.names.awards.at(award.name);
  if (lack.empty()) return true;
  if (!checker.has_fault_within(declared.declaration->span))
    checker.report(Code::no_such_result, expected.span, {award.name, lack}).hint = hint;
  return false;
}

void check_expectation(Checker& checker, const ast::Expectation& expected, program::Test& test) {
  const auto reached = follow(checker, expected.path);
  const auto kind = expected_of(checker, expected);
  if (!reached || !kind || !can_be_reached(checker, expected, *reached, *kind)) return;
  test.expectations.push_back({reached->award, reached->clause, *kind, checker.text(expected.span),
                               checker.place(expected.span)});
}

}  // namespace

void check_tests(Checker& checker) {
  for (const Declared<ast::Test>& declared : checker.names.tests) {
    const ast::Test& test = *declared.node;
    program::Test checked;
    checked.title = test.title.value;
    const bool lost = checker.has_fault_within(declared.declaration->span);
    if (test.on)
      checked.on = test.on->value;
    else if (!lost)
      checker.report(Code::missing_line, test.title.span, {"the test", "on"}).hint =
          "write the date on which it looks, as in `on 2026-06-30`";
    for (const ast::Given& given : test.given)
      std::visit([&](const auto& one) { check_given(checker, one, checked); }, given);
    for (const ast::Expectation& expected : test.expectations)
      check_expectation(checker, expected, checked);
    if (test.expectations.empty() && !lost)
      checker.report(Code::missing_line, test.title.span, {"the test", "expect"}).hint =
          "write what it expects, as in `expect data-practice met`";
    checked.place = checker.place(declared.declaration->span);
    checker.program.tests.push_back(std::move(checked));
  }
}

}  // namespace cairn::lang::checking
