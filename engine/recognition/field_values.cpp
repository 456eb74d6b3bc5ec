// SPDX-License-Identifier: Apache-2.0
#include "recognition/field_values.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

namespace cairn::engine {
namespace {

using namespace program;

/// What the record says of one form, in texts.
struct Read {
  std::set<std::string> known;
  bool may_have_more = false;
  bool may_have_many = false;
};

class Reader {
 public:
  Reader(const Fields& fields, const FieldReference& field) : fields_(fields), field_(field) {}

  [[nodiscard]] Read read(const Form& form) const {
    return std::visit([&](const auto& value) { return read(value); }, fields_.read(field_, &form));
  }

 private:
  [[nodiscard]] static Read one(std::string value) { return {{std::move(value)}, false, false}; }
  [[nodiscard]] static Read unknown() { return {{}, true, false}; }

  [[nodiscard]] static Read read(const Unknown& /*value*/) { return unknown(); }
  [[nodiscard]] static Read read(const Texts& texts) {
    Read read{{}, !texts.complete, !texts.complete};
    for (std::size_t i = 0; i < texts.few_count; ++i)
      read.known.emplace(texts.few[i]);
    read.known.insert(texts.many.begin(), texts.many.end());
    return read;
  }
  [[nodiscard]] static Read read(const Numbers& numbers) {
    return numbers.least == numbers.most ? one(numbers.least.to_text()) : unknown();
  }
  [[nodiscard]] static Read read(const Dates& dates) {
    return dates.earliest == dates.latest ? one(dates.earliest.to_text()) : unknown();
  }
  [[nodiscard]] Read read(const Ranks& ranks) const {
    if (ranks.any_of.size() != 1 || !field_.framework) return unknown();
    return one(fields_.plan().program()[*field_.framework].levels[ranks.any_of[0]]);
  }
  [[nodiscard]] static Read read(bool flag) { return one(flag ? "yes" : "no"); }

  const Fields& fields_;
  const FieldReference& field_;
};

/// An issuer is one value, whether a record gives its name, its id or both: what any two
/// credentials have in common makes them one, called by its name.
void join_issuers(const std::vector<Form>& forms, std::vector<Read>& all) {
  std::map<std::string, std::string> called;  // each text: another of the same issuer, or itself
  const auto find = [&](std::string text) {
    while (called.at(text) != text)
      text = called.at(text);
    return text;
  };
  for (const Read& read : all) {
    for (const std::string& text : read.known)
      called.try_emplace(text, text);
    for (const std::string& text : read.known) {
      const std::string one = find(*read.known.begin());
      const std::string other = find(text);
      called[std::max(one, other)] = std::min(one, other);
    }
  }
  // By the first of its names where some record gives one, else by its id.
  std::map<std::string, std::string> names;
  for (const Form& form : forms) {
    const std::string& name = form.facts->issuer;
    if (name.empty()) continue;
    const auto [at, is_new] = names.try_emplace(find(name), name);
    if (!is_new) at->second = std::min(at->second, name);
  }
  for (Read& read : all) {
    if (read.known.empty()) continue;
    const std::string one = find(*read.known.begin());
    const auto name = names.find(one);
    read.known = {name == names.end() ? one : name->second};
  }
}

}  // namespace

FieldValues values_of(const Fields& fields, const FieldReference& field,
                      const std::vector<Form>& forms) {
  std::vector<Read> all;
  for (const Form& form : forms)
    all.push_back(Reader(fields, field).read(form));
  if (field.built_in == BuiltIn::issuer) join_issuers(forms, all);
  std::set<std::string> names;
  for (const Read& read : all)
    names.insert(read.known.begin(), read.known.end());
  FieldValues values;
  values.names.assign(names.begin(), names.end());
  for (const Read& read : all) {
    FieldValues::OfForm of{{}, read.may_have_more, read.may_have_many};
    for (const std::string& name : read.known) {
      of.known.push_back(static_cast<std::uint32_t>(
          std::lower_bound(values.names.begin(), values.names.end(), name) - values.names.begin()));
    }
    values.of.push_back(std::move(of));
  }
  return values;
}

}  // namespace cairn::engine
