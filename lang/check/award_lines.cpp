// SPDX-License-Identifier: Apache-2.0
#include "check/award_lines.hpp"

#include <algorithm>
#include <iterator>

#include "base/suggest.hpp"
#include "check/clauses.hpp"
#include "check/paths.hpp"
#include "check/results.hpp"
#include "check/rules.hpp"

namespace cairn::lang::checking {
namespace {

using program::Block;
using program::ClauseId;

program::Repeats repeats_of(Checker& checker, const ast::Word& word) {
  using program::Repeats;
  if (word.text == "all") return Repeats::all;
  if (word.text == "best") return Repeats::best;
  if (word.text == "latest") return Repeats::latest;
  if (word.text == "first") return Repeats::first;
  const std::vector<std::string_view> known = {"best", "latest", "first", "all"};
  const auto near = nearest(word.text, known);
  checker
      .report(Code::unknown_value, word.span,
              {std::string(word.text), "a rule for repeated attempts"})
      .hint = near ? "write " + ticked(*near) : "write one of " + listing(known, "or");
  return Repeats::one_attempt;
}

/// `share core with breadth`: both in `requires` of this award.
std::optional<program::ClauseId> shared_clause(Checker& checker, program::AwardId award,
                                               const ast::Path& path) {
  const auto clause = clause_of_award(checker, award, path, 0);
  if (!clause) return std::nullopt;
  if (checker.program[*clause].block == Block::requirements) return clause;
  checker
      .report(Code::wrong_sort_of_name, path.span,
              {checker.text(path.span), "a clause of `requires`"})
      .hint =
      "only there does a credential serve one clause alone, so only there is something to "
      "share";
  return std::nullopt;
}

using Shares = std::vector<std::pair<ClauseId, ClauseId>>;

void check_shares(Checker& checker, program::AwardId id, const ast::Award& lines, Shares& shares) {
  for (const ast::Award::Share& share : lines.shares) {
    const auto left = shared_clause(checker, id, share.left);
    const auto right = shared_clause(checker, id, share.right);
    if (!left || !right) continue;
    if (*left == *right) {
      checker
          .report(Code::wrong_sort_of_name, share.right.span,
                  {checker.text(share.right.span), "another clause than the first"})
          .hint = "name two clauses that may use a credential at the same time";
      continue;
    }
    shares.emplace_back(std::min(*left, *right), std::max(*left, *right));
  }
}

}  // namespace

program::Repeats check_repeats(Checker& checker, const std::vector<AwardPart>& parts) {
  program::Repeats repeats = program::Repeats::one_attempt;
  const ast::Word* first = nullptr;
  for (const AwardPart& part : parts) {
    if (!part.lines->repeats) continue;
    const ast::Word& word = *part.lines->repeats;
    read_part(checker, part, [&] {
      if (first == nullptr) {
        repeats = repeats_of(checker, word);
        first = &word;
        return;
      }
      Diagnostic& again = checker.report(Code::said_twice, word.span, {"repeats"});
      again.labels.push_back({first->span, "first said here"});
      again.hint = "keep one of the two";
    });
  }
  return repeats;
}

void check_award_lines(Checker& checker, program::AwardId id, const ast::Award& award,
                       const std::vector<AwardPart>& parts, bool of_rule) {
  const auto block = [&](Block which, std::vector<ast::Clause> ast::Award::*lines) {
    std::vector<ClauseId> all;
    for (const AwardPart& part : parts)
      read_part(checker, part, [&] {
        const Site site{which, id, &award, of_rule};
        const auto clauses = check_clauses(checker, site, part.lines->*lines, std::nullopt);
        all.insert(all.end(), clauses.begin(), clauses.end());
      });
    return all;
  };
  auto declares = block(Block::declares, &ast::Award::declares);
  auto requirements = block(Block::requirements, &ast::Award::requirements);
  auto overall = block(Block::overall, &ast::Award::overall);
  auto provided = block(Block::provided, &ast::Award::provided);
  Shares shares;
  for (const AwardPart& part : parts)
    read_part(checker, part, [&] { check_shares(checker, id, *part.lines, shares); });
  std::sort(shares.begin(), shares.end());
  shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
  program::Award& checked = checker.program.awards[id.value];
  checked.declares = std::move(declares);
  checked.requirements = std::move(requirements);
  checked.overall = std::move(overall);
  checked.provided = std::move(provided);
  checked.shares = std::move(shares);
  check_results(checker, id, award, parts, of_rule);
}

}  // namespace cairn::lang::checking
