// SPDX-License-Identifier: Apache-2.0
#include "recognition/fields.hpp"

#include <algorithm>

namespace cairn::engine {
namespace {

using namespace program;

Value text_or_unknown(const std::string& text) {
  if (text.empty()) return Unknown{};
  return text_value(text);
}

Value list_value(const TextList& list) {
  Texts texts;
  texts.many = list.values;
  texts.complete = list.complete;
  return texts;
}

Value number_or_unknown(const std::optional<Number>& number) {
  if (!number) return Unknown{};
  return Numbers{*number, *number};
}

Value flag_or_unknown(const std::optional<bool>& flag) {
  if (!flag) return Unknown{};
  return *flag;
}

/// Verified only where every check that stands in the record passed.
Value verified(const RecordCredential& credential) {
  bool all_passed = !credential.checks.empty();
  for (const RecordCheck& check : credential.checks) {
    if (check.outcome == CheckOutcome::fail) return false;
    if (check.outcome != CheckOutcome::pass) all_passed = false;
  }
  if (all_passed) return true;
  return Unknown{Gap::not_checked};
}

/// A declared field in the type that the policy gives it.
Value typed(const FieldValue& value, FieldType type, bool complete) {
  const auto* text = std::get_if<std::string>(&value);
  switch (type) {
    case FieldType::text:
      if (text != nullptr) return text_value(*text);
      break;
    case FieldType::texts: {
      Texts texts;
      texts.complete = complete;
      if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        texts.many = *list;
        return texts;
      }
      if (text != nullptr) {
        texts.few[0] = *text;
        texts.few_count = 1;
        return texts;
      }
      break;
    }
    case FieldType::number:
      if (const auto* number = std::get_if<Number>(&value)) return Numbers{*number, *number};
      if (text != nullptr) {
        if (const auto number = Number::parse_decimal(*text)) return Numbers{*number, *number};
      }
      break;
    case FieldType::date:
      if (const auto* date = std::get_if<Date>(&value)) return Dates{*date, *date};
      if (text != nullptr) {
        if (const auto date = PartialDate::parse(*text)) return Dates{date->earliest, date->latest};
      }
      break;
    case FieldType::yes_or_no:
      if (const auto* flag = std::get_if<bool>(&value)) return *flag;
      if (text != nullptr && (*text == "yes" || *text == "no")) return *text == "yes";
      break;
  }
  return Unknown{Gap::wrong_type};
}

/// A record says of its lists one by one whether they are complete; a credential whose lists all
/// are is complete itself.
bool is_complete(const RecordCredential& credential) {
  return credential.subjects.complete && credential.skills.complete && credential.tags.complete;
}

}  // namespace

std::string_view canonical_kind(std::string_view kind) {
  if (kind == "license") return "licence";
  if (kind == "learning-programme") return "learning-program";
  return kind;
}

Value Fields::read(const FieldReference& field, const Form* form, const Supposed& supposed) const {
  if (field.owner == FieldOwner::credential && form == nullptr) return Unknown{};
  return field.declared ? declared(field, form) : built_in(field, form, supposed);
}

Value Fields::declared(const FieldReference& field, const Form* form) const {
  const DeclaredField& declaration = plan_.program()[*field.declared];
  const bool of_learner = declaration.owner == FieldOwner::learner;
  if (declaration.owner == FieldOwner::award) return Unknown{};
  const auto& fields = of_learner ? record_.learner.fields : form->facts->fields;
  const bool complete = of_learner ? record_.complete : is_complete(*form->facts);
  const auto found = fields.find(declaration.name);
  if (found != fields.end()) return typed(found->second, declaration.type, complete);
  if (declaration.type == FieldType::texts) {
    Texts none;
    none.complete = complete;
    return none;
  }
  return Unknown{};
}

