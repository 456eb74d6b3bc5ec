// SPDX-License-Identifier: Apache-2.0
/// @file
/// How each clause of an award stands in an attempt: what it measured, what serves it, what does
/// not and why, and what it rests on.
#pragma once

#include <functional>
#include <vector>

#include "audit/allotment.hpp"
#include "audit/award_case.hpp"
#include "audit/conditions.hpp"

namespace cairn::engine {

class ClauseWriter {
 public:
  ClauseWriter(AwardCase& award_case, const Attempt& attempt, Verdict verdict);

  /// Every clause in the order of the policy, a group before its members.
  [[nodiscard]] std::vector<ClauseAudit> write();
  /// The clauses of the tier or level that is asked for as well.
  [[nodiscard]] std::vector<ClauseAudit> write_results();
  /// What the clauses written rest on.
  [[nodiscard]] std::vector<Condition> conditions() const { return conditions_.all(); }

 private:
  using ClauseId = program::ClauseId;

  /// What the relaxations of the attempt were needed for in one clause.
  struct Reliance {
    bool completion = false;
    bool approval = false;
    bool unknown = false;
    [[nodiscard]] ClauseStatus status() const {
      if (unknown) return ClauseStatus::cannot_tell;
      if (approval) return ClauseStatus::needs_decision;
      return completion ? ClauseStatus::met_on_completion : ClauseStatus::met;
    }
  };

  void write_scope(ScopeIndex scope, std::vector<ClauseAudit>& clauses);
  void write_requirement(ScopeIndex scope, ClauseId clause, std::uint32_t depth,
                         std::vector<ClauseAudit>& clauses);
  void write_group(ScopeIndex scope, ClauseId clause, std::size_t at,
                   std::vector<ClauseAudit>& clauses);
  void write_complete(ScopeIndex scope, ClauseId clause, std::size_t at,
                      std::vector<ClauseAudit>& clauses);
  void write_phrase(ScopeIndex scope, ClauseId clause, ClauseAudit& audit);
  void write_overall(ScopeIndex scope, ClauseId clause, ClauseAudit& audit);
  void write_only(ScopeIndex scope, const program::OnlyBody& only, ClauseAudit& audit);
  void write_elapsed(const program::ElapsedBody& elapsed, const std::vector<bool>& counted,
                     ClauseAudit& audit);
  void write_order(ScopeIndex scope, ClauseId clause, const std::vector<bool>& counted,
                   ClauseAudit& audit);
  /// `first`: of what has to come after, the first that is counted.
  void write_what_comes_first(const program::OrderBody& order, const Slice& day, FormIndex form,
                              FormIndex first, bool holds_here, ClauseAudit& audit);
  void write_counted_within(const program::CountedWithinBody& counted_within,
                            const std::vector<bool>& counted, ClauseAudit& audit);
  void note_furthest(const program::CountedWithinBody& counted_within,
                     const std::vector<bool>& counted, ClauseAudit& audit) const;
  void note_unknown(FormIndex form, const Finding& finding, ClauseAudit& audit, Reliance& reliance);
  /// The day up to which an order looks for what comes first: the one chosen, else the last before
  /// what has to come after; null: none is early enough.
  [[nodiscard]] const Slice* day_shown(ScopeIndex scope, ClauseId clause,
                                       const std::vector<bool>& counted) const;
  [[nodiscard]] std::size_t day_index(ClauseId clause, const Slice& day) const;
  /// What is not known of a form on which an order may rest.
  [[nodiscard]] std::vector<Finding> open_order(const program::OrderBody& order, const Slice& day,
                                                FormIndex form) const;
  void write_sums(ScopeIndex scope, ClauseId clause, const std::vector<bool>& counted,
                  ClauseAudit& audit);
  void write_reuse(std::vector<ClauseAudit>& clauses);
  /// `line`: of Program::reuse; none: what no line lets count.
  void write_limits(std::optional<std::uint32_t> line, ClauseAudit& audit);
  void write_absence(std::uint32_t line, ClauseAudit& audit) const;
  void write_rivals(std::uint32_t line, ClauseAudit& audit);
  void write_guard_of_line(std::uint32_t line, bool open, ClauseAudit& audit);
  void rely_on_line(const Reuse::Limit& limit, ClauseAudit& audit, Reliance& reliance);
  void rely_on_sharing(program::AwardId other, FormIndex form, ClauseAudit& audit,
                       Reliance& reliance);
  void add_shut_out(const Reuse::Limit& limit, FormIndex form, bool favour,
                    ClauseAudit& audit) const;
  void write_provided(ScopeIndex scope, ClauseId clause, ClauseAudit& audit);
  void write_held(ClauseId clause, ClauseAudit& audit);
  void write_learner(const program::LearnerBody& learner, ClauseAudit& audit);
  void write_completed(const program::CompleteBody& complete, ClauseAudit& audit);

