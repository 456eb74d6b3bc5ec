// SPDX-License-Identifier: Apache-2.0
/// @file
/// Reads the fields of credentials and of the learner as the policy sees them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <cairn/engine/record.hpp>
#include <cairn/lang/program.hpp>

#include "plan/plan.hpp"
#include "recognition/form.hpp"
#include "recognition/value.hpp"

namespace cairn::engine {

/// What is supposed of work in progress, whose grade is still to come. Both empty: nothing.
struct Supposed {
  std::optional<std::uint32_t> grade;  ///< a rank of the policy's scale
  std::optional<bool> mark_tests;      ///< how every test of the mark comes out
  [[nodiscard]] bool anything() const { return grade || mark_tests; }
};

/// A level that was read in another framework than the record gives it in.
struct CrosswalkUse {
  program::FrameworkId framework;
  std::string level;               ///< `nzqcf 5`, `nzqcf 5 or nzqcf 6`
  std::string source;              ///< of the first crosswalk used; may be empty
  std::string from;                ///< the framework that the record names
  std::string unverified_because;  ///< the crosswalk is not official, and is relied on for this
};

class Fields {
 public:
  Fields(const Plan& plan, const Record& record, Date as_of)
      : plan_(plan), record_(record), as_of_(as_of) {}

  /// A field of a credential, or of the learner where the reference says so; `form` may be null
  /// for the latter. `level_of`: the framework in which a level is wanted.
  [[nodiscard]] Value read(const program::FieldReference& field, const Form* form,
                           const Supposed& supposed = {}) const;
  [[nodiscard]] Value operand(const program::Operand& operand, const Form* form,
                              const Supposed& supposed = {}) const;
  /// The level in that framework, through crosswalks where need be.
  [[nodiscard]] Value level(const RecordCredential& credential,
                            program::FrameworkId framework) const;
  [[nodiscard]] Value grade(const Form& form, program::ScaleId scale,
                            const Supposed& supposed = {}) const;
  /// `level is nzqcf 4`, `the record gives no level`: what the record has, in words.
  [[nodiscard]] std::string words(const program::FieldReference& field, const Form* form) const;

  /// By credential: the level was read through a crosswalk, in one framework or several.
  [[nodiscard]] const std::map<std::uint32_t, std::map<std::uint32_t, CrosswalkUse>>& crosswalks()
      const {
    return crosswalks_;
  }
  /// Credentials whose grade, of no named scale, was read on the policy's own.
  [[nodiscard]] const std::set<std::uint32_t>& graded_by_policy() const {
    return graded_by_policy_;
  }

  [[nodiscard]] Date as_of() const { return as_of_; }
  [[nodiscard]] const Record& record() const { return record_; }
  [[nodiscard]] const Plan& plan() const { return plan_; }

 private:
  [[nodiscard]] Value built_in(const program::FieldReference& field, const Form* form,
                               const Supposed& supposed) const;
  [[nodiscard]] Value declared(const program::FieldReference& field, const Form* form) const;
  /// The year that the record gives; else that in which it was awarded, as the policy counts years.
  [[nodiscard]] Value year(const RecordCredential& credential) const;
  [[nodiscard]] Value credits(const RecordCredential& credential,
                              const program::FieldReference& field) const;
  void note_crosswalk(const Form& form, program::FrameworkId framework, const Value& level) const;
  /// Of evidence that is recognised together, some piece says it by itself.
  [[nodiscard]] bool some_piece_gives(const program::FieldReference& field, const Form* form) const;
  [[nodiscard]] std::string raw(const program::FieldReference& field, const Form* form) const;

  const Plan& plan_;
  const Record& record_;
  Date as_of_;
  // What reading took for granted, for the audit to say: no reading depends on these.
  mutable std::map<std::uint32_t, std::map<std::uint32_t, CrosswalkUse>> crosswalks_;
  mutable std::set<std::uint32_t> graded_by_policy_;
};

/// One spelling of a kind, whichever a record uses.
[[nodiscard]] std::string_view canonical_kind(std::string_view kind);

}  // namespace cairn::engine
