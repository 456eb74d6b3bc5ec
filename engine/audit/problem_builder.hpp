// SPDX-License-Identifier: Apache-2.0
/// @file
/// What build_problem() works with: problem.cpp lays out the tree of requirements,
/// problem_limits.cpp what limits, excludes and shares.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "audit/award_case.hpp"
#include "audit/reading.hpp"

namespace cairn::engine {

class ProblemBuilder {
  using ItemIndex = allocation::ItemIndex;
  using NodeIndex = allocation::NodeIndex;
  using ClauseId = program::ClauseId;

 public:
  ProblemBuilder(const AwardCase& award_case, Relaxation relaxation,
                 const std::vector<bool>& granted, const std::vector<bool>& cautious,
                 const std::vector<bool>& cautious_reuse,
                 const std::function<bool(ScopeIndex)>& provided_holds)
      : case_(award_case),
        forms_(award_case.forms()),
        relaxation_(relaxation),
        granted_(granted),
        cautious_(cautious),
        cautious_reuse_(cautious_reuse),
        provided_holds_(provided_holds) {}
  Built build();

 private:
  [[nodiscard]] ItemIndex conferred_item(std::size_t index) const {
    return static_cast<ItemIndex>(forms_.size() + index);
  }
  [[nodiscard]] Reading reading_of(ClauseId clause) const {
    return {relaxation_.unknown && (cautious_.empty() || !cautious_[clause.value])};
  }

  // ---- the tree
  NodeIndex add_node(allocation::Node node);
  NodeIndex add_constant(bool holds);
  /// `is_branch`: of a choice, where a clause that is not there is none, instead of one that holds.
  /// A place of which some clause of `overall` speaks has a node around it, to which its limits and
  /// choices are added.
  NodeIndex add_requirement(RequirementIndex index, bool is_branch = false);
  NodeIndex add_demanded(RequirementIndex index, bool is_branch);
  [[nodiscard]] bool approval_given(const Requirement& requirement) const;
  NodeIndex add_inner(RequirementIndex index);
  NodeIndex add_leaf(RequirementIndex index);
  /// The form is whole, or a part that may count there; and it is in the steps of the clause.
  [[nodiscard]] bool counts_as_much(FormIndex form, ScopeIndex scope, ClauseId clause) const;

  // ---- slices: one value, or one period
  /// What serves a phrase all lies in one slice, which is chosen: all that is outside is kept out.
  NodeIndex with_slices(RequirementIndex index, NodeIndex served);
  /// INVARIANT: below a phrase only forms are eligible.
  [[nodiscard]] std::vector<ItemIndex> items_below(NodeIndex node) const;
  void add_choice(NodeIndex above, SliceChoice choice);
  /// The phrase holds in one slice of what is counted.
  void choose_slice(NodeIndex node, ScopeIndex scope, ClauseId id);
  /// Any conferral of the award; with it go the credentials that it lists as used.
  NodeIndex add_conferral(RequirementIndex index);

  // ---- limits
  void add_rules(NodeIndex node, const std::vector<SumRule>& rules, Reading reading);
  /// `joins`: the rule is the upper end of the one before it, and where both weigh alike they make
  /// one limit.
  void add_rule(NodeIndex node, const SumRule& rule, Reading reading, bool joins);
  /// The items that the forms are here, ascending.
  [[nodiscard]] std::vector<ItemIndex> items_of(const std::vector<FormIndex>& forms) const;
  static bool same_terms(const allocation::Limit& left, const allocation::Limit& right);
  void limit_scope(ScopeIndex scope);
  void limit_by_results();
  void limit_by(NodeIndex node, ScopeIndex scope, ClauseId id);
  /// What is counted in one place. One that is not there counts nothing.
  void limit_place(ScopeIndex scope, ClauseId id);
  /// Of two that lie too far apart only one is counted; in an award inside this one, in it.
  void keep_near(NodeIndex node, ScopeIndex scope, const program::CountedWithinBody& counted,
                 bool favour);
  static void append(std::vector<std::vector<ItemIndex>>& to,
                     std::vector<std::vector<ItemIndex>> from);

  // ---- what other awards used
  [[nodiscard]] bool reuse_in_favour(std::size_t limit) const;
  /// Counting the form, by itself or as what the conferral `via` brings in, would by itself be more
  /// than what other awards used may count.
  [[nodiscard]] bool shut_out(FormIndex form, std::optional<FormIndex> via) const;
  void limit_reuse();

  // ---- what excludes and what shares
  void add_exclusive_sets();
  /// The conferral was made with this evidence, or is this very entry.
  static bool uses(const Record& record, const Conferral& conferral, const Form& form);
  void sort_exclusive_sets();
  void add_sharing();

  const AwardCase& case_;
  const std::vector<Form>& forms_;
  Relaxation relaxation_;
  const std::vector<bool>& granted_;
  const std::vector<bool>& cautious_;
  const std::vector<bool>& cautious_reuse_;
  const std::function<bool(ScopeIndex)>& provided_holds_;
  Built built_;
  std::vector<bool> usable_;
  std::vector<std::vector<bool>> parts_;        ///< of each scope: the parts that may count there
  std::vector<std::vector<ItemIndex>> copies_;  ///< of each form
  /// Of each place of which a clause speaks, the node around it; none: it is not there.
  std::map<RequirementIndex, std::optional<NodeIndex>> places_;
};

}  // namespace cairn::engine
