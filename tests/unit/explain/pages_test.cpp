// SPDX-License-Identifier: Apache-2.0
// Every code has a page, and what a page shows as wrong is told with that code and no other, what
// it shows as right is told nothing at all.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/engine/record.hpp>
#include <cairn/lang/check.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/versions.hpp>
#include <cairn/stdlib/loader.hpp>

#include "page.hpp"

namespace {

using namespace cairn;
using explain_test::Example;
using explain_test::Page;
using explain_test::pages;

using Codes = std::set<std::string>;

constexpr std::string_view policy_name = "policy.cairn";

/// An example stands alone: beside it are the file itself and those that its page shows.
lang::ModuleLoader loader(const std::string& text, const Page& page) {
  lang::ModuleLoader loader = stdlib::loader();
  loader.file = [text, &page](std::string_view path,
                              std::string_view) -> std::optional<lang::Module> {
    if (path == policy_name) return lang::Module{std::string(path), text};
    const Example* file = page.example("file " + std::string(path));
    if (file == nullptr) return std::nullopt;
    return lang::Module{std::string(path), file->text};
  };
  return loader;
}

/// With another version of the policy: what the two say together too.
Codes codes_of_policy(const std::string& text, const lang::ModuleLoader& files,
                      const Example* beside, bool with_notes) {
  Sources sources;
  const SourceFile& root = sources.add(std::string(policy_name), text);
  const lang::CheckResult result = lang::load(sources, root, files);
  INFO(lang::render(result.diagnostics, sources));
  CHECK(result.program.has_value() != result.diagnostics.has_errors());
  Codes codes;
  for (const Diagnostic& diagnostic : result.diagnostics)
    codes.emplace(code_text(diagnostic.code));
  if (with_notes)
    for (const Diagnostic& note : result.notes)
      codes.emplace(code_text(note.code));
  if (beside == nullptr) return codes;
  const SourceFile& other = sources.add("beside.cairn", beside->text);
  const lang::CheckResult second = lang::load(sources, other, stdlib::loader());
  CHECK(second.diagnostics.empty());
  if (!result.program || !second.program) return codes;
  for (const Diagnostic& diagnostic : lang::check_versions({&result, &second}))
    codes.emplace(code_text(diagnostic.code));
  return codes;
}

/// A table stands beside a policy that does nothing but name it.
Codes codes_of_table(const std::string& table) {
  lang::ModuleLoader files = stdlib::loader();
  files.file = [table](std::string_view, std::string_view) -> std::optional<lang::Module> {
    return lang::Module{"table.csv", table};
  };
  return codes_of_policy(
      "edition 1\npolicy \"Tables\" { framework nzqcf home { \"Otago Polytechnic\" } }\n"
      "use nzqcf\nrecognise table \"table.csv\"\n",
      files, nullptr, false);
}

void add(Codes& codes, const std::vector<engine::RecordDiagnostic>& diagnostics) {
  for (const engine::RecordDiagnostic& diagnostic : diagnostics)
    codes.emplace(code_text(diagnostic.code));
}

struct Read {
  std::vector<engine::Record> records;
  Codes codes;
};

/// As the program reads what it is given: the records of one learner put together.
Read read(const std::string& text) {
  engine::ReadResult found = engine::read_records(text, "records.json");
  Read read;
  add(read.codes, found.diagnostics);
  engine::ReadResult merged = engine::merge_records(std::move(found.records));
  add(read.codes, merged.diagnostics);
  for (const engine::Record& record : merged.records)
    add(read.codes, record.diagnostics);
  read.records = std::move(merged.records);
  return read;
}

/// What is told about an example whose mark ends with `kind`.
Codes codes_of(const Page& page, const Example& example, std::string_view kind) {
  if (example.language == "cairn") {
    const bool of_note = page.code == "W0028" || page.code == "W0029";
    return codes_of_policy(example.text, loader(example.text, page), page.example("beside"),
                           of_note);
  }
  if (example.language == "csv") return codes_of_table(example.text);
  CHECK(example.language == "json");
  Codes codes;
  if (kind == " profile") {
    add(codes, engine::read_profile(example.text, "profile.json").diagnostics);
  } else if (kind == " facts") {
    const Example* records = page.example("records");
    REQUIRE(records != nullptr);
    Read laid_over = read(records->text);
    CHECK(laid_over.codes.empty());
    add(codes, engine::add_facts(laid_over.records, example.text, "facts.json"));
    for (const engine::Record& record : laid_over.records)
      add(codes, record.diagnostics);
  } else {
    codes = read(example.text).codes;
  }
  return codes;
}

}  // namespace

TEST_CASE("every code has a page, and every page is about a code") {
  std::vector<std::string> expected;
  for (const Code code : all_codes())
    expected.emplace_back(code_text(code));
  std::sort(expected.begin(), expected.end());
  std::vector<std::string> found;
  for (const Page& page : pages())
    found.push_back(page.code);
  CHECK(found == expected);
}

TEST_CASE("a page begins with its code and a title of its own, on one line") {
  std::set<std::string> titles;
  for (const Page& page : pages()) {
    INFO(page.code);
    CHECK_FALSE(page.title.empty());
    CHECK(page.title.size() <= 80);
    CHECK_FALSE(page.title.ends_with('.'));
    CHECK(titles.insert(page.title).second);
  }
}

TEST_CASE("what a page says is plain text, so that a terminal can show it") {
  for (const Page& page : pages()) {
    INFO(page.code);
    CHECK(page.prose.size() > 150);
    for (const char* mark : {"](", "**", "\n#", "\n- ", "\n* ", "\n|", "\n>", "<br", "<!"})
      CHECK(page.prose.find(mark) == std::string::npos);
    CHECK(std::count(page.prose.begin(), page.prose.end(), '`') % 2 == 0);
  }
}

TEST_CASE("the wrong example gives the code of its page alone, the right one nothing") {
  const Codes tables = {"E0605", "E0606", "E0607", "E0608", "E0609", "W0018"};
  std::size_t shown = 0;
  for (const Page& page : pages()) {
    if (!page.no_example.empty()) {
      CHECK(page.examples.empty());
      continue;
    }
    bool found = false;
    for (const char* kind : {"", " facts", " profile"}) {
      const Example* wrong = page.example(std::string("wrong") + kind);
      const Example* right = page.example(std::string("right") + kind);
      if (wrong == nullptr) continue;
      INFO(page.code << kind);
      found = true;
      REQUIRE(right != nullptr);
      const bool of_table = tables.contains(page.code);
      const char* of_policy = of_table ? "csv" : "cairn";
      CHECK(wrong->language == (page.code.starts_with('R') ? "json" : of_policy));
      CHECK(right->language == wrong->language);
      CHECK(codes_of(page, *wrong, kind) == Codes{page.code});
      CHECK(codes_of(page, *right, kind) == Codes{});
      ++shown;
    }
    INFO(page.code);
    CHECK(found);
  }
  CHECK(shown > 90);
}

TEST_CASE("a page without an example says why") {
  // A code that can be shown after all must leave this list.
  const Codes cannot_be_shown = {"E0104", "E0109", "E0111", "E0203", "E0312",
                                 "E0610", "R0102", "R0104", "R0118", "R0120"};
  Codes without;
  for (const Page& page : pages()) {
    if (page.no_example.empty()) continue;
    without.insert(page.code);
    CHECK(page.no_example.size() > 20);
  }
  CHECK(without == cannot_be_shown);
}
