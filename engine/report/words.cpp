// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

#include <cstdint>
#include <limits>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/number.hpp>

#include "report/display.hpp"

namespace cairn::engine::report {
namespace {

/// Longer texts of a record are cut on the page; the JSON report has them whole.
constexpr std::size_t longest_code = 40;
constexpr std::size_t longest_title = 60;

std::string_view last_word(std::string_view unit) {
  const std::size_t space = unit.rfind(' ');
  return space == std::string_view::npos ? unit : unit.substr(space + 1);
}

std::string one_of(std::string_view unit) {
  std::string one(unit);
  const std::string_view noun = last_word(unit);
  if (!noun.ends_with('s') || noun.ends_with("ss")) return one;
  one.pop_back();
  if (one.ends_with("che") || one.ends_with("sse")) one.pop_back();
  if (one.ends_with("ie")) one.replace(one.size() - 2, 2, "y");
  return one;
}

/// Averages, shares and spans of time are not counted piece by piece.
bool is_counted(std::string_view unit) {
  const std::string_view noun = last_word(unit);
  return !(noun.empty() || noun == "%" || noun == "points" || noun == "years" || noun == "months" ||
           noun == "days");
}

}  // namespace

std::string_view mark_of(ClauseStatus status) {
  switch (status) {
    case ClauseStatus::met:
      return "✓";
    case ClauseStatus::met_on_completion:
      return "…";
    case ClauseStatus::needs_decision:
      return "!";
    case ClauseStatus::cannot_tell:
    case ClauseStatus::undecided:
      return "?";
    case ClauseStatus::not_met:
      return "✗";
    case ClauseStatus::not_chosen:
    case ClauseStatus::does_not_apply:
      return "-";
  }
  return "";
}

std::string_view status_word(ClauseStatus status) {
  switch (status) {
    case ClauseStatus::met:
      return "met";
    case ClauseStatus::met_on_completion:
      return "if completed";
    case ClauseStatus::needs_decision:
      return "if approved";
    case ClauseStatus::cannot_tell:
      return "cannot tell";
    case ClauseStatus::not_met:
      return "NOT MET";
    case ClauseStatus::undecided:
      return "undecided";
    case ClauseStatus::does_not_apply:
      return "not applied";
    case ClauseStatus::not_chosen:
      return "not chosen";
  }
  return "";
}

Style style_of(ClauseStatus status) {
  switch (status) {
    case ClauseStatus::met:
      return Style::good;
    case ClauseStatus::not_met:
      return Style::bad;
    case ClauseStatus::met_on_completion:
    case ClauseStatus::needs_decision:
    case ClauseStatus::cannot_tell:
    case ClauseStatus::undecided:
      return Style::waiting;
    case ClauseStatus::not_chosen:
    case ClauseStatus::does_not_apply:
      return Style::faint;
  }
  return Style::plain;
}

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return Style::good;
    case Verdict::not_met:
      return Style::bad;
    case Verdict::met_on_completion:
    case Verdict::needs_decision:
    case Verdict::cannot_tell:
    case Verdict::undecided:
      return Style::waiting;
  }
  return Style::plain;
}

std::string number_text(std::string_view value) {
  const std::size_t slash = value.find('/');
  if (slash == std::string_view::npos) return safe_text(value);
  const auto above = Number::parse_decimal(value.substr(0, slash));
  const auto below = Number::parse_decimal(value.substr(slash + 1));
  if (!above || !below || !above->is_integer() || !below->is_integer() || above->is_negative() ||
      below->numerator() <= 0) {
    return safe_text(value);
  }
  // Cut, never rounded: 2.999… must not look like the 3 that it falls short of.
  const std::int64_t whole = above->numerator() / below->numerator();
  std::int64_t rest = above->numerator() % below->numerator();
  std::string digits;
  for (int place = 0; place < 2 && rest <= std::numeric_limits<std::int64_t>::max() / 10; ++place) {
    digits += static_cast<char>('0' + rest * 10 / below->numerator());
    rest = rest * 10 % below->numerator();
  }
  return fmt::format("{}.{}… ({})", whole, digits, safe_text(value));
}

std::string amount_text(std::string_view value, std::string_view unit) {
  if (unit.empty()) return number_text(value);
  if (unit == "%") return number_text(value) + "%";
  return number_text(value) + " " + (value == "1" ? one_of(safe_text(unit)) : safe_text(unit));
}

