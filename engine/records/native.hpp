// SPDX-License-Identifier: Apache-2.0
/// @file
/// Cairn's own form of a record (docs/records.md): the whole, and the pieces that facts share.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

#include "records/findings.hpp"
#include "records/json.hpp"
#include "records/members.hpp"

namespace cairn::engine::records {

/// The value of the member `cairn` of a record.
inline constexpr std::string_view native_form = "record/1";

/// A mention of an entry by its id, to be checked once all entries are known.
struct Mention {
  std::string id;
  Json at;
};

/// A record while it is read.
struct NativeDraft {
  Record record;
  std::vector<Mention> mentions;
  UnknownMembers unknown;
  /// For each credential the members of which it says that the list is not all.
  std::vector<std::vector<std::string>> partial;
};

/// Reads a document that says `"cairn": "record/1"`; errors are in the findings.
[[nodiscard]] Record read_native(const Json& document, const ReadLimits& limits,
                                 Findings& findings);

void read_credentials(const Json& list, const ReadLimits& limits, NativeDraft& draft,
                      Findings& findings);
void read_learner(const Json& object, NativeDraft& draft, Findings& findings);
void read_conferrals(const Json& list, NativeDraft& draft, Findings& findings);
void read_decisions(const Json& list, NativeDraft& draft, Findings& findings);

/// Each mention must name one of the entries.
void check_mentions(const std::vector<Mention>& mentions,
                    const std::vector<RecordCredential>& credentials, Findings& findings);

/// A count of credentials over the bound is an error.
[[nodiscard]] bool within_bound(const Json& list, const ReadLimits& limits, Findings& findings);

}  // namespace cairn::engine::records
