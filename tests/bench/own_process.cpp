// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/own_process.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>

#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cairn::bench {
namespace {

[[noreturn]] void fail(const char* why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

}  // namespace

double in_own_process(const std::function<double()>& measure) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) fail("no pipe could be made");
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child < 0) fail("no process could be started");
  if (child == 0) {
    const double measured = measure();
    const bool told = write(ends[1], &measured, sizeof measured) == sizeof measured;
    _exit(told ? 0 : 1);
  }
  close(ends[1]);
  double measured = 0;
  const bool heard = read(ends[0], &measured, sizeof measured) == sizeof measured;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!heard || status != 0) fail("a measurement failed");
  return measured;
}

}  // namespace cairn::bench
