// SPDX-License-Identifier: Apache-2.0
#include "check/clauses.hpp"

#include <utility>

#include "check/amounts.hpp"
#include "check/averages.hpp"
#include "check/counted_in.hpp"
#include "check/predicates.hpp"
#include "check/selections.hpp"
#include "check/sequences.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Block;
using program::ClauseId;
using Body = decltype(program::Clause::body);

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

/// A date from which two spans of time can be compared, whatever their units.
bool longer(Duration left, Duration right) {
  const Date start = *Date::from_ymd(2000, 1, 1);
  return later_by(start, left) > later_by(start, right);
}

/// The body of one clause, in the block in which it stands.
class BodyChecker {
 public:
  BodyChecker(Checker& checker, const Site& site, const ast::Clause& clause, ClauseId id)
      : checker_(checker), site_(site), clause_(clause), id_(id) {}

  Checked<Body> operator()(const ast::Group& group) {
    if (site_.block != Block::requirements) {
      wrong("a choice of clauses",
            site_.block == Block::declares
                ? "write each as a clause of its own"
                : "write each as a clause of its own, or move the choice to `requires`");
      return std::nullopt;
    }
    program::GroupBody body;
    bool good = true;
    switch (group.kind) {
      case ast::Group::Kind::all:
        body.kind = program::GroupBody::Kind::all;
        break;
      case ast::Group::Kind::any:
        body.kind = program::GroupBody::Kind::any;
        break;
      case ast::Group::Kind::counted:
        body.kind = program::GroupBody::Kind::counted;
        good = count(group, body.bounds);
        break;
    }
    body.children = check_clauses(checker_, site_, group.clauses, id_);
    if (!good) return std::nullopt;
    return body;
  }

  Checked<Body> operator()(const ast::CompleteBody& complete) {
    if (site_.block != Block::requirements && site_.block != Block::provided) {
      wrong("`complete`",
            "write it in `requires`, where its credentials count, or in `provided`, "
            "where it only has to hold");
      return std::nullopt;
    }
    const ast::Word& name = complete.award;
    const auto found = checker_.names.awards.find(name.text);
    if (found == checker_.names.awards.end()) {
      report_unknown(checker_, "award", name.text, name.span, names_in(checker_.names.awards));
      return std::nullopt;
    }
    const auto award = program::AwardId{found->second.id};
    checker_.completions.push_back({site_.award, award, name.span});
    return program::CompleteBody{award};
  }

  Checked<Body> operator()(const ast::ApprovalBody& approval) {
    if (site_.block != Block::provided) {
      wrong("`approval of`",
            "write it in `provided`; to let someone set one clause aside, write "
            "`unless approved by` after that clause");
      return std::nullopt;
    }
    return program::ApprovalBody{approval.authority.value};
  }

  Checked<Body> operator()(const ast::OnlyBody& only) {
    if (site_.block != Block::overall) {
      wrong("`only`", site_.block == Block::requirements
                          ? "write it in `overall`, or narrow the clause itself with `where`"
                          : "write it in `overall`, where it shuts out what must not count");
      return std::nullopt;
    }
    const auto selection = check_selection(checker_, only.selection);
    if (!selection) return std::nullopt;
    return program::OnlyBody{*selection};
  }

  Checked<Body> operator()(const ast::AverageBody& average) {
    if (site_.block != Block::overall && site_.block != Block::provided) {
      wrong("`average`",
            "write it in `overall`, for what is counted, or in `provided`, for all "
            "that is held");
      return std::nullopt;
    }
    const Counting counting(checker_, counting_clause());
    auto body = check_average(checker_, average, clause_.body_span);
    forget_of_rule();
    if (!body) return std::nullopt;
    return std::move(*body);
  }

  Checked<Body> operator()(const ast::ElapsedBody& elapsed) {
    if (site_.block != Block::overall) {
      wrong("`oldest to latest`", "write it in `overall`: it is about all that is counted");
      return std::nullopt;
    }
    program::ElapsedBody body{bound_kind(elapsed.bound), std::nullopt, std::nullopt};
    if (elapsed.bound != ast::BoundKind::at_least) body.high = elapsed.span.value;
    if (elapsed.bound == ast::BoundKind::at_least || elapsed.bound == ast::BoundKind::exactly)
      body.low = elapsed.span.value;
    if (elapsed.bound != ast::BoundKind::between || !elapsed.low) return body;
    body.low = elapsed.low->value;
    if (!longer(*body.low, *body.high)) return body;
    checker_
        .report(Code::bounds_reversed, elapsed.low->span.to(elapsed.span.span),
                {body.low->to_text(), body.high->to_text()})
        .hint = "write the shorter first";
    return std::nullopt;
  }

