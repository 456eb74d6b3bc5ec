// SPDX-License-Identifier: Apache-2.0
// Every example in docs/records.md is read, and does what the page says.
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

std::string document(const std::string& name) {
  std::ifstream file(std::string(CAIRN_SOURCE_DIR) + "/docs/" + name, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The examples of a kind (`record`, `facts`, `profile`) in docs/records.md.
std::vector<std::string> examples(const std::string& kind) {
  const std::string page = document("records.md");
  const std::string fence = "```json " + kind + "\n";
  std::vector<std::string> found;
  for (std::size_t at = page.find(fence); at != std::string::npos; at = page.find(fence, at + 1)) {
    const std::size_t begin = at + fence.size();
    found.push_back(page.substr(begin, page.find("```", begin) - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("docs: the native record of the page is read without a warning") {
  const Record r = record(examples("record").at(0));
  CHECK(r.diagnostics.empty());
  REQUIRE(r.credentials.size() == 2);
  CHECK(r.credentials[0].does_not_expire);
  CHECK_FALSE(r.credentials[0].tags.complete);
  CHECK(r.credentials[0].skills.complete);
  CHECK(r.decisions.size() == 1);
}

TEST_CASE("docs: the badge of the page gives what its table says") {
  const Record r = record(examples("record").at(1));
  CHECK(r.diagnostics.empty());
  const RecordCredential& c = r.credentials.at(0);
  CHECK(c.code == "DATA-501");
  CHECK(c.title == "Data Foundations");
  CHECK(c.kind == "micro-credential");
  CHECK(c.awarded == PartialDate::parse("2025-03-01"));
  CHECK(c.credits.at(0).unit.empty());
  CHECK(c.levels.empty());
  CHECK(c.grade == "B+");
}

TEST_CASE("docs: the facts of the page fit the records of the page") {
  std::vector<Record> records;
  for (const std::string& example : examples("record"))
    records.push_back(record(example));
  CHECK(add_facts(records, examples("facts").at(0), "facts.json").empty());
  CHECK(records[1].decisions.size() == 1);
}

TEST_CASE("docs: the profile of the page supplies what the badge of the page leaves open") {
  const ProfileResult result = read_profile(examples("profile").at(0), "profile.json");
  CHECK(result.diagnostics.empty());
  REQUIRE(result.profile.has_value());
  Record r = record(examples("record").at(1));
  apply_profile(r, *result.profile);
  CHECK(r.credentials.at(0).credits.at(0).unit == "nzqcf");
  CHECK(r.credentials.at(0).levels.at(0).value == "5");
  CHECK(r.credentials.at(0).supplied.size() == 3);
}

TEST_CASE("docs: the schema of a record names each member that is read, and no other") {
  const auto schema = nlohmann::json::parse(document("record.schema.json"));
  const auto warned = [](const std::string& text) {
    ReadResult result = read(text);
    for (const RecordDiagnostic& diagnostic : result.diagnostics) {
      if (diagnostic.code == Code::unknown_members) return true;
    }
    for (const Record& one : result.records) {
      if (warns(one, Code::unknown_members)) return true;
    }
    return false;
  };
  for (const auto& [name, ignored] : schema["$defs"]["credential"]["properties"].items()) {
    INFO(name);
    CHECK_FALSE(warned(with_credential("\"" + name + "\": null")));
  }
  CHECK(schema["$defs"]["credential"]["properties"].size() == 27);
  for (const auto& [name, ignored] : schema["$defs"]["learner"]["properties"].items()) {
    INFO(name);
    CHECK_FALSE(
        warned(R"({"cairn": "record/1", "credentials": [], "learner": {")" + name + "\": null}}"));
  }
  CHECK(warned(with_credential("\"nothing\": null")));
}
