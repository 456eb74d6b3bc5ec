// SPDX-License-Identifier: Apache-2.0
/// @file
/// The check of a shortage: weak duality of linear programming, item by item, in whole numbers.
///
/// Let an assignment satisfy the problem, and V be the sum over the priced limits of its chosen
/// nodes of price times (sum - low) at a lower end and of price times (high - sum) at an upper one.
/// Every limit holds, so V >= 0. But V is what the items bring less what is asked: an item brings
/// at most what it brings at its best leaf, and at least the cheapest choice is asked. If that is
/// below 0, no assignment satisfies.
#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <cairn/engine/allocation.hpp>

#include "allocation/well_formed.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {
namespace {

/// The greatest multiple of `step` that is not above `value`.
std::int64_t stepped_down(std::int64_t value, std::int64_t step) {
  const std::int64_t rest = value % step;
  return value - (rest < 0 ? rest + step : rest);
}

class Reckoning {
 public:
  explicit Reckoning(const Problem& problem)
      : problem_(problem), tree_(tree_order(problem)), asked_(problem.nodes.size(), 0) {
    always_.assign(problem.nodes.size(), false);
    for (const NodeIndex n : tree_.order) {
      const NodeIndex above = tree_.parent[n];
      always_[n] = n == 0 || (always_[above] && problem.nodes[above].kind == NodeKind::all);
    }
    below_.assign(problem.nodes.size(), std::vector<bool>(problem.item_count, false));
    for (auto n = tree_.order.rbegin(); n != tree_.order.rend(); ++n) {
      for (const ItemIndex item : problem.nodes[*n].eligible)
        below_[*n][item] = true;
      for (const NodeIndex child : problem.nodes[*n].children)
        for (ItemIndex item = 0; item < problem.item_count; ++item)
          below_[*n][item] = below_[*n][item] || below_[child][item];
    }
  }

  /// False where the price is none.
  bool add(const Price& priced) {
    if (priced.node >= problem_.nodes.size()) return false;
    const Node& node = problem_.nodes[priced.node];
    if (priced.limit >= node.limits.size()) return false;
    if (priced.price <= 0 || priced.price > greatest_price) return false;
    const Limit& limit = node.limits[priced.limit];
    const std::int64_t end = priced.upper ? limit.high : limit.low;
    constexpr std::int64_t farthest = std::int64_t{1} << 62;
    if (end == (priced.upper ? no_high : no_low) || end < -farthest || end > farthest) return false;
    const NodeIndex scope = node.over.value_or(priced.node);
    // Of whole items only multiples come together.
    const std::int64_t step = step_of(limit, scope);
    const std::int64_t reached = priced.upper ? stepped_down(end, step) : -stepped_down(-end, step);
    const Wide sign = priced.upper ? -1 : 1;
    asked_[priced.node] += sign * priced.price * reached;
    // Where the limit is over another node and may not be chosen, its items bring nothing then.
    const bool may_be_off = node.over && !always_[priced.node];
    for (const Term& term : limit.terms) {
      const Wide brings = sign * priced.price * term.weight;
      if (!below_[scope][term.item]) continue;
      if (may_be_off)
        beside_ += std::max<Wide>(brings, 0);
      else
        brings_[{scope, term.item}] += brings;
    }
    for (const Bundle& bundle : limit.bundles)
      if (can_count(bundle, scope))
        beside_ += std::max<Wide>(sign * priced.price * bundle.weight, 0);
    return true;
  }

  [[nodiscard]] bool is_short() { return most_brought() < least_asked(); }

 private:
  [[nodiscard]] bool can_count(const Bundle& bundle, NodeIndex scope) const {
    return std::any_of(bundle.items.begin(), bundle.items.end(),
                       [&](ItemIndex item) { return below_[scope][item]; });
  }

  /// What every sum of the limit is a multiple of.
  [[nodiscard]] std::int64_t step_of(const Limit& limit, NodeIndex scope) const {
    std::int64_t step = 0;
    for (const Term& term : limit.terms)
      if (below_[scope][term.item]) step = std::gcd(step, term.weight);
    for (const Bundle& bundle : limit.bundles)
      if (can_count(bundle, scope)) step = std::gcd(step, bundle.weight);
    return std::max<std::int64_t>(step, 1);
  }

