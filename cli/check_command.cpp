// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/render.hpp>

#include "cli/check_report.hpp"
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

CheckedFile check_file(const std::string& path, Outcome& outcome) {
  CheckedFile file{.name = shown_name(path), .policy = {}, .unreadable = {}};
  auto policy = load_policy(path);
  if (!policy) {
    file.unreadable = policy.error();
    complain(file.unreadable);
    outcome.note(ExitStatus::unreadable);
    return file;
  }
  if (!policy->result.program) outcome.note(ExitStatus::findings);
  file.policy = *std::move(policy);
  return file;
}

std::string check_text(const CheckedFile& file, bool colour) {
  if (!file.policy) return "";
  const lang::CheckResult& result = file.policy->result;
  std::string text;
  if (!result.diagnostics.empty())
    text = lang::render(result.diagnostics, file.policy->sources, {.colour = colour});
  if (!result.program) return text;
  const std::string contents = contents_text(*result.program);
  return text + fmt::format("{}: no errors{}\n", engine::safe_text(file.name),
                            contents.empty() ? "" : " (" + contents + ")");
}

int run(const CheckRequest& request) {
  const auto colour = parse_colour(request.colour);
  if (!colour) return wrong_colour(request.colour, "check");
  const bool json = request.format == "json";
  const bool sarif = request.format == "sarif";
  if (!json && !sarif && request.format != "text") {
    return wrong_usage(fmt::format("--format is `text`, `json` or `sarif`, not `{}`",
                                   engine::safe_text(request.format)),
                       "check");
  }
  if (request.files.empty()) return wrong_usage("no file is given to check", "check");
  if (repeats_standard_input(request.files)) return wrong_standard_input("check");

  Outcome outcome;
  Output output;
  const bool coloured = uses_colour(STDOUT_FILENO, *colour);
  std::vector<CheckedFile> files;
  for (const std::string& path : request.files) {
    CheckedFile file = check_file(path, outcome);
    if (json || sarif) {
      files.push_back(std::move(file));
    } else {
      output.write(check_text(file, coloured));
    }
  }
  if (json) output.write(check_json(files));
  if (sarif) output.write(check_sarif(files));
  output.finish(outcome);
  return outcome.exit_status();
}

}  // namespace

Verb check_verb(CheckRequest& request) {
  return {
      .name = "check",
      .description = "Read and type-check policies",
      .inputs = {{"FILE...", "policy files; `-` is standard input", &request.files}},
      .options = {{"--format", "FORMAT",
                   "text, json (docs/check.schema.json) or sarif (SARIF 2.1.0)", &request.format},
                  colour_option(request.colour)},
      .footer = R"(
Examples:
  cairn check policy.cairn
  cairn check --format sarif rules/*.cairn > cairn.sarif

Ends with 0 where there are no errors, with 1 where there are, whatever the format.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
