// SPDX-License-Identifier: Apache-2.0
#include "recognition/alike.hpp"

#include <map>
#include <set>
#include <string>
#include <variant>

namespace cairn::engine {
namespace {

using namespace program;

/// The facts of a credential that some test or clause of the policy reads.
class FactsRead {
 public:
  FactsRead(const Program& program, const Record& record) : program_(program) {
    for (const Predicate& predicate : program.predicates)
      std::visit(*this, predicate.kind);
    for (const Clause& clause : program.clauses)
      std::visit(*this, clause.body);
    for (const Award& award : program.awards) {
      if (award.repeats == Repeats::latest || award.repeats == Repeats::first)
        built_in_.insert(BuiltIn::awarded);
      if (award.repeats == Repeats::best) built_in_.insert({BuiltIn::grade, BuiltIn::mark});
      if (award.preference) read(*award.preference);
    }
    // What was awarded after a conferral was not used for it.
    for (const Conferral& conferral : record.conferred)
      if (!conferral.used) built_in_.insert(BuiltIn::awarded);
    for (const Selection& selection : program.selections)
      if (const auto* list = std::get_if<OfEntries>(&selection.base)) name_codes(list->entries);
    for (const Recognition& recognition : program.recognitions) {
      name_codes(recognition.evidence);
      // What is recognised as a code is an attempt at the same thing as what has it.
      for (const Target& target : recognition.targets)
        if (!target.code.empty()) codes_.insert(target.code);
    }
    for (const Overlap& overlap : program.overlaps)
      name_codes(overlap.entries);
  }

  [[nodiscard]] bool reads(BuiltIn field) const { return built_in_.contains(field); }
  /// A credential whose code is unknown may have any.
  [[nodiscard]] bool names(const std::string& code) const {
    return code.empty() || codes_.contains(code);
  }
  [[nodiscard]] bool reads(const std::string& declared) const {
    // A record may give the year among the declared fields.
    if (declared == "year" && reads(BuiltIn::year)) return true;
    for (const DeclaredField& field : program_.fields)
      if (field.owner == FieldOwner::credential && field.name == declared) return true;
    return false;
  }

  // Tests.
  void operator()(const AllTests&) const {}
  void operator()(const AnyTests&) const {}
  void operator()(const NotTest&) const {}
  void operator()(const CompareTest& test) { read(test.field), read(test.operand); }
  void operator()(const KnownTest& test) { read(test.field); }
  void operator()(const MemberTest& test) { read(test.field); }
  void operator()(const IncludesTest& test) { read(test.field), read(test.element); }
  void operator()(const MatchesTest& test) { read(test.field); }
  void operator()(const WithinTest& test) { read(test.field), read(test.anchor); }
  void operator()(const ActiveTest&) { built_in_.insert({BuiltIn::expires, BuiltIn::awarded}); }
  void operator()(const FlagTest& test) { read(test.field); }

  // Bodies of clauses.
  void operator()(const GroupBody&) const {}
  void operator()(const PhraseBody& phrase) {
    // Named one by one, so that a new one does not compile before it is looked at here. What the
    // demands select by is among the predicates.
    const auto& [demand, including, spanning, same, within, per, steps] = phrase;
    if (spanning) read(spanning->field);
    if (same) read(same->field);
    if (per) read(*per);
    if (within) built_in_.insert(BuiltIn::awarded);
  }
  void operator()(const CompleteBody&) const {}
  void operator()(const ApprovalBody&) const {}
  void operator()(const OnlyBody&) const {}
  void operator()(const AverageBody& average) { read(average.field); }
  void operator()(const ElapsedBody&) { built_in_.insert(BuiltIn::awarded); }
  void operator()(const OrderBody& order) {
    built_in_.insert(BuiltIn::awarded);
    (*this)(order.after);
  }
  void operator()(const CountedWithinBody&) { built_in_.insert(BuiltIn::awarded); }
  void operator()(const LearnerBody&) const {}
  void operator()(const DeclaredBody&) const {}

 private:
  void read(const FieldReference& field) {
    if (field.built_in) built_in_.insert(*field.built_in);
  }
  void read(const Preference& preference) {
    switch (preference.kind) {
      case Preference::Kind::earliest:
      case Preference::Kind::latest:
        built_in_.insert(BuiltIn::awarded);
        break;
      case Preference::Kind::highest:
      case Preference::Kind::lowest:
        if (preference.field) read(*preference.field);
        break;
    }
  }
  void read(const Operand& operand) {
    if (const auto* field = std::get_if<FieldReference>(&operand)) read(*field);
  }
  void name_codes(const std::vector<Entry>& entries) {
    for (const Entry& entry : entries)
      codes_.insert(entry.code);
  }

