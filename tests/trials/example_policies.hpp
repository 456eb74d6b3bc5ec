// SPDX-License-Identifier: Apache-2.0
/// @file
/// The policies that trials damage: the examples, as they stand.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <cairn/lang/check.hpp>

namespace trials {

struct Policy {
  std::string name;  ///< of its folder
  std::string path;
  std::string text;
};

/// Every `examples/*/policy.cairn`, by name.
[[nodiscard]] const std::vector<Policy>& example_policies();

/// A word of a policy, and what is written around it; blanks and comments are passed over.
struct WordPlace {
  const Policy* policy = nullptr;
  cairn::Span span;
  std::string before;
  std::string word;
  std::string behind;
};
[[nodiscard]] std::vector<WordPlace> words_of(const Policy& policy);

/// The result of `cairn check`, and the files it speaks of; the policy is the first of them.
struct Checked {
  cairn::Sources sources;
  cairn::lang::CheckResult result;

  Checked(const Policy& policy, const std::string& text);
  /// Whether it stands in the policy itself.
  [[nodiscard]] static bool in_policy(const cairn::Diagnostic& diagnostic) {
    return diagnostic.span.source.value == 0;
  }
};

/// How many trials to make: `otherwise`, or what the environment says in CAIRN_TRIALS.
[[nodiscard]] std::size_t trials_asked(std::size_t otherwise);

/// The same on every machine, for the same seed.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  /// Below `end`, which is not 0.
  [[nodiscard]] std::size_t below(std::size_t end) { return engine_() % end; }

 private:
  std::mt19937 engine_;
};

}  // namespace trials
