// SPDX-License-Identifier: Apache-2.0
#include "check/operands.hpp"

#include <algorithm>

#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/parameters.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Operand;

/// Reads one value for one field; a function for each form that a value can be written in.
class ValueReader {
 public:
  ValueReader(Checker& checker, ast::FieldOwner owner, const TypedField& field, Span span)
      : checker_(checker), owner_(owner), field_(field), span_(span) {}

  Checked<Operand> operator()(const ast::Text& text) {
    switch (field_.type) {
      case ValueType::text:
      case ValueType::texts:
        return text.value;
      case ValueType::level:
        return as_operand(level_in(checker_, *field_.reference.framework, text.value, span_));
      case ValueType::grade:
        return grade(text);
      case ValueType::number:
      case ValueType::date:
      case ValueType::yes_or_no:
      case ValueType::credits:
      case ValueType::hours:
      case ValueType::share:
      case ValueType::kind_word:
      case ValueType::status_word:
      case ValueType::mode_word:
        return mismatch("a text");
    }
    return std::nullopt;
  }

  Checked<Operand> operator()(const ast::DateLiteral& date) {
    if (field_.type != ValueType::date) return mismatch("a date");
    return date.value;
  }

  Checked<Operand> operator()(const ast::NumberLiteral& number) {
    switch (field_.type) {
      case ValueType::number:
        return number.value;
      case ValueType::level:
        return as_operand(
            level_in(checker_, *field_.reference.framework, number.value.to_text(), span_));
      case ValueType::credits:
        return program::Amount{number.value,
                               {program::Measure::credits, field_.reference.framework}};
      case ValueType::hours:
        return program::Amount{number.value, {program::Measure::hours, std::nullopt}};
      case ValueType::text:
      case ValueType::texts:
      case ValueType::date:
      case ValueType::yes_or_no:
      case ValueType::grade:
      case ValueType::share:
      case ValueType::kind_word:
      case ValueType::status_word:
      case ValueType::mode_word:
        return mismatch("a number");
    }
    return std::nullopt;
  }

  Checked<Operand> operator()(const ast::PercentLiteral& percent) {
    if (field_.type != ValueType::share) return mismatch("a percentage");
    return percent.value;
  }

  Checked<Operand> operator()(const ast::Quantity& quantity) {
    const bool hours = quantity.noun == ast::AmountNoun::hours;
    if (field_.type != ValueType::credits && field_.type != ValueType::hours)
      return mismatch(hours ? "an amount of hours" : "an amount of credits");
    if (hours != (field_.type == ValueType::hours)) {
      checker_
          .report(Code::mixed_units, span_,
                  {ticked(field_.reference.name), ticked(checker_.text(span_))})
          .hint = hours ? "test the hours instead: `hours >= …`"
                        : "test the credits instead: `credits >= …`";
      return std::nullopt;
    }
    const auto amount = amount_of(checker_, quantity);
    if (!amount) return std::nullopt;
    if (amount->unit.framework != field_.reference.framework) {
      checker_
          .report(Code::mixed_units, span_,
                  {framework_name(*field_.reference.framework) + " credits",
                   full_unit_text(checker_.program, amount->unit)})
          .hint =
          "compare amounts of one framework: without a conversion credits of the one say nothing "
          "of credits of the other";
      return std::nullopt;
    }
    return *amount;
  }

  Checked<Operand> operator()(const ast::LevelReference& reference) {
    if (field_.type != ValueType::level) return mismatch("a level");
    if (!reference.framework) {
      if (const auto* number = std::get_if<ast::NumberLiteral>(&reference.level))
        return (*this)(*number);
      return (*this)(std::get<ast::Text>(reference.level));
    }
    const auto level = level_of(checker_, reference);
    if (!level) return std::nullopt;
    if (level->framework == *field_.reference.framework) return *level;
    const std::string other = framework_name(level->framework);
    checker_
        .report(Code::mixed_frameworks, span_, {framework_name(*field_.reference.framework), other})
        .hint = "to read the level in " + other + ", write " + ticked(other + " level") + " for " +
                ticked("level") + " and the plain value after the sign";
    return std::nullopt;
  }

