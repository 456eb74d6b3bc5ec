// SPDX-License-Identifier: Apache-2.0
/// @file
/// With which status the program ends. docs/cli.md has the table.
#pragma once

#include <cairn/engine/audit.hpp>

namespace cairn::cli {

enum class ExitStatus {
  done = 0,
  findings = 1,    ///< errors in a policy, or a test of it failed
  usage = 2,       ///< the command line asks for what does not exist
  unreadable = 3,  ///< some input could not be read; the rest is done
  unwritable = 4,  ///< the output could not be written
};

/// What happened in a run; the gravest of it is the exit status: wrong usage, then findings, then
/// output that could not be written, then input that could not be read, then the verdict.
class Outcome {
 public:
  void note(ExitStatus status);
  /// Counts only with `--exit-verdict`. Of several verdicts the one furthest from met holds.
  void note(engine::Verdict verdict);

  [[nodiscard]] int exit_status() const;

 private:
  ExitStatus gravest_ = ExitStatus::done;
  int verdict_ = 0;
};

}  // namespace cairn::cli
