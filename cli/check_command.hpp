// SPDX-License-Identifier: Apache-2.0
/// @file
/// `cairn check FILE…`: reads and type-checks policies; says what is wrong, where, and what to
/// write instead.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace cairn::cli {

struct CheckRequest {
  std::vector<std::string> files;
  std::string colour = "auto";
  std::string format = "text";
  bool notes = false;
};

/// The verb; what is on the command line goes into `request`, which must outlive it.
[[nodiscard]] Verb check_verb(CheckRequest& request);

}  // namespace cairn::cli
