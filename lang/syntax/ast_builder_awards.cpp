// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/suggest.hpp"
#include "syntax/ast_builder.hpp"

namespace cairn::lang {
namespace {

void append(std::vector<ast::Clause>& all, std::vector<ast::Clause> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

ast::Award::Fact AstBuilder::fact(std::size_t node) {
  Parts part = parts(node);
  const ast::Word field = word(part.take());
  return {field, value(part.take()), span(node)};
}

ast::Award AstBuilder::award(std::size_t node) {
  Parts part = parts(node);
  ast::Award award;
  switch (kind(part.take())) {
    case NodeKind::sort_admission:
      award.sort = ast::AwardSort::admission;
      break;
    case NodeKind::sort_standing:
      award.sort = ast::AwardSort::standing;
      break;
    case NodeKind::sort_badge:
      award.sort = ast::AwardSort::badge;
      break;
    default:
      award.sort = ast::AwardSort::award;
      break;
  }
  award.name = word(part.take());
  if (const auto title = part.take_if(NodeKind::title)) award.title = text(*title);
  while (part.more())
    award_line(award, part.take());
  return award;
}

ast::Tier AstBuilder::tier(std::size_t node) {
  Parts part = parts(node);
  ast::Tier tier{text(part.take()), {}, span(node)};
  tier.clauses = clauses(part.take());
  return tier;
}

ast::Preference AstBuilder::preference(std::size_t node) {
  using Kind = ast::Preference::Kind;
  const std::size_t what = parts(node).take();
  switch (kind(what)) {
    case NodeKind::prefer_earliest:
      return {Kind::earliest, {}, span(node)};
    case NodeKind::prefer_latest:
      return {Kind::latest, {}, span(node)};
    case NodeKind::prefer_highest:
      return {Kind::highest, word(parts(what).take()), span(node)};
    default:
      return {Kind::lowest, word(parts(what).take()), span(node)};
  }
}

ast::Follows AstBuilder::follows(std::size_t node) {
  Parts part = parts(node);
  ast::Follows follows{word(part.take()), {}, span(node)};
  while (part.more())
    follows.arguments.push_back(value(part.take()));
  return follows;
}

ast::Rule AstBuilder::rule(std::size_t node) {
  Parts part = parts(node);
  ast::Rule rule;
  rule.name = word(part.take());
  rule.body.name = rule.name;
  while (const auto parameter = part.take_if(NodeKind::parameter)) {
    Parts inner = parts(*parameter);
    const ast::Word name = word(inner.take());
    rule.parameters.push_back({name, word(inner.take())});
  }
  while (part.more())
    award_line(rule.body, part.take());
  return rule;
}

void AstBuilder::award_line(ast::Award& award, std::size_t line) {
  Parts part = parts(line);
  switch (kind(line)) {
    case NodeKind::award_kind:
      set_once(award.kind, word(part.take()), line);
      return;
    case NodeKind::award_level:
      set_once(award.level, level(part.take()), line);
      return;
    case NodeKind::award_credits:
      set_once(award.credits, number(part.take()), line);
      return;
    case NodeKind::repeats_word:
      set_once(award.repeats, word(line), line);
      return;
    case NodeKind::because:
      set_once(award.because, text(line), line);
      return;
    case NodeKind::source_text:
      set_once(award.source, text(line), line);
      return;
    case NodeKind::level_highest:
      set_once(award.level_highest, ast::LevelHighest{phrase(part.take()), span(line)}, line);
      return;
    case NodeKind::tier:
      award.tiers.push_back(tier(line));
      return;
    case NodeKind::grants:
      set_once(award.grants, word(line), line);
      return;
    case NodeKind::preference:
      set_once(award.preference, preference(line), line);
      return;
    case NodeKind::follows:
      award.follows.push_back(follows(line));
      return;
    case NodeKind::fact:
      award.facts.push_back(fact(line));
      return;
    case NodeKind::share: {
      ast::Path left = path(part.take());
      award.shares.push_back({std::move(left), path(part.take()), span(line)});
      return;
    }
    case NodeKind::declares:
      append(award.declares, clauses(part.take()));
      return;
    case NodeKind::requires_:
      append(award.requirements, clauses(part.take()));
      return;
    case NodeKind::overall:
      append(award.overall, clauses(part.take()));
      return;
    case NodeKind::provided:
      append(award.provided, clauses(part.take()));
      return;
    default:
      misspelt_block(award, line);
      return;
  }
}

void AstBuilder::misspelt_block(ast::Award& award, std::size_t line) {
  Parts part = parts(line);
  const ast::Word name = word(part.take());
  std::vector<ast::Clause> inside = clauses(part.take());
  constexpr auto blocks =
      std::to_array<std::string_view>({"requires", "overall", "provided", "declares"});
  std::optional<std::string> meant = nearest(name.text, {blocks.begin(), blocks.end()});
  const bool colon = std::find(blocks.begin(), blocks.end(), name.text) != blocks.end();
  if (colon) meant = name.text;
  Diagnostic& told =
      diagnostics_.report(Code::unknown_line, name.span, {std::string(name.text), "an award"});
  told.hint = colon   ? "write `" + *meant + "` without a colon"
              : meant ? "write `" + *meant + "`"
                      : "clauses stand in `requires`, `overall`, `provided` or `declares`";
  if (!meant) return;
  append(*meant == "requires"   ? award.requirements
         : *meant == "overall"  ? award.overall
         : *meant == "provided" ? award.provided
                                : award.declares,
         std::move(inside));
}

ast::GivenCredential AstBuilder::given_credential(std::size_t node) {
  Parts part = parts(node);
  ast::GivenCredential credential;
  credential.span = span(node);
  credential.kind = word(part.take());
  credential.code = text(part.take());
  while (part.more()) {
    const std::size_t detail = part.take();
    Parts inner = parts(detail);
    switch (kind(detail)) {
      case NodeKind::given_from:
        set_once(credential.issuer, text(detail), detail);
        break;
      case NodeKind::target_worth: {
        const ast::Quantity worth = quantity(inner.take());
        set_once(worth.noun == ast::AmountNoun::hours ? credential.hours : credential.credits,
                 worth, detail);
        break;
      }
      case NodeKind::target_level:
        set_once(credential.level, level(inner.take()), detail);
        break;
      case NodeKind::target_subject:
        credential.subjects.push_back(text(detail));
        break;
      case NodeKind::given_awarded:
        set_once(credential.awarded, date(inner.take()), detail);
        break;
      case NodeKind::partial:
        credential.partial = true;
        break;
      default:
        credential.facts.push_back(fact(detail));
        break;
    }
  }
  return credential;
}

ast::Given AstBuilder::given(std::size_t node) {
  Parts part = parts(node);
  switch (kind(node)) {
    case NodeKind::given_learner: {
      const ast::Word field = word(part.take());
      return ast::GivenLearnerFact{field, value(part.take()), span(node)};
    }
    case NodeKind::given_conferral: {
      ast::GivenConferral conferral{word(part.take()), {}, {}, span(node)};
      if (const auto on = part.take_if(NodeKind::conferral_on))
        conferral.on = date(parts(*on).take());
      if (const auto used = part.take_if(NodeKind::conferral_used))
        conferral.used = list(parts(*used).take());
      return conferral;
    }
    case NodeKind::given_decision: {
      const ast::Word what = word(part.take());
      ast::Path clause = path(part.take());
      return ast::GivenDecision{what, std::move(clause), text(part.take()), span(node)};
    }
    default:
      return given_credential(node);
  }
}

ast::Expectation AstBuilder::expectation(std::size_t node) {
  using Kind = ast::Expectation::Kind;
  Parts part = parts(node);
  ast::Expectation expectation;
  expectation.span = span(node);
  expectation.path = path(part.take());
  const std::size_t verdict = part.take();
  Parts inner = parts(verdict);
  switch (kind(verdict)) {
    case NodeKind::met_on_completion:
      expectation.kind = Kind::met_on_completion;
      break;
    case NodeKind::not_met:
      expectation.kind = Kind::not_met;
      break;
    case NodeKind::cannot_tell:
      expectation.kind = Kind::cannot_tell;
      break;
    case NodeKind::undecided:
      expectation.kind = Kind::undecided;
      break;
    case NodeKind::needs:
      expectation.kind = Kind::needs_decision;
      if (inner.more()) expectation.authority = text(inner.take());
      break;
    case NodeKind::missing_field:
      expectation.kind = Kind::missing;
      expectation.field = word(inner.take());
      break;
    case NodeKind::uses:
      expectation.kind = Kind::uses;
      expectation.list = list(inner.take());
      break;
    case NodeKind::is_short: {
      expectation.kind = Kind::is_short;
      const std::size_t amount = inner.take();
      if (kind(amount) == NodeKind::quantity) {
        expectation.shortfall = quantity(amount);
      } else {
        expectation.shortfall = kind_measure(amount);
      }
      break;
    }
    case NodeKind::expected_grant:
      expectation.kind = Kind::grants;
      expectation.granted = quantity(inner.take());
      break;
    case NodeKind::expected_tier:
      expectation.kind = Kind::tier;
      expectation.tier = text(inner.take());
      break;
    case NodeKind::expected_level:
      expectation.kind = Kind::level;
      expectation.level = level(inner.take());
      break;
    default:
      expectation.kind = Kind::met;
      break;
  }
  return expectation;
}

ast::Test AstBuilder::test(std::size_t node) {
  Parts part = parts(node);
  ast::Test test;
  if (const auto title = part.take_if(NodeKind::title)) test.title = text(*title);
  while (part.more()) {
    const std::size_t line = part.take();
    Parts inner = parts(line);
    switch (kind(line)) {
      case NodeKind::test_on:
        set_once(test.on, date(inner.take()), line);
        break;
      case NodeKind::test_given:
        while (inner.more())
          test.given.push_back(given(inner.take()));
        break;
      default:
        test.expectations.push_back(expectation(line));
        break;
    }
  }
  return test;
}

}  // namespace cairn::lang
