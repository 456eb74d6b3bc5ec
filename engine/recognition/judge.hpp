// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tests and selections of the policy, held against one credential (or the learner) in three-valued
/// logic; and, asked again, why one did not come out true.
#pragma once

#include <optional>
#include <vector>

#include <cairn/lang/program.hpp>

#include "explain/finding.hpp"
#include "recognition/fields.hpp"
#include "recognition/form.hpp"

namespace cairn::engine {

/// Whether a form lies in a selection. For work in progress the grade is still open: what it could
/// make of the answer is told apart from other unknowns.
struct Membership {
  Truth truth = Truth::no;
  bool grade_may_admit = false;  ///< in, with the right grade to come
  bool grade_may_spare = false;  ///< not in, with the right grade to come

  /// In, where being in helps (a grade to come is read in favour).
  [[nodiscard]] bool surely_helps() const { return truth == Truth::yes || grade_may_admit; }
  [[nodiscard]] bool may_be_in() const { return truth != Truth::no; }
  /// Out, where being in harms.
  [[nodiscard]] bool surely_spared() const { return truth == Truth::no || grade_may_spare; }
};

class Judge {
 public:
  Judge(const Plan& plan, const Record& record, Date as_of) : fields_(plan, record, as_of) {}

  [[nodiscard]] const Fields& fields() const { return fields_; }

  /// `form` may be null for a test of the learner.
  [[nodiscard]] Truth test(program::PredicateId test, const Form* form,
                           const Supposed& supposed = {}) const;
  [[nodiscard]] Truth selects(program::SelectionId selection, const Form& form,
                              const Supposed& supposed = {}) const;
  [[nodiscard]] Truth is_entry(const program::Entry& entry, const Form& form,
                               const Supposed& supposed = {}) const;

  [[nodiscard]] Membership membership(program::SelectionId selection, const Form& form) const;
  [[nodiscard]] Membership membership(const program::Entry& entry, const Form& form) const;

  /// Why a test is false or unknown; empty where it is true.
  [[nodiscard]] std::vector<Finding> why_not(program::PredicateId test, const Form* form) const;
  /// Why a test is true or unknown, where it would have to be false; empty where it is.
  [[nodiscard]] std::vector<Finding> why_not_false(program::PredicateId test,
                                                   const Form* form) const;
  [[nodiscard]] std::vector<Finding> why_not(program::SelectionId selection,
                                             const Form& form) const;
  [[nodiscard]] std::vector<Finding> why_not(const program::Entry& entry, const Form& form) const;
  /// Whether the base of the selection (a kind, a list, everything) admits the form, whatever its
  /// `where` says.
  [[nodiscard]] Truth base_selects(program::SelectionId selection, const Form& form,
                                   const Supposed& supposed = {}) const;
  /// The form is of the kind or code that the selection is about, or passes its `where` alone: then
  /// it is worth saying why it is not in.
  [[nodiscard]] bool is_near(program::SelectionId selection, const Form& form) const;
  /// Some comparison of issuers was by name, because the record gives no id.
  [[nodiscard]] bool compares_issuers() const { return compares_issuers_; }

 private:
  [[nodiscard]] Truth atom(const program::Predicate& predicate, const Form* form,
                           const Supposed& supposed) const;
  [[nodiscard]] Truth within(const program::WithinTest& test, const Form* form,
                             const Supposed& supposed) const;
  [[nodiscard]] Truth active(bool at_award, const Form* form) const;
  void explain(program::PredicateId test, const Form* form, bool negated,
               std::vector<Finding>& findings) const;
  void explain_atom(const program::Predicate& predicate, const Form* form, bool negated,
                    std::vector<Finding>& findings) const;
  template <class Ask>
  [[nodiscard]] Membership with_grades(const Form& form, Ask&& ask) const;

  Fields fields_;
  mutable bool compares_issuers_ = false;
};

}  // namespace cairn::engine
