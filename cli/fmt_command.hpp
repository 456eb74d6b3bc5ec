// SPDX-License-Identifier: Apache-2.0
/// @file
/// `cairn fmt FILE…`: writes policies in the one form that Cairn knows.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace cairn::cli {

struct FmtRequest {
  std::vector<std::string> files;
  bool check = false;
  bool diff = false;
  std::string colour = "auto";
};

/// The verb; what is on the command line goes into `request`, which must outlive it.
[[nodiscard]] Verb fmt_verb(FmtRequest& request);

}  // namespace cairn::cli
