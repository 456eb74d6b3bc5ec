// SPDX-License-Identifier: Apache-2.0
#include "check/selections.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/counted_in.hpp"
#include "check/lists.hpp"
#include "check/parameters.hpp"
#include "check/paths.hpp"
#include "check/predicates.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::SelectionId;
using Base = decltype(program::Selection::base);
using Where = const ast::Predicate*;

SelectionId add(Checker& checker, program::Selection selection) {
  checker.program.selections.push_back(std::move(selection));
  return SelectionId{static_cast<std::uint32_t>(checker.program.selections.size() - 1)};
}

/// Where a `let` is a selection, which; worked out once.
Checked<SelectionId> selection_of_let(Checker& checker, const ast::Word& name) {
  LetMeaning& meaning = checker.lets.at(name.text);
  meaning.used = true;
  if (meaning.cyclic) return std::nullopt;
  const ast::Let& let = *checker.names.lets.at(name.text).node;
  if (std::holds_alternative<ast::Quantity>(let.value)) {
    Diagnostic& wrong = checker.report(Code::wrong_sort_of_name, name.span,
                                       {std::string(name.text), "a selection"});
    wrong.labels.push_back({let.name.span, "it is an amount"});
    wrong.hint =
        "name a selection here, as in `let " + std::string(name.text) + "-set = courses where …`";
    return std::nullopt;
  }
  if (!meaning.resolved) {
    meaning.resolved = true;
    const OutsideOfRule outside(checker);
    const Counting of_no_clause(checker, std::nullopt);
    const std::size_t before = checker.program.selections.size();
    meaning.selection = check_selection(checker, std::get<ast::Selection>(let.value));
    if (meaning.selection && meaning.selection->value >= before)
      checker.program.selections[meaning.selection->value].name = let.name.text;
  }
  return meaning.selection;
}

void report_unknown_selection(Checker& checker, const ast::Word& name) {
  if (checker.names.awards.contains(name.text)) {
    checker.report(Code::wrong_sort_of_name, name.span, {std::string(name.text), "a selection"})
        .hint = "for those who hold the award, write `conferred " + std::string(name.text) + "`";
    return;
  }
  const std::vector<std::string_view> singulars = kind_singulars();
  const auto kind = std::find(singulars.begin(), singulars.end(), name.text);
  if (kind != singulars.end()) {
    const auto at = static_cast<std::size_t>(std::distance(singulars.begin(), kind));
    checker.report(Code::unknown_name, name.span, {"selection", std::string(name.text)}).hint =
        "write the plural, " + ticked(kind_plurals().at(at));
    return;
  }
  std::vector<std::string_view> known = names_in(checker.names.lets);
  const std::vector<std::string_view> plurals = kind_plurals();
  known.insert(known.end(), plurals.begin(), plurals.end());
  report_unknown(checker, "selection", name.text, name.span, known);
}

/// The functions that fill a base answer false where something was reported.
bool fill_from_list(Checker& checker, const ast::List& list, Base& base) {
  const auto is_code = [](const ast::Item& item) {
    return std::holds_alternative<ast::CodeItem>(item.kind);
  };
  if (list.items.empty() || std::all_of(list.items.begin(), list.items.end(), is_code)) {
    auto entries = check_entries(checker, list, "a list of credentials");
    if (entries) base = program::OfEntries{std::move(*entries)};
    return entries.has_value();
  }
  program::UnionOf parts;
  program::OfEntries codes;
  bool good = true;
  const Counting in_a_list(checker, std::nullopt);
  for (const ast::Item& item : list.items) {
    if (const auto* code = std::get_if<ast::CodeItem>(&item.kind)) {
      auto entry = check_entry(checker, *code, item.span);
      good = good && entry.has_value();
      if (entry) codes.entries.push_back(std::move(*entry));
    } else if (const auto* selection = std::get_if<ast::Box<ast::Selection>>(&item.kind)) {
      const auto part = check_selection(checker, **selection);
      good = good && part.has_value();
      if (part) parts.parts.push_back(*part);
    } else {
      checker
          .report(Code::not_a_code, item.span, {"a list of credentials", checker.text(item.span)})
          .hint = "write codes in quotes, as in `\"DATA-501\"`";
      good = false;
    }
  }
  if (!good) return false;
  if (!codes.entries.empty()) {
    program::Selection entries;
    entries.base = std::move(codes);
    entries.text = checker.text(list.span);
    entries.place = checker.place(list.span);
    parts.parts.insert(parts.parts.begin(), add(checker, std::move(entries)));
  }
  base = std::move(parts);
  return true;
}

bool fill_from_conferred(Checker& checker, const ast::Word& name, Base& base) {
  const auto found = checker.names.awards.find(name.text);
  if (found != checker.names.awards.end()) {
    base = program::OfConferred{{program::AwardId{found->second.id}}};
    return true;
  }
  auto awards = awards_of_kind(checker, name);
  if (awards) base = program::OfConferred{std::move(*awards)};
  return awards.has_value();
}

