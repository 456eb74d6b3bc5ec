// SPDX-License-Identifier: Apache-2.0
#include "cli/audit_command.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/policy_set.hpp>
#include <cairn/engine/report.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/versions.hpp>

#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"
#include "cli/progress.hpp"
#include "cli/record_files.hpp"

namespace cairn::cli {
namespace {

constexpr std::string_view verb_name = "audit";

/// The request, read: everything in it is known to make sense by itself.
struct Plan {
  engine::AuditOptions audit;
  engine::TextReportOptions page;
  bool json = false;
};

/// Today, in UTC. The one place in Cairn that reads a clock.
Date today() {
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

std::optional<std::uint64_t> parse_steps(const std::string& text) {
  const auto number = Number::parse_decimal(text);
  if (!number || !number->is_integer() || number->numerator() < 1) return std::nullopt;
  return static_cast<std::uint64_t>(number->numerator());
}

/// Fills `plan`; what is wrong with the request, or nothing.
std::optional<std::string> read_request(const AuditRequest& request, Plan& plan) {
  if (request.policy.empty()) return "no policy is given";
  if (request.format != "text" && request.format != "json") {
    return fmt::format("--format is `text` or `json`, not `{}`", engine::safe_text(request.format));
  }
  plan.json = request.format == "json";
  plan.audit.as_of = today();
  if (!request.as_of.empty()) {
    const auto date = Date::parse(request.as_of);
    if (!date) {
      return fmt::format("`{}` is not a date; --as-of is written year-month-day: 2026-06-30",
                         engine::safe_text(request.as_of));
    }
    plan.audit.as_of = *date;
  }
  if (!request.work.empty()) {
    const auto steps = parse_steps(request.work);
    if (!steps) {
      return fmt::format("--work is a number of steps, 1 or more, not `{}`",
                         engine::safe_text(request.work));
    }
    plan.audit.work = *steps;
  }
  return std::nullopt;
}

/// What can stand for the versions of a policy: the first word, and the policy files after it; of a
/// folder the policy files in it.
struct Named {
  std::vector<std::string> policies;
  std::vector<std::string> records;
};

Named told_apart(const AuditRequest& request) {
  Named named;
  const auto folder = policies_in(request.policy);
  named.policies = folder ? *folder : std::vector<std::string>{request.policy};
  auto next = request.records.begin();
  for (; next != request.records.end() && next->ends_with(".cairn"); ++next)
    named.policies.push_back(*next);
  named.records.assign(next, request.records.end());
  return named;
}

/// The policies, compiled; empty where they cannot be used, which is told and noted.
std::optional<engine::PolicySet> compile_policies(const std::vector<std::string>& paths,
                                                  Colour colour, Outcome& outcome) {
  const auto sources = std::make_shared<Sources>();
  std::deque<lang::CheckResult> versions;
  bool faulty = false;
  const auto show = [&](const DiagnosticList& diagnostics) {
    complain(lang::render(diagnostics, *sources, {.colour = uses_colour(STDERR_FILENO, colour)}));
    outcome.note(ExitStatus::findings);
    faulty = true;
  };
  for (const std::string& path : paths) {
    auto policy = load_policy(path, sources);
    if (!policy) {
      complain(policy.error());
      outcome.note(ExitStatus::unreadable);
      faulty = true;
    } else if (!policy->result.program) {
      show(policy->result.diagnostics);
    } else if (paths.size() > 1 && !policy->result.places) {
      complain(fmt::format("note: `{}` has no `policy` block, so it is no version of the policy",
                           engine::safe_text(path)));
    } else {
      versions.push_back(std::move(policy->result));
    }
  }
  if (!faulty && versions.empty()) {
    complain("error: none of the files has a `policy` block, so there is nothing to audit against");
    outcome.note(ExitStatus::usage);
    faulty = true;
  }
  if (faulty) return std::nullopt;
  if (versions.size() > 1) {
    std::vector<const lang::CheckResult*> together;
    for (const lang::CheckResult& version : versions)
      together.push_back(&version);
    const DiagnosticList found = lang::check_versions(together);
    if (found.has_errors()) {
      show(found);
      return std::nullopt;
    }
  }
  std::vector<engine::Policy> policies;
  for (lang::CheckResult& version : versions)
    policies.push_back(engine::compile(*std::move(version.program)));
  return engine::PolicySet(std::move(policies));
}

/// The names of the awards asked for, or of all that the policy's own files declare, in order.
std::optional<std::vector<std::string>> choose_awards(const engine::PolicySet& policies,
                                                      const AuditRequest& request) {
  std::set<std::string> all;
  std::set<std::string> own;
  for (const engine::Policy& policy : policies.versions()) {
    const program::Program& program = policy.program();
    for (const program::Award& award : program.awards) {
      all.insert(award.name);
      if (award.place.file == program::FileId{}) own.insert(award.name);
    }
  }
  const std::vector<std::string> names(all.begin(), all.end());
  if (names.empty()) {
    (void)wrong_usage(fmt::format("the policy `{}` declares no award to audit against",
                                  engine::safe_text(policies.versions().front().program().title)),
                      verb_name);
    return std::nullopt;
  }
  if (request.awards.empty())
    return own.empty() ? names : std::vector<std::string>(own.begin(), own.end());
  std::vector<std::string> chosen;
  for (const std::string& name : request.awards) {
    std::optional<std::string> known;
    for (const engine::Policy& policy : policies.versions())
      if (const auto award = policy.award(name)) known = policy.program()[*award].name;
    if (!known) {
      (void)wrong_usage(
          fmt::format("the policy has no award `{}`{}\nits awards are {}", engine::safe_text(name),
                      did_you_mean(name, names), listed(names)),
          verb_name);
      return std::nullopt;
    }
    if (std::find(chosen.begin(), chosen.end(), *known) == chosen.end()) chosen.push_back(*known);
  }
  return chosen;
}

/// Leaves the records of one learner; false where there are none.
bool keep_learner(std::vector<engine::Record>& records, const std::string& learner) {
  std::vector<std::string> ids;
  for (const engine::Record& record : records) {
    if (!record.learner.id.empty()) ids.push_back(record.learner.id);
  }
  std::erase_if(records,
                [&](const engine::Record& record) { return record.learner.id != learner; });
  if (!records.empty()) return true;
  (void)wrong_usage(fmt::format("no record is about a learner `{}`{}{}", engine::safe_text(learner),
                                did_you_mean(learner, ids),
                                ids.empty() ? "" : "\nthe records are about " + listed(ids)),
                    verb_name);
  return false;
}

std::string rule_line(std::size_t width) {
  std::string line = "\n";
  for (std::size_t i = 0; i < width; ++i)
    line += "─";
  return line + "\n\n";
}

void audit_all(const engine::PolicySet& policies, const std::vector<std::string>& awards,
               const std::vector<engine::Record>& records, const Plan& plan, Outcome& outcome,
               bool exit_verdict) {
  Output output;
  Progress progress(records.size(), "audited");
  bool first = true;
  for (const engine::Record& record : records) {
    for (const std::string& award : awards) {
      const engine::Audit audit = engine::audit(policies, record, award, plan.audit);
      if (exit_verdict) outcome.note(audit.verdict);
      if (plan.json) {
        output.write(engine::json_report(audit) + "\n");
      } else {
        if (!first) output.write(rule_line(plan.page.width));
        output.write(engine::text_report(audit, plan.page));
      }
      first = false;
      if (output.failed()) break;
    }
    if (output.failed()) break;
    progress.step();
  }
  progress.finish();
  output.finish(outcome);
}

int run(const AuditRequest& request) {
  Plan plan;
  if (const auto wrong = read_request(request, plan)) return wrong_usage(*wrong, verb_name);
  const auto colour = parse_colour(request.colour);
  if (!colour) return wrong_colour(request.colour, verb_name);
  plan.page = {.colour = uses_colour(STDOUT_FILENO, *colour), .width = page_width(STDOUT_FILENO)};
  const Named named = told_apart(request);
  if (named.policies.empty()) {
    return wrong_usage(fmt::format("there is no `.cairn` file in the folder `{}`",
                                   engine::safe_text(request.policy)),
                       verb_name);
  }
  if (named.records.empty()) return wrong_usage("no records are given after the policy", verb_name);
  std::vector<std::string> inputs = request.records;
  inputs.push_back(request.policy);
  inputs.insert(inputs.end(), request.facts.begin(), request.facts.end());
  inputs.insert(inputs.end(), request.profiles.begin(), request.profiles.end());
  if (repeats_standard_input(inputs)) return wrong_standard_input(verb_name);

  Outcome outcome;
  const auto policies = compile_policies(named.policies, *colour, outcome);
  if (!policies) return outcome.exit_status();
  const auto awards = choose_awards(*policies, request);
  if (!awards) return static_cast<int>(ExitStatus::usage);

  std::vector<engine::Record> records =
      read_record_files({named.records, request.facts, request.profiles, request.learner}, outcome);
  if (!request.learner.empty() && !records.empty() && !keep_learner(records, request.learner)) {
    return static_cast<int>(ExitStatus::usage);
  }
  audit_all(*policies, *awards, records, plan, outcome, request.exit_verdict);
  return outcome.exit_status();
}

}  // namespace

Verb audit_verb(AuditRequest& request) {
  return {
      .name = "audit",
      .description = "Audit learners against the awards of a policy",
      .inputs = {{"POLICY...",
                  "the policy file; several, or a folder of them, are versions of one policy",
                  &request.policy},
                 {"RECORDS...",
                  "learner records: native JSON or NDJSON, Open Badges 3.0, CLR 2.0;\n"
                  "`-` is standard input; records of one learner are put together",
                  &request.records}},
      .options = {{"--award", "NAME",
                   "audit against this award; may be repeated. Without it: every award that\n"
                   "the policy file declares, by name",
                   &request.awards},
                  {"--learner", "ID",
                   "audit this learner alone; records that name no learner are taken to be\n"
                   "about them",
                   &request.learner},
                  {"--as-of", "DATE", "the date of the audit, 2026-06-30; without it today, in UTC",
                   &request.as_of},
                  {"--format", "FORMAT", "text, or json: one object a line, docs/audit.schema.json",
                   &request.format},
                  {"--profile", "FILE",
                   "issuer profile: what an issuer's records do not say; may be repeated",
                   &request.profiles},
                  {"--facts", "FILE",
                   "facts that records cannot carry: birth dates, decisions; may be repeated",
                   &request.facts},
                  {"--exit-verdict", "",
                   "end with the verdict: 0 met, 10 met on completion, 11 needs decision,\n"
                   "12 cannot tell, 13 not met, 14 undecided; of several the greatest",
                   &request.exit_verdict},
                  {"--work", "STEPS",
                   "steps of search before an audit is given up as undecided; without it\n"
                   "20000000",
                   &request.work},
                  colour_option(request.colour)},
      .footer = R"(
Examples:
  cairn audit policy.cairn learner.json --as-of 2026-06-30
  cairn audit policy.cairn badges/*.json --learner L-1001 --profile issuers.json
  cairn audit policy-2024.cairn policy-2026.cairn learner.json
  cairn audit policy.cairn cohort.ndjson --award data-practice --format json

Ends with 0 when done, 1 where the policy has errors, 2 for a wrong command line, 3 where some input
could not be read (the rest is audited), 4 where the output could not be written.
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
