// SPDX-License-Identifier: Apache-2.0
#include "records/members.hpp"

#include <fmt/core.h>

#include "records/text.hpp"

namespace cairn::engine::records {

void UnknownMembers::add(const Json& member) {
  constexpr std::size_t enough_to_name = 50;
  if (!first_) first_ = member;
  std::string name = shown(member.key());
  if (names_.size() < enough_to_name &&
      std::find(names_.begin(), names_.end(), name) == names_.end()) {
    names_.push_back(std::move(name));
  }
}

void UnknownMembers::report(Findings& findings) const {
  if (!first_) return;
  std::string list;
  for (const std::string& name : names_)
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", name);
  findings.report(Code::unknown_members, *first_, {list},
                  "what a policy is to see belongs in `fields`; docs/records.md lists the members");
}

}  // namespace cairn::engine::records
