// SPDX-License-Identifier: Apache-2.0
#include "check/predicates.hpp"

#include <utility>

#include "check/contradictions.hpp"
#include "check/fields.hpp"
#include "check/lists.hpp"
#include "check/operands.hpp"
#include "check/parameters.hpp"
#include "check/periods.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Comparison;
using program::PredicateId;

Comparison comparison_of(ast::Comparison op) {
  switch (op) {
    case ast::Comparison::less:
      return Comparison::less;
    case ast::Comparison::less_equal:
      return Comparison::less_equal;
    case ast::Comparison::greater:
      return Comparison::greater;
    case ast::Comparison::greater_equal:
      return Comparison::greater_equal;
  }
  return {};
}

std::string_view comparison_text(ast::Comparison op) {
  switch (op) {
    case ast::Comparison::less:
      return "<";
    case ast::Comparison::less_equal:
      return "<=";
    case ast::Comparison::greater:
      return ">";
    case ast::Comparison::greater_equal:
      return ">=";
  }
  return {};
}

program::Side side_of(ast::Side side) {
  return side == ast::Side::before ? program::Side::before : program::Side::after;
}

/// Checks one predicate and what it is made of, from the leaves up.
class PredicateChecker {
 public:
  PredicateChecker(Checker& checker, ast::FieldOwner owner) : checker_(checker), owner_(owner) {}

  Checked<PredicateId> check(const ast::Predicate& predicate) {
    const Span span = predicate.span;
    return std::visit(
        Overloaded{[&](const ast::FieldTest& test) { return field_test(test, span); },
                   [&](const ast::AllTests& all) {
                     auto tests = check_each(all.tests);
                     if (!tests || !can_hold(*tests, span)) return Checked<PredicateId>();
                     return add(program::AllTests{std::move(*tests)}, span);
                   },
                   [&](const ast::AnyTests& any) {
                     auto tests = check_each(any.tests);
                     return tests ? add(program::AnyTests{std::move(*tests)}, span) : std::nullopt;
                   },
                   [&](const ast::NotTest& negated) {
                     const auto test = check(*negated.test);
                     return test ? add(program::NotTest{*test}, span) : std::nullopt;
                   },
                   [&](const ast::ActiveTest& active) { return active_test(active, span); },
                   [&](const ast::FlagTest& flag) { return flag_test(flag, span); }},
        predicate.kind);
  }

 private:
  template <class Kind>
  Checked<PredicateId> add(Kind kind, Span span) {
    checker_.program.predicates.push_back(
        {std::move(kind), checker_.text(span), checker_.place(span)});
    return PredicateId{static_cast<std::uint32_t>(checker_.program.predicates.size() - 1)};
  }

  Checked<std::vector<PredicateId>> check_each(const std::vector<ast::Predicate>& predicates) {
    std::vector<PredicateId> tests;
    for (const ast::Predicate& predicate : predicates)
      if (const auto test = check(predicate)) tests.push_back(*test);
    if (tests.size() != predicates.size()) return std::nullopt;
    return tests;
  }

  bool can_hold(const std::vector<PredicateId>& tests, Span span) {
    const auto both = contradiction(checker_.program, tests);
    if (!both) return true;
    checker_
        .report(Code::never_true, span,
                {checker_.program[both->first].text, checker_.program[both->second].text})
        .hint = "join them with `or`, or correct one of the two";
    return false;
  }

  Checked<PredicateId> active_test(const ast::ActiveTest& active, Span span) {
    if (owner_ == ast::FieldOwner::credential)
      return add(program::ActiveTest{active.at_award}, span);
    checker_
        .report(Code::unknown_name, span,
                {owner_ == ast::FieldOwner::learner ? "field of the learner" : "field of an award",
                 "active"})
        .hint = "only a credential is active or expired";
    return std::nullopt;
  }

  Checked<PredicateId> flag_test(const ast::FlagTest& flag, Span span) {
    const auto field = field_of(checker_, owner_, flag.field);
    if (!field) return std::nullopt;
    if (field->type == ValueType::yes_or_no) return add(program::FlagTest{field->reference}, span);
    checker_
        .report(Code::not_a_flag, flag.field.span,
                {std::string(flag.field.text), std::string(type_text(field->type))})
        .hint = "say what is asked of it, as in " + ticked(std::string(flag.field.text) + " is …") +
                "; whether it is known at all is " +
                ticked(std::string(flag.field.text) + " is known");
    return std::nullopt;
  }

  Checked<PredicateId> field_test(const ast::FieldTest& test, Span span) {
    auto field = field_of(checker_, owner_, test.field);
    if (!field) return std::nullopt;
    const ast::Value* value = nullptr;
    if (const auto* compare = std::get_if<ast::CompareCheck>(&test.check)) value = &compare->value;
    if (const auto* is = std::get_if<ast::IsCheck>(&test.check)) value = &is->value;
    if (const Parameter* parameter = value ? parameter_in(checker_, *value) : nullptr) {
      const auto& word = std::get<ast::Word>(value->kind);
      value = argument_for(checker_, word, *parameter, *field);
      if (value == nullptr) return std::nullopt;
    }
    if (!read_in_framework(checker_, *field, test.qualifier, value, span)) return std::nullopt;
    return std::visit([&](const auto& check) { return check_of(check, *field, test.field, span); },
                      test.check);
  }

