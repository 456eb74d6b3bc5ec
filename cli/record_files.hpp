// SPDX-License-Identifier: Apache-2.0
/// @file
/// The learner records of one run: every file read, records of one learner put together, facts laid
/// over them, profiles applied.
#pragma once

#include <string>
#include <vector>

#include <cairn/engine/record.hpp>

#include "cli/exit_status.hpp"

namespace cairn::cli {

struct RecordFiles {
  std::vector<std::string> records;
  std::vector<std::string> facts;
  std::vector<std::string> profiles;
  /// Records that name no learner are this one's; empty: they stay apart.
  std::string learner;
};

/// What could be read; the rest is told on standard error and noted. Where facts or a profile
/// cannot be read there are no records at all: audits without them would not be what was asked for.
[[nodiscard]] std::vector<engine::Record> read_record_files(const RecordFiles& files,
                                                            Outcome& outcome);

}  // namespace cairn::cli
