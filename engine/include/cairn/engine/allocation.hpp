// SPDX-License-Identifier: Apache-2.0
/// @file
/// The allocation problem, pure: which item serves which leaf of a tree of requirements, under
/// linear limits. Whole numbers only; knows no credential and no policy. Includes nothing of
/// Cairn's.
///
/// An *assignment* gives each item to at most one leaf that it is eligible for, or to none; to
/// several leaves at once only where every two of them are declared sharing, or the item is free.
/// An item given to any leaf is *counted*. The assignment satisfies the problem when every set of
/// exclusive items has at most one counted, and the root is satisfied.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace cairn::allocation {

using ItemIndex = std::uint32_t;
using NodeIndex = std::uint32_t;

inline constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();

struct Term {
  ItemIndex item = 0;
  std::int64_t weight = 0;
};

/// Items that weigh as one: the weight is added once when any of them is counted.
struct Bundle {
  std::vector<ItemIndex> items;  ///< ascending
  std::int64_t weight = 0;       ///< not negative
};

/// low <= sum of weights of the items and bundles concerned <= high. Weights of items may be
/// negative.
struct Limit {
  std::vector<Term> terms;           ///< each item at most once; an item without a term weighs 0
  std::vector<Bundle> bundles = {};  ///< an item may stand in several, and in `terms` as well
  std::int64_t low = no_low;
  std::int64_t high = no_high;
  /// What a shortfall below `low` is measured against, for the assignment that leaves least to do;
  /// 0: such a limit is either held or not, and counts as one whole.
  std::int64_t need = 0;
  /// No shortfall is allowed even in the assignment that leaves least to do (a filter, a ceiling).
  /// An upper bound is always hard.
  bool hard = false;
  /// A counted item outside `terms` makes nothing wrong, but at least one counted item of `terms`
  /// or `bundles` must exist (averages: over nothing, not met).
  bool needs_one = false;
};

/// An item that takes no part in a window, wherever it is counted.
inline constexpr std::uint32_t no_position = std::numeric_limits<std::uint32_t>::max();

/// The counted items have positions (award dates in order): from the least position a that is
/// counted, the greatest must lie in [least_end[a], greatest_end[a]]. Satisfied when nothing that
/// has a position is counted.
struct Window {
  std::vector<std::uint32_t> position;      ///< of each item, or `no_position`
  std::vector<std::uint32_t> least_end;     ///< of each position
  std::vector<std::uint32_t> greatest_end;  ///< of each position; below the position: impossible
  /// In the assignment that leaves least to do the greatest position may lie before `least_end`;
  /// that leaves one whole. Without this it is an end as hard as the other.
  bool may_be_short = false;
};

enum class NodeKind { leaf, all, count };

/// A node of the tree. A leaf is satisfied when its limits hold over the items assigned to it.
/// `all`: every child is satisfied. `count`: between `least` and `most` children are chosen and
/// each of these is satisfied; children that are not chosen hold nothing. In either, `limits` and
/// `windows` must hold over the items counted anywhere below the node, each once.
///
/// A leaf without items may be `over` a node above it: its limits hold over what is counted below
/// that one. Children of a `count` node that are over it make a choice among limits.
struct Node {
  NodeKind kind = NodeKind::leaf;
  std::vector<NodeIndex> children;
  std::uint32_t least = 0;  ///< of `count`
  std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
  std::vector<ItemIndex> eligible;  ///< of `leaf`, ascending
  std::vector<Limit> limits;
  std::vector<Window> windows;
  std::optional<NodeIndex> over = {};
};

struct Problem {
  std::uint32_t item_count = 0;
  std::vector<Node> nodes;  ///< the root is nodes[0]; a tree: every other node is the child of one
  std::vector<std::vector<ItemIndex>> exclusive;  ///< at most one of each set is counted
  /// Leaves that may hold one item at the same time; pairs of leaf nodes, either order.
  std::vector<std::pair<NodeIndex, NodeIndex>> sharing;
  /// Items that use nothing: they may serve any number of leaves.
  std::vector<ItemIndex> free_items;
};

