// SPDX-License-Identifier: Apache-2.0
#include "allocation/improve.hpp"

#include <vector>

namespace cairn::allocation {
namespace {

/// Changes that can be taken back together.
class Trial {
 public:
  Trial(const Model& model, Tally& tally) : model_(model), tally_(tally) {}

  void put(PairIndex pair) {
    if (tally_.given(pair)) return;
    tally_.put(pair);
    changed_.push_back(pair);
  }
  void take(PairIndex pair) {
    if (!tally_.given(pair)) return;
    tally_.take(pair);
    changed_.push_back(pair);
  }
  void take_item(ItemIndex item) {
    for (const PairIndex pair : model_.pairs_of_item[item])
      take(pair);
  }
  /// Puts a pair in, and out what cannot be together with it.
  void place(PairIndex pair) {
    for (const PairIndex other : model_.pairs_of_item[model_.item_of[pair]]) {
      if (other != pair && tally_.given(other) && model_.conflict(pair, other)) take(other);
    }
    for (const PresenceIndex at : model_.presences_of_pair[pair]) {
      for (const std::uint32_t set : model_.sets_of_presence[at]) {
        for (const PresenceIndex rival : model_.exclusive[set]) {
          if (rival != at && tally_.counted(model_.presence_item[rival]))
            take_item(model_.presence_item[rival]);
        }
      }
    }
    put(pair);
  }
  void undo() {
    for (; !changed_.empty(); changed_.pop_back()) {
      if (tally_.given(changed_.back())) {
        tally_.take(changed_.back());
      } else {
        tally_.put(changed_.back());
      }
    }
  }
  void keep() { changed_.clear(); }

 private:
  const Model& model_;
  Tally& tally_;
  std::vector<PairIndex> changed_;
};

bool better(const Tally& tally, bool was_lawful, Wide left) {
  return tally.lawful() && (!was_lawful || tally.left() < left);
}

/// One round over all pairs; false when nothing helped or the tries are spent.
bool reduce_once(const Model& model, Tally& tally, Trial& trial, std::uint64_t& tries) {
  bool helped = false;
  const auto attempt = [&](auto&& change) {
    const bool lawful = tally.lawful();
    const Wide left = tally.left();
    --tries;
    change();
    const bool good = better(tally, lawful, left);
    good ? trial.keep() : trial.undo();
    helped = helped || good;
    return good;
  };
  const auto pairs = static_cast<PairIndex>(model.item_of.size());
  for (PairIndex pair = 0; pair < pairs; ++pair) {
    if (tally.given(pair)) continue;
    if (tries == 0) return false;
    if (attempt([&] { trial.place(pair); })) continue;
    // In exchange for another item of the leaf, which goes wherever the first came from.
    PairIndex from = none;
    for (const PairIndex other : model.pairs_of_item[model.item_of[pair]]) {
      if (tally.given(other)) from = other;
    }
    for (const PairIndex rival : model.pairs_of_leaf[model.leaf_of[pair]]) {
      if (!tally.given(rival) || rival == pair) continue;
      if (tries == 0) return false;
      const bool good = attempt([&] {
        trial.take(rival);
        trial.place(pair);
        if (from == none) return;
        for (const PairIndex back : model.pairs_of_item[model.item_of[rival]]) {
          if (model.leaf_of[back] == model.leaf_of[from]) trial.place(back);
        }
      });
      if (good) break;
    }
  }
  return helped;
}

}  // namespace

void trim(const Model& model, Tally& tally) {
  if (!tally.lawful()) return;
  Trial trial(model, tally);
  for (bool changed = true; changed;) {
    changed = false;
    for (ItemIndex item = model.item_count; item-- > 0;) {
      if (!tally.counted(item)) continue;
      const Wide left = tally.left();
      trial.take_item(item);
      const bool good = tally.no_worse_than(left);
      good ? trial.keep() : trial.undo();
      changed = changed || good;
    }
    for (PairIndex pair = static_cast<PairIndex>(model.item_of.size()); pair-- > 0;) {
      if (!tally.given(pair) || model.plain[model.item_of[pair]]) continue;
      const Wide left = tally.left();
      trial.take(pair);
      const bool good = tally.no_worse_than(left);
      good ? trial.keep() : trial.undo();
      changed = changed || good;
    }
  }
}

void prefer_earlier(const Model& model, Tally& tally, std::uint64_t tries) {
  if (!tally.lawful()) return;
  Trial trial(model, tally);
  for (ItemIndex item = model.item_count; item-- > 0;) {
    for (const PairIndex pair : model.pairs_of_item[item]) {
      if (!tally.given(pair) || !model.plain[item]) continue;
      for (const PairIndex earlier : model.pairs_of_leaf[model.leaf_of[pair]]) {
        if (earlier == pair) break;
        if (tally.counted(model.item_of[earlier])) continue;
        if (tries-- == 0) return;
        const Wide left = tally.left();
        trial.take(pair);
        trial.put(earlier);
        const bool good = tally.no_worse_than(left);
        good ? trial.keep() : trial.undo();
        if (good) break;
      }
    }
  }
}

void reduce(const Model& model, Tally& tally, std::uint64_t tries) {
  Trial trial(model, tally);
  while (reduce_once(model, tally, trial, tries)) {
  }
}

}  // namespace cairn::allocation
