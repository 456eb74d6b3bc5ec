// SPDX-License-Identifier: Apache-2.0
#include "audit/award_case.hpp"

#include <algorithm>

#include "audit/problem.hpp"
#include "audit/sequence.hpp"

namespace cairn::engine {

using namespace program;

Hearing::Hearing(const Plan& plan_, const Record& record_, const AuditOptions& options_)
    : plan(plan_),
      record(record_),
      options(options_),
      judge(plan_, record_, options_.as_of),
      holdings(hold(judge)),
      memberships(judge, holdings),
      sums(memberships),
      decisions(plan_, record_, options_.as_of) {}

Hearing::~Hearing() = default;

AwardCase& Hearing::case_of(AwardId award) {
  auto& found = cases_[award.value];
  if (!found) found = std::make_unique<AwardCase>(*this, award);
  return *found;
}

AwardCase::AwardCase(Hearing& hearing, AwardId award, std::vector<ClauseId> results)
    : hearing_(hearing),
      award_(award),
      results_(std::move(results)),
      tree_(hearing.plan.tree(award)),
      repeats_(
          engine::repeats(hearing.judge, hearing.holdings, hearing.plan.program()[award].repeats)),
      reuse_(hearing, award) {
  for (const ExclusiveSet& set : hearing.holdings.exclusive)
    exclusive_.push_back(&set);
  for (const ExclusiveSet& set : repeats_.exclusive)
    exclusive_.push_back(&set);
  collect_units();
  collect_conferred_items();
}

void AwardCase::add_unit(ApprovalUnit unit) {
  if (unit.decided == nullptr)
    unit.decided = hearing_.decisions.approval(unit.paths, unit.authority);
  units_.push_back(std::move(unit));
}

void AwardCase::collect_units() {
  for (ScopeIndex scope = 0; scope < tree_.scopes.size(); ++scope) {
    for (std::uint32_t i = 0; i < program().clauses.size(); ++i) {
      const ClauseId id{i};
      const Clause& clause = program()[id];
      if (clause.award != tree_.scopes[scope].award || clause.block == Block::declares ||
          is_aside(id)) {
        continue;
      }
      std::vector<std::string> paths = {tree_.path(program(), scope, id)};
      if (paths.front() != clause.path) paths.push_back(clause.path);
      if (const Decision* waiver = hearing_.decisions.waiver(paths)) {
        add_unit({.kind = ApprovalUnit::Kind::clause,
                  .scope = scope,
                  .clause = id,
                  .paths = paths,
                  .authority = waiver->by,
                  .decided = waiver});
        some_waived_ = true;
      } else if (!clause.approver.empty()) {
        add_unit({.kind = ApprovalUnit::Kind::clause,
                  .scope = scope,
                  .clause = id,
                  .paths = paths,
                  .authority = clause.approver});
      }
      if (const auto* approval = std::get_if<ApprovalBody>(&clause.body)) {
        add_unit({.kind = ApprovalUnit::Kind::approval,
                  .scope = scope,
                  .clause = id,
                  .paths = paths,
                  .authority = approval->authority});
      }
    }
  }
  collect_recognition_units();
  collect_reuse_units();
  std::stable_sort(units_.begin(), units_.end(),
                   [](const ApprovalUnit& left, const ApprovalUnit& right) {
                     return std::tie(left.paths, left.kind, left.authority) <
                            std::tie(right.paths, right.kind, right.authority);
                   });
}

/// Only those that give a form here: others can make no difference.
void AwardCase::collect_recognition_units() {
  for (const std::uint32_t index : hearing_.plan.recognitions()) {
    const Recognition& recognition = program().recognitions[index];
    if (recognition.approver.empty()) continue;
    const bool used = std::any_of(forms().begin(), forms().end(),
                                  [&](const Form& form) { return form.recognition == index; });
    if (!used) continue;
    add_unit({.kind = ApprovalUnit::Kind::recognition,
              .recognition = index,
              .paths = {recognition.label},
              .authority = recognition.approver});
  }
}

void AwardCase::collect_reuse_units() {
  for (const std::uint32_t index : reuse_.lines()) {
    const ReuseLine& line = program().reuse[index];
    if (line.approver.empty()) continue;
    add_unit({.kind = ApprovalUnit::Kind::reuse,
              .reuse = index,
              .paths = {line.path},
              .authority = line.approver});
  }
}

void AwardCase::collect_conferred_items() {
  for (RequirementIndex node = 0; node < tree_.nodes.size(); ++node) {
    if (tree_.nodes[node].kind != RequirementKind::conferral) continue;
    for (FormIndex form = 0; form < forms().size(); ++form) {
      if (!forms()[form].conferral) continue;
      const Conferral& conferral = hearing_.record.conferred[*forms()[form].conferral];
      if (hearing_.plan.award(conferral.award) != tree_.nodes[node].award) continue;
      conferred_.push_back({node, form, std::nullopt});
      if (!conferral.used) continue;
      for (FormIndex piece = 0; piece < forms().size(); ++piece) {
        const auto& evidence = forms()[piece].evidence;
        const bool all_used = !evidence.empty() &&
                              std::all_of(evidence.begin(), evidence.end(), [&](std::uint32_t i) {
                                const std::string& id = hearing_.record.credentials[i].id;
                                return std::find(conferral.used->begin(), conferral.used->end(),
                                                 id) != conferral.used->end();
                              });
        if (all_used) conferred_.push_back({node, form, piece});
      }
    }
  }
}

std::vector<ClauseId> AwardCase::overall(ScopeIndex scope) const {
  const Plan& plan = hearing_.plan;
  std::vector<ClauseId> clauses = plan.by_path(program()[tree_.scopes[scope].award].overall);
  if (scope == 0) {
    const std::vector<ClauseId> asked = plan.by_path(results_);
    clauses.insert(clauses.end(), asked.begin(), asked.end());
  }
  return clauses;
}

std::optional<RequirementIndex> AwardCase::place_of(ScopeIndex scope, ClauseId clause) const {
  const auto& place = program()[clause].counted_in;
  if (!place) return std::nullopt;
  for (ScopeIndex inner = 0; inner < tree_.scopes.size(); ++inner) {
    if (tree_.scopes[inner].award != program()[*place].award) continue;
    std::optional<ScopeIndex> around = inner;
    while (around && *around != scope)
      around = tree_.scopes[*around].outer;
    if (around) return tree_.node_of(inner, *place);
  }
  return std::nullopt;
}

bool AwardCase::is_aside(ClauseId clause) const {
  return program()[clause].of_result &&
         std::find(results_.begin(), results_.end(), clause) == results_.end();
}

const std::vector<SumRule>& AwardCase::rules(ClauseId id) const {
  const auto [found, is_new] = rules_.try_emplace(id.value);
  if (is_new) {
    const Clause& clause = program()[id];
    if (const auto* phrase = std::get_if<PhraseBody>(&clause.body)) {
      if (clause.block == Block::requirements) {
        found->second = hearing_.sums.phrase_of_leaf(*phrase);
      } else if (holds_in_each_slice(*phrase)) {
        for (std::size_t slice = 0; slice < slices(id).size(); ++slice) {
          const auto& of_slice = rules(id, slice);
          found->second.insert(found->second.end(), of_slice.begin(), of_slice.end());
        }
      } else {
        found->second = hearing_.sums.phrase_over_all(*phrase);
      }
    } else if (const auto* average = std::get_if<AverageBody>(&clause.body)) {
      found->second = hearing_.sums.average(*average);
    }
  }
  return found->second;
}

const std::vector<Slice>& AwardCase::slices(ClauseId id) const {
  const auto [found, is_new] = slices_.try_emplace(id.value);
  const auto* phrase = std::get_if<PhraseBody>(&program()[id].body);
  if (is_new && phrase != nullptr && (chooses_slice(*phrase) || holds_in_each_slice(*phrase))) {
    found->second = slices_of(hearing_.memberships, *phrase);
  }
  const auto* order = std::get_if<OrderBody>(&program()[id].body);
  if (is_new && order != nullptr)
    found->second = slices_of(hearing_.memberships, *order, hearing_.options.as_of);
  return found->second;
}

const std::vector<SumRule>& AwardCase::rules(ClauseId id, std::size_t slice) const {
  const auto [found, is_new] = rules_in_slice_.try_emplace({id.value, slice});
  const auto* order = std::get_if<OrderBody>(&program()[id].body);
  if (is_new && order != nullptr) {
    found->second = rules_of(hearing_.sums, hearing_.memberships, *order,
                             slice == 0 ? nullptr : &slices(id)[slice], hearing_.options.as_of);
  } else if (is_new) {
    found->second = hearing_.sums.phrase_over_all(std::get<PhraseBody>(program()[id].body),
                                                  &slices(id)[slice].in);
  }
  if (is_new) {
    for (SumRule& rule : found->second)
      rule.slice = slice;
  }
  return found->second;
}

std::optional<std::size_t> AwardCase::unit_of(ScopeIndex scope, ClauseId clause,
                                              ApprovalUnit::Kind kind) const {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind == kind && units_[i].scope == scope && units_[i].clause == clause) return i;
  }
  return std::nullopt;
}

