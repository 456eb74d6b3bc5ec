// SPDX-License-Identifier: Apache-2.0
// How far a credential may serve several awards.
#include <algorithm>
#include <set>
#include <utility>

#include "base/suggest.hpp"
#include "check/amounts.hpp"
#include "check/clauses.hpp"
#include "check/passes.hpp"
#include "check/paths.hpp"
#include "check/predicates.hpp"
#include "check/selections.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using program::Amount;
using program::AwardId;
using LineBody = decltype(program::ReuseLine::body);
using CreditsOf = program::ReuseMost::Base;

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

Checked<program::ReuseEnd> check_end(Checker& checker, const ast::ReuseEnd& end) {
  program::ReuseEnd checked;
  checked.conferred = end.conferred;
  checked.text = checker.text(end.span);
  const auto found = checker.names.awards.find(end.award_or_kind.text);
  if (found != checker.names.awards.end()) {
    checked.awards = {AwardId{found->second.id}};
    return checked;
  }
  auto awards = awards_of_kind(checker, end.award_or_kind);
  if (!awards) return std::nullopt;
  checked.awards = std::move(*awards);
  return checked;
}

class SharingChecker {
 public:
  SharingChecker(Checker& checker, const ast::SharingBody& body) : checker_(checker), body_(body) {}

  Checked<LineBody> check() {
    const auto left = check_end(checker_, body_.left);
    const auto right = check_end(checker_, body_.right);
    if (!left || !right) return std::nullopt;
    checked_ = {body_.both_ways, *left, *right, body_.nothing, {}};
    if (left->awards.size() == 1 && left->awards == right->awards) {
      checker_
          .report(Code::reuse_of_itself, body_.right.span,
                  {checker_.program[left->awards.front()].name})
          .hint = "name two awards: what an award used may always count in it again";
      return std::nullopt;
    }
    for (const ast::ReuseMost& most : body_.most) {
      auto one = std::visit([&](const auto& kind) { return limit(kind); }, most.kind);
      if (!one) return std::nullopt;
      one->text = "at most " + checker_.text(most.span);
      checked_.most.push_back(std::move(*one));
    }
    return LineBody{std::move(checked_)};
  }

 private:
  Checked<program::ReuseMost> limit(const ast::Quantity& quantity) {
    const auto amount = amount_of(checker_, quantity);
    const auto every = check_every_credential(checker_, nullptr, quantity.span);
    if (!amount || !every) return std::nullopt;
    return program::ReuseMost{CreditsOf::amount, amount->value, {}, {}, 1,
                              amount->unit,      *every,        {}};
  }

  Checked<program::ReuseMost> limit(const ast::KindCountMeasure& count) {
    if (!is_whole(checker_, count.count)) return std::nullopt;
    const auto kind = check_kind(checker_, count.kind, nullptr);
    if (!kind) return std::nullopt;
    return program::ReuseMost{CreditsOf::amount,
                              count.count.value,
                              {},
                              {},
                              1,
                              program::Unit{program::Measure::count, std::nullopt},
                              *kind,
                              {}};
  }

  Checked<program::ReuseMost> limit(const ast::ReuseShare& share) {
    if (share.percent.value > Number(100)) {
      checker_
          .report(Code::share_over_whole, share.percent.span, {share.percent.value.to_text() + "%"})
          .hint = "write a share up to `100%`";
      return std::nullopt;
    }
    program::ReuseMost most;
    most.base = share.smaller ? CreditsOf::smaller
                : share.of    ? CreditsOf::named
                              : CreditsOf::this_award;
    if (most.base == CreditsOf::this_award && body_.both_ways) {
      checker_.report(Code::whose_credits, share.base_span, {"award credits"}).hint =
          "write `award credits of smaller`, or `of` and the name of the award";
      return std::nullopt;
    }
    if (share.of) {
      most.of = award_named(checker_, *share.of);
      if (!most.of) return std::nullopt;
    }
    const auto fraction = divide(share.percent.value, 100);
    const auto every = check_every_credential(checker_, nullptr, share.base_span);
    if (!fraction || !every) return std::nullopt;
    most.value = *fraction;
    most.from = *every;
    if (share.rounding) {
      most.rounding = share.rounding->rounding;
      if (share.rounding->step) most.step = share.rounding->step->value;
      if (most.step.is_zero()) {
        checker_
            .report(Code::out_of_range, share.rounding->step->span,
                    {"0", "there is no multiple of it to round to"})
            .hint = "write a step such as `rounded up to 3`";
        return std::nullopt;
      }
    }
    return every_base_is_good(share, most) ? Checked<program::ReuseMost>(most) : std::nullopt;
  }

