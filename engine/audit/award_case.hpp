// SPDX-License-Identifier: Apache-2.0
/// @file
/// One award held against one record: under each relaxation, whether an allocation satisfies it,
/// and which.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cairn/engine/allocation.hpp>

#include "audit/hearing.hpp"
#include "audit/relaxation.hpp"
#include "audit/reuse.hpp"
#include "audit/slices.hpp"
#include "recognition/same_learning.hpp"

namespace cairn::engine {

/// An approval that some clause or recognition of the award asks for, or a clause that is waived.
struct ApprovalUnit {
  /// A clause that falls away when approved; `approval of "X"`; a recognition; a line of `reuse`.
  enum class Kind { clause, approval, recognition, reuse } kind{};
  ScopeIndex scope = 0;
  program::ClauseId clause = {};
  std::uint32_t recognition = 0;
  std::uint32_t reuse = 0;
  std::vector<std::string> paths;  ///< that a decision may name; the first is the one reports show
  std::string authority;
  const Decision* decided = nullptr;  ///< recorded and in force
};

/// An item of the allocation beyond the forms: a conferral that stands for `complete X`, or the
/// copy of a form that it lists as used.
struct ConferredItem {
  RequirementIndex requirement = 0;
  FormIndex conferral = 0;
  std::optional<FormIndex> copy_of;
};

/// The branches of the problem among which a phrase chooses its slice.
struct SliceChoice {
  ScopeIndex scope = 0;
  program::ClauseId clause = {};
  std::vector<allocation::NodeIndex> branches;  ///< in the order of the slices
};

/// An allocation problem, and where the requirements of the award are in it.
struct Built {
  allocation::Problem problem;
  /// Of each requirement its node; none where a decision took it away.
  std::vector<std::optional<allocation::NodeIndex>> node_of;
  /// Of the root: where the limits and windows of results begin.
  std::size_t result_limits = 0;
  std::size_t result_windows = 0;
  std::vector<std::vector<bool>> barred;  ///< of each scope: forms that `overall` keeps out
  std::vector<bool> shut_out;  ///< forms that other awards used, and that may not count again
  std::vector<SliceChoice> choices;
  bool exact = true;
};

/// What came of one relaxation.
struct Attempt {
  Relaxation relaxation;
  allocation::Outcome outcome = allocation::Outcome::out_of_work;
  bool provided_fails = false;
  std::vector<bool> granted;         ///< of each ApprovalUnit: recorded, or supposed here
  std::vector<bool> cautious;        ///< of each clause: met without reading anything in favour
  std::vector<bool> cautious_reuse;  ///< the same of each Reuse::Limit
  Built built;
  allocation::Solution solution;

  [[nodiscard]] bool satisfied() const { return outcome == allocation::Outcome::satisfied; }
  /// What the record leaves open is read in favour in that clause.
  [[nodiscard]] bool in_favour(program::ClauseId clause) const {
    return relaxation.unknown && (cautious.empty() || !cautious[clause.value]);
  }
  [[nodiscard]] bool reuse_in_favour(std::size_t limit) const {
    return relaxation.unknown && (cautious_reuse.empty() || !cautious_reuse[limit]);
  }
};

/// How a clause of `provided` comes out.
enum class Standing { holds, fails, exhausted };

class AwardCase {
 public:
  /// `results`: clauses of a tier or level that are asked for as well.
  AwardCase(Hearing& hearing, program::AwardId award, std::vector<program::ClauseId> results = {});

  [[nodiscard]] Hearing& hearing() const { return hearing_; }
  [[nodiscard]] const program::Program& program() const { return hearing_.plan.program(); }
  [[nodiscard]] program::AwardId award() const { return award_; }
  [[nodiscard]] const RequirementTree& tree() const { return tree_; }
  [[nodiscard]] const std::vector<ApprovalUnit>& units() const { return units_; }
  [[nodiscard]] const std::vector<ConferredItem>& conferred_items() const { return conferred_; }
  [[nodiscard]] const RepeatRule& repeats() const { return repeats_; }
  [[nodiscard]] const Reuse& reuse() const { return reuse_; }
  /// At most one of each of these counts.
  [[nodiscard]] const std::vector<const ExclusiveSet*>& exclusive() const { return exclusive_; }
  [[nodiscard]] const std::vector<Form>& forms() const { return hearing_.holdings.forms; }

  [[nodiscard]] const std::vector<program::ClauseId>& results() const { return results_; }
  /// The clauses over all that is counted in that scope, by path; those of results last.
  [[nodiscard]] std::vector<program::ClauseId> overall(ScopeIndex scope) const;
  /// The clause belongs to a result that is not asked for here.
  [[nodiscard]] bool is_aside(program::ClauseId clause) const;

