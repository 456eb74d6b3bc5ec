// SPDX-License-Identifier: Apache-2.0
/// @file
/// What counts that another award has used before, and sentences about it.
#pragma once

#include <string>
#include <vector>

#include "audit/award_case.hpp"
#include "explain/finding.hpp"

namespace cairn::engine {

/// Of each form whether it is counted, otherwise than by what a conferral brings in lawfully.
[[nodiscard]] std::vector<bool> counted_again(const AwardCase& award_case, const Attempt& attempt,
                                              const Reuse::Limit& limit, bool favour);

/// `base, conferred on 2025-01-01`
[[nodiscard]] std::string conferred_words(const AwardCase& award_case, FormIndex conferral);

/// `it was used for base, conferred on 2025-01-01, and no line of reuse lets it count here`
[[nodiscard]] std::string used_before_words(const AwardCase& award_case, const Reuse::Limit& limit,
                                            FormIndex form);

/// That a conferral lists nothing as used.
[[nodiscard]] Finding unlisted();

}  // namespace cairn::engine
