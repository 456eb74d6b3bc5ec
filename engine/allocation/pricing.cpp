// SPDX-License-Identifier: Apache-2.0
#include "allocation/pricing.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "allocation/table.hpp"
#include "allocation/well_formed.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {
namespace {

constexpr std::int64_t most_weight = std::int64_t{1} << 22;  ///< of all items in one limit
constexpr std::int64_t dearest = std::int64_t{1} << 36;
constexpr std::size_t most_ends = 16;  ///< that one item may bring something to at one place
constexpr std::int64_t rate = std::int64_t{1} << 28;  ///< of a shortfall of all that is asked

/// One end of one limit, as something that should reach a bound: sum of weights >= bound.
struct End {
  NodeIndex node = 0;
  std::uint32_t limit = 0;
  bool upper = false;
  std::int64_t bound = 0;
  std::int64_t size = 1;  ///< what a shortfall is measured against
};

struct Share {
  std::uint32_t end = 0;
  std::int64_t weight = 0;
};

class Pricing {
 public:
  explicit Pricing(const Problem& problem) : problem_(problem), tree_(tree_order(problem)) {
    std::vector<bool> always(problem.nodes.size(), false);
    for (const NodeIndex n : tree_.order) {
      const NodeIndex above = tree_.parent[n];
      always[n] = n == 0 || (always[above] && problem.nodes[above].kind == NodeKind::all);
    }
    shares_of_.resize(problem.nodes.size());
    for (NodeIndex n = 0; n < problem.nodes.size(); ++n) {
      const Node& node = problem.nodes[n];
      if (node.over && !always[n]) continue;
      for (std::uint32_t at = 0; at < node.limits.size(); ++at) {
        add_end(n, at, false);
        add_end(n, at, true);
      }
    }
    add_options();
  }

