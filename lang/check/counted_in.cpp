// SPDX-License-Identifier: Apache-2.0
#include "check/counted_in.hpp"

#include <algorithm>

#include "base/suggest.hpp"
#include "check/passes.hpp"
#include "check/rules.hpp"

namespace cairn::lang::checking {
namespace {

using program::AwardId;
using program::ClauseId;

/// The clauses that complete `of`, in the award and in those that it completes; several where one
/// of them stands in several places.
void collect_completing(const program::Program& program, AwardId in, AwardId of,
                        std::vector<AwardId>& open, std::vector<ClauseId>& found) {
  open.push_back(in);
  for (std::uint32_t i = 0; i < program.clauses.size() && found.size() < 2; ++i) {
    const program::Clause& clause = program.clauses[i];
    if (clause.award != in || clause.block != program::Block::requirements) continue;
    const auto* complete = std::get_if<program::CompleteBody>(&clause.body);
    if (complete == nullptr) continue;
    if (complete->award == of) found.push_back(ClauseId{i});
    if (std::find(open.begin(), open.end(), complete->award) == open.end())
      collect_completing(program, complete->award, of, open, found);
  }
  open.pop_back();
}

class Resolver {
 public:
  Resolver(Checker& checker, const Checker::CountedIn& use)
      : checker_(checker), use_(use), award_(checker.program[use.clause].award) {}

  void resolve() {
    const auto place = find();
    if (!place) {
      checker_.faulty_clauses.insert(use_.clause);
      return;
    }
    auto& counted_in = checker_.program.clauses[use_.clause.value].counted_in;
    if (!counted_in) counted_in = place;
    if (counted_in == place) return;
    const auto first =
        std::find_if(checker_.counted_in.begin(), checker_.counted_in.end(),
                     [&](const Checker::CountedIn& other) { return other.clause == use_.clause; });
    two_places(checker_, use_, checker_.text(first->span), first->span);
  }

  static void two_places(Checker& checker, const Checker::CountedIn& use, const std::string& other,
                         Span other_span) {
    Diagnostic& two = report_of_clause(checker, Code::counted_in_two_places, use.clause, use.span);
    two.arguments = {ticked(other), ticked(checker.text(use.span))};
    two.labels.push_back({other_span, "this is of another place"});
    two.hint =
        "a clause speaks of one place: make two clauses of it, or take the share of "
        "`credits in credentials counted in …`";
  }

 private:
  std::optional<ClauseId> find() {
    const auto& parts = use_.path->parts;
    const program::Award& own = checker_.program[award_];
    if (const auto clause = at(award_, 0)) return clause;
    const auto named = checker_.names.awards.find(parts.front().text);
    if (named == checker_.names.awards.end()) return unknown();
    const auto award = AwardId{named->second.id};
    if (award == award_) return parts.size() > 1 ? at_or_unknown(award) : unknown();
    std::vector<AwardId> open;
    std::vector<ClauseId> completing;
    collect_completing(checker_.program, award_, award, open, completing);
    if (completing.empty()) return unknown();
    if (completing.size() > 1) {
      Diagnostic& several =
          report_of_clause(checker_, Code::completed_in_several, use_.clause, use_.path->span);
      several.arguments = {std::string(parts.front().text), own.name};
      several.hint = "name the clause that completes it";
      return std::nullopt;
    }
    return parts.size() > 1 ? at_or_unknown(award) : completing.front();
  }

  /// The parts from `first` on, as they stand in a path.
  [[nodiscard]] std::string joined(std::size_t first = 0) const {
    std::string path;
    for (std::size_t i = first; i < use_.path->parts.size(); ++i) {
      if (i > first) path += '.';
      path += use_.path->parts[i].text;
    }
    return path;
  }

  /// The clause of `requires` of an award to which the parts from `first` on lead.
  [[nodiscard]] std::optional<ClauseId> at(AwardId award, std::size_t first) const {
    if (award.value >= checker_.clauses_of.size()) return std::nullopt;
    const ClausePaths& clauses = checker_.clauses_of[award.value];
    const auto found = clauses.find(joined(first));
    if (found == clauses.end() ||
        checker_.program[found->second].block != program::Block::requirements)
      return std::nullopt;
    return found->second;
  }

  std::optional<ClauseId> at_or_unknown(AwardId award) {
    const auto clause = at(award, 1);
    return clause ? clause : unknown();
  }

  std::optional<ClauseId> unknown() {
    const program::Award& own = checker_.program[award_];
    // The clause may have been lost to another fault.
    if (checker_.has_fault_within(checker_.names.awards.at(own.name).declaration->span))
      return std::nullopt;
    std::vector<std::string_view> known;
    for (const program::Clause& clause : checker_.program.clauses)
      if (clause.award == award_ && clause.block == program::Block::requirements)
        known.push_back(clause.label);
    Diagnostic& nothing =
        report_of_clause(checker_, Code::nothing_counted_in, use_.clause, use_.path->span);
    nothing.arguments = {own.name, joined()};
    const auto near = nearest(use_.path->parts.back().text, known);
    nothing.hint = near ? "write " + ticked(*near)
                        : "name a clause of its `requires`, or an award that it completes";
    return std::nullopt;
  }

  Checker& checker_;
  const Checker::CountedIn& use_;
  AwardId award_;
};

/// The share's base, where it is all that counts.
std::optional<Span> counted_base(const ast::BoundedMeasure& bounded) {
  const auto* share = std::get_if<ast::Box<ast::ShareMeasure>>(&bounded.measure.kind);
  if (share == nullptr || !std::holds_alternative<ast::Base::Counted>((*share)->base.kind))
    return std::nullopt;
  return (*share)->base.span;
}

}  // namespace

bool note_counted_in(Checker& checker, const ast::CountedInSource& source, Span span) {
  if (!checker.counting) {
    checker.report(Code::counted_in_misplaced, span, {ticked(checker.text(span))}).hint =
        "write it in `overall`, as all that a clause speaks of: `at least 10 credits from "
        "credentials counted in " +
        checker.text(source.path.span) + " where …`";
    return false;
  }
  checker.counted_in.push_back({*checker.counting, &source.path, span});
  return true;
}

bool is_of_one_place(Checker& checker, program::ClauseId clause, const ast::Phrase& phrase) {
  const auto use =
      std::find_if(checker.counted_in.begin(), checker.counted_in.end(),
                   [&](const Checker::CountedIn& one) { return one.clause == clause; });
  if (use == checker.counted_in.end()) return true;
  if (phrase.steps) {
    checker
        .report(Code::suffixes_clash, phrase.steps->span,
                {checker.text(phrase.steps->span), checker.text(use->span)})
        .hint =
        "a credential that counts in part does so in the whole award: write the steps in a "
        "clause about all that counts";
    return false;
  }
  std::vector<const ast::BoundedMeasure*> measures;
  if (const auto* bounded = std::get_if<ast::BoundedMeasure>(&phrase.kind))
    measures.push_back(bounded);
  for (const ast::Including& including : phrase.including)
    if (const auto* bounded = std::get_if<ast::BoundedMeasure>(&including.kind))
      measures.push_back(bounded);
  for (const ast::BoundedMeasure* bounded : measures) {
    const auto base = counted_base(*bounded);
    if (!base) continue;
    Resolver::two_places(checker, *use, checker.text(*base), *base);
    return false;
  }
  return true;
}

void resolve_counted_in(Checker& checker) {
  for (const Checker::CountedIn& use : checker.counted_in)
    if (!checker.faulty_clauses.contains(use.clause)) Resolver(checker, use).resolve();
}

}  // namespace cairn::lang::checking