  Checked<PredicateId> check_of(const ast::CompareCheck& compare, const TypedField& field,
                                const ast::Word& word, Span span) {
    if (!is_ordered(field.type)) {
      checker_
          .report(Code::no_order, word.span,
                  {std::string(word.text), std::string(comparison_text(compare.op))})
          .hint = field.type == ValueType::texts
                      ? "write " + ticked(std::string(word.text) + " includes …")
                      : "write " + ticked(std::string(word.text) + " is …") + " or " +
                            ticked(std::string(word.text) + " in { … }");
      return std::nullopt;
    }
    const auto operand = operand_of(checker_, owner_, field, compare.value);
    if (!operand) return std::nullopt;
    return add(program::CompareTest{field.reference, comparison_of(compare.op), *operand}, span);
  }

  Checked<PredicateId> check_of(const ast::KnownCheck& known, const TypedField& field,
                                const ast::Word&, Span span) {
    const auto test = add(program::KnownTest{field.reference}, span);
    return known.negated ? add(program::NotTest{*test}, span) : test;
  }

  Checked<PredicateId> check_of(const ast::IsCheck& is, const TypedField& field,
                                const ast::Word& word, Span span) {
    if (field.type == ValueType::texts) {
      checker_.report(Code::many_values, word.span, {std::string(word.text)}).hint =
          "write " + ticked((is.negated ? "not " : "") + std::string(word.text) + " includes " +
                            checker_.text(is.value.span));
      return std::nullopt;
    }
    const auto operand = operand_of(checker_, owner_, field, is.value);
    if (!operand) return std::nullopt;
    return add(
        program::CompareTest{field.reference,
                             is.negated ? Comparison::not_equal : Comparison::equal, *operand},
        span);
  }

  Checked<PredicateId> check_of(const ast::InCheck& in, const TypedField& field, const ast::Word&,
                                Span span) {
    auto set = operands_of(checker_, owner_, field, in.set, span);
    if (!set) return std::nullopt;
    const auto test = add(program::MemberTest{field.reference, std::move(*set)}, span);
    return in.negated ? add(program::NotTest{*test}, span) : test;
  }

  Checked<PredicateId> check_of(const ast::IncludesCheck& includes, const TypedField& field,
                                const ast::Word& word, Span span) {
    if (field.type != ValueType::texts) {
      checker_
          .report(Code::one_value, word.span,
                  {std::string(word.text), std::string(type_text(field.type))})
          .hint =
          "write " + ticked(std::string(word.text) + " is " + checker_.text(includes.value.span));
      return std::nullopt;
    }
    const auto operand = operand_of(checker_, owner_, field, includes.value);
    if (!operand) return std::nullopt;
    return add(program::IncludesTest{field.reference, *operand}, span);
  }

  Checked<PredicateId> check_of(const ast::MatchesCheck& matches, const TypedField& field,
                                const ast::Word& word, Span span) {
    if (field.type == ValueType::text || field.type == ValueType::texts)
      return add(program::MatchesTest{field.reference, matches.pattern.value}, span);
    checker_
        .report(Code::value_of_other_type, matches.pattern.span,
                {std::string(word.text), std::string(type_text(field.type)), "a pattern of text"})
        .hint = "`matches` goes with text, such as `code` and `title`";
    return std::nullopt;
  }

  Checked<PredicateId> check_of(const ast::WithinCheck& within, const TypedField& field,
                                const ast::Word& word, Span span) {
    const bool date = is_date(field, word);
    const auto anchor = anchor_of(checker_, owner_, within.anchor);
    if (!date || !anchor) return std::nullopt;
    return add(
        program::WithinTest{field.reference, within.span.value, side_of(within.side), *anchor},
        span);
  }

  Checked<PredicateId> check_of(const ast::PeriodCheck& check, const TypedField& field,
                                const ast::Word& word, Span span) {
    const auto period = check_period(checker_, check.period);
    if (!is_date(field, word) || !period) return std::nullopt;
    const auto end = [&](Comparison op, Date date) {
      return add(program::CompareTest{field.reference, op, date}, span);
    };
    if (!period->until) return end(Comparison::greater_equal, *period->from);
    if (!period->from) return end(Comparison::less_equal, *period->until);
    const auto from = end(Comparison::greater_equal, *period->from);
    const auto until = end(Comparison::less_equal, *period->until);
    return add(program::AllTests{{*from, *until}}, span);
  }

  Checked<PredicateId> check_of(const ast::OrderCheck& order, const TypedField& field,
                                const ast::Word& word, Span span) {
    const bool date = is_date(field, word);
    const auto anchor = anchor_of(checker_, owner_, order.anchor);
    if (!date || !anchor) return std::nullopt;
    const Comparison op = order.side == ast::Side::before ? Comparison::less : Comparison::greater;
    return add(program::CompareTest{field.reference, op, *anchor}, span);
  }

  bool is_date(const TypedField& field, const ast::Word& word) {
    if (field.type == ValueType::date) return true;
    checker_
        .report(Code::not_a_date, word.span,
                {std::string(word.text), std::string(type_text(field.type))})
        .hint = owner_ == ast::FieldOwner::credential
                    ? "test a date, such as `awarded`, `started` or `expires`"
                    : "test a date, such as `admitted`";
    return false;
  }

  Checker& checker_;
  ast::FieldOwner owner_;
};

}  // namespace

Checked<PredicateId> check_predicate(Checker& checker, const ast::Predicate& predicate,
                                     ast::FieldOwner owner) {
  return PredicateChecker(checker, owner).check(predicate);
}

}  // namespace cairn::lang::checking
