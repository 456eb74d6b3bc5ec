// SPDX-License-Identifier: Apache-2.0
/// @file
/// `cairn test FILE…`: runs the tests that stand in a policy.
#pragma once

#include <string>
#include <vector>

#include "cli/command_line.hpp"

namespace cairn::cli {

struct TestRequest {
  std::vector<std::string> files;
  std::string colour = "auto";
  bool coverage = false;
};

/// The verb; what is on the command line goes into `request`, which must outlive it.
[[nodiscard]] Verb test_verb(TestRequest& request);

}  // namespace cairn::cli
