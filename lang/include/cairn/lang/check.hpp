// SPDX-License-Identifier: Apache-2.0
/// @file
/// Syntax trees to a typed Program: names resolved, units and levels known, every clause in a block
/// where it means something.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/parse.hpp>
#include <cairn/lang/program.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang {

/// Where the policy says what a comparison with its other versions speaks of; of a line that is not
/// written, where its title stands.
struct PolicyPlaces {
  Span title;
  Span version;
  Span effective;
  Span cohort;
  Span governed;
};

/// The Program is present exactly when there is no error among the diagnostics (of parsing and of
/// checking).
struct CheckResult {
  std::optional<program::Program> program;
  DiagnosticList diagnostics;                         ///< in reading order
  std::optional<PolicyPlaces> places = std::nullopt;  ///< where the file has a policy block
  /// Of a policy without errors: what it leaves to people, and where more learning can fail. No
  /// faults, so that they are told apart.
  DiagnosticList notes = {};
};

/// Finds what `use` names. Given the module's name (`nzqcf`) or a file's name as written
/// (`partners.cairn`) and the name of the file that uses it; answers the text, and the name to
/// show.
struct Module {
  std::string name;
  std::string text;
};
struct ModuleLoader {
  std::function<std::optional<Module>(std::string_view name)> module;
  std::function<std::optional<Module>(std::string_view path, std::string_view from)> file;
  std::vector<std::string> module_names = {};  ///< for the nearest spelling; may be empty
};

/// Parses the file and everything it uses (added to `sources`, each once), and checks them
/// together. The order of files and declarations changes nothing but the order of messages.
[[nodiscard]] CheckResult load(Sources& sources, const SourceFile& root,
                               const ModuleLoader& loader);

/// Checks files that are already parsed; `root` is the one that holds the policy.
[[nodiscard]] CheckResult check(const std::vector<const ParsedFile*>& files,
                                const ParsedFile& root);

}  // namespace cairn::lang
