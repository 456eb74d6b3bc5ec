// SPDX-License-Identifier: Apache-2.0
#include "audit/problem_builder.hpp"

#include <algorithm>

#include "audit/counted_within.hpp"
#include "audit/scaled_limit.hpp"
#include "audit/span_of_dates.hpp"

namespace cairn::engine {

using namespace program;
using allocation::ItemIndex;
using allocation::NodeIndex;
using allocation::NodeKind;

void ProblemBuilder::add_rules(NodeIndex node, const std::vector<SumRule>& rules, Reading reading) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const bool joins = i > 0 && rules[i - 1].at_least && !rules[i].at_least &&
                       rules[i - 1].demand == rules[i].demand;
    add_rule(node, rules[i], reading, joins);
  }
}

void ProblemBuilder::add_rule(NodeIndex node, const SumRule& rule, Reading reading, bool joins) {
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

std::vector<ItemIndex> ProblemBuilder::items_of(const std::vector<FormIndex>& forms) const {
  std::vector<ItemIndex> items;
  for (const FormIndex form : forms) {
    if (!usable_[form]) continue;
    items.push_back(form);
    items.insert(items.end(), copies_[form].begin(), copies_[form].end());
  }
  std::sort(items.begin(), items.end());
  return items;
}

bool ProblemBuilder::same_terms(const allocation::Limit& left, const allocation::Limit& right) {
  return std::equal(left.terms.begin(), left.terms.end(), right.terms.begin(), right.terms.end(),
                    [](const allocation::Term& one, const allocation::Term& other) {
                      return one.item == other.item && one.weight == other.weight;
                    });
}

void ProblemBuilder::limit_scope(ScopeIndex scope) {
  const Scope& of = case_.tree().scopes[scope];
  const auto node = built_.node_of[of.node];
  if (!node) return;
  for (const ClauseId clause : case_.overall(scope)) {
    if (!case_.program()[clause].of_result) limit_by(*node, scope, clause);
  }
}

void ProblemBuilder::limit_by_results() {
  const auto node = built_.node_of[case_.tree().scopes[0].node];
  if (!node) return;
  built_.result_limits = built_.problem.nodes[*node].limits.size();
  built_.result_windows = built_.problem.nodes[*node].windows.size();
  for (const ClauseId clause : case_.overall(0)) {
    if (case_.program()[clause].of_result) limit_by(*node, 0, clause);
  }
}

void ProblemBuilder::limit_by(NodeIndex node, ScopeIndex scope, ClauseId id) {
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

void ProblemBuilder::limit_place(ScopeIndex scope, ClauseId id) {
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

void ProblemBuilder::keep_near(NodeIndex node, ScopeIndex scope, const CountedWithinBody& counted,
                               bool favour) {
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

void ProblemBuilder::append(std::vector<std::vector<ItemIndex>>& to,
                            std::vector<std::vector<ItemIndex>> from) {
  for (auto& set : from)
    to.push_back(std::move(set));
}

bool ProblemBuilder::reuse_in_favour(std::size_t limit) const {
  return relaxation_.unknown && (cautious_reuse_.empty() || !cautious_reuse_[limit]);
}

bool ProblemBuilder::shut_out(FormIndex form, std::optional<FormIndex> via) const {
  const Reuse& reuse = case_.reuse();
  for (std::size_t i = 0; i < reuse.limits().size(); ++i) {
    const Reuse::Limit& limit = reuse.limits()[i];
    const bool favour = reuse_in_favour(i);
    if (!case_.binds(limit, granted_, favour) || !Reuse::shuts_out(limit, form, favour)) continue;
    if (!via || !reuse.lets_in(reuse.award_of(*via), limit, form, favour)) return true;
  }
  return false;
}

void ProblemBuilder::limit_reuse() {
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

void ProblemBuilder::add_exclusive_sets() {
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

bool ProblemBuilder::uses(const Record& record, const Conferral& conferral, const Form& form) {
  return std::any_of(form.evidence.begin(), form.evidence.end(), [&](std::uint32_t piece) {
    const std::string& id = record.credentials[piece].id;
    if (!conferral.credential.empty() && id == conferral.credential) return true;
    return conferral.used &&
           std::find(conferral.used->begin(), conferral.used->end(), id) != conferral.used->end();
  });
}

void ProblemBuilder::sort_exclusive_sets() {
  auto& sets = built_.problem.exclusive;
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
}

void ProblemBuilder::add_sharing() {
  for (const auto& [left, right] : case_.tree().sharing) {
    const auto left_node = built_.node_of[left];
    const auto right_node = built_.node_of[right];
    if (left_node && right_node) built_.problem.sharing.emplace_back(*left_node, *right_node);
  }
}

}  // namespace cairn::engine
