// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/kinds.hpp"
#include "syntax/ast_builder.hpp"

namespace cairn::lang {

ast::Predicate AstBuilder::predicate(std::size_t node) {
  Parts part = parts(node);
  std::vector<ast::Predicate> tests;
  tests.push_back(term(part.take()));
  std::optional<std::size_t> joiner;
  bool mixed = false;
  while (part.more()) {
    const std::size_t next = part.take();
    if (!joiner) {
      joiner = next;
    } else if (kind(*joiner) != kind(next) && !mixed) {
      mixed = true;
      Diagnostic& told = diagnostics_.report(Code::mixed_and_or, span(next));
      told.labels.push_back({span(*joiner), "the other one is here"});
      told.hint = "put brackets around what belongs together: `a and (b or c)`";
    }
    tests.push_back(term(part.take()));
  }
  if (!joiner) {
    ast::Predicate only = std::move(tests.front());
    only.span = span(node);
    return only;
  }
  if (kind(*joiner) == NodeKind::and_) return {ast::AllTests{std::move(tests)}, span(node)};
  return {ast::AnyTests{std::move(tests)}, span(node)};
}

ast::Predicate AstBuilder::term(std::size_t node) {
  Parts part = parts(node);
  switch (kind(node)) {
    case NodeKind::not_test:
      return {ast::NotTest{term(part.take())}, span(node)};
    case NodeKind::bracketed: {
      ast::Predicate inner = predicate(part.take());
      inner.span = span(node);
      return inner;
    }
    case NodeKind::active_test:
      return {ast::ActiveTest{part.more()}, span(node)};
    case NodeKind::field_test:
      return {field_test(node), span(node)};
    default:
      return {ast::FlagTest{word(node)}, span(node)};
  }
}

ast::FieldTest AstBuilder::field_test(std::size_t node) {
  Parts part = parts(node);
  std::optional<ast::Word> qualifier;
  if (const auto framework = part.take_if(NodeKind::qualifier)) qualifier = word(*framework);
  const ast::Word field = word(part.take());
  return {qualifier, field, check(part.take())};
}

ast::CheckKind AstBuilder::check(std::size_t node) {
  Parts part = parts(node);
  const bool negated = part.take_if(NodeKind::negation).has_value();
  switch (kind(node)) {
    case NodeKind::compare_check: {
      const Terminal sign = first(part.take());
      const ast::Comparison op = sign == Terminal::less         ? ast::Comparison::less
                                 : sign == Terminal::less_equal ? ast::Comparison::less_equal
                                 : sign == Terminal::greater    ? ast::Comparison::greater
                                                                : ast::Comparison::greater_equal;
      return ast::CompareCheck{op, value(part.take())};
    }
    case NodeKind::known_check:
      return ast::KnownCheck{negated};
    case NodeKind::is_check:
      return ast::IsCheck{negated, value(part.take())};
    case NodeKind::in_check:
      return ast::InCheck{negated, set(part.take())};
    case NodeKind::includes_check:
      return ast::IncludesCheck{value(part.take())};
    case NodeKind::matches_check:
      return ast::MatchesCheck{text(part.take())};
    case NodeKind::within_check: {
      const ast::DurationLiteral span_of_time = duration(part.take());
      const ast::Side side =
          kind(part.take()) == NodeKind::before ? ast::Side::before : ast::Side::after;
      return ast::WithinCheck{span_of_time, side, anchor(part.take())};
    }
    case NodeKind::period:
      return ast::PeriodCheck{period(node)};
    default: {
      const ast::Side side =
          kind(part.take()) == NodeKind::before ? ast::Side::before : ast::Side::after;
      return ast::OrderCheck{side, anchor(part.take())};
    }
  }
}

ast::Anchor AstBuilder::anchor(std::size_t node) const {
  const std::size_t what = parts(node).take();
  switch (kind(what)) {
    case NodeKind::anchor_audit:
      return {ast::Anchor::Audit{}, span(node)};
    case NodeKind::date:
      return {date(what), span(node)};
    case NodeKind::learner_field:
      return {learner_field(what), span(node)};
    default:
      return {word(what), span(node)};
  }
}

ast::Set AstBuilder::set(std::size_t node) {
  const std::size_t what = parts(node).take();
  if (kind(what) == NodeKind::list) return list(what);
  return word(what);
}

ast::List AstBuilder::list(std::size_t node) {
  ast::List list;
  list.span = span(node);
  for (Parts part = parts(node); part.more();)
    list.items.push_back(item(part.take()));
  return list;
}

ast::Item AstBuilder::item(std::size_t node) {
  const std::size_t what = parts(node).take();
  switch (kind(what)) {
    case NodeKind::code_item:
      return {code_item(what), span(node)};
    case NodeKind::number:
      return {number(what), span(node)};
    default:
      return {ast::Box<ast::Selection>(selection(what)), span(node)};
  }
}

ast::CodeItem AstBuilder::code_item(std::size_t node) {
  Parts part = parts(node);
  ast::CodeItem item{text(part.take()), std::nullopt, std::nullopt};
  if (const auto issuer = part.take_if(NodeKind::issuer)) {
    const std::size_t who = parts(*issuer).take();
    if (kind(who) == NodeKind::text) {
      item.issuer = text(who);
    } else {
      item.issuer = word(who);
    }
  }
  if (const auto where = part.take_if(NodeKind::predicate)) item.where = predicate(*where);
  return item;
}

ast::Selection AstBuilder::selection(std::size_t node) {
  Parts part = parts(node);
  ast::Selection selection{source(part.take()), std::nullopt, std::nullopt, span(node)};
  if (const auto where = part.take_if(NodeKind::predicate)) selection.where = predicate(*where);
  if (const auto except = part.take_if(NodeKind::except)) {
    Parts without = parts(*except);
    ast::Selection::Except rest{source(without.take()), std::nullopt, span(*except)};
    if (const auto where = without.take_if(NodeKind::predicate)) rest.where = predicate(*where);
    selection.except = std::move(rest);
  }
  return selection;
}

ast::SelectionSource AstBuilder::source(std::size_t node) {
  const std::size_t what = parts(node).take();
  switch (kind(what)) {
    case NodeKind::conferred:
      return {ast::ConferredSource{word(parts(what).take())}, span(node)};
    case NodeKind::counted_in: {
      Parts part = parts(what);
      const ast::Word noun = word(part.take());
      return {ast::CountedInSource{noun, path(part.take())}, span(node)};
    }
    case NodeKind::list:
      return {ast::ListSource{list(what)}, span(node)};
    default: {
      const ast::Word name = word(what);
      if (singular_of(name.text)) return {ast::KindSource{name}, span(node)};
      return {ast::NamedSource{name}, span(node)};
    }
  }
}

}  // namespace cairn::lang
