// SPDX-License-Identifier: Apache-2.0
/// @file
/// Reading an object by a table: one row a member, which says what it is called and how it is read.
/// `null` is the same as absence; what no row names is remembered.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/findings.hpp"
#include "records/json.hpp"

namespace cairn::engine::records {

/// Members that no table names, each once, in the order met.
class UnknownMembers {
 public:
  void add(const Json& member);
  /// One warning for all of them.
  void report(Findings& findings) const;
  [[nodiscard]] bool empty() const { return names_.empty(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  [[nodiscard]] const Json& first() const { return *first_; }

 private:
  std::vector<std::string> names_;
  std::optional<Json> first_;
};

template <class Target>
struct MemberRow {
  std::string_view name;
  void (*read)(const Json& value, Target& target, Findings& findings);
};

/// Whether the rows are in order of their names, which finding them relies on.
template <class Target, std::size_t Count>
constexpr bool in_order(const std::array<MemberRow<Target>, Count>& rows) {
  for (std::size_t i = 1; i < Count; ++i) {
    if (!(rows[i - 1].name < rows[i].name)) return false;
  }
  return true;
}

template <class Target, std::size_t Count>
void read_members(const Json& object, const std::array<MemberRow<Target>, Count>& rows,
                  Target& target, UnknownMembers& unknown, Findings& findings) {
  for (const Json member : object) {
    const auto row = std::lower_bound(
        rows.begin(), rows.end(), member.key(),
        [](const MemberRow<Target>& left, std::string_view name) { return left.name < name; });
    if (row == rows.end() || row->name != member.key()) {
      unknown.add(member);
    } else if (!member.is_null()) {
      row->read(member, target, findings);
    }
  }
}

}  // namespace cairn::engine::records
