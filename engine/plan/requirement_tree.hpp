// SPDX-License-Identifier: Apache-2.0
/// @file
/// The requirements of an award as a tree, made once a policy: groups and phrases of `requires`,
/// with `complete X` replaced by a copy of X's own tree. Children are in the order of their paths,
/// never of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cairn/lang/program.hpp>

namespace cairn::engine {

using RequirementIndex = std::uint32_t;
using ScopeIndex = std::uint32_t;

enum class RequirementKind {
  all,        ///< every child
  count,      ///< between `least` and `most` children
  phrase,     ///< a leaf: the demand of its clause
  entry,      ///< a leaf: one entry of `all of { "A", "B" }`
  approval,   ///< `approval of "X"`
  conferral,  ///< the record has a conferral of the award of `scope`'s `complete`
  provided,   ///< what the copied award of `scope` has under `provided`
  cyclic      ///< an award inside itself: never satisfied
};

struct Requirement {
  RequirementKind kind{};
  std::vector<RequirementIndex> children = {};
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  std::optional<program::ClauseId> clause = {};  ///< none: made by a `complete`, or the root
  std::uint32_t entry = 0;                       ///< of `entry`
  ScopeIndex scope = 0;
  std::optional<program::AwardId> award = {};  ///< of `conferral` and `provided`
};

/// An award in the tree: the audited one, or a copy that a `complete` brought in. Its `overall`
/// speaks of what is counted below its node.
struct Scope {
  program::AwardId award;
  RequirementIndex node = 0;
  std::optional<ScopeIndex> outer;
  std::optional<program::ClauseId> clause;  ///< the `complete` that brought it in
  std::string path;                         ///< begins the paths of its clauses
  std::uint32_t depth = 0;                  ///< of its clauses in a report
};

struct RequirementTree {
  std::vector<Requirement> nodes;  ///< the root first
  std::vector<Scope> scopes;       ///< the audited award first
  /// Leaves that may use a credential at the same time.
  std::vector<std::pair<RequirementIndex, RequirementIndex>> sharing;
  bool too_large = false;  ///< more nodes than `most_nodes`; then the tree is not complete

  static constexpr std::size_t most_nodes = 20'000;

  /// The path of a clause as it stands in that scope: its own in the audited award,
  /// `outer.label.rest` in a copy.
  [[nodiscard]] std::string path(const program::Program& program, ScopeIndex scope,
                                 program::ClauseId clause) const;
  /// The node of a clause of `requires` in that scope.
  [[nodiscard]] std::optional<RequirementIndex> node_of(ScopeIndex scope,
                                                        program::ClauseId clause) const;
  /// The scope that a `complete` clause of that scope brought in.
  [[nodiscard]] std::optional<ScopeIndex> scope_of(ScopeIndex outer,
                                                   program::ClauseId clause) const;
};

[[nodiscard]] RequirementTree requirement_tree(const program::Program& program,
                                               program::AwardId award);

}  // namespace cairn::engine
