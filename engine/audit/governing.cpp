// SPDX-License-Identifier: Apache-2.0
#include "audit/governing.hpp"

#include <limits>
#include <set>

#include <fmt/core.h>

namespace cairn::engine {
namespace {

using program::GovernedBy;
using program::Program;

constexpr std::int32_t before_all = std::numeric_limits<std::int32_t>::min();

std::optional<Date> day_of(std::int32_t day) {
  if (day == before_all) return std::nullopt;
  return Date{day};
}

bool is_for(const Program& program, Date admitted) {
  return in_period(program.admitted_from, program.admitted_until, admitted);
}
bool in_effect(const Program& program, Date day) {
  return in_period(program.effective_from, program.effective_until, day);
}

/// How all the days that a date can be lie to a period.
enum class Lies { inside, outside, open };
Lies lies(const PartialDate& date, const std::optional<Date>& from,
          const std::optional<Date>& until) {
  if ((from && date.latest < *from) || (until && date.earliest > *until)) return Lies::outside;
  const bool all_in = (!from || date.earliest >= *from) && (!until || date.latest <= *until);
  return all_in ? Lies::inside : Lies::open;
}

/// What is wrong with the day of admission, for a period that is `what`; empty: nothing.
std::string admission_warning(const std::string& what, const std::optional<PartialDate>& admitted,
                              const std::optional<Date>& from, const std::optional<Date>& until) {
  if (!from && !until) return {};
  const std::string whom = fmt::format("{} learners admitted {}", what, period_words(from, until));
  if (!admitted)
    return whom + "; the record does not say when this one was, so that it may not apply";
  switch (lies(*admitted, from, until)) {
    case Lies::inside:
      return {};
    case Lies::outside:
      return fmt::format("{}; this one was admitted {}, so that it does not apply", whom,
                         admitted->to_text());
    case Lies::open:
      break;
  }
  return fmt::format("{}; this one was admitted {}, so that it may not apply", whom,
                     admitted->to_text());
}

}  // namespace

bool in_period(const std::optional<Date>& from, const std::optional<Date>& until, Date day) {
  return (!from || *from <= day) && (!until || day <= *until);
}

std::string period_words(const std::optional<Date>& from, const std::optional<Date>& until) {
  if (from && until && *from == *until) return "on " + from->to_text();
  std::string text;
  if (from) text = "from " + from->to_text();
  if (until) text += (text.empty() ? "until " : " until ") + until->to_text();
  return text;
}

std::vector<Governing> governing(const PolicySet& policies,
                                 const std::optional<PartialDate>& admitted, Date as_of) {
  const std::int32_t first = admitted ? admitted->earliest.days : before_all;
  const std::int32_t last = admitted ? admitted->latest.days : as_of.days;
  std::set<std::int32_t> starts{first};
  const auto add = [&](const std::optional<Date>& from, const std::optional<Date>& until) {
    if (from && from->days > first && from->days <= last) starts.insert(from->days);
    if (until && until->days >= first && until->days < last) starts.insert(until->days + 1);
  };
  const bool by_audit = policies.governed_by() == GovernedBy::audit;
  for (const Policy& version : policies.versions()) {
    const Program& program = version.program();
    add(program.admitted_from, program.admitted_until);
    if (!by_audit) add(program.effective_from, program.effective_until);
  }
  std::vector<Governing> all;
  for (auto start = starts.begin(); start != starts.end(); ++start) {
    const auto next = std::next(start);
    Governing one;
    one.admitted_from = day_of(*start);
    one.admitted_until = Date{next == starts.end() ? last : *next - 1};
    for (std::size_t i = 0; i < policies.versions().size(); ++i) {
      const Program& program = policies.versions()[i].program();
      if (!is_for(program, *one.admitted_until)) continue;
      if (!by_audit && in_effect(program, *one.admitted_until)) one.at_admission.push_back(i);
      if (policies.governed_by() != GovernedBy::admission && in_effect(program, as_of))
        one.at_audit.push_back(i);
    }
    const bool as_before = !all.empty() && all.back().at_admission == one.at_admission &&
                           all.back().at_audit == one.at_audit;
    if (as_before) {
      all.back().admitted_until = one.admitted_until;
    } else {
      all.push_back(std::move(one));
    }
  }
  return all;
}

std::vector<std::string> period_warnings(const Program& program,
                                         const std::optional<PartialDate>& admitted, Date as_of) {
  std::vector<std::string> warnings;
  const auto add = [&](std::string warning) {
    if (!warning.empty()) warnings.push_back(std::move(warning));
  };
  const auto& from = program.effective_from;
  const auto& until = program.effective_until;
  const GovernedBy by = program.governed_by.value_or(GovernedBy::audit);
  const bool at_admission = by == GovernedBy::better && admitted && (from || until) &&
                            lies(*admitted, from, until) == Lies::inside;
  if (by == GovernedBy::admission) {
    add(admission_warning("the policy governs", admitted, from, until));
  } else if (!at_admission) {
    if (from && as_of < *from)
      add(fmt::format("the policy is in effect from {}, after the audit date", from->to_text()));
    if (until && as_of > *until)
      add(fmt::format("the policy was in effect until {}, before the audit date",
                      until->to_text()));
  }
  add(admission_warning("the policy is for", admitted, program.admitted_from,
                        program.admitted_until));
  return warnings;
}

}  // namespace cairn::engine