  /// For each two awards that the line concerns there is an amount that the share comes to.
  bool every_base_is_good(const ast::ReuseShare& share, const program::ReuseMost& most) {
    if (most.base == CreditsOf::named) return has_amount(share, most, *most.of, *most.of);
    for (const AwardId left : checked_.left.awards) {
      for (const AwardId right : checked_.right.awards) {
        if (left == right) continue;
        const AwardId other = most.base == CreditsOf::smaller ? left : right;
        if (!has_amount(share, most, right, other)) return false;
      }
    }
    return true;
  }

  bool has_amount(const ast::ReuseShare& share, const program::ReuseMost& most, AwardId one,
                  AwardId other) {
    for (const AwardId id : {one, other}) {
      const program::Award& award = checker_.program[id];
      if (award.credits) continue;
      const auto& declared = checker_.names.awards.at(award.name);
      if (!declared.node->credits && !checker_.has_fault_within(declared.declaration->span)) {
        checker_.report(Code::award_without_credits, share.base_span, {award.name}).hint =
            "declare them in the award, as in `credits 40`, or write an amount such as `at most 9 "
            "credits`";
      }
      return false;
    }
    const Amount& left = *checker_.program[one].credits;
    const Amount& right = *checker_.program[other].credits;
    if (left.unit != right.unit) {
      checker_
          .report(Code::mixed_units, share.base_span,
                  {"`" + checker_.program[one].name + "` of " +
                       full_unit_text(checker_.program, left.unit),
                   "`" + checker_.program[other].name + "` of " +
                       full_unit_text(checker_.program, right.unit)})
          .hint = "name the award whose credits are meant: `of " + checker_.program[one].name + "`";
      return false;
    }
    const Amount& base = left.value < right.value ? left : right;
    const auto product = multiply(base.value, most.value);
    const auto rounded = product ? product->rounded(most.rounding, most.step) : std::nullopt;
    if (rounded && (share.rounding || rounded->is_integer())) return true;
    if (rounded) {
      checker_
          .report(Code::share_not_whole, share.base_span,
                  {share.percent.value.to_text() + "%", amount_text(checker_.program, base),
                   rounded->to_text()})
          .hint = "say how it is rounded, as in `" + checker_.text(share.base_span) +
                  " rounded down`, or write the amount you mean";
    } else {
      checker_
          .report(Code::out_of_range, share.base_span,
                  {checker_.text(share.base_span), "it is too large to hold exactly"})
          .hint = "write a smaller amount";
    }
    return false;
  }

  Checker& checker_;
  const ast::SharingBody& body_;
  program::SharingBody checked_;
};

Checked<LineBody> check_most_awards(Checker& checker, const ast::MostAwardsBody& body) {
  if (!is_whole(checker, body.most)) return std::nullopt;
  if (body.most.value.is_zero()) {
    checker
        .report(Code::out_of_range, body.most.span, {"0", "then no credential would count at all"})
        .hint = "write `at most 1 award`, or a greater number";
    return std::nullopt;
  }
  return LineBody{program::MostAwardsBody{body.most.value}};
}

Checked<LineBody> check_only_one(Checker& checker, const ast::OnlyOneBody& body) {
  program::OnlyOneBody checked;
  bool good = true;
  for (const ast::Item& item : body.awards.items) {
    const auto* selection = std::get_if<ast::Box<ast::Selection>>(&item.kind);
    const auto* named = selection == nullptr || (*selection)->where || (*selection)->except
                            ? nullptr
                            : std::get_if<ast::NamedSource>(&(*selection)->source.kind);
    if (named == nullptr) {
      checker.report(Code::wrong_sort_of_name, item.span, {checker.text(item.span), "an award"})
          .hint = "write the names of awards, as in `only one of { a, b }`";
      good = false;
      continue;
    }
    const auto award = award_named(checker, named->name);
    good = good && award.has_value();
    if (award) checked.awards.push_back(*award);
  }
  if (!good) return std::nullopt;
  std::sort(checked.awards.begin(), checked.awards.end());
  checked.awards.erase(std::unique(checked.awards.begin(), checked.awards.end()),
                       checked.awards.end());
  if (checked.awards.empty()) {
    checker.report(Code::empty_list, body.awards.span).hint = "name the awards";
    return std::nullopt;
  }
  if (checked.awards.size() == 1) {
    checker
        .report(Code::only_one_of_one, body.awards.span,
                {checker.program[checked.awards.front()].name})
        .hint = "name the other award too, or take the line away";
    return std::nullopt;
  }
  return LineBody{std::move(checked)};
}

