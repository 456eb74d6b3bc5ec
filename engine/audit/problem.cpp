// SPDX-License-Identifier: Apache-2.0
#include "audit/problem.hpp"

#include <algorithm>
#include <map>

#include "audit/barred.hpp"
#include "audit/counted_within.hpp"
#include "audit/in_steps.hpp"
#include "audit/reading.hpp"
#include "audit/scaled_limit.hpp"
#include "audit/span_of_dates.hpp"

namespace cairn::engine {
namespace {

using namespace program;
using allocation::ItemIndex;
using allocation::NodeIndex;
using allocation::NodeKind;

class ProblemBuilder {
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

  Built build() {
    built_.problem.item_count =
        static_cast<std::uint32_t>(forms_.size() + case_.conferred_items().size());
    built_.node_of.resize(case_.tree().nodes.size());
    for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope) {
      for (const ClauseId clause : case_.overall(scope)) {
        if (const auto place = case_.place_of(scope, clause)) places_.try_emplace(*place);
      }
    }
    copies_.resize(forms_.size());
    for (std::size_t i = 0; i < case_.conferred_items().size(); ++i) {
      const auto& item = case_.conferred_items()[i];
      if (item.copy_of) copies_[*item.copy_of].push_back(conferred_item(i));
    }
    for (FormIndex form = 0; form < forms_.size(); ++form) {
      usable_.push_back(case_.usable(form, relaxation_, granted_));
    }
    built_.barred = barred_forms(case_, relaxation_, granted_, cautious_);
    for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope)
      parts_.push_back(
          parts_allowed(case_, scope, [&](ClauseId clause) { return reading_of(clause); }));
    built_.shut_out.resize(forms_.size());
    for (FormIndex form = 0; form < forms_.size(); ++form)
      built_.shut_out[form] = shut_out(form, std::nullopt);
    add_requirement(0);
    for (ScopeIndex scope = 0; scope < case_.tree().scopes.size(); ++scope)
      limit_scope(scope);
    limit_reuse();
    limit_by_results();
    add_exclusive_sets();
    sort_exclusive_sets();
    add_sharing();
    return std::move(built_);
  }

 private:
  [[nodiscard]] ItemIndex conferred_item(std::size_t index) const {
    return static_cast<ItemIndex>(forms_.size() + index);
  }
  [[nodiscard]] Reading reading_of(ClauseId clause) const {
    return {relaxation_.unknown && (cautious_.empty() || !cautious_[clause.value])};
  }

  // ---- the tree

  NodeIndex add_node(allocation::Node node) {
    built_.problem.nodes.push_back(std::move(node));
    return static_cast<NodeIndex>(built_.problem.nodes.size() - 1);
  }

  NodeIndex add_constant(bool holds) {
    allocation::Node node;
    node.kind = NodeKind::all;
    if (!holds) {
      node.kind = NodeKind::leaf;
      allocation::Limit limit;
      limit.low = 1;
      limit.need = 1;
      node.limits.push_back(std::move(limit));
    }
    return add_node(std::move(node));
  }

  /// `is_branch`: of a choice, where a clause that is not there is none, instead of one that holds.
  /// A place of which some clause of `overall` speaks has a node around it, to which its limits and
  /// choices are added.
  NodeIndex add_requirement(RequirementIndex index, bool is_branch = false) {
    const NodeIndex node = add_demanded(index, is_branch);
    const auto place = places_.find(index);
    if (place == places_.end() || !built_.node_of[index]) return node;
    allocation::Node around;
    around.kind = NodeKind::all;
    around.children = {node};
    place->second = add_node(std::move(around));
    return *place->second;
  }

  NodeIndex add_demanded(RequirementIndex index, bool is_branch) {
    const Requirement& requirement = case_.tree().nodes[index];
    if (requirement.clause) {
      const ClauseId clause = *requirement.clause;
      const bool out = !is_branch && case_.is_out(clause, reading_of(clause).favour);
      if (out || case_.falls_away(requirement.scope, clause, granted_)) return add_constant(true);
    }
    NodeIndex node = 0;
    switch (requirement.kind) {
      case RequirementKind::all:
        return with_slices(index, add_inner(index));
      case RequirementKind::count:
        return add_inner(index);
      case RequirementKind::phrase:
        return with_slices(index, add_leaf(index));
      case RequirementKind::entry:
        return add_leaf(index);
      case RequirementKind::approval:
        node = add_constant(approval_given(requirement));
        break;
      case RequirementKind::conferral:
        node = add_conferral(index);
        break;
      case RequirementKind::provided:
        node = add_constant(provided_holds_(requirement.scope));
        break;
      case RequirementKind::cyclic:
        node = add_constant(false);
        break;
    }
    built_.node_of[index] = node;
    return node;
  }

