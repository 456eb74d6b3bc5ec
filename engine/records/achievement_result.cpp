// SPDX-License-Identifier: Apache-2.0
#include "records/achievement_result.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "records/json_ld.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

/// What the value of a result is, by its ResultType.
enum class Meaning { letter, percent, other_grade, status, no_grade };

Meaning meaning_of(std::string_view type) {
  if (type == "LetterGrade") return Meaning::letter;
  if (type == "Percent") return Meaning::percent;
  if (type == "Status") return Meaning::status;
  // A prediction is not a result, and a rubric's criterion is a part of one.
  if (type == "PredictedScore" || type == "RubricCriterion" || type == "RubricCriterionLevel") {
    return Meaning::no_grade;
  }
  return Meaning::other_grade;
}

/// ResultStatusType of Open Badges 3.0. A provisional result can still change; one on hold has
/// been stopped.
std::optional<Status> status_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, Status>, 7> statuses{{
      {"Completed", Status::awarded},
      {"Enrolled", Status::in_progress},
      {"Failed", Status::failed},
      {"InProgress", Status::in_progress},
      {"OnHold", Status::suspended},
      {"Provisional", Status::in_progress},
      {"Withdrew", Status::withdrawn},
  }};
  for (const auto& [spelling, status] : statuses) {
    if (spelling == text) return status;
  }
  return std::nullopt;
}

Meaning meaning_of_result(const Json& result, const Json& achievement) {
  const auto id = result.text_member("resultDescription");
  if (!id) return Meaning::other_grade;
  for (const Json& description : one_or_many(achievement, "resultDescription")) {
    if (description.text_member("id") == *id) {
      return meaning_of(description.text_member("resultType").value_or(""));
    }
  }
  return Meaning::other_grade;
}

struct Results {
  std::vector<Json> letters;
  std::vector<Json> percents;
  std::vector<Json> others;
  std::vector<Json> statuses;
};

Results sorted_by_meaning(const Json& subject, const Json& achievement) {
  Results results;
  for (const Json& result : one_or_many(subject, "result")) {
    if (const auto status = result.member("status")) results.statuses.push_back(*status);
    const auto value = result.member("value");
    if (!value) continue;
    switch (meaning_of_result(result, achievement)) {
      case Meaning::letter:
        results.letters.push_back(*value);
        break;
      case Meaning::percent:
        results.percents.push_back(*value);
        break;
      case Meaning::other_grade:
        results.others.push_back(*value);
        break;
      case Meaning::status:
        if (!result.member("status")) results.statuses.push_back(*value);
        break;
      case Meaning::no_grade:
        break;
    }
  }
  return results;
}

}  // namespace

void result_of_achievement(const Json& subject, const Json& achievement, RecordCredential& entry,
                           Findings& findings) {
  const Results results = sorted_by_meaning(subject, achievement);
  const auto note = [&](std::string_view field, const Json& value) {
    entry.origin.push_back(
        {std::string(field), std::string(value.text()), findings.pointer(value)});
  };
  const auto leave_unknown = [&](std::string_view field, const Json& at, std::string why) {
    findings.report(Code::left_unknown, at, {fmt::format("`{}`", field), std::move(why)});
  };

  const std::vector<Json>& grades = results.letters.empty() ? results.others : results.letters;
  for (const Json& grade : grades)
    note("grade", grade);
  if (grades.size() == 1) {
    if (grades[0].is_text() || grades[0].is_number()) entry.grade = std::string(grades[0].text());
  } else if (grades.size() > 1) {
    leave_unknown("grade", grades[0], fmt::format("the credential has {} of them", grades.size()));
  }

  for (const Json& percent : results.percents)
    note("mark", percent);
  if (results.percents.size() == 1) {
    entry.mark = exact_number(results.percents[0]);
    if (!entry.mark) {
      leave_unknown("mark", results.percents[0], described(results.percents[0]) + " is no number");
    }
  } else if (results.percents.size() > 1) {
    leave_unknown("mark", results.percents[0],
                  fmt::format("the credential has {} of them", results.percents.size()));
  }

  // Without a word about it an achievement is completed: so says Open Badges 3.0.
  entry.status = Status::awarded;
  for (const Json& written : results.statuses) {
    note("status", written);
    const auto status = written.is_text() ? status_of(written.text()) : std::nullopt;
    if (!status) {
      leave_unknown("status", written, described(written) + " is no status of Open Badges 3.0");
      entry.status.reset();
      return;
    }
    if (&written != results.statuses.data() && status != entry.status) {
      leave_unknown("status", written, "the results of the credential differ in it");
      entry.status.reset();
      return;
    }
    entry.status = status;
  }
}

}  // namespace cairn::engine::records
