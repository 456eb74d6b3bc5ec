// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/kinds.hpp"
#include "syntax/ast_builder.hpp"

namespace cairn::lang {

ast::Bound AstBuilder::bound(std::size_t node) const {
  const std::size_t what = parts(node).take();
  switch (kind(what)) {
    case NodeKind::at_least:
      return {ast::BoundKind::at_least, std::nullopt, span(node)};
    case NodeKind::at_most:
      return {ast::BoundKind::at_most, std::nullopt, span(node)};
    case NodeKind::exactly:
      return {ast::BoundKind::exactly, std::nullopt, span(node)};
    default:
      return {ast::BoundKind::between, number(parts(what).take()), span(node)};
  }
}

ast::Scope AstBuilder::scope(std::size_t node) {
  const std::size_t what = parts(node).take();
  if (kind(what) == NodeKind::selection) return {selection(what), span(node)};
  return {predicate(what), span(node)};
}

ast::Base AstBuilder::base(std::size_t node) {
  const std::size_t what = parts(node).take();
  Parts part = parts(what);
  switch (kind(what)) {
    case NodeKind::base_counted:
      return {ast::Base::Counted{word(part.take())}, span(node)};
    case NodeKind::base_award:
      return {ast::Base::AwardCredits{}, span(node)};
    case NodeKind::base_held: {
      const bool hours = first(what) == Terminal::hours || first(what) == Terminal::hour;
      part.take();
      return {ast::Base::Held{hours ? ast::AmountNoun::hours : ast::AmountNoun::credits,
                              source(part.take())},
              span(node)};
    }
    default:
      return {quantity(what), span(node)};
  }
}

ast::RoundingClause AstBuilder::rounding(std::size_t node) const {
  Parts part = parts(node);
  ast::RoundingClause clause;
  clause.span = span(node);
  switch (kind(part.take())) {
    case NodeKind::round_up:
      clause.rounding = Rounding::up;
      break;
    case NodeKind::round_down:
      clause.rounding = Rounding::down;
      break;
    default:
      clause.rounding = Rounding::nearest;
      break;
  }
  if (part.more()) clause.step = number(part.take());
  return clause;
}

ast::ShareMeasure AstBuilder::share_measure(std::size_t node) {
  Parts part = parts(node);
  const ast::PercentLiteral share = percent(part.take());
  ast::ShareMeasure measure{share, base(part.take()), {}, {}, {}};
  if (const auto from = part.take_if(NodeKind::scope)) measure.scope = scope(*from);
  if (const auto rounded = part.take_if(NodeKind::rounding)) measure.rounding = rounding(*rounded);
  if (const auto stated = part.take_if(NodeKind::stated)) {
    const std::size_t what = parts(*stated).take();
    if (kind(what) == NodeKind::quantity) {
      measure.stated = quantity(what);
    } else {
      measure.stated = number(what);
    }
  }
  return measure;
}

ast::KindCountMeasure AstBuilder::kind_measure(std::size_t node) {
  Parts part = parts(node);
  const ast::NumberLiteral count = number(part.take());
  const std::size_t noun = part.take();
  ast::KindCountMeasure measure{count, word(noun), std::nullopt};
  agree(count, noun, plural_of(measure.kind.text).value_or(std::string_view{}));
  if (part.more()) measure.where = predicate(part.take());
  return measure;
}

ast::Measure AstBuilder::measure(std::size_t node) {
  const std::size_t what = parts(node).take();
  Parts part = parts(what);
  switch (kind(what)) {
    case NodeKind::share_measure:
      return {share_measure(what), span(node)};
    case NodeKind::amount_measure: {
      ast::AmountMeasure measure{quantity(part.take()), std::nullopt};
      if (part.more()) measure.scope = scope(part.take());
      return {std::move(measure), span(node)};
    }
    case NodeKind::count_measure: {
      const std::size_t how_many = part.take();
      decltype(ast::CountMeasure::count) count = word(how_many);
      if (kind(how_many) == NodeKind::number) count = number(how_many);
      return {ast::CountMeasure{count, selection(part.take())}, span(node)};
    }
    case NodeKind::kind_measure:
      return {kind_measure(what), span(node)};
    default: {
      ast::NamedMeasure measure{word(part.take()), std::nullopt};
      if (part.more()) measure.scope = scope(part.take());
      return {std::move(measure), span(node)};
    }
  }
}

ast::BoundedMeasure AstBuilder::bounded(std::size_t node) {
  Parts part = parts(node);
  const ast::Bound limit = bound(part.take());
  return {limit, measure(part.take())};
}

ast::QuantifiedSelection AstBuilder::quantified(std::size_t node) {
  Parts part = parts(node);
  const NodeKind which = kind(part.take());
  const ast::Quantifier quantifier = which == NodeKind::all_of   ? ast::Quantifier::all
                                     : which == NodeKind::any_of ? ast::Quantifier::any
                                                                 : ast::Quantifier::none;
  return {quantifier, selection(part.take())};
}

ast::Including AstBuilder::including(std::size_t node) {
  Parts part = parts(node);
  if (const auto limit = part.take_if(NodeKind::bounded)) return {bounded(*limit), span(node)};
  part.take();  // all of
  return {selection(part.take()), span(node)};
}

ast::Phrase AstBuilder::phrase(std::size_t node) {
  Parts part = parts(node);
  const std::size_t main = part.take();
  const auto read = [&]() -> decltype(ast::Phrase::kind) {
    if (kind(main) == NodeKind::bounded) return bounded(main);
    return quantified(main);
  };
  ast::Phrase phrase{read(), {}, {}, {}, {}, {}, {}, span(node)};
  while (part.more())
    suffix(part.take(), phrase);
  return phrase;
}

void AstBuilder::suffix(std::size_t node, ast::Phrase& phrase) {
  Parts part = parts(node);
  switch (kind(node)) {
    case NodeKind::spanning: {
      const ast::NumberLiteral count = number(part.take());
      set_once(phrase.spanning, ast::Spanning{count, word(part.take()), span(node)}, node);
      break;
    }
    case NodeKind::same_value: {
      ast::SameValue same{word(part.take()), std::nullopt, span(node)};
      if (part.more()) same.among = set(part.take());
      set_once(phrase.same, std::move(same), node);
      break;
    }
    case NodeKind::within_any:
      set_once(phrase.within, ast::WithinAny{duration(part.take()), span(node)}, node);
      break;
    case NodeKind::per_value:
      set_once(phrase.per, ast::PerValue{word(part.take()), span(node)}, node);
      break;
    case NodeKind::in_steps:
      set_once(phrase.steps, ast::InSteps{quantity(part.take()), span(node)}, node);
      break;
    default:
      phrase.including.push_back(including(node));
      break;
  }
}

ast::AverageBody AstBuilder::average(std::size_t node) {
  Parts part = parts(node);
  const ast::Word field = word(part.take());
  std::optional<ast::Selection> of;
  if (const auto over = part.take_if(NodeKind::average_of)) of = selection(parts(*over).take());
  const ast::Bound limit = bound(part.take());
  const std::size_t value = parts(part.take()).take();
  const ast::Weight weight =
      kind(part.take()) == NodeKind::by_credits ? ast::Weight::credits : ast::Weight::equal;
  if (kind(value) == NodeKind::number) return {field, std::move(of), limit, number(value), weight};
  return {field, std::move(of), limit, text(value), weight};
}

ast::ElapsedBody AstBuilder::elapsed(std::size_t node) {
  Parts part = parts(node);
  const std::size_t limit = part.take();
  const std::size_t span_of_time = part.take();
  if (kind(limit) == NodeKind::bound)
    return {bound(limit).kind, std::nullopt, duration(span_of_time)};
  // In `between 2 and 4 years` the unit stands once, for both.
  Parts low = parts(limit);
  const ast::NumberLiteral amount = number(low.take());
  const ast::DurationLiteral longest = duration(span_of_time);
  ast::DurationLiteral shortest = longest;
  if (low.more()) {
    shortest = duration_of(amount, low.take(), span(limit));
  } else {
    shortest.value.amount = whole_amount(amount);
    shortest.span = span(limit);
  }
  return {ast::BoundKind::between, shortest, longest};
}

ast::BodyKind AstBuilder::body(std::size_t node) {
  const std::size_t what = parts(node).take();
  Parts part = parts(what);
  switch (kind(what)) {
    case NodeKind::group_all:
      part.take();
      return ast::Group{ast::Group::Kind::all, {}, {}, clauses(part.take())};
    case NodeKind::group_any:
      part.take();
      return ast::Group{ast::Group::Kind::any, {}, {}, clauses(part.take())};
    case NodeKind::group_counted: {
      const ast::Bound limit = bound(part.take());
      const ast::NumberLiteral count = number(part.take());
      return ast::Group{ast::Group::Kind::counted, limit, count, clauses(part.take())};
    }
    case NodeKind::complete:
      return ast::CompleteBody{word(part.take())};
    case NodeKind::approval:
      return ast::ApprovalBody{text(part.take())};
    case NodeKind::only:
      return ast::OnlyBody{selection(part.take())};
    case NodeKind::average:
      return average(what);
    case NodeKind::elapsed:
      return elapsed(what);
    case NodeKind::sequence: {
      ast::Selection of = selection(part.take());
      return ast::OrderBody{std::move(of), phrase(part.take())};
    }
    case NodeKind::counted_within: {
      ast::Selection of = selection(part.take());
      const ast::DurationLiteral length = duration(part.take());
      const bool of_latest = kind(part.take()) == NodeKind::from_latest;
      return ast::CountedWithinBody{std::move(of), length, of_latest};
    }
    case NodeKind::learner_body:
      return ast::LearnerBody{predicate(part.take())};
    case NodeKind::award_body:
      return ast::AwardBody{predicate(part.take())};
    default:
      return phrase(what);
  }
}

ast::Clause AstBuilder::clause(std::size_t node) {
  Parts part = parts(node);
  const ast::Word label = word(part.take());
  const std::size_t demand = part.take();
  ast::Clause clause{{}, label, body(demand), span(demand), documentation(node), span(node)};
  while (part.more())
    modify(clause, part.take());
  return clause;
}

void AstBuilder::modify(ast::Modifiers& modifiers, std::size_t modifier) {
  switch (kind(modifier)) {
    case NodeKind::approver:
      set_once(modifiers.approver, text(modifier), modifier);
      break;
    case NodeKind::because:
      set_once(modifiers.because, text(modifier), modifier);
      break;
    case NodeKind::guard: {
      const std::size_t whose = parts(modifier).take();
      set_once(modifiers.guard,
               ast::Guard{kind(whose) == NodeKind::award_body, predicate(parts(whose).take()),
                          span(modifier)},
               modifier);
      break;
    }
    case NodeKind::advisory:
      set_once(modifiers.advisory, word(modifier), modifier);
      break;
    default:
      set_once(modifiers.source, text(modifier), modifier);
      break;
  }
}

std::vector<ast::Clause> AstBuilder::clauses(std::size_t node) {
  std::size_t number = 0;
  for (Parts part = parts(node); part.more(); part.take())
    ++number;
  std::vector<ast::Clause> all;
  all.reserve(number);
  for (Parts part = parts(node); part.more();)
    all.push_back(clause(part.take()));
  return all;
}

}  // namespace cairn::lang