bool fill_from_kind(Checker& checker, const ast::Word& word, Base& base) {
  const auto singular = kind_of(checker, word);
  if (singular && *singular != "credential") base = program::OfKind{*singular};
  return singular.has_value();
}

bool fill_from_name(Checker& checker, const ast::Word& name, Base& base);

/// The selection that was given for a parameter: a kind, or the name of a `let`.
bool fill_from_parameter(Checker& checker, const ast::Word& name, const Parameter& parameter,
                         Base& base) {
  if (parameter.type && *parameter.type != ParameterType::selection)
    report_parameter(checker, name, parameter, "a selection");
  if (parameter.type != ParameterType::selection || !parameter.argument) return false;
  const auto& given = std::get<ast::Word>(parameter.argument->kind);
  const OutsideOfRule outside(checker);
  return singular_of(given.text) && !checker.lets.contains(given.text)
             ? fill_from_kind(checker, given, base)
             : fill_from_name(checker, given, base);
}

bool fill_from_name(Checker& checker, const ast::Word& name, Base& base) {
  if (const Parameter* parameter = parameter_named(checker, name))
    return fill_from_parameter(checker, name, *parameter, base);
  if (!checker.lets.contains(name.text)) {
    report_unknown_selection(checker, name);
    return false;
  }
  const auto selection = selection_of_let(checker, name);
  if (selection) base = program::UnionOf{{*selection}};
  return selection.has_value();
}

bool fill(Checker& checker, const ast::SelectionSource& source, Base& base) {
  return std::visit(
      Overloaded{
          [&](const ast::ConferredSource& conferred) {
            return fill_from_conferred(checker, conferred.award_or_kind, base);
          },
          [&](const ast::Box<ast::CountedInSource>& counted) {
            return note_counted_in(checker, *counted, source.span) &&
                   fill_from_kind(checker, counted->kind, base);
          },
          [&](const ast::KindSource& kind) { return fill_from_kind(checker, kind.kind, base); },
          [&](const ast::NamedSource& named) { return fill_from_name(checker, named.name, base); },
          [&](const ast::ListSource& list) { return fill_from_list(checker, list.list, base); }},
      source.kind);
}

Checked<SelectionId> build(Checker& checker, const ast::SelectionSource& source, Where where,
                           const ast::Selection::Except* except, Span span) {
  program::Selection selection;
  bool good = fill(checker, source, selection.base);
  if (where != nullptr) {
    selection.where = check_predicate(checker, *where, ast::FieldOwner::credential);
    good = good && selection.where.has_value();
  }
  if (except != nullptr) {
    const Counting left_out(checker, std::nullopt);
    selection.except = build(checker, except->source, except->where.get(), nullptr, except->span);
    good = good && selection.except.has_value();
  }
  if (!good) return std::nullopt;
  // A name that stands alone is the selection it names.
  if (where == nullptr && except == nullptr &&
      std::holds_alternative<ast::NamedSource>(source.kind) &&
      std::holds_alternative<program::UnionOf>(selection.base))
    return std::get<program::UnionOf>(selection.base).parts.front();
  selection.text = checker.text(span);
  selection.place = checker.place(span);
  return add(checker, std::move(selection));
}

}  // namespace

Checked<SelectionId> check_selection(Checker& checker, const ast::Selection& selection) {
  return build(checker, selection.source, selection.where.get(), selection.except.get(),
               selection.span);
}

Checked<SelectionId> check_source(Checker& checker, const ast::SelectionSource& source) {
  return build(checker, source, nullptr, nullptr, source.span);
}

Checked<SelectionId> check_every_credential(Checker& checker, Where where, Span span) {
  Checked<program::PredicateId> test;
  if (where != nullptr) {
    test = check_predicate(checker, *where, ast::FieldOwner::credential);
    if (!test) return std::nullopt;
  }
  const std::string text = where != nullptr ? "credentials where " + checker.text(where->span)
                                            : std::string("credentials");
  return add(checker, {program::EveryCredential{}, test, {}, {}, text, checker.place(span)});
}

Checked<SelectionId> check_kind(Checker& checker, const ast::Word& kind, Where where) {
  const auto singular = kind_of(checker, kind);
  Checked<program::PredicateId> test;
  if (where != nullptr) test = check_predicate(checker, *where, ast::FieldOwner::credential);
  if (!singular || (where != nullptr && !test)) return std::nullopt;
  program::Selection selection;
  if (*singular != "credential") selection.base = program::OfKind{*singular};
  selection.where = test;
  selection.text = checker.text(where != nullptr ? kind.span.to(where->span) : kind.span);
  selection.place = checker.place(kind.span);
  return add(checker, std::move(selection));
}

