// SPDX-License-Identifier: Apache-2.0
/// @file
/// An allocation read back in terms of the award: which form serves which requirement, what is
/// counted in which scope.
#pragma once

#include <optional>
#include <vector>

#include "audit/award_case.hpp"

namespace cairn::engine {

class Allotment {
 public:
  Allotment(const AwardCase& award_case, const Attempt& attempt);

  /// The requirement's node is in the allocation and chosen.
  [[nodiscard]] bool is_chosen(RequirementIndex requirement) const;
  /// The forms that serve it or what is below it, ascending, each once.
  [[nodiscard]] std::vector<FormIndex> serving(RequirementIndex requirement) const;
  /// Of each form whether it is counted there.
  [[nodiscard]] std::vector<bool> counted(RequirementIndex requirement) const;
  /// The conferral that stands for the award there, if one does.
  [[nodiscard]] std::optional<FormIndex> conferral(RequirementIndex requirement) const;
  /// The slice that the allocation chose for a phrase; none: it has none to choose, or the phrase
  /// does not bind.
  [[nodiscard]] std::optional<std::size_t> slice(ScopeIndex scope, program::ClauseId clause) const;
  /// A leaf that a form of this credential serves.
  [[nodiscard]] std::optional<RequirementIndex> leaf_of(std::uint32_t credential) const {
    return leaf_of_[credential];
  }

 private:
  void collect(allocation::NodeIndex node, std::vector<allocation::ItemIndex>& items) const;

  const AwardCase& case_;
  const Attempt& attempt_;
  std::vector<std::optional<RequirementIndex>> leaf_of_;
};

}  // namespace cairn::engine
