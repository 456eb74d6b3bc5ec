// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "program.hpp"

using namespace cli_test;

namespace {

std::string wrong(const std::vector<std::string>& arguments) {
  const Ran ran = cairn(arguments);
  CHECK(ran.status == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.error, "--help` shows what can be written here"));
  return ran.error;
}

}  // namespace

TEST_CASE("help is a result, and has an example of each verb") {
  const Ran ran = cairn({"--help"});
  CHECK(ran.status == 0);
  CHECK(ran.error.empty());
  for (const char* part :
       {"cairn check policy.cairn", "cairn test policy.cairn",
        "cairn audit policy.cairn learner.json --as-of 2026-06-30", "cairn fmt policy.cairn"}) {
    CHECK(contains(ran.out, part));
  }
  for (const char* verb : {"check", "test", "audit", "fmt"}) {
    const Ran help = cairn({verb, "--help"});
    CHECK(help.status == 0);
    CHECK(contains(help.out, std::string("Usage: cairn ") + verb));
    CHECK(contains(help.out, std::string("\n  cairn ") + verb + " policy.cairn"));
    CHECK(contains(help.out, "--colour WHEN"));
  }
}

TEST_CASE("the version is one line") {
  const Ran ran = cairn({"--version"});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("cairn "));
  CHECK(ran.out.find('\n') == ran.out.size() - 1);
}

TEST_CASE("a wrong command line is answered in plain words, with the nearest spelling") {
  CHECK(contains(wrong({}), "no command is given; the commands are `check`, `test`, `audit`"));
  CHECK(contains(wrong({"adit", "p", "r"}), "there is no command `adit`; did you mean `audit`?"));
  CHECK(contains(wrong({"frobnicate"}), "the commands are `check`, `test`, `audit`"));
  CHECK(contains(wrong({"audit", "p", "r", "--as-off", "2026-01-01"}),
                 "`cairn audit` has no option `--as-off`; did you mean `--as-of`?"));
  CHECK(contains(wrong({"--as-of", "2026-01-01", "audit", "p", "r"}),
                 "`--as-of` stands after the command"));
  CHECK(contains(wrong({"audit", "p", "r", "--as-of"}), "`--as-of` needs a value"));
  CHECK(contains(wrong({"audit", "p", "r", "--learner", "a", "--learner", "b"}),
                 "`--learner` is given more than once"));
  CHECK(contains(wrong({"check"}), "no file is given to check"));
  CHECK(contains(wrong({"test"}), "no file is given to test"));
  CHECK(contains(wrong({"audit"}), "no policy is given"));
  CHECK(contains(wrong({"audit", "p"}), "no records are given after the policy"));
  CHECK(contains(wrong({"audit", "p", "r", "--as-of", "30.6.2026"}), "`30.6.2026` is not a date"));
  CHECK(contains(wrong({"audit", "p", "r", "--as-of", "2026-02-30"}), "is not a date"));
  CHECK(contains(wrong({"audit", "p", "r", "--format", "xml"}), "`text` or `json`, not `xml`"));
  CHECK(contains(wrong({"audit", "p", "r", "--work", "0"}), "1 or more, not `0`"));
  CHECK(contains(wrong({"audit", "p", "r", "--work", "many"}), "not `many`"));
  CHECK(contains(wrong({"check", "p", "--colour", "blue"}), "`never`, not `blue`"));
  CHECK(contains(wrong({"audit", "-", "-"}), "standard input (`-`) can be read only once"));
}

TEST_CASE("what stands on the command line cannot take over the terminal") {
  const std::string said = wrong({"audit", "p", "r", "--format", "\x1b[2J"});
  CHECK_FALSE(contains(said, "\x1b"));
  CHECK(contains(said, "<U+001B>"));
}

TEST_CASE("output that cannot be written is an error of its own") {
  for (const Sink sink : {Sink::full_disk, Sink::closed}) {
    const Ran ran = cairn({"--help"}, {.sink = sink});
    CHECK(ran.status == 4);
    CHECK(contains(ran.error, "cannot write the output: "));
  }
}

TEST_CASE("a reader that leaves early is not told about it") {
  const Ran ran = cairn({"--help"}, {.sink = Sink::closed_pipe});
  CHECK(ran.status == 4);
  CHECK(ran.error.empty());
}