bool AwardCase::falls_away(ScopeIndex scope, ClauseId clause,
                           const std::vector<bool>& granted) const {
  if (program()[clause].approver.empty() && !some_waived_) return false;
  const auto unit = unit_of(scope, clause, ApprovalUnit::Kind::clause);
  return unit && granted[*unit];
}

Truth AwardCase::applies(ClauseId id) const {
  const Clause& clause = program()[id];
  if (!clause.applies) return Truth::no;
  return clause.guard ? hearing_.judge.test(*clause.guard, nullptr) : Truth::yes;
}

bool AwardCase::is_out(ClauseId clause, bool favour) const {
  const Truth truth = applies(clause);
  return truth == Truth::no || (truth == Truth::unknown && favour);
}

bool AwardCase::binds(ScopeIndex scope, ClauseId clause, const std::vector<bool>& granted,
                      bool favour) const {
  return !program()[clause].advisory && !falls_away(scope, clause, granted) &&
         !is_out(clause, favour);
}

std::optional<std::size_t> AwardCase::unit_of_reuse(std::uint32_t line) const {
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind == ApprovalUnit::Kind::reuse && units_[i].reuse == line) return i;
  }
  return std::nullopt;
}

bool AwardCase::reuse_falls_away(std::uint32_t line, const std::vector<bool>& granted) const {
  const auto unit = unit_of_reuse(line);
  return unit && granted[*unit];
}

