// SPDX-License-Identifier: Apache-2.0
#include "check/paths.hpp"

namespace cairn::lang::checking {

Checked<program::AwardId> award_named(Checker& checker, const ast::Word& name) {
  const auto found = checker.names.awards.find(name.text);
  if (found != checker.names.awards.end())
    return id_in<program::AwardId>(checker.names.awards, found);
  report_unknown(checker, "award", name.text, name.span, names_in(checker.names.awards));
  return std::nullopt;
}

Checked<program::ClauseId> clause_of_award(Checker& checker, std::string_view award,
                                           const ast::Path& path, std::size_t first) {
  std::string at(award);
  Checked<program::ClauseId> clause;
  for (std::size_t i = first; i < path.parts.size(); ++i) {
    const ast::Word& part = path.parts[i];
    const std::string within = at + ".";
    at = within + std::string(part.text);
    const auto found = checker.clause_at.find(at);
    if (found != checker.clause_at.end()) {
      clause = found->second;
      continue;
    }
    std::vector<std::string_view> known;
    for (const auto& [other, id] : checker.clause_at) {
      const std::string& label = checker.program[id].label;
      if (other.size() == within.size() + label.size() && other.starts_with(within))
        known.push_back(label);
    }
    report_unknown(checker, "clause", part.text, part.span, known);
    return std::nullopt;
  }
  return clause;
}

}  // namespace cairn::lang::checking