/// The awards in whose audits a line may have a part.
std::vector<AwardId> concerned(const Checker& checker, const LineBody& body) {
  std::set<AwardId> awards;
  if (const auto* sharing = std::get_if<program::SharingBody>(&body)) {
    awards.insert(sharing->right.awards.begin(), sharing->right.awards.end());
    if (sharing->both_ways) awards.insert(sharing->left.awards.begin(), sharing->left.awards.end());
  } else if (const auto* only = std::get_if<program::OnlyOneBody>(&body)) {
    awards.insert(only->awards.begin(), only->awards.end());
  } else {
    for (std::uint32_t i = 0; i < checker.program.awards.size(); ++i)
      awards.insert(AwardId{i});
  }
  return {awards.begin(), awards.end()};
}

void check_guard(Checker& checker, const ast::Guard& guard, program::ReuseLine& line) {
  line.guard_text =
      (guard.of_award ? "award where " : "learner where ") + checker.text(guard.where.span);
  if (!guard.of_award) {
    line.guard = check_predicate(checker, guard.where, ast::FieldOwner::learner);
    return;
  }
  for (const AwardId id : concerned(checker, line.body)) {
    const ast::Award* declared = checker.names.awards.at(checker.program[id].name).node;
    const auto applies =
        award_guard(checker, {program::Block::declares, id, declared}, guard.where);
    if (!applies) return;
    if (!*applies) line.never_for.push_back(id);
  }
}

void check_line(Checker& checker, const ast::ReuseLine& line,
                std::map<std::string_view, Span>& labels) {
  program::ReuseLine checked;
  checked.label = line.label.text;
  checked.path = "reuse." + checked.label;
  checked.text = checker.text(line.body_span);
  checked.documentation = joined_lines(line.documentation);
  checked.place = checker.place(line.span);
  if (line.approver) checked.approver = line.approver->value;
  if (line.because) checked.because = line.because->value;
  if (line.source) checked.source = line.source->value;
  const auto [first, unique] = labels.try_emplace(line.label.text, line.label.span);
  if (!unique) {
    report_duplicate(checker, "line of `reuse`", line.label.text, line.label.span, first->second,
                     "give one of the two another label, whatever the block");
  }
  if (line.advisory) {
    checker.report(Code::wrong_block, line.advisory->span, {"`advisory`", "reuse"}).hint =
        "what may be shared is no advice: take the word away";
  }
  auto body = std::visit(
      Overloaded{
          [&](const ast::SharingBody& sharing) { return SharingChecker(checker, sharing).check(); },
          [&](const ast::MostAwardsBody& most) { return check_most_awards(checker, most); },
          [&](const ast::OnlyOneBody& only) { return check_only_one(checker, only); }},
      line.body);
  if (!body) return;
  checked.body = std::move(*body);
  if (line.guard) check_guard(checker, *line.guard, checked);
  checker.program.reuse.push_back(std::move(checked));
}

}  // namespace

void check_reuse(Checker& checker) {
  std::map<std::string_view, Span> labels;
  for (const Declared<ast::Reuse>& declared : checker.names.reuse) {
    for (const ast::ReuseLine& line : declared.node->lines)
      check_line(checker, line, labels);
  }
  const auto award = checker.names.awards.find("reuse");
  if (!labels.empty() && award != checker.names.awards.end()) {
    checker
        .report(Code::shadowed_name, award->second.node->name.span,
                {"reuse", "the beginning of the paths of lines of `reuse`"})
        .hint = "give the award another name";
  }
  std::stable_sort(checker.program.reuse.begin(), checker.program.reuse.end(),
                   [](const program::ReuseLine& one, const program::ReuseLine& other) {
                     return one.path < other.path;
                   });
}

}  // namespace cairn::lang::checking
