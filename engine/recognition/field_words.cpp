// SPDX-License-Identifier: Apache-2.0
/// What the record has in a field, as a registrar says it.
#include <algorithm>
#include <variant>

#include <fmt/core.h>

#include "explain/words.hpp"
#include "recognition/fields.hpp"

namespace cairn::engine {
namespace {

using namespace program;

std::string list_words(const std::vector<std::string>& values, bool complete) {
  if (values.empty()) return complete ? "none" : "";
  return joined(values, "and") + (complete ? "" : " (and perhaps more)");
}

std::string date_words(const std::optional<PartialDate>& date) {
  return date ? date->to_text() : std::string();
}

std::string flag_words(const std::optional<bool>& flag) {
  if (!flag) return {};
  return *flag ? "yes" : "no";
}

std::string declared_words(const FieldValue& value) {
  struct Words {
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(const Number& number) const { return number.to_text(); }
    std::string operator()(const Date& date) const { return date.to_text(); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const std::vector<std::string>& list) const {
      return list_words(list, true);
    }
  };
  return std::visit(Words{}, value);
}

std::string gap_words(Gap gap, const std::string& field, const std::string& raw,
                      const std::string& asked_unit) {
  switch (gap) {
    case Gap::not_given:
      return fmt::format("the record gives no {}", field_noun(field));
    case Gap::awaits_grade:
      return fmt::format("it is in progress and has no {} yet", field);
    case Gap::other_unit:
      if (asked_unit.empty()) return fmt::format("the record gives {}, in no one unit", raw);
      return fmt::format("the record gives {}, and {} credits are asked for", raw, asked_unit);
    case Gap::other_framework:
      return fmt::format("{} is {}, and no official crosswalk leads to the framework asked for",
                         field, raw);
    case Gap::no_counterpart:
      return fmt::format("{} is {}, which has no counterpart in the framework asked for", field,
                         raw);
    case Gap::not_in_framework:
      return fmt::format("{} is {}, which its framework does not have", field, raw);
    case Gap::other_scale:
      return fmt::format("{} is {}, on another scale", field, raw);
    case Gap::not_on_scale:
      return fmt::format("{} is {}, which is not on the scale", field, raw);
    case Gap::no_scale:
      return fmt::format("{} is {}, and nothing names its scale", field, raw);
    case Gap::wrong_type:
      return fmt::format("{} is {}, which is not of the type that the policy declares", field, raw);
    case Gap::not_checked:
      return "its authenticity was not checked in full";
  }
  return {};
}

/// `2025 (awarded on 2026-01-20; years start on 02-01)`
std::string year_words(const std::optional<MonthDay>& starts, const RecordCredential& credential,
                       const Value& value) {
  const auto* years = std::get_if<Numbers>(&value);
  if (years != nullptr && (credential.fields.contains("year") || starts)) {
    std::string text = years->least.to_text();
    if (years->least != years->most) text += " or " + years->most.to_text();
    if (!credential.fields.contains("year"))
      text += fmt::format(" (awarded on {}; years start on {})", date_words(credential.awarded),
                          starts->to_text());
    return text;
  }
  return date_words(credential.awarded);
}

}  // namespace

std::string Fields::raw(const FieldReference& field, const Form* form) const {
  const Learner& learner = record_.learner;
  if (field.declared) {
    const DeclaredField& declaration = plan_.program()[*field.declared];
    const bool of_learner = declaration.owner == FieldOwner::learner;
    if (declaration.owner == FieldOwner::award || (!of_learner && form == nullptr)) return {};
    const auto& fields = of_learner ? learner.fields : form->facts->fields;
    const auto found = fields.find(declaration.name);
    return found == fields.end() ? std::string() : declared_words(found->second);
  }
  static const RecordCredential nothing;
  const RecordCredential& credential = form != nullptr ? *form->facts : nothing;
  std::vector<std::string> texts;
  switch (*field.built_in) {
    case BuiltIn::code:
      return form == nullptr || form->has_code ? credential.code : "none";
    case BuiltIn::title:
      return quoted(credential.title);
    case BuiltIn::issuer:
      return quoted(credential.issuer.empty() ? credential.issuer_id : credential.issuer);
    case BuiltIn::kind:
      return credential.kind;
    case BuiltIn::level:
      for (const RecordLevel& level : credential.levels) {
        texts.push_back(level.framework.empty() ? level.value + " of no named framework"
                                                : level.framework + " " + level.value);
      }
      return joined(texts, "and");
    case BuiltIn::credits:
      for (const RecordCredits& credits : credential.credits) {
        texts.push_back(credits.unit.empty()
                            ? credits.amount.to_text() + " credits of no named unit"
                            : quantity(credits.amount, credits.unit + " credits"));
      }
      return joined(texts, "and");
    case BuiltIn::hours:
      return credential.hours ? credential.hours->to_text() : std::string();
    case BuiltIn::grade:
      return credential.grade ? quoted(*credential.grade) : std::string();
    case BuiltIn::mark:
      return credential.mark ? credential.mark->to_text() : std::string();
    case BuiltIn::awarded:
      return date_words(credential.awarded);
    case BuiltIn::started:
      return date_words(credential.started);
    case BuiltIn::expires:
      if (!credential.expires && credential.does_not_expire) return "never";
      return date_words(credential.expires);
    case BuiltIn::year:
      return year_words(plan_.program().year_starts, credential, read(field, form));
    case BuiltIn::status:
      return credential.status ? std::string(status_text(*credential.status)) : std::string();
    case BuiltIn::subject:
      return list_words(credential.subjects.values, credential.subjects.complete);
    case BuiltIn::skill:
      return list_words(credential.skills.values, credential.skills.complete);
    case BuiltIn::tag:
      return list_words(credential.tags.values, credential.tags.complete);
    case BuiltIn::mode:
      return credential.mode.value_or("");
    case BuiltIn::assessed:
      return flag_words(credential.assessed);
    case BuiltIn::proctored:
      return flag_words(credential.proctored);
    case BuiltIn::verified: {
      const Value value = read(field, form);
      const auto* flag = std::get_if<bool>(&value);
      return flag_words(flag != nullptr ? std::optional(*flag) : std::nullopt);
    }
    case BuiltIn::language:
      return credential.language.value_or("");
    case BuiltIn::match: {
      const Value value = read(field, form);
      const auto* match = std::get_if<Numbers>(&value);
      return match != nullptr ? match->least.to_text() + "%" : std::string();
    }
    case BuiltIn::born:
      return date_words(learner.born);
    case BuiltIn::admitted:
      return date_words(learner.admitted);
    case BuiltIn::age:
      if (const Value value = read(field, form); const auto* age = std::get_if<Numbers>(&value)) {
        return age->least == age->most
                   ? age->least.to_text()
                   : fmt::format("{} or {}", age->least.to_text(), age->most.to_text());
      }
      return {};
    case BuiltIn::award_level:
    case BuiltIn::award_credits:
    case BuiltIn::award_title:
    case BuiltIn::award_kind:
      break;
  }
  return {};
}

bool Fields::some_piece_gives(const FieldReference& field, const Form* form) const {
  if (form == nullptr || field.owner != FieldOwner::credential || form->evidence.size() < 2)
    return false;
  return std::any_of(form->evidence.begin(), form->evidence.end(), [&](std::uint32_t credential) {
    Form piece;
    piece.facts = &record_.credentials[credential];
    return !raw(field, &piece).empty();
  });
}

std::string Fields::words(const FieldReference& field, const Form* form) const {
  const std::string text = raw(field, form);
  const std::string name =
      field.owner == FieldOwner::learner ? "the learner's " + field.name : field.name;
  const Value value = read(field, form);
  if (const auto* unknown = std::get_if<Unknown>(&value)) {
    if (unknown->gap == Gap::not_given && some_piece_gives(field, form)) {
      return fmt::format("its pieces of evidence have no one {} together", field_noun(field.name));
    }
    if (unknown->gap == Gap::not_given && field.owner == FieldOwner::learner) {
      return fmt::format("the record does not give the learner's {}", field_noun(field.name));
    }
    return gap_words(unknown->gap, name, text,
                     field.framework ? plan_.program()[*field.framework].name : std::string());
  }
  if (text.empty()) return fmt::format("the record gives no {}", field_noun(name));
  return name + " is " + text;
}

}  // namespace cairn::engine
