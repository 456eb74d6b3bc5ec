// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which versions of a policy apply to a learner, by the date of the audit and the day of admission
/// as far as it is known.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <cairn/engine/policy_set.hpp>

namespace cairn::engine {

/// The versions that apply if the learner was admitted between these days, both ends in.
struct Governing {
  std::optional<Date> admitted_from;
  std::optional<Date> admitted_until;
  std::vector<std::size_t> at_admission;  ///< in effect then, and for this learner
  std::vector<std::size_t> at_audit;      ///< in effect on the date of the audit, likewise
};

/// One for each way that the day of admission can lie to the ends of periods and cohorts; a single
/// one where it makes no difference. Of an unknown day it is only known that it is not after the
/// audit.
[[nodiscard]] std::vector<Governing> governing(const PolicySet& policies,
                                               const std::optional<PartialDate>& admitted,
                                               Date as_of);

[[nodiscard]] bool in_period(const std::optional<Date>& from, const std::optional<Date>& until,
                             Date day);
/// `from 2026-01-01 until 2026-12-31`, `on 2026-01-01`; empty without ends.
[[nodiscard]] std::string period_words(const std::optional<Date>& from,
                                       const std::optional<Date>& until);

/// That the policy, standing alone, is not in effect or not for this learner; empty: it is.
[[nodiscard]] std::vector<std::string> period_warnings(const program::Program& program,
                                                       const std::optional<PartialDate>& admitted,
                                                       Date as_of);

}  // namespace cairn::engine