  Checked<Operand> operator()(const ast::LearnerField& learner) {
    const auto other = field_of(checker_, ast::FieldOwner::learner, learner.field);
    if (!other) return std::nullopt;
    return other_field(*other);
  }

  Checked<Operand> operator()(const ast::Word& word) {
    switch (field_.type) {
      case ValueType::kind_word:
        return kind(word);
      case ValueType::status_word:
      case ValueType::mode_word:
        return one_of(word, known_words(field_.type));
      case ValueType::yes_or_no:
        if (word.text == "yes" || word.text == "no") return word.text == "yes";
        return unknown_word(word, {"yes", "no"});
      case ValueType::text:
      case ValueType::texts:
      case ValueType::number:
      case ValueType::date:
      case ValueType::level:
      case ValueType::grade:
      case ValueType::credits:
      case ValueType::hours:
      case ValueType::share:
        break;
    }
    if (const auto other = find_field(checker_, owner_, word.text)) {
      if (const auto declared = other->reference.declared) {
        checker_.used_fields.insert(*declared);
        if (checker_.faulty_fields.contains(*declared)) return std::nullopt;
      }
      return other_field(*other);
    }
    return mismatch_of_word(word);
  }

 private:
  template <class Value>
  static Checked<Operand> as_operand(const Checked<Value>& value) {
    if (!value) return std::nullopt;
    return Operand{*value};
  }

  std::string framework_name(program::FrameworkId id) const { return checker_.program[id].name; }

  Checked<Operand> mismatch(std::string_view written) {
    checker_
        .report(Code::value_of_other_type, span_,
                {field_.reference.name, std::string(type_text(field_.type)), std::string(written)})
        .hint = how_to_write(checker_, field_.type);
    return std::nullopt;
  }

  Checked<Operand> mismatch_of_word(const ast::Word& word) {
    if (checker_.names_missing || checker_.names.lost.contains(word.text)) return std::nullopt;
    const bool list = word.text == "home" || checker_.names.lets.contains(word.text);
    Diagnostic& wrong = checker_.report(Code::value_of_other_type, span_,
                                        {field_.reference.name, std::string(type_text(field_.type)),
                                         list ? "a list" : "the word " + ticked(word.text)});
    wrong.hint = list ? "write " + ticked("in " + std::string(word.text))
                      : how_to_write(checker_, field_.type);
    return std::nullopt;
  }

  Checked<Operand> other_field(const TypedField& other) {
    const auto as_text = [](ValueType type) {
      return type == ValueType::texts ? ValueType::text : type;
    };
    if (as_text(other.type) != as_text(field_.type)) return mismatch(type_text(other.type));
    program::FieldReference reference = other.reference;
    reference.framework = field_.reference.framework;
    return Operand(std::move(reference));
  }

  Checked<Operand> grade(const ast::Text& text) {
    const auto found = grade_named(checker_, text.value, span_);
    if (!found) return std::nullopt;
    return *found;
  }

  Checked<Operand> kind(const ast::Word& word) {
    if (const auto known = canonical_kind(word.text)) return std::string(*known);
    if (const auto known = singular_of(word.text)) return std::string(*known);
    return unknown_word(word, kind_singulars());
  }

  Checked<Operand> one_of(const ast::Word& word, const std::vector<std::string_view>& known) {
    if (std::find(known.begin(), known.end(), word.text) != known.end())
      return std::string(word.text);
    return unknown_word(word, known);
  }

  Checked<Operand> unknown_word(const ast::Word& word, const std::vector<std::string_view>& known) {
    Diagnostic& unknown = checker_.report(
        Code::unknown_value, span_, {std::string(word.text), std::string(type_text(field_.type))});
    const auto near = nearest(word.text, known);
    unknown.hint = near ? "write " + ticked(*near) : how_to_write(checker_, field_.type);
    return std::nullopt;
  }

  Checker& checker_;
  ast::FieldOwner owner_;
  const TypedField& field_;
  Span span_;
};

}  // namespace

