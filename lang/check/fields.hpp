// SPDX-License-Identifier: Apache-2.0
/// @file
/// The fields a test can speak of, and what kind of value each holds: those every record may have,
/// and those a policy declares (`field credential course-level is number`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/ast.hpp>

#include "check/checker.hpp"

namespace cairn::lang::checking {

enum class ValueType {
  text,
  texts,
  number,
  date,
  yes_or_no,
  level,
  grade,
  credits,
  hours,
  share,
  kind_word,
  status_word,
  mode_word
};

struct TypedField {
  program::FieldReference reference;
  ValueType type{};
};

[[nodiscard]] program::FieldOwner owner_of(ast::FieldOwner owner);
[[nodiscard]] bool is_built_in(ast::FieldOwner owner, std::string_view name);

/// The field of that name, perhaps none; says nothing.
[[nodiscard]] std::optional<TypedField> find_field(const Checker& checker, ast::FieldOwner owner,
                                                   std::string_view name);
/// The field of that name; reports an unknown one.
[[nodiscard]] Checked<TypedField> field_of(Checker& checker, ast::FieldOwner owner,
                                           const ast::Word& name,
                                           const std::vector<std::string_view>& others = {});

/// `a date`, `a level`: for messages.
[[nodiscard]] std::string_view type_text(ValueType type);
/// How a value of that type is written: "write a date: `2026-01-31`".
[[nodiscard]] std::string how_to_write(const Checker& checker, ValueType type);
/// Values of this type stand in an order: `<` and `>=` mean something.
[[nodiscard]] bool is_ordered(ValueType type);

/// The words that `status` and `mode` know.
[[nodiscard]] std::vector<std::string_view> known_words(ValueType type);

/// The `field` declarations, into the Program.
void check_fields(Checker& checker);

}  // namespace cairn::lang::checking
