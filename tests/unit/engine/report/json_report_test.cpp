// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cairn/engine/report.hpp>

#include "sample_audits.hpp"
#include "schema.hpp"

using namespace cairn::engine;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

json audit_schema() {
  std::ifstream file(CAIRN_SOURCE_DIR "/docs/audit.schema.json");
  return json::parse(file);
}

std::vector<Audit> every_sample() {
  return {sample::met(),         sample::not_met(),   sample::needs_decision(),
          sample::cannot_tell(), sample::undecided(), sample::hostile()};
}

std::vector<std::string> names(const ordered_json& object) {
  std::vector<std::string> result;
  for (const auto& [name, value] : object.items())
    result.push_back(name);
  return result;
}

std::vector<std::string> required(const json& schema, const std::string& pointer) {
  return schema.at(json::json_pointer(pointer)).get<std::vector<std::string>>();
}

}  // namespace

TEST_CASE("every JSON report is what the published schema says") {
  const json schema = audit_schema();
  for (Audit audit : every_sample()) {
    // The kinds of decision are words of Cairn, whatever else a record says.
    for (DecisionUse& decision : audit.decisions)
      decision.kind = "approve";
    const json report = json::parse(json_report(audit));
    const std::vector<std::string> faults = schema::faults(schema, report);
    INFO((faults.empty() ? "" : faults.front()));
    CHECK(faults.empty());
  }
}

TEST_CASE("the recorded audits of the examples are what the published schema says") {
  const json schema = audit_schema();
  std::size_t audits = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(CAIRN_SOURCE_DIR "/examples")) {
    const auto& path = entry.path();
    if (path.extension() != ".json" || path.parent_path().filename() != "expected") continue;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line); ++audits) {
      const std::vector<std::string> faults = schema::faults(schema, json::parse(line));
      INFO(path << ": " << (faults.empty() ? "" : faults.front()));
      CHECK(faults.empty());
    }
  }
  CHECK(audits > 0);
}

TEST_CASE("the schema notices a wrong member, a missing one and an unknown word") {
  const json schema = audit_schema();
  const json good = json::parse(json_report(sample::not_met()));
  const auto spoilt = [&](const char* pointer, const json& value) {
    json bad = good;
    bad[json::json_pointer(pointer)] = value;
    return schema::faults(schema, bad);
  };
  CHECK(schema::faults(schema, good).empty());
  CHECK(spoilt("/verdict", "fine") ==
        std::vector<std::string>{"/verdict: \"fine\" is not in the enum"});
  CHECK(spoilt("/clauses/0/excluded/0/reason", "none").size() == 1);
  CHECK(spoilt("/clauses/0/used/0/credential/colour", "red").size() == 1);
  CHECK(spoilt("/clauses/0/place/line", 0).size() == 1);
  CHECK(spoilt("/as_of", "30/6/2026").size() == 1);
  json incomplete = good;
  incomplete.erase("engine");
  CHECK(schema::faults(schema, incomplete) == std::vector<std::string>{"/: \"engine\" is missing"});
}

TEST_CASE("members stand in the order in which the schema lists them") {
  const json schema = audit_schema();
  const auto report = ordered_json::parse(json_report(sample::cannot_tell()));
  CHECK(names(report) == required(schema, "/required"));
  CHECK(names(report["policy"]) == required(schema, "/properties/policy/required"));
  CHECK(names(report["conditions"][0]) ==
        required(schema, "/properties/conditions/items/required"));
  CHECK(names(report["clauses"][0]) == required(schema, "/$defs/clause/required"));
  CHECK(names(report["clauses"][0]["used"][0]) ==
        required(schema, "/$defs/clause/properties/used/items/required"));
}

TEST_CASE("amounts are exact text, and what is not known is null") {
  const json report = json::parse(json_report(sample::not_met()));
  const json& measure = report["clauses"][0]["measures"][0];
  CHECK(measure["low"] == "3");
  CHECK(measure["high"].is_null());
  CHECK(measure["counted"] == "2");
  CHECK(measure["short"] == "1");
  CHECK(measure["satisfied"] == false);
  CHECK(report["clauses"][0]["used"][0]["as"].is_null());
  CHECK(report["as_of"] == "2026-06-30");
  CHECK(report["verdict"] == "not-met");
}

TEST_CASE("a JSON report is one line, and shows nothing that could change a terminal") {
  const std::string report = json_report(sample::hostile());
  for (const char byte : report) {
    CHECK(static_cast<unsigned char>(byte) >= 0x20);
    CHECK(static_cast<unsigned char>(byte) != 0x7f);
  }
  CHECK(report.find("\xe2\x80\xae") == std::string::npos);
  CHECK(report.find("\\u202e") != std::string::npos);
  CHECK(report.find("\xc2\x9b") == std::string::npos);
}

TEST_CASE("texts come back from JSON as they went in, bytes that are not UTF-8 replaced") {
  Audit audit = sample::met();
  audit.learner.name = "Ngāta \"Te Ao\" \\ \x1b\t\n \xf0\x9f\x98\x80 \xf3\xa0\x81\x81 \xe2\x80\xae";
  CHECK(json::parse(json_report(audit))["learner"]["name"] == audit.learner.name);
  audit.learner.name =
      "a\xff"
      "b\xe2\x80";
  CHECK(json::parse(json_report(audit))["learner"]["name"] == "a\uFFFDb\uFFFD\uFFFD");
}