Value Fields::built_in(const FieldReference& field, const Form* form,
                       const Supposed& supposed) const {
  static const Form no_form;
  static const RecordCredential nothing;
  const Learner& learner = record_.learner;
  const Form& read_from = form != nullptr ? *form : no_form;
  const RecordCredential& credential = form != nullptr ? *form->facts : nothing;
  switch (*field.built_in) {
    case BuiltIn::code:
      if (!read_from.has_code) return Texts{};
      return text_or_unknown(credential.code);
    case BuiltIn::title:
      return text_or_unknown(credential.title);
    case BuiltIn::issuer: {
      Texts texts;
      for (const std::string* text : {&credential.issuer, &credential.issuer_id}) {
        if (!text->empty()) texts.few[texts.few_count++] = *text;
      }
      if (texts.few_count == 0) return Unknown{};
      return texts;
    }
    case BuiltIn::kind:
      if (credential.kind.empty()) return Unknown{};
      return text_value(canonical_kind(credential.kind));
    case BuiltIn::level: {
      if (!field.framework) return Unknown{Gap::other_framework};
      const Value value = level(credential, *field.framework);
      if (form != nullptr) note_crosswalk(*form, *field.framework, value);
      return value;
    }
    case BuiltIn::credits:
      return credits(credential, field);
    case BuiltIn::hours:
      return number_or_unknown(credential.hours);
    case BuiltIn::grade: {
      const auto scale = plan_.program().scale;
      if (!scale) return Unknown{credential.grade ? Gap::no_scale : Gap::not_given};
      return form == nullptr ? Value{Unknown{}} : grade(*form, *scale, supposed);
    }
    case BuiltIn::mark:
      if (credential.mark) return number_or_unknown(credential.mark);
      return Unknown{read_from.grade_to_come ? Gap::awaits_grade : Gap::not_given};
    case BuiltIn::awarded:
      return date_value(credential.awarded);
    case BuiltIn::started:
      return date_value(credential.started);
    case BuiltIn::expires:
      if (!credential.expires && credential.does_not_expire) return Dates{{}, {}, true};
      return date_value(credential.expires);
    case BuiltIn::year:
      return year(credential);
    case BuiltIn::status:
      // Work in progress that is let in counts as awarded.
      if (read_from.in_progress) return text_value(status_text(Status::awarded));
      if (credential.status) return text_value(status_text(*credential.status));
      if (credential.awarded) return text_value(status_text(Status::awarded));
      return Unknown{};
    case BuiltIn::subject:
      return list_value(credential.subjects);
    case BuiltIn::skill:
      return list_value(credential.skills);
    case BuiltIn::tag:
      return list_value(credential.tags);
    case BuiltIn::mode:
      return credential.mode ? text_or_unknown(*credential.mode) : Value{Unknown{}};
    case BuiltIn::assessed:
      return flag_or_unknown(credential.assessed);
    case BuiltIn::proctored:
      return flag_or_unknown(credential.proctored);
    case BuiltIn::verified:
      return verified(credential);
    case BuiltIn::language:
      return credential.language ? text_or_unknown(*credential.language) : Value{Unknown{}};
    case BuiltIn::match:
      if (!read_from.recognition) return Numbers{100, 100};
      return number_or_unknown(
          plan_.program().recognitions[*read_from.recognition].targets[read_from.target].match);
    case BuiltIn::born:
      return date_value(learner.born);
    case BuiltIn::admitted:
      return date_value(learner.admitted);
    case BuiltIn::age:
      if (!learner.born) return Unknown{};
      return Numbers{whole_years_between(learner.born->latest, as_of_),
                     whole_years_between(learner.born->earliest, as_of_)};
    case BuiltIn::award_level:
    case BuiltIn::award_credits:
    case BuiltIn::award_title:
    case BuiltIn::award_kind:
      break;
  }
  return Unknown{};
}

Value Fields::year(const RecordCredential& credential) const {
  if (const auto given = credential.fields.find("year"); given != credential.fields.end())
    return typed(given->second, FieldType::number, true);
  if (!credential.awarded) return Unknown{};
  const Date first = credential.awarded->earliest;
  const Date last = credential.awarded->latest;
  if (const auto& starts = plan_.program().year_starts)
    return Numbers{starts->year_of(first), starts->year_of(last)};
  return Numbers{first.year(), last.year()};
}

Value Fields::credits(const RecordCredential& credential, const FieldReference& field) const {
  if (credential.credits.empty()) return Unknown{};
  const auto framework = field.framework ? field.framework : plan_.program().credit_framework;
  if (!framework) return Unknown{Gap::other_unit};
  std::optional<Numbers> found;
  for (const RecordCredits& credits : credential.credits) {
    if (credits.unit != plan_.program()[*framework].name) continue;
    if (!found) found = Numbers{credits.amount, credits.amount};
    found->least = std::min(found->least, credits.amount);
    found->most = std::max(found->most, credits.amount);
  }
  if (!found) return Unknown{Gap::other_unit};
  return *found;
}

