// SPDX-License-Identifier: Apache-2.0
#include "audit/test_record.hpp"

#include <algorithm>

namespace cairn::engine {
namespace {

using namespace program;

class CredentialWriter {
 public:
  CredentialWriter(const Program& program, const Test& test, RecordCredential& credential)
      : program_(program), test_(test), credential_(credential) {}

  void set(const FieldReference& field, const Operand& operand) {
    if (field.declared) {
      set_declared(program_[*field.declared], operand, credential_.fields);
      return;
    }
    const auto* text = std::get_if<std::string>(&operand);
    const auto* number = std::get_if<Number>(&operand);
    const auto* flag = std::get_if<bool>(&operand);
    switch (*field.built_in) {
      case BuiltIn::code:
        if (text != nullptr) credential_.code = *text;
        break;
      case BuiltIn::title:
        if (text != nullptr) credential_.title = *text;
        break;
      case BuiltIn::issuer:
        if (text != nullptr) credential_.issuer = *text;
        break;
      case BuiltIn::kind:
        if (text != nullptr) credential_.kind = *text;
        break;
      case BuiltIn::level:
        if (const auto* level = std::get_if<Level>(&operand)) {
          const Framework& framework = program_[level->framework];
          credential_.levels = {{framework.name, framework.levels[level->rank]}};
        }
        break;
      case BuiltIn::credits:
        if (const auto* amount = std::get_if<Amount>(&operand); amount && amount->unit.framework) {
          credential_.credits = {{amount->value, program_[*amount->unit.framework].name}};
        } else if (number != nullptr && field.framework) {
          credential_.credits = {{*number, program_[*field.framework].name}};
        }
        break;
      case BuiltIn::hours:
        if (const auto* amount = std::get_if<Amount>(&operand)) credential_.hours = amount->value;
        if (number != nullptr) credential_.hours = *number;
        break;
      case BuiltIn::grade:
        if (const auto* grade = std::get_if<Grade>(&operand)) {
          const Scale& scale = program_[grade->scale];
          credential_.grade = scale.grades[grade->rank].text;
          credential_.scale = scale.name;
        } else if (text != nullptr) {
          credential_.grade = *text;
        }
        break;
      case BuiltIn::mark:
        if (number != nullptr) credential_.mark = *number;
        break;
      case BuiltIn::awarded:
        credential_.awarded = date(operand);
        break;
      case BuiltIn::started:
        credential_.started = date(operand);
        break;
      case BuiltIn::expires:
        credential_.expires = date(operand);
        break;
      case BuiltIn::status:
        if (text != nullptr) credential_.status = parse_status(*text);
        break;
      case BuiltIn::subject:
        if (text != nullptr) credential_.subjects.values.push_back(*text);
        break;
      case BuiltIn::skill:
        if (text != nullptr) credential_.skills.values.push_back(*text);
        break;
      case BuiltIn::tag:
        if (text != nullptr) credential_.tags.values.push_back(*text);
        break;
      case BuiltIn::mode:
        if (text != nullptr) credential_.mode = *text;
        break;
      case BuiltIn::assessed:
        if (flag != nullptr) credential_.assessed = *flag;
        break;
      case BuiltIn::proctored:
        if (flag != nullptr) credential_.proctored = *flag;
        break;
      case BuiltIn::verified:
        if (flag != nullptr) {
          credential_.checks.push_back(
              {"test", *flag ? CheckOutcome::pass : CheckOutcome::fail, ""});
        }
        break;
      case BuiltIn::language:
        if (text != nullptr) credential_.language = *text;
        break;
      case BuiltIn::match:
      case BuiltIn::year:
      case BuiltIn::born:
      case BuiltIn::age:
      case BuiltIn::admitted:
      case BuiltIn::award_level:
      case BuiltIn::award_credits:
      case BuiltIn::award_title:
      case BuiltIn::award_kind:
        break;
    }
  }

  [[nodiscard]] std::optional<PartialDate> date(const Operand& operand) const {
    if (const auto* day = std::get_if<Date>(&operand)) return PartialDate::exactly(*day);
    if (std::holds_alternative<AuditDate>(operand)) return PartialDate::exactly(test_.on);
    if (const auto* text = std::get_if<std::string>(&operand)) return PartialDate::parse(*text);
    return std::nullopt;
  }

