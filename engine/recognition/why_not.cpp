// SPDX-License-Identifier: Apache-2.0
/// Why a test or selection did not come out true, from the same values that decided it.
#include <algorithm>
#include <variant>

#include <fmt/core.h>

#include "explain/words.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// The field that a test reads; null for `active`.
const FieldReference* field_of(const Predicate& predicate) {
  struct Reader {
    const FieldReference* operator()(const AllTests&) const { return nullptr; }
    const FieldReference* operator()(const AnyTests&) const { return nullptr; }
    const FieldReference* operator()(const NotTest&) const { return nullptr; }
    const FieldReference* operator()(const ActiveTest&) const { return nullptr; }
    const FieldReference* operator()(const CompareTest& test) const { return &test.field; }
    const FieldReference* operator()(const KnownTest& test) const { return &test.field; }
    const FieldReference* operator()(const MemberTest& test) const { return &test.field; }
    const FieldReference* operator()(const IncludesTest& test) const { return &test.field; }
    const FieldReference* operator()(const MatchesTest& test) const { return &test.field; }
    const FieldReference* operator()(const WithinTest& test) const { return &test.field; }
    const FieldReference* operator()(const FlagTest& test) const { return &test.field; }
  };
  return std::visit(Reader{}, predicate.kind);
}

/// The other side of a comparison, where that is a field too.
const FieldReference* other_field_of(const Predicate& predicate) {
  const Operand* operand = nullptr;
  if (const auto* compared = std::get_if<CompareTest>(&predicate.kind))
    operand = &compared->operand;
  if (const auto* includes = std::get_if<IncludesTest>(&predicate.kind)) {
    operand = &includes->element;
  }
  if (const auto* span = std::get_if<WithinTest>(&predicate.kind)) operand = &span->anchor;
  return operand == nullptr ? nullptr : std::get_if<FieldReference>(operand);
}

}  // namespace

/// `(grade >= "B")` of `not (grade >= "B")`, without brackets that only one thing stands in.
static std::string unbracketed(const std::string& text) {
  const bool whole = text.size() > 2 && text.front() == '(' && text.find(')') == text.size() - 1;
  return whole ? text.substr(1, text.size() - 2) : text;
}

/// What the parts of a test say. Where one of several would do, what a part asks of a field alone
/// is told as an alternative.
static void add_parts(std::vector<std::vector<Finding>> parts, bool one_will_do,
                      std::vector<Finding>& findings) {
  for (std::vector<Finding>& part : parts) {
    for (Finding& finding : part) {
      const auto same = std::count_if(part.begin(), part.end(), [&](const Finding& other) {
        return other.field == finding.field;
      });
      if (one_will_do && parts.size() > 1 && same == 1) finding.alternative = true;
    }
    for (Finding& finding : part)
      findings.push_back(std::move(finding));
  }
}

std::vector<Finding> Judge::why_not(PredicateId test, const Form* form) const {
  std::vector<Finding> findings;
  explain(test, form, false, findings);
  return findings;
}

std::vector<Finding> Judge::why_not_false(PredicateId test, const Form* form) const {
  std::vector<Finding> findings;
  explain(test, form, true, findings);
  return findings;
}

void Judge::explain(PredicateId id, const Form* form, bool negated,
                    std::vector<Finding>& findings) const {
  const Truth plain = test(id, form);
  const Truth truth = negated ? negate(plain) : plain;
  if (truth == Truth::yes) return;
  const Predicate& predicate = fields_.plan().program()[id];
  if (const auto* inverse = std::get_if<NotTest>(&predicate.kind)) {
    explain(inverse->test, form, !negated, findings);
    return;
  }
  const auto* all = std::get_if<AllTests>(&predicate.kind);
  const auto* any = std::get_if<AnyTests>(&predicate.kind);
  if (all == nullptr && any == nullptr) {
    explain_atom(predicate, form, negated, findings);
    return;
  }
  // Of parts that must all hold those count that come out as the whole does; of alternatives each
  // counts that is not known to fail while the whole is open, and every one where the whole fails.
  std::vector<std::vector<Finding>> parts;
  for (const PredicateId part : all != nullptr ? all->tests : any->tests) {
    const Truth part_plain = this->test(part, form);
    if ((negated ? negate(part_plain) : part_plain) == truth) {
      explain(part, form, negated, parts.emplace_back());
    }
  }
  add_parts(std::move(parts), (any != nullptr) != negated, findings);
}

