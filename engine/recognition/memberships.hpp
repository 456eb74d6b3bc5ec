// SPDX-License-Identifier: Apache-2.0
/// @file
/// Each selection held against every form once, and the amounts that forms carry.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/field_values.hpp"
#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// The least and most that a number may be; no `most`: the record sets no bound.
struct AmountRange {
  Number least;
  std::optional<Number> most;
  [[nodiscard]] bool is_exact() const { return most == least; }
};

class Memberships {
 public:
  Memberships(const Judge& judge, const Holdings& holdings) : judge_(judge), holdings_(holdings) {}

  [[nodiscard]] const Judge& judge() const { return judge_; }
  [[nodiscard]] const Holdings& holdings() const { return holdings_; }
  /// Of every form, in order.
  [[nodiscard]] const std::vector<Membership>& of(program::SelectionId selection) const;
  /// What of the form counts in that unit: what it carries, or of a part its share of that.
  [[nodiscard]] AmountRange amount(const program::Unit& unit, FormIndex form) const;
  /// What it carries.
  [[nodiscard]] AmountRange whole(const program::Unit& unit, FormIndex form) const;
  /// The values of a field, of every form.
  [[nodiscard]] const FieldValues& values(const program::FieldReference& field) const;
  /// Why the amount is not exact: `the record gives no credits`.
  [[nodiscard]] Finding amount_gap(const program::Unit& unit, FormIndex form) const;

 private:
  const Judge& judge_;
  const Holdings& holdings_;
  mutable std::map<std::uint32_t, std::vector<Membership>> rows_;
  mutable std::map<std::string, FieldValues> values_;  ///< by the name of the field
};

}  // namespace cairn::engine
