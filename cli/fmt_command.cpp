// SPDX-License-Identifier: Apache-2.0
#include "cli/fmt_command.hpp"

#include <optional>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/format.hpp>
#include <cairn/lang/parse.hpp>
#include <cairn/lang/render.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/replace_file.hpp"
#include "cli/unified_diff.hpp"

namespace cairn::cli {
namespace {

class FmtRun {
 public:
  FmtRun(const FmtRequest& request, bool colour) : request_(request), colour_(colour) {}

  void file(const std::string& path) {
    auto before = read_input(path, lang::max_file_bytes);
    if (!before) {
      complain(unreadable_text(shown_name(path), before.error()));
      outcome_.note(ExitStatus::unreadable);
      return;
    }
    Sources sources;
    const SourceFile& source = sources.add(shown_name(path), *std::move(before));
    lang::FormatResult result = lang::format(source);
    if (result.text) {
      hand_over(path, source.text(), *result.text);
      return;
    }
    if (result.diagnostics.has_errors()) {
      complain(lang::render(result.diagnostics, sources, {.colour = colour_}));
    } else {
      complain(
          fmt::format("error: {} is left as it is: formatted, it would not say the same; this "
                      "is a fault in Cairn, please report it",
                      shown(path)));
    }
    outcome_.note(ExitStatus::findings);
  }

  int finish() {
    output_.finish(outcome_);
    return outcome_.exit_status();
  }

 private:
  static std::string shown(const std::string& path) { return engine::safe_text(shown_name(path)); }

  void hand_over(const std::string& path, std::string_view before, std::string_view after) {
    const bool differs = before != after;
    if (request_.check || request_.diff) {
      if (!differs) return;
      outcome_.note(ExitStatus::findings);
      output_.write(request_.check
                        ? shown(path) + "\n"
                        : unified_diff(before, after, shown(path), shown(path) + " (formatted)"));
    } else if (is_standard_input(path)) {
      output_.write(after);
    } else if (differs) {
      rewrite(path, after);
    }
  }

  void rewrite(const std::string& path, std::string_view after) {
    if (const auto why = replace_file(path, after)) {
      complain(fmt::format("error: cannot write `{}`: {}", shown(path), *why));
      outcome_.note(ExitStatus::unwritable);
      return;
    }
    output_.write(fmt::format("{}: formatted\n", shown(path)));
  }

  const FmtRequest& request_;
  bool colour_;
  Outcome outcome_;
  Output output_;
};

int run(const FmtRequest& request) {
  const auto colour = parse_colour(request.colour);
  if (!colour) return wrong_colour(request.colour, "fmt");
  if (request.files.empty()) return wrong_usage("no file is given to format", "fmt");
  if (repeats_standard_input(request.files)) return wrong_standard_input("fmt");
  if (request.check && request.diff) {
    return wrong_usage("`--check` names files and `--diff` shows how they differ: give one of them",
                       "fmt");
  }
  FmtRun formatting(request, uses_colour(STDERR_FILENO, *colour));
  for (const std::string& file : request.files)
    formatting.file(file);
  return formatting.finish();
}

}  // namespace

Verb fmt_verb(FmtRequest& request) {
  return {
      .name = "fmt",
      .description = "Write policies in their one canonical form",
      .inputs = {{"FILE...", "policy files; `-` is standard input, written to standard output",
                  &request.files}},
      .options = {{"--check", "", "change nothing; name the files that are in another form",
                   &request.check},
                  {"--diff", "", "change nothing; show what would be changed", &request.diff},
                  colour_option(request.colour)},
      .footer = R"(
Examples:
  cairn fmt policy.cairn
  cairn fmt --check rules/*.cairn
  cairn fmt --diff policy.cairn
  cairn fmt - < draft.cairn > policy.cairn

Rewrites each file in place and names those that changed. A file with faults of syntax is left as it
is. Ends with 0; with 1 where there are such faults or, with --check and --diff, where a file is in
another form; with 4 where a file could not be written.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