  [[nodiscard]] bool is_choice(ClauseId clause) const;
  [[nodiscard]] ClauseAudit begin(ScopeIndex scope, ClauseId clause, std::uint32_t depth) const;
  /// Says of a clause whose `when` does not hold, or is not known to, that it is not there, or what
  /// would have to be known; false where it is there. `relied_on`: the award is met only if it is
  /// read in favour.
  bool write_guard(ClauseId clause, bool relied_on, bool to_apply, ClauseAudit& audit);
  /// Says of a clause that a decision took away so; false where none did.
  bool write_fallen_away(ScopeIndex scope, ClauseId clause, bool needed, ClauseAudit& audit);
  void note_decision(const ApprovalUnit& unit, ClauseAudit& audit) const;

  void rely_on_form(FormIndex form, ClauseAudit& audit, Reliance& reliance,
                    const std::vector<Finding>& hopes, const std::vector<Finding>& doubts);
  [[nodiscard]] std::vector<UsedCredential> used(FormIndex form, const std::string& amount,
                                                 bool by_unknown) const;
  [[nodiscard]] bool rule_holds(const SumRule& rule, const std::vector<bool>& counted) const;
  /// Those of the forms of which it is known that they are there: not a recognised form whose
  /// evidence may fail, nor an attempt that another may displace.
  [[nodiscard]] std::vector<bool> without_open_forms(std::vector<bool> forms) const;
  /// Those that need no approval which is still to be given.
  [[nodiscard]] std::vector<bool> without_open_approvals(std::vector<bool> forms) const;
  [[nodiscard]] std::vector<Finding> open_amounts(const program::Unit& unit, FormIndex form) const;
  /// What is not known of the values that a field of the form has.
  [[nodiscard]] std::vector<Finding> open_values(const program::FieldReference& field,
                                                 FormIndex form) const;
  /// Why it is not known that the form lies in the slice.
  [[nodiscard]] std::vector<Finding> open_slice(const program::PhraseBody& phrase,
                                                const Slice& slice, FormIndex form) const;
  /// What keeps a form out of it.
  [[nodiscard]] std::vector<Finding> why_outside(const program::PhraseBody& phrase,
                                                 const Slice& slice, const Form& form) const;
  /// Which value, and which period, a phrase found.
  void note_slice(const program::PhraseBody& phrase, const Slice& slice, ClauseAudit& audit) const;
  /// The slice of a phrase of `overall` that reports show: the one chosen, or of several that all
  /// have to hold the one that comes nearest to its ceiling, or beyond.
  [[nodiscard]] const Slice* shown_slice(ScopeIndex scope, ClauseId clause,
                                         const std::vector<bool>& counted) const;
  [[nodiscard]] const Slice* fullest_slice(
      ClauseId clause, const std::function<SumRange(const SumRule&)>& total) const;
  [[nodiscard]] ClauseStatus unmet() const;
  /// What the grade of work in progress has to be for a phrase to hold over `over`.
  [[nodiscard]] std::vector<Finding> hopes_of_grade(ClauseId clause, const std::vector<bool>& over,
                                                    FormIndex form, const ClauseAudit& audit) const;
  /// A clause of `provided` that holds now has to hold still when work in progress is completed.
  void write_grades_to_come(ClauseId clause, ClauseAudit& audit);
  /// What the grade of work in progress has to be for an average to hold; none: any will do.
  [[nodiscard]] std::vector<Finding> grade_hoped_for(const program::AverageBody& average,
                                                     const std::vector<bool>& over, FormIndex form,
                                                     const ClauseAudit& audit) const;

  AwardCase& case_;
  const Attempt& attempt_;
  Verdict verdict_;
  Allotment allotment_;
  Conditions conditions_;
};

}  // namespace cairn::engine
