// SPDX-License-Identifier: Apache-2.0
// Versions of one policy: the days and the learners that two of them claim, and those that none
// does.
#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include <cairn/lang/versions.hpp>

#include "check/checker.hpp"

namespace cairn::lang {
namespace checking {
namespace {

using program::GovernedBy;

constexpr std::int32_t before_all = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t after_all = std::numeric_limits<std::int32_t>::max();

/// Days, both ends in.
struct Days {
  std::int32_t first = before_all;
  std::int32_t last = after_all;

  [[nodiscard]] bool empty() const { return first > last; }
  [[nodiscard]] bool holds(std::int32_t day) const { return first <= day && day <= last; }
};

Days days_between(const std::optional<Date>& from, const std::optional<Date>& until) {
  return {from ? from->days : before_all, until ? until->days : after_all};
}
Days common(Days left, Days right) {
  return {std::max(left.first, right.first), std::min(left.last, right.last)};
}

/// `from 2026-01-01 until 2026-01-31`, `on 2026-01-31`
std::string words(Days days) {
  if (days.first == days.last) return "on " + Date{days.first}.to_text();
  std::string text;
  if (days.first != before_all) text = "from " + Date{days.first}.to_text();
  if (days.last != after_all)
    text += (text.empty() ? "until " : " until ") + Date{days.last}.to_text();
  return text.empty() ? "at any time" : text;
}

struct Version {
  const program::Program* program = nullptr;
  PolicyPlaces places;
  Days effective;
  Days cohort;
};

class SideBySide {
 public:
  explicit SideBySide(const std::vector<const CheckResult*>& results) {
    for (const CheckResult* result : results) {
      const program::Program& program = *result->program;
      versions_.push_back({&program, result->places.value_or(PolicyPlaces{}),
                           days_between(program.effective_from, program.effective_until),
                           days_between(program.admitted_from, program.admitted_until)});
    }
  }

  DiagnosticList compare() {
    if (all_one_policy() && all_governed_alike()) {
      find_names();
      std::stable_sort(versions_.begin(), versions_.end(), [](const Version& a, const Version& b) {
        return std::pair(a.effective.first, a.cohort.first) <
               std::pair(b.effective.first, b.cohort.first);
      });
      const bool overlap = find_overlaps();
      if (!overlap) find_gaps();
    }
    diagnostics_.sort();
    return std::move(diagnostics_);
  }

 private:
  bool all_one_policy() {
    for (const Version& other : versions_) {
      const Version& first = versions_.front();
      if (same_policy(*first.program, *other.program)) continue;
      Diagnostic& strange =
          diagnostics_.report(Code::not_one_policy, other.places.title,
                              {policy_of(*other.program), policy_of(*first.program)});
      strange.labels.push_back({first.places.title, "the other is here"});
      strange.hint =
          "versions of one policy have the same name, `policy data-practice \"…\"`, or, "
          "without one, the same title; audit another policy by itself";
      return false;
    }
    return true;
  }

  static std::string policy_of(const program::Program& program) {
    return program.policy_name.empty() ? program.title : program.policy_name;
  }

  bool all_governed_alike() {
    const Version* first = nullptr;
    for (const Version& version : versions_) {
      if (!version.program->governed_by) continue;
      if (first == nullptr) {
        first = &version;
        governed_by_ = *version.program->governed_by;
      } else if (*version.program->governed_by != governed_by_) {
        Diagnostic& differ = diagnostics_.report(
            Code::governed_differently, version.places.governed,
            {name_of(version), std::string(governed_text(*version.program->governed_by)),
             name_of(*first), std::string(governed_text(governed_by_))});
        differ.labels.push_back({first->places.governed, "the other says so here"});
        differ.hint = "say the same in every version that stands beside others";
        return false;
      }
    }
    return true;
  }

  static std::string name_of(const Version& version) {
    return version.program->version.empty() ? "the one without a `version`"
                                            : "version " + ticked(version.program->version);
  }

  void find_names() {
    std::set<std::string> names;
    for (const Version& version : versions_) {
      if (names.insert(version.program->version).second) continue;
      diagnostics_
          .report(
              Code::version_twice, version.places.version,
              {version.program->version.empty() ? "has no `version`"
                                                : "is version " + ticked(version.program->version)})
          .hint = "give each a `version` of its own, so that an audit can say which one it used";
    }
  }

  [[nodiscard]] bool by_admission() const { return governed_by_ == GovernedBy::admission; }

  bool find_overlaps() {
    bool found = false;
    for (std::size_t i = 0; i < versions_.size(); ++i) {
      for (std::size_t j = i + 1; j < versions_.size(); ++j)
        found = overlap(versions_[i], versions_[j]) || found;
    }
    return found;
  }

