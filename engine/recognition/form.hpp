// SPDX-License-Identifier: Apache-2.0
/// @file
/// What may count: each credential as itself, each as what it is recognised as, and each
/// conferral. The allocation chooses among these.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include <cairn/engine/record.hpp>
#include <cairn/lang/program.hpp>

#include "explain/finding.hpp"
#include "recognition/truth.hpp"

namespace cairn::engine {

using FormIndex = std::uint32_t;

/// What credits of another unit count as, in words.
struct Converted {
  std::string given;   ///< `7.5 ects credits`
  std::string taken;   ///< `15 nzqcf credits`, `18.75 to 22.5 nzqcf credits`
  std::string basis;   ///< `by year`
  std::string source;  ///< may be empty
  program::FrameworkId to;

  /// `7.5 ects credits count as 15 nzqcf credits, by year`
  [[nodiscard]] std::string sentence() const { return given + " count as " + taken + ", " + basis; }
};

/// How much of a form counts, where a clause lets it count in steps.
struct PartOfForm {
  program::Unit unit;
  Number step;
  std::optional<Number> amount;  ///< none: what the form has is not known, and nor is the part
};

struct Form {
  const RecordCredential* facts = nullptr;  ///< as they count: recognised, or on completion
  std::vector<std::uint32_t> evidence;      ///< indexes into Record::credentials, ascending
  std::optional<std::uint32_t> recognition;
  std::uint32_t target = 0;  ///< which `as` line
  std::uint32_t use = 0;     ///< forms of one use of a recognition are granted together
  std::optional<std::uint32_t> conferral;
  /// Recognised for a conferral, which is its evidence beside `evidence`.
  std::optional<std::uint32_t> conferral_evidence;
  bool in_progress = false;
  bool grade_to_come = false;  ///< in progress, and its grade will count
  bool has_code = true;        ///< false: recognised as an amount alone
  bool names_code = false;     ///< recognised as a code, so it fills the slot of that code
  /// Whether the evidence counts at all; `unknown` where the record leaves that open.
  Truth stands = Truth::yes;
  std::vector<Finding> doubts;  ///< why `stands` is unknown
  /// What must become of evidence in progress for the recognition to hold: `grade >= "B"`.
  std::vector<Finding> hopes;
  std::vector<Converted> converted;
  /// Counts as itself, and a recognition says that its credits convert.
  std::optional<std::uint32_t> converted_by;
  /// A form that stands behind the one that counts whole, and is otherwise the same.
  std::optional<PartOfForm> part;

  [[nodiscard]] bool is_itself() const { return !recognition && !conferral; }
  /// The one form that a credential has as it is.
  [[nodiscard]] bool is_whole_itself() const { return is_itself() && !part; }
  [[nodiscard]] bool is_recognised_as_code() const { return recognition && names_code; }
};

enum class SameLearning { evidence, once, repeat, overlap, parts };

/// At most one of these counts.
struct ExclusiveSet {
  std::vector<FormIndex> forms;  ///< ascending
  SameLearning why{};
  bool certain = true;  ///< false: only if a fact that the record does not give is so
};

/// A credential or conferral that counts in no audit on that date.
struct NotCurrent {
  std::uint32_t index = 0;  ///< into Record::credentials or Record::conferred
  std::string why;
};

/// Everything that a record offers on a date, in an order that is not the record's.
struct Holdings {
  std::vector<Form> forms;
  std::vector<ExclusiveSet> exclusive;  ///< without repeats, which each award settles for itself
  std::vector<NotCurrent> not_current;
  std::vector<NotCurrent> conferrals_left_out;
  std::vector<std::uint32_t> order;              ///< credentials of the record in canonical order
  std::vector<std::size_t> place;                ///< of each credential in that order
  std::vector<std::vector<FormIndex>> forms_of;  ///< that each credential is evidence of
  bool truncated = false;                        ///< a recognition has more uses than are looked at
  bool parts_truncated = false;                  ///< something can count in more parts than that
  std::deque<RecordCredential> made;
};

}  // namespace cairn::engine
