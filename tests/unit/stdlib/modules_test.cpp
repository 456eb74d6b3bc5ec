// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/lang/check.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/stdlib/loader.hpp>
#include <cairn/stdlib/modules.hpp>

namespace cairn {
namespace {

program::Program load_text(const std::string& text) {
  Sources sources;
  const SourceFile& root = sources.add("policy.cairn", text);
  const lang::CheckResult result = lang::load(sources, root, stdlib::loader());
  INFO(lang::render(result.diagnostics, sources));
  CHECK(result.diagnostics.empty());
  REQUIRE(result.program);
  return *result.program;
}

program::Program load_module(std::string_view name) {
  return load_text("edition 1\nuse " + std::string(name) + "\n");
}

const program::Framework& framework(const program::Program& program, std::string_view name) {
  const auto found = std::find_if(program.frameworks.begin(), program.frameworks.end(),
                                  [&](const auto& one) { return one.name == name; });
  REQUIRE(found != program.frameworks.end());
  return *found;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The pairs as a person writes them, `{"5", "5"}`; empty optional where there is no such
/// crosswalk.
std::optional<Pairs> pairs(const program::Program& program, std::string_view from,
                           std::string_view to) {
  for (const program::Crosswalk& crosswalk : program.crosswalks) {
    const program::Framework& left = program[crosswalk.from];
    const program::Framework& right = program[crosswalk.to];
    if (left.name != from || right.name != to) continue;
    Pairs written;
    for (const auto& [low, high] : crosswalk.pairs)
      written.emplace_back(left.levels[low], right.levels[high]);
    return written;
  }
  return std::nullopt;
}

Pairs turned(Pairs pairs) {
  for (auto& [left, right] : pairs)
    std::swap(left, right);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

std::vector<std::string> images(const Pairs& pairs, std::string_view of) {
  std::vector<std::string> found;
  for (const auto& [left, right] : pairs)
    if (left == of) found.push_back(right);
  return found;
}

std::vector<std::string> numbered(int last) {
  std::vector<std::string> levels;
  for (int level = 1; level <= last; ++level)
    levels.push_back(std::to_string(level));
  return levels;
}

}  // namespace

TEST_CASE("every module of the library checks alone, without a word") {
  REQUIRE(stdlib::modules().size() >= 10);
  for (const stdlib::Module& module : stdlib::modules()) {
    INFO(module.name);
    Sources sources;
    const SourceFile& root = sources.add(std::string(module.name), std::string(module.text));
    const lang::CheckResult alone = lang::load(sources, root, stdlib::loader());
    INFO(lang::render(alone.diagnostics, sources));
    CHECK(alone.diagnostics.empty());
    CHECK(alone.program);
    load_module(module.name);
  }
}

TEST_CASE("all modules can be used together, and no name is declared twice") {
  std::string text = "edition 1\n";
  for (const stdlib::Module& module : stdlib::modules())
    text += "use " + std::string(module.name) + "\n";
  const program::Program program = load_text(text);
  CHECK(program.frameworks.size() == 11);
  CHECK(program.scales.size() == 1);
  CHECK(program.crosswalks.size() == 6);
}

TEST_CASE("everything in the library says where it is from and what standing it has") {
  std::string text = "edition 1\n";
  for (const stdlib::Module& module : stdlib::modules())
    text += "use " + std::string(module.name) + "\n";
  const program::Program program = load_text(text);
  const auto has_address = [](const std::vector<std::string>& sources) {
    return std::any_of(sources.begin(), sources.end(), [](const std::string& source) {
      return source.starts_with("http") && source.find("read 20") != std::string::npos;
    });
  };
  for (const program::Framework& one : program.frameworks) {
    INFO(one.name);
    CHECK(has_address(one.sources));
    CHECK_FALSE(one.status.empty());
  }
  for (const program::Scale& scale : program.scales) {
    INFO(scale.name);
    CHECK(has_address(scale.sources));
  }
  for (const program::Crosswalk& crosswalk : program.crosswalks)
    CHECK(has_address(crosswalk.sources));
}

TEST_CASE("a New Zealand credit is ten hours, and a full-time year is 120 of them") {
  const program::Program program = load_module("nzqcf");
  const program::Framework& nzqcf = framework(program, "nzqcf");
  CHECK(nzqcf.levels == numbered(10));
  CHECK(nzqcf.has_credits);
  CHECK(nzqcf.hours_per_credit == std::pair<Number, Number>(10, 10));
  CHECK(nzqcf.year_credits == Number(120));
  REQUIRE(nzqcf.micro_credential_credits);
  CHECK(nzqcf.micro_credential_credits->second == Number(40));
}

TEST_CASE("ECTS is a unit without levels, and its hours stay a range") {
  const program::Program program = load_module("ects");
  const program::Framework& ects = framework(program, "ects");
  CHECK(ects.levels.empty());
  CHECK(ects.has_credits);
  CHECK(ects.hours_per_credit == std::pair<Number, Number>(25, 30));
  CHECK(ects.year_credits == Number(60));
}

TEST_CASE("a Scottish credit point is ten hours, on twelve levels") {
  const program::Program program = load_module("scqf");
  const program::Framework& scqf = framework(program, "scqf");
  CHECK(scqf.levels == numbered(12));
  CHECK(scqf.has_credits);
  CHECK(scqf.hours_per_credit == std::pair<Number, Number>(10, 10));
}

TEST_CASE("English higher education has levels 4 to 8, and a credit of ten hours") {
  const program::Program program = load_module("fheq");
  const program::Framework& fheq = framework(program, "fheq");
  CHECK(fheq.levels == std::vector<std::string>{"4", "5", "6", "7", "8"});
  CHECK(fheq.hours_per_credit == std::pair<Number, Number>(10, 10));
  CHECK_FALSE(fheq.year_credits);
}

TEST_CASE("a Kenyan credit is ten hours, and a full-time year is 120 of them") {
  const program::Program program = load_module("kcats");
  const program::Framework& kcats = framework(program, "kcats");
  CHECK(kcats.levels.empty());
  CHECK(kcats.hours_per_credit == std::pair<Number, Number>(10, 10));
  CHECK(kcats.year_credits == Number(120));
}

TEST_CASE("Hong Kong counts ten hours a credit, on seven levels") {
  const program::Program program = load_module("hkqf");
  const program::Framework& hkqf = framework(program, "hkqf");
  CHECK(hkqf.levels == numbered(7));
  CHECK(hkqf.hours_per_credit == std::pair<Number, Number>(10, 10));
  CHECK_FALSE(hkqf.year_credits);
}

TEST_CASE("the United States have a semester credit and no national levels") {
  const program::Program program = load_module("us");
  const program::Framework& us = framework(program, "us");
  CHECK(us.levels.empty());
  CHECK(us.has_credits);
  CHECK(us.year_credits == Number(30));
}

TEST_CASE("frameworks without a national unit of credit offer none") {
  const auto [name, levels] =
      GENERATE(table<std::string, int>({{"eqf", 8}, {"nfq", 10}, {"aqf", 10}}));
  const program::Program program = load_module(name);
  CHECK(framework(program, name).levels == numbered(levels));
  CHECK_FALSE(framework(program, name).has_credits);
}

TEST_CASE("letter grades rise from F to A+, and A+ counts as A") {
  const program::Program program = load_module("us-letter");
  REQUIRE(program.scales.size() == 1);
  const program::Scale& scale = program.scales.front();
  REQUIRE(scale.grades.size() == 13);
  CHECK(scale.grades.front().text == "F");
  CHECK(scale.grades.front().points == Number(0));
  CHECK(scale.grades[7].text == "B-");
  CHECK(scale.grades[7].points == Number::parse_decimal("2.7"));
  CHECK(scale.grades[11].points == Number(4));
  CHECK(scale.grades[12].text == "A+");
  CHECK(scale.grades[12].points == Number(4));
}

TEST_CASE("levels without a counterpart stay without one") {
  const program::Program program = load_module("nzqcf-nfq-eqf");
  const auto nz_eqf = pairs(program, "nzqcf", "eqf");
  const auto eqf_nz = pairs(program, "eqf", "nzqcf");
  const auto nz_nfq = pairs(program, "nzqcf", "nfq");
  const auto nfq_nz = pairs(program, "nfq", "nzqcf");
  REQUIRE((nz_eqf && eqf_nz && nz_nfq && nfq_nz));
  CHECK(images(*nz_eqf, "8").empty());
  CHECK(images(*nz_nfq, "8").empty());
  CHECK(images(*eqf_nz, "1").empty());
  CHECK(images(*nfq_nz, "1").empty());
  CHECK(images(*nfq_nz, "2").empty());
  // Every other level has one.
  for (const std::string& level : numbered(10)) {
    if (level == "8") continue;
    INFO(level);
    CHECK_FALSE(images(*nz_eqf, level).empty());
    CHECK_FALSE(images(*nz_nfq, level).empty());
  }
}

TEST_CASE("two New Zealand levels share one European level, and nothing chooses between them") {
  const program::Program program = load_module("nzqcf-nfq-eqf");
  const auto nz_eqf = pairs(program, "nzqcf", "eqf");
  const auto eqf_nz = pairs(program, "eqf", "nzqcf");
  REQUIRE((nz_eqf && eqf_nz));
  CHECK(images(*nz_eqf, "5") == std::vector<std::string>{"5"});
  CHECK(images(*nz_eqf, "6") == std::vector<std::string>{"5"});
  CHECK(images(*nz_eqf, "7") == std::vector<std::string>{"6"});
  CHECK(images(*eqf_nz, "5") == std::vector<std::string>{"5", "6"});
  CHECK(images(*eqf_nz, "6") == std::vector<std::string>{"7"});
  CHECK(images(*eqf_nz, "7") == std::vector<std::string>{"9"});
}

TEST_CASE("each pair of frameworks is written in both directions, from one table") {
  const program::Program program = load_module("nzqcf-nfq-eqf");
  CHECK(program.crosswalks.size() == 6);
  const auto [left, right] = GENERATE(
      table<std::string, std::string>({{"nzqcf", "eqf"}, {"nzqcf", "nfq"}, {"nfq", "eqf"}}));
  const auto there = pairs(program, left, right);
  const auto back = pairs(program, right, left);
  REQUIRE((there && back));
  Pairs sorted = *there;
  std::sort(sorted.begin(), sorted.end());
  CHECK(sorted == turned(*back));
}

TEST_CASE("the joint guides are official") {
  const program::Program program = load_module("nzqcf-nfq-eqf");
  for (const program::Crosswalk& crosswalk : program.crosswalks)
    CHECK(crosswalk.status == program::CrosswalkStatus::official);
}

TEST_CASE("a module that does not exist is not invented") {
  CHECK_FALSE(stdlib::module_text("kqf"));
}

}  // namespace cairn
