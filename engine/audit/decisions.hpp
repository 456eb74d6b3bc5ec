// SPDX-License-Identifier: Apache-2.0
/// @file
/// Recorded decisions: which approvals are in force on the audit date, and what became of the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/record.hpp>

#include "plan/plan.hpp"

namespace cairn::engine {

class Decisions {
 public:
  Decisions(const Plan& plan, const Record& record, Date as_of);

  /// The approval by that authority of one of these paths, if one is in force.
  [[nodiscard]] const Decision* approval(const std::vector<std::string>& paths,
                                         std::string_view authority) const;

  /// The decision that one of these paths need not be met, if one is in force. Who may waive a
  /// clause no policy says; the audit names who did.
  [[nodiscard]] const Decision* waiver(const std::vector<std::string>& paths) const;

  /// Every recorded decision, in an order that is not the record's. `asked`: the paths that the
  /// audited award asks approvals for, and of whom, and those that are waived.
  struct Asked {
    std::vector<std::string> paths;
    std::string authority;
    bool waived = false;
  };
  [[nodiscard]] std::vector<DecisionUse> uses(const std::vector<Asked>& asked) const;
  /// Those dated after the audit.
  [[nodiscard]] std::vector<LeftOut> left_out() const;

 private:
  /// Why the decision has no effect by itself; empty where it is a valid approval or waiver.
  [[nodiscard]] std::string without_effect(const Decision& decision) const;
  [[nodiscard]] bool names(const Decision& decision, const std::vector<std::string>& paths) const;
  [[nodiscard]] bool is_later(const Decision& decision) const {
    return decision.on && *decision.on > as_of_;
  }

  const Plan& plan_;
  std::vector<const Decision*> decisions_;
  Date as_of_;
};

}  // namespace cairn::engine
