// SPDX-License-Identifier: Apache-2.0
#include "check/results.hpp"

#include <map>
#include <utility>

#include "check/amounts.hpp"
#include "check/clauses.hpp"
#include "check/fields.hpp"
#include "check/operands.hpp"
#include "check/phrases.hpp"
#include "check/rules.hpp"
#include "check/titles.hpp"

namespace cairn::lang::checking {
namespace {

using program::ClauseId;

class Results {
 public:
  Results(Checker& checker, program::AwardId id, const ast::Award& award, bool of_rule)
      : checker_(checker), id_(id), site_{program::Block::overall, id, &award, of_rule} {}

  void read(const AwardPart& part) {
    const ast::Award& lines = *part.lines;
    for (const ast::Tier& tier : lines.tiers)
      add_tier(tier);
    if (lines.level && part.follows == nullptr) level_said_ = lines.level->span;
    if (lines.level_highest && once(level_said_, lines.level_highest->span, "level"))
      add_level(part, *lines.level_highest);
    if (lines.grants && once(grants_said_, lines.grants->span, "grants")) add_grant(*lines.grants);
    if (lines.preference && once(preference_said_, lines.preference->span, "prefer"))
      add_preference(*lines.preference);
  }

 private:
  [[nodiscard]] program::Award& award() { return checker_.program.awards[id_.value]; }

  bool once(std::optional<Span>& first, Span span, std::string word) {
    if (!first) {
      first = span;
      return true;
    }
    Diagnostic& again = checker_.report(Code::said_twice, span, {std::move(word)});
    again.labels.push_back({*first, "first said here"});
    again.hint = "keep one of the two";
    return false;
  }

  void add_tier(const ast::Tier& tier) {
    const auto [first, is_new] = titles_.try_emplace(tier.title.value, tier.title.span);
    if (!is_new) {
      report_duplicate(checker_, "tier", tier.title.value, tier.title.span, first->second,
                       "give one of the two another title, or make one tier of them");
    }
    for (const ast::Clause& clause : tier.clauses)
      if (clause.advisory)
        checker_.report(Code::wrong_block, clause.advisory->span, {"`advisory`", "tier"}).hint =
            "what a tier asks for decides whether it is reached; write advice in `overall`";
    if (tier.clauses.empty() && !checker_.has_fault_within(tier.span))
      checker_.report(Code::asks_nothing, tier.title.span, {"tier " + ticked(tier.title.value)})
          .hint = "write what it asks beyond the award";
    for (const ast::Clause& clause : tier.clauses)
      if (const auto* phrase = std::get_if<ast::Phrase>(&clause.body))
        refuse_steps(*phrase, "tier");
    const std::size_t before = checker_.program.clauses.size();
    program::Tier checked{tier.title.value,
                          {},
                          check_clauses(checker_, site_, tier.clauses, std::nullopt),
                          checker_.place(tier.span)};
    for (std::size_t i = before; i < checker_.program.clauses.size(); ++i)
      checker_.program.clauses[i].of_result = true;
    if (!checker_.has_fault_within(tier.span))
      checked.title_places =
          places_of_title(checker_, award(), &checked, tier.title, site_.of_rule);
    award().tiers.push_back(std::move(checked));
  }

  /// A result is asked of the credentials as the award counts them.
  void refuse_steps(const ast::Phrase& phrase, std::string where) {
    if (!phrase.steps) return;
    checker_
        .report(Code::wrong_block, phrase.steps->span,
                {ticked(checker_.text(phrase.steps->span)), std::move(where)})
        .hint = "say in `requires` or `overall` what counts in steps";
  }

  /// One clause for each level, the highest first: the phrase, of credentials at that level.
  void add_level(const AwardPart& part, const ast::LevelHighest& line) {
    refuse_steps(line.where, "level highest where");
    auto phrase = check_phrase(checker_, site_, line.where);
    const auto framework = framework_of_level(checker_, nullptr, line.span);
    if (!phrase || !framework) return;
    const std::string text = checker_.text(line.where.span);
    if (!phrase->demand.bounds.low || phrase->demand.bounds.high) {
      checker_.report(Code::level_not_least, line.where.span, {text}).hint =
          "say how much has to lie at the level or above, as in `at least 72 credits`";
      return;
    }
    award().level_text = text;
    const std::vector<std::string>& levels = checker_.program[*framework].levels;
    for (auto rank = static_cast<std::uint32_t>(levels.size()); rank-- > 0;) {
      const ClauseId clause = level_clause(part, line, *phrase, {*framework, rank}, text);
      award().level_steps.push_back({{*framework, rank}, clause});
    }
  }

