// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <cairn/lang/check.hpp>

#include "check/checker.hpp"
#include "check/counted_in.hpp"
#include "check/fields.hpp"
#include "check/load.hpp"
#include "check/never_matters.hpp"
#include "check/never_met.hpp"
#include "check/notes.hpp"
#include "check/passes.hpp"
#include "check/rules.hpp"

namespace cairn::lang {
namespace checking {
namespace {

/// What is said once for a whole policy, because the remedy for the first place is the remedy for
/// all; empty for a message that each place deserves.
std::string said_once(const Checker& checker, const Diagnostic& diagnostic) {
  const std::string code(code_text(diagnostic.code));
  if (diagnostic.code == Code::no_home || diagnostic.code == Code::no_scale) return code;
  if (diagnostic.code == Code::no_framework)
    return checker.in_root(diagnostic.span) ? code : std::string();
  if (diagnostic.code == Code::framework_lacks)
    return code + diagnostic.arguments[0] + " " + diagnostic.arguments[1];
  return {};
}

/// The lines of a file in which a quote is missing, by the file and the line.
std::set<std::pair<std::uint32_t, std::uint32_t>> lines_of_open_texts(const Checker& checker) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> lines;
  for (const ParsedFile* parsed : checker.files)
    for (const Diagnostic& fault : parsed->diagnostics)
      if (fault.code == Code::unterminated_text)
        lines.emplace(fault.span.source.value, parsed->file->line_column(fault.span.begin).line);
  return lines;
}

/// Behind a word that is wrong by itself the grammar is lost too: that is not told again.
bool follows_from(const Checker& checker, const Diagnostic& before, const Diagnostic& fault) {
  const bool lost = fault.code == Code::expected || fault.code == Code::unknown_line ||
                    fault.code == Code::unknown_declaration;
  const bool behind = lost && before.code != Code::expected &&
                      before.severity() == Severity::error && fault.span.begin > before.span.end &&
                      before.span.source == fault.span.source;
  if (!behind) return false;
  const auto file = std::find_if(
      checker.files.begin(), checker.files.end(),
      [&](const ParsedFile* parsed) { return parsed->file->id() == fault.span.source; });
  if (file == checker.files.end()) return false;
  const Span between{fault.span.source, before.span.end, fault.span.begin};
  const std::string_view text = (*file)->file->slice(between);
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

/// In reading order, each thing said once.
DiagnosticList arranged(const Checker& checker) {
  DiagnosticList all;
  for (const ParsedFile* parsed : checker.files)
    all.append(parsed->diagnostics);
  // What such a line means is not known before it is whole.
  const auto spoilt = lines_of_open_texts(checker);
  for (const Diagnostic& fault : checker.diagnostics) {
    const auto line = spoilt.empty() ? 0 : checker.place(fault.span).line;
    if (!spoilt.contains({fault.span.source.value, line}))
      all.report(fault.code, fault.span) = fault;
  }
  all.sort();
  DiagnosticList arranged;
  std::set<std::string> said;
  const Diagnostic* before = nullptr;
  for (const Diagnostic& diagnostic : all) {
    const bool again = before != nullptr && before->code == diagnostic.code &&
                       before->span == diagnostic.span && before->arguments == diagnostic.arguments;
    if (again) continue;
    if (before != nullptr && follows_from(checker, *before, diagnostic)) continue;
    before = &diagnostic;
    const std::string once = said_once(checker, diagnostic);
    if (once.empty() || said.insert(once).second)
      arranged.report(diagnostic.code, diagnostic.span) = diagnostic;
  }
  return arranged;
}

/// Most lines are one clause, of one selection and one test or less, so that few are moved as their
/// number grows. Room that is not used is not touched.
void make_room(Checker& checker) {
  std::size_t lines = 0;
  for (const ParsedFile* parsed : checker.files)
    lines += parsed->file->line_count();
  checker.program.predicates.reserve(lines);
  checker.program.selections.reserve(lines);
  checker.program.clauses.reserve(lines);
  checker.clause_origins.reserve(lines);
}

std::optional<PolicyPlaces> places_of(const Checker& checker) {
  const ast::PolicyHeader* policy = checker.names.policy;
  if (policy == nullptr) return std::nullopt;
  const auto place = [&](const auto& line) { return line ? line->span : policy->title.span; };
  return PolicyPlaces{policy->title.span, place(policy->version), place(policy->effective),
                      place(policy->cohort), place(policy->governed)};
}

}  // namespace

CheckResult check_files(const std::vector<const ParsedFile*>& files, const ParsedFile& root,
                        const DiagnosticList& of_loading,
                        const std::vector<std::string>& module_names,
                        const std::map<const ast::Crosswalk*, std::string>& taken_over) {
  Checker checker(files, root);
  make_room(checker);
  checker.module_names = module_names;
  checker.taken_over = taken_over;
  for (const Diagnostic& fault : of_loading) {
    if (fault.severity() != Severity::error) continue;
    if (fault.code == Code::unknown_module)
      checker.vocabulary_missing = true;
    else
      checker.names_missing = true;
  }
  checker.diagnostics.append(of_loading);

  collect_names(checker);
  find_cyclic_lets(checker);

  check_frameworks(checker);
  check_scales(checker);
  check_fields(checker);
  check_policy(checker);
  check_crosswalks(checker);
  check_conversions(checker);

  order_rules(checker);
  check_rules(checker);
  check_award_declarations(checker);
  check_award_clauses(checker);
  resolve_counted_in(checker);
  check_recognitions(checker);
  check_overlaps(checker);
  check_reuse(checker);
  check_unused_lets(checker);
  check_tests(checker);

  find_cyclic_awards(checker);
  // What was left out of a faulty clause may be what made room.
  const bool whole = std::none_of(files.begin(), files.end(), [](const ParsedFile* parsed) {
    return parsed->diagnostics.has_errors();
  });
  if (whole) {
    check_limits(checker);
    check_never_met(checker);
  }

  DiagnosticList faults = arranged(checker);
  if (faults.has_errors()) return {std::nullopt, std::move(faults), places_of(checker)};

  // Only of a policy without faults: what seems unused or too little may stand in a faulty clause.
  report_unused_lets(checker);
  report_unused_rules(checker);
  check_guarantees(checker);
  report_never_matters(checker);
  DiagnosticList said = arranged(checker);
  DiagnosticList notes = notes_of(checker);
  return {std::move(checker.program), std::move(said), places_of(checker), std::move(notes)};
}

}  // namespace checking

CheckResult check(const std::vector<const ParsedFile*>& files, const ParsedFile& root) {
  return checking::check_files(files, root, {}, {}, {});
}

}  // namespace cairn::lang
