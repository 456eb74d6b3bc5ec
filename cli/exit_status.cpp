// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_status.hpp"

#include <algorithm>

namespace cairn::cli {
namespace {

int gravity(ExitStatus status) {
  switch (status) {
    case ExitStatus::done:
      return 0;
    case ExitStatus::unreadable:
      return 1;
    case ExitStatus::unwritable:
      return 2;
    case ExitStatus::findings:
      return 3;
    case ExitStatus::usage:
      return 4;
  }
  return 0;
}

}  // namespace

void Outcome::note(ExitStatus status) {
  if (gravity(status) > gravity(gravest_)) gravest_ = status;
}

void Outcome::note(engine::Verdict verdict) {
  verdict_ = std::max(verdict_, engine::verdict_exit_status(verdict));
}

int Outcome::exit_status() const {
  return gravest_ == ExitStatus::done ? verdict_ : static_cast<int>(gravest_);
}

}  // namespace cairn::cli