  [[nodiscard]] bool approval_given(const Requirement& requirement) const {
    const auto unit =
        case_.unit_of(requirement.scope, *requirement.clause, ApprovalUnit::Kind::approval);
    return unit && granted_[*unit];
  }

  NodeIndex add_inner(RequirementIndex index) {
    const Requirement& requirement = case_.tree().nodes[index];
    allocation::Node inner;
    inner.kind = requirement.kind == RequirementKind::all ? NodeKind::all : NodeKind::count;
    inner.least = requirement.least;
    inner.most = requirement.most;
    const NodeIndex node = add_node(std::move(inner));
    built_.node_of[index] = node;
    for (const RequirementIndex child : requirement.children) {
      const auto& clause = case_.tree().nodes[child].clause;
      const bool is_branch =
          requirement.kind == RequirementKind::count && clause && clause != requirement.clause;
      // Whether it may be chosen is read the other way: to be a branch helps.
      if (is_branch && case_.is_out(*clause, !reading_of(*clause).favour)) continue;
      const NodeIndex child_node = add_requirement(child, is_branch);
      built_.problem.nodes[node].children.push_back(child_node);
    }
    // `all of { … }, including …`: the demands after the first are over all its entries.
    if (requirement.clause) {
      const Clause& clause = case_.program()[*requirement.clause];
      if (std::holds_alternative<PhraseBody>(clause.body)) {
        add_rules(node, case_.rules(*requirement.clause), reading_of(*requirement.clause));
      }
    }
    return node;
  }

  NodeIndex add_leaf(RequirementIndex index) {
    const Requirement& requirement = case_.tree().nodes[index];
    const auto& phrase = std::get<PhraseBody>(case_.program()[*requirement.clause].body);
    const std::vector<bool>& barred = built_.barred[requirement.scope];
    const Reading reading = reading_of(*requirement.clause);
    std::vector<SumRule> rules;
    const Entry* entry = nullptr;
    const std::vector<Membership>* in = nullptr;
    if (requirement.kind == RequirementKind::entry) {
      entry =
          &std::get<OfEntries>(case_.program()[phrase.demand.from].base).entries[requirement.entry];
      rules.push_back(case_.hearing().sums.entry(*entry));
    } else {
      rules = case_.rules(*requirement.clause);
      in = &case_.hearing().memberships.of(phrase.demand.from);
    }
    // A share is of all that is counted, so it stands over the whole award, not over this leaf.
    const auto of_whole = [&](const SumRule& rule) {
      return requirement.kind == RequirementKind::phrase && !rule.of_values &&
             demand_of(phrase, rule).share;
    };
    std::vector<bool> kept_out = barred;
    for (FormIndex form = 0; form < forms_.size(); ++form)
      kept_out[form] = kept_out[form] || built_.shut_out[form];
    for (const SumRule& rule : rules) {
      for (const SumTerm& term : rule.terms) {
        if (!of_whole(rule) && reading.is_out_of_bounds(rule, term)) kept_out[term.form] = true;
      }
    }
    allocation::Node leaf;
    for (FormIndex form = 0; form < forms_.size(); ++form) {
      if (!usable_[form] || kept_out[form]) continue;
      if (!case_.usable_at(form, requirement.scope, *requirement.clause)) continue;
      if (!counts_as_much(form, requirement.scope, *requirement.clause)) continue;
      const Membership membership =
          entry != nullptr ? case_.hearing().judge.membership(*entry, forms_[form]) : (*in)[form];
      if (reading.admits(membership)) leaf.eligible.push_back(form);
    }
    const NodeIndex node = add_node(std::move(leaf));
    built_.node_of[index] = node;
    const auto whole = std::stable_partition(rules.begin(), rules.end(),
                                             [&](const SumRule& rule) { return !of_whole(rule); });
    const std::vector<SumRule> of_award(whole, rules.end());
    rules.erase(whole, rules.end());
    add_rules(node, rules, reading);
    if (!of_award.empty()) {
      const RequirementIndex scope_node = case_.tree().scopes[requirement.scope].node;
      add_rules(*built_.node_of[scope_node], of_award, reading);
    }
    return node;
  }

