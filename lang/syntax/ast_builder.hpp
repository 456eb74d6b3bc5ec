// SPDX-License-Identifier: Apache-2.0
/// @file
/// The nodes of the grammar to the syntax tree. What a grammar says badly is settled here: `and`
/// beside `or`, singular beside plural, a line that stands twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/ast.hpp>
#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/token.hpp>

#include "syntax/node_tree.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

/// The parts of one node, in order.
class Parts {
 public:
  Parts(const NodeTree& tree, std::size_t node)
      : tree_(&tree), at_(node + 1), end_(tree[node].next) {}

  [[nodiscard]] bool more() const { return at_ < end_; }
  [[nodiscard]] bool is(NodeKind kind) const { return more() && (*tree_)[at_].kind == kind; }
  [[nodiscard]] NodeKind kind() const { return (*tree_)[at_].kind; }
  /// The next part; the grammar says that there is one.
  std::size_t take() {
    const std::size_t node = at_;
    at_ = (*tree_)[node].next;
    return node;
  }
  std::optional<std::size_t> take_if(NodeKind kind) {
    if (!is(kind)) return std::nullopt;
    return take();
  }

 private:
  const NodeTree* tree_;
  std::size_t at_;
  std::size_t end_;
};

class AstBuilder {
 public:
  AstBuilder(const Sentence& sentence, const std::vector<Token>& tokens, const NodeTree& tree,
             DiagnosticList& diagnostics)
      : sentence_(sentence), tokens_(tokens), tree_(tree), diagnostics_(diagnostics) {}

  [[nodiscard]] ast::File file();

 private:
  // ---- nodes
  [[nodiscard]] Parts parts(std::size_t node) const { return {tree_, node}; }
  [[nodiscard]] NodeKind kind(std::size_t node) const { return tree_[node].kind; }
  [[nodiscard]] Span span(std::size_t node) const;
  [[nodiscard]] Terminal first(std::size_t node) const { return sentence_.at(tree_[node].first); }
  /// The `##` lines right above the node.
  [[nodiscard]] std::vector<std::string> documentation(std::size_t node) const;

  /// Keeps the first; says that a second one is there.
  template <class Place, class T>
  void set_once(Place& place, T value, std::size_t line) {
    if (!place) {
      place = std::move(value);
    } else {
      said_twice(line, place->span);
    }
  }
  void said_twice(std::size_t line, Span earlier);

  // ---- words and values (ast_builder_values.cpp)
  ast::Word word(std::size_t node) const;
  ast::Text text(std::size_t node) const;
  ast::NumberLiteral number(std::size_t node) const;
  ast::DateLiteral date(std::size_t node) const;
  ast::MonthDayLiteral month_day(std::size_t node) const;
  ast::PercentLiteral percent(std::size_t node) const;
  ast::Quantity quantity(std::size_t node);
  ast::LevelReference level(std::size_t node) const;
  ast::DurationLiteral duration(std::size_t node);
  std::int32_t whole_amount(const ast::NumberLiteral& amount);
  ast::DurationLiteral duration_of(const ast::NumberLiteral& amount, std::size_t unit, Span whole);
  ast::LearnerField learner_field(std::size_t node) const;
  ast::Value value(std::size_t node);
  /// The value that this node, a literal or a name, stands for.
  ast::ValueKind value_of(std::size_t node);
  ast::Path path(std::size_t node) const;
  ast::Period period(std::size_t node) const;
  ast::NumberRange number_range(std::size_t node) const;
  /// Refuses `5 credit` and `3 course`.
  void agree(const ast::NumberLiteral& amount, std::size_t noun, std::string_view plural);

  // ---- tests and selections (ast_builder_selections.cpp)
  ast::Predicate predicate(std::size_t node);
  ast::Predicate term(std::size_t node);
  ast::FieldTest field_test(std::size_t node);
  ast::CheckKind check(std::size_t node);
  ast::Anchor anchor(std::size_t node) const;
  ast::Set set(std::size_t node);
  ast::List list(std::size_t node);
  ast::Item item(std::size_t node);
  ast::CodeItem code_item(std::size_t node);
  ast::Selection selection(std::size_t node);
  ast::SelectionSource source(std::size_t node);

  // ---- phrases and clauses (ast_builder_clauses.cpp)
  ast::Bound bound(std::size_t node) const;
  ast::Scope scope(std::size_t node);
  ast::Base base(std::size_t node);
  ast::RoundingClause rounding(std::size_t node) const;
  ast::Measure measure(std::size_t node);
  ast::ShareMeasure share_measure(std::size_t node);
  ast::KindCountMeasure kind_measure(std::size_t node);
  ast::BoundedMeasure bounded(std::size_t node);
  ast::QuantifiedSelection quantified(std::size_t node);
  ast::Including including(std::size_t node);
  ast::Phrase phrase(std::size_t node);
  void suffix(std::size_t node, ast::Phrase& phrase);
  ast::AverageBody average(std::size_t node);
  ast::ElapsedBody elapsed(std::size_t node);
  ast::BodyKind body(std::size_t node);
  ast::Clause clause(std::size_t node);
  void modify(ast::Modifiers& modifiers, std::size_t modifier);
  std::vector<ast::Clause> clauses(std::size_t node);

  // ---- declarations (ast_builder_declarations.cpp, ast_builder_awards.cpp)
  ast::PolicyHeader policy(std::size_t node);
  ast::Governance governance(std::size_t by, std::size_t line) const;
  ast::Use use(std::size_t node) const;
  bool origin_line(ast::Origin& origin, std::size_t line);
  ast::Framework framework(std::size_t node);
  ast::Crosswalk crosswalk(std::size_t node);
  ast::Conversion conversion(std::size_t node);
  ast::Scale scale(std::size_t node);
  ast::Field field(std::size_t node) const;
  ast::Let let(std::size_t node);
  ast::Recognise recognise(std::size_t node);
  void evidence(std::size_t node, ast::Recognise& recognise);
  ast::Evidence evidence_part(std::size_t node);
  ast::BoundedMeasure evidence_amount(std::size_t node);
  ast::Selection list_selection(std::size_t node, ast::List list) const;
  ast::Target target(std::size_t node);
  ast::Overlap overlap(std::size_t node);
  // ---- reuse (ast_builder_reuse.cpp)
  ast::ReuseEnd reuse_end(std::size_t node) const;
  ast::ReuseMost reuse_most(std::size_t node);
  ast::SharingBody sharing(std::size_t node);
  ast::ReuseLine reuse_line(std::size_t node);
  ast::Reuse reuse(std::size_t node);

  ast::Award award(std::size_t node);
  ast::Follows follows(std::size_t node);
  ast::Tier tier(std::size_t node);
  ast::Preference preference(std::size_t node);
  ast::Rule rule(std::size_t node);
  void award_line(ast::Award& award, std::size_t line);
  void misspelt_block(ast::Award& award, std::size_t line);
  ast::Award::Fact fact(std::size_t node);
  ast::Test test(std::size_t node);
  ast::Given given(std::size_t node);
  ast::GivenCredential given_credential(std::size_t node);
  ast::Expectation expectation(std::size_t node);
  std::optional<ast::DeclarationKind> declaration(std::size_t node);

  const Sentence& sentence_;
  const std::vector<Token>& tokens_;
  const NodeTree& tree_;
  DiagnosticList& diagnostics_;
};

}  // namespace cairn::lang
