// SPDX-License-Identifier: Apache-2.0
// The policy block: who says this, since when, and what bare levels, amounts, grades and codes
// mean.
#include "check/amounts.hpp"
#include "check/lists.hpp"
#include "check/passes.hpp"
#include "check/periods.hpp"

namespace cairn::lang::checking {
namespace {

std::string text_of(const std::optional<ast::Text>& text) {
  return text ? text->value : std::string();
}

void check_default_framework(Checker& checker, const ast::PolicyHeader& policy) {
  if (policy.framework) {
    checker.level_framework.written = true;
    checker.level_framework.id = framework_named(checker, *policy.framework);
    checker.credit_framework = checker.level_framework;
  }
  if (policy.credit_framework) {
    checker.credit_framework.written = true;
    checker.credit_framework.id =
        framework_of_credits(checker, &*policy.credit_framework, policy.credit_framework->span);
  }
}

void check_default_scale(Checker& checker, const ast::PolicyHeader& policy) {
  if (!policy.scale) return;
  checker.scale.written = true;
  const auto found = checker.names.scales.find(policy.scale->text);
  if (found != checker.names.scales.end())
    checker.scale.id = program::ScaleId{found->second.id};
  else
    report_unknown(checker, "scale", policy.scale->text, policy.scale->span,
                   names_in(checker.names.scales));
}

program::GovernedBy governed_by(ast::Governance::By by) {
  switch (by) {
    case ast::Governance::By::admission:
      return program::GovernedBy::admission;
    case ast::Governance::By::better:
      return program::GovernedBy::better;
    case ast::Governance::By::audit:
      break;
  }
  return program::GovernedBy::audit;
}

/// `from 2026-01-01 until 2026-12-31`
std::string period_words(const std::optional<Date>& from, const std::optional<Date>& until) {
  std::string text;
  if (from) text = "from " + from->to_text();
  if (until) text += (text.empty() ? "until " : " until ") + until->to_text();
  return text;
}

/// By admission both periods are about the day of admission. Otherwise the one is about the day of
/// the audit, and nobody is audited before being admitted.
void check_governs_somebody(Checker& checker, const ast::PolicyHeader& policy) {
  const program::Program& program = checker.program;
  const auto after = [](const std::optional<Date>& from, const std::optional<Date>& until) {
    return from && until && *until < *from;
  };
  const bool too_late = after(program.admitted_from, program.effective_until);
  const bool too_early = after(program.effective_from, program.admitted_until) &&
                         program.governed_by == program::GovernedBy::admission;
  if (!too_late && !too_early) return;
  Diagnostic& nobody =
      checker.report(Code::governs_nobody, policy.cohort->span,
                     {period_words(program.admitted_from, program.admitted_until),
                      period_words(program.effective_from, program.effective_until)});
  nobody.labels.push_back({policy.effective->span, "it is in effect here"});
  nobody.hint = too_late ? "let the policy be in effect on some day after they are admitted"
                         : "let the policy be in effect on some day on which they are admitted";
}

void check_year_starts(Checker& checker, const ast::MonthDayLiteral& day) {
  // Every other day that no year has was told when the letters were read.
  if (checker.text(day.span) == "02-29")
    checker.report(Code::not_every_year, day.span, {"02-29"}).hint =
        "let the year start on `02-28` or `03-01`";
  else
    checker.program.year_starts = day.value;
}

/// What the Program says of the defaults: only what a bare level or amount can really take.
void note_defaults(Checker& checker) {
  program::Program& program = checker.program;
  if (const auto id = checker.level_framework.id; id && !program[*id].levels.empty())
    program.level_framework = id;
  if (const auto id = checker.credit_framework.id; id)
    program.credit_framework = checker.credit_unit_of[id->value].id;
  program.scale = checker.scale.id;
}

}  // namespace

void check_policy(Checker& checker) {
  const ast::PolicyHeader* policy = checker.names.policy;
  if (policy != nullptr) {
    program::Program& program = checker.program;
    program.policy_name = policy->name ? std::string(policy->name->text) : std::string();
    program.title = policy->title.value;
    program.version = text_of(policy->version);
    program.authority = text_of(policy->authority);
    program.source = text_of(policy->source);
    check_default_framework(checker, *policy);
    check_default_scale(checker, *policy);
    if (policy->home)
      if (const auto home = texts_of(checker, *policy->home, "`home`")) program.home = *home;
    if (policy->effective) {
      if (const auto period = check_period(checker, *policy->effective)) {
        program.effective_from = period->from;
        program.effective_until = period->until;
      }
    }
    if (policy->cohort) {
      if (const auto period = check_period(checker, *policy->cohort)) {
        program.admitted_from = period->from;
        program.admitted_until = period->until;
      }
    }
    if (policy->governed) program.governed_by = governed_by(policy->governed->by);
    if (policy->cohort && policy->effective) check_governs_somebody(checker, *policy);
    if (policy->year_starts) check_year_starts(checker, *policy->year_starts);
  }
  note_defaults(checker);
  // A default that seems absent may stand in a line that could not be read.
  const bool lost = checker.root.diagnostics.has_errors() &&
                    (policy == nullptr || checker.has_fault_within(checker.policy_span()));
  if (!lost) return;
  checker.level_framework.written = true;
  checker.credit_framework.written = true;
  checker.scale.written = true;
}

}  // namespace cairn::lang::checking
