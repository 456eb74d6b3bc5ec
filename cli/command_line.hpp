// SPDX-License-Identifier: Apache-2.0
/// @file
/// The command line as data: each verb says what it takes and where to put it. The one source file
/// behind this header is the only one that knows the library which does the reading.
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace cairn::cli {

/// Something that stands on the command line without a name. A list takes all that is there.
struct Input {
  std::string name;  ///< as the help shows it: `RECORDS...`
  std::string description;
  std::variant<std::string*, std::vector<std::string>*> target;
};

struct Option {
  std::string name;   ///< `--as-of`; further spellings after commas
  std::string value;  ///< as the help shows it: `DATE`; of a flag empty
  std::string description;
  /// A list is filled by giving the option again and again.
  std::variant<std::string*, std::vector<std::string>*, bool*> target;
};

struct Verb {
  std::string name;
  std::string description;
  std::vector<Input> inputs;
  std::vector<Option> options;
  std::string footer;  ///< of its help: an example, and with what it ends
  std::function<int()> run;
};

struct Program {
  std::string description;
  std::string version;
  std::vector<Verb> verbs;
  std::string footer;
};

/// Runs the verb that the command line names, shows help or the version, or says what is wrong with
/// the command line. The exit status.
[[nodiscard]] int run(const Program& program, int argc, const char* const* argv);

}  // namespace cairn::cli
