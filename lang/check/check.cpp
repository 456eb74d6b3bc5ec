// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <utility>

#include <cairn/lang/check.hpp>

#include "check/checker.hpp"
#include "check/fields.hpp"
#include "check/load.hpp"
#include "check/passes.hpp"

namespace cairn::lang {
namespace checking {
namespace {

/// Messages of which one is enough: the remedy for the first place is the remedy for all.
bool once_in_a_policy(const Checker& checker, const Diagnostic& diagnostic) {
  return diagnostic.code == Code::no_home || diagnostic.code == Code::no_scale ||
         (diagnostic.code == Code::no_framework && checker.in_root(diagnostic.span));
}

/// In reading order, each thing said once.
DiagnosticList arranged(const Checker& checker) {
  DiagnosticList all;
  for (const ParsedFile* parsed : checker.files)
    all.append(parsed->diagnostics);
  all.append(checker.diagnostics);
  all.sort();
  DiagnosticList arranged;
  std::set<Code> said;
  for (const Diagnostic& diagnostic : all)
    if (!once_in_a_policy(checker, diagnostic) || said.insert(diagnostic.code).second)
      arranged.report(diagnostic.code, diagnostic.span) = diagnostic;
  return arranged;
}

void note_files(Checker& checker) {
  auto& files = checker.program.files;
  for (const ParsedFile* parsed : checker.files)
    files.push_back({parsed->file->name(), std::string(parsed->file->text())});
  const auto root = std::find_if(files.begin(), files.end(), [&](const program::SourceText& file) {
    return file.name == checker.root.file->name();
  });
  std::rotate(files.begin(), root, root + 1);
  std::sort(files.begin() + 1, files.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
}

}  // namespace

CheckResult check_files(const std::vector<const ParsedFile*>& files, const ParsedFile& root,
                        const DiagnosticList& of_loading) {
  Checker checker(files, root);
  checker.names_missing = of_loading.has_errors();
  checker.diagnostics.append(of_loading);

  collect_names(checker);
  find_cyclic_lets(checker);

  check_frameworks(checker);
  check_scales(checker);
  check_fields(checker);
  check_policy(checker);
  check_crosswalks(checker);

  check_award_declarations(checker);
  check_award_clauses(checker);
  check_recognitions(checker);
  check_overlaps(checker);
  check_unused_lets(checker);
  check_tests(checker);

  find_cyclic_awards(checker);
  check_limits(checker);

  DiagnosticList faults = arranged(checker);
  if (faults.has_errors()) return {std::nullopt, std::move(faults)};

  // Only of a policy without faults: what seems unused or too little may stand in a faulty clause.
  report_unused_lets(checker);
  check_guarantees(checker);
  note_files(checker);
  return {std::move(checker.program), arranged(checker)};
}

}  // namespace checking

CheckResult check(const std::vector<const ParsedFile*>& files, const ParsedFile& root) {
  return checking::check_files(files, root, {});
}

}  // namespace cairn::lang
