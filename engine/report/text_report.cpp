// SPDX-License-Identifier: Apache-2.0
/// The registrar's page. Read from the top it answers, in this order: is the award met; if not,
/// what is lacking or who must decide; which clause says so; what counted where; what the audit
/// rests on.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>

#include "report/clause_lines.hpp"
#include "report/display.hpp"
#include "report/page.hpp"
#include "report/words.hpp"

namespace cairn::engine {
namespace {

using namespace report;

constexpr std::size_t least_width = 40;
constexpr std::size_t most_items = 12;
constexpr std::size_t digest_shown = 12;

std::string upper(std::string_view words) {
  std::string result(words);
  for (char& letter : result) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return result;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += ", ";
    text += safe_text(part);
  }
  return text;
}

/// A list of the page: bullets, cut with a count.
void add_items(Page& page, const std::vector<std::string>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == most_items && items.size() > most_items + 1) {
      page.text(4, and_more(items.size() - i));
      return;
    }
    page.line({{"  -", 4}}, items[i]);
  }
}

void add_section(Page& page, std::string_view heading, const std::vector<std::string>& items) {
  if (items.empty()) return;
  page.heading(heading);
  add_items(page, items);
}

/// Which version's rules hold, and why.
std::string governs_text(const Audit& audit) {
  const VersionChoice& choice = *audit.versions;
  const bool some = std::any_of(choice.read.begin(), choice.read.end(),
                                [](const VersionRead& version) { return version.shown; });
  std::string text = some ? "not certain" : "no version";
  if (choice.version)
    text = choice.version->empty() ? "this version" : "version " + safe_text(*choice.version);
  return text + " (by " + safe_text(choice.governed_by) + "): " + safe_text(choice.why);
}

void add_versions(Page& page, const Audit& audit) {
  if (!audit.versions) return;
  std::vector<std::string> items;
  for (const VersionRead& read : audit.versions->read) {
    std::string item = read.version.empty() ? "without a name" : "version " + read.version;
    if (!read.effective.empty()) item += ", in effect " + read.effective;
    if (!read.admitted.empty()) item += ", for learners admitted " + read.admitted;
    item += ": " + read.why;
    if (read.verdict) item += "; it gives " + std::string(verdict_words(*read.verdict));
    if (read.shown) item += " (shown on this page)";
    items.push_back(safe_text(item));
  }
  page.heading("Versions of the policy");
  add_items(page, items);
}

void add_header(Page& page, const Audit& audit) {
  const std::string verdict = upper(verdict_words(audit.verdict));
  page.line({{verdict, display_width(verdict) + 2, style_of(audit.verdict)}},
            safe_text(audit.award.title), Style::strong);
  page.blank();

  const auto row = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) page.line({{"  " + std::string(name), 13, Style::faint}}, text);
  };
  std::string learner = safe_text(audit.learner.name);
  const std::string id = safe_text(audit.learner.id);
  if (learner.empty()) {
    learner = id;
  } else if (!id.empty()) {
    learner += " (" + id + ")";
  }
  row("Learner", learner.empty() ? "the record gives neither name nor number" : learner);
  row("As of", audit.as_of.to_text());
  row("Award",
      joined({audit.award.name, audit.award.kind, audit.award.level, audit.award.credits}));
  const std::string version = audit.policy.version.empty() ? "" : "version " + audit.policy.version;
  row("Policy", joined({audit.policy.title, version}));
  if (audit.versions) row("Governs", governs_text(audit));
  row("Authority", safe_text(audit.policy.authority));
  row("Source", safe_text(audit.policy.source));
}

bool is_short(const ClauseAudit& clause) {
  return clause.status == ClauseStatus::not_met && !clause.advisory;
}

/// Whether some member of the group at `index` is itself not met, and so says it better.
bool member_is_short(const Audit& audit, std::size_t index) {
  for (std::size_t i = index + 1; i < audit.clauses.size(); ++i) {
    if (audit.clauses[i].depth <= audit.clauses[index].depth) return false;
    if (is_short(audit.clauses[i])) return true;
  }
  return false;
}

/// `1 more credential`, `0.33… (1/3) more points`, `12.5% more`
std::string more_of(const Measured& measure) {
  const std::string amount = amount_text(measure.shortfall, measure.unit);
  if (measure.unit == "%") return amount + " more";
  const std::size_t number = number_text(measure.shortfall).size();
  return amount.substr(0, number) + " more" + amount.substr(number);
}

/// The smallest addition that a clause lacks, or what it says that does not hold.
std::string lack_of(const ClauseAudit& clause, bool group) {
  const bool held = clause.block == "provided";
  const auto asked = [&](const Measured& measure) {
    return group || measure.text.empty() ? asked_text(clause, group) : safe_text(measure.text);
  };
  std::string lack;
  for (const Measured& measure : clause.measures) {
    if (measure.satisfied) continue;
    if (!lack.empty()) lack += "; ";
    if (!measure.shortfall.empty()) {
      lack += more_of(measure) + " (";
      lack += asked(measure) + ")";
    } else {
      lack += asked(measure) + ": ";
      lack += measure.counted.empty() && clause.notes.size() == 1 ? safe_text(clause.notes.front())
                                                                  : measured_text(measure, held);
    }
  }
  if (lack.empty()) lack = "does not hold: " + safe_text(clause.text);
  return lack;
}

