// SPDX-License-Identifier: Apache-2.0
// Every tests/golden/diagnostics/<fault>.cairn is checked as a user would, and what is shown is
// compared with <fault>.expected. CAIRN_UPDATE_GOLDEN=1 rewrites the expected texts.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/lang/check.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/versions.hpp>
#include <cairn/stdlib/modules.hpp>

namespace {

namespace fs = std::filesystem;

const fs::path source_dir = CAIRN_SOURCE_DIR;
const fs::path golden_dir = source_dir / "tests" / "golden" / "diagnostics";

std::optional<std::string> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::vector<fs::path> files_below(const fs::path& folder, const std::set<std::string>& extensions) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && extensions.contains(entry.path().extension().string()))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// The golden policies; those in `files/` are there to be used by others.
std::vector<fs::path> goldens() {
  std::vector<fs::path> policies = files_below(golden_dir, {".cairn"});
  std::erase_if(policies, [](const fs::path& path) { return path.parent_path() != golden_dir; });
  return policies;
}

/// Names are shown as seen from the golden folder, so that the texts are the same everywhere.
cairn::lang::ModuleLoader loader() {
  cairn::lang::ModuleLoader loader;
  loader.module = [](std::string_view name) -> std::optional<cairn::lang::Module> {
    const auto text = cairn::stdlib::module_text(name);
    if (!text) return std::nullopt;
    return cairn::lang::Module{"stdlib:" + std::string(name), std::string(*text)};
  };
  loader.file = [](std::string_view path,
                   std::string_view from) -> std::optional<cairn::lang::Module> {
    const auto beside = (fs::path(from).parent_path() / path).lexically_normal();
    auto text = read(golden_dir / beside);
    if (!text) return std::nullopt;
    return cairn::lang::Module{beside.generic_string(), std::move(*text)};
  };
  for (const cairn::stdlib::Module& module : cairn::stdlib::modules())
    loader.module_names.emplace_back(module.name);
  return loader;
}

std::string shown(const fs::path& policy) {
  cairn::Sources sources;
  const auto& root = sources.add(policy.filename().string(), read(policy).value());
  const auto result = cairn::lang::load(sources, root, loader());
  CHECK(result.program.has_value() != result.diagnostics.has_errors());
  // Notes are told when they are asked for: in the goldens that are about them.
  const bool asked = policy.filename().string().starts_with("note_");
  return cairn::lang::render(result.diagnostics, sources) +
         (asked ? cairn::lang::render(result.notes, sources) : std::string());
}

/// What is said of the policies in a folder as versions of one another.
std::string shown_together(const fs::path& folder) {
  cairn::Sources sources;
  std::vector<cairn::lang::CheckResult> results;
  for (const fs::path& policy : files_below(folder, {".cairn"})) {
    const auto& root = sources.add(policy.filename().string(), read(policy).value());
    results.push_back(cairn::lang::load(sources, root, loader()));
    INFO(cairn::lang::render(results.back().diagnostics, sources));
    CHECK(results.back().diagnostics.empty());
  }
  std::vector<const cairn::lang::CheckResult*> versions;
  for (const cairn::lang::CheckResult& result : results)
    if (result.program) versions.push_back(&result);
  REQUIRE(versions.size() > 1);
  return cairn::lang::render(cairn::lang::check_versions(versions), sources);
}

bool updating() {
  const char* update = std::getenv("CAIRN_UPDATE_GOLDEN");
  return update != nullptr && std::string(update) == "1";
}

/// Compares, or rewrites what is expected.
void compare(const std::string& text, const fs::path& expected_path) {
  if (updating()) {
    const auto before = read(expected_path);
    std::ofstream(expected_path, std::ios::binary) << text;
    if (before != text) FAIL_CHECK("rewritten: read it, and run again without the update");
    return;
  }
  const auto expected = read(expected_path);
  REQUIRE(expected.has_value());
  CHECK(text == *expected);
}

}  // namespace

TEST_CASE("what a user is shown for each faulty policy is word for word what is expected") {
  REQUIRE_FALSE(goldens().empty());
  for (const fs::path& policy : goldens()) {
    fs::path expected_path = policy;
    expected_path.replace_extension(".expected");
    INFO(policy.filename().string());
    compare(shown(policy), expected_path);
  }
  CHECK_FALSE(updating());
}

TEST_CASE("what a user is shown for versions that do not fit is word for word what is expected") {
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(golden_dir / "versions")) {
    if (!entry.is_directory()) continue;
    INFO(entry.path().filename().string());
    compare(shown_together(entry.path()), entry.path().string() + ".expected");
    ++folders;
  }
  CHECK(folders > 0);
  CHECK_FALSE(updating());
}

TEST_CASE("every message about a policy has a golden text, and every code is used somewhere") {
  // Codes that no golden can show. One that is shown after all must leave this list.
  const std::set<std::string> not_shown = {
      "E0109",  // a golden of 16 MiB would weigh on every checkout; tested in unit/lang/syntax
      "E0111",  // a page of nothing but faults; tested in unit/lang/syntax
      "E0203",  // a hundred nested brackets; tested in unit/lang/syntax
  };

  std::string goldens_text;
  for (const fs::path& expected : files_below(golden_dir, {".expected"}))
    goldens_text += read(expected).value();
  std::string sources_text;
  for (const char* folder : {"lang", "engine", "cli"})
    for (const fs::path& source : files_below(source_dir / folder, {".cpp", ".hpp"}))
      sources_text += read(source).value();

  const auto named = [&sources_text](const std::string& name) {
    const std::string use = "Code::" + name;
    for (std::size_t at = sources_text.find(use); at != std::string::npos;
         at = sources_text.find(use, at + 1)) {
      const char after =
          at + use.size() < sources_text.size() ? sources_text[at + use.size()] : ' ';
      if (after != '_' && std::isalnum(static_cast<unsigned char>(after)) == 0) return true;
    }
    return false;
  };

  const std::vector<std::string> names = {
#define CAIRN_DIAGNOSTIC(code, name, severity, message) #name,
#include <cairn/lang/diagnostics.def>
#undef CAIRN_DIAGNOSTIC
  };
  for (const cairn::Code code : cairn::all_codes()) {
    const std::string text(cairn::code_text(code));
    INFO(text << " " << names.at(static_cast<std::size_t>(code)));
    CHECK(named(names.at(static_cast<std::size_t>(code))));
    if (text.front() == 'R') continue;
    const bool golden = goldens_text.find("[" + text + "]") != std::string::npos;
    CHECK(golden != not_shown.contains(text));
  }
}