bool AwardCase::binds(const Reuse::Limit& limit, const std::vector<bool>& granted,
                      bool favour) const {
  return Reuse::binds(limit, favour) && !(limit.line && reuse_falls_away(*limit.line, granted));
}

bool AwardCase::usable(FormIndex index, Relaxation relaxation,
                       const std::vector<bool>& granted) const {
  const Form& form = forms()[index];
  const Truth stands = both(form.stands, repeats_.stands[index]);
  if (stands == Truth::no || (stands == Truth::unknown && !relaxation.unknown)) return false;
  if (form.in_progress && !relaxation.completion) return false;
  if (!form.recognition || program().recognitions[*form.recognition].approver.empty()) return true;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    if (units_[i].kind == ApprovalUnit::Kind::recognition &&
        units_[i].recognition == *form.recognition) {
      return granted[i];
    }
  }
  return false;
}

bool AwardCase::usable_at(FormIndex index, ScopeIndex scope, ClauseId id) const {
  const Form& form = forms()[index];
  if (!form.recognition) return true;
  const Target& target = program().recognitions[*form.recognition].targets[form.target];
  if (!target.usable_in_award && !target.usable_in_clause) return true;
  std::optional<ClauseId> clause = id;
  for (std::optional<ScopeIndex> at = scope; at; at = tree_.scopes[*at].outer) {
    if (target.usable_in_award == tree_.scopes[*at].award) return true;
    for (; clause; clause = program()[*clause].parent)
      if (target.usable_in_clause == *clause) return true;
    clause = tree_.scopes[*at].clause;
  }
  return false;
}

std::optional<FormIndex> AwardCase::form_of(allocation::ItemIndex item) const {
  if (item < forms().size()) return item;
  return conferred_[item - forms().size()].copy_of;
}

}  // namespace cairn::engine
