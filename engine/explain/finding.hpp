// SPDX-License-Identifier: Apache-2.0
/// @file
/// One reason why a test did not come out true: what the record has and what the clause asks.
#pragma once

#include <string>
#include <vector>

namespace cairn::engine {

struct Finding {
  std::string field;  ///< `level`
  std::string has;    ///< `level is nzqcf 4`, `the record gives no level`
  std::string asks;   ///< `level >= 5`; may be empty
  bool unknown = false;
  bool awaits_grade = false;  ///< unknown only because the work is still in progress
  bool of_learner = false;    ///< the field is the learner's, whatever credential was asked about
  bool alternative = false;   ///< another of the tests asked with it would do as well
};

/// `level is nzqcf 4; the clause asks level >= 5`, several joined.
[[nodiscard]] std::string sentence(const std::vector<Finding>& findings);

}  // namespace cairn::engine