void Judge::explain_atom(const Predicate& predicate, const Form* form, bool negated,
                         std::vector<Finding>& findings) const {
  Finding finding;
  finding.asks = negated ? "not " + predicate.text : unbracketed(predicate.text);
  finding.unknown = atom(predicate, form, {}) == Truth::unknown;
  const FieldReference* field = field_of(predicate);
  if (field != nullptr) {
    const Value value = fields_.read(*field, form);
    if (finding.unknown && !std::holds_alternative<Unknown>(value)) {
      // The field itself is known; then it may be what it is compared with that is not.
      const FieldReference* other = other_field_of(predicate);
      if (other != nullptr && std::holds_alternative<Unknown>(fields_.read(*other, form))) {
        field = other;
      }
    }
    const Value read = fields_.read(*field, form);
    const auto* unknown = std::get_if<Unknown>(&read);
    finding.awaits_grade = unknown != nullptr && unknown->gap == Gap::awaits_grade;
    finding.field = field->name;
    finding.of_learner = field->owner == FieldOwner::learner;
    finding.has = fields_.words(*field, form);
  } else {
    finding.field = "expires";
    if (form == nullptr || (!form->facts->expires && !form->facts->does_not_expire)) {
      finding.has = "the record does not say whether it expires";
    } else if (form->facts->expires) {
      finding.has = "expires is " + form->facts->expires->to_text();
    } else {
      finding.has = "it does not expire";
    }
  }
  findings.push_back(std::move(finding));
}

std::vector<Finding> Judge::why_not(const Entry& entry, const Form& form) const {
  std::vector<Finding> findings;
  const std::string asks = entry.issuers.empty() ? quoted(entry.code)
                                                 : fmt::format("{} from {}", quoted(entry.code),
                                                               quoted(entry.issuers[0]));
  const RecordCredential& credential = *form.facts;
  if (!form.has_code) {
    findings.push_back(
        {"code", "it is recognised as an amount, not as a code", asks, false, false});
    return findings;
  }
  if (credential.code.empty()) {
    findings.push_back({"code", "the record gives no code", asks, true, false});
  } else if (credential.code != entry.code) {
    findings.push_back({"code", "code is " + credential.code, asks, false, false});
    return findings;
  }
  Entry code_and_issuer = entry;
  code_and_issuer.where.reset();
  if (!credential.code.empty() && is_entry(code_and_issuer, form) != Truth::yes) {
    const bool unknown = credential.issuer.empty() && credential.issuer_id.empty();
    findings.push_back(
        {"issuer",
         unknown ? "the record gives no issuer"
                 : "issuer is " +
                       quoted(credential.issuer.empty() ? credential.issuer_id : credential.issuer),
         entry.issuers.empty() ? asks + " from a home issuer" : asks, unknown, false});
  }
  if (entry.where) explain(*entry.where, &form, false, findings);
  return findings;
}

bool Judge::is_near(SelectionId id, const Form& form) const {
  if (form.conferral) return false;
  if (base_selects(id, form) != Truth::no) return true;
  const Selection& selection = fields_.plan().program()[id];
  if (const auto* list = std::get_if<OfEntries>(&selection.base)) {
    return std::any_of(list->entries.begin(), list->entries.end(), [&](const Entry& entry) {
      return form.has_code && form.facts->code == entry.code;
    });
  }
  if (const auto* parts = std::get_if<UnionOf>(&selection.base)) {
    return std::any_of(parts->parts.begin(), parts->parts.end(),
                       [&](SelectionId part) { return is_near(part, form); });
  }
  return selection.where && test(*selection.where, &form) == Truth::yes;
}

std::vector<Finding> Judge::why_not(SelectionId id, const Form& form) const {
  std::vector<Finding> findings;
  const Selection& selection = fields_.plan().program()[id];
  const Truth base = base_selects(id, form);
  if (base != Truth::yes) {
    if (const auto* kind = std::get_if<OfKind>(&selection.base)) {
      const bool unknown = base == Truth::unknown;
      findings.push_back({"kind",
                          unknown ? "the record gives no kind" : "kind is " + form.facts->kind,
                          plural(kind->kind), unknown, false});
    } else if (const auto* list = std::get_if<OfEntries>(&selection.base)) {
      const Entry* nearest = nullptr;
      for (const Entry& entry : list->entries) {
        const bool same_code = form.facts->code == entry.code;
        if (is_entry(entry, form) == base && (nearest == nullptr || same_code)) nearest = &entry;
      }
      if (nearest != nullptr && (base == Truth::unknown || form.facts->code == nearest->code)) {
        findings = why_not(*nearest, form);
      } else {
        findings.push_back({"code", "it is not in the list", "", false, false});
      }
    } else if (const auto* parts = std::get_if<UnionOf>(&selection.base)) {
      std::vector<std::vector<Finding>> branches;
      for (const SelectionId part : parts->parts) {
        if (selects(part, form) == base) branches.push_back(why_not(part, form));
      }
      add_parts(std::move(branches), true, findings);
    } else {
      findings.push_back({"award", "it is not a conferral of that award", "", false, false});
    }
    if (base == Truth::no) return findings;
  }
  const Truth whole = selects(id, form);
  if (selection.where) {
    const Truth where = test(*selection.where, &form);
    if (where != Truth::yes && (where == whole || whole == Truth::unknown)) {
      explain(*selection.where, &form, false, findings);
    }
  }
  if (selection.except) {
    const Truth excepted = selects(*selection.except, form);
    const std::string& text = fields_.plan().program()[*selection.except].text;
    if (excepted == Truth::yes) {
      findings.push_back({"", "it is among those excepted: " + text, "", false, false});
    } else if (excepted == Truth::unknown) {
      for (Finding& finding : why_not(*selection.except, form)) {
        if (!finding.unknown) continue;
        finding.asks = "except " + text;
        findings.push_back(std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace cairn::engine
