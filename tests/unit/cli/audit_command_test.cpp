// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace cli_test;
using nlohmann::json;

namespace {

/// A policy and three learners: one has both courses, one has one of them, one is no record at all.
struct Cohort {
  Folder folder;
  std::string policy = folder.file("policy.cairn", policy_text);
  std::string both = folder.file("both.json", record_text("L-1", {"A-1", "A-2"}));
  std::string one = folder.file("one.json", record_text("L-2", {"A-1"}));
  std::string broken = folder.file("broken.json", R"({"cairn":"record/1","credentials":7})");

  [[nodiscard]] Ran audit(std::vector<std::string> arguments, const How& how = {}) const {
    std::vector<std::string> all = {"audit", policy};
    for (std::string& argument : arguments)
      all.push_back(std::move(argument));
    all.insert(all.end(), {"--as-of", "2026-06-30"});
    return cairn(all, how);
  }
};

std::vector<json> lines(const std::string& text) {
  std::istringstream stream(text);
  std::vector<json> result;
  for (std::string line; std::getline(stream, line);)
    result.push_back(json::parse(line));
  return result;
}

std::size_t times(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("an audit prints a page that begins with the verdict") {
  const Cohort cohort;
  const Ran ran = cohort.audit({cohort.both, "--award", "cert"});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("MET  Certificate\n"));
  CHECK(contains(ran.out, "L-1"));
  CHECK(contains(ran.out, "2026-06-30"));
  CHECK(ran.error.empty());
}

TEST_CASE("without --award every award of the policy is audited, by name, a rule between two") {
  const Cohort cohort;
  const Ran ran = cohort.audit({cohort.both});
  CHECK(ran.status == 0);
  CHECK(ran.out.find("MET  Certificate\n") < ran.out.find("MET  Diploma\n"));
  CHECK(times(ran.out, "\n\n──────────") == 1);
  CHECK(contains(cohort.audit({cohort.both, "--award", "dip", "--award", "cert"}).out,
                 "MET  Certificate"));
}

TEST_CASE("without --as-of the audit is of today, and says so") {
  const Cohort cohort;
  const Ran ran = cairn({"audit", cohort.policy, cohort.both, "--format", "json"});
  CHECK(ran.status == 0);
  const std::string date = lines(ran.out).front()["as_of"];
  CHECK(date.size() == 10);
  CHECK(date > "2025-12-31");
}

TEST_CASE("JSON is one object a line") {
  const Cohort cohort;
  const auto audits = lines(cohort.audit({cohort.both, cohort.one, "--format", "json"}).out);
  REQUIRE(audits.size() == 4);
  CHECK(audits[0]["learner"]["id"] == "L-1");
  CHECK(audits[0]["award"]["name"] == "cert");
  CHECK(audits[0]["verdict"] == "met");
  CHECK(audits[1]["award"]["name"] == "dip");
  CHECK(audits[2]["learner"]["id"] == "L-2");
  CHECK(audits[2]["verdict"] == "not-met");
}

TEST_CASE("the verdict is the exit status only where that is asked for, the greatest of several") {
  const Cohort cohort;
  CHECK(cohort.audit({cohort.one}).status == 0);
  CHECK(cohort.audit({cohort.both, "--exit-verdict"}).status == 0);
  CHECK(cohort.audit({cohort.both, cohort.one, "--exit-verdict"}).status == 13);
}

TEST_CASE("a record with an error costs itself alone") {
  const Cohort cohort;
  const Ran ran = cohort.audit({cohort.broken, cohort.both, "--award", "cert", "--exit-verdict"});
  CHECK(ran.status == 3);
  CHECK(ran.out.starts_with("MET  Certificate\n"));
  CHECK(contains(ran.error, "error[R0"));
  CHECK(contains(ran.error, "broken.json"));
  CHECK(contains(ran.error, "at: /credentials"));
}

TEST_CASE("a bad line of many is named by its number") {
  const Cohort cohort;
  const std::string lines_text = record_text("L-1", {"A-1", "A-2"}) +
                                 "\n{\"cairn\":\"record/1\",7}\n" + record_text("L-2", {"A-1"}) +
                                 "\n";
  const Ran ran = cohort.audit(
      {cohort.folder.file("cohort.ndjson", lines_text), "--format", "json", "--award", "cert"});
  CHECK(ran.status == 3);
  CHECK(lines(ran.out).size() == 2);
  CHECK(contains(ran.error, "cohort.ndjson:2"));
}

TEST_CASE("a file that is not there, or is a folder, is told with the reason") {
  const Cohort cohort;
  const Ran ran = cohort.audit(
      {cohort.folder.path() + "/none.json", cohort.folder.path(), cohort.both, "--award", "cert"});
  CHECK(ran.status == 3);
  CHECK(contains(ran.error, "none.json`: No such file or directory"));
  CHECK(contains(ran.error, "`: Is a directory"));
  CHECK(ran.out.starts_with("MET  Certificate\n"));
  CHECK(cairn({"audit", cohort.folder.path() + "/none.cairn", cohort.both}).status == 3);
}

TEST_CASE("records can come from standard input") {
  const Cohort cohort;
  const Ran ran =
      cohort.audit({"-", "--award", "cert"}, {.input = record_text("L-7", {"A-1", "A-2"})});
  CHECK(ran.status == 0);
  CHECK(contains(ran.out, "L-7"));
}

TEST_CASE("records of one learner are put together") {
  const Cohort cohort;
  const std::string first = cohort.folder.file("1.json", record_text("L-5", {"A-1"}));
  const std::string second = cohort.folder.file("2.json", record_text("L-5", {"A-2"}));
  const auto audits =
      lines(cohort.audit({first, second, "--format", "json", "--award", "cert"}).out);
  REQUIRE(audits.size() == 1);
  CHECK(audits[0]["verdict"] == "met");
}

TEST_CASE("--learner chooses one, and takes in records that name nobody") {
  const Cohort cohort;
  const auto audits =
      lines(cohort.audit({cohort.both, cohort.one, "--learner", "L-2", "--format", "json"}).out);
  REQUIRE(audits.size() == 2);
  CHECK(audits[0]["learner"]["id"] == "L-2");

  std::string nobody = record_text("X", {"A-2"});
  nobody.replace(nobody.find(R"({"id":"X"})"), 10, "{}");
  const Ran ran = cohort.audit({cohort.one, cohort.folder.file("badge.json", nobody), "--learner",
                                "L-2", "--award", "cert"});
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("MET  Certificate\n"));
  CHECK(contains(ran.error, "a record naming no learner is taken to be about `L-2`"));
}