  Checked<Body> operator()(const ast::OrderBody& order) {
    if (site_.block != Block::overall) {
      wrong("`order … after`", "write it in `overall`: it is about all that is counted");
      return std::nullopt;
    }
    auto body = check_order(checker_, site_, order);
    if (!body) return std::nullopt;
    return std::move(*body);
  }

  Checked<Body> operator()(const ast::CountedWithinBody& counted) {
    if (site_.block != Block::overall) {
      wrong("`counted within`", "write it in `overall`: it is about all that is counted");
      return std::nullopt;
    }
    auto body = check_counted_within(checker_, counted);
    if (!body) return std::nullopt;
    return *body;
  }

  Checked<Body> operator()(const ast::LearnerBody& learner) {
    if (site_.block != Block::provided) {
      wrong("`learner where`", "write it in `provided`");
      return std::nullopt;
    }
    const auto where = check_predicate(checker_, learner.where, ast::FieldOwner::learner);
    if (!where) return std::nullopt;
    return program::LearnerBody{*where};
  }

  Checked<Body> operator()(const ast::AwardBody&) {
    if (site_.block != Block::declares) {
      wrong("`award where`", "write it in `declares`: it is about the award's own declaration");
      return std::nullopt;
    }
    return declared();
  }

  Checked<Body> operator()(const ast::Phrase& phrase) {
    if (site_.block == Block::declares) return declared();
    const Counting counting(checker_, counting_clause());
    auto body = check_phrase(checker_, site_, phrase);
    const bool one_place = is_of_one_place(checker_, id_, phrase);
    forget_of_rule();
    if (!body || !one_place) return std::nullopt;
    return std::move(*body);
  }

 private:
  [[nodiscard]] std::optional<ClauseId> counting_clause() const {
    return site_.block == Block::overall ? std::optional(id_) : std::nullopt;
  }

  /// What a rule by itself names is known only in the awards that follow it.
  void forget_of_rule() {
    if (site_.of_rule)
      std::erase_if(checker_.counted_in, [&](const auto& use) { return use.clause == id_; });
  }

  Checked<Body> declared() {
    if (!check_declaration_clause(checker_, site_, clause_)) return std::nullopt;
    return program::DeclaredBody{};
  }

  void wrong(std::string what, std::string hint) {
    report_wrong_block(checker_, clause_.body_span, std::move(what), site_.block, std::move(hint));
  }

  /// `at least 2 of { … }`: whole, in order, and no more than there are.
  bool count(const ast::Group& group, program::Bounds& bounds) {
    if (group.bound->kind == ast::BoundKind::at_most) {
      report_wrong_block(checker_, group.bound->span, "`at most`", site_.block,
                         "a choice says how many are needed: write `at least`");
      return false;
    }
    if (!is_whole(checker_, *group.count) ||
        (group.bound->low && !is_whole(checker_, *group.bound->low)))
      return false;
    const Span span = group.bound->span.to(group.count->span);
    std::optional<Number> low;
    if (group.bound->low) low = group.bound->low->value;
    const auto ordered = ordered_bounds(checker_, group.bound->kind, low, group.count->value, span);
    if (!ordered) return false;
    bounds = *ordered;
    const auto branches = static_cast<std::int64_t>(group.clauses.size());
    const bool lost = checker_.has_fault_within(clause_.span);
    if (lost || !bounds.low || *bounds.low <= Number(branches)) return true;
    checker_
        .report(Code::more_than_there_are, span,
                {bounds.low->to_text(), std::to_string(branches) +
                                            (branches == 1 ? " clause" : " clauses") +
                                            " to choose from"})
        .hint = "ask for at most " + std::to_string(branches) + ", or add a clause";
    return false;
  }

  Checker& checker_;
  const Site& site_;
  const ast::Clause& clause_;
  ClauseId id_;
};

