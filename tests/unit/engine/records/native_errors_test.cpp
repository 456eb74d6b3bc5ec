// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

/// Pointer and message of the one error that a credential of these members has.
std::string refused(std::string_view members) {
  const RecordDiagnostic found = error(with_credential(members));
  return found.at + ": " + found.message();
}

}  // namespace

TEST_CASE("a value of the wrong type is named by its place and by what belongs there") {
  CHECK(refused(R"("code": 501)") ==
        "/credentials/0/code: `code` must be a text, and here it is the number `501`");
  CHECK(error(with_credential(R"("code": 501)")).hint == "write it in quotes: \"501\"");
  CHECK(refused(R"("assessed": "yes")") ==
        "/credentials/0/assessed: `assessed` must be true or false, and here it is the text `yes`");
  CHECK(refused(R"("tags": "data")") ==
        "/credentials/0/tags: `tags` must be a list of texts, and here it is the text `data`");
  CHECK(refused(R"("tags": ["a", 2])") ==
        "/credentials/0/tags/1: `tags` must be a text, and here it is the number `2`");
  CHECK(refused(R"("credits": true)") ==
        "/credentials/0/credits: `credits` must be an amount and its unit, such as `15 nzqcf`, and "
        "here it is `true`");
  CHECK(refused(R"("awarded": 2025)") ==
        "/credentials/0/awarded: `awarded` must be a date in quotes, and here it is the "
        "number `2025`");
  CHECK(refused(R"("issuer": ["A"])") ==
        "/credentials/0/issuer: `issuer` must be a name, or an object with `id` and `name`, and "
        "here it is a list");
  CHECK(refused(R"("fields": {"f": {"deep": 1}})").starts_with("/credentials/0/fields/f: `f`"));
  CHECK(error(R"({"cairn": "record/1", "credentials": {}})").at == "/credentials");
  CHECK(error(R"({"cairn": "record/1", "credentials": [], "learner": "Ana"})").at == "/learner");
}

TEST_CASE("a value that is no such value is quoted") {
  CHECK(refused(R"("awarded": "2025-02-30")") ==
        "/credentials/0/awarded: `2025-02-30` is not a date of the calendar");
  CHECK(refused(R"("awarded": "01/03/2025")") ==
        "/credentials/0/awarded: `01/03/2025` is not a date of the calendar");
  CHECK(refused(R"("credits": "7,5 ects")") ==
        "/credentials/0/credits: `7,5 ects` is not an amount and its unit, such as `15 nzqcf`");
  CHECK(error(with_credential(R"("credits": "7,5 ects")")).hint ==
        "write the decimals after a point: `7.5`");
  CHECK(refused(R"("credits": -3)") ==
        "/credentials/0/credits: `-3` is not an amount for `credits`: it is below zero");
  CHECK(refused(R"("hours": 1e400)") ==
        "/credentials/0/hours: `1e400` is not a number that Cairn can hold exactly");
  CHECK(refused(R"("hours": 12345678901234567890.5)").find("hold exactly") != std::string::npos);
  CHECK(refused(R"("status": "done")") == "/credentials/0/status: `done` is not a status");
  CHECK(refused(R"("mode": "Zoom")") == "/credentials/0/mode: `Zoom` is not a mode of study");
  CHECK(refused(R"("level": "new zealand 5 6")").find("a framework and a level") !=
        std::string::npos);
  CHECK(refused(R"("checks": [{"what": "signature", "result": "ok"}])") ==
        "/credentials/0/checks/0/result: `ok` is not the result of a check");
  CHECK(refused(R"("partial": ["grade"])") ==
        "/credentials/0/partial/0: `grade` is not a member that can be partial");
}

TEST_CASE("a long value is cut in a message, and control characters are made visible") {
  CHECK(refused("\"status\": \"" + std::string(500, 'x') + "\"").size() < 200);
  CHECK(refused(R"("status": "a\u0007b")").find("a\\u0007b") != std::string::npos);
}

TEST_CASE("all errors of a record are told at once, and cost that record alone") {
  const ReadResult result =
      read(R"({"cairn": "record/1", "credentials": [{"code": 1}, {"status": "x", "mode": 3}]})");
  CHECK(result.records.empty());
  CHECK(result.lost == 1);
  REQUIRE(result.diagnostics.size() == 3);
  CHECK(result.diagnostics[0].at == "/credentials/0/code");
  CHECK(result.diagnostics[2].at == "/credentials/1/mode");
}