Checked<program::Entry> check_entry(Checker& checker, const ast::CodeItem& item, Span span) {
  program::Entry entry;
  entry.code = item.code.value;
  entry.place = checker.place(span);
  bool good = true;
  if (!item.issuer) {
    good = home_issuers(checker, item.code.span).has_value();
  } else if (const auto* text = std::get_if<ast::Text>(&*item.issuer)) {
    entry.issuers.push_back(text->value);
  } else {
    const auto issuers = issuers_of(checker, std::get<ast::Word>(*item.issuer));
    good = issuers.has_value();
    if (issuers) entry.issuers = *issuers;
  }
  if (item.where) {
    entry.where = check_predicate(checker, *item.where, ast::FieldOwner::credential);
    good = good && entry.where.has_value();
  }
  return good ? Checked<program::Entry>(entry) : std::nullopt;
}

Checked<std::vector<program::Entry>> check_entries(Checker& checker, const ast::List& list,
                                                   std::string_view what) {
  std::vector<program::Entry> entries;
  std::map<std::tuple<std::string, std::vector<std::string>, bool>, Span> seen;
  bool good = true;
  if (list.items.empty()) {
    checker.report(Code::empty_list, list.span).hint = "name what it holds";
    good = false;
  }
  for (const ast::Item& item : list.items) {
    const auto* code = std::get_if<ast::CodeItem>(&item.kind);
    if (code == nullptr) {
      checker.report(Code::not_a_code, item.span, {std::string(what), checker.text(item.span)})
          .hint = "write exact codes in quotes, as in `\"DATA-501\"`";
      good = false;
      continue;
    }
    auto entry = check_entry(checker, *code, item.span);
    good = good && entry.has_value();
    if (!entry) continue;
    const bool plain = !entry->where;
    const auto [first, added] = seen.try_emplace({entry->code, entry->issuers, plain}, item.span);
    if (added || !plain) {
      entries.push_back(std::move(*entry));
      continue;
    }
    Diagnostic& again = checker.report(Code::repeated_code, item.span, {checker.text(item.span)});
    again.labels.push_back({first->second, "first here"});
    again.hint = "take one away; it counts once";
  }
  return good ? Checked<std::vector<program::Entry>>(entries) : std::nullopt;
}

Checked<program::Amount> amount_named(Checker& checker, const ast::Word& name) {
  if (const Parameter* parameter = parameter_named(checker, name)) {
    const bool amount =
        parameter->type == ParameterType::credits || parameter->type == ParameterType::hours;
    if (!amount) report_parameter(checker, name, *parameter, "an amount");
    if (!amount || !parameter->argument) return std::nullopt;
    return amount_of(checker, std::get<ast::Quantity>(parameter->argument->kind));
  }
  const auto let = checker.lets.find(name.text);
  if (let == checker.lets.end()) {
    report_unknown(checker, "amount", name.text, name.span, names_in(checker.names.lets));
    return std::nullopt;
  }
  LetMeaning& meaning = let->second;
  meaning.used = true;
  const ast::Let& declared = *checker.names.lets.at(name.text).node;
  const auto* quantity = std::get_if<ast::Quantity>(&declared.value);
  if (quantity == nullptr) {
    Diagnostic& wrong =
        checker.report(Code::wrong_sort_of_name, name.span, {std::string(name.text), "an amount"});
    wrong.labels.push_back({declared.name.span, "it is a selection"});
    wrong.hint = "say how many, as in `at least 3 of " + std::string(name.text) + "`";
    return std::nullopt;
  }
  if (!meaning.resolved) {
    meaning.resolved = true;
    meaning.amount = amount_of(checker, *quantity);
  }
  return meaning.amount;
}

Checked<std::string> kind_of(Checker& checker, const ast::Word& word) {
  if (const auto singular = singular_of(word.text)) return std::string(*singular);
  if (const auto singular = canonical_kind(word.text)) return std::string(*singular);
  Diagnostic& unknown = checker.report(Code::unknown_value, word.span,
                                       {std::string(word.text), "a kind of credential"});
  // The number that was written is kept: `coures` is `courses`, not `course`.
  const bool plural = word.text.ends_with('s');
  std::vector<std::string_view> known = plural ? kind_plurals() : kind_singulars();
  std::vector<std::string_view> others = plural ? kind_singulars() : kind_plurals();
  others.insert(others.end(), {"credits", "hours"});
  std::vector<std::string_view> numbered = known;
  if (plural) numbered.insert(numbered.end(), {"credits", "hours"});
  if (checker.names.lets.contains(word.text))
    unknown.hint = "write " + ticked("of " + std::string(word.text)) + ": it is a selection";
  else if (const auto meant = meant_by(word.text, numbered))
    unknown.hint = "write " + ticked(*meant) + " for " + ticked(word.text);
  else if (const auto near = nearest(word.text, known, others))
    unknown.hint = "write " + ticked(*near);
  return std::nullopt;
}

}  // namespace cairn::lang::checking
