// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/by_hand/w2.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string_view>
#include <vector>

namespace cairn::bench {
namespace {

constexpr std::size_t requirements = 8;
constexpr std::size_t sets = 256;  ///< of requirements, as bits
constexpr std::array<int, requirements> needs = {30, 25, 20, 40, 45, 25, 15, 40};
constexpr int most_transfer = 60;

/// For each set of requirements an amount of credits.
using PerSet = std::array<std::int16_t, sets>;

struct Item {
  std::int16_t credits = 0;
  std::uint8_t serves = 0;  ///< bits: data, sec, society, adv, tech, prof, project, free
  bool transfer = false;
  friend bool operator==(const Item&, const Item&) = default;
};

Item read(const engine::RecordCredential& credential) {
  unsigned tags = 0;
  for (const std::string_view tag : credential.tags.values) {
    constexpr std::array<std::string_view, 9> known = {"data",       "security",      "ethics",
                                                       "law",        "cloud",         "ai",
                                                       "management", "communication", "project"};
    for (unsigned i = 0; i < known.size(); ++i)
      if (tag == known[i]) tags |= 1U << i;
  }
  const int level = credential.levels.front().value[0] - '0';
  const auto tagged = [tags](unsigned any) { return (tags & any) != 0; };
  unsigned serves = 0;
  if (level >= 5 && tagged(0x001)) serves |= 1U;
  if (level >= 5 && tagged(0x002)) serves |= 2U;
  if (level >= 4 && tagged(0x00C)) serves |= 4U;
  if (level >= 6) serves |= 8U;
  if (level >= 4 && tagged(0x033)) serves |= 16U;
  if (level >= 4 && tagged(0x0C4)) serves |= 32U;
  if (level >= 5 && tagged(0x100)) serves |= 64U;
  if (level >= 4) serves |= 128U;
  return {static_cast<std::int16_t>(credential.credits.front().amount.numerator()),
          static_cast<std::uint8_t>(serves), credential.mode == "transfer"};
}

/// What has been shown to lead nowhere: depth, needs and transfer left, in one number.
class Failures {
 public:
  void clear() { ++round_; }
  [[nodiscard]] bool contains(std::uint64_t key) const {
    for (std::size_t at = place(key), tries = 0; tries < probes; ++at, ++tries) {
      const Slot& slot = slots_[at & mask];
      if (slot.round == round_ && slot.key == key) return true;
    }
    return false;
  }
  void insert(std::uint64_t key) {
    for (std::size_t at = place(key), tries = 0; tries < probes; ++at, ++tries) {
      Slot& slot = slots_[at & mask];
      if (slot.round == round_) continue;
      slot = {key, round_};
      return;
    }
    slots_[place(key) & mask] = {key, round_};
  }

 private:
  static constexpr std::size_t mask = (std::size_t{1} << 20U) - 1;
  static constexpr std::size_t probes = 4;
  static std::size_t place(std::uint64_t key) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 40U);
  }
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t round = 0;
  };
  std::vector<Slot> slots_ = std::vector<Slot>(mask + 1);
  std::uint32_t round_ = 0;
};

/// Tries every way to serve the requirements, the largest credentials first. A state is given up
/// where some set of requirements needs more than all that is left for it, transfer within its
/// ceiling: were credits divisible, that would be exact.
class W2 {
 public:
  Answer decide(const engine::Record& record, std::uint64_t most_nodes) {
    items_.clear();
    for (const engine::RecordCredential& credential : record.credentials)
      items_.push_back(read(credential));
    std::sort(items_.begin(), items_.end(), [](const Item& left, const Item& right) {
      if (left.credits != right.credits) return left.credits > right.credits;
      if (left.serves != right.serves) return left.serves < right.serves;
      return left.transfer < right.transfer;
    });
    sum_up();
    failures_.clear();
    nodes_left_ = most_nodes;
    PerSet need{};
    for (std::size_t set = 0; set < sets; ++set)
      for (std::size_t i = 0; i < requirements; ++i)
        if ((set >> i & 1U) != 0) need[set] = static_cast<std::int16_t>(need[set] + needs[i]);
    need_ = needs;
    if (slack(0, need, most_transfer) < 0) return Answer::no;
    return search(0, need, most_transfer, 0);
  }

 private:
  /// What the items from each one on can give to each set of requirements.
  void sum_up() {
    own_.assign(items_.size() + 1, {});
    sums_.assign(items_.size() + 1, {});
    sums_.back().fill(1);
    transfer_.assign(items_.size() + 1, {});
    for (std::size_t at = items_.size(); at-- > 0;) {
      own_[at] = own_[at + 1];
      transfer_[at] = transfer_[at + 1];
      sums_[at] = sums_[at + 1];
      for (std::size_t i = 0; i < requirements; ++i)
        if ((items_[at].serves >> i & 1U) != 0)
          sums_[at][i] |= sums_[at][i] << static_cast<unsigned>(items_[at].credits);
      PerSet& sums = items_[at].transfer ? transfer_[at] : own_[at];
      for (std::size_t set = 0; set < sets; ++set)
        if ((set & items_[at].serves) != 0)
          sums[set] = static_cast<std::int16_t>(sums[set] + items_[at].credits);
    }
  }

