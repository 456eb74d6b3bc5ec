// SPDX-License-Identifier: Apache-2.0
#include "check/contradictions.hpp"

#include "check/operand_order.hpp"

namespace cairn::lang::checking {
namespace {

using program::CompareTest;
using program::Comparison;

bool many_valued(const program::Program& program, const program::FieldReference& field) {
  if (field.declared) return program[*field.declared].type == program::FieldType::texts;
  return field.built_in == program::BuiltIn::subject || field.built_in == program::BuiltIn::skill ||
         field.built_in == program::BuiltIn::tag;
}

bool same_field(const program::FieldReference& left, const program::FieldReference& right) {
  return left.owner == right.owner && left.built_in == right.built_in &&
         left.declared == right.declared && left.framework == right.framework;
}

bool from_below(Comparison op) {
  return op == Comparison::greater || op == Comparison::greater_equal || op == Comparison::equal;
}
bool from_above(Comparison op) {
  return op == Comparison::less || op == Comparison::less_equal || op == Comparison::equal;
}

/// `low` asks for at least its operand, `high` for at most its own; is there nothing between?
bool exclude(const CompareTest& low, const CompareTest& high) {
  if (!from_below(low.op) || !from_above(high.op)) return false;
  const auto order = order_of(low.operand, high.operand);
  if (!order) return false;
  const bool strict = low.op == Comparison::greater || high.op == Comparison::less;
  return *order > 0 || (*order == 0 && strict);
}

}  // namespace

std::optional<std::pair<program::PredicateId, program::PredicateId>> contradiction(
    const program::Program& program, const std::vector<program::PredicateId>& all) {
  // Nobody joins more tests than this by hand; the work stays small whatever a file holds.
  if (all.size() > 256) return std::nullopt;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto* left = std::get_if<CompareTest>(&program[all[i]].kind);
    if (left == nullptr || many_valued(program, left->field)) continue;
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const auto* right = std::get_if<CompareTest>(&program[all[j]].kind);
      if (right == nullptr || !same_field(left->field, right->field)) continue;
      if (exclude(*left, *right) || exclude(*right, *left)) return std::pair(all[i], all[j]);
    }
  }
  return std::nullopt;
}

}  // namespace cairn::lang::checking
