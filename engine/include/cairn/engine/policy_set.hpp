// SPDX-License-Identifier: Apache-2.0
/// @file
/// The versions of one policy, side by side: which of them a learner is held to follows from the
/// date of the audit, the day of admission, and what the policy says of the two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/policy.hpp>
#include <cairn/engine/record.hpp>

namespace cairn::engine {

class PolicySet {
 public:
  /// At least one; in any order. `lang::check_versions` says beforehand what is wrong with them:
  /// where two apply, or none does, no audit takes one of them by itself.
  explicit PolicySet(std::vector<Policy> versions);

  /// Earliest first.
  [[nodiscard]] const std::vector<Policy>& versions() const { return versions_; }
  /// As the versions say; where none does, those of the day of the audit.
  [[nodiscard]] program::GovernedBy governed_by() const { return governed_by_; }

 private:
  std::vector<Policy> versions_;
  program::GovernedBy governed_by_ = program::GovernedBy::audit;
};

/// The audit under the version that governs; `Audit::versions` says which, and why. Of one version
/// it is the audit under that one. Where the day of admission leaves it open which version governs,
/// the verdict is certain only if all that may govern agree; where none applies it is *cannot
/// tell*, without clauses.
[[nodiscard]] Audit audit(const PolicySet& policies, const Record& record, std::string_view award,
                          const AuditOptions& options);

}  // namespace cairn::engine
