// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <cairn/engine/allocation.hpp>

#include "allocation/components.hpp"
#include "allocation/improve.hpp"
#include "allocation/least_left.hpp"
#include "allocation/model.hpp"
#include "allocation/pricing.hpp"
#include "allocation/search.hpp"
#include "allocation/short_windows.hpp"
#include "allocation/shortfall.hpp"
#include "allocation/tally.hpp"
#include "allocation/well_formed.hpp"
#include "allocation/work.hpp"

namespace cairn::allocation {
namespace {

constexpr std::uint64_t tries_at_most = 50'000;
constexpr std::uint64_t rounds_to_decide = 1'000;  ///< of looking for a shortage
constexpr std::uint64_t rounds_to_explain = 200;   ///< the same, of what is decided already

struct Answer {
  Found found = Found::out_of_work;
  bool lawful = false;  ///< `given` may be used
  bool proved = false;  ///< nothing leaves less to do
  std::vector<bool> given;
  std::vector<bool> chosen;
  std::vector<Price> prices;  ///< that may prove that there is none; empty: none were found
};

/// Each at a price of 1: the limits of the cut, or one that all there is does not reach.
std::vector<Price> prices_of(const Model& model, const JointBound::Cut& cut) {
  std::vector<Price> prices;
  for (const RowIndex row : cut.lows)
    prices.push_back({model.rows[row].node, model.rows[row].limit, false, 1});
  for (const RowIndex row : cut.highs)
    prices.push_back({model.rows[row].node, model.rows[row].limit, true, 1});
  for (RowIndex row = 0; prices.empty() && row < model.rows.size(); ++row) {
    std::int64_t most = 0;
    for (const RowTerm& term : model.terms_of_row[row])
      most += std::max<std::int64_t>(term.weight, 0);
    if (model.nodes[model.rows[row].node].always && most < model.rows[row].low)
      prices.push_back({model.rows[row].node, model.rows[row].limit, false, 1});
  }
  return prices;
}

void take_over(const Model& model, const std::vector<bool>& given, Tally& tally) {
  for (PairIndex pair = 0; pair < model.item_of.size(); ++pair) {
    if (given[pair]) tally.put(pair);
  }
}

Answer answer(const Problem& problem, const Model& model, Work& work,
              std::uint64_t least_left_steps, std::uint64_t& least_left_spent) {
  const Shortfall shortfall(model);
  Tally tally(model, shortfall);
  Answer answer;
  Search search(model, work, Floors::all(model));
  answer.found = search.glance({});
  if (answer.found == Found::out_of_work) {
    auto shortage =
        search.looks_at_every_set() ? std::nullopt : find_shortage(model, rounds_to_decide, work);
    if (shortage && proves(problem, *shortage)) {
      answer.found = Found::no;
      answer.prices = std::move(shortage->prices);
    } else {
      answer.found = search.look_closely();
    }
  }
  if (answer.found == Found::no && answer.prices.empty()) {
    answer.prices = prices_of(model, search.cut());
    if (least_left_steps > 0 && !proves(problem, {answer.prices})) {
      Work beside{rounds_to_explain};
      auto shortage = find_shortage(model, rounds_to_explain, beside);
      answer.prices = shortage ? std::move(shortage->prices) : std::vector<Price>{};
    }
  }
  if (answer.found == Found::yes) {
    take_over(model, search.given(), tally);
  } else if (least_left_steps == 0) {
    return answer;
  } else {
    Work second{least_left_steps};
    const LeastLeft best =
        least_left(model, shortfall, {answer.found == Found::no, search.tight()}, second);
    least_left_spent += second.steps;
    take_over(model, best.given, tally);
    answer.proved = best.found == Found::yes && shortfall.exact() && answer.found == Found::no;
    if (answer.found == Found::out_of_work && tally.satisfied()) answer.found = Found::yes;
  }
  trim(model, tally);
  prefer_earlier(model, tally, tries_at_most);
  trim(model, tally);
  answer.lawful = tally.lawful();
  answer.given = tally.given();
  if (answer.lawful) answer.chosen = tally.chosen();
  return answer;
}

Solution nothing(const Problem& problem, Outcome outcome) {
  Solution solution;
  solution.outcome = outcome;
  solution.assigned.resize(problem.nodes.size());
  solution.chosen.assign(problem.nodes.size(), false);
  return solution;
}

/// Writes a component's answer into the whole solution.
void merge(const Component& component, const Model& model, const Answer& answer,
           Solution& solution) {
  for (PairIndex pair = 0; pair < model.item_of.size(); ++pair) {
    if (answer.given[pair])
      solution.assigned[component.nodes[model.leaf_of[pair]]].push_back(
          component.items[model.item_of[pair]]);
  }
  for (NodeIndex node = 0; node < component.nodes.size(); ++node)
    solution.chosen[component.nodes[node]] = answer.chosen[node];
}

/// Keeps the prices where they are a proof for the whole problem.
void note_shortage(const Problem& problem, const Component& component, const Answer& answer,
                   Solution& solution) {
  Shortage shortage;
  for (Price price : answer.prices) {
    price.limit = component.limits[price.node][price.limit];
    price.node = component.nodes[price.node];
    shortage.prices.push_back(price);
  }
  if (proves(problem, shortage)) solution.shortage = std::move(shortage);
}

/// Nodes that no choice is above are chosen in every assignment.
void choose_always(const Problem& problem, Solution& solution) {
  solution.chosen[0] = true;
  for (const NodeIndex node : tree_order(problem).order) {
    if (!solution.chosen[node] || problem.nodes[node].kind != NodeKind::all) continue;
    for (const NodeIndex child : problem.nodes[node].children)
      solution.chosen[child] = true;
  }
}

Solution solve_by_parts(const Problem& problem, WorkBudget budget) {
  const std::vector<Component> parts = components(problem);
  // The small ones first: what they show costs little.
  std::vector<std::uint32_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return parts[a].items.size() < parts[b].items.size();
  });