  const Program& program_;
  std::set<BuiltIn> built_in_;
  std::set<std::string> codes_;
};

/// Texts of a key, each with its length before it, so that no two lists of texts make one key.
class Key {
 public:
  void add(const std::string& text) { text_ += std::to_string(text.size()) + ":" + text; }
  void add(const std::optional<std::string>& text) { add(text ? "=" + *text : std::string()); }
  void add(const std::optional<Number>& number) { add(number ? number->to_text() : ""); }
  void add(const std::optional<PartialDate>& date) { add(date ? date->to_text() : ""); }
  void add(const std::optional<bool>& flag) { add(flag ? std::string(*flag ? "yes" : "no") : ""); }
  void add(const TextList& list) {
    add(std::to_string(list.values.size()) + (list.complete ? "!" : "?"));
    for (const std::string& value : list.values)
      add(value);
  }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

std::string value_text(const FieldValue& value) {
  struct Reader {
    std::string operator()(const std::string& text) const { return "t" + text; }
    std::string operator()(const Number& number) const { return "n" + number.to_text(); }
    std::string operator()(const Date& date) const { return "d" + date.to_text(); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const std::vector<std::string>& list) const {
      Key key;
      key.add(TextList{list, true});
      return std::move(key).take();
    }
  };
  return std::visit(Reader{}, value);
}

std::string key_of(const FactsRead& read, const Form& form) {
  const RecordCredential& it = *form.facts;
  Key key;
  key.add(std::string(form.in_progress ? "p" : "") + (form.stands == Truth::yes ? "y" : "u"));
  key.add(it.kind);
  key.add(std::to_string(it.credits.size()));
  for (const RecordCredits& credits : it.credits)
    key.add(credits.amount.to_text() + " " + credits.unit);
  key.add(it.hours);
  key.add(it.mode);
  const auto where = [](bool is_read, const std::string& text) {
    return is_read ? std::optional(text) : std::nullopt;
  };
  const bool named = read.names(it.code);
  key.add(where(named || read.reads(BuiltIn::code), it.code));
  key.add(where(named || read.reads(BuiltIn::issuer), it.issuer));
  key.add(where(named || read.reads(BuiltIn::issuer), it.issuer_id));
  if (read.reads(BuiltIn::title)) key.add(it.title);
  if (read.reads(BuiltIn::level)) {
    key.add(std::to_string(it.levels.size()));
    for (const RecordLevel& level : it.levels)
      key.add(level.framework + " " + level.value);
  }
  if (read.reads(BuiltIn::grade)) {
    key.add(it.grade);
    key.add(it.scale);
  }
  if (read.reads(BuiltIn::mark)) key.add(it.mark);
  if (read.reads(BuiltIn::awarded) || read.reads(BuiltIn::year)) key.add(it.awarded);
  if (read.reads(BuiltIn::started)) key.add(it.started);
  if (read.reads(BuiltIn::expires)) {
    key.add(it.expires);
    key.add(std::optional<bool>(it.does_not_expire));
  }
  if (read.reads(BuiltIn::status)) {
    key.add(std::string(it.status ? status_text(*it.status) : ""));
    key.add(std::optional<bool>(it.awarded.has_value()));
  }
  if (read.reads(BuiltIn::subject)) key.add(it.subjects);
  if (read.reads(BuiltIn::skill)) key.add(it.skills);
  if (read.reads(BuiltIn::tag)) key.add(it.tags);
  if (read.reads(BuiltIn::assessed)) key.add(it.assessed);
  if (read.reads(BuiltIn::proctored)) key.add(it.proctored);
  if (read.reads(BuiltIn::language)) key.add(it.language);
  if (read.reads(BuiltIn::verified)) {
    key.add(std::to_string(it.checks.size()));
    for (const RecordCheck& check : it.checks)
      key.add(std::to_string(static_cast<int>(check.outcome)));
  }
  // What a declared list does not hold is not so where the credential's lists are complete.
  key.add(std::optional<bool>(it.subjects.complete && it.skills.complete && it.tags.complete));
  for (const auto& [name, value] : it.fields) {
    if (!read.reads(name)) continue;
    key.add(name);
    key.add(value_text(value));
  }
  return std::move(key).take();
}

/// What is spoken of by its id in the record, or shares its code with another, stands for itself.
std::set<std::uint32_t> singled_out(const Record& record, const std::vector<Form>& originals) {
  std::set<std::string> ids;
  for (const RecordCredential& credential : record.credentials) {
    if (!credential.parts.empty()) ids.insert(credential.id);
    ids.insert(credential.parts.begin(), credential.parts.end());
  }
  for (const Conferral& conferral : record.conferred) {
    ids.insert(conferral.credential);
    if (conferral.used) ids.insert(conferral.used->begin(), conferral.used->end());
  }
  for (const Decision& decision : record.decisions) {
    ids.insert(decision.credential);
    ids.insert(decision.substitute_for);
  }
  std::map<std::string, std::size_t> of_code;
  for (const Form& form : originals)
    ++of_code[form.facts->code];
  std::set<std::uint32_t> singled;
  for (std::uint32_t i = 0; i < originals.size(); ++i) {
    const RecordCredential& it = *originals[i].facts;
    const bool repeated = !it.code.empty() && of_code[it.code] > 1;
    if (repeated || ids.contains(it.id)) singled.insert(i);
  }
  return singled;
}

}  // namespace

std::vector<std::uint32_t> classes_of_alike(const Judge& judge,
                                            const std::vector<Form>& originals) {
  const Record& record = judge.fields().record();
  const FactsRead read(judge.fields().plan().program(), record);
  const std::set<std::uint32_t> singled = singled_out(record, originals);
  std::map<std::string, std::uint32_t> known;
  std::vector<std::uint32_t> classes;
  for (std::uint32_t i = 0; i < originals.size(); ++i) {
    std::string key = singled.contains(i) ? "#" + std::to_string(i) : key_of(read, originals[i]);
    const auto next = static_cast<std::uint32_t>(known.size());
    classes.push_back(known.try_emplace(std::move(key), next).first->second);
  }
  return classes;
}

}  // namespace cairn::engine