  std::optional<Shortage> run(std::uint64_t rounds, Work& work) {
    if (ends_.empty() || !fits_) return std::nullopt;
    // Each begins dear in the measure in which it is small.
    for (const End& end : ends_)
      prices_.push_back(end.bound > 0 ? std::max<std::int64_t>(rate / end.size, 1) : 0);
    for (std::uint64_t round = 0; round < rounds; ++round) {
      if (!work.spend()) return std::nullopt;
      if (respond() > 0) return shortage();
      if (!reprice()) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  /// Ends over bundles are left out: prices on others may do.
  void add_end(NodeIndex n, std::uint32_t at, bool upper) {
    const Limit& limit = problem_.nodes[n].limits[at];
    const std::int64_t bound = upper ? limit.high : limit.low;
    if (bound == (upper ? no_high : no_low) || !limit.bundles.empty()) return;
    std::int64_t total = 0;
    for (const Term& term : limit.terms)
      total += std::abs(term.weight);
    if (total > most_weight || std::abs(bound) > most_weight) return;
    const std::int64_t size = std::max<std::int64_t>({std::abs(bound), total / 8, 1});
    const auto end = static_cast<std::uint32_t>(ends_.size());
    ends_.push_back({n, at, upper, upper ? -bound : bound, size});
    const NodeIndex scope = problem_.nodes[n].over.value_or(n);
    for (const Term& term : limit.terms)
      if (term.weight != 0)
        shares_of_[scope].push_back({term.item, {end, upper ? -term.weight : term.weight}});
  }

  /// An option is a place where an item may be: what it brings there to which ends. Of an item that
  /// several leaves may hold each node is looked at by itself.
  void add_options() {
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
    for (auto& list : shares_of_)
      std::stable_sort(list.begin(), list.end(),
                       [](const auto& a, const auto& b) { return a.item < b.item; });

    std::vector<std::pair<std::uint32_t, Share>> brought;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_chooser;
    std::uint32_t choosers = 0;
    std::uint32_t options = 0;
    const auto bring = [&](NodeIndex node, ItemIndex item) {
      const auto& list = shares_of_[node];
      auto at = std::lower_bound(list.begin(), list.end(), item,
                                 [](const Of& of, ItemIndex wanted) { return of.item < wanted; });
      for (; at != list.end() && at->item == item; ++at)
        brought.emplace_back(options, at->share);
    };
    for (ItemIndex item = 0; item < problem_.item_count; ++item) {
      const auto sharing = std::count_if(leaves[item].begin(), leaves[item].end(),
                                         [&](NodeIndex leaf) { return shares[leaf]; });
      if (at_several[item] || sharing > 1) {
        std::vector<NodeIndex> above;
        for (const NodeIndex leaf : leaves[item]) {
          above.push_back(leaf);
          for (NodeIndex n = leaf; n != 0;)
            above.push_back(n = tree_.parent[n]);
        }
        std::sort(above.begin(), above.end());
        above.erase(std::unique(above.begin(), above.end()), above.end());
        for (const NodeIndex n : above) {
          bring(n, item);
          by_chooser.emplace_back(choosers++, options++);
        }
        continue;
      }
      for (const NodeIndex leaf : leaves[item]) {
        bring(leaf, item);
        for (NodeIndex n = leaf; n != 0;)
          bring(n = tree_.parent[n], item);
        by_chooser.emplace_back(choosers, options++);
      }
      ++choosers;
    }
    options_ = Table<Share>(options, brought);
    for (std::uint32_t option = 0; option < options; ++option)
      fits_ = fits_ && options_[option].size() <= most_ends;
    options_of_ = Table<std::uint32_t>(choosers, by_chooser);
  }

  /// What is asked at the prices less what the items bring: above 0 is a shortage.
  Wide respond() {
    missing_.assign(ends_.size(), 0);
    Wide sum = choose();
    for (std::uint32_t chooser = 0; chooser < options_of_.size(); ++chooser) {
      std::int64_t best = 0;
      std::uint32_t at = 0;
      bool some = false;
      for (const std::uint32_t option : options_of_[chooser]) {
        std::int64_t here = 0;
        for (const Share& share : options_[option])
          here += prices_[share.end] * share.weight;
        if (here <= best) continue;
        best = here;
        at = option;
        some = true;
      }
      if (!some) continue;
      sum -= best;
      for (const Share& share : options_[at])
        missing_[share.end] -= share.weight;
    }
    return sum;
  }

  /// The least that is asked, whichever children are chosen; notes of the chosen ones what.
  Wide choose() {
    asked_.assign(problem_.nodes.size(), 0);
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      asked_[ends_[end].node] += Wide{prices_[end]} * ends_[end].bound;
    chosen_.assign(problem_.nodes.size(), true);
    for (auto at = tree_.order.rbegin(); at != tree_.order.rend(); ++at) {
      const Node& node = problem_.nodes[*at];
      order_ = node.children;
      if (node.kind == NodeKind::count)
        std::stable_sort(order_.begin(), order_.end(),
                         [&](NodeIndex a, NodeIndex b) { return asked_[a] < asked_[b]; });
      for (std::size_t i = 0; i < order_.size(); ++i) {
        const bool must = node.kind == NodeKind::all || i < node.least;
        chosen_[order_[i]] = must || (i < node.most && asked_[order_[i]] < 0);
        if (chosen_[order_[i]]) asked_[*at] += asked_[order_[i]];
      }
    }
    for (const NodeIndex n : tree_.order)
      if (n != 0) chosen_[n] = chosen_[n] && chosen_[tree_.parent[n]];
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      if (chosen_[ends_[end].node]) missing_[end] += ends_[end].bound;
    return asked_[0];
  }

  /// False where nothing changes any more, or a price has no room to grow.
  bool reprice() {
    bool changed = false;
    for (std::uint32_t end = 0; end < ends_.size(); ++end) {
      const std::int64_t size = ends_[end].size;
      const std::int64_t before = prices_[end];
      const std::int64_t more = missing_[end] * rate / size / size;
      prices_[end] = std::max<std::int64_t>(before + more, 0);
      if (prices_[end] > dearest) return false;
      changed = changed || prices_[end] != before;
    }
    return changed;
  }

  [[nodiscard]] Shortage shortage() const {
    Shortage shortage;
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      if (prices_[end] > 0)
        shortage.prices.push_back(
            {ends_[end].node, ends_[end].limit, ends_[end].upper, prices_[end]});
    return shortage;
  }

  struct Of {
    ItemIndex item = 0;
    Share share;
  };

  const Problem& problem_;
  TreeOrder tree_;
  std::vector<End> ends_;
  std::vector<std::vector<Of>> shares_of_;  ///< of each node
  Table<Share> options_;
  Table<std::uint32_t> options_of_;  ///< of each that chooses: an item, mostly
  bool fits_ = true;                 ///< no sum goes beyond 64 bits
  std::vector<std::int64_t> prices_;
  std::vector<std::int64_t> missing_;  ///< of each end, at the answer to the prices
  std::vector<Wide> asked_;
  std::vector<bool> chosen_;
  std::vector<NodeIndex> order_;
};

}  // namespace

std::optional<Shortage> find_shortage(const Problem& problem, std::uint64_t rounds, Work& work) {
  return Pricing(problem).run(rounds, work);
}

}  // namespace cairn::allocation
