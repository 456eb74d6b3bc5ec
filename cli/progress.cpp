// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.hpp"

#include <cstdio>

#include <fmt/core.h>
#include <unistd.h>

#include "cli/output.hpp"

namespace cairn::cli {
namespace {

constexpr std::size_t few_records = 200;

}  // namespace

Progress::Progress(std::size_t total, std::string_view done_word)
    : total_(total),
      done_word_(done_word),
      shown_(total > few_records && is_terminal(STDERR_FILENO) && !is_terminal(STDOUT_FILENO)) {}

void Progress::step() {
  ++done_;
  if (!shown_) return;
  const std::size_t percent = done_ * 100 / total_;
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  fmt::print(stderr, "\r{} of {} {} ({}%)", done_, total_, done_word_, percent);
  std::fflush(stderr);
}

void Progress::finish() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace cairn::cli
