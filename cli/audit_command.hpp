// SPDX-License-Identifier: Apache-2.0
/// @file
/// `cairn audit POLICY RECORDS…`: audits learners against the awards of a policy.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace cairn::cli {

/// As written; `run` says what is wrong with it.
struct AuditRequest {
  std::string policy;
  std::vector<std::string> records;
  std::vector<std::string> awards;
  std::string learner;
  std::string as_of;
  std::string format = "text";
  std::vector<std::string> profiles;
  std::vector<std::string> facts;
  std::string work;
  std::string colour = "auto";
  bool exit_verdict = false;
};

/// The verb; what is on the command line goes into `request`, which must outlive it.
[[nodiscard]] Verb audit_verb(AuditRequest& request);

}  // namespace cairn::cli
