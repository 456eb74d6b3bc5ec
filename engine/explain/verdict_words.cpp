// SPDX-License-Identifier: Apache-2.0
/// The spellings of an audit's enumerations: with hyphens in JSON and flags, with spaces in
/// reports.
#include <cairn/engine/audit.hpp>

namespace cairn::engine {

std::string_view verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::met_on_completion:
      return "met-on-completion";
    case Verdict::needs_decision:
      return "needs-decision";
    case Verdict::cannot_tell:
      return "cannot-tell";
    case Verdict::not_met:
      return "not-met";
    case Verdict::undecided:
      break;
  }
  return "undecided";
}

std::string_view verdict_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return "met";
    case Verdict::met_on_completion:
      return "met on completion";
    case Verdict::needs_decision:
      return "needs a decision";
    case Verdict::cannot_tell:
      return "cannot tell";
    case Verdict::not_met:
      return "not met";
    case Verdict::undecided:
      break;
  }
  return "undecided";
}

int verdict_exit_status(Verdict verdict) {
  switch (verdict) {
    case Verdict::met:
      return 0;
    case Verdict::met_on_completion:
      return 10;
    case Verdict::needs_decision:
      return 11;
    case Verdict::cannot_tell:
      return 12;
    case Verdict::not_met:
      return 13;
    case Verdict::undecided:
      break;
  }
  return 14;
}

std::string_view clause_status_text(ClauseStatus status) {
  switch (status) {
    case ClauseStatus::met:
      return "met";
    case ClauseStatus::met_on_completion:
      return "met-on-completion";
    case ClauseStatus::needs_decision:
      return "needs-decision";
    case ClauseStatus::cannot_tell:
      return "cannot-tell";
    case ClauseStatus::not_met:
      return "not-met";
    case ClauseStatus::undecided:
      return "undecided";
    case ClauseStatus::does_not_apply:
      return "does-not-apply";
    case ClauseStatus::not_chosen:
      break;
  }
  return "not-chosen";
}

std::string_view exclusion_reason_text(ExclusionReason reason) {
  switch (reason) {
    case ExclusionReason::does_not_match:
      return "does-not-match";
    case ExclusionReason::unknown_fact:
      return "unknown-fact";
    case ExclusionReason::used_elsewhere:
      return "used-elsewhere";
    case ExclusionReason::shut_out:
      return "shut-out";
    case ExclusionReason::same_learning:
      return "same-learning";
    case ExclusionReason::not_needed:
      return "not-needed";
    case ExclusionReason::not_current:
      break;
  }
  return "not-current";
}

std::string_view condition_kind_text(ConditionKind kind) {
  switch (kind) {
    case ConditionKind::completion:
      return "completion";
    case ConditionKind::decision:
      return "decision";
    case ConditionKind::fact:
      break;
  }
  return "fact";
}

}  // namespace cairn::engine