/// `core` of `data-practice.core`: on a page about one award its name need not be said again.
std::string within_award(std::string path, const Audit& audit) {
  const std::string award = audit.award.name + ".";
  if (path.starts_with(award)) path.erase(0, award.size());
  return safe_text(path);
}

/// `"Programme Director" approves x` is said as what that authority has to decide.
std::string condition_sentence(const Condition& condition) {
  const std::string text = safe_text(condition.text);
  const std::string authority = safe_text(condition.authority);
  std::string sentence;
  switch (condition.kind) {
    case ConditionKind::completion:
      sentence = "if " + text;
      break;
    case ConditionKind::decision: {
      std::string_view asked = text;
      for (const std::string& name : {"\"" + authority + "\" ", authority + " "}) {
        if (!authority.empty() && asked.starts_with(name)) asked.remove_prefix(name.size());
      }
      constexpr std::string_view approves = "approves ";
      if (authority.empty()) {
        sentence = "needs a decision: " + text;
      } else if (asked.starts_with(approves)) {
        sentence = "needs a decision by " + authority + ": approval of " +
                   std::string(asked.substr(approves.size()));
      } else {
        sentence = "needs a decision by " + authority + ": " + std::string(asked);
      }
      break;
    }
    case ConditionKind::fact:
      sentence = "not known: " + text;
      break;
  }
  return sentence;
}

ClauseStatus status_of(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::completion:
      return ClauseStatus::met_on_completion;
    case ConditionKind::decision:
      return ClauseStatus::needs_decision;
    case ConditionKind::fact:
      break;
  }
  return ClauseStatus::cannot_tell;
}

/// A line of a summary: the mark and label of a clause, and what is to be said of it.
struct ClauseLine {
  ClauseStatus status{};
  std::string label;
  std::string text;
};

void add_clause_list(Page& page, std::string_view heading, const std::vector<ClauseLine>& lines) {
  if (lines.empty()) return;
  std::size_t columns = 0;
  for (const ClauseLine& line : lines)
    columns = std::max(columns, std::min<std::size_t>(display_width(line.label), 20));
  page.heading(heading);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i == most_items && lines.size() > most_items + 1) {
      page.text(4, and_more(lines.size() - i));
      return;
    }
    const ClauseLine& line = lines[i];
    page.line({{"  " + std::string(mark_of(line.status)), 4, style_of(line.status)},
               {line.label, columns + 2, Style::strong}},
              line.text);
  }
}

std::string all_of(const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& condition : conditions)
    text += (text.empty() ? "" : "; ") + safe_text(condition.text);
  return text;
}

/// How a tier or level that is not reached for certain stands.
std::string may_be_reached(Verdict verdict, const std::vector<Condition>& conditions) {
  if (verdict == Verdict::undecided) return "the work ended before that could be said";
  return "may be reached: " + all_of(conditions);
}

void add_results(Page& page, const Audit& audit) {
  const Results& results = audit.results;
  std::vector<std::string> lines;
  for (const TierAudit& tier : results.tiers) {
    const std::string title = "tier \"" + safe_text(tier.title) + "\"";
    if (tier.reached) {
      lines.push_back(title + " is reached");
    } else if (tier.verdict != Verdict::not_met) {
      lines.push_back(title + " " + may_be_reached(tier.verdict, tier.conditions));
    } else {
      std::string lacks;
      for (const ClauseAudit& clause : tier.clauses) {
        if (!is_short(clause)) continue;
        lacks += (lacks.empty() ? "" : "; ") + safe_text(clause.label) + ", ";
        lacks += lack_of(clause, false);
      }
      lines.push_back(title + " is not reached" + (lacks.empty() ? "" : ": " + lacks));
    }
  }
  for (const NamedValue& named : results.named) {
    if (named.others.empty()) continue;
    std::string line = "the title names the " + safe_text(named.field) + " \"" +
                       safe_text(named.value) + "\"; it could as well be ";
    for (const std::string& other : named.others)
      line += (&other == &named.others.front() ? "\"" : " or \"") + safe_text(other) + "\"";
    lines.push_back(std::move(line));
  }
  if (!results.level_possible.empty())
    lines.push_back(safe_text(results.level_possible) + " " +
                    may_be_reached(Verdict::cannot_tell, results.level_conditions));
  if (!results.level.empty())
    lines.push_back(safe_text(results.level) + " is the highest where " +
                    safe_text(results.level_text));
  else if (!results.level_text.empty() && audit.verdict != Verdict::not_met)
    lines.push_back("no level: there is none where " + safe_text(results.level_text));
  if (!results.granted.empty())
    lines.push_back((audit.verdict == Verdict::met ? "grants " : "would grant ") +
                    std::string(results.granted_exact ? "" : "at least ") +
                    amount_text(results.granted, results.granted_unit));
  if (!results.preference_settled)
    lines.push_back("the allocation shown may not be the one that `" + results.preference +
                    "` prefers: the work ended first");
  add_section(page, "What it comes to", lines);
}