  /// The least that is to spare for any set; negative: too little.
  [[nodiscard]] int slack(std::size_t from, const PerSet& need, std::int16_t transfer_left) const {
    const PerSet& own = own_[from];
    const PerSet& transfer = transfer_[from];
    std::int16_t least = std::numeric_limits<std::int16_t>::max();
    for (std::size_t set = 1; set < sets; ++set) {
      const std::int16_t there = std::min(transfer[set], transfer_left);
      const auto spare = static_cast<std::int16_t>(own[set] + there - need[set]);
      // A set that needs nothing is never short.
      least = need[set] == 0 ? least : std::min(least, spare);
    }
    return least;
  }

  [[nodiscard]] std::uint64_t key(std::size_t at, std::int16_t transfer_left) const {
    std::uint64_t key = at << 6U | static_cast<std::uint64_t>(transfer_left);
    for (const int need : need_)
      key = key << 6U | static_cast<std::uint64_t>(need);
    return key;
  }

  /// Credentials are whole: a requirement gets at least the next sum that some of those left for it
  /// make. False where that is too much for some set.
  [[nodiscard]] bool whole(std::size_t at, const PerSet& need, std::int16_t transfer_left) const {
    PerSet raised = need;
    bool changed = false;
    for (std::size_t i = 0; i < requirements; ++i) {
      if (need_[i] == 0) continue;
      const std::uint64_t sums = sums_[at][i] >> static_cast<unsigned>(need_[i]);
      if (sums == 0) continue;  // beyond what is noted
      const int more = std::countr_zero(sums);
      if (more == 0) continue;
      changed = true;
      PerSet before = raised;
      take(before, i, -more, raised);
    }
    return !changed || slack(at, raised, transfer_left) >= 0;
  }

  struct Option {
    std::size_t requirement = requirements;  ///< or none
    int slack = 0;
  };

  Answer search(std::size_t at, const PerSet& need, std::int16_t transfer_left,
                std::size_t least_option) {
    if (need[sets - 1] == 0) return Answer::yes;
    if (at == items_.size()) return Answer::no;
    if (nodes_left_-- == 0) {
      nodes_left_ = 0;
      return Answer::open;
    }
    const std::uint64_t here = key(at, transfer_left);
    const bool first_of_class = at == 0 || items_[at] != items_[at - 1];
    if (first_of_class && failures_.contains(here)) return Answer::no;

    if (!whole(at, need, transfer_left)) {
      if (first_of_class) failures_.insert(here);
      return Answer::no;
    }

    const Item& item = items_[at];
    std::array<Option, requirements + 1> options;
    std::size_t count = 0;
    PerSet after;
    const auto left_after =
        static_cast<std::int16_t>(item.transfer ? transfer_left - item.credits : transfer_left);
    for (std::size_t i = least_option; i < requirements; ++i) {
      if ((item.serves >> i & 1U) == 0 || need_[i] == 0 || left_after < 0) continue;
      take(need, i, std::min<int>(item.credits, need_[i]), after);
      const int spare = slack(at + 1, after, left_after);
      if (spare >= 0) options[count++] = {i, spare};
    }
    if (const int spare = slack(at + 1, need, transfer_left); spare >= 0)
      options[count++] = {requirements, spare};
    std::stable_sort(options.begin(), options.begin() + static_cast<std::ptrdiff_t>(count),
                     [](const Option& a, const Option& b) { return a.slack > b.slack; });
    const bool alike_follows = at + 1 < items_.size() && items_[at + 1] == item;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t to = options[i].requirement;
      // Among credentials that are alike, a later one serves no earlier requirement.
      const std::size_t from = alike_follows ? to : 0;
      Answer answer = Answer::no;
      if (to == requirements) {
        answer = search(at + 1, need, transfer_left, from);
      } else {
        const int used = std::min<int>(item.credits, need_[to]);
        take(need, to, used, after);
        need_[to] -= used;
        answer = search(at + 1, after, left_after, from);
        need_[to] += used;
      }
      if (answer != Answer::no) return answer;
    }
    if (first_of_class) failures_.insert(here);
    return Answer::no;
  }

  static void take(const PerSet& need, std::size_t from, int used, PerSet& after) {
    const std::size_t bit = std::size_t{1} << from;
    after = need;
    for (std::size_t low = bit; low < sets; low += 2 * bit)
      for (std::size_t set = low; set < low + bit; ++set)
        after[set] = static_cast<std::int16_t>(after[set] - used);
  }

  std::vector<Item> items_;
  std::vector<PerSet> own_;
  std::vector<PerSet> transfer_;
  /// The sums up to 63 that the items from each one on can make for each requirement, as bits.
  std::vector<std::array<std::uint64_t, requirements>> sums_;
  std::array<int, requirements> need_{};
  Failures failures_;
  std::uint64_t nodes_left_ = 0;
};

}  // namespace

Answer meets_w2(const engine::Record& record, std::uint64_t most_nodes) {
  static W2 w2;
  return w2.decide(record, most_nodes);
}

}  // namespace cairn::bench