  void set_declared(const DeclaredField& field, const Operand& operand,
                    std::map<std::string, FieldValue>& fields) const {
    if (const auto day = field.type == FieldType::date ? date(operand) : std::nullopt) {
      fields[field.name] = day->to_text();
    } else if (const auto* text = std::get_if<std::string>(&operand)) {
      if (field.type == FieldType::texts) {
        FieldValue& value =
            fields.try_emplace(field.name, std::vector<std::string>{}).first->second;
        std::get<std::vector<std::string>>(value).push_back(*text);
      } else {
        fields[field.name] = *text;
      }
    } else if (const auto* number = std::get_if<Number>(&operand)) {
      fields[field.name] = *number;
    } else if (const auto* flag = std::get_if<bool>(&operand)) {
      fields[field.name] = *flag;
    } else if (const auto* amount = std::get_if<Amount>(&operand)) {
      fields[field.name] = amount->value;
    }
  }

 private:
  const Program& program_;
  const Test& test_;
  RecordCredential& credential_;
};

RecordCredential credential_of(const Program& program, const Test& test,
                               const TestCredential& given, std::size_t number) {
  RecordCredential credential;
  credential.id = "#" + std::to_string(number);
  credential.code = given.code;
  credential.kind = given.kind;
  credential.issuer = given.issuer;
  if (credential.issuer.empty() && !program.home.empty()) credential.issuer = program.home[0];
  if (given.credits && given.credits->unit.framework)
    credential.credits = {{given.credits->value, program[*given.credits->unit.framework].name}};
  if (given.hours) credential.hours = given.hours->value;
  if (given.level) {
    const Framework& framework = program[given.level->framework];
    credential.levels = {{framework.name, framework.levels[given.level->rank]}};
  }
  credential.status = Status::awarded;
  credential.subjects.values = given.subjects;
  if (given.awarded) credential.awarded = PartialDate::exactly(*given.awarded);
  for (TextList* list : {&credential.subjects, &credential.skills, &credential.tags}) {
    list->complete = !given.partial;
  }
  // As a status that is not written is awarded, a mode that is not written is taught: an example
  // says what is special about it. `partial` leaves the mode unknown.
  if (!given.partial) credential.mode = "taught";
  CredentialWriter writer(program, test, credential);
  for (const auto& [field, operand] : given.facts)
    writer.set(field, operand);
  credential.does_not_expire = !given.partial && !credential.expires;
  return credential;
}

}  // namespace

Record test_record(const Program& program, const Test& test) {
  Record record;
  record.complete = std::none_of(test.credentials.begin(), test.credentials.end(),
                                 [](const TestCredential& given) { return given.partial; });
  for (const TestCredential& given : test.credentials) {
    record.credentials.push_back(
        credential_of(program, test, given, record.credentials.size() + 1));
  }
  RecordCredential unused;
  const CredentialWriter reader(program, test, unused);
  for (const auto& [field, operand] : test.learner) {
    if (field.declared) {
      reader.set_declared(program[*field.declared], operand, record.learner.fields);
    } else if (field.built_in == BuiltIn::born) {
      record.learner.born = reader.date(operand);
    } else if (field.built_in == BuiltIn::admitted) {
      record.learner.admitted = reader.date(operand);
    }
  }
  for (const TestConferral& given : test.conferrals) {
    Conferral conferral;
    conferral.award = program[given.award].name;
    if (given.on) conferral.on = PartialDate::exactly(*given.on);
    if (given.used) {
      conferral.used.emplace();
      for (const RecordCredential& credential : record.credentials) {
        if (std::find(given.used->begin(), given.used->end(), credential.code) !=
            given.used->end()) {
          conferral.used->push_back(credential.id);
        }
      }
    }
    record.conferred.push_back(std::move(conferral));
  }
  for (const TestDecision& given : test.decisions) {
    Decision decision;
    decision.kind = given.kind;
    decision.clause = given.clause;
    decision.by = given.by;
    record.decisions.push_back(std::move(decision));
  }
  return record;
}

}  // namespace cairn::engine
