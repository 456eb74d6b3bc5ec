// SPDX-License-Identifier: Apache-2.0
#include "audit/titles.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace cairn::engine {
namespace {

using namespace program;

class TitleNames {
 public:
  TitleNames(const AwardCase& award_case, const Decided& decided,
             const std::vector<ClauseAudit>& of_results, Audit& audit)
      : case_(award_case), decided_(decided), of_results_(of_results), audit_(audit) {}

  void name() {
    const Award& award = case_.program()[case_.award()];
    if (audit_.verdict == Verdict::not_met || audit_.verdict == Verdict::undecided) return;
    audit_.award.title = with_values(award.title, award.title_places);
    for (std::size_t i = 0; i < audit_.results.tiers.size(); ++i) {
      TierAudit& tier = audit_.results.tiers[i];
      if (!tier.reached) continue;
      show_as_allocated(tier);
      tier.title = with_values(award.tiers[i].title, award.tiers[i].title_places);
      audit_.results.tier = tier.title;
    }
  }

 private:
  /// The tier's clauses in the allocation that the audit shows.
  void show_as_allocated(TierAudit& tier) const {
    for (ClauseAudit& clause : tier.clauses) {
      if (const ClauseAudit* shown = find(of_results_, clause.path)) clause = *shown;
    }
  }

  static const ClauseAudit* find(const std::vector<ClauseAudit>& clauses, const std::string& path) {
    const auto found = std::find_if(clauses.begin(), clauses.end(),
                                    [&](const auto& clause) { return clause.path == path; });
    return found == clauses.end() ? nullptr : &*found;
  }

  std::string with_values(std::string title, const std::vector<TitlePlace>& places) {
    std::size_t from = 0;
    for (const TitlePlace& place : places) {
      const std::string& path = case_.program()[place.clause].path;
      const ClauseAudit* clause = find(of_results_, path);
      if (clause == nullptr) clause = find(audit_.clauses, path);
      const std::string word = "{" + place.field + "}";
      const std::size_t at = title.find(word, from);
      from = at + word.size();
      const bool known = clause != nullptr && clause->status != ClauseStatus::cannot_tell;
      if (!known || !clause->same) continue;
      const std::string& value = clause->same->value;
      title.replace(at, word.size(), value);
      from = at + value.size();
      note(place, value);
    }
    return title;
  }

  void note(const TitlePlace& place, const std::string& value) {
    if (!noted_.insert(place.clause).second) return;
    audit_.results.named.push_back({place.field, value, others(place.clause, value)});
  }

  /// The other values with which some allocation has all that the one shown has.
  std::vector<std::string> others(ClauseId clause, const std::string& value) {
    std::set<std::string> others;
    const std::vector<SliceChoice>& choices = decided_.attempt->built.choices;
    for (const SliceChoice& choice : choices) {
      if (choice.scope != 0 || choice.clause != clause) continue;
      const std::vector<Slice>& slices = case_.slices(clause);
      for (std::size_t i = 0; i < slices.size(); ++i) {
        const std::string& other = slices[i].value;
        if (!other.empty() && other != value && !others.contains(other) && would_do(choice, i))
          others.insert(other);
      }
    }
    return {others.begin(), others.end()};
  }

  bool would_do(const SliceChoice& choice, std::size_t slice) {
    Hearing& hearing = case_.hearing();
    allocation::Problem problem = decided_.attempt->built.problem;
    allocation::Limit never;
    never.low = 1;
    never.need = 1;
    for (std::size_t i = 0; i < choice.branches.size(); ++i)
      if (i != slice) problem.nodes[choice.branches[i]].limits.push_back(never);
    const allocation::Solution solution = allocation::solve(problem, {hearing.steps_left(), 0});
    hearing.steps += std::min(solution.steps, hearing.steps_left());
    if (solution.outcome == allocation::Outcome::out_of_work)
      audit_.warnings.push_back(
          "the work ended before every value that the title may name was looked at");
    return solution.outcome == allocation::Outcome::satisfied &&
           allocation::satisfies(problem, solution.assigned);
  }

  const AwardCase& case_;
  const Decided& decided_;
  const std::vector<ClauseAudit>& of_results_;
  Audit& audit_;
  std::set<ClauseId> noted_;
};

}  // namespace

void name_titles(const AwardCase& award_case, const Decided& decided,
                 const std::vector<ClauseAudit>& of_results, Audit& audit) {
  TitleNames(award_case, decided, of_results, audit).name();
}

}  // namespace cairn::engine