  bool overlap(const Version& earlier, const Version& later) {
    const Days days = common(earlier.effective, later.effective);
    const Days cohort = common(earlier.cohort, later.cohort);
    const Days both = common(days, cohort);
    if (by_admission() ? both.empty() : days.empty() || cohort.empty()) return false;
    std::string whom = "learners admitted " + words(by_admission() ? both : cohort);
    if (!by_admission()) {
      const bool all = cohort.first == before_all && cohort.last == after_all;
      whom = "audits " + words(days) + (all ? "" : " of " + whom);
    }
    Diagnostic& two = diagnostics_.report(Code::versions_overlap, place_of(later),
                                          {name_of(earlier), name_of(later), whom});
    two.labels.push_back({place_of(earlier), "the other is for them too"});
    two.hint = "let the earlier one end, with `until`, on the day before the later one begins";
    return true;
  }

  /// Where the version says when it is in effect or for whom.
  [[nodiscard]] Span place_of(const Version& version) const {
    const program::Program& program = *version.program;
    const bool by_cohort = program.admitted_from || program.admitted_until;
    const bool by_period = program.effective_from || program.effective_until;
    return by_cohort && !by_period ? version.places.cohort : version.places.effective;
  }

  void find_gaps() {
    if (by_admission()) {
      std::vector<Days> claimed;
      for (const Version& version : versions_)
        claimed.push_back(common(version.effective, version.cohort));
      for (const Days gap : gaps_between(claimed))
        report_gap("learners admitted " + words(gap), gap.first);
      return;
    }
    std::vector<Days> periods;
    for (const Version& version : versions_)
      periods.push_back(version.effective);
    for (const Days gap : gaps_between(periods))
      report_gap("audits " + words(gap), gap.first);
    find_cohort_gaps();
  }

  /// Between the first day that somebody claims and the last.
  static std::vector<Days> gaps_between(std::vector<Days> claimed) {
    std::erase_if(claimed, [](Days days) { return days.empty(); });
    std::sort(claimed.begin(), claimed.end(),
              [](Days left, Days right) { return left.first < right.first; });
    std::vector<Days> gaps;
    if (claimed.empty()) return gaps;
    std::int32_t reached = claimed.front().last;
    for (const Days days : claimed) {
      if (reached != after_all && days.first > reached + 1)
        gaps.push_back({reached + 1, days.first - 1});
      reached = std::max(reached, days.last);
    }
    return gaps;
  }

  static std::pair<std::int32_t, std::int32_t> ends_of(const std::vector<Days>& claimed) {
    std::pair ends{after_all, before_all};
    for (const Days days : claimed)
      ends = {std::min(ends.first, days.first), std::max(ends.second, days.last)};
    return ends;
  }

  /// While some versions are in effect, learners for whom another version was or will be, and who
  /// have none now.
  void find_cohort_gaps() {
    std::vector<Days> cohorts;
    std::set<std::int32_t> changes;
    for (const Version& version : versions_) {
      cohorts.push_back(version.cohort);
      changes.insert(version.effective.first);
      if (version.effective.last != after_all) changes.insert(version.effective.last + 1);
    }
    const auto [first, last] = ends_of(cohorts);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
      const auto next = std::next(change);
      const Days period{*change, next == changes.end() ? after_all : *next - 1};
      std::vector<Days> claimed;
      for (const Version& version : versions_)
        if (version.effective.holds(period.first)) claimed.push_back(version.cohort);
      if (claimed.empty()) continue;  // told as a gap between the periods
      std::vector<Days> open = gaps_between(claimed);
      const auto [lowest, highest] = ends_of(claimed);
      if (lowest > first) open.push_back({first, lowest - 1});
      if (highest < last) open.push_back({highest + 1, last});
      for (const Days gap : open) {
        if (gap.first > period.last) continue;  // they are admitted only later
        report_gap("learners admitted " + words(gap) + ", in audits " + words(period),
                   period.first);
      }
    }
  }

  void report_gap(const std::string& whom, std::int32_t begin) {
    // At the version that comes after the gap, or else the last one before it.
    const Version* at = &versions_.back();
    for (const Version& version : versions_) {
      if (std::max(version.effective.first, version.cohort.first) > begin) {
        at = &version;
        break;
      }
    }
    diagnostics_.report(Code::gap_between_versions, place_of(*at), {whom}).hint =
        "let one of the versions reach further, or add the one that is missing";
  }

  std::vector<Version> versions_;
  GovernedBy governed_by_ = GovernedBy::audit;
  DiagnosticList diagnostics_;
};

}  // namespace
}  // namespace checking

bool same_policy(const program::Program& left, const program::Program& right) {
  if (left.policy_name.empty() && right.policy_name.empty()) return left.title == right.title;
  return left.policy_name == right.policy_name;
}

DiagnosticList check_versions(const std::vector<const CheckResult*>& versions) {
  return checking::SideBySide(versions).compare();
}

}  // namespace cairn::lang