  /// The form is whole, or a part that may count there; and it is in the steps of the clause.
  [[nodiscard]] bool counts_as_much(FormIndex form, ScopeIndex scope, ClauseId clause) const {
    const InSteps* steps = steps_of(case_.program()[clause]);
    const bool own = steps != nullptr && is_part_of(*steps, forms_[form]);
    if (forms_[form].part && !own && !parts_[scope][form]) return false;
    return steps == nullptr || forms_[form].conferral || is_in_steps(case_, *steps, form);
  }

  // ---- slices: one value, or one period

  /// What serves a phrase all lies in one slice, which is chosen: all that is outside is kept out.
  NodeIndex with_slices(RequirementIndex index, NodeIndex served) {
    const Requirement& requirement = case_.tree().nodes[index];
    if (!requirement.clause) return served;
    const ClauseId id = *requirement.clause;
    const auto* phrase = std::get_if<PhraseBody>(&case_.program()[id].body);
    if (phrase == nullptr || !chooses_slice(*phrase)) return served;
    allocation::Node both;
    both.kind = NodeKind::all;
    both.children = {served};
    const NodeIndex node = add_node(std::move(both));
    const std::vector<ItemIndex> items = items_below(served);
    SliceChoice choice{requirement.scope, id, {}};
    for (const Slice& slice : case_.slices(id)) {
      allocation::Node branch;
      branch.over = node;
      allocation::Limit outside;
      for (const ItemIndex item : items) {
        const Truth in = slice.in[item];
        const bool admitted = reading_of(id).favour ? in != Truth::no : in == Truth::yes;
        if (!admitted) outside.terms.push_back({item, 1});
      }
      outside.high = 0;
      branch.limits.push_back(std::move(outside));
      choice.branches.push_back(add_node(std::move(branch)));
    }
    add_choice(node, std::move(choice));
    return node;
  }

  /// INVARIANT: below a phrase only forms are eligible.
  [[nodiscard]] std::vector<ItemIndex> items_below(NodeIndex node) const {
    std::vector<ItemIndex> items = built_.problem.nodes[node].eligible;
    for (const NodeIndex child : built_.problem.nodes[node].children) {
      const std::vector<ItemIndex> below = items_below(child);
      items.insert(items.end(), below.begin(), below.end());
    }
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
  }

  void add_choice(NodeIndex above, SliceChoice choice) {
    allocation::Node one;
    one.kind = NodeKind::count;
    one.least = 1;
    one.most = 1;
    one.children = choice.branches;
    const NodeIndex node = add_node(std::move(one));
    built_.problem.nodes[above].children.push_back(node);
    built_.choices.push_back(std::move(choice));
  }

  /// The phrase holds in one slice of what is counted.
  void choose_slice(NodeIndex node, ScopeIndex scope, ClauseId id) {
    SliceChoice choice{scope, id, {}};
    for (std::size_t slice = 0; slice < case_.slices(id).size(); ++slice) {
      allocation::Node branch;
      branch.over = node;
      choice.branches.push_back(add_node(std::move(branch)));
      add_rules(choice.branches.back(), case_.rules(id, slice), reading_of(id));
    }
    add_choice(node, std::move(choice));
  }

