// SPDX-License-Identifier: Apache-2.0
/// @file
/// What `cairn check` found in several policies, written for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/policy_file.hpp"

namespace cairn::cli {

/// A policy that was asked for. One that could not be read has no contents, but says why.
struct CheckedFile {
  std::string name;  ///< as it is shown
  std::optional<PolicyFile> policy;
  std::string unreadable;
};

/// One JSON object, `check/1`, members in a fixed order; docs/check.schema.json.
[[nodiscard]] std::string check_json(const std::vector<CheckedFile>& files);

/// A SARIF 2.1.0 log with one run, for code scanning and editors.
[[nodiscard]] std::string check_sarif(const std::vector<CheckedFile>& files);

}  // namespace cairn::cli
