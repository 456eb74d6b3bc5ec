// SPDX-License-Identifier: Apache-2.0
/// @file
/// Open Badges 3.0: one verifiable credential about one achievement, in the shapes of the W3C data
/// model 1.1 and 2.0. docs/records.md has the table of what is taken from where.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

#include "records/findings.hpp"
#include "records/json.hpp"

namespace cairn::engine::records {

/// A badge as an entry of a record, and whose it is.
struct Badge {
  RecordCredential credential;  ///< without an id where the badge has none
  std::string achievement_id;
  std::string subject_id;
  std::string subject_name;
};

/// Why a document is no badge that can be read.
struct BadgeFault {
  Code code{};
  Json at;
  std::vector<std::string> arguments;
  std::string in_words;  ///< `a badge without an achievement`
};

struct BadgeResult {
  std::optional<Badge> badge;
  std::optional<BadgeFault> fault;  ///< exactly one of the two is there
};

[[nodiscard]] BadgeResult read_badge(const Json& document, Findings& findings);

/// The record of a document that is one badge.
[[nodiscard]] Record read_open_badge(const Json& document, Findings& findings);

/// Comprehensive Learner Record 2.0: badges of one learner, each with its own issuer, in an
/// envelope. What cannot be read of it is a warning, and the rest is read.
[[nodiscard]] Record read_clr(const Json& document, const ReadLimits& limits, Findings& findings);

/// Whether `type` of a credential is one of those that award an achievement.
[[nodiscard]] bool is_badge(const Json& document);

}  // namespace cairn::engine::records
