// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/render.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"

namespace cairn::cli {
namespace {

std::string contents_text(const program::Program& program) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view noun) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, noun);
  };
  add(program.awards.size(), "award");
  add(program.clauses.size(), "clause");
  add(program.recognitions.size(), "recognition");
  add(program.tests.size(), "test");
  return text;
}

void check_file(const std::string& path, bool colour, Output& output, Outcome& outcome) {
  const auto policy = load_policy(path);
  if (!policy) {
    complain(policy.error());
    outcome.note(ExitStatus::unreadable);
    return;
  }
  const lang::CheckResult& result = policy->result;
  if (!result.diagnostics.empty()) {
    output.write(lang::render(result.diagnostics, policy->sources, {.colour = colour}));
  }
  if (!result.program) {
    outcome.note(ExitStatus::findings);
    return;
  }
  const std::string contents = contents_text(*result.program);
  output.write(fmt::format("{}: no errors{}\n", engine::safe_text(shown_name(path)),
                           contents.empty() ? "" : " (" + contents + ")"));
}

int run(const CheckRequest& request) {
  const auto colour = parse_colour(request.colour);
  if (!colour) return wrong_colour(request.colour, "check");
  if (request.files.empty()) return wrong_usage("no file is given to check", "check");
  if (repeats_standard_input(request.files)) return wrong_standard_input("check");

  Outcome outcome;
  Output output;
  const bool coloured = uses_colour(STDOUT_FILENO, *colour);
  for (const std::string& file : request.files)
    check_file(file, coloured, output, outcome);
  output.finish(outcome);
  return outcome.exit_status();
}

}  // namespace

Verb check_verb(CheckRequest& request) {
  return {
      .name = "check",
      .description = "Read and type-check policies",
      .inputs = {{"FILE...", "policy files; `-` is standard input", &request.files}},
      .options = {colour_option(request.colour)},
      .footer = R"(
Example:
  cairn check policy.cairn

Ends with 0 where there are no errors, with 1 where there are.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