/// A price on one end of one limit.
struct Price {
  NodeIndex node = 0;
  std::uint32_t limit = 0;  ///< of the node
  bool upper = false;       ///< on the upper end, else on the lower one
  std::int64_t price = 0;   ///< of a unit of the limit; above 0
};

/// Why nothing satisfies, as prices: what is asked, at these prices, is more than all items
/// together can bring, each where it brings most. With prices of 1 that reads "these requirements
/// need 55, and all that can serve any of them comes to 40".
struct Shortage {
  std::vector<Price> prices;
};

/// A price may be this high.
inline constexpr std::int64_t greatest_price = std::int64_t{1} << 40;

enum class Outcome { satisfied, unsatisfied, out_of_work };

struct Solution {
  Outcome outcome = Outcome::out_of_work;
  /// Of each node, the items assigned to it (leaves; ascending). For `unsatisfied` and
  /// `out_of_work` the assignment with the least left to do that was found: exclusive sets,
  /// eligibility, sharing, upper bounds, hard limits and windows hold in it, lower limits, and
  /// windows that may be short, may fall short.
  std::vector<std::vector<ItemIndex>> assigned;
  std::vector<bool> chosen;   ///< of each node: it and all above it are chosen
  bool least_proved = false;  ///< for `unsatisfied`: no assignment leaves less to do
  /// For `unsatisfied`, where the reason is a shortage alone; `proves` accepts it.
  std::optional<Shortage> shortage;
  std::uint64_t steps = 0;  ///< looking for the reason of a no that is decided is not among them
};

/// Counted steps of search; the same problem always takes the same number.
struct WorkBudget {
  std::uint64_t steps = 20'000'000;
  /// Beside these, for the assignment that leaves least to do where nothing satisfies, for each
  /// part of the problem that is independent of the others. 0: none is looked for, all lists stay
  /// empty; for a caller that only asks whether.
  std::uint64_t least_left_steps = 30'000;
};

/// Complete within the budget: finds a satisfying assignment whenever one exists, `unsatisfied`
/// only when there is none, `out_of_work` when the budget ended first. A satisfying assignment is
/// irredundant: no counted item can be left out. Deterministic: a function of the problem alone.
/// Items of lower index are counted in preference to later ones.
[[nodiscard]] Solution solve(const Problem& problem, WorkBudget budget = {});

/// Of the satisfying assignments one in which the counted items weigh most, each once. Weights are
/// not negative.
struct Heaviest {
  Solution solution;  ///< without `satisfied` as for `solve`
  std::int64_t weight = 0;
  bool proved = false;  ///< no satisfying assignment weighs more
};
[[nodiscard]] Heaviest heaviest(const Problem& problem, const std::vector<Term>& weights,
                                WorkBudget budget = {});

/// Of the satisfying assignments one that counts what is preferred: item after item of `order`, the
/// least preferred first, is left out where some assignment without it, and without those left out
/// before, satisfies.
struct Preferred {
  Solution solution;
  bool settled = false;  ///< every item of `order` was looked at
};
[[nodiscard]] Preferred preferred(const Problem& problem, const std::vector<ItemIndex>& order,
                                  WorkBudget budget = {});

/// Whether the prices prove that no assignment satisfies the problem. Shares nothing with the
/// search. Windows, exclusive sets and `needs_one` are left out of account, so that a shortage
/// holds without them.
[[nodiscard]] bool proves(const Problem& problem, const Shortage& shortage);

/// Whether the assignment satisfies the problem, by definition and by nothing else.
[[nodiscard]] bool satisfies(const Problem& problem,
                             const std::vector<std::vector<ItemIndex>>& assigned);

}  // namespace cairn::allocation
