// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/kinds.hpp"
#include "syntax/ast_builder.hpp"

namespace cairn::lang {

ast::Target AstBuilder::target(std::size_t node) {
  Parts part = parts(node);
  ast::Target target;
  target.span = span(node);
  Parts what = parts(part.take());
  if (const auto kind_word = what.take_if(NodeKind::kind_name)) target.kind = word(*kind_word);
  const std::size_t value = what.take();
  if (kind(value) == NodeKind::text) {
    target.what = text(value);
  } else if (kind(value) == NodeKind::quantity) {
    target.what = quantity(value);
  } else {
    target.what = ast::Target::Itself{};
  }
  while (part.more()) {
    const std::size_t detail = part.take();
    if (kind(detail) == NodeKind::by_conversion) {
      set_once(target.by_conversion, ast::Word{"by conversion", span(detail)}, detail);
      continue;
    }
    const std::size_t said = parts(detail).take();
    switch (kind(detail)) {
      case NodeKind::target_worth:
        set_once(target.worth, quantity(said), detail);
        break;
      case NodeKind::target_level:
        set_once(target.level, level(said), detail);
        break;
      case NodeKind::usable_only:
        set_once(target.usable_only_in, path(said), detail);
        break;
      case NodeKind::target_match:
        set_once(target.match, percent(said), detail);
        break;
      default:
        target.subjects.push_back(text(said));
        break;
    }
  }
  return target;
}

ast::Selection AstBuilder::list_selection(std::size_t node, ast::List list) const {
  ast::Selection selection{{ast::ListSource{std::move(list)}, span(node)}, {}, {}, span(node)};
  return selection;
}

ast::BoundedMeasure AstBuilder::evidence_amount(std::size_t node) {
  if (kind(node) == NodeKind::bounded) return bounded(node);
  Parts part = parts(node);
  const ast::Bound of = bound(part.take());
  const ast::NumberLiteral count = number(part.take());
  const std::size_t noun = part.take();
  const ast::Word kind_word = word(noun);
  agree(count, noun, plural_of(kind_word.text).value_or(std::string_view{}));
  return {of, {ast::KindCountMeasure{count, kind_word, {}}, count.span.to(kind_word.span)}};
}

ast::Evidence AstBuilder::evidence_part(std::size_t node) {
  Parts part = parts(node);
  ast::Evidence evidence{ast::EvidenceChoice{}, span(node)};
  switch (kind(node)) {
    case NodeKind::evidence_choice: {
      ast::EvidenceChoice choice;
      const bool all = kind(part.take()) == NodeKind::all_of;
      choice.quantifier = all ? ast::Quantifier::all : ast::Quantifier::any;
      while (part.more()) {
        Parts branch = parts(part.take());
        const ast::Word label = word(branch.take());
        choice.branches.push_back({label, evidence_part(branch.take())});
      }
      evidence.kind = std::move(choice);
      break;
    }
    case NodeKind::evidence_all: {
      part.take();
      const std::size_t codes = part.take();
      evidence.kind =
          ast::QuantifiedSelection{ast::Quantifier::all, list_selection(codes, list(codes))};
      break;
    }
    case NodeKind::evidence_any:
      part.take();
      evidence.kind = ast::QuantifiedSelection{ast::Quantifier::any, selection(part.take())};
      break;
    case NodeKind::evidence_amount:
      evidence.kind = evidence_amount(part.take());
      break;
    default: {
      ast::List one;
      one.span = span(node);
      one.items.push_back({code_item(node), span(node)});
      evidence.kind =
          ast::QuantifiedSelection{ast::Quantifier::any, list_selection(node, std::move(one))};
      break;
    }
  }
  return evidence;
}

void AstBuilder::evidence(std::size_t node, ast::Recognise& recognise) {
  Parts part = parts(node);
  switch (kind(node)) {
    case NodeKind::code_item:
      recognise.evidence.push_back(code_item(node));
      return;
    case NodeKind::selection:
      recognise.each = selection(node);
      return;
    case NodeKind::evidence_any:
      part.take();
      recognise.each = selection(part.take());
      return;
    case NodeKind::evidence_award:
      recognise.conferral = word(part.take());
      return;
    case NodeKind::evidence_all:
      part.take();
      for (ast::Item& item : list(part.take()).items) {
        if (auto* code = std::get_if<ast::CodeItem>(&item.kind)) {
          recognise.evidence.push_back(std::move(*code));
        } else {
          diagnostics_
              .report(Code::all_of_not_codes, item.span,
                      {std::string(sentence_.file().slice(item.span))})
              .hint =
              "list the codes, in quotes, or give each kind of evidence a label: `all of { one: "
              "at least 2 badges  two: … }`";
        }
      }
      return;
    default:
      recognise.chosen = evidence_part(node);
  }
}

ast::Recognise AstBuilder::recognise(std::size_t node) {
  Parts part = parts(node);
  ast::Recognise recognise;
  if (const auto label = part.take_if(NodeKind::label)) recognise.label = word(*label);
  const std::size_t what = part.take();
  recognise.evidence_span = span(what);
  evidence(what, recognise);
  while (part.more()) {
    const std::size_t line = part.take();
    switch (kind(line)) {
      case NodeKind::target:
        recognise.targets.push_back(target(line));
        break;
      case NodeKind::authority:
        set_once(recognise.authority, text(line), line);
        break;
      case NodeKind::source_text:
        set_once(recognise.source, text(line), line);
        break;
      case NodeKind::period:
        set_once(recognise.period, period(line), line);
        break;
      case NodeKind::grade_kept:
        recognise.grade_kept = true;
        break;
      case NodeKind::once:
        recognise.once = true;
        break;
      default:
        set_once(recognise.approver, text(line), line);
        break;
    }
  }
  return recognise;
}

ast::Overlap AstBuilder::overlap(std::size_t node) {
  return {list(parts(node).take())};
}

}  // namespace cairn::lang
