// SPDX-License-Identifier: Apache-2.0
/// @file
/// Why a credential does not serve a requirement.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "audit/allotment.hpp"
#include "audit/award_case.hpp"

namespace cairn::engine {

/// What a leaf asks of a form, however it says it.
struct LeafTest {
  std::function<Membership(const Form&)> membership;
  std::function<std::vector<Finding>(const Form&)> why_not;
  /// The form is of the kind or code asked for, so that its failing is worth a word.
  std::function<bool(const Form&)> is_near;
  program::ClauseId clause;
};

class Exclusions {
 public:
  /// `leaf`: the requirement that credentials do not serve.
  Exclusions(const AwardCase& award_case, const Attempt& attempt, const Allotment& allotment,
             RequirementIndex leaf)
      : case_(award_case), attempt_(attempt), allotment_(allotment), leaf_(leaf) {}

  /// Of each credential that does not serve the clause, in canonical order; those that have nothing
  /// to do with it are left out. At most `most`, and a note where there were more.
  [[nodiscard]] std::vector<ExcludedCredential> of_leaf(ScopeIndex scope, const LeafTest& test,
                                                        const std::vector<FormIndex>& serving,
                                                        std::vector<std::string>& notes) const;

  static constexpr std::size_t most = 200;

 private:
  [[nodiscard]] std::optional<ExcludedCredential> why(std::uint32_t credential, ScopeIndex scope,
                                                      const LeafTest& test) const;
  [[nodiscard]] ExcludedCredential not_current(std::uint32_t credential, std::string why) const;
  [[nodiscard]] ExcludedCredential unused(std::uint32_t credential, FormIndex form,
                                          ScopeIndex scope) const;
  /// What of other awards' credentials may count here does not hold with the form counted too.
  [[nodiscard]] bool used_before(FormIndex form, ExcludedCredential& excluded) const;
  /// The clause of `overall` that keeps the form out altogether, and why.
  [[nodiscard]] bool barred(FormIndex form, ScopeIndex scope, ExcludedCredential& excluded) const;
  /// The clause of `overall` that would not hold with the form counted too.
  /// Where the clause lets it count in part the smallest part of the form, else the form.
  [[nodiscard]] FormIndex least_of(FormIndex form, const program::Clause& clause) const;
  [[nodiscard]] bool exceeds(FormIndex form, ScopeIndex scope, ExcludedCredential& excluded) const;
  [[nodiscard]] bool same_learning(FormIndex form, ExcludedCredential& excluded) const;
  [[nodiscard]] CredentialRef reference(std::uint32_t credential) const;

  const AwardCase& case_;
  const Attempt& attempt_;
  /// What serves the leaf is counted for that requirement.
  [[nodiscard]] bool leaf_lies_in(RequirementIndex place) const;

  const Allotment& allotment_;
  RequirementIndex leaf_ = 0;
};

}  // namespace cairn::engine
