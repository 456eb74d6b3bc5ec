// SPDX-License-Identifier: Apache-2.0
// `declares { size: between 5 and 8 credits }` speaks of the award's own declaration, which is all
// here: no audit ever decides such a clause.
#include <algorithm>

#include "check/amounts.hpp"
#include "check/clauses.hpp"
#include "check/operand_order.hpp"
#include "check/predicates.hpp"
#include "check/selections.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Comparison;
using program::Operand;

/// Three values: empty where the award does not declare what is tested.
using Truth = std::optional<bool>;

/// Does a text fit a pattern in which `*` stands for any run of characters?
bool fits(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  while (at < text.size()) {
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      retry = at;
    } else if (in < pattern.size() && pattern[in] == text[at]) {
      ++in;
      ++at;
    } else if (star != std::string_view::npos) {
      in = star + 1;
      at = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

bool holds(Comparison op, std::strong_ordering order) {
  switch (op) {
    case Comparison::equal:
      return order == 0;
    case Comparison::not_equal:
      return order != 0;
    case Comparison::less:
      return order < 0;
    case Comparison::less_equal:
      return order <= 0;
    case Comparison::greater:
      return order > 0;
    case Comparison::greater_equal:
      return order >= 0;
  }
  return false;
}

/// Evaluates a checked test on what an award declares, and remembers what it does not declare.
class DeclaredFacts {
 public:
  DeclaredFacts(const program::Program& program, const program::Award& award)
      : program_(program), award_(award) {}

  std::vector<std::string> absent;
  std::vector<std::string> present;  ///< `level 3`, as a person would say it

  Truth holds_of(program::PredicateId id) {
    return std::visit(
        Overloaded{[&](const program::AllTests& all) { return combine(all.tests, false); },
                   [&](const program::AnyTests& any) { return combine(any.tests, true); },
                   [&](const program::NotTest& negated) -> Truth {
                     const Truth truth = holds_of(negated.test);
                     return truth ? Truth(!*truth) : std::nullopt;
                   },
                   [&](const program::CompareTest& test) -> Truth {
                     return compare(test.field, test.op, test.operand);
                   },
                   [&](const program::KnownTest& test) -> Truth {
                     return value_of(test.field).has_value();
                   },
                   [&](const program::MemberTest& test) -> Truth {
                     Truth any = false;
                     for (const Operand& member : test.set) {
                       const Truth one = compare(test.field, Comparison::equal, member);
                       if (one && *one) return true;
                       if (!one) any = std::nullopt;
                     }
                     return any;
                   },
                   [&](const program::IncludesTest& test) -> Truth { return includes(test); },
                   [&](const program::MatchesTest& test) -> Truth {
                     const auto value = known(test.field);
                     const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
                     return text == nullptr ? Truth() : Truth(fits(*text, test.pattern));
                   },
                   // There is no audit date here, and an award has no expiry.
                   [](const program::WithinTest&) -> Truth { return std::nullopt; },
                   [](const program::ActiveTest&) -> Truth { return std::nullopt; },
                   [&](const program::FlagTest& test) -> Truth {
                     return compare(test.field, Comparison::equal, true);
                   }},
        program_[id].kind);
  }

 private:
  Truth combine(const std::vector<program::PredicateId>& tests, bool deciding) {
    Truth result = !deciding;
    for (const program::PredicateId test : tests) {
      const Truth one = holds_of(test);
      if (one && *one == deciding) return deciding;
      if (!one) result = std::nullopt;
    }
    return result;
  }

  std::optional<Operand> value_of(const program::FieldReference& field) const {
    if (field.declared) {
      const auto fact = std::find_if(award_.facts.begin(), award_.facts.end(),
                                     [&](const auto& one) { return one.first == *field.declared; });
      if (fact == award_.facts.end()) return std::nullopt;
      return fact->second;
    }
    if (field.built_in == program::BuiltIn::award_title) return award_.title;
    if (field.built_in == program::BuiltIn::award_kind && !award_.kind.empty()) return award_.kind;
    if (field.built_in == program::BuiltIn::award_level && award_.level) return *award_.level;
    if (field.built_in == program::BuiltIn::award_credits && award_.credits) return *award_.credits;
    return std::nullopt;
  }

  std::optional<Operand> known(const program::FieldReference& field) {
    auto value = value_of(field);
    if (value)
      present.push_back(described(field.name, *value));
    else
      absent.push_back(field.name);
    return value;
  }

  Truth includes(const program::IncludesTest& test) {
    if (!known(test.field)) return std::nullopt;
    return std::any_of(award_.facts.begin(), award_.facts.end(), [&](const auto& fact) {
      return test.field.declared == fact.first &&
             order_of(fact.second, test.element) == std::strong_ordering::equal;
    });
  }

  std::string described(const std::string& name, const Operand& value) const {
    return std::visit(
        Overloaded{[&](const std::string& text) { return name + " \"" + text + "\""; },
                   [&](const Number& number) { return name + " " + number.to_text(); },
                   [&](const Date& date) { return name + " " + date.to_text(); },
                   [&](const program::Level& level) {
                     return name + " " + program_[level.framework].levels[level.rank];
                   },
                   [&](const program::Amount& amount) { return amount_text(program_, amount); },
                   [&](bool yes) { return name + (yes ? " yes" : " no"); },
                   [&](const auto&) { return name; }},
        value);
  }

  Truth compare(const program::FieldReference& field, Comparison op, const Operand& operand) {
    const auto value = known(field);
    if (!value) return std::nullopt;
    const auto* other = std::get_if<program::FieldReference>(&operand);
    const auto right = other != nullptr ? known(*other) : std::optional<Operand>(operand);
    const auto order = right ? order_of(*value, *right) : std::nullopt;
    return order ? Truth(holds(op, *order)) : std::nullopt;
  }

  const program::Program& program_;
  const program::Award& award_;
};

void report_failed(Checker& checker, const Site& site, Span span, std::string declares) {
  Diagnostic& failed = checker.report(
      Code::declaration_fails, span,
      {std::string(site.declared->name.text), std::move(declares), checker.text(span)});
  failed.labels.push_back({site.declared->name.span, "this award"});
  failed.hint = "change what the award declares, or the clause";
}

/// A test of the award, decided here; empty where the test itself is faulty.
struct Decided {
  Truth truth;
  std::vector<std::string> absent;
  std::vector<std::string> present;
};

std::optional<Decided> decide(Checker& checker, const Site& site, const ast::Predicate& test) {
  const std::size_t before = checker.program.predicates.size();
  const auto where = check_predicate(checker, test, ast::FieldOwner::award);
  if (!where) return std::nullopt;
  DeclaredFacts facts(checker.program, checker.program[site.award]);
  const Truth truth = facts.holds_of(*where);
  // Nothing of the test is left for an audit.
  checker.program.predicates.erase(
      checker.program.predicates.begin() + static_cast<std::ptrdiff_t>(before),
      checker.program.predicates.end());
  return Decided{truth, std::move(facts.absent), std::move(facts.present)};
}

/// What the award declares may be what a test of it misses.
bool award_is_faulty(const Checker& checker, const Site& site) {
  const std::vector<ast::Award::Fact>& facts = site.declared->facts;
  return checker.has_fault_within(
             checker.names.awards.at(site.declared->name.text).declaration->span) ||
         std::any_of(facts.begin(), facts.end(), [&](const ast::Award::Fact& fact) {
           return checker.has_any_fault_within(fact.span);
         });
}

void report_undecided(Checker& checker, const Site& site, const Decided& decided, Span span) {
  std::vector<std::string_view> absent(decided.absent.begin(), decided.absent.end());
  absent.erase(std::unique(absent.begin(), absent.end()), absent.end());
  report_failed(checker, site, span,
                absent.empty() ? "nothing that decides it" : "no " + listing(absent, "or"));
}

bool award_test(Checker& checker, const Site& site, const ast::AwardBody& body) {
  const auto facts = decide(checker, site, body.where);
  if (!facts) return false;
  if (site.of_rule || (facts->truth && *facts->truth)) return true;
  if (award_is_faulty(checker, site)) return false;
  if (!facts->truth) {
    report_undecided(checker, site, *facts, body.where.span);
  } else {
    const std::vector<std::string>& present = facts->present;
    const bool one = std::all_of(present.begin(), present.end(),
                                 [&](const std::string& fact) { return fact == present.front(); });
    report_failed(checker, site, body.where.span,
                  present.empty() ? "it"
                  : one           ? present.front()
                                  : present.front() + " and " + present.back());
  }
  return false;
}

bool size_test(Checker& checker, const Site& site, const ast::Phrase& phrase) {
  const auto* bounded = std::get_if<ast::BoundedMeasure>(&phrase.kind);
  const auto* amount =
      bounded == nullptr ? nullptr : std::get_if<ast::AmountMeasure>(&bounded->measure.kind);
  const auto* named =
      bounded == nullptr ? nullptr : std::get_if<ast::NamedMeasure>(&bounded->measure.kind);
  // `between 5 and 8 credtis` is of credits all the same.
  const auto* counted =
      bounded == nullptr ? nullptr : std::get_if<ast::KindCountMeasure>(&bounded->measure.kind);
  if (counted != nullptr && !kind_of(checker, counted->kind)) return false;
  const bool of_credits =
      (named != nullptr && !named->scope) ||
      (amount != nullptr && !amount->scope && amount->amount.noun == ast::AmountNoun::credits);
  if (!of_credits || !phrase.is_plain()) {
    report_wrong_block(checker, phrase.span, "a clause about credentials", program::Block::declares,
                       "it speaks of the award's own declaration, as in `between 5 and 8 credits` "
                       "or `award where level >= 4`; write what is to be earned in `requires`");
    return false;
  }
  const auto bound =
      amount != nullptr ? amount_of(checker, amount->amount) : amount_named(checker, named->name);
  if (!bound) return false;
  std::optional<Number> low;
  if (bounded->bound.low) low = bounded->bound.low->value;
  const auto bounds = ordered_bounds(checker, bounded->bound.kind, low, bound->value, phrase.span);
  if (!bounds) return false;
  if (site.of_rule) return true;
  const program::Award& award = checker.program[site.award];
  if (!award.credits) {
    const bool silent =
        site.declared->credits ||
        checker.has_fault_within(checker.names.awards.at(award.name).declaration->span);
    if (!silent) report_failed(checker, site, phrase.span, "no `credits`");
    return false;
  }
  const bool same_unit = award.credits->unit == bound->unit;
  const bool within = (!bounds->low || award.credits->value >= *bounds->low) &&
                      (!bounds->high || award.credits->value <= *bounds->high);
  if (same_unit && within) return true;
  report_failed(checker, site, phrase.span, amount_text(checker.program, *award.credits));
  return false;
}

}  // namespace

std::optional<bool> award_guard(Checker& checker, const Site& site, const ast::Predicate& test) {
  const auto facts = decide(checker, site, test);
  if (!facts) return std::nullopt;
  if (site.of_rule) return true;
  if (!facts->truth && !award_is_faulty(checker, site)) {
    report_undecided(checker, site, *facts, test.span);
  }
  return facts->truth;
}

bool check_declaration_clause(Checker& checker, const Site& site, const ast::Clause& clause) {
  if (const auto* body = std::get_if<ast::AwardBody>(&clause.body))
    return award_test(checker, site, *body);
  return size_test(checker, site, std::get<ast::Phrase>(clause.body));
}

}  // namespace cairn::lang::checking
