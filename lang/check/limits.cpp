// SPDX-License-Identifier: Apache-2.0
// What no record can meet: a cap below a minimum, an award that completes itself.
#include "check/limits.hpp"

#include <algorithm>

#include "check/amounts.hpp"
#include "check/passes.hpp"
#include "check/rules.hpp"

namespace cairn::lang::checking {
namespace {

using program::ClauseId;
using program::Demand;

/// The demand of a phrase whose bounds are plain amounts and that nobody can set aside.
const Demand* firm_demand(const Checker& checker, ClauseId id) {
  const program::Clause& clause = checker.program[id];
  if (checker.faulty_clauses.contains(id) || !clause.is_firm() || clause.counted_in) return nullptr;
  const auto* phrase = std::get_if<program::PhraseBody>(&clause.body);
  return phrase == nullptr || phrase->demand.share ? nullptr : &phrase->demand;
}

/// The ceiling is of everything together, not of what is of one value or of one period.
bool caps_all(const Checker& checker, ClauseId id) {
  const auto& phrase = std::get<program::PhraseBody>(checker.program[id].body);
  return !phrase.per && !phrase.within && !phrase.same;
}

bool is_everything(const program::Selection& selection) {
  return std::holds_alternative<program::EveryCredential>(selection.base) && !selection.where &&
         !selection.except;
}

void report_cap(Checker& checker, ClauseId cap, const Demand& capped, ClauseId minimum,
                const program::Amount& needed) {
  const program::Program& program = checker.program;
  Diagnostic& below = report_of_clause(checker, Code::cap_below_minimum, cap,
                                       checker.clause_origins[cap.value].source->body_span);
  below.arguments = {program[cap].label, amount_text(program, {*capped.bounds.high, capped.unit}),
                     program[minimum].label, amount_text(program, needed)};
  below.labels.push_back(
      {checker.clause_origins[minimum.value].source->body_span, "this needs more"});
  below.hint = "raise the one or lower the other";
}

void check_caps(Checker& checker, const program::Award& award) {
  std::vector<ClauseId> minima;
  collect_certain(checker, award.requirements, minima);
  minima.insert(minima.end(), award.overall.begin(), award.overall.end());
  for (const ClauseId cap : award.overall) {
    const Demand* capped = firm_demand(checker, cap);
    if (capped == nullptr || !capped->bounds.high || !caps_all(checker, cap)) continue;
    for (const ClauseId minimum : minima) {
      const Demand* needed = firm_demand(checker, minimum);
      if (minimum == cap || needed == nullptr || !needed->bounds.low ||
          needed->unit != capped->unit || !covers(checker, *capped, *needed) ||
          *needed->bounds.low <= *capped->bounds.high)
        continue;
      report_cap(checker, cap, *capped, minimum, {*needed->bounds.low, needed->unit});
      break;
    }
  }
}

/// Follows `complete` from award to award.
class CompletionSearch {
 public:
  explicit CompletionSearch(Checker& checker)
      : checker_(checker), state_(checker.program.awards.size()) {}

  void visit(program::AwardId award, Span span) {
    State& state = state_[award.value];
    if (state != State::unseen) return;
    if (path_.size() >= longest_chain) {
      report_chain(checker_, checker_.program[award].name, span);
      return;
    }
    state = State::open;
    path_.push_back(award);
    // In the order of awards, for that is the order in which their clauses are checked.
    const auto& steps = checker_.completions;
    auto step = std::partition_point(steps.begin(), steps.end(),
                                     [award](const auto& one) { return one.by < award; });
    for (; step != steps.end() && step->by == award; ++step)
      follow(*step);
    path_.pop_back();
    state_[award.value] = State::done;
  }

 private:
  enum class State { unseen, open, done };

  void follow(const Checker::Completion& step) {
    if (state_[step.of.value] != State::open) {
      visit(step.of, step.span);
      return;
    }
    const auto start = std::find(path_.begin(), path_.end(), step.of);
    std::vector<std::string_view> through;
    for (auto member = start + 1; member != path_.end(); ++member)
      through.push_back(checker_.program[*member].name);
    checker_
        .report(Code::cyclic_award, step.span,
                {checker_.program[step.of].name,
                 through.empty() ? "" : ", by way of " + listing(through)})
        .hint = "for a conferral in the record, write `any of conferred " +
                checker_.program[step.of].name + "`";
  }

  Checker& checker_;
  std::vector<State> state_;
  std::vector<program::AwardId> path_;
};

}  // namespace

void collect_certain(const Checker& checker, const std::vector<ClauseId>& clauses,
                     std::vector<ClauseId>& certain) {
  for (const ClauseId id : clauses) {
    const program::Clause& clause = checker.program[id];
    const auto* group = std::get_if<program::GroupBody>(&clause.body);
    if (group == nullptr)
      certain.push_back(id);
    else if (group->kind == program::GroupBody::Kind::all && clause.is_firm())
      collect_certain(checker, group->children, certain);
  }
}

bool covers(const Checker& checker, const Demand& cap, const Demand& minimum) {
  const program::Selection& of_cap = checker.program[cap.from];
  const program::Selection& of_minimum = checker.program[minimum.from];
  return cap.from == minimum.from || is_everything(of_cap) || of_cap.text == of_minimum.text;
}

void find_cyclic_awards(Checker& checker) {
  CompletionSearch search(checker);
  for (std::uint32_t i = 0; i < checker.program.awards.size(); ++i) {
    const std::string& name = checker.program.awards[i].name;
    search.visit(program::AwardId{i}, checker.names.awards.at(name).node->name.span);
  }
}

void check_limits(Checker& checker) {
  for (const program::Award& award : checker.program.awards)
    check_caps(checker, award);
}

}  // namespace cairn::lang::checking
