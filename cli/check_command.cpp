// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/versions.hpp>

#include "cli/check_report.hpp"
#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"

namespace cairn::cli {
namespace {

std::string contents_text(const program::Program& program, std::size_t notes) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view noun) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, noun);
  };
  add(program.awards.size(), "award");
  add(program.clauses.size(), "clause");
  add(program.recognitions.size(), "recognition");
  add(program.tests.size(), "test");
  add(notes, "note");
  return text;
}

CheckedFile check_file(const std::string& path, const std::shared_ptr<Sources>& sources,
                       Outcome& outcome) {
  CheckedFile file{.name = shown_name(path), .policy = {}, .unreadable = {}};
  auto policy = load_policy(path, sources);
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

std::string render(const DiagnosticList& diagnostics, const Sources& sources, bool colour) {
  return diagnostics.empty() ? "" : lang::render(diagnostics, sources, {.colour = colour});
}

std::string check_text(const CheckedFile& file, bool colour) {
  if (!file.policy) return "";
  const lang::CheckResult& result = file.policy->result;
  const std::string text = render(result.diagnostics, *file.policy->sources, colour);
  if (!result.program) return text;
  const std::string contents = contents_text(*result.program, result.notes.size());
  return text + fmt::format("{}: no errors{}\n", engine::safe_text(file.name),
                            contents.empty() ? "" : " (" + contents + ")");
}

/// `2024.1, in effect until 2025-12-31`
std::string version_text(const program::Program& program) {
  std::string text = program.version.empty() ? "without a version" : program.version;
  const auto add = [&](std::string_view what, const std::optional<Date>& from,
                       const std::optional<Date>& until) {
    if (from || until) text += fmt::format(", {}", what);
    if (from) text += " from " + from->to_text();
    if (until) text += " until " + until->to_text();
  };
  add("in effect", program.effective_from, program.effective_until);
  add("for learners admitted", program.admitted_from, program.admitted_until);
  return engine::safe_text(text);
}

/// The policies that are versions of one another, each lot of them.
std::vector<std::vector<lang::CheckResult*>> versions_among(std::vector<CheckedFile>& files) {
  std::vector<std::vector<lang::CheckResult*>> all;
  for (CheckedFile& file : files) {
    if (!file.policy || !file.policy->result.program || !file.policy->result.places) continue;
    lang::CheckResult* result = &file.policy->result;
    const auto alike = std::find_if(all.begin(), all.end(), [&](const auto& versions) {
      return lang::same_policy(*versions.front()->program, *result->program);
    });
    if (alike == all.end()) {
      all.push_back({result});
    } else {
      alike->push_back(result);
    }
  }
  std::erase_if(all, [](const auto& versions) { return versions.size() < 2; });
  return all;
}

std::string versions_text(const std::vector<lang::CheckResult*>& versions) {
  std::string text = fmt::format("{} versions of `{}`: no errors\n", versions.size(),
                                 engine::safe_text(versions.front()->program->title));
  for (const lang::CheckResult* version : versions)
    text += "  " + version_text(*version->program) + "\n";
  return text;
}

/// For programs, what versions say together is told of the policy in which it stands.
void hand_out(const DiagnosticList& found, const std::vector<lang::CheckResult*>& versions) {
  for (const Diagnostic& diagnostic : found) {
    for (lang::CheckResult* version : versions) {
      if (version->places->title.source != diagnostic.span.source) continue;
      version->diagnostics.report(diagnostic.code, diagnostic.span) = diagnostic;
      if (diagnostic.severity() == Severity::error) version->program.reset();
    }
  }
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
  const bool text = !json && !sarif;
  const bool coloured = uses_colour(STDOUT_FILENO, *colour);
  const auto sources = std::make_shared<Sources>();
  std::vector<CheckedFile> files;
  for (const std::string& path : request.files) {
    files.push_back(check_file(path, sources, outcome));
    if (request.notes && files.back().policy) {
      lang::CheckResult& result = files.back().policy->result;
      result.diagnostics.append(result.notes);
      result.diagnostics.sort();
    }
    if (text) output.write(check_text(files.back(), coloured));
  }
  for (const auto& versions : versions_among(files)) {
    const DiagnosticList found = lang::check_versions({versions.begin(), versions.end()});
    if (found.has_errors()) outcome.note(ExitStatus::findings);
    if (text) {
      output.write(render(found, *sources, coloured));
      if (!found.has_errors()) output.write(versions_text(versions));
    } else {
      hand_out(found, versions);
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
                  {"--notes", "",
                   "say too what the policy leaves to people to decide, and under which clauses\n"
                   "more learning can fail",
                   &request.notes},
                  colour_option(request.colour)},
      .footer = R"(
Examples:
  cairn check policy.cairn
  cairn check policy-2024.cairn policy-2026.cairn
  cairn check --format sarif rules/*.cairn > cairn.sarif

Versions of one policy are also held side by side: no day and no learner without rules, or with two.

Ends with 0 where there are no errors, with 1 where there are, whatever the format.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
