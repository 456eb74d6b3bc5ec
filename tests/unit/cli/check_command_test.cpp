// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "program.hpp"

using namespace cli_test;

namespace {

const std::string_view wrong_policy =
    "edition 1\npolicy \"P\" { framework nzqcf home { \"Poly\" } }\nuse nzqcf\n"
    "award cert \"C\" { requires { core: at least 3 of data-stak } }\n";

}

TEST_CASE("check says that a policy has no errors, and what is in it") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", policy_text);
  const Ran ran = cairn({"check", policy});
  CHECK(ran.status == 0);
  CHECK(ran.out == policy + ": no errors (2 awards, 2 clauses, 1 test)\n");
  CHECK(ran.error.empty());
}

TEST_CASE("check shows each error at its place, on standard output, and ends with 1") {
  const Folder folder;
  const Ran ran = cairn({"check", folder.file("policy.cairn", wrong_policy)});
  CHECK(ran.status == 1);
  CHECK(contains(ran.out, "error[E0"));
  CHECK(contains(ran.out, "policy.cairn:4:"));
  CHECK(contains(ran.out, "data-stak"));
  CHECK(ran.error.empty());
}

TEST_CASE("check goes on after a file that it cannot read, and says so in its status") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", policy_text);
  const Ran ran = cairn({"check", folder.path() + "/none.cairn", folder.path(), policy});
  CHECK(ran.status == 3);
  CHECK(contains(ran.error, "error[E0602]"));
  CHECK(contains(ran.error, "none.cairn`: No such file or directory"));
  CHECK(contains(ran.error, folder.path() + "`: Is a directory"));
  CHECK(contains(ran.out, "no errors"));
}

TEST_CASE("errors in a policy outweigh a file that cannot be read") {
  const Folder folder;
  const Ran ran =
      cairn({"check", folder.path() + "/none", folder.file("policy.cairn", wrong_policy)});
  CHECK(ran.status == 1);
}

TEST_CASE("a policy can come from standard input") {
  const Ran ran = cairn({"check", "-"}, {.input = std::string(policy_text)});
  CHECK(ran.status == 0);
  CHECK(contains(ran.out, "standard input: no errors"));
}

TEST_CASE("a policy finds the files beside it wherever the program is run") {
  const Folder folder;
  folder.file("parts.cairn", "edition 1\nlet stack = courses where level >= nzqcf level 5\n");
  const std::string policy = folder.file(
      "policy.cairn",
      "edition 1\npolicy \"P\" { framework nzqcf home { \"Poly\" } }\nuse nzqcf\n"
      "use \"parts.cairn\"\naward cert \"C\" { requires { core: at least 3 of stack } }\n");
  const Ran ran = cairn({"check", policy});
  INFO(ran.out);
  CHECK(ran.status == 0);
}

TEST_CASE("colour is shown at a terminal, unless NO_COLOR or --colour refuse it") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", wrong_policy);
  CHECK(contains(cairn({"check", policy}, {.sink = Sink::terminal}).out, "\x1b["));
  CHECK_FALSE(contains(
      cairn({"check", policy}, {.sink = Sink::terminal, .environment = {"NO_COLOR=1"}}).out,
      "\x1b["));
  CHECK_FALSE(contains(cairn({"check", policy, "--colour", "never"}, {.sink = Sink::terminal}).out,
                       "\x1b["));
  CHECK_FALSE(contains(cairn({"check", policy}).out, "\x1b["));
  CHECK(contains(cairn({"check", policy, "--colour=always"}).out, "\x1b["));
}

TEST_CASE("test runs what stands in the policy") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", policy_text);
  const Ran ran = cairn({"test", policy});
  CHECK(ran.status == 0);
  CHECK(ran.out ==
        policy +
            "\n  ok      two courses make the certificate\n1 test, all ok\n"
            "clauses shown both to hold and to fail: 0 of 2; `--coverage` names the others\n");
}

TEST_CASE("the clauses that no test guards are named") {
  const Folder folder;
  const std::string policy = folder.file("policy.cairn", policy_text);
  const Ran ran = cairn({"test", "--coverage", policy});
  CHECK(ran.status == 0);
  CHECK(contains(ran.out, "  never seen to fail  cert.core  (" + policy + ":"));
  CHECK(contains(ran.out, "  no test shows it    dip.volume"));
}

TEST_CASE("a failing test shows what was expected, where, and what was found") {
  const Folder folder;
  std::string text(policy_text);
  text.replace(text.find("expect cert met"), 15, "expect dip not met");
  const std::string policy = folder.file("policy.cairn", text);
  const Ran ran = cairn({"test", policy});
  CHECK(ran.status == 1);
  CHECK(contains(ran.out, "  FAILED  two courses make the certificate\n"));
  CHECK(contains(ran.out, "expected  dip not met  (" + policy + ":"));
  CHECK(contains(ran.out, "found     dip is met"));
  CHECK(contains(ran.out, "1 test, 1 FAILED\n"));
}

TEST_CASE("a policy without tests says so") {
  const Folder folder;
  const std::string text(policy_text.substr(0, policy_text.find("test \"")));
  const Ran ran = cairn({"test", folder.file("policy.cairn", text)});
  CHECK(ran.status == 0);
  CHECK(contains(ran.out, "there are no tests in this file"));
}

TEST_CASE("a policy with errors is not tested") {
  const Folder folder;
  const Ran ran = cairn({"test", folder.file("policy.cairn", wrong_policy)});
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(contains(ran.error, "error[E0"));
}

TEST_CASE("notes are counted, shown when they are asked for, and never change the status") {
  const Folder folder;
  const std::string policy =
      folder.file("policy.cairn",
                  "edition 1\npolicy \"P\" { framework nzqcf home { \"Home\" } }\nuse nzqcf\n"
                  "award a \"A\" { requires { core: at least 1 course } provided { panel: approval "
                  "of \"Board\" } }\n");
  const Ran quiet = cairn({"check", policy});
  CHECK(quiet.status == 0);
  CHECK(quiet.out == policy + ": no errors (1 award, 2 clauses, 1 note)\n");
  const Ran aloud = cairn({"check", "--notes", policy});
  CHECK(aloud.status == 0);
  CHECK(contains(aloud.out, "note[W0029]"));
  CHECK(contains(cairn({"check", "--notes", "--format", "json", policy}).out, "W0029"));
  CHECK_FALSE(contains(cairn({"check", "--format", "json", policy}).out, "W0029"));
}

TEST_CASE("versions of one policy are held side by side, and other policies left alone") {
  const Folder folder;
  const auto policy = [&](const std::string& name, const std::string& title,
                          const std::string& line) {
    return folder.file(name + ".cairn", "edition 1\npolicy \"" + title + "\" { version \"" + name +
                                            "\" " + line + " }\n");
  };
  const std::string one = policy("1", "P", "effective until 2025-12-31");
  const std::string two = policy("2", "P", "effective from 2026-01-01");
  const std::string late = policy("3", "P", "effective from 2025-12-31");
  const std::string other = policy("4", "Q", "effective from 2025-12-31");
  const Ran good = cairn({"check", one, other, two});
  CHECK(good.status == 0);
  CHECK(contains(good.out, "2 versions of `P`: no errors\n"));
  const Ran wrong = cairn({"check", one, late});
  CHECK(wrong.status == 1);
  CHECK(contains(wrong.out, "E0611"));
  const Ran as_json = cairn({"check", "--format", "json", one, late});
  CHECK(as_json.status == 1);
  CHECK(contains(as_json.out, "E0611"));
}
