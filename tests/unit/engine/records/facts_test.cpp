// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

std::vector<Record> two_learners() {
  return read(
             R"({"cairn": "record/1", "learner": {"id": "A", "born": "1990-01-01"}, "credentials": [{"id": "c1"}]}
{"cairn": "record/1", "learner": {"id": "B"}, "credentials": []})")
      .records;
}

}  // namespace

TEST_CASE("facts are laid over the record of their learner") {
  std::vector<Record> records = two_learners();
  const auto told =
      add_facts(records, R"({"learner": {"id": "B", "born": "1985-05", "admitted": "2024-02-01",
      "name": "Ben", "fields": {"experience-years": 4}},
      "conferred": [{"award": "x", "on": "2020"}]}
{"learner": {"id": "A"}, "decisions": [{"kind": "pin", "clause": "a.b", "by": "Dean", "credential": "c1"}]})",
                "facts.json");
  // Two objects over three lines are no NDJSON: the first is told, and nothing is applied.
  REQUIRE(told.size() == 1);
  CHECK(records[1].learner.name.empty());

  const auto fine =
      add_facts(records, R"([{"learner": {"id": "B", "born": "1985-05", "admitted": "2024-02-01",
      "name": "Ben", "fields": {"experience-years": 4}},
      "conferred": [{"award": "x", "on": "2020"}]},
{"cairn": "record/1", "learner": {"id": "A"}, "decisions": [{"kind": "pin", "clause": "a.b", "by": "Dean", "credential": "c1"}]}])",
                "facts.json");
  CHECK(fine.empty());
  CHECK(records[1].learner.name == "Ben");
  CHECK(records[1].learner.born == PartialDate::parse("1985-05"));
  CHECK(records[1].learner.admitted == PartialDate::parse("2024-02-01"));
  CHECK(records[1].conferred.size() == 1);
  CHECK(std::get<Number>(records[1].learner.fields.at("experience-years")) == Number(4));
  CHECK(records[0].decisions.size() == 1);
}

TEST_CASE("a fact that contradicts the record holds, and is told on the record") {
  std::vector<Record> records = two_learners();
  CHECK(add_facts(records, R"({"learner": {"id": "A", "born": "1991-01-01"}})", "f").empty());
  CHECK(records[0].learner.born == PartialDate::parse("1991-01-01"));
  REQUIRE(records[0].diagnostics.size() == 1);
  CHECK(records[0].diagnostics[0].message() ==
        "`born` is `1990-01-01` in the record and `1991-01-01` in the facts; the facts hold");
  CHECK(records[0].diagnostics[0].file == "f");
}

TEST_CASE("learners with facts and without a record are counted in one warning") {
  std::vector<Record> records = two_learners();
  const auto told = add_facts(records,
                              "{\"learner\": {\"id\": \"X\"}}\n{\"learner\": {\"id\": \"A\", "
                              "\"name\": \"Ana\"}}\n{\"learner\": {\"id\": \"Y\"}}\n",
                              "facts");
  REQUIRE(told.size() == 1);
  CHECK(told[0].severity() == Severity::warning);
  CHECK(told[0].message() == "2 learners with facts have no record here, such as `X`");
  CHECK(told[0].line == 1);
  CHECK(records[0].learner.name == "Ana");
}

TEST_CASE("facts without a learner belong to the only record there is") {
  std::vector<Record> one{record(R"({"cairn": "record/1", "credentials": []})")};
  CHECK(add_facts(one, R"({"learner": {"born": "1990-01-01"}})", "f").empty());
  CHECK(one[0].learner.born.has_value());

  std::vector<Record> two = two_learners();
  const auto told = add_facts(two, R"({"learner": {"born": "1990-01-01"}})", "f");
  REQUIRE(told.size() == 1);
  CHECK(told[0].message() == "these facts name no learner, and there are 2 records");

  std::vector<Record> none;
  CHECK(add_facts(none, R"({"decisions": []})", "f").at(0).code == Code::facts_without_learner);
}

TEST_CASE("two records of one learner must be merged before facts are laid over them") {
  std::vector<Record> records = two_learners();
  records[1].learner.id = "A";
  CHECK(add_facts(records, R"({"learner": {"id": "A", "name": "Ana"}})", "f").at(0).code ==
        Code::facts_of_many_records);
}

TEST_CASE("facts with an error change nothing") {
  std::vector<Record> records = two_learners();
  const auto apply = [&](const std::string& facts) { return add_facts(records, facts, "f"); };
  CHECK(apply(R"({"learner": {"id": "A", "name": "Ana", "born": 1990}})").at(0).code ==
        Code::wrong_type);
  CHECK(apply(R"({"learner": {"id": "A", "name": "Ana"}, "credentials": []})").at(0).message() ==
        "`credentials` cannot be given as a fact");
  CHECK(apply(R"({"learner": {"id": "A", "name": "Ana"}, "decisions":
                  [{"kind": "pin", "clause": "a", "by": "x", "credential": "c9"}]})")
            .at(0)
            .code == Code::unknown_entry);
  CHECK(apply(R"({"learner": {"id": "A", "name": "Ana"})").at(0).code == Code::record_cut_short);
  CHECK(apply(R"({"cairn": "profile/1"})").at(0).code == Code::unknown_record_version);
  CHECK(records[0].learner.name.empty());
  CHECK(records[0].decisions.empty());
  CHECK(apply(R"({"learner": {"id": "A"}, "wish": 1})").at(0).code == Code::unknown_members);
}