/// Adds the clause without its body and notes its path; reports a label that stands there already.
ClauseId begin_clause(Checker& checker, const Site& site, const ast::Clause& clause,
                      const std::optional<ClauseId>& parent) {
  const program::Award& award = checker.program[site.award];
  const ClauseId id{static_cast<std::uint32_t>(checker.program.clauses.size())};
  program::Clause added;
  added.label = clause.label.text;
  added.path = (parent ? checker.program[*parent].path : award.name) + "." + added.label;
  added.block = site.block;
  added.award = site.award;
  added.parent = parent;
  if (clause.approver) added.approver = clause.approver->value;
  if (clause.because) added.because = clause.because->value;
  if (clause.source)
    added.source = clause.source->value;
  else if (checker.part->follows != nullptr && checker.part->lines->source)
    added.source = checker.part->lines->source->value;
  added.documentation = joined(clause.documentation);
  added.text = checker.text(clause.body_span);
  added.place = checker.place(clause.span);
  if (checker.clauses_of.size() <= site.award.value)
    checker.clauses_of.resize(site.award.value + 1);
  const auto [first, unique] = checker.clauses_of[site.award.value].try_emplace(
      added.path.substr(award.name.size() + 1), id);
  if (!unique) {
    const std::string& owner = checker.clause_origins[first->second.value].part->name;
    const std::string& here = checker.part->name;
    Diagnostic& again = owner == here ? checker.report(Code::duplicate_label, clause.label.span,
                                                       {added.label, here})
                                      : checker.report(Code::label_in_rule_too, clause.label.span,
                                                       {added.label, owner, here});
    again.labels.push_back(
        {checker.clause_origins[first->second.value].source->label.span, "the first is here"});
    again.hint = "labels are unique in an award, whatever their block: give one another name";
  }
  if (clause.approver && site.block == Block::declares)
    report_wrong_block(checker, clause.approver->span, "`unless approved by`", site.block,
                       "it is decided when the policy is checked, so nobody can set it aside: take "
                       "it away");
  checker.program.clauses.push_back(std::move(added));
  checker.clause_origins.push_back({&clause, checker.part});
  return id;
}

/// `when …` and `advisory`.
void check_modifiers(Checker& checker, const Site& site, const ast::Clause& clause, ClauseId id) {
  if (clause.advisory) {
    if (site.block == Block::overall || site.block == Block::provided)
      checker.program.clauses[id.value].advisory = true;
    else
      report_wrong_block(checker, clause.advisory->span, "`advisory`", site.block,
                         site.block == Block::requirements
                             ? "what a clause of `requires` asks for is set aside for it; write "
                               "advice in `overall` or in `provided`"
                             : "an award declares what it is; take the word away");
  }
  if (!clause.guard) return;
  const ast::Guard& guard = *clause.guard;
  checker.program.clauses[id.value].guard_text =
      (guard.of_award ? "award where " : "learner where ") + checker.text(guard.where.span);
  if (guard.of_award) {
    const auto applies = award_guard(checker, site, guard.where);
    checker.program.clauses[id.value].applies = applies.value_or(false);
  } else if (site.block == Block::declares) {
    report_wrong_block(checker, guard.span, "`when learner where`", site.block,
                       "what an award declares is the same for every learner: write `when award "
                       "where`, or take it away");
  } else {
    const auto where = check_predicate(checker, guard.where, ast::FieldOwner::learner);
    if (where) checker.program.clauses[id.value].guard = *where;
  }
}

}  // namespace

std::vector<ClauseId> check_clauses(Checker& checker, const Site& site,
                                    const std::vector<ast::Clause>& clauses,
                                    const std::optional<ClauseId>& parent) {
  std::vector<ClauseId> ids;
  for (const ast::Clause& clause : clauses) {
    const ClauseId id = begin_clause(checker, site, clause, parent);
    ids.push_back(id);
    check_modifiers(checker, site, clause, id);
    if (site.block == Block::declares && !checker.program[id].applies) {
      checker.program.clauses[id.value].body = program::DeclaredBody{};
      continue;
    }
    auto body = std::visit(BodyChecker(checker, site, clause, id), clause.body);
    if (body)
      checker.program.clauses[id.value].body = std::move(*body);
    else
      checker.faulty_clauses.insert(id);
  }
  return ids;
}

}  // namespace cairn::lang::checking