Checked<program::Grade> grade_named(Checker& checker, std::string_view grade, Span span) {
  if (!checker.scale.written) {
    if (checker.names_missing || checker.vocabulary_missing) return std::nullopt;
    const std::vector<std::string_view> known = names_in(checker.names.scales);
    checker.report(Code::no_scale, span, {ticked(checker.text(span))}).hint =
        known.empty() ? "bring in a scale, such as `use us-letter`, and write `scale us-letter` in "
                        "the policy block"
                      : "write `scale` in the policy block; in scope: " + listing(known);
    return std::nullopt;
  }
  if (!checker.scale.id) return std::nullopt;
  const program::Scale& scale = checker.program[*checker.scale.id];
  for (std::uint32_t rank = 0; rank < scale.grades.size(); ++rank)
    if (scale.grades[rank].text == grade) return program::Grade{*checker.scale.id, rank};
  if (checker.has_fault_within(checker.names.scales.at(scale.name).declaration->span))
    return std::nullopt;
  std::vector<std::string_view> known;
  for (const program::Scale::Grade& one : scale.grades)
    known.push_back(one.text);
  checker.report(Code::no_such_grade, span, {std::string(grade), scale.name}).hint =
      "its grades are, lowest first: " + listing(known);
  return std::nullopt;
}

bool read_in_framework(Checker& checker, TypedField& field, const Rare<ast::Word>& qualifier,
                       const ast::Value* value, Span test) {
  const bool level = field.type == ValueType::level;
  if (!level && field.type != ValueType::credits) {
    if (!qualifier) return true;
    checker
        .report(Code::wrong_sort_of_name, qualifier->span,
                {std::string(qualifier->text), "of use before " + ticked(field.reference.name)})
        .hint = "a framework stands before `level` or `credits` only";
    return false;
  }
  const ast::Word* named = qualifier.get();
  const bool own_default = checker.in_root(test) && (level ? checker.level_framework.written
                                                           : checker.credit_framework.written);
  if (named == nullptr && value != nullptr && !own_default) {
    if (const auto* reference = std::get_if<ast::LevelReference>(&value->kind))
      named = reference->framework.get();
    else if (const auto* quantity = std::get_if<ast::Quantity>(&value->kind))
      named = quantity->framework.get();
  }
  // An amount says its unit itself: `where credits is 5 ects credits`.
  if (named == nullptr && value != nullptr && !level)
    if (const auto* quantity = std::get_if<ast::Quantity>(&value->kind))
      if (quantity->noun == ast::AmountNoun::credits) named = quantity->framework.get();
  const auto framework =
      level ? framework_of_level(checker, named, test) : framework_of_credits(checker, named, test);
  field.reference.framework = framework;
  return framework.has_value();
}

Checked<Operand> operand_of(Checker& checker, ast::FieldOwner owner, const TypedField& field,
                            const ast::Value& value) {
  if (const Parameter* parameter = parameter_in(checker, value)) {
    const auto& word = std::get<ast::Word>(value.kind);
    const ast::Value* argument = argument_for(checker, word, *parameter, field);
    if (argument == nullptr) return std::nullopt;
    return std::visit(ValueReader(checker, owner, field, value.span), argument->kind);
  }
  return std::visit(ValueReader(checker, owner, field, value.span), value.kind);
}

Checked<Operand> anchor_of(Checker& checker, ast::FieldOwner owner, const ast::Anchor& anchor) {
  const auto date_field = [&](ast::FieldOwner of, const ast::Word& word) -> Checked<Operand> {
    const auto field = field_of(checker, of, word, {"audit", "learner"});
    if (!field) return std::nullopt;
    if (field->type == ValueType::date) return field->reference;
    checker
        .report(Code::not_a_date, anchor.span,
                {std::string(word.text), std::string(type_text(field->type))})
        .hint = "measure from `audit`, a date, or a field that holds a date";
    return std::nullopt;
  };
  return std::visit(
      Overloaded{[](const ast::Anchor::Audit&) -> Checked<Operand> { return program::AuditDate{}; },
                 [](const ast::DateLiteral& date) -> Checked<Operand> { return date.value; },
                 [&](const ast::LearnerField& learner) {
                   return date_field(ast::FieldOwner::learner, learner.field);
                 },
                 [&](const ast::Word& word) { return date_field(owner, word); }},
      anchor.kind);
}

}  // namespace cairn::lang::checking
