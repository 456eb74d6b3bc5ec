// SPDX-License-Identifier: Apache-2.0
#include "check/fields.hpp"

#include <algorithm>
#include <array>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "base/suggest.hpp"

namespace cairn::lang::checking {
namespace {

using program::BuiltIn;

struct Row {
  ast::FieldOwner owner;
  std::string_view name;
  BuiltIn field;
  ValueType type;
};

constexpr auto of_credential = ast::FieldOwner::credential;
constexpr auto of_learner = ast::FieldOwner::learner;
constexpr auto of_award = ast::FieldOwner::award;

constexpr auto built_in_fields = std::to_array<Row>({
    {of_credential, "code", BuiltIn::code, ValueType::text},
    {of_credential, "title", BuiltIn::title, ValueType::text},
    {of_credential, "issuer", BuiltIn::issuer, ValueType::text},
    {of_credential, "kind", BuiltIn::kind, ValueType::kind_word},
    {of_credential, "level", BuiltIn::level, ValueType::level},
    {of_credential, "credits", BuiltIn::credits, ValueType::credits},
    {of_credential, "hours", BuiltIn::hours, ValueType::hours},
    {of_credential, "grade", BuiltIn::grade, ValueType::grade},
    {of_credential, "mark", BuiltIn::mark, ValueType::number},
    {of_credential, "awarded", BuiltIn::awarded, ValueType::date},
    {of_credential, "started", BuiltIn::started, ValueType::date},
    {of_credential, "expires", BuiltIn::expires, ValueType::date},
    {of_credential, "year", BuiltIn::year, ValueType::number},
    {of_credential, "status", BuiltIn::status, ValueType::status_word},
    {of_credential, "subject", BuiltIn::subject, ValueType::texts},
    {of_credential, "skill", BuiltIn::skill, ValueType::texts},
    {of_credential, "tag", BuiltIn::tag, ValueType::texts},
    {of_credential, "mode", BuiltIn::mode, ValueType::mode_word},
    {of_credential, "assessed", BuiltIn::assessed, ValueType::yes_or_no},
    {of_credential, "proctored", BuiltIn::proctored, ValueType::yes_or_no},
    {of_credential, "verified", BuiltIn::verified, ValueType::yes_or_no},
    {of_credential, "language", BuiltIn::language, ValueType::text},
    {of_credential, "match", BuiltIn::match, ValueType::share},
    {of_learner, "born", BuiltIn::born, ValueType::date},
    {of_learner, "age", BuiltIn::age, ValueType::number},
    {of_learner, "admitted", BuiltIn::admitted, ValueType::date},
    {of_award, "level", BuiltIn::award_level, ValueType::level},
    {of_award, "credits", BuiltIn::award_credits, ValueType::credits},
    {of_award, "title", BuiltIn::award_title, ValueType::text},
    {of_award, "kind", BuiltIn::award_kind, ValueType::kind_word},
});

constexpr auto statuses =
    std::to_array<std::string_view>({"awarded", "in-progress", "planned", "failed", "withdrawn",
                                     "revoked", "suspended", "superseded"});
constexpr auto modes = std::to_array<std::string_view>(
    {"taught", "transfer", "recognised", "exam", "online", "work-based"});

struct TypeRow {
  std::string_view word;
  program::FieldType type;
  ValueType value;
};
constexpr auto field_types = std::to_array<TypeRow>({
    {"text", program::FieldType::text, ValueType::text},
    {"texts", program::FieldType::texts, ValueType::texts},
    {"number", program::FieldType::number, ValueType::number},
    {"date", program::FieldType::date, ValueType::date},
    {"yes-or-no", program::FieldType::yes_or_no, ValueType::yes_or_no},
});

const Row* built_in(ast::FieldOwner owner, std::string_view name) {
  const auto* found =
      std::find_if(built_in_fields.begin(), built_in_fields.end(),
                   [&](const Row& row) { return row.owner == owner && row.name == name; });
  return found == built_in_fields.end() ? nullptr : found;
}

std::vector<std::string_view> names_of_fields(const Checker& checker, ast::FieldOwner owner) {
  std::vector<std::string_view> names;
  for (const Row& row : built_in_fields)
    if (row.owner == owner) names.push_back(row.name);
  for (const auto& [key, declared] : checker.names.fields)
    if (key.first == owner) names.push_back(key.second);
  return names;
}

std::string_view owner_text(ast::FieldOwner owner) {
  switch (owner) {
    case ast::FieldOwner::credential:
      return "field of a credential";
    case ast::FieldOwner::learner:
      return "field of the learner";
    case ast::FieldOwner::award:
      return "field of an award";
  }
  return {};
}

}  // namespace

program::FieldOwner owner_of(ast::FieldOwner owner) {
  switch (owner) {
    case ast::FieldOwner::credential:
      return program::FieldOwner::credential;
    case ast::FieldOwner::learner:
      return program::FieldOwner::learner;
    case ast::FieldOwner::award:
      return program::FieldOwner::award;
  }
  return {};
}

bool is_built_in(ast::FieldOwner owner, std::string_view name) {
  return built_in(owner, name) != nullptr;
}

std::optional<TypedField> find_field(const Checker& checker, ast::FieldOwner owner,
                                     std::string_view name) {
  TypedField field;
  field.reference.owner = owner_of(owner);
  field.reference.name = name;
  if (const Row* row = built_in(owner, name)) {
    field.reference.built_in = row->field;
    field.type = row->type;
    return field;
  }
  const auto found = checker.names.fields.find({owner, name});
  if (found == checker.names.fields.end()) return std::nullopt;
  const auto* type = std::find_if(field_types.begin(), field_types.end(), [&](const TypeRow& row) {
    return row.word == found->second.node->type.text;
  });
  // A field of a type that was reported is taken for a text: no test of it is looked at twice.
  field.type = type == field_types.end() ? ValueType::text : type->value;
  field.reference.declared = program::FieldId{found->second.id};
  return field;
}

Checked<TypedField> field_of(Checker& checker, ast::FieldOwner owner, const ast::Word& name,
                             const std::vector<std::string_view>& others) {
  auto field = find_field(checker, owner, name.text);
  if (field) {
    if (field->reference.declared) checker.used_fields.insert(*field->reference.declared);
    const auto& types = checker.faulty_fields;
    if (field->reference.declared && types.contains(*field->reference.declared))
      return std::nullopt;
    return field;
  }
  if (checker.names_missing || checker.names.lost.contains(name.text)) return std::nullopt;
  const std::string_view of = owner_text(owner);
  Diagnostic& unknown =
      checker.report(Code::unknown_name, name.span, {std::string(of), std::string(name.text)});
  if (meant_by(name.text, {"audit"}))
    unknown.hint = "write `audit` for " + ticked(name.text) + ", as in `before audit`";
  else if (const auto near = nearest(name.text, names_of_fields(checker, owner), others))
    unknown.hint = "write " + ticked(*near);
  else if (owner == ast::FieldOwner::credential && built_in(of_learner, name.text) != nullptr)
    unknown.hint = "the learner has one: write it in `provided`, as in `learner where " +
                   std::string(name.text) + " …`";
  else
    unknown.hint = "declare it first, as in `field " +
                   std::string(owner == of_credential ? "credential "
                               : owner == of_learner  ? "learner "
                                                      : "award ") +
                   std::string(name.text) + " is text`";
  return std::nullopt;
}

std::string_view type_text(ValueType type) {
  switch (type) {
    case ValueType::text:
      return "a text";
    case ValueType::texts:
      return "a list of texts";
    case ValueType::number:
      return "a number";
    case ValueType::date:
      return "a date";
    case ValueType::yes_or_no:
      return "yes or no";
    case ValueType::level:
      return "a level";
    case ValueType::grade:
      return "a grade";
    case ValueType::credits:
      return "an amount of credits";
    case ValueType::hours:
      return "an amount of hours";
    case ValueType::share:
      return "a share in per cent";
    case ValueType::kind_word:
      return "a kind of credential";
    case ValueType::status_word:
      return "a status";
    case ValueType::mode_word:
      return "a mode";
  }
  return {};
}

std::string how_to_write(const Checker& checker, ValueType type) {
  switch (type) {
    case ValueType::text:
    case ValueType::texts:
      return "write text in quotes, as in `\"data\"`";
    case ValueType::number:
      return "write a plain number, as in `75`";
    case ValueType::date:
      return "write a date as year, month and day, as in `2026-01-31`";
    case ValueType::yes_or_no:
      return "write `yes` or `no`";
    case ValueType::level:
      return "write a level, as in `5` or `eqf level 5`";
    case ValueType::grade: {
      const std::string lowest =
          checker.scale.id && !checker.program[*checker.scale.id].grades.empty()
              ? checker.program[*checker.scale.id].grades.back().text
              : "B+";
      return "a grade is text in quotes, as in `\"" + lowest + "\"`";
    }
    case ValueType::credits:
      return "write an amount, as in `15 credits`";
    case ValueType::hours:
      return "write an amount, as in `150 hours`";
    case ValueType::share:
      return "write a share, as in `80%`";
    case ValueType::kind_word:
      return "write a kind without quotes, as in `micro-credential`";
    case ValueType::status_word:
    case ValueType::mode_word:
      return "write one of " + listing(known_words(type), "or") + ", without quotes";
  }
  return {};
}

bool is_ordered(ValueType type) {
  switch (type) {
    case ValueType::number:
    case ValueType::date:
    case ValueType::level:
    case ValueType::grade:
    case ValueType::credits:
    case ValueType::hours:
    case ValueType::share:
      return true;
    case ValueType::text:
    case ValueType::texts:
    case ValueType::yes_or_no:
    case ValueType::kind_word:
    case ValueType::status_word:
    case ValueType::mode_word:
      return false;
  }
  return false;
}

std::vector<std::string_view> known_words(ValueType type) {
  if (type == ValueType::status_word) return {statuses.begin(), statuses.end()};
  if (type == ValueType::mode_word) return {modes.begin(), modes.end()};
  if (type == ValueType::kind_word) return kind_singulars();
  return {};
}

void check_fields(Checker& checker) {
  std::uint32_t index = 0;
  for (const auto& [key, declared] : checker.names.fields) {
    const ast::Field& field = *declared.node;
    const program::FieldId id{index++};
    const auto* type =
        std::find_if(field_types.begin(), field_types.end(),
                     [&](const TypeRow& row) { return row.word == field.type.text; });
    if (type == field_types.end()) {
      std::vector<std::string_view> known;
      for (const TypeRow& row : field_types)
        known.push_back(row.word);
      Diagnostic& unknown = checker.report(Code::unknown_value, field.type.span,
                                           {std::string(field.type.text), "a type of field"});
      const auto near = nearest(field.type.text, known);
      unknown.hint = near ? "write " + ticked(*near) : "write one of " + listing(known, "or");
      checker.faulty_fields.insert(id);
    }
    checker.program.fields.push_back(
        {owner_of(field.owner), std::string(field.name.text),
         type == field_types.end() ? program::FieldType::text : type->type,
         checker.place(declared.declaration->span)});
  }
}

}  // namespace cairn::lang::checking
