// SPDX-License-Identifier: Apache-2.0
// The order of declarations changes nothing but where things stand.
#include <algorithm>
#include <vector>

#include "fixture.hpp"

using namespace cairn;
using namespace cairn::test;
using namespace cairn::program;

namespace {

const std::vector<std::string> declarations = {
    "use nzqcf\n",
    "use eqf\n",
    "policy \"P\" { framework nzqcf home { \"H\" } }\n",
    "framework local { levels { \"low\", \"high\" } unit local }\n",
    "crosswalk local to eqf { \"low\" is 3 status official }\n",
    "scale marks { grade \"Fail\" points 0 grade \"Pass\" points 1 }\n",
    "field credential campus is text\n",
    "let upper = { lower, courses where level >= 6 }\n",
    "let lower = courses where campus is \"Dunedin\" and level >= 4\n",
    "recognise \"B\" from \"X\" { as \"N-2\" }\n",
    "recognise \"A\" from \"X\" { as \"N-1\" worth 5 credits }\n",
    "overlap { \"N-1\", \"N-2\" }\n",
    "award second { requires { base: complete first  more: at least 10 credits from upper } }\n",
    "award first { requires { core: at least 2 of lower  rest: any of { \"N-1\", \"N-2\" } } }\n",
};

/// All that a Program says except where it stands.
std::string summary(const Program& program) {
  std::string text;
  const auto line = [&text](const std::string& part) { text += part + "\n"; };
  for (const Framework& framework : program.frameworks)
    line("framework " + framework.name + " " + std::to_string(framework.levels.size()));
  for (const Crosswalk& crosswalk : program.crosswalks)
    line("crosswalk " + program[crosswalk.from].name + " " + program[crosswalk.to].name);
  for (const Scale& scale : program.scales)
    line("scale " + scale.name);
  for (const DeclaredField& field : program.fields)
    line("field " + field.name);
  for (const program::Predicate& predicate : program.predicates)
    line("predicate " + predicate.text);
  for (const program::Selection& selection : program.selections)
    line("selection " + selection.name + ": " + selection.text);
  for (const Clause& clause : program.clauses)
    line("clause " + clause.path + ": " + clause.text);
  for (const Award& award : program.awards)
    line("award " + award.name);
  for (const Recognition& recognition : program.recognitions)
    line("recognition " + recognition.label + ": " + recognition.text);
  for (const Overlap& overlap : program.overlaps)
    line(overlap.text);
  return text;
}

std::string in_order(const std::vector<std::string>& parts) {
  std::string text = "edition 1\n";
  for (const std::string& part : parts)
    text += part;
  return text;
}

}  // namespace

TEST_CASE("the order of declarations changes nothing in the Program") {
  const std::string expected = summary(program_of(in_order(declarations)));
  CHECK(expected.find("award first\naward second\n") != std::string::npos);
  std::vector<std::string> parts = declarations;
  std::reverse(parts.begin(), parts.end());
  CHECK(summary(program_of(in_order(parts))) == expected);
  for (std::size_t shift = 1; shift < declarations.size(); ++shift) {
    parts = declarations;
    std::rotate(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(shift), parts.end());
    CHECK(summary(program_of(in_order(parts))) == expected);
  }
}

TEST_CASE("clauses keep the order in which they are written") {
  const Program program =
      program_of(policy_with("requires { z: at least 1 course  a: at least 1 badge }"));
  const Award& award = award_of(program, "a");
  CHECK(program[award.requirements[0]].label == "z");
  CHECK(program[award.requirements[1]].label == "a");
}
