// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

/// Records given as the members of each, merged.
ReadResult merged(std::initializer_list<std::string> documents) {
  std::vector<Record> all;
  for (const std::string& members : documents)
    all.push_back(record(R"({"cairn": "record/1", )" + members + "}"));
  return merge_records(std::move(all));
}

std::string of(const std::string& learner, const std::string& credentials) {
  return R"("learner": {"id": ")" + learner + R"("}, "credentials": [)" + credentials + "]";
}

std::string ids(const Record& record) {
  std::string text;
  for (const RecordCredential& credential : record.credentials)
    text += credential.id + " ";
  return text;
}

}  // namespace

TEST_CASE("records of one learner become one, in the order given") {
  const ReadResult result = merged({of("A", R"({"id": "c2"})"), of("B", R"({"id": "b"})"),
                                    of("A", R"({"id": "c1"}, {"id": "c2"})")});
  REQUIRE(result.records.size() == 2);
  CHECK(result.records[0].learner.id == "A");
  CHECK(ids(result.records[0]) == "c2 c1 ");
  CHECK(result.records[0].provenance.size() == 2);
  CHECK(result.records[1].learner.id == "B");
}

TEST_CASE("records without a learner id stay apart") {
  CHECK(merged({R"("credentials": [{"id": "a"}])", R"("credentials": [{"id": "b"}])"})
            .records.size() == 2);
}

TEST_CASE("one id with two contents is an error of that learner alone") {
  const ReadResult result = merged({of("A", R"({"id": "c1", "grade": "A"})"), of("B", ""),
                                    of("A", R"({"id": "c1", "grade": "B"})")});
  CHECK(result.records.size() == 1);
  CHECK(result.lost == 1);
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].message() ==
        "learner `A` has the entry `c1` twice, and the two differ in `grade`");
}

TEST_CASE("made-up ids never collide, and mentions of them follow") {
  const ReadResult result = merged(
      {of("A", R"({"code": "X"})"), of("A", R"({"code": "Y"}, {"id": "whole", "parts": ["#1"]})") +
                                        R"(, "conferred": [{"award": "w", "used": ["#1"]}],
                "decisions": [{"kind": "pin", "clause": "a.b", "by": "x", "credential": "#1"}])"});
  REQUIRE(result.records.size() == 1);
  const Record& r = result.records[0];
  CHECK(ids(r) == "#1 #2 whole ");
  CHECK(r.credentials[1].code == "Y");
  CHECK(r.credentials[2].parts == std::vector<std::string>{"#2"});
  CHECK(r.conferred[0].used == std::vector<std::string>{"#2"});
  CHECK(r.decisions[0].credential == "#2");
}

TEST_CASE("the same file twice is one record") {
  const ReadResult result = merged({of("A", R"({"code": "X"})"), of("A", R"({"code": "X"})")});
  REQUIRE(result.records.size() == 1);
  CHECK(result.records[0].credentials.size() == 1);
}

TEST_CASE("what is said of the learner must agree") {
  const auto learner = [](const std::string& members) {
    return R"("learner": {"id": "A", )" + members + R"(}, "credentials": [])";
  };
  const ReadResult filled = merged({learner(R"("born": "1990-02-01")"), learner(R"("name": "Ana")"),
                                    learner(R"("fields": {"n": 1})")});
  REQUIRE(filled.records.size() == 1);
  CHECK(filled.records[0].learner.born.has_value());
  CHECK(filled.records[0].learner.name == "Ana");
  CHECK(filled.records[0].learner.fields.size() == 1);

  const ReadResult odd =
      merged({learner(R"("born": "1990-02-01")"), learner(R"("born": "1991-02-01")")});
  REQUIRE(odd.diagnostics.size() == 1);
  CHECK(odd.diagnostics[0].message() ==
        "the records of learner `A` differ in `born`: `1990-02-01` and `1991-02-01`");
  CHECK(merged({learner(R"("fields": {"n": 1})"), learner(R"("fields": {"n": 2})")})
            .diagnostics.size() == 1);
}

TEST_CASE("a merge is complete when all of it is, and a decision written twice is one") {
  const std::string decision = R"(, "decisions": [{"kind": "waive", "clause": "a.b", "by": "x"}])";
  const ReadResult result = merged(
      {of("A", "") + R"(, "complete": true)" + decision, of("A", R"({"id": "c"})") + decision});
  REQUIRE(result.records.size() == 1);
  CHECK_FALSE(result.records[0].complete);
  CHECK(result.records[0].decisions.size() == 1);
}

TEST_CASE("parts that make a circle only together are found") {
  std::vector<Record> all;
  all.push_back(record(R"({"cairn": "record/1", "learner": {"id": "A"},
                           "credentials": [{"id": "a", "parts": ["b"]}, {"id": "b"}]})"));
  all.push_back(
      record(R"({"cairn": "record/1", "learner": {"id": "A"}, "credentials": [{"id": "c"}]})"));
  all[1].credentials.front().id = "d";
  all[1].credentials.front().parts = {"d"};
  const ReadResult result = merge_records(std::move(all));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].code == Code::parts_cycle);
}
