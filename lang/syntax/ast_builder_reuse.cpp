// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "base/kinds.hpp"
#include "syntax/ast_builder.hpp"

namespace cairn::lang {

ast::ReuseEnd AstBuilder::reuse_end(std::size_t node) const {
  Parts part = parts(node);
  const bool conferred = part.take_if(NodeKind::end_conferred).has_value();
  return {conferred, word(part.take()), span(node)};
}

ast::ReuseMost AstBuilder::reuse_most(std::size_t node) {
  if (kind(node) == NodeKind::quantity) return {quantity(node), span(node)};
  Parts part = parts(node);
  if (kind(node) == NodeKind::reuse_count) {
    const ast::NumberLiteral count = number(part.take());
    const std::size_t noun = part.take();
    ast::KindCountMeasure measure{count, word(noun), std::nullopt};
    agree(count, noun, plural_of(measure.kind.text).value_or(std::string_view{}));
    return {std::move(measure), span(node)};
  }
  const std::size_t percentage = part.take();
  ast::ReuseShare share{percent(percentage), span(node), false, std::nullopt, std::nullopt};
  if (part.take_if(NodeKind::smaller_award)) share.smaller = true;
  if (const auto name = part.take_if(NodeKind::name)) share.of = word(*name);
  if (const auto rounded = part.take_if(NodeKind::rounding)) share.rounding = rounding(*rounded);
  return {std::move(share), span(node)};
}

ast::SharingBody AstBuilder::sharing(std::size_t node) {
  Parts part = parts(node);
  const ast::ReuseEnd left = reuse_end(part.take());
  const ast::ReuseEnd right = reuse_end(part.take());
  ast::SharingBody body{kind(node) == NodeKind::reuse_between, left, right, false, {}};
  while (part.more()) {
    const std::size_t amount = part.take();
    if (kind(amount) == NodeKind::reuse_nothing) {
      body.nothing = true;
    } else if (kind(amount) != NodeKind::reuse_everything) {
      body.most.push_back(reuse_most(amount));
    }
  }
  return body;
}

ast::ReuseLine AstBuilder::reuse_line(std::size_t node) {
  Parts part = parts(node);
  const ast::Word label = word(part.take());
  const std::size_t body = part.take();
  const auto read = [&]() -> decltype(ast::ReuseLine::body) {
    Parts inner = parts(body);
    if (kind(body) == NodeKind::reuse_each) return ast::MostAwardsBody{number(inner.take())};
    if (kind(body) == NodeKind::reuse_only_one) return ast::OnlyOneBody{list(inner.take())};
    return sharing(body);
  };
  ast::ReuseLine line{{}, label, read(), span(body), documentation(node), span(node)};
  while (part.more())
    modify(line, part.take());
  return line;
}

ast::Reuse AstBuilder::reuse(std::size_t node) {
  ast::Reuse reuse;
  for (Parts part = parts(node); part.more();)
    reuse.lines.push_back(reuse_line(part.take()));
  return reuse;
}

}  // namespace cairn::lang
