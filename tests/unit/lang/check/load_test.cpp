// SPDX-License-Identifier: Apache-2.0
// The graph of files: each once, faults of one file beside those of another.
#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

TEST_CASE("a file that two others use is read once") {
  const Program program = program_of(
      R"(edition 1
policy "P" { framework nzqcf home { "H" } }
use "one.cairn"
use "two.cairn"
use nzqcf
award a { requires { v: at least 1 of shared } })",
      {{"one.cairn", "edition 1\nuse \"shared.cairn\"\n"},
       {"two.cairn", "edition 1\nuse nzqcf\nuse \"shared.cairn\"\n"},
       {"shared.cairn", "edition 1\nuse nzqcf\nlet shared = courses where nzqcf level >= 5\n"}});
  std::vector<std::string> names;
  for (const SourceText& file : program.files)
    names.push_back(file.name);
  CHECK(names == std::vector<std::string>{"policy.cairn", "one.cairn", "shared.cairn",
                                          "stdlib:nzqcf", "two.cairn"});
}

TEST_CASE("a name that may stand in a file nobody found is not reported as well") {
  const Outcome outcome = check_text(R"(edition 1
policy "P" { framework nzqfc home { "H" } }
use nzqfc
award a { level 5 credits 40 requires { v: at least 40 credits where level >= 5 } })");
  INFO(outcome.shown);
  REQUIRE(outcome.result.diagnostics.size() == 1);
  CHECK(outcome.result.diagnostics.begin()->code == Code::unknown_module);
}

TEST_CASE("faults of every file are shown, each in its own") {
  const Outcome outcome =
      check_text(policy_with("requires { v: at least 1 of nothing-known }", "use \"other.cairn\""),
                 {{"other.cairn", "edition 1\nlet level-five = courses where level >= 5\n"}});
  INFO(outcome.shown);
  REQUIRE(outcome.result.diagnostics.size() == 2);
  CHECK(outcome.shown.find("policy.cairn:") != std::string::npos);
  CHECK(outcome.shown.find("other.cairn:") != std::string::npos);
}

TEST_CASE("parsed files can be checked without a loader") {
  Sources sources;
  const SourceFile& vocabulary = sources.add(
      "vocabulary.cairn", "edition 1\nframework local { levels { 1, 2 } unit local }\n");
  const SourceFile& policy =
      sources.add("policy.cairn",
                  "edition 1\npolicy \"P\" { framework local }\n"
                  "award a { credits 10 requires { v: at least 10 credits where level >= 2 } }\n");
  const lang::ParsedFile one = lang::parse(vocabulary);
  const lang::ParsedFile two = lang::parse(policy);
  const lang::CheckResult result = lang::check({&one, &two}, two);
  INFO(lang::render(result.diagnostics, sources));
  REQUIRE(result.program);
  CHECK(result.program->files.front().name == "policy.cairn");
}