  /// The most that all items bring together.
  Wide most_brought() const {
    std::vector<std::vector<NodeIndex>> leaves(problem_.item_count);
    for (NodeIndex n = 0; n < problem_.nodes.size(); ++n)
      for (const ItemIndex item : problem_.nodes[n].eligible)
        leaves[item].push_back(n);
    std::vector<bool> shares(problem_.nodes.size(), false);
    for (const auto& [one, other] : problem_.sharing)
      shares[one] = shares[other] = true;
    std::vector<bool> at_several(problem_.item_count, false);
    for (const ItemIndex item : problem_.free_items)
      at_several[item] = true;

    Wide sum = beside_;
    for (ItemIndex item = 0; item < problem_.item_count; ++item) {
      const auto sharing = std::count_if(leaves[item].begin(), leaves[item].end(),
                                         [&](NodeIndex leaf) { return shares[leaf]; });
      sum += at_several[item] || sharing > 1 ? brought_anywhere(item, leaves[item])
                                             : brought_at_best(item, leaves[item]);
    }
    return sum;
  }

  [[nodiscard]] Wide brought(NodeIndex node, ItemIndex item) const {
    const auto found = brings_.find({node, item});
    return found == brings_.end() ? 0 : found->second;
  }

  /// Of an item that one leaf holds at most.
  [[nodiscard]] Wide brought_at_best(ItemIndex item, const std::vector<NodeIndex>& leaves) const {
    Wide best = 0;
    for (const NodeIndex leaf : leaves) {
      Wide here = brought(leaf, item);
      for (NodeIndex n = leaf; n != 0;) {
        n = tree_.parent[n];
        here += brought(n, item);
      }
      best = std::max(best, here);
    }
    return best;
  }

  /// Of an item that several leaves may hold: wherever it brings something.
  [[nodiscard]] Wide brought_anywhere(ItemIndex item, const std::vector<NodeIndex>& leaves) const {
    std::vector<NodeIndex> above;
    for (const NodeIndex leaf : leaves) {
      above.push_back(leaf);
      for (NodeIndex n = leaf; n != 0;)
        above.push_back(n = tree_.parent[n]);
    }
    std::sort(above.begin(), above.end());
    above.erase(std::unique(above.begin(), above.end()), above.end());
    Wide sum = 0;
    for (const NodeIndex n : above)
      sum += std::max<Wide>(brought(n, item), 0);
    return sum;
  }

  /// What is asked at least, whichever children are chosen.
  Wide least_asked() {
    std::vector<Wide> asked = asked_;
    for (auto at = tree_.order.rbegin(); at != tree_.order.rend(); ++at) {
      const Node& node = problem_.nodes[*at];
      std::vector<Wide> of_children;
      for (const NodeIndex child : node.children)
        of_children.push_back(asked[child]);
      std::sort(of_children.begin(), of_children.end());
      for (std::size_t i = 0; i < of_children.size(); ++i) {
        const bool must = node.kind == NodeKind::all || i < node.least;
        const bool may = i < node.most && of_children[i] < 0;
        if (must || may) asked[*at] += of_children[i];
      }
    }
    return asked[0];
  }

  const Problem& problem_;
  TreeOrder tree_;
  std::vector<bool> always_;              ///< of each node: no choice is above it
  std::vector<std::vector<bool>> below_;  ///< of each node and item: it may be counted there
  std::vector<Wide> asked_;               ///< of each node, by its own limits
  /// What an item brings where it is counted below a node.
  std::map<std::pair<NodeIndex, ItemIndex>, Wide> brings_;
  Wide beside_ = 0;  ///< what is brought by more than single items
};

}  // namespace

bool proves(const Problem& problem, const Shortage& shortage) {
  // Of so many no sum goes beyond 128 bits.
  constexpr std::size_t most_prices = std::size_t{1} << 20;
  if (!well_formed(problem) || shortage.prices.size() > most_prices) return false;
  Reckoning reckoning(problem);
  for (const Price& price : shortage.prices)
    if (!reckoning.add(price)) return false;
  return reckoning.is_short();
}

}  // namespace cairn::allocation