TEST_CASE("an award or a learner that does not exist is wrong usage, with the nearest name") {
  const Cohort cohort;
  const Ran award = cohort.audit({cohort.both, "--award", "certt"});
  CHECK(award.status == 2);
  CHECK(contains(award.error, "no award `certt`; did you mean `cert`?"));
  CHECK(contains(award.error, "its awards are `cert`, `dip`"));
  const Ran learner = cohort.audit({cohort.both, cohort.one, "--learner", "L-3"});
  CHECK(learner.status == 2);
  CHECK(contains(learner.error, "no record is about a learner `L-3`"));
  CHECK(contains(learner.error, "`L-1`, `L-2`"));
  CHECK(learner.out.empty());
}

TEST_CASE("a policy with errors is shown on standard error, and nothing is audited") {
  const Cohort cohort;
  const std::string policy = cohort.folder.file("wrong.cairn", "edition 1\naward\n");
  const Ran ran = cairn({"audit", policy, cohort.both});
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(contains(ran.error, "error[E0"));
}

TEST_CASE("a policy without an award cannot audit") {
  const Cohort cohort;
  const std::string policy =
      cohort.folder.file("none.cairn", "edition 1\npolicy \"P\" { framework nzqcf }\nuse nzqcf\n");
  const Ran ran = cairn({"audit", policy, cohort.both});
  CHECK(ran.status == 2);
  CHECK(contains(ran.error, "declares no award"));
}

TEST_CASE("without the facts or the profile that were asked for nothing is audited") {
  const Cohort cohort;
  const std::string bad = cohort.folder.file("bad.json", "x");
  for (const char* option : {"--facts", "--profile"}) {
    const Ran broken = cohort.audit({cohort.both, option, bad});
    CHECK(broken.status == 3);
    CHECK(broken.out.empty());
    CHECK(contains(broken.error, "error[R0"));
    const Ran missing = cohort.audit({cohort.both, option, bad + "-none"});
    CHECK(missing.status == 3);
    CHECK(missing.out.empty());
    CHECK(contains(missing.error, "No such file or directory"));
  }
}

TEST_CASE("an audit that cannot be written down is not done") {
  const Cohort cohort;
  const Ran full = cohort.audit({cohort.one, "--exit-verdict"}, {.sink = Sink::full_disk});
  CHECK(full.status == 4);
  CHECK(contains(full.error, "cannot write the output: No space left on device"));
  const Ran left = cohort.audit({cohort.one}, {.sink = Sink::closed_pipe});
  CHECK(left.status == 4);
  CHECK(left.error.empty());
  // Input that could not be read is less grave than that.
  CHECK(cohort.audit({cohort.one, cohort.broken}, {.sink = Sink::full_disk}).status == 4);
}

