// SPDX-License-Identifier: Apache-2.0
// What no record can meet although each clause alone is right: an amount that no whole credentials
// reach, a span of time longer than the time that counts, a learner whom the policy is not for.
#include "check/never_met.hpp"

#include <algorithm>
#include <set>

#include "check/amounts.hpp"
#include "check/rules.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::ClauseId;
using program::Comparison;
using program::PredicateId;
using program::SelectionId;

/// The tests that all must hold for the predicate to hold.
std::vector<PredicateId> conjuncts(const program::Program& program, PredicateId id) {
  const auto* all = std::get_if<program::AllTests>(&program[id].kind);
  if (all == nullptr) return {id};
  std::vector<PredicateId> tests;
  for (const PredicateId test : all->tests) {
    const auto inner = conjuncts(program, test);
    tests.insert(tests.end(), inner.begin(), inner.end());
  }
  return tests;
}

// ---- amounts

/// The credits that a credential must have to pass the test; none: there may be several amounts.
std::optional<program::Amount> credits_asked(const program::Program& program,
                                             std::optional<PredicateId> where) {
  if (!where) return std::nullopt;
  for (const PredicateId test : conjuncts(program, *where)) {
    const auto* compare = std::get_if<program::CompareTest>(&program[test].kind);
    if (compare == nullptr || compare->op != Comparison::equal ||
        compare->field.built_in != program::BuiltIn::credits)
      continue;
    if (const auto* amount = std::get_if<program::Amount>(&compare->operand)) return *amount;
  }
  return std::nullopt;
}

/// The credits that each credential of the selection has.
std::optional<program::Amount> credits_of_each(const program::Program& program, SelectionId id) {
  const program::Selection& selection = program[id];
  if (const auto asked = credits_asked(program, selection.where)) return asked;
  std::optional<program::Amount> all;
  const auto add = [&](const std::optional<program::Amount>& one, bool first) {
    if (first) all = one;
    if (!one || all != one) all.reset();
    return all.has_value();
  };
  if (const auto* list = std::get_if<program::OfEntries>(&selection.base)) {
    for (std::size_t i = 0; i < list->entries.size(); ++i)
      if (!add(credits_asked(program, list->entries[i].where), i == 0)) return std::nullopt;
  } else if (const auto* parts = std::get_if<program::UnionOf>(&selection.base)) {
    for (std::size_t i = 0; i < parts->parts.size(); ++i)
      if (!add(credits_of_each(program, parts->parts[i]), i == 0)) return std::nullopt;
  }
  return all;
}

/// Some number of credentials of `each` comes to between the two.
bool reached(Number each, Number low, Number high) {
  if (each.is_zero()) return low.is_zero();
  const auto least = low.rounded(Rounding::up, each);
  return !least || *least <= high;
}

/// What the credentials of a closed list can come to, each of them counted once or not; none where
/// an amount is not known, or one code can be several credentials.
std::optional<std::set<Number>> sums_of_list(const program::Program& program, SelectionId id,
                                             const program::Unit& unit) {
  constexpr std::size_t most_sums = 4096;
  const auto* list = std::get_if<program::OfEntries>(&program[id].base);
  if (list == nullptr || !program.recognitions.empty()) return std::nullopt;
  std::set<Number> sums{0};
  for (const program::Entry& entry : list->entries) {
    const auto amount = credits_asked(program, entry.where);
    const std::size_t issuers = entry.issuers.empty() ? program.home.size() : entry.issuers.size();
    if (!amount || amount->unit != unit || issuers > 1) return std::nullopt;
    std::set<Number> with;
    for (const Number& sum : sums) {
      const auto more = add(sum, amount->value);
      if (!more) return std::nullopt;
      with.insert(*more);
    }
    sums.merge(with);
    if (sums.size() > most_sums) return std::nullopt;
  }
  return sums;
}

void report_amount(Checker& checker, ClauseId id, const program::Demand& demand, std::string why,
                   std::string hint) {
  Diagnostic& told = report_of_clause(checker, Code::amount_not_reached, id,
                                      checker.clause_origins[id.value].source->body_span);
  told.arguments = {demand.text, std::move(why)};
  told.hint = std::move(hint);
}

void check_amount(Checker& checker, ClauseId id, const program::Demand& demand) {
  const program::Program& program = checker.program;
  if (demand.share || demand.unit.measure != program::Measure::credits || !demand.bounds.low)
    return;
  const Number low = *demand.bounds.low;
  const auto& high = demand.bounds.high;
  const auto each = credits_of_each(program, demand.from);
  if (high && each && each->unit == demand.unit && !reached(each->value, low, *high)) {
    const std::string amount = amount_text(program, *each);
    report_amount(
        checker, id, demand, "each carries " + amount,
        "credentials count whole: ask for a multiple of " + amount + ", or for `at least`");
    return;
  }
  const program::Clause& clause = program[id];
  if (program[clause.award].repeats == program::Repeats::all) return;
  const auto sums = sums_of_list(program, demand.from, demand.unit);
  if (!sums) return;
  const auto first = sums->lower_bound(low);
  if (first != sums->end() && (!high || *first <= *high)) return;
  const std::string all = amount_text(program, {*sums->rbegin(), demand.unit});
  report_amount(checker, id, demand,
                first == sums->end() ? "the whole list carries " + all
                                     : "what the list holds comes to less or to more",
                "correct the amount, or what the list says of its codes");
}

// ---- spans of time

struct DayCount {
  std::int64_t least = 0;
  std::int64_t most = 0;
};
DayCount days_of(Duration span) {
  const std::int64_t amount = span.amount;
  switch (span.unit) {
    case DurationUnit::days:
      return {amount, amount};
    case DurationUnit::months:
      return {amount * 28, amount * 31};
    case DurationUnit::years:
      break;
  }
  return {amount * 365, amount * 366};
}

