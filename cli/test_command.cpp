// SPDX-License-Identifier: Apache-2.0
#include "cli/test_command.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/policy.hpp>
#include <cairn/engine/report.hpp>
#include <cairn/lang/render.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"

namespace cairn::cli {
namespace {

using engine::safe_text;

/// With it the line begins in the policy; here the word before it says so already.
constexpr std::string_view expect_word = "expect ";

class TestRun {
 public:
  TestRun(bool colour, bool lists_coverage, Outcome& outcome)
      : colour_(colour), lists_coverage_(lists_coverage), outcome_(outcome) {}

  void file(const std::string& path) {
    auto policy = load_policy(path);
    if (!policy) {
      complain(policy.error());
      outcome_.note(ExitStatus::unreadable);
      return;
    }
    if (!policy->result.program) {
      complain(lang::render(policy->result.diagnostics, *policy->sources));
      outcome_.note(ExitStatus::findings);
      return;
    }
    const engine::Policy compiled = engine::compile(*std::move(policy->result.program));
    const auto outcomes = run_tests(compiled);
    const std::string name = safe_text(shown_name(path));
    if (outcomes.empty()) {
      output_.write(name + ": there are no tests in this file\n");
      return;
    }
    output_.write(name + "\n");
    std::size_t failed = 0;
    for (const engine::TestOutcome& outcome : outcomes) {
      show(outcome);
      if (!outcome.passed) ++failed;
    }
    output_.write(failed == 0
                      ? counted(outcomes.size(), "test") + ", all ok\n"
                      : fmt::format("{}, {} FAILED\n", counted(outcomes.size(), "test"), failed));
    if (failed > 0) outcome_.note(ExitStatus::findings);
    show_coverage(engine::coverage(compiled, outcomes));
  }

  void finish() { output_.finish(outcome_); }

 private:
  static std::string place_text(const program::SourcePlace& place) {
    return fmt::format("{}:{}", safe_text(place.file), place.line);
  }

  void show(const engine::TestOutcome& outcome) {
    if (outcome.passed) {
      output_.write(fmt::format("  {}      {}\n", coloured("ok", "32"), safe_text(outcome.title)));
      return;
    }
    output_.write(fmt::format("  {}  {}\n", coloured("FAILED", "1;31"), safe_text(outcome.title)));
    for (const auto& failure : outcome.failures) {
      std::string_view expected = failure.expected;
      if (expected.starts_with(expect_word)) expected.remove_prefix(expect_word.size());
      output_.write(fmt::format("          expected  {}  ({})\n          found     {}\n",
                                safe_text(expected), place_text(failure.place),
                                safe_text(failure.found)));
    }
  }

  /// A clause that no test shows to fail could be struck out unnoticed.
  void show_coverage(const std::vector<engine::ClauseCoverage>& clauses) {
    const auto both = [](const engine::ClauseCoverage& clause) {
      return clause.seen_met && clause.seen_failing;
    };
    const auto shown =
        static_cast<std::size_t>(std::count_if(clauses.begin(), clauses.end(), both));
    std::string line =
        fmt::format("clauses shown both to hold and to fail: {} of {}", shown, clauses.size());
    if (shown < clauses.size() && !lists_coverage_) line += "; `--coverage` names the others";
    output_.write(line + "\n");
    if (!lists_coverage_) return;
    for (const engine::ClauseCoverage& clause : clauses) {
      if (both(clause)) continue;
      std::string_view what = "no test shows it";
      if (clause.seen_met) what = "never seen to fail";
      if (clause.seen_failing) what = "never seen to hold";
      output_.write(
          fmt::format("  {:<18}  {}  ({})\n", what, clause.path, place_text(clause.place)));
    }
  }

  [[nodiscard]] std::string coloured(std::string_view word, std::string_view code) const {
    return colour_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, word) : std::string(word);
  }

  bool colour_;
  bool lists_coverage_;
  Outcome& outcome_;
  Output output_;
};

int run(const TestRequest& request) {
  const auto colour = parse_colour(request.colour);
  if (!colour) return wrong_colour(request.colour, "test");
  if (request.files.empty()) return wrong_usage("no file is given to test", "test");
  if (repeats_standard_input(request.files)) return wrong_standard_input("test");

  Outcome outcome;
  TestRun tests(uses_colour(STDOUT_FILENO, *colour), request.coverage, outcome);
  for (const std::string& file : request.files)
    tests.file(file);
  tests.finish();
  return outcome.exit_status();
}

}  // namespace

Verb test_verb(TestRequest& request) {
  return {
      .name = "test",
      .description = "Run the tests that stand in policies",
      .inputs = {{"FILE...", "policy files; `-` is standard input", &request.files}},
      .options = {{"--coverage", "",
                   "name the clauses that the tests do not show both to hold and to fail",
                   &request.coverage},
                  colour_option(request.colour)},
      .footer = R"(
Examples:
  cairn test policy.cairn
  cairn test --coverage policy.cairn

Ends with 0 where every test is ok, with 1 where one failed or the policy has errors.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
