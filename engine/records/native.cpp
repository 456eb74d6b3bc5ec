// SPDX-License-Identifier: Apache-2.0
#include "records/native.hpp"

#include <set>

#include <fmt/core.h>

#include "records/parts.hpp"
#include "records/text.hpp"
#include "records/values.hpp"

namespace cairn::engine::records {
namespace {

/// Where limits are needed below the rows of the table.
struct Reading {
  NativeDraft draft;
  const ReadLimits& limits;
  std::optional<Json> credentials;
};

// clang-format off
constexpr auto record_members = std::to_array<MemberRow<Reading>>({
    {"$schema", [](const Json&, Reading&, Findings&) {}},
    {"cairn", [](const Json&, Reading&, Findings&) {}},
    {"complete", [](const Json& value, Reading& reading, Findings& findings) {
       reading.draft.record.complete = read_truth(value, "complete", findings).value_or(false);
     }},
    {"conferred", [](const Json& value, Reading& reading, Findings& findings) {
       read_conferrals(value, reading.draft, findings);
     }},
    {"credentials", [](const Json& value, Reading& reading, Findings& findings) {
       reading.credentials = value;
       read_credentials(value, reading.limits, reading.draft, findings);
     }},
    {"decisions", [](const Json& value, Reading& reading, Findings& findings) {
       read_decisions(value, reading.draft, findings);
     }},
    {"learner", [](const Json& value, Reading& reading, Findings& findings) {
       read_learner(value, reading.draft, findings);
     }},
});
// clang-format on
static_assert(in_order(record_members));

/// Entries without an id are named after their place; ids are unique.
void name_entries(const Json& list, std::vector<RecordCredential>& credentials,
                  Findings& findings) {
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < credentials.size(); ++i) {
    if (credentials[i].id.empty()) credentials[i].id = fmt::format("#{}", i + 1);
    if (!ids.insert(credentials[i].id).second) {
      findings.report(Code::repeated_entry, list[i].member("id").value_or(list[i]),
                      {shown(credentials[i].id)},
                      "give each entry an id of its own; what was earned belongs in `code`");
    }
  }
}

/// What a credential does not give is absent where the record is complete, else unknown.
void close_lists(NativeDraft& draft) {
  for (std::size_t i = 0; i < draft.record.credentials.size(); ++i) {
    RecordCredential& credential = draft.record.credentials[i];
    const auto complete = [&](std::string_view member) {
      const std::vector<std::string>& partial = draft.partial[i];
      return draft.record.complete &&
             std::find(partial.begin(), partial.end(), member) == partial.end();
    };
    credential.subjects.complete = complete("subjects");
    credential.skills.complete = complete("skills");
    credential.tags.complete = complete("tags");
    if (!credential.expires && complete("expires")) credential.does_not_expire = true;
  }
}

}  // namespace

Record read_native(const Json& document, const ReadLimits& limits, Findings& findings) {
  Reading reading{{}, limits, std::nullopt};
  read_members(document, record_members, reading, reading.draft.unknown, findings);
  if (!reading.credentials) {
    findings.report(Code::missing_member, document, {"the record", "credentials"},
                    "write \"credentials\": [] where the learner has none");
    return {};
  }
  Record record;
  // A list that was not read to its end has no places that could be counted.
  if (!findings.has_errors()) {
    name_entries(*reading.credentials, reading.draft.record.credentials, findings);
    check_mentions(reading.draft.mentions, reading.draft.record.credentials, findings);
    if (const auto cycle = entry_within_itself(reading.draft.record.credentials)) {
      const std::size_t index = *cycle;
      const Json entry = (*reading.credentials)[index];
      findings.report(Code::parts_cycle, entry.member("parts").value_or(entry),
                      {shown(reading.draft.record.credentials[index].id)},
                      "`parts` lists the smaller credentials that this one is made of");
    }
    close_lists(reading.draft);
  }
  reading.draft.unknown.report(findings);
  return std::move(reading.draft.record);
}

void check_mentions(const std::vector<Mention>& mentions,
                    const std::vector<RecordCredential>& credentials, Findings& findings) {
  if (mentions.empty()) return;
  std::set<std::string_view> ids;
  for (const RecordCredential& credential : credentials)
    ids.insert(credential.id);
  for (const Mention& mention : mentions) {
    if (ids.contains(mention.id)) continue;
    findings.report(Code::unknown_entry, mention.at, {shown(mention.id)},
                    "name an entry by its `id`, not by its `code`");
  }
}

bool within_bound(const Json& list, const ReadLimits& limits, Findings& findings) {
  if (list.size() <= limits.credentials) return true;
  findings.report(Code::record_over_bound, list,
                  {fmt::format("the record has {} credentials", list.size()),
                   fmt::format("{}", limits.credentials)},
                  "one record holds the credentials of one learner");
  return false;
}

}  // namespace cairn::engine::records