bool exceeds(Duration left, Duration right) {
  if (left.unit == right.unit) return left.amount > right.amount;
  const auto months = [](Duration span) {
    return span.unit == DurationUnit::years ? std::int64_t{12} * span.amount : span.amount;
  };
  if (left.unit != DurationUnit::days && right.unit != DurationUnit::days)
    return months(left) > months(right);
  return days_of(left).least > days_of(right).most;
}

/// The time before the audit in which everything that counts must have been awarded.
std::optional<Duration> window(const program::Program& program, const program::Clause& clause) {
  const auto* only = std::get_if<program::OnlyBody>(&clause.body);
  if (only == nullptr || !clause.is_firm()) return std::nullopt;
  const program::Selection& selection = program[only->selection];
  if (!std::holds_alternative<program::EveryCredential>(selection.base) || !selection.where)
    return std::nullopt;
  for (const PredicateId test : conjuncts(program, *selection.where)) {
    const auto* within = std::get_if<program::WithinTest>(&program[test].kind);
    if (within != nullptr && within->field.built_in == program::BuiltIn::awarded &&
        within->side == program::Side::before &&
        std::holds_alternative<program::AuditDate>(within->anchor))
      return within->span;
  }
  return std::nullopt;
}

void check_spans(Checker& checker, const program::Award& award) {
  const program::Program& program = checker.program;
  for (const ClauseId asked : award.overall) {
    const auto* elapsed = std::get_if<program::ElapsedBody>(&program[asked].body);
    if (elapsed == nullptr || !elapsed->low || !program[asked].is_firm()) continue;
    for (const ClauseId bound : award.overall) {
      const auto span = window(program, program[bound]);
      if (!span || !exceeds(*elapsed->low, *span)) continue;
      Diagnostic& never = report_of_clause(checker, Code::span_never_reached, asked,
                                           checker.clause_origins[asked.value].source->body_span);
      never.arguments = {elapsed->low->to_text(), program[bound].label, span->to_text()};
      never.labels.push_back(
          {checker.clause_origins[bound.value].source->body_span, "nothing older counts"});
      never.hint = "shorten the one or lengthen the other";
      break;
    }
  }
}

// ---- cohorts

/// `admitted` lies in this span wherever the test holds.
void narrow(const program::Program& program, PredicateId id, std::optional<Date>& from,
            std::optional<Date>& until) {
  for (const PredicateId test : conjuncts(program, id)) {
    const auto* compare = std::get_if<program::CompareTest>(&program[test].kind);
    if (compare == nullptr || compare->field.built_in != program::BuiltIn::admitted) continue;
    const auto* date = std::get_if<Date>(&compare->operand);
    if (date == nullptr) continue;
    const auto raise = [&](Date day) { from = from ? std::max(*from, day) : day; };
    const auto lower = [&](Date day) { until = until ? std::min(*until, day) : day; };
    switch (compare->op) {
      case Comparison::equal:
        raise(*date);
        lower(*date);
        break;
      case Comparison::greater:
        raise(Date{date->days + 1});
        break;
      case Comparison::greater_equal:
        raise(*date);
        break;
      case Comparison::less:
        lower(Date{date->days - 1});
        break;
      case Comparison::less_equal:
        lower(*date);
        break;
      case Comparison::not_equal:
        break;
    }
  }
}

bool for_nobody(const program::Program& program, PredicateId test) {
  std::optional<Date> from = program.admitted_from;
  std::optional<Date> until = program.admitted_until;
  narrow(program, test, from, until);
  return from && until && *until < *from;
}

std::string cohort_text(const program::Program& program) {
  std::string text;
  if (program.admitted_from) text = "from " + program.admitted_from->to_text();
  if (program.admitted_until)
    text += (text.empty() ? "until " : " until ") + program.admitted_until->to_text();
  return text;
}

void check_cohort(Checker& checker, ClauseId id) {
  const program::Program& program = checker.program;
  if (!program.admitted_from && !program.admitted_until) return;
  const program::Clause& clause = program[id];
  const ast::Clause& source = *checker.clause_origins[id.value].source;
  if (clause.guard && for_nobody(program, *clause.guard)) {
    Diagnostic& never = report_of_clause(checker, Code::guard_never_holds, id, source.guard->span);
    never.arguments = {clause.label, cohort_text(program)};
    never.hint = "take the clause away, or correct the date";
  }
  const auto* learner = std::get_if<program::LearnerBody>(&clause.body);
  if (learner == nullptr || !clause.is_firm() || !for_nobody(program, learner->where)) return;
  Diagnostic& excluded = report_of_clause(checker, Code::cohort_excluded, id, source.body_span);
  excluded.arguments = {cohort_text(program)};
  excluded.hint = "correct the date here, or the one of `for learners admitted`";
}

}  // namespace

void check_never_met(Checker& checker) {
  for (std::uint32_t i = 0; i < checker.program.clauses.size(); ++i) {
    const ClauseId id{i};
    if (checker.faulty_clauses.contains(id)) continue;
    const program::Clause& clause = checker.program.clauses[i];
    const auto* phrase = std::get_if<program::PhraseBody>(&clause.body);
    if (phrase != nullptr && !phrase->steps) {
      check_amount(checker, id, phrase->demand);
      for (const program::Demand& including : phrase->including)
        check_amount(checker, id, including);
    }
    check_cohort(checker, id);
  }
  for (const program::Award& award : checker.program.awards)
    check_spans(checker, award);
}

}  // namespace cairn::lang::checking