TEST_CASE("a record says what it holds") {
  CHECK(error(R"({"cairn": "record/1", "learner": {"id": "A"}})").message() ==
        "the record does not say its `credentials`");
}

TEST_CASE("an id names one entry, and every mention names an entry") {
  const RecordDiagnostic twice =
      error(R"({"cairn": "record/1", "credentials": [{"id": "c1"}, {"id": "c1"}]})");
  CHECK(twice.message() == "two entries of the record have the id `c1`");
  CHECK(twice.at == "/credentials/1/id");
  CHECK(error(R"({"cairn": "record/1", "credentials": [{"id": "#2"}, {}]})").code ==
        Code::repeated_entry);

  CHECK(error(with_credential(R"("parts": ["c7"])")).at == "/credentials/0/parts/0");
  CHECK(error(R"({"cairn": "record/1", "credentials": [],
                  "conferred": [{"award": "a", "used": ["c1"]}]})")
            .at == "/conferred/0/used/0");
  CHECK(error(R"({"cairn": "record/1", "credentials": [],
                  "conferred": [{"award": "a", "credential": "c1"}]})")
            .code == Code::unknown_entry);
  CHECK(
      error(R"({"cairn": "record/1", "credentials": [{"id": "c1", "code": "DATA-501"}], "decisions":
                  [{"kind": "block", "clause": "a.b", "by": "x", "credential": "DATA-501"}]})")
          .hint == "name an entry by its `id`, not by its `code`");
}

TEST_CASE("no credential is a part of itself") {
  CHECK(error(R"({"cairn": "record/1", "credentials": [{"id": "a", "parts": ["b"]},
                  {"id": "b", "parts": ["c"]}, {"id": "c", "parts": ["a"]}]})")
            .code == Code::parts_cycle);
  CHECK(error(with_credential(R"("id": "a", "parts": ["a"])")).at == "/credentials/0/parts");
  // Two wholes may share a part, and a chain may be as long as the record.
  std::string chain = R"({"cairn": "record/1", "credentials": [{"id": "0"})";
  for (int i = 1; i < 20'000; ++i) {
    chain += ",{\"id\": \"" + std::to_string(i) + "\", \"parts\": [\"" + std::to_string(i - 1) +
             "\", \"0\"]}";
  }
  CHECK(record(chain + "]}").credentials.size() == 20'000);
}

TEST_CASE("a decision says what was decided, about what, and by whom") {
  const auto decision = [](const std::string& members) {
    return read(R"({"cairn": "record/1", "credentials": [{"id": "c"}], "decisions": [{)" + members +
                "}]}");
  };
  CHECK(decision(R"("kind": "waive", "clause": "a.b", "by": "Dean")").diagnostics.empty());
  CHECK(decision(R"("clause": "a.b", "by": "Dean")").diagnostics.at(0).message() ==
        "the decision does not say its `kind`");
  CHECK(decision(R"("kind": "waive", "by": "Dean")").diagnostics.at(0).arguments.at(1) == "clause");
  CHECK(decision(R"("kind": "waive", "clause": "a.b")").diagnostics.at(0).message() ==
        "the decision `waive` does not say its `by`");
  CHECK(decision(R"("kind": "forgive", "clause": "a.b", "by": "x")").diagnostics.at(0).message() ==
        "`forgive` is not a kind of decision");
  CHECK(
      decision(R"("kind": "pin", "clause": "a.b", "by": "x")").diagnostics.at(0).arguments.at(1) ==
      "credential");
  CHECK(decision(R"("kind": "substitute", "clause": "a.b", "by": "x", "credential": "c")")
            .diagnostics.at(0)
            .arguments.at(1) == "for");
  CHECK(decision(R"("kind": "change-amount", "clause": "a.b", "by": "x")")
            .diagnostics.at(0)
            .arguments.at(1) == "amount");
  CHECK(decision(R"("kind": "waive", "clause": "a.b", "by": "x", "on": "2026-05")")
            .diagnostics.at(0)
            .message() == "`2026-05` is not a day of the calendar");
  CHECK(
      decision(
          R"("kind": "waive", "clause": "a", "by": "x", "on": "2026-05-02", "until": "2026-05-01")")
          .diagnostics.at(0)
          .at == "/decisions/0/until");
}