void add_conditions(Page& page, const Audit& audit) {
  std::vector<ClauseLine> lines;
  for (const Condition& condition : audit.conditions) {
    ClauseLine line{status_of(condition.kind), within_award(condition.clause, audit),
                    condition_sentence(condition)};
    // One fact that several clauses ask for is asked for once.
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const ClauseLine& it) {
      return it.status == line.status && it.text == line.text;
    });
    if (same == lines.end()) {
      lines.push_back(std::move(line));
    } else if (same->label != line.label) {
      same->label += ", " + line.label;
    }
  }
  add_clause_list(
      page, lines.size() == 1 ? "It is met on this condition" : "It is met on these conditions",
      lines);
}

void add_lacks(Page& page, const Audit& audit) {
  std::vector<ClauseLine> lines;
  for (std::size_t i = 0; i < audit.clauses.size(); ++i) {
    const ClauseAudit& clause = audit.clauses[i];
    if (!is_short(clause) || member_is_short(audit, i)) continue;
    lines.push_back(
        {clause.status, within_award(clause.path, audit), lack_of(clause, has_members(audit, i))});
  }
  add_clause_list(page,
                  audit.least_proved ? "What remains to be met, at the least"
                                     : "What remains to be met (not proved to be the least)",
                  lines);
}

/// `20,000,000`
std::string grouped(std::uint64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

void add_summary(Page& page, const Audit& audit) {
  add_conditions(page, audit);
  add_results(page, audit);
  if (audit.verdict == Verdict::not_met) add_lacks(page, audit);
  if (audit.verdict == Verdict::undecided) {
    page.heading("No answer");
    page.text(2,
              fmt::format("The search reached its limit of work after {} steps before the answer "
                          "was certain. What follows is the best that was found; it may be "
                          "possible to do better. A larger limit may settle it.",
                          grouped(audit.steps)));
  }
}

std::string of_credential(const std::optional<CredentialRef>& credential) {
  return credential ? " of " + long_name(*credential) : "";
}

void add_what_it_rests_on(Page& page, const Audit& audit) {
  std::vector<std::string> items;
  for (const DecisionUse& decision : audit.decisions) {
    std::string item = safe_text(decision.kind);
    if (!decision.clause.empty()) item += " " + safe_text(decision.clause);
    if (!decision.by.empty()) item += ", by " + safe_text(decision.by);
    if (!decision.on.empty()) item += " on " + safe_text(decision.on);
    if (!decision.why.empty()) item += ": " + safe_text(decision.why);
    if (!decision.in_force) {
      item += " [has no effect";
      item += decision.note.empty() ? "]" : ": " + safe_text(decision.note) + "]";
    } else if (!decision.note.empty()) {
      item += " [" + safe_text(decision.note) + "]";
    }
    items.push_back(std::move(item));
  }
  add_section(page, "Decisions in the record", items);

  items.clear();
  for (const Assumption& assumption : audit.assumptions) {
    items.push_back(safe_text(assumption.field) + of_credential(assumption.credential) +
                    " taken as " + safe_text(assumption.value) + ", from " +
                    safe_text(assumption.from));
  }
  add_section(page, "Supplied, as the record does not say", items);

  items.clear();
  for (const LeftOut& left_out : audit.left_out)
    items.push_back(safe_text(left_out.what) + ": " + safe_text(left_out.why));
  add_section(page, "Left out of this audit", items);

  items.clear();
  for (const std::string& warning : audit.warnings)
    items.push_back(safe_text(warning));
  add_section(page, "Take note", items);
}

std::string short_digest(std::string_view digest) {
  return safe_text(digest.substr(0, std::min(digest.size(), digest_shown)));
}

void add_footer(Page& page, const Audit& audit) {
  page.blank();
  std::string line = "policy " + short_digest(audit.policy.digest);
  if (!audit.record.digest.empty()) line += ", record " + short_digest(audit.record.digest);
  if (!audit.record.file.empty()) {
    line += " (" + safe_text(audit.record.file);
    if (!audit.record.format.empty()) line += ", " + safe_text(audit.record.format);
    line += ")";
  }
  line += ", cairn " + safe_text(audit.engine);
  page.text(0, line, Style::faint);
}

}  // namespace

std::string text_report(const Audit& audit, const TextReportOptions& options) {
  Page page(std::max(options.width, least_width), options.colour);
  add_header(page, audit);
  add_summary(page, audit);
  add_versions(page, audit);
  add_clauses(page, audit);
  add_what_it_rests_on(page, audit);
  add_footer(page, audit);
  return page.finished();
}

}  // namespace cairn::engine