  Solution solution = nothing(problem, Outcome::satisfied);
  choose_always(problem, solution);
  bool lawful = true;
  bool proved = true;
  bool out_of_work = false;
  bool unsatisfied = false;
  Work work{budget.steps};
  std::uint64_t least_left_spent = 0;
  for (const std::uint32_t at : order) {
    const Model model(parts[at].problem);
    const Answer part =
        answer(parts[at].problem, model, work, budget.least_left_steps, least_left_spent);
    lawful = lawful && part.lawful;
    proved = proved && (part.proved || part.found == Found::yes);
    out_of_work = out_of_work || part.found == Found::out_of_work;
    unsatisfied = unsatisfied || part.found == Found::no;
    if (!part.prices.empty() && !solution.shortage)
      note_shortage(problem, parts[at], part, solution);
    if (part.lawful) merge(parts[at], model, part, solution);
    // Whoever asks for no more than the outcome has it.
    if (unsatisfied && budget.least_left_steps == 0) break;
  }
  const Outcome outcome = unsatisfied   ? Outcome::unsatisfied
                          : out_of_work ? Outcome::out_of_work
                                        : Outcome::satisfied;
  if (!lawful) {
    std::optional<Shortage> shortage = std::move(solution.shortage);
    solution = nothing(problem, outcome);
    solution.shortage = std::move(shortage);
  }
  solution.outcome = outcome;
  solution.least_proved = outcome == Outcome::unsatisfied && lawful && proved;
  solution.steps = work.steps + least_left_spent;
  return solution;
}

}  // namespace

Solution solve(const Problem& problem, WorkBudget budget) {
  if (!well_formed(problem)) return nothing(problem, Outcome::out_of_work);
  Solution solution = solve_by_parts(problem, budget);
  if (solution.outcome == Outcome::satisfied || budget.least_left_steps == 0) return solution;
  const Outcome outcome = solution.outcome;
  const std::optional<Shortage> shortage = solution.shortage;
  bool proved = solution.least_proved;
  std::uint64_t steps = solution.steps;
  const LooserProblems looser(problem);
  for (const Problem& loosened : looser.problems()) {
    const std::uint64_t left = budget.steps - std::min(budget.steps, steps);
    Solution other = solve_by_parts(loosened, {left, budget.least_left_steps});
    steps += other.steps;
    proved = proved && (other.outcome == Outcome::satisfied || other.least_proved);
    if (looser.leaves_no_more(other, solution)) solution = std::move(other);
  }
  solution.outcome = outcome;
  solution.shortage = shortage;
  solution.least_proved = proved && looser.every_choice();
  solution.steps = steps;
  return solution;
}

}  // namespace cairn::allocation
