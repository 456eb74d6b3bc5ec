// SPDX-License-Identifier: Apache-2.0
#include "allocation/short_windows.hpp"

#include <algorithm>

#include "allocation/model.hpp"
#include "allocation/shortfall.hpp"
#include "allocation/tally.hpp"
#include "allocation/well_formed.hpp"

namespace cairn::allocation {
namespace {

/// Of more windows than this not every choice is tried.
constexpr std::size_t most_chosen_among = 3;

/// Of each node the positions of the window that are counted at and below it.
struct Ends {
  std::uint32_t first = no_position;
  std::uint32_t last = 0;
};

void widen(Ends& ends, std::uint32_t position) {
  if (position == no_position) return;
  ends.last = ends.first == no_position ? position : std::max(ends.last, position);
  ends.first = std::min(ends.first, position);
}

Ends ends_of(const Problem& problem, NodeIndex node, const Window& window,
             const Solution& solution) {
  Ends ends;
  std::vector<NodeIndex> open = {node};
  while (!open.empty()) {
    const NodeIndex at = open.back();
    open.pop_back();
    for (const ItemIndex item : solution.assigned[at])
      widen(ends, window.position[item]);
    open.insert(open.end(), problem.nodes[at].children.begin(), problem.nodes[at].children.end());
  }
  return ends;
}

std::size_t broken(const Problem& problem, const Solution& solution) {
  std::size_t count = 0;
  for (NodeIndex node = 0; node < problem.nodes.size(); ++node) {
    for (const Window& window : problem.nodes[node].windows) {
      const Ends ends = ends_of(problem, node, window, solution);
      if (ends.first != no_position && ends.last < window.least_end[ends.first]) ++count;
    }
  }
  return count;
}

/// None where the solution is no lawful assignment.
std::optional<Wide> left(const Problem& problem, const Model& model, const Shortfall& shortfall,
                         const Solution& solution) {
  Tally tally(model, shortfall);
  for (PairIndex pair = 0; pair < model.item_of.size(); ++pair) {
    const auto& items = solution.assigned[model.leaf_of[pair]];
    if (std::binary_search(items.begin(), items.end(), model.item_of[pair])) tally.put(pair);
  }
  if (!tally.lawful()) return std::nullopt;
  return tally.left() + shortfall.whole() * static_cast<Wide>(broken(problem, solution));
}

/// Drops the lower end of each window that may be short and whose turn `drops` says it is.
Problem loosened(const Problem& problem, const std::vector<bool>& drops) {
  Problem result = problem;
  std::size_t next = 0;
  for (Node& node : result.nodes) {
    for (Window& window : node.windows) {
      if (!window.may_be_short || !drops[next++]) continue;
      for (std::uint32_t position = 0; position < window.least_end.size(); ++position)
        window.least_end[position] = position;
    }
  }
  return result;
}

}  // namespace

LooserProblems::LooserProblems(const Problem& problem) : problem_(problem) {
  std::size_t windows = 0;
  for (const Node& node : problem.nodes) {
    for (const Window& window : node.windows)
      windows += window.may_be_short ? 1 : 0;
  }
  if (windows == 0) return;
  every_choice_ = windows <= most_chosen_among;
  const std::size_t choices = every_choice_ ? std::size_t{1} << windows : 2;
  for (std::size_t choice = 1; choice < choices; ++choice) {
    std::vector<bool> drops(windows, !every_choice_);
    for (std::size_t i = 0; i < windows && every_choice_; ++i)
      drops[i] = ((choice >> i) & 1U) != 0;
    problems_.push_back(loosened(problem, drops));
  }
}

bool LooserProblems::leaves_no_more(const Solution& one, const Solution& other) const {
  const Model model(problems_.back());
  const Shortfall shortfall(model);
  const auto of_one = left(problem_, model, shortfall, one);
  const auto of_other = left(problem_, model, shortfall, other);
  return of_one && (!of_other || *of_one <= *of_other);
}

}  // namespace cairn::allocation
