// SPDX-License-Identifier: Apache-2.0
#include "audit/exclusions.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "audit/best_slice.hpp"
#include "audit/counted_within.hpp"
#include "audit/in_steps.hpp"
#include "audit/span_of_dates.hpp"
#include "audit/used_before.hpp"
#include "explain/words.hpp"

namespace cairn::engine {
namespace {

using namespace program;

std::vector<Finding> only_unknown(std::vector<Finding> findings) {
  std::erase_if(findings, [](const Finding& finding) { return !finding.unknown; });
  return findings;
}

std::string_view words_of(SameLearning why) {
  switch (why) {
    case SameLearning::evidence:
      return "the same evidence counts as something else";
    case SameLearning::once:
      return "its recognition is given once, and is used for";
    case SameLearning::repeat:
      return "another attempt at the same thing counts:";
    case SameLearning::overlap:
      return "it overlaps with what counts:";
    case SameLearning::parts:
      break;
  }
  return "a whole and its parts are the same learning, and this counts:";
}

}  // namespace

CredentialRef Exclusions::reference(std::uint32_t credential) const {
  return reference_to(case_.hearing().record.credentials[credential]);
}

std::vector<ExcludedCredential> Exclusions::of_leaf(ScopeIndex scope, const LeafTest& test,
                                                    const std::vector<FormIndex>& serving,
                                                    std::vector<std::string>& notes) const {
  const Holdings& holdings = case_.hearing().holdings;
  std::vector<bool> serves(holdings.order.size());
  for (const FormIndex form : serving) {
    for (const std::uint32_t piece : case_.forms()[form].evidence)
      serves[piece] = true;
  }
  std::vector<ExcludedCredential> excluded;
  std::size_t more = 0;
  for (const std::uint32_t credential : holdings.order) {
    if (serves[credential]) continue;
    if (excluded.size() >= most) {
      ++more;
      continue;
    }
    if (auto one = why(credential, scope, test)) excluded.push_back(std::move(*one));
  }
  if (more > 0) {
    notes.push_back(fmt::format("{} further credentials were not looked at for this list", more));
  }
  return excluded;
}

ExcludedCredential Exclusions::not_current(std::uint32_t credential, std::string why) const {
  return {reference(credential), ExclusionReason::not_current, "", std::move(why)};
}

std::optional<ExcludedCredential> Exclusions::why(std::uint32_t credential, ScopeIndex scope,
                                                  const LeafTest& test) const {
  const Holdings& holdings = case_.hearing().holdings;
  if (holdings.forms_of[credential].empty()) {
    const auto found = std::find_if(holdings.not_current.begin(), holdings.not_current.end(),
                                    [&](const NotCurrent& it) { return it.index == credential; });
    if (found == holdings.not_current.end()) return std::nullopt;
    Form form;
    form.facts = &case_.hearing().record.credentials[credential];
    form.evidence = {credential};
    if (!test.membership(form).may_be_in()) return std::nullopt;
    return not_current(credential, found->why);
  }
  std::optional<FormIndex> itself;
  std::optional<FormIndex> sure;
  std::optional<FormIndex> possible;
  std::optional<FormIndex> elsewhere;
  const auto is_barred = [&](FormIndex form) { return attempt_.built.barred[scope][form]; };
  for (const FormIndex i : holdings.forms_of[credential]) {
    const Form& form = case_.forms()[i];
    if (form.is_whole_itself()) itself = i;
    const Membership membership = test.membership(form);
    if (!case_.usable_at(i, scope, test.clause)) {
      if (membership.may_be_in()) elsewhere = i;
      continue;
    }
    // Where a policy shuts it out as itself, what matters is as what else it might count.
    if (membership.surely_helps() && (!sure || is_barred(*sure))) sure = i;
    if (membership.may_be_in() && !possible) possible = i;
  }
  if (sure && !(elsewhere && is_barred(*sure))) return unused(credential, *sure, scope);
  if (possible && !sure) {
    return ExcludedCredential{reference(credential), ExclusionReason::unknown_fact, "",
                              sentence(only_unknown(test.why_not(case_.forms()[*possible])))};
  }
  if (elsewhere) {
    const Form& form = case_.forms()[*elsewhere];
    const Recognition& recognition = case_.program().recognitions[*form.recognition];
    return ExcludedCredential{
        reference(credential), ExclusionReason::shut_out, recognition.label,
        "its recognition lets it count only in " + recognition.targets[form.target].usable_text};
  }
  if (!itself || !test.is_near(case_.forms()[*itself])) return std::nullopt;
  return ExcludedCredential{reference(credential), ExclusionReason::does_not_match, "",
                            sentence(test.why_not(case_.forms()[*itself]))};
}

ExcludedCredential Exclusions::unused(std::uint32_t credential, FormIndex index,
                                      ScopeIndex scope) const {
  const Form& form = case_.forms()[index];
  ExcludedCredential excluded{reference(credential), ExclusionReason::not_needed, "", ""};
  if (const auto leaf = allotment_.leaf_of(credential)) {
    const Requirement& requirement = case_.tree().nodes[*leaf];
    excluded.reason = ExclusionReason::used_elsewhere;
    if (requirement.clause) {
      excluded.by = case_.tree().path(case_.program(), requirement.scope, *requirement.clause);
    }
    excluded.why = "it serves " + excluded.by;
    return excluded;
  }
  if (form.in_progress && !attempt_.relaxation.completion) {
    return not_current(credential, "it is in progress");
  }
  if (form.stands == Truth::unknown && !attempt_.relaxation.unknown) {
    excluded.reason = ExclusionReason::unknown_fact;
    excluded.why = sentence(form.doubts);
    return excluded;
  }
  if (case_.repeats().stands[index] != Truth::yes) {
    excluded.reason = ExclusionReason::same_learning;
    excluded.why = case_.repeats().stands[index] == Truth::no
                       ? "another attempt at the same thing stands"
                       : "the record does not say which attempt at the same thing stands";
    return excluded;
  }
  if (form.recognition && !case_.usable(index, attempt_.relaxation, attempt_.granted)) {
    const Recognition& recognition = case_.program().recognitions[*form.recognition];
    excluded.reason = ExclusionReason::shut_out;
    excluded.by = recognition.label;
    excluded.why = "its recognition asks for approval by " + quoted(recognition.approver);
    return excluded;
  }
  if (used_before(index, excluded) || barred(index, scope, excluded) ||
      same_learning(index, excluded) || exceeds(index, scope, excluded)) {
    return excluded;
  }
  excluded.why = attempt_.relaxation.unknown
                     ? "with what is not known read in favour, nothing is gained by counting it"
                     : "nothing is gained by counting it";
  return excluded;
}

bool Exclusions::used_before(FormIndex index, ExcludedCredential& excluded) const {
  const Reuse& reuse = case_.reuse();
  for (std::size_t i = 0; i < reuse.limits().size(); ++i) {
    const Reuse::Limit& limit = reuse.limits()[i];
    const bool favour = attempt_.reuse_in_favour(i);
    if (!case_.binds(limit, attempt_.granted, favour)) continue;
    bool breaks = Reuse::shuts_out(limit, index, favour);
    if (!breaks) {
      std::vector<bool> counted = counted_again(case_, attempt_, limit, favour);
      const Truth before = holds(limit.rule, total(limit.rule, counted));
      counted[index] = true;
      const Truth after = holds(limit.rule, total(limit.rule, counted));
      breaks = before == Truth::yes && after != Truth::yes;
    }
    if (!breaks) continue;
    const bool known = !limit.other || reuse.used_by(*limit.other, index) == Truth::yes;
    excluded.reason = known ? ExclusionReason::shut_out : ExclusionReason::unknown_fact;
    excluded.by = limit.line ? case_.program().reuse[*limit.line].path : "reuse";
    excluded.why = used_before_words(case_, limit, index);
    return true;
  }
  return false;
}

bool Exclusions::barred(FormIndex index, ScopeIndex scope, ExcludedCredential& excluded) const {
  const Program& program = case_.program();
  for (std::optional<ScopeIndex> at = scope; at; at = case_.tree().scopes[*at].outer) {
    if (!attempt_.built.barred[*at][index]) return false;
    for (const ClauseId id : case_.overall(*at)) {
      if (!case_.binds(*at, id, attempt_.granted, attempt_.in_favour(id))) continue;
      const Clause& clause = program[id];
      if (clause.counted_in) continue;
      std::string why;
      if (const auto* only = std::get_if<OnlyBody>(&clause.body)) {
        if (case_.hearing().memberships.of(only->selection)[index].surely_helps()) continue;
        why = sentence(case_.hearing().judge.why_not(only->selection, case_.forms()[index]));
      } else if (const auto* elapsed = std::get_if<ElapsedBody>(&clause.body)) {
        if (!elapsed->high || exact_award_date(case_.forms()[index])) continue;
        why = "its award date is not known to the day; the clause asks " + clause.text;
      } else {
        const auto& rules = case_.rules(id);
        const bool open = std::any_of(rules.begin(), rules.end(), [&](const SumRule& rule) {
          return std::any_of(rule.terms.begin(), rule.terms.end(), [&](const SumTerm& term) {
            return term.form == index && !(rule.at_least ? term.least : term.most);
          });
        });
        if (!open) continue;
        why = "its amount is not known; the clause asks " + clause.text;
      }
      excluded.reason = ExclusionReason::shut_out;
      excluded.by = case_.tree().path(program, *at, id);
      excluded.why = std::move(why);
      return true;
    }
  }
  return false;
}

bool Exclusions::same_learning(FormIndex index, ExcludedCredential& excluded) const {
  const std::vector<bool> counted = allotment_.counted(0);
  for (const ExclusiveSet* set : case_.exclusive()) {
    if (!set->certain && attempt_.relaxation.unknown) continue;
    if (!std::binary_search(set->forms.begin(), set->forms.end(), index)) continue;
    for (const FormIndex other : set->forms) {
      if (other == index || !counted[other]) continue;
      excluded.reason = ExclusionReason::same_learning;
      const Form& counted_form = case_.forms()[other];
      const CredentialRef counts = counted_form.evidence.empty()
                                       ? reference_to(*counted_form.facts)
                                       : reference(counted_form.evidence[0]);
      const bool itself = counts.id == excluded.credential.id;
      excluded.why = itself ? "it counts as something else"
                            : fmt::format("{} {}", words_of(set->why), name_of(counts));
      return true;
    }
  }
  return false;
}

FormIndex Exclusions::least_of(FormIndex index, const Clause& clause) const {
  const InSteps* steps = steps_of(clause);
  const std::vector<Form>& forms = case_.forms();
  FormIndex least = index;
  // The parts of a form stand behind it, the largest first.
  for (FormIndex part = index + 1; steps != nullptr && part < forms.size(); ++part) {
    if (!forms[part].part || forms[part].evidence != forms[index].evidence) break;
    if (is_part_of(*steps, forms[part])) least = part;
  }
  return least;
}

bool Exclusions::leaf_lies_in(RequirementIndex place) const {
  if (place == leaf_) return true;
  const auto& children = case_.tree().nodes[place].children;
  return std::any_of(children.begin(), children.end(),
                     [&](RequirementIndex child) { return leaf_lies_in(child); });
}

bool Exclusions::exceeds(FormIndex index, ScopeIndex scope, ExcludedCredential& excluded) const {
  const Program& program = case_.program();
  for (std::optional<ScopeIndex> at = scope; at; at = case_.tree().scopes[*at].outer) {
    const std::vector<bool> of_scope = allotment_.counted(case_.tree().scopes[*at].node);
    for (const ClauseId id : case_.overall(*at)) {
      if (!case_.binds(*at, id, attempt_.granted, attempt_.in_favour(id))) continue;
      const Clause& clause = program[id];
      const auto place = case_.place_of(*at, id);
      if (clause.counted_in && (!place || !leaf_lies_in(*place))) continue;
      const std::vector<bool> counted = place ? allotment_.counted(*place) : of_scope;
      std::vector<bool> with = counted;
      with[least_of(index, clause)] = true;
      bool breaks = false;
      std::string why = "counting it too would break " + clause.text;
      if (const auto* elapsed = std::get_if<ElapsedBody>(&clause.body)) {
        // Only the upper end can be broken by one more.
        ElapsedBody upper = *elapsed;
        upper.low.reset();
        std::optional<Date> oldest;
        std::optional<Date> latest;
        for (FormIndex form = 0; form < with.size(); ++form) {
          const auto date = with[form] ? exact_award_date(case_.forms()[form]) : std::nullopt;
          if (!date) continue;
          oldest = oldest ? std::min(*oldest, *date) : *date;
          latest = latest ? std::max(*latest, *date) : *date;
        }
        breaks = oldest && !span_holds(upper, *oldest, *latest);
      } else if (const auto* order = std::get_if<OrderBody>(&clause.body)) {
        const auto truth_over = [&](const std::vector<bool>& forms) {
          return best_slice(case_, id, [&](const SumRule& rule) { return total(rule, forms); })
              .truth;
        };
        breaks = truth_over(counted) == Truth::yes && truth_over(with) != Truth::yes;
        if (breaks) {
          why = fmt::format("it is {}; the clause asks for {} before that day",
                            date_words(case_.forms()[index]), order->after.demand.text);
        }
      } else if (const auto* near = std::get_if<CountedWithinBody>(&clause.body)) {
        const Memberships& memberships = case_.hearing().memberships;
        const std::vector<TooFar> pairs = too_far(memberships, *near, with, attempt_.in_favour(id),
                                                  case_.hearing().options.as_of);
        const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const TooFar& pair) {
          return pair.form == index || pair.from == index;
        });
        breaks = found != pairs.end();
        if (breaks && found->form == index) why = too_far_words(memberships, *near, *found);
      } else {
        for (const SumRule& rule : case_.rules(id)) {
          const Truth before = holds(rule, total(rule, counted));
          const Truth after = holds(rule, total(rule, with));
          if (before == Truth::yes && after != Truth::yes) breaks = true;
        }
      }
      if (!breaks) continue;
      excluded.reason = ExclusionReason::shut_out;
      excluded.by = case_.tree().path(program, *at, id);
      excluded.why = std::move(why);
      return true;
    }
  }
  return false;
}

}  // namespace cairn::engine
