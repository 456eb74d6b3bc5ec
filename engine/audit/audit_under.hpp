// SPDX-License-Identifier: Apache-2.0
/// @file
/// The audit under one policy, whether or not it is in effect and for this learner; and the parts
/// of an audit that no policy is needed for.
#pragma once

#include <cairn/engine/audit.hpp>

namespace cairn::engine {

[[nodiscard]] Audit audit_under(const Policy& policy, const Record& record, program::AwardId award,
                                const AuditOptions& options);

void describe_award(const program::Program& program, const program::Award& award, Audit& audit);
/// A record put together from several files is named by all of them.
void describe_record(const Record& record, Audit& audit);

}  // namespace cairn::engine
