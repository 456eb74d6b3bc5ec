// SPDX-License-Identifier: Apache-2.0
/// @file
/// Policy text to a Program, with the embedded library and files given in place.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include <cairn/lang/check.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/stdlib/modules.hpp>

namespace cairn::test {

/// Further files by the name with which `use` asks for them.
using Files = std::map<std::string, std::string, std::less<>>;

inline lang::ModuleLoader loader(const Files& files) {
  lang::ModuleLoader loader;
  loader.module = [](std::string_view name) -> std::optional<lang::Module> {
    const auto text = stdlib::module_text(name);
    if (!text) return std::nullopt;
    return lang::Module{"stdlib:" + std::string(name), std::string(*text)};
  };
  loader.file = [files](std::string_view path, std::string_view) -> std::optional<lang::Module> {
    const auto found = files.find(path);
    if (found == files.end()) return std::nullopt;
    return lang::Module{found->first, found->second};
  };
  return loader;
}

struct Outcome {
  lang::CheckResult result;
  std::string shown;  ///< as a user sees the diagnostics
};

inline Outcome check_text(const std::string& text, const Files& files = {}) {
  Sources sources;
  const SourceFile& root = sources.add("policy.cairn", text);
  Outcome outcome;
  outcome.result = lang::load(sources, root, loader(files));
  outcome.shown = lang::render(outcome.result.diagnostics, sources);
  return outcome;
}

/// The Program of a text without faults.
inline program::Program program_of(const std::string& text, const Files& files = {}) {
  Outcome outcome = check_text(text, files);
  INFO(outcome.shown);
  REQUIRE(outcome.result.program.has_value());
  return std::move(*outcome.result.program);
}

inline const program::Award& award_of(const program::Program& program, std::string_view name) {
  for (const program::Award& award : program.awards)
    if (award.name == name) return award;
  FAIL("no award " << name);
  throw 0;
}

inline const program::Clause& clause_of(const program::Program& program, std::string_view path) {
  for (const program::Clause& clause : program.clauses)
    if (clause.path == path) return clause;
  FAIL("no clause " << path);
  throw 0;
}

inline const program::Demand& demand_of(const program::Program& program, std::string_view path) {
  return std::get<program::PhraseBody>(clause_of(program, path).body).demand;
}

/// A policy with the New Zealand framework whose one award, `a`, is this text.
inline std::string policy_with(const std::string& award, const std::string& before = "") {
  return "edition 1\npolicy \"P\" { framework nzqcf home { \"Home\" } }\nuse nzqcf\n" + before +
         "\naward a \"A\" {\n" + award + "\n}\n";
}

}  // namespace cairn::test
