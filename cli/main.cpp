// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <new>

#include "cli/audit_command.hpp"
#include "cli/check_command.hpp"
#include "cli/command_line.hpp"
#include "cli/exit_status.hpp"
#include "cli/explain_command.hpp"
#include "cli/fmt_command.hpp"
#include "cli/messages.hpp"
#include "cli/test_command.hpp"

namespace {

using namespace cairn::cli;

int run_program(int argc, char** argv) {
  CheckRequest check;
  TestRequest test;
  AuditRequest audit;
  FmtRequest format;
  ExplainRequest explain;
  const Program program = {
      .description = "Cairn: policies for stacking credentials, checked, and audited exactly",
      .version = "cairn " CAIRN_VERSION,
      .verbs = {check_verb(check), test_verb(test), audit_verb(audit), fmt_verb(format),
                explain_verb(explain)},
      .footer = R"(
Examples:
  cairn check policy.cairn
  cairn test policy.cairn
  cairn audit policy.cairn learner.json --as-of 2026-06-30
  cairn fmt policy.cairn
  cairn explain E0301

`cairn audit --help` says more about a command.
)",
  };
  return run(program, argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that closes the pipe early is told apart from a disk that is full by its error.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run_program(argc, argv);
  } catch (const std::bad_alloc&) {
    complain("error: there is not enough memory for this input");
    return static_cast<int>(ExitStatus::unreadable);
  }
}