Value Fields::level(const RecordCredential& credential, FrameworkId framework) const {
  if (credential.levels.empty()) return Unknown{};
  const Program& program = plan_.program();
  const auto rank_in = [&](FrameworkId of, const std::string& value) {
    const auto& levels = program[of].levels;
    const auto found = std::find(levels.begin(), levels.end(), value);
    return found == levels.end()
               ? std::optional<std::uint32_t>{}
               : std::optional<std::uint32_t>{static_cast<std::uint32_t>(found - levels.begin())};
  };
  Ranks ranks;
  Gap gap = Gap::other_framework;
  for (const RecordLevel& level : credential.levels) {
    if (level.framework != program[framework].name) continue;
    if (const auto rank = rank_in(framework, level.value)) {
      ranks.any_of.push_back(*rank);
    } else {
      gap = Gap::not_in_framework;
    }
  }
  if (!ranks.any_of.empty()) return ranks;
  if (gap == Gap::not_in_framework) return Unknown{gap};
  for (const RecordLevel& level : credential.levels) {
    const auto from = plan_.framework(level.framework);
    if (!from) continue;
    const auto rank = rank_in(*from, level.value);
    if (!rank) {
      gap = Gap::not_in_framework;
      continue;
    }
    for (const Crosswalk& crosswalk : program.crosswalks) {
      if (crosswalk.from != *from || crosswalk.to != framework || !crosswalk.is_in_use(as_of_)) {
        continue;
      }
      gap = Gap::no_counterpart;
      for (const auto& [image_of, image] : crosswalk.pairs) {
        if (image_of == *rank) ranks.any_of.push_back(image);
      }
    }
  }
  if (ranks.any_of.empty()) return Unknown{gap};
  return ranks;
}

void Fields::note_crosswalk(const Form& form, FrameworkId framework, const Value& level) const {
  const auto* ranks = std::get_if<Ranks>(&level);
  if (ranks == nullptr || !form.is_itself() || form.evidence.empty()) return;
  const Program& program = plan_.program();
  const Framework& wanted = program[framework];
  const auto& levels = form.facts->levels;
  if (std::any_of(levels.begin(), levels.end(),
                  [&](const RecordLevel& it) { return it.framework == wanted.name; })) {
    return;
  }
  const auto [use, is_new] = crosswalks_[form.evidence[0]].try_emplace(framework.value);
  if (!is_new) return;
  use->second.framework = framework;
  for (const std::uint32_t rank : ranks->any_of) {
    if (!use->second.level.empty()) use->second.level += " or ";
    use->second.level += wanted.name + " " + wanted.levels[rank];
  }
  for (const RecordLevel& given : levels) {
    const auto from = plan_.framework(given.framework);
    for (const Crosswalk& crosswalk : program.crosswalks) {
      if (!from || crosswalk.from != *from || crosswalk.to != framework ||
          !crosswalk.is_in_use(as_of_) || !use->second.from.empty()) {
        continue;
      }
      use->second.from = given.framework;
      use->second.unverified_because = crosswalk.unverified_because;
      if (!crosswalk.sources.empty()) use->second.source = crosswalk.sources.front();
    }
  }
}

Value Fields::grade(const Form& form, ScaleId scale, const Supposed& supposed) const {
  const RecordCredential& credential = *form.facts;
  if (!credential.grade) {
    if (!form.grade_to_come) return Unknown{};
    if (supposed.grade) return Ranks{{*supposed.grade}};
    return Unknown{Gap::awaits_grade};
  }
  const Scale& names = plan_.program()[scale];
  if (credential.scale && *credential.scale != names.name) return Unknown{Gap::other_scale};
  if (!credential.scale && form.is_itself() && !form.evidence.empty()) {
    graded_by_policy_.insert(form.evidence[0]);
  }
  for (std::uint32_t rank = 0; rank < names.grades.size(); ++rank) {
    if (names.grades[rank].text == *credential.grade) return Ranks{{rank}};
  }
  return Unknown{Gap::not_on_scale};
}

Value Fields::operand(const Operand& operand, const Form* form, const Supposed& supposed) const {
  struct Reader {
    const Fields& fields;
    const Form* form;
    const Supposed& supposed;
    Value operator()(const std::string& text) const { return text_value(text); }
    Value operator()(const Number& number) const { return Numbers{number, number}; }
    Value operator()(const Date& date) const { return Dates{date, date}; }
    Value operator()(const Level& level) const { return Ranks{{level.rank}}; }
    Value operator()(const Grade& grade) const { return Ranks{{grade.rank}}; }
    Value operator()(const Amount& amount) const { return Numbers{amount.value, amount.value}; }
    Value operator()(bool flag) const { return flag; }
    Value operator()(const FieldReference& field) const {
      return fields.read(field, form, supposed);
    }
    Value operator()(AuditDate) const { return Dates{fields.as_of(), fields.as_of()}; }
  };
  return std::visit(Reader{*this, form, supposed}, operand);
}

}  // namespace cairn::engine
