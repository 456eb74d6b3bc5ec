// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the results of an Open Badges 3.0 credential say of grade, mark and status.
#pragma once

#include <cairn/engine/record.hpp>

#include "records/findings.hpp"
#include "records/json.hpp"

namespace cairn::engine::records {

/// Sets grade, mark and status of the entry; several grades, or several different statuses, leave
/// theirs unknown, with a warning.
void result_of_achievement(const Json& subject, const Json& achievement, RecordCredential& entry,
                           Findings& findings);

}  // namespace cairn::engine::records
