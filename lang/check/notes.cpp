// SPDX-License-Identifier: Apache-2.0
#include "check/notes.hpp"

#include <cairn/lang/properties.hpp>

namespace cairn::lang::checking {
namespace {

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

/// Where the clause stands, or where the award follows the rule in which it does.
Span place_of(const Checker& checker, program::ClauseId clause) {
  const ast::Follows* follows = checker.clause_origins[clause.value].part->follows;
  return follows != nullptr ? follows->span
                            : checker.clause_origins[clause.value].source->body_span;
}

/// Where the line of `reuse` with that label stands.
Span place_of_reuse(const Checker& checker, const std::string& label) {
  for (const auto& declared : checker.names.reuse)
    for (const ast::ReuseLine& line : declared.node->lines)
      if (line.label.text == label) return line.body_span;
  return {};
}

Span place_of(const Checker& checker, const LeftToPeople& left) {
  if (left.clause) return place_of(checker, *left.clause);
  if (left.reuse) return place_of_reuse(checker, checker.program.reuse[*left.reuse].label);
  return checker.recognition_sources[*left.recognition]->keyword;
}

void point_into_rule(const Checker& checker, program::ClauseId clause, Diagnostic& note) {
  if (checker.clause_origins[clause.value].part->follows == nullptr) return;
  note.labels.push_back({checker.clause_origins[clause.value].source->body_span,
                         "in " + checker.clause_origins[clause.value].part->name});
}

void note_left_to_people(const Checker& checker, DiagnosticList& notes) {
  for (const LeftToPeople& left : left_to_people(checker.program)) {
    const Span span = place_of(checker, left);
    if (!checker.in_root(span)) continue;
    std::string what;
    if (left.reuse)
      what = "whether " + ticked(checker.program.reuse[*left.reuse].path) + " may be set aside";
    else if (!left.clause)
      what = "whether the recognition " +
             ticked(checker.program.recognitions[*left.recognition].label) + " holds";
    else if (left.sets_aside)
      what = "whether " + ticked(checker.program[*left.clause].path) + " may be set aside";
    else
      what = ticked(checker.program[*left.clause].path);
    Diagnostic& note = notes.report(Code::left_to_people, span, {what, quoted(left.authority)});
    if (left.clause) point_into_rule(checker, *left.clause, note);
    if (left.sets_aside) continue;
    note.hint = left.question.empty() ? "`because \"…\"` behind it says what there is to decide"
                                      : "the question is " + quoted(left.question);
  }
}

void note_more_can_fail(const Checker& checker, DiagnosticList& notes) {
  for (const MoreCanFail& found : more_can_fail(checker.program)) {
    const program::Award& award = checker.program[found.award];
    const Span span = found.clause ? place_of(checker, *found.clause)
                                   : checker.names.awards.at(award.name).node->name.span;
    if (!checker.in_root(span)) continue;
    Diagnostic& note = notes.report(
        Code::more_can_fail, span,
        {ticked(found.clause ? checker.program[*found.clause].path : award.name), found.why});
    if (found.clause) point_into_rule(checker, *found.clause, note);
  }
}

}  // namespace

DiagnosticList notes_of(const Checker& checker) {
  DiagnosticList notes;
  note_left_to_people(checker, notes);
  note_more_can_fail(checker, notes);
  notes.sort();
  return notes;
}

}  // namespace cairn::lang::checking
