// SPDX-License-Identifier: Apache-2.0
#include "check/lists.hpp"

#include <algorithm>

#include "check/parameters.hpp"

namespace cairn::lang::checking {
namespace {

using program::Operand;

/// An item of a set, as the value it is; empty for what is no single value.
std::optional<ast::Value> as_value(const ast::Item& item) {
  if (const auto* number = std::get_if<ast::NumberLiteral>(&item.kind))
    return ast::Value{*number, item.span};
  if (const auto* code = std::get_if<ast::CodeItem>(&item.kind)) {
    if (code->issuer || code->where) return std::nullopt;
    return ast::Value{code->code, item.span};
  }
  const ast::Selection& selection = *std::get<ast::Box<ast::Selection>>(item.kind);
  if (selection.where || selection.except) return std::nullopt;
  if (const auto* named = std::get_if<ast::NamedSource>(&selection.source.kind))
    return ast::Value{named->name, item.span};
  if (const auto* kind = std::get_if<ast::KindSource>(&selection.source.kind))
    return ast::Value{kind->kind, item.span};
  return std::nullopt;
}

/// The list a `let` holds, where it holds a list and nothing else.
const ast::List* list_of(const Checker& checker, std::string_view name) {
  const auto found = checker.names.lets.find(name);
  if (found == checker.names.lets.end()) return nullptr;
  const auto* selection = std::get_if<ast::Selection>(&found->second.node->value);
  if (selection == nullptr || selection->where || selection->except) return nullptr;
  const auto* source = std::get_if<ast::ListSource>(&selection->source.kind);
  return source == nullptr ? nullptr : &source->list;
}

/// The list behind a name, reported where there is none.
Checked<const ast::List*> named_list(Checker& checker, const ast::Word& name) {
  if (const Parameter* parameter = parameter_named(checker, name)) {
    if (parameter->type != ParameterType::selection)
      report_parameter(checker, name, *parameter, "a list of texts");
    if (parameter->type != ParameterType::selection || !parameter->argument) return std::nullopt;
    const ast::Word given = std::get<ast::Word>(parameter->argument->kind);
    const OutsideOfRule outside(checker);
    return named_list(checker, given);
  }
  if (const auto let = checker.lets.find(name.text); let != checker.lets.end()) {
    let->second.used = true;
    if (let->second.cyclic) return std::nullopt;
    if (const ast::List* list = list_of(checker, name.text)) return list;
    Diagnostic& wrong = checker.report(Code::wrong_sort_of_name, name.span,
                                       {std::string(name.text), "a list of texts"});
    wrong.labels.push_back(
        {checker.names.lets.at(name.text).node->name.span, "it is declared here"});
    wrong.hint = "write a list, as in `let " + std::string(name.text) + " = { \"A\", \"B\" }`";
    return std::nullopt;
  }
  std::vector<std::string_view> known = names_in(checker.names.lets);
  known.push_back("home");
  report_unknown(checker, "list", name.text, name.span, known);
  return std::nullopt;
}

bool operands_of_list(Checker& checker, ast::FieldOwner owner, const TypedField& field,
                      const ast::List& list, std::vector<Operand>& operands) {
  bool good = true;
  for (const ast::Item& item : list.items) {
    const auto value = as_value(item);
    if (!value) {
      checker
          .report(Code::value_of_other_type, item.span,
                  {field.reference.name, std::string(type_text(field.type)), "a selection"})
          .hint = how_to_write(checker, field.type);
      good = false;
      continue;
    }
    const auto* word = std::get_if<ast::Word>(&value->kind);
    if (word != nullptr && list_of(checker, word->text) != nullptr) {
      const auto inner = named_list(checker, *word);
      good = inner && operands_of_list(checker, owner, field, **inner, operands) && good;
      continue;
    }
    const auto operand = operand_of(checker, owner, field, *value);
    if (operand) operands.push_back(*operand);
    good = good && operand.has_value();
  }
  return good;
}

}  // namespace

Checked<std::vector<Operand>> operands_of(Checker& checker, ast::FieldOwner owner,
                                          const TypedField& field, const ast::Set& set, Span span) {
  std::vector<Operand> operands;
  if (const auto* list = std::get_if<ast::List>(&set)) {
    if (list->items.empty())
      checker.report(Code::empty_list, list->span).hint = "name what it holds";
    const bool good =
        !list->items.empty() && operands_of_list(checker, owner, field, *list, operands);
    return good ? Checked<std::vector<Operand>>(operands) : std::nullopt;
  }
  const auto& name = std::get<ast::Word>(set);
  if (name.text == "home") {
    if (field.type != ValueType::text && field.type != ValueType::texts) {
      checker
          .report(Code::value_of_other_type, span,
                  {field.reference.name, std::string(type_text(field.type)), "the home issuers"})
          .hint = "`home` goes with `issuer`, as in `issuer in home`";
      return std::nullopt;
    }
    const auto home = home_issuers(checker, name.span);
    if (!home) return std::nullopt;
    operands.assign(home->begin(), home->end());
    return operands;
  }
  const auto list = named_list(checker, name);
  if (!list || !operands_of_list(checker, owner, field, **list, operands)) return std::nullopt;
  return operands;
}

Checked<std::vector<std::string>> home_issuers(Checker& checker, Span span) {
  if (checker.names.policy != nullptr && checker.names.policy->home) {
    if (checker.program.home.empty()) return std::nullopt;  // its line was reported
    return checker.program.home;
  }
  if (checker.has_fault_within(checker.policy_span())) return std::nullopt;
  checker
      .report(Code::no_home, span,
              {checker.text(span) == "home" ? "`home`" : "a code without `from`"})
      .hint =
      "write `home { \"…\" }` in the policy block, with the issuers whose codes need no `from`";
  return std::nullopt;
}

Checked<std::vector<std::string>> issuers_of(Checker& checker, const ast::Word& name) {
  if (name.text == "home") return home_issuers(checker, name.span);
  const auto list = named_list(checker, name);
  if (!list) return std::nullopt;
  return texts_of(checker, **list, "a list of issuers");
}

Checked<std::vector<std::string>> texts_of(Checker& checker, const ast::List& list,
                                           std::string_view what) {
  std::vector<std::string> texts;
  bool good = true;
  for (const ast::Item& item : list.items) {
    const auto value = as_value(item);
    const auto* word = value ? std::get_if<ast::Word>(&value->kind) : nullptr;
    const auto* text = value ? std::get_if<ast::Text>(&value->kind) : nullptr;
    if (text != nullptr) {
      if (std::find(texts.begin(), texts.end(), text->value) == texts.end())
        texts.push_back(text->value);
    } else if (word != nullptr && list_of(checker, word->text) != nullptr) {
      const auto inner = named_list(checker, *word);
      const auto more = inner ? texts_of(checker, **inner, what) : std::nullopt;
      if (more) texts.insert(texts.end(), more->begin(), more->end());
      good = good && more.has_value();
    } else {
      checker.report(Code::not_a_text, item.span, {std::string(what), checker.text(item.span)})
          .hint = "write text in quotes";
      good = false;
    }
  }
  if (list.items.empty()) {
    checker.report(Code::empty_list, list.span).hint = "name what it holds";
    good = false;
  }
  return good ? Checked<std::vector<std::string>>(texts) : std::nullopt;
}

}  // namespace cairn::lang::checking
