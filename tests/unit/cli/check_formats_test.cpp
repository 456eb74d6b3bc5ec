// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "schema.hpp"

using namespace cli_test;
using nlohmann::json;

namespace {

/// A field misspelt behind a character of two UTF-16 units, a word that is missing, and a label
/// that stands twice.
const std::string_view wrong_policy =
    "edition 1\n"
    "policy \"P\" { framework nzqcf home { \"Poly\" } }\n"
    "use nzqcf\n"
    "let stack = courses where title is \"😀 é\" and leve >= 3\n"
    "award cert \"C\" {\n"
    "  requires {\n"
    "    core: at least 3 stack\n"
    "    more: any of { \"A-1\" }\n"
    "    more: any of { \"A-2\" }\n"
    "    part: complete crt\n"
    "  }\n"
    "}\n";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// One policy with faults, one without, one that is not there; in one call.
struct Checked {
  Folder folder;
  std::string wrong = folder.file("wrong policy.cairn", wrong_policy);
  std::string right = folder.file("right.cairn", policy_text);

  [[nodiscard]] Ran as(const std::string& format) const {
    return cli_test::cairn(
        {"check", "--format", format, wrong, folder.path() + "/none.cairn", right, wrong});
  }

  /// Without what differs from run to run: the folder's name.
  [[nodiscard]] std::string steady(std::string text) const {
    for (std::size_t at; (at = text.find(folder.path())) != std::string::npos;)
      text.replace(at, folder.path().size(), "/folder");
    return text;
  }
};

void holds_golden(const std::string& name, const nlohmann::ordered_json& value) {
  const std::string path = CAIRN_SOURCE_DIR "/tests/unit/cli/golden/" + name;
  const std::string text = value.dump(2) + "\n";
  const std::string recorded = read(path);
  if (std::getenv("CAIRN_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  CHECK(text == recorded);
}

std::string document(const std::string& path) {
  return read(CAIRN_SOURCE_DIR "/" + path);
}

}  // namespace

TEST_CASE("check as JSON is one object in the form of its schema, for all files of the command") {
  const Checked checked;
  const Ran ran = checked.as("json");
  CHECK(ran.status == 1);
  CHECK(contains(ran.error, "none.cairn`: No such file or directory"));
  const json report = json::parse(ran.out);
  CHECK(::cairn::engine::schema::faults(json::parse(document("docs/check.schema.json")), report) ==
        std::vector<std::string>{});
  holds_golden("check.json", nlohmann::ordered_json::parse(checked.steady(ran.out)));
}

TEST_CASE("a fix of the JSON form, applied, is what the hint asks for") {
  const Checked checked;
  const json report = json::parse(checked.as("json").out);
  std::string text(wrong_policy);
  std::set<std::size_t> applied;
  // From the last to the first, so that no offset moves; the policy was asked for twice.
  for (auto at = report["diagnostics"].rbegin(); at != report["diagnostics"].rend(); ++at) {
    const json& fix = (*at)["fix"];
    if (fix.is_null() || !applied.insert(fix["place"]["offset"].get<std::size_t>()).second)
      continue;
    const std::size_t begin = fix["place"]["offset"];
    const std::size_t end = fix["place"]["end_offset"];
    text.replace(begin, end - begin, fix["text"].get<std::string>());
  }
  CHECK(contains(text, "and level >= 3\n"));
  CHECK(contains(text, "part: complete cert\n"));
}

TEST_CASE("check as SARIF has what SARIF 2.1.0 requires") {
  const Checked checked;
  const Ran ran = checked.as("sarif");
  CHECK(ran.status == 1);
  const json log = json::parse(ran.out);
  CHECK(::cairn::engine::schema::faults(
            json::parse(document("tests/unit/cli/sarif-part.schema.json")), log) ==
        std::vector<std::string>{});
  const json& run = log["runs"][0];
  for (const json& result : run["results"]) {
    const std::size_t rule = result["ruleIndex"];
    CHECK(run["tool"]["driver"]["rules"][rule]["id"] == result["ruleId"]);
  }
  for (const json& rule : run["tool"]["driver"]["rules"]) {
    CHECK(rule["help"]["markdown"].get<std::string>().starts_with("# " +
                                                                  rule["id"].get<std::string>()));
  }
  auto steady = nlohmann::ordered_json::parse(checked.steady(ran.out));
  // The pages have their own tests.
  for (auto& rule : steady["runs"][0]["tool"]["driver"]["rules"])
    rule["help"] = "…";
  holds_golden("check.sarif", steady);
}

TEST_CASE("the columns of SARIF are UTF-16 code units, those of JSON code points") {
  const Checked checked;
  const json report = json::parse(checked.as("json").out);
  const json log = json::parse(checked.as("sarif").out);
  const json& region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
  CHECK(report["diagnostics"][0]["place"]["column"] == 46);
  CHECK(region["startColumn"] == 47);
  CHECK(region["endColumn"] == 51);
  CHECK(log["runs"][0]["columnKind"] == "utf16CodeUnits");
}

TEST_CASE("a policy without errors, and one from standard input, have both forms") {
  for (const std::string format : {"json", "sarif"}) {
    const Ran ran =
        cli_test::cairn({"check", "-", "--format", format}, {.input = std::string(policy_text)});
    CHECK(ran.status == 0);
    CHECK(ran.error.empty());
    CHECK(contains(ran.out, format == "json" ? "standard input" : "standard%20input"));
    CHECK_NOTHROW(json::parse(ran.out));
  }
}

TEST_CASE("a form that does not exist is wrong usage") {
  const Ran ran = cli_test::cairn({"check", "x.cairn", "--format", "xml"});
  CHECK(ran.status == 2);
  CHECK(contains(ran.error, "--format is `text`, `json` or `sarif`, not `xml`"));
}
