// SPDX-License-Identifier: Apache-2.0
/// @file
/// One record heard on one date: what it holds, what its decisions say, and the work left. Shared
/// by the audited award and every award that it asks about.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include <cairn/engine/audit.hpp>

#include "audit/decisions.hpp"
#include "audit/sums.hpp"
#include "plan/plan.hpp"
#include "recognition/holdings.hpp"
#include "recognition/memberships.hpp"

namespace cairn::engine {

class AwardCase;

struct Hearing {
  Hearing(const Plan& plan_, const Record& record_, const AuditOptions& options_);
  Hearing(const Hearing&) = delete;
  Hearing& operator=(const Hearing&) = delete;
  ~Hearing();

  const Plan& plan;
  const Record& record;
  const AuditOptions& options;
  Judge judge;
  Holdings holdings;
  Memberships memberships;
  Sums sums;
  Decisions decisions;
  std::uint64_t steps = 0;             ///< spent so far
  bool inexact = false;                ///< a number did not fit somewhere
  std::vector<program::AwardId> open;  ///< awards being decided, outermost first

  [[nodiscard]] std::uint64_t steps_left() const {
    return options.work > steps ? options.work - steps : 0;
  }
  /// The case of an award that `provided { complete X }` asks about.
  AwardCase& case_of(program::AwardId award);

 private:
  std::map<std::uint32_t, std::unique_ptr<AwardCase>> cases_;
};

}  // namespace cairn::engine