  /// Any conferral of the award; with it go the credentials that it lists as used.
  NodeIndex add_conferral(RequirementIndex index) {
    allocation::Node any;
    any.kind = NodeKind::count;
    any.least = 1;
    const NodeIndex node = add_node(std::move(any));
    const auto& items = case_.conferred_items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].requirement != index || items[i].copy_of || !usable_[items[i].conferral]) {
        continue;
      }
      allocation::Node award;
      award.kind = NodeKind::all;
      allocation::Node conferral;
      conferral.eligible = {conferred_item(i)};
      allocation::Limit limit;
      limit.terms = {{conferred_item(i), 1}};
      limit.low = 1;
      limit.need = 1;
      conferral.limits.push_back(std::move(limit));
      allocation::Node used;
      const std::vector<bool>& barred = built_.barred[case_.tree().nodes[index].scope];
      for (std::size_t j = 0; j < items.size(); ++j) {
        if (items[j].requirement != index || items[j].conferral != items[i].conferral) continue;
        if (items[j].copy_of && usable_[*items[j].copy_of] && !barred[*items[j].copy_of] &&
            (!forms_[*items[j].copy_of].part ||
             parts_[case_.tree().nodes[index].scope][*items[j].copy_of]) &&
            !shut_out(*items[j].copy_of, items[j].conferral)) {
          used.eligible.push_back(conferred_item(j));
        }
      }
      const NodeIndex award_node = add_node(std::move(award));
      const NodeIndex conferral_node = add_node(std::move(conferral));
      const NodeIndex used_node = add_node(std::move(used));
      built_.problem.nodes[award_node].children = {conferral_node, used_node};
      built_.problem.nodes[node].children.push_back(award_node);
    }
    return node;
  }

  // ---- limits

  void add_rules(NodeIndex node, const std::vector<SumRule>& rules, Reading reading) {
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool joins = i > 0 && rules[i - 1].at_least && !rules[i].at_least &&
                         rules[i - 1].demand == rules[i].demand;
      add_rule(node, rules[i], reading, joins);
    }
  }

  /// `joins`: the rule is the upper end of the one before it, and where both weigh alike they make
  /// one limit.
  void add_rule(NodeIndex node, const SumRule& rule, Reading reading, bool joins) {
    std::vector<Weighted> weights;
    std::vector<Weighted> takes_part;
    bool all_sure = true;
    for (const SumTerm& term : rule.terms) {
      if (!usable_[term.form] || reading.is_out_of_bounds(rule, term)) continue;
      const bool takes = term.sure || reading.favour;
      all_sure = all_sure && takes;
      weights.push_back({term.form, reading.weight(rule, term)});
      if (takes) takes_part.push_back({term.form, Number(1)});
      for (const ItemIndex copy : copies_[term.form]) {
        weights.push_back({copy, reading.weight(rule, term)});
        if (takes) takes_part.push_back({copy, Number(1)});
      }
    }
    std::sort(weights.begin(), weights.end(),
              [](const Weighted& left, const Weighted& right) { return left.item < right.item; });
    const bool one_limit = rule.needs_one && all_sure;
    auto limit = scaled_limit(weights, rule.at_least, rule.bound, rule.need, one_limit);
    if (!limit || !rule.exact) {
      built_.exact = false;
      return;
    }
    auto& limits = built_.problem.nodes[node].limits;
    if (joins && !limits.empty() && limits.back().high == allocation::no_high &&
        same_terms(limits.back(), *limit)) {
      limits.back().high = limit->high;
      return;
    }
    limit->needs_one = one_limit;
    // INVARIANT of SumRule: beside bundles everything is whole, so that nothing was scaled.
    for (const SumBundle& bundle : rule.bundles)
      limit->bundles.push_back({items_of(reading.favour ? bundle.possible : bundle.sure), 1});
    limits.push_back(std::move(*limit));
    if (!rule.needs_one || one_limit) return;
    allocation::Limit one;
    one.needs_one = true;
    for (const Weighted& weighted : takes_part)
      one.terms.push_back({weighted.item, 1});
    limits.push_back(std::move(one));
  }

  /// The items that the forms are here, ascending.
  [[nodiscard]] std::vector<ItemIndex> items_of(const std::vector<FormIndex>& forms) const {
    std::vector<ItemIndex> items;
    for (const FormIndex form : forms) {
      if (!usable_[form]) continue;
      items.push_back(form);
      items.insert(items.end(), copies_[form].begin(), copies_[form].end());
    }
    std::sort(items.begin(), items.end());
    return items;
  }

  static bool same_terms(const allocation::Limit& left, const allocation::Limit& right) {
    return std::equal(left.terms.begin(), left.terms.end(), right.terms.begin(), right.terms.end(),
                      [](const allocation::Term& one, const allocation::Term& other) {
                        return one.item == other.item && one.weight == other.weight;
                      });
  }

  void limit_scope(ScopeIndex scope) {
    const Scope& of = case_.tree().scopes[scope];
    const auto node = built_.node_of[of.node];
    if (!node) return;
    for (const ClauseId clause : case_.overall(scope)) {
      if (!case_.program()[clause].of_result) limit_by(*node, scope, clause);
    }
  }

  void limit_by_results() {
    const auto node = built_.node_of[case_.tree().scopes[0].node];
    if (!node) return;
    built_.result_limits = built_.problem.nodes[*node].limits.size();
    built_.result_windows = built_.problem.nodes[*node].windows.size();
    for (const ClauseId clause : case_.overall(0)) {
      if (case_.program()[clause].of_result) limit_by(*node, 0, clause);
    }
  }

  void limit_by(NodeIndex node, ScopeIndex scope, ClauseId id) {
    if (!case_.binds(scope, id, granted_, reading_of(id).favour)) return;
    const Clause& clause = case_.program()[id];
    if (clause.counted_in) {
      limit_place(scope, id);
    } else if (const auto* elapsed = std::get_if<ElapsedBody>(&clause.body)) {
      DatedForms dated = dated_forms(forms_, usable_, built_.barred[scope]);
      if (reading_of(id).favour && dated.some_open) {
        // A day that the record leaves open may lie anywhere, so that only what is certain is held
        // against the span: pairs that are too far apart.
        if (scope == 0) append(built_.problem.exclusive, too_far_apart(dated, *elapsed));
        return;
      }
      for (std::size_t i = 0; i < case_.conferred_items().size(); ++i) {
        const auto& item = case_.conferred_items()[i];
        dated.of_item.push_back(item.copy_of ? dated.of_item[*item.copy_of] : std::nullopt);
      }
      built_.problem.nodes[node].windows.push_back(window(dated, *elapsed));
    } else if (const auto* phrase = std::get_if<PhraseBody>(&clause.body);
               phrase != nullptr && chooses_slice(*phrase)) {
      choose_slice(node, scope, id);
    } else if (std::holds_alternative<OrderBody>(clause.body)) {
      choose_slice(node, scope, id);
    } else if (const auto* counted = std::get_if<CountedWithinBody>(&clause.body)) {
      keep_near(node, scope, *counted, reading_of(id).favour);
    } else if (!std::holds_alternative<OnlyBody>(clause.body)) {
      add_rules(node, case_.rules(id), reading_of(id));
    }
  }

  /// What is counted in one place. One that is not there counts nothing.
  void limit_place(ScopeIndex scope, ClauseId id) {
    const auto place = case_.place_of(scope, id);
    const auto node = place ? places_.at(*place) : std::nullopt;
    if (!node) return;
    const Reading reading = reading_of(id);
    for (const SumRule& rule : case_.rules(id)) {
      for (const SumTerm& term : rule.terms) {
        if (!reading.is_out_of_bounds(rule, term)) continue;
        allocation::Limit kept_out;
        for (const ItemIndex item : items_of({term.form}))
          kept_out.terms.push_back({item, 1});
        kept_out.high = 0;
        built_.problem.nodes[*node].limits.push_back(std::move(kept_out));
      }
    }
    const auto* phrase = std::get_if<PhraseBody>(&case_.program()[id].body);
    if (phrase != nullptr && chooses_slice(*phrase))
      choose_slice(*node, scope, id);
    else
      add_rules(*node, case_.rules(id), reading);
  }

  /// Of two that lie too far apart only one is counted; in an award inside this one, in it.
  void keep_near(NodeIndex node, ScopeIndex scope, const CountedWithinBody& counted, bool favour) {
    std::vector<bool> among(forms_.size());
    for (FormIndex form = 0; form < forms_.size(); ++form)
      among[form] = usable_[form] && !built_.barred[scope][form];
    const std::vector<TooFar> pairs =
        too_far(case_.hearing().memberships, counted, among, favour, case_.hearing().options.as_of);
    for (const auto& [form, from] : pairs) {
      for (const ItemIndex one : items_of({form})) {
        for (const ItemIndex other : items_of({from})) {
          std::vector<ItemIndex> both = {std::min(one, other), std::max(one, other)};
          if (scope == 0) {
            built_.problem.exclusive.push_back(std::move(both));
            continue;
          }
          allocation::Limit one_of_both;
          one_of_both.terms = {{both[0], 1}, {both[1], 1}};
          one_of_both.high = 1;
          built_.problem.nodes[node].limits.push_back(std::move(one_of_both));
        }
      }
    }
  }

  static void append(std::vector<std::vector<ItemIndex>>& to,
                     std::vector<std::vector<ItemIndex>> from) {
    for (auto& set : from)
      to.push_back(std::move(set));
  }

  // ---- what other awards used

  [[nodiscard]] bool reuse_in_favour(std::size_t limit) const {
    return relaxation_.unknown && (cautious_reuse_.empty() || !cautious_reuse_[limit]);
  }

  /// Counting the form, by itself or as what the conferral `via` brings in, would by itself be more
  /// than what other awards used may count.
  [[nodiscard]] bool shut_out(FormIndex form, std::optional<FormIndex> via) const {
    const Reuse& reuse = case_.reuse();
    for (std::size_t i = 0; i < reuse.limits().size(); ++i) {
      const Reuse::Limit& limit = reuse.limits()[i];
      const bool favour = reuse_in_favour(i);
      if (!case_.binds(limit, granted_, favour) || !Reuse::shuts_out(limit, form, favour)) continue;
      if (!via || !reuse.lets_in(reuse.award_of(*via), limit, form, favour)) return true;
    }
    return false;
  }

  void limit_reuse() {
    const Reuse& reuse = case_.reuse();
    for (std::size_t i = 0; i < reuse.limits().size(); ++i) {
      const Reuse::Limit& limit = reuse.limits()[i];
      const Reading reading{reuse_in_favour(i)};
      if (!case_.binds(limit, granted_, reading.favour)) continue;
      std::vector<Weighted> weights;
      for (const SumTerm& term : limit.rule.terms) {
        if (!usable_[term.form] || Reuse::shuts_out(limit, term.form, reading.favour)) continue;
        const auto& weight = reading.weight(limit.rule, term);
        weights.push_back({term.form, weight});
        for (const ItemIndex copy : copies_[term.form]) {
          const FormIndex via = case_.conferred_items()[copy - forms_.size()].conferral;
          if (!reuse.lets_in(reuse.award_of(via), limit, term.form, reading.favour)) {
            weights.push_back({copy, weight});
          }
        }
      }
      std::sort(weights.begin(), weights.end(),
                [](const Weighted& left, const Weighted& right) { return left.item < right.item; });
      auto sum = scaled_limit(weights, false, limit.rule.bound, Number(0));
      if (!sum || !limit.rule.exact) {
        built_.exact = false;
        return;
      }
      if (!sum->terms.empty()) built_.problem.nodes[*built_.node_of[0]].limits.push_back(*sum);
    }
  }

  // ---- what excludes and what shares

  void add_exclusive_sets() {
    for (const ExclusiveSet* set : case_.exclusive()) {
      if (!set->certain && relaxation_.unknown) continue;
      std::vector<ItemIndex> items;
      for (const FormIndex form : set->forms) {
        if (!usable_[form]) continue;
        items.push_back(form);
        items.insert(items.end(), copies_[form].begin(), copies_[form].end());
      }
      std::sort(items.begin(), items.end());
      if (items.size() > 1) built_.problem.exclusive.push_back(std::move(items));
    }
    const Record& record = case_.hearing().record;
    const auto& items = case_.conferred_items();
    for (FormIndex form = 0; form < forms_.size(); ++form) {
      if (forms_[form].conferral) built_.problem.free_items.push_back(form);
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].copy_of) continue;
      const Conferral& conferral = record.conferred[*forms_[items[i].conferral].conferral];
      for (FormIndex form = 0; form < forms_.size(); ++form) {
        const bool same = forms_[form].conferral_evidence &&
                          forms_[form].conferral_evidence == forms_[items[i].conferral].conferral;
        if (usable_[form] && (same || uses(record, conferral, forms_[form]))) {
          built_.problem.exclusive.push_back({form, conferred_item(i)});
        }
      }
    }
  }

  /// The conferral was made with this evidence, or is this very entry.
  static bool uses(const Record& record, const Conferral& conferral, const Form& form) {
    return std::any_of(form.evidence.begin(), form.evidence.end(), [&](std::uint32_t piece) {
      const std::string& id = record.credentials[piece].id;
      if (!conferral.credential.empty() && id == conferral.credential) return true;
      return conferral.used &&
             std::find(conferral.used->begin(), conferral.used->end(), id) != conferral.used->end();
    });
  }

  void sort_exclusive_sets() {
    auto& sets = built_.problem.exclusive;
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  }

  void add_sharing() {
    for (const auto& [left, right] : case_.tree().sharing) {
      const auto left_node = built_.node_of[left];
      const auto right_node = built_.node_of[right];
      if (left_node && right_node) built_.problem.sharing.emplace_back(*left_node, *right_node);
    }
  }

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

}  // namespace

Built build_problem(const AwardCase& award_case, Relaxation relaxation,
                    const std::vector<bool>& granted, const std::vector<bool>& cautious,
                    const std::vector<bool>& cautious_reuse,
                    const std::function<bool(ScopeIndex)>& provided_holds) {
  return ProblemBuilder(award_case, relaxation, granted, cautious, cautious_reuse, provided_holds)
      .build();
}

}  // namespace cairn::engine
