// SPDX-License-Identifier: Apache-2.0
#include "recognition/judge.hpp"

#include <algorithm>
#include <variant>

namespace cairn::engine {
namespace {

using namespace program;

Wanted wanted(Comparison op) {
  switch (op) {
    case Comparison::equal:
      return [](Order order) { return order == Order::equal; };
    case Comparison::not_equal:
      return [](Order order) { return order != Order::equal; };
    case Comparison::less:
      return [](Order order) { return order == Order::less; };
    case Comparison::less_equal:
      return [](Order order) { return order != Order::greater; };
    case Comparison::greater:
      return [](Order order) { return order == Order::greater; };
    case Comparison::greater_equal:
      break;
  }
  return [](Order order) { return order != Order::less; };
}

bool is_known(const Value& value) {
  if (std::holds_alternative<Unknown>(value)) return false;
  if (const auto* texts = std::get_if<Texts>(&value)) {
    return texts->few_count > 0 || !texts->many.empty();
  }
  if (const auto* dates = std::get_if<Dates>(&value)) return !dates->never;
  return true;
}

bool awaits_grade(const Value& value) {
  const auto* unknown = std::get_if<Unknown>(&value);
  return unknown != nullptr && unknown->gap == Gap::awaits_grade;
}

}  // namespace

Truth Judge::test(PredicateId test, const Form* form, const Supposed& supposed) const {
  const Predicate& predicate = fields_.plan().program()[test];
  if (const auto* all = std::get_if<AllTests>(&predicate.kind)) {
    Truth truth = Truth::yes;
    for (const PredicateId part : all->tests) {
      truth = both(truth, this->test(part, form, supposed));
    }
    return truth;
  }
  if (const auto* any = std::get_if<AnyTests>(&predicate.kind)) {
    Truth truth = Truth::no;
    for (const PredicateId part : any->tests) {
      truth = either(truth, this->test(part, form, supposed));
    }
    return truth;
  }
  if (const auto* inverse = std::get_if<NotTest>(&predicate.kind)) {
    return negate(this->test(inverse->test, form, supposed));
  }
  return atom(predicate, form, supposed);
}

Truth Judge::atom(const Predicate& predicate, const Form* form, const Supposed& supposed) const {
  const auto read = [&](const FieldReference& field) {
    if (field.built_in == BuiltIn::issuer) compares_issuers_ = true;
    return fields_.read(field, form, supposed);
  };
  const auto supposed_mark = [&](const FieldReference& field) -> std::optional<Truth> {
    if (field.built_in != BuiltIn::mark || !supposed.mark_tests) return std::nullopt;
    if (!awaits_grade(fields_.read(field, form, supposed))) return std::nullopt;
    return truth_of(*supposed.mark_tests);
  };
  if (const auto* compared = std::get_if<CompareTest>(&predicate.kind)) {
    if (const auto truth = supposed_mark(compared->field)) return *truth;
    return compare(read(compared->field), fields_.operand(compared->operand, form, supposed),
                   wanted(compared->op));
  }
  if (const auto* known = std::get_if<KnownTest>(&predicate.kind)) {
    const Value value = read(known->field);
    // The grade of work in progress will be known once it is completed.
    if (awaits_grade(value)) return supposed.anything() ? Truth::yes : Truth::unknown;
    return truth_of(is_known(value));
  }
  if (const auto* member = std::get_if<MemberTest>(&predicate.kind)) {
    if (const auto truth = supposed_mark(member->field)) return *truth;
    const Value value = read(member->field);
    if (const auto* ranks = std::get_if<Ranks>(&value)) {
      // Each of the ranks that it may be has to be in the set, not all of them equal to one member.
      bool some = false;
      bool every = true;
      for (const std::uint32_t rank : ranks->any_of) {
        Truth in = Truth::no;
        for (const Operand& operand : member->set) {
          in = either(in, compare(Ranks{{rank}}, fields_.operand(operand, form, supposed),
                                  wanted(Comparison::equal)));
        }
        some = some || in != Truth::no;
        every = every && in == Truth::yes;
      }
      return every ? Truth::yes : truth_of(some) == Truth::yes ? Truth::unknown : Truth::no;
    }
    Truth truth = Truth::no;
    for (const Operand& operand : member->set) {
      truth = either(truth, compare(value, fields_.operand(operand, form, supposed),
                                    wanted(Comparison::equal)));
    }
    return truth;
  }
  if (const auto* includes = std::get_if<IncludesTest>(&predicate.kind)) {
    return compare(read(includes->field), fields_.operand(includes->element, form, supposed),
                   wanted(Comparison::equal));
  }
  if (const auto* match = std::get_if<MatchesTest>(&predicate.kind)) {
    return any_matches(read(match->field), match->pattern);
  }
  if (const auto* span = std::get_if<WithinTest>(&predicate.kind)) {
    return within(*span, form, supposed);
  }
  if (const auto* is_active = std::get_if<ActiveTest>(&predicate.kind)) {
    return active(is_active->at_award, form);
  }
  if (const auto* flag = std::get_if<FlagTest>(&predicate.kind)) {
    return compare(read(flag->field), true, wanted(Comparison::equal));
  }
  return Truth::unknown;
}

Truth Judge::within(const WithinTest& test, const Form* form, const Supposed& supposed) const {
  const Value value = fields_.read(test.field, form, supposed);
  const Value anchor_value = fields_.operand(test.anchor, form, supposed);
  const auto* date = std::get_if<Dates>(&value);
  const auto* anchor = std::get_if<Dates>(&anchor_value);
  if (date == nullptr || anchor == nullptr) return Truth::unknown;
  if (date->never || anchor->never) return Truth::no;
  // The span runs from `first` to `last`; each end lies between two days where the anchor does.
  const bool before = test.side == Side::before;
  const Date first_earliest = before ? earlier_by(anchor->earliest, test.span) : anchor->earliest;
  const Date first_latest = before ? earlier_by(anchor->latest, test.span) : anchor->latest;
  const Date last_earliest = before ? anchor->earliest : later_by(anchor->earliest, test.span);
  const Date last_latest = before ? anchor->latest : later_by(anchor->latest, test.span);
  if (date->earliest >= first_latest && date->latest <= last_earliest) return Truth::yes;
  if (date->latest < first_earliest || date->earliest > last_latest) return Truth::no;
  return Truth::unknown;
}

Truth Judge::active(bool at_award, const Form* form) const {
  if (form == nullptr) return Truth::unknown;
  const RecordCredential& credential = *form->facts;
  if (!credential.expires) return credential.does_not_expire ? Truth::yes : Truth::unknown;
  const Value day =
      at_award ? date_value(credential.awarded) : Value{Dates{fields_.as_of(), fields_.as_of()}};
  return compare(date_value(credential.expires), day, wanted(Comparison::greater_equal));
}

Truth Judge::is_entry(const Entry& entry, const Form& form, const Supposed& supposed) const {
  if (form.conferral) return Truth::no;
  Truth truth = Truth::no;
  if (form.has_code) {
    truth = form.facts->code.empty() ? Truth::unknown : truth_of(form.facts->code == entry.code);
  }
  if (truth == Truth::no) return truth;
  const RecordCredential& credential = *form.facts;
  if (!entry.issuers.empty() || !form.is_recognised_as_code()) {
    const auto among = [&](const std::string& issuer) {
      if (issuer.empty()) return false;
      if (entry.issuers.empty()) return fields_.plan().is_home(issuer);
      return std::find(entry.issuers.begin(), entry.issuers.end(), issuer) != entry.issuers.end();
    };
    compares_issuers_ = true;
    if (credential.issuer.empty() && credential.issuer_id.empty()) {
      truth = both(truth, Truth::unknown);
    } else {
      truth = both(truth, truth_of(among(credential.issuer) || among(credential.issuer_id)));
    }
  }
  if (truth != Truth::no && entry.where) truth = both(truth, test(*entry.where, &form, supposed));
  return truth;
}

Truth Judge::base_selects(SelectionId id, const Form& form, const Supposed& supposed) const {
  const Selection& selection = fields_.plan().program()[id];
  if (const auto* conferred = std::get_if<OfConferred>(&selection.base)) {
    if (!form.conferral) return Truth::no;
    const auto award = fields_.plan().award(fields_.record().conferred[*form.conferral].award);
    return truth_of(award &&
                    std::binary_search(conferred->awards.begin(), conferred->awards.end(), *award));
  }
  if (const auto* parts = std::get_if<UnionOf>(&selection.base)) {
    Truth truth = Truth::no;
    for (const SelectionId part : parts->parts) {
      truth = either(truth, selects(part, form, supposed));
    }
    return truth;
  }
  if (form.conferral) return Truth::no;
  if (const auto* kind = std::get_if<OfKind>(&selection.base)) {
    if (form.facts->kind.empty()) return Truth::unknown;
    return truth_of(canonical_kind(form.facts->kind) == canonical_kind(kind->kind));
  }
  if (const auto* list = std::get_if<OfEntries>(&selection.base)) {
    Truth truth = Truth::no;
    for (const Entry& entry : list->entries)
      truth = either(truth, is_entry(entry, form, supposed));
    return truth;
  }
  return Truth::yes;
}

Truth Judge::selects(SelectionId id, const Form& form, const Supposed& supposed) const {
  const Selection& selection = fields_.plan().program()[id];
  Truth truth = base_selects(id, form, supposed);
  if (truth != Truth::no && selection.where) {
    truth = both(truth, test(*selection.where, &form, supposed));
  }
  if (truth != Truth::no && selection.except) {
    truth = both(truth, negate(selects(*selection.except, form, supposed)));
  }
  return truth;
}

template <class Ask>
Membership Judge::with_grades(const Form& form, Ask&& ask) const {
  Membership membership;
  membership.truth = ask(Supposed{});
  if (!form.grade_to_come || membership.truth != Truth::unknown) return membership;
  const auto scale = fields_.plan().program().scale;
  const std::size_t grades = scale ? fields_.plan().program()[*scale].grades.size() : 0;
  bool never = true;
  for (std::uint32_t rank = 0; rank < std::max<std::size_t>(grades, 1); ++rank) {
    for (const bool mark_tests : {true, false}) {
      Supposed supposed;
      if (grades > 0) supposed.grade = rank;
      supposed.mark_tests = mark_tests;
      const Truth truth = ask(supposed);
      if (truth == Truth::yes) membership.grade_may_admit = true;
      if (truth == Truth::no) membership.grade_may_spare = true;
      never = never && truth == Truth::no;
    }
  }
  // It will have one grade, and none is let in.
  if (never) membership.truth = Truth::no;
  return membership;
}

Membership Judge::membership(SelectionId selection, const Form& form) const {
  return with_grades(form,
                     [&](const Supposed& supposed) { return selects(selection, form, supposed); });
}

Membership Judge::membership(const Entry& entry, const Form& form) const {
  return with_grades(form,
                     [&](const Supposed& supposed) { return is_entry(entry, form, supposed); });
}

}  // namespace cairn::engine
