// SPDX-License-Identifier: Apache-2.0
/// @file
/// A Program made ready to be held against records: the tree of each award, recognitions in an
/// order that does not depend on the file, names of frameworks and scales.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/program.hpp>

#include "plan/requirement_tree.hpp"

namespace cairn::engine {

class Plan {
 public:
  explicit Plan(program::Program program);

  [[nodiscard]] const program::Program& program() const { return program_; }
  [[nodiscard]] const std::string& digest() const { return digest_; }
  [[nodiscard]] const RequirementTree& tree(program::AwardId award) const {
    return trees_[award.value];
  }
  /// Indexes into Program::recognitions, by label and text.
  [[nodiscard]] const std::vector<std::uint32_t>& recognitions() const { return recognitions_; }
  /// Indexes into Program::overlaps, by text.
  [[nodiscard]] const std::vector<std::uint32_t>& overlaps() const { return overlaps_; }
  /// Clauses by their paths, so that their order in the file means nothing.
  [[nodiscard]] std::vector<program::ClauseId> by_path(
      std::vector<program::ClauseId> clauses) const;
  [[nodiscard]] std::optional<program::FrameworkId> framework(std::string_view name) const;
  /// The award that a record names: `name`, or `policy/name`.
  [[nodiscard]] std::optional<program::AwardId> award(std::string_view name) const;
  [[nodiscard]] bool is_home(std::string_view issuer) const;
  /// The first home issuer; empty where there is none.
  [[nodiscard]] std::string_view home_name() const {
    return program_.home.empty() ? std::string_view() : std::string_view(program_.home[0]);
  }

 private:
  program::Program program_;
  std::string digest_;
  std::vector<RequirementTree> trees_;
  std::vector<std::uint32_t> recognitions_;
  std::vector<std::uint32_t> overlaps_;
  std::map<std::string, program::FrameworkId, std::less<>> frameworks_;
};

}  // namespace cairn::engine
