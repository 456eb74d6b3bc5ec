// SPDX-License-Identifier: Apache-2.0
#include "allocation/pricing.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "allocation/table.hpp"
#include "allocation/wide.hpp"

namespace cairn::allocation {
namespace {

constexpr std::int64_t most_weight = std::int64_t{1} << 22;  ///< of all items in one limit
constexpr std::int64_t dearest = std::int64_t{1} << 36;
constexpr std::size_t most_ends = 16;  ///< that one item may bring something to at one place
constexpr std::int64_t rate = std::int64_t{1} << 28;  ///< of a shortfall of all that is asked

/// One end of a row, as something that should reach a bound: sum of weights >= bound.
struct End {
  RowIndex row = 0;
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
  explicit Pricing(const Model& model) : model_(model), ends_of_row_(model.rows.size()) {
    for (RowIndex row = 0; row < model.rows.size(); ++row) {
      if (!can_be_priced(row)) continue;
      add_end(row, false);
      add_end(row, true);
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
  /// A row of bundles, or of what is counted elsewhere and perhaps not asked, is left out: prices
  /// on others may do.
  [[nodiscard]] bool can_be_priced(RowIndex row) const {
    const ModelNode& node = model_.nodes[model_.rows[row].node];
    std::int64_t total = 0;
    for (const RowTerm& term : model_.terms_of_row[row]) {
      if (model_.presence_item[term.presence] == none) return false;
      total += std::abs(term.weight);
    }
    return total <= most_weight && (node.always || node.over == model_.rows[row].node);
  }

  void add_end(RowIndex row, bool upper) {
    const std::int64_t bound = upper ? model_.rows[row].high : model_.rows[row].low;
    if (bound == (upper ? no_high : no_low) || std::abs(bound) > 2 * most_weight) return;
    std::int64_t total = 0;
    for (const RowTerm& term : model_.terms_of_row[row])
      total += std::abs(term.weight);
    ends_of_row_[row].push_back(static_cast<std::uint32_t>(ends_.size()));
    ends_.push_back({row, upper, upper ? -bound : bound,
                     std::max<std::int64_t>({std::abs(bound), total / 8, 1})});
  }

  /// An option is a place where an item may be: what it brings there to which ends. Of an item that
  /// several leaves may hold each node is looked at by itself.
  void add_options() {
    std::vector<std::pair<std::uint32_t, Share>> brought;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_chooser;
    std::uint32_t choosers = 0;
    std::uint32_t options = 0;
    const auto bring = [&](PresenceIndex presence) {
      for (const PresenceTerm& term : model_.rows_of_presence[presence])
        for (const std::uint32_t end : ends_of_row_[term.row])
          brought.emplace_back(options, Share{end, ends_[end].upper ? -term.weight : term.weight});
    };
    for (ItemIndex item = 0; item < model_.item_count; ++item) {
      if (!model_.plain[item]) continue;
      for (const PairIndex pair : model_.pairs_of_item[item]) {
        for (const PresenceIndex presence : model_.presences_of_pair[pair])
          bring(presence);
        by_chooser.emplace_back(choosers, options++);
      }
      ++choosers;
    }
    for (PresenceIndex presence = 0; presence < model_.presence_item.size(); ++presence) {
      const ItemIndex item = model_.presence_item[presence];
      if (item == none || model_.plain[item]) continue;
      bring(presence);
      by_chooser.emplace_back(choosers++, options++);
    }
    options_ = Table<Share>(options, brought);
    options_of_ = Table<std::uint32_t>(choosers, by_chooser);
    for (std::uint32_t option = 0; option < options; ++option)
      fits_ = fits_ && options_[option].size() <= most_ends;
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
    asked_.assign(model_.nodes.size(), 0);
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      asked_[node_of(end)] += Wide{prices_[end]} * ends_[end].bound;
    chosen_.assign(model_.nodes.size(), true);
    for (auto at = model_.order.rbegin(); at != model_.order.rend(); ++at) {
      const ModelNode& node = model_.nodes[*at];
      order_.assign(model_.children[*at].begin(), model_.children[*at].end());
      if (node.kind == NodeKind::count)
        std::stable_sort(order_.begin(), order_.end(),
                         [&](NodeIndex a, NodeIndex b) { return asked_[a] < asked_[b]; });
      for (std::size_t i = 0; i < order_.size(); ++i) {
        const bool must = node.kind == NodeKind::all || i < node.least;
        chosen_[order_[i]] = must || (i < node.most && asked_[order_[i]] < 0);
        if (chosen_[order_[i]]) asked_[*at] += asked_[order_[i]];
      }
    }
    for (const NodeIndex n : model_.order)
      if (n != 0) chosen_[n] = chosen_[n] && chosen_[model_.nodes[n].parent];
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      if (chosen_[node_of(end)]) missing_[end] += ends_[end].bound;
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

  [[nodiscard]] NodeIndex node_of(std::uint32_t end) const {
    return model_.rows[ends_[end].row].node;
  }

  [[nodiscard]] Shortage shortage() const {
    Shortage shortage;
    for (std::uint32_t end = 0; end < ends_.size(); ++end)
      if (prices_[end] > 0)
        shortage.prices.push_back(
            {node_of(end), model_.rows[ends_[end].row].limit, ends_[end].upper, prices_[end]});
    return shortage;
  }

  const Model& model_;
  std::vector<End> ends_;
  std::vector<std::vector<std::uint32_t>> ends_of_row_;
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

std::optional<Shortage> find_shortage(const Model& model, std::uint64_t rounds, Work& work) {
  return Pricing(model).run(rounds, work);
}

}  // namespace cairn::allocation
