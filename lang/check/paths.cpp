// SPDX-License-Identifier: Apache-2.0
#include "check/paths.hpp"

#include <algorithm>

#include "base/kinds.hpp"
#include "base/suggest.hpp"

namespace cairn::lang::checking {

Checked<program::AwardId> award_named(Checker& checker, const ast::Word& name) {
  const auto found = checker.names.awards.find(name.text);
  if (found != checker.names.awards.end()) return program::AwardId{found->second.id};
  report_unknown(checker, "award", name.text, name.span, names_in(checker.names.awards));
  return std::nullopt;
}

Checked<program::ClauseId> clause_of_award(Checker& checker, program::AwardId award,
                                           const ast::Path& path, std::size_t first) {
  static const ClausePaths none;
  const ClausePaths& clauses =
      award.value < checker.clauses_of.size() ? checker.clauses_of[award.value] : none;
  std::string at;
  Checked<program::ClauseId> clause;
  for (std::size_t i = first; i < path.parts.size(); ++i) {
    const ast::Word& part = path.parts[i];
    const std::string within = at.empty() ? at : at + ".";
    at = within + std::string(part.text);
    const auto found = clauses.find(at);
    if (found != clauses.end()) {
      clause = found->second;
      continue;
    }
    if (checker.awards_without_a_rule.contains(checker.program[award].name)) return std::nullopt;
    std::vector<std::string_view> known;
    for (const auto& [other, id] : clauses) {
      const std::string& label = checker.program[id].label;
      if (other.size() == within.size() + label.size() && other.starts_with(within))
        known.push_back(label);
    }
    std::sort(known.begin(), known.end());
    report_unknown(checker, "clause", part.text, part.span, known);
    return std::nullopt;
  }
  return clause;
}

Checked<std::vector<program::AwardId>> awards_of_kind(Checker& checker, const ast::Word& plural) {
  const auto singular = singular_of(plural.text);
  if (!singular) {
    std::vector<std::string_view> known = names_in(checker.names.awards);
    const std::vector<std::string_view> kinds = kind_plurals();
    if (const auto one = plural_of(plural.text)) {
      checker.report(Code::unknown_name, plural.span, {"award", std::string(plural.text)}).hint =
          "for every award of that kind write the plural, " + ticked(*one);
      return std::nullopt;
    }
    if (const auto near = nearest(plural.text, kinds); near && !nearest(plural.text, known)) {
      known.push_back(*near);
    }
    report_unknown(checker, "award", plural.text, plural.span, known);
    return std::nullopt;
  }
  if (*singular == "credential") {
    checker
        .report(Code::wrong_sort_of_name, plural.span,
                {std::string(plural.text), "a kind of award"})
        .hint = "name an award, or a kind such as `certificates`";
    return std::nullopt;
  }
  std::vector<program::AwardId> awards;
  for (std::uint32_t i = 0; i < checker.program.awards.size(); ++i) {
    const program::Award& award = checker.program.awards[i];
    const bool badge = award.kind.empty() && award.sort == program::AwardSort::badge;
    const std::string_view kind = badge ? std::string_view("badge") : award.kind;
    if (canonical_kind(kind) == canonical_kind(*singular)) awards.push_back(program::AwardId{i});
  }
  if (awards.empty())
    checker.report(Code::kind_of_no_award, plural.span, {std::string(*singular)}).hint =
        "write the `kind` of the award that is meant, or name the award itself";
  return awards;
}

}  // namespace cairn::lang::checking