std::string measured_text(const Measured& measured, bool held) {
  const bool share = measured.unit == "%";
  const auto bare = [&](const std::string& value) {
    return share ? number_text(value) + "%" : number_text(value);
  };
  std::string wanted;
  // The unit is said once: with what was counted, else with the bound.
  const auto bound = [&](const std::string& value) {
    return measured.counted.empty() ? amount_text(value, measured.unit) : bare(value);
  };
  if (!measured.low.empty() && measured.low == measured.high) {
    wanted = fmt::format("exactly {} needed", bound(measured.low));
  } else if (!measured.low.empty() && !measured.high.empty()) {
    wanted = fmt::format("between {} and {} needed", bare(measured.low), bound(measured.high));
  } else if (!measured.low.empty()) {
    wanted = fmt::format("at least {} needed", bound(measured.low));
  } else if (measured.high == "0") {
    wanted = "none allowed";
  } else if (!measured.high.empty()) {
    wanted = fmt::format("at most {} allowed", bound(measured.high));
  }

  std::string said;
  if (!measured.counted.empty()) {
    said = amount_text(measured.counted, measured.unit);
    if (measured.unit == "clauses") {
      said += " met";
    } else if (measured.open) {
      said += is_counted(measured.unit) ? (held ? " known to be held" : " known to count")
                                        : " as far as is known";
    } else if (is_counted(measured.unit)) {
      said += held ? " held" : " counted";
    }
  }
  if (!said.empty() && !wanted.empty()) said += ", ";
  said += wanted;
  if (!measured.shortfall.empty()) said += ", short by " + bare(measured.shortfall);
  return said;
}

bool is_sum(std::string_view unit) {
  const std::string_view noun = last_word(unit);
  return noun == "credits" || noun == "hours";
}

std::string asked_text(const ClauseAudit& clause, bool group) {
  std::string text = safe_text(clause.text);
  if (!group) return text;
  const std::size_t brace = text.find('{');
  if (brace != std::string::npos) {
    text.resize(brace);
    while (text.ends_with(' '))
      text.pop_back();
    text += " these";
  }
  return text + ":";
}

std::string short_name(const CredentialRef& credential) {
  if (has_speaking_code(credential)) return clipped(safe_text(credential.code), longest_code);
  if (!credential.title.empty()) {
    return "\"" + clipped(safe_text(credential.title), longest_title) + "\"";
  }
  return "entry " + clipped(safe_text(credential.id), longest_code);
}

std::string long_name(const CredentialRef& credential) {
  std::string name = short_name(credential);
  if (has_speaking_code(credential) && !credential.title.empty() &&
      credential.title != credential.code) {
    name += " " + clipped(safe_text(credential.title), longest_title);
  }
  return name;
}

std::string manner_of(const UsedCredential& used) {
  std::string manner;
  const auto add = [&](const std::string& part) {
    if (!manner.empty()) manner += ", ";
    manner += part;
  };
  if (!used.as.empty() && used.as == used.credential.code) {
    add(used.by.empty() ? "recognised" : "recognised by " + safe_text(used.by));
  } else if (!used.as.empty()) {
    add("as " + safe_text(used.as) + (used.by.empty() ? "" : " by " + safe_text(used.by)));
  } else if (!used.by.empty()) {
    add("by " + safe_text(used.by));
  }
  if (!used.part_of.empty()) add("a part of " + safe_text(used.part_of));
  if (used.in_progress) add("still in progress");
  if (used.by_unknown) add("if the missing facts are in favour");
  return manner;
}

std::string fact_text(const std::optional<CredentialRef>& credential, std::string_view field) {
  const std::string said = safe_text(field_noun(field));
  if (!credential) return "the learner's " + said;
  return "the " + said + " of " + short_name(*credential);
}

std::string_view exclusion_words(ExclusionReason reason) {
  switch (reason) {
    case ExclusionReason::unknown_fact:
      return "cannot be decided";
    case ExclusionReason::shut_out:
      return "shut out by another clause";
    case ExclusionReason::used_elsewhere:
      return "counts for another clause";
    case ExclusionReason::same_learning:
      return "same learning, counted already";
    case ExclusionReason::not_current:
      return "not a credential in force";
    case ExclusionReason::does_not_match:
      return "does not match";
    case ExclusionReason::not_needed:
      return "not needed";
  }
  return "";
}

std::string place_text(const program::SourcePlace& place) {
  return fmt::format("{}:{}", safe_text(place.file), place.line);
}

std::string and_more(std::size_t count) {
  return fmt::format("and {} more", count);
}

}  // namespace cairn::engine::report