  ClauseId level_clause(const AwardPart& part, const ast::LevelHighest& line,
                        program::PhraseBody phrase, program::Level level, const std::string& text) {
    program::Program& program = checker_.program;
    const program::Framework& framework = program[level.framework];
    const std::string& name = framework.levels[level.rank];
    const program::Place place = checker_.place(line.span);
    const std::string test = framework.name + " level >= " + name;
    program.predicates.push_back(
        {program::CompareTest{{program::FieldOwner::credential, program::BuiltIn::level,
                               std::nullopt, level.framework, "level"},
                              program::Comparison::greater_equal,
                              level},
         test, place});
    program::Selection at_level;
    at_level.base = program::UnionOf{{phrase.demand.from}};
    at_level.where =
        program::PredicateId{static_cast<std::uint32_t>(program.predicates.size() - 1)};
    at_level.text = program[phrase.demand.from].text + " where " + test;
    at_level.place = place;
    program.selections.push_back(std::move(at_level));
    phrase.demand.from =
        program::SelectionId{static_cast<std::uint32_t>(program.selections.size() - 1)};
    program::Clause clause;
    clause.label = "level " + name;
    clause.path = award().name + "." + clause.label;
    clause.block = program::Block::overall;
    clause.award = id_;
    clause.of_result = true;
    clause.text = text + ", at " + framework.name + " level " + name + " or above";
    phrase.demand.text = clause.text;
    clause.body = std::move(phrase);
    clause.place = place;
    const ClauseId id{static_cast<std::uint32_t>(program.clauses.size())};
    program.clauses.push_back(std::move(clause));
    checker_.clause_origins.push_back({nullptr, &part});
    return id;
  }

  void add_grant(const ast::Word& line) {
    const auto framework = framework_of_credits(checker_, nullptr, line.span);
    if (!framework) return;
    if (award().requirements.empty() && !site_.of_rule) {
      checker_.report(Code::grants_nothing, line.span, {award().name}).hint =
          "write in `requires` which credits count, or take the line away";
      return;
    }
    award().grants = program::Unit{program::Measure::credits, framework};
  }

  void add_preference(const ast::Preference& line) {
    program::Preference checked;
    checked.kind = kind_of(line.kind);
    checked.text = "prefer " + checker_.text(line.span);
    if (line.field) {
      auto field = field_of(checker_, ast::FieldOwner::credential, *line.field);
      if (!field) return;
      if (!is_ordered(field->type)) {
        checker_
            .report(Code::no_order, line.field->span,
                    {std::string(line.field->text),
                     line.kind == ast::Preference::Kind::highest ? "highest" : "lowest"})
            .hint =
            "name a field whose values stand in an order, such as `grade`, `level`, "
            "`credits` or `mark`";
        return;
      }
      if (!read_in_framework(checker_, *field, std::nullopt, nullptr, line.span)) return;
      checked.field = field->reference;
    }
    award().preference = std::move(checked);
  }

  static program::Preference::Kind kind_of(ast::Preference::Kind kind) {
    switch (kind) {
      case ast::Preference::Kind::earliest:
        return program::Preference::Kind::earliest;
      case ast::Preference::Kind::latest:
        return program::Preference::Kind::latest;
      case ast::Preference::Kind::highest:
        return program::Preference::Kind::highest;
      case ast::Preference::Kind::lowest:
        return program::Preference::Kind::lowest;
    }
    return {};
  }

  Checker& checker_;
  program::AwardId id_;
  Site site_;
  std::map<std::string, Span> titles_;
  std::optional<Span> level_said_;
  std::optional<Span> grants_said_;
  std::optional<Span> preference_said_;
};

}  // namespace

void check_results(Checker& checker, program::AwardId id, const ast::Award& award,
                   const std::vector<AwardPart>& parts, bool of_rule) {
  Results results(checker, id, award, of_rule);
  for (const AwardPart& part : parts)
    read_part(checker, part, [&] { results.read(part); });
}

}  // namespace cairn::lang::checking