TEST_CASE("the same audit gives the same bytes") {
  const Cohort cohort;
  for (const char* format : {"text", "json"}) {
    const Ran first = cohort.audit({cohort.both, cohort.one, "--format", format});
    const Ran second = cohort.audit({cohort.both, cohort.one, "--format", format});
    CHECK(first.out == second.out);
  }
}

TEST_CASE("what a record says cannot take over the terminal") {
  const Cohort cohort;
  std::string text = record_text("L-1", {"A-1", "A-2"});
  text.insert(text.find(R"("id":"L-1")"), R"("name":"\u001b[2J\u202etxt",)");
  const std::string record = cohort.folder.file("evil.json", text);
  const std::string page = cohort.audit({record, "--award", "cert"}).out;
  CHECK_FALSE(contains(page, "\x1b"));
  CHECK(contains(page, "<U+001B>[2J<U+202E>txt (L-1)"));
  CHECK_FALSE(contains(cohort.audit({record, "--format", "json"}).out, "\xe2\x80\xae"));
}

namespace {

std::string version_text(const std::string& version, const std::string& line, int courses) {
  return "edition 1\npolicy \"P\" { version \"" + version +
         "\" framework nzqcf home { \"Home\" } " + line +
         " }\nuse nzqcf\naward a \"A\" { requires { core: at least " + std::to_string(courses) +
         " courses } }\n";
}

/// Two versions in a folder of their own, beside a file that they use.
struct Versions {
  Folder folder;
  Folder records;
  std::string old_one =
      folder.file("2024.cairn", version_text("2024", "effective until 2025-12-31", 2));
  std::string new_one =
      folder.file("2026.cairn", version_text("2026", "effective from 2026-01-01", 3));
  std::string record = records.file("record.json", R"({"cairn":"record/1","learner":{"id":"L"},
    "credentials":[{"id":"A","kind":"course","awarded":"2024-03-01"},
                   {"id":"B","kind":"course","awarded":"2024-03-01"}]})");

  [[nodiscard]] Ran audit(std::vector<std::string> policies, const std::string& as_of) const {
    std::vector<std::string> all = {"audit"};
    for (std::string& policy : policies)
      all.push_back(std::move(policy));
    all.insert(all.end(), {record, "--as-of", as_of, "--format", "json"});
    return cairn(all);
  }
};

}  // namespace

TEST_CASE("several policies before the records are versions, of which one governs") {
  const Versions versions;
  const Ran then = versions.audit({versions.old_one, versions.new_one}, "2025-12-31");
  const Ran now = versions.audit({versions.new_one, versions.old_one}, "2026-01-01");
  REQUIRE(then.status == 0);
  REQUIRE(now.status == 0);
  CHECK(lines(then.out).at(0)["verdict"] == "met");
  CHECK(lines(then.out).at(0)["versions"]["version"] == "2024");
  CHECK(lines(now.out).at(0)["verdict"] == "not-met");
  CHECK(lines(now.out).at(0)["versions"]["version"] == "2026");
  CHECK_FALSE(
      lines(versions.audit({versions.old_one}, "2025-12-31").out).at(0).contains("versions"));
}

TEST_CASE("a folder stands for the policies in it; a file without a policy is left out, aloud") {
  const Versions versions;
  CHECK(versions.audit({versions.folder.path()}, "2026-01-01").out ==
        versions.audit({versions.old_one, versions.new_one}, "2026-01-01").out);
  (void)versions.folder.file("partners.cairn", "edition 1\n");
  const Ran ran = versions.audit({versions.folder.path()}, "2026-01-01");
  CHECK(ran.status == 0);
  CHECK(contains(ran.error, "partners.cairn` has no `policy` block"));
}

TEST_CASE("a folder without policies, and files without one, are wrong usage") {
  const Versions versions;
  CHECK(versions.audit({versions.records.path()}, "2026-01-01").status == 2);
  const std::string one = versions.records.file("a.cairn", "edition 1\n");
  const std::string two = versions.records.file("b.cairn", "edition 1\n");
  CHECK(versions.audit({one, two}, "2026-01-01").status == 2);
}

TEST_CASE("versions that overlap are not audited") {
  const Versions versions;
  const std::string third =
      versions.folder.file("third.cairn", version_text("3", "effective from 2026-06-01", 1));
  const Ran ran = versions.audit({versions.new_one, third}, "2026-01-01");
  CHECK(ran.status == 1);
  CHECK(ran.out.empty());
  CHECK(contains(ran.error, "E0611"));
}
