// SPDX-License-Identifier: Apache-2.0
#include "syntax/ast_builder.hpp"

#include <algorithm>
#include <utility>

namespace cairn::lang {

std::vector<std::string> AstBuilder::documentation(std::size_t node) const {
  std::vector<std::string> lines;
  std::size_t newlines = 0;
  for (std::size_t i = sentence_.token(tree_[node].first); i > 0; --i) {
    const Token& token = tokens_[i - 1];
    if (token.kind == TokenKind::blank) continue;
    if (token.kind == TokenKind::newline) {
      // An empty line between ends it.
      if (++newlines > 1) break;
      continue;
    }
    const bool whole_line = i == 1 || tokens_[i - 2].kind == TokenKind::newline ||
                            (tokens_[i - 2].kind == TokenKind::blank &&
                             (i == 2 || tokens_[i - 3].kind == TokenKind::newline));
    if (token.kind != TokenKind::documentation || newlines == 0 || !whole_line) break;
    newlines = 0;
    std::string_view text = sentence_.file().slice(token.span);
    text.remove_prefix(std::min(text.find_first_not_of('#'), text.size()));
    if (text.starts_with(' ')) text.remove_prefix(1);
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    lines.emplace_back(text);
  }
  std::reverse(lines.begin(), lines.end());
  return lines;
}

void AstBuilder::said_twice(std::size_t line, Span earlier) {
  const std::size_t at = tree_[line].first;
  Diagnostic& told =
      diagnostics_.report(Code::said_twice, sentence_.span(at), {std::string(sentence_.text(at))});
  told.labels.push_back({earlier, "first said here"});
  told.hint = "keep one of the two";
}

std::optional<ast::DeclarationKind> AstBuilder::declaration(std::size_t node) {
  switch (kind(node)) {
    case NodeKind::policy:
      return policy(node);
    case NodeKind::use:
      return use(node);
    case NodeKind::framework:
      return framework(node);
    case NodeKind::crosswalk:
      return crosswalk(node);
    case NodeKind::conversion:
      return conversion(node);
    case NodeKind::scale:
      return scale(node);
    case NodeKind::field:
      return field(node);
    case NodeKind::let:
      return let(node);
    case NodeKind::recognise_table:
      return ast::RecogniseTable{text(parts(node).take())};
    case NodeKind::recognise:
      return recognise(node);
    case NodeKind::overlap:
      return overlap(node);
    case NodeKind::reuse:
      return reuse(node);
    case NodeKind::award:
      return award(node);
    case NodeKind::rule:
      return rule(node);
    case NodeKind::test:
      return test(node);
    default:
      return std::nullopt;
  }
}

ast::File AstBuilder::file() {
  ast::File file;
  std::size_t declarations = 0;
  for (Parts part = parts(0); part.more(); part.take())
    ++declarations;
  file.declarations.reserve(declarations);
  for (Parts part = parts(0); part.more();) {
    const std::size_t node = part.take();
    if (kind(node) == NodeKind::edition) {
      file.edition = number(parts(node).take());
    } else if (std::optional<ast::DeclarationKind> read = declaration(node)) {
      const Span keyword = sentence_.span(tree_[node].first);
      file.declarations.push_back({std::move(*read), documentation(node), keyword, span(node)});
    }
  }
  return file;
}

}  // namespace cairn::lang