  /// Where a clause over what is counted in some place looks: the requirement of that clause.
  [[nodiscard]] std::optional<RequirementIndex> place_of(ScopeIndex scope,
                                                         program::ClauseId clause) const;

  /// The rules of a phrase or average: of a phrase in `requires` over what serves it, otherwise
  /// over everything.
  [[nodiscard]] const std::vector<SumRule>& rules(program::ClauseId clause) const;
  /// The slices of a phrase that has to hold in one of them, or in each, and of `order … after`;
  /// empty of any other clause.
  [[nodiscard]] const std::vector<Slice>& slices(program::ClauseId clause) const;
  /// The rules of such a clause over everything, in that slice of it alone.
  [[nodiscard]] const std::vector<SumRule>& rules(program::ClauseId clause,
                                                  std::size_t slice) const;
  [[nodiscard]] std::optional<std::size_t> unit_of(ScopeIndex scope, program::ClauseId clause,
                                                   ApprovalUnit::Kind kind) const;
  /// The clause is taken away by a decision, recorded or supposed.
  [[nodiscard]] bool falls_away(ScopeIndex scope, program::ClauseId clause,
                                const std::vector<bool>& granted) const;
  /// Whether the clause is there at all: what its `when` asks of the learner.
  [[nodiscard]] Truth applies(program::ClauseId clause) const;
  /// The clause is not there; what is not known is read in favour or not.
  [[nodiscard]] bool is_out(program::ClauseId clause, bool favour) const;
  /// A clause of `overall` or `provided` has to hold: it is there, no advice, and not taken away.
  [[nodiscard]] bool binds(ScopeIndex scope, program::ClauseId clause,
                           const std::vector<bool>& granted, bool favour) const;
  /// The limit has to hold: its line is there, and not taken away by a decision.
  [[nodiscard]] bool binds(const Reuse::Limit& limit, const std::vector<bool>& granted,
                           bool favour) const;
  /// A decision, recorded or supposed, takes the line of `reuse` away.
  [[nodiscard]] bool reuse_falls_away(std::uint32_t line, const std::vector<bool>& granted) const;
  [[nodiscard]] std::optional<std::size_t> unit_of_reuse(std::uint32_t line) const;
  /// The form may be counted at all under these suppositions.
  [[nodiscard]] bool usable(FormIndex form, Relaxation relaxation,
                            const std::vector<bool>& granted) const;
  /// The form may serve that clause of `requires`: its recognition may say where alone it counts.
  [[nodiscard]] bool usable_at(FormIndex form, ScopeIndex scope, program::ClauseId clause) const;
  /// The form that an item of the allocation is; none for a conferral that stands for an award.
  [[nodiscard]] std::optional<FormIndex> form_of(allocation::ItemIndex item) const;

  /// Whether the award is met under the relaxation.
  const Attempt& attempt(Relaxation relaxation);
  /// Without any relaxation, with an allocation also where `provided` fails already.
  const Attempt& strict();

  /// A clause of `provided` under these suppositions, whether it binds or not.
  [[nodiscard]] Standing provided(ScopeIndex scope, program::ClauseId clause, Relaxation relaxation,
                                  const std::vector<bool>& granted);

 private:
  void collect_units();
  void collect_recognition_units();
  void collect_reuse_units();
  void collect_conferred_items();
  void add_unit(ApprovalUnit unit);
  void allocate(Attempt& attempt, std::uint64_t steps);
  void spare_approvals(Attempt& attempt);
  void spare_facts(Attempt& attempt);
  /// What `only one of { … }` lets stand.
  [[nodiscard]] Standing rivals(Relaxation relaxation, const std::vector<bool>& granted) const;
  Standing all_provided(ScopeIndex scope, Relaxation relaxation, const std::vector<bool>& granted);

  Hearing& hearing_;
  program::AwardId award_;
  std::vector<program::ClauseId> results_;
  const RequirementTree& tree_;
  RepeatRule repeats_;
  Reuse reuse_;
  std::vector<const ExclusiveSet*> exclusive_;
  std::vector<ApprovalUnit> units_;
  bool some_waived_ = false;  ///< a recorded decision sets some clause aside that need not allow it
  std::vector<ConferredItem> conferred_;
  mutable std::map<std::uint32_t, std::vector<SumRule>> rules_;
  mutable std::map<std::uint32_t, std::vector<Slice>> slices_;
  mutable std::map<std::pair<std::uint32_t, std::size_t>, std::vector<SumRule>> rules_in_slice_;
  std::map<int, Attempt> attempts_;
  std::optional<Attempt> strict_;
};

}  // namespace cairn::engine
