// SPDX-License-Identifier: Apache-2.0
/// @file
/// `cairn explain CODE…`: a page about a message, and without a code the list of them.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace cairn::cli {

struct ExplainRequest {
  std::vector<std::string> codes;
};

/// The verb; what is on the command line goes into `request`, which must outlive it.
[[nodiscard]] Verb explain_verb(ExplainRequest& request);

}  // namespace cairn::cli
