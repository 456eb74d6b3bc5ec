// SPDX-License-Identifier: Apache-2.0
/// @file
/// The result of auditing one record against one award, complete enough that every report is made
/// from it alone. Self-contained: texts and exact amounts, no pointers into policy or record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/policy.hpp>
#include <cairn/engine/record.hpp>
#include <cairn/lang/date.hpp>
#include <cairn/lang/program.hpp>

namespace cairn::engine {

using program::Verdict;
/// `met-on-completion` (JSON, flags) and `met on completion` (reports, `.cairn`).
[[nodiscard]] std::string_view verdict_text(Verdict verdict);
[[nodiscard]] std::string_view verdict_words(Verdict verdict);
/// 0 met, 10 met-on-completion, 11 needs-decision, 12 cannot-tell, 13 not-met, 14 undecided.
[[nodiscard]] int verdict_exit_status(Verdict verdict);

/// How one clause stands in the audit's allocation.
enum class ClauseStatus {
  met,
  met_on_completion,
  needs_decision,
  cannot_tell,
  not_met,
  undecided,
  not_chosen,     ///< a branch of a choice that was not taken
  does_not_apply  ///< what its `when` asks does not hold
};
[[nodiscard]] std::string_view clause_status_text(ClauseStatus status);

/// A credential as reports name it.
struct CredentialRef {
  std::string id;
  std::string code;
  std::string title;
  std::string issuer;
};

/// The code says something to a person: there is one, and it is not a URI beside a title.
[[nodiscard]] bool has_speaking_code(const CredentialRef& credential);

/// One credential serving one clause.
struct UsedCredential {
  CredentialRef credential;
  std::string amount;  ///< exact, in the clause's unit: `15`
  std::string as;      ///< recognised as: `DATA-520`; empty when it counts as itself
  std::string by;      ///< label of the recognition and its authority; empty likewise
  bool in_progress = false;
  bool by_unknown = false;  ///< counted only by reading an unknown fact in favour
  /// `64 nzqcf credits`, of which only a part counts; empty: it counts whole.
  std::string part_of = {};
};

enum class ExclusionReason {
  does_not_match,  ///< a test of the clause is false
  unknown_fact,    ///< a test of the clause cannot be decided
  used_elsewhere,  ///< serves another clause
  shut_out,        ///< an `overall` clause does not let it count
  same_learning,   ///< a repeat, an overlap, a whole or part, or the same evidence, counts instead
  not_needed,      ///< the clause is met without it
  not_current      ///< failed, withdrawn, revoked, planned, or dated after the audit
};
[[nodiscard]] std::string_view exclusion_reason_text(ExclusionReason reason);

/// Of a clause that asks for one value of a field in all that counts: which it is.
struct SameValue {
  std::string field;  ///< `tag`
  std::string value;
};

/// A credential that does not serve a clause, and why, in a sentence.
struct ExcludedCredential {
  CredentialRef credential;
  ExclusionReason reason{};
  std::string by;   ///< path of the clause that shut it out or uses it; else empty
  std::string why;  ///< `level is 4, and the clause asks level >= 5`
};

/// A field as a sentence has it: `date of award` of `awarded`.
[[nodiscard]] std::string_view field_noun(std::string_view field);

/// A fact the record does not give and that mattered.
struct MissingFact {
  std::optional<CredentialRef> credential;  ///< none: a fact of the learner
  std::string field;                        ///< `level`
  std::string why;                          ///< `the record gives no level`
};

/// `at least 40 credits`: what was asked, what there is. Exact texts; empty where there is no such
/// end.
struct Measured {
  std::string text;       ///< as the policy writes it
  std::string unit;       ///< `nzqcf credits`, `hours`, `micro-credentials`, `points`, `%`, `years`
  std::string low;        ///< needed at least
  std::string high;       ///< allowed at most
  std::string counted;    ///< what there is
  std::string shortfall;  ///< what is lacking; empty when nothing is
  bool satisfied = false;
  /// `satisfied` only if what the record leaves open is in favour; `counted` is what is known.
  bool open = false;
};

struct ClauseAudit {
  std::string path;
  std::string label;
  std::string block;      ///< `requires`, `overall`, `provided`
  std::string text;       ///< as the policy writes it
  std::string when;       ///< `learner where …`: it applies only then; empty: always
  bool advisory = false;  ///< without effect on the verdict
  std::string documentation;
  std::string because;
  std::string source;
  program::SourcePlace place;
  ClauseStatus status{};
  std::uint32_t depth = 0;         ///< 0 for a clause of the block, 1 for one in a group, …
  std::vector<Measured> measures;  ///< the main phrase, each `including`, `spanning`
  std::vector<UsedCredential> used;
  std::vector<ExcludedCredential> excluded;
  std::vector<MissingFact> missing;
  std::optional<SameValue> same;   ///< none: not asked for, nothing counts, or it is not known
  std::vector<std::string> notes;  ///< further sentences: `approved by … on …`, `issuer by name`
};

enum class ConditionKind { completion, decision, fact };
[[nodiscard]] std::string_view condition_kind_text(ConditionKind kind);

/// Something the verdict rests on that is not yet so.
struct Condition {
  ConditionKind kind{};
  std::string text;  ///< `CAP-500 (Capstone) is completed`, `"Programme Director" approves
                     ///< data-practice.transfer`
  std::string clause;
  std::string authority;
  std::optional<CredentialRef> credential;
  std::string field;
};

/// A credential or decision of the record that took no part at all, and why.
struct LeftOut {
  std::string what;
  std::string why;
};

struct Assumption {
  std::optional<CredentialRef> credential;
  std::string field;
  std::string value;
  std::string from;  ///< the issuer profile's name, or `the policy`
};

struct DecisionUse {
  std::string kind;
  std::string clause;
  std::string by;
  std::string on;
  std::string why;
  bool in_force = false;
  std::string note;  ///< why it has no effect
};

/// A tier that was looked at, and what stands between: all that are better than the one reached.
struct TierAudit {
  std::string title;  ///< with its values where it is reached, else as the policy writes it
  /// Of the award with this tier asked for as well; `not_met` too where it needs more than the
  /// award.
  Verdict verdict = Verdict::undecided;
  bool reached = false;
  std::vector<ClauseAudit> clauses;
  std::vector<Condition> conditions;  ///< what reaching it rests on
};

/// A value that a title names: `Arts` in `Endorsement in Arts`.
struct NamedValue {
  std::string field;
  std::string value;
  std::vector<std::string> others;  ///< values that would do as well, with all else as it is
};

/// What a met award comes to. Every text is empty where the award has no such line.
struct Results {
  std::string tier;
  std::vector<TierAudit> tiers;
  std::string level;                        ///< reached: `nzqcf level 6`
  std::string level_text;                   ///< `level highest where at least 72 credits`
  std::string level_possible;               ///< a higher one that may be reached
  std::vector<Condition> level_conditions;  ///< and on what
  std::string granted;                      ///< `30`; the greatest amount that can count
  std::string granted_unit;                 ///< `nzqcf credits`
  bool granted_exact = true;                ///< else the most that was found
  std::string preference;                   ///< `prefer latest`
  bool preference_settled = true;           ///< else the allocation is not the preferred one
  std::vector<NamedValue> named;            ///< in the title of the award or of the tier
  [[nodiscard]] bool any() const {
    return !tiers.empty() || !level_text.empty() || !granted_unit.empty() || !preference.empty() ||
           !named.empty();
  }
};

/// A version of the policy that stood beside others.
struct VersionRead {
  std::string version;
  std::string effective;           ///< `from 2024-01-01 until 2025-12-31`; empty: at any time
  std::string admitted;            ///< the learners it is for, likewise; empty: all
  std::optional<Verdict> verdict;  ///< by its rules; none: they were not looked at
  bool shown = false;              ///< the clauses of the audit are its
  std::string why;                 ///< `in effect on the day of the audit`, `does not apply`
};

/// Which version of the policy governs, and why.
struct VersionChoice {
  std::string governed_by;             ///< `audit`, `admission`, `better`
  std::optional<std::string> version;  ///< that governs; none where it is not certain which
  std::string why;                     ///< a sentence about the one that governs, or why none does
  std::vector<VersionRead> read;       ///< earliest first
};

struct Audit {
  struct {
    std::string title, version, authority, source, digest;
  } policy;
  struct {
    std::string file, format, digest;
  } record;
  struct {
    std::string id, name;
  } learner;
  struct {
    std::string name, title, sort, kind, level, credits;
  } award;
  /// Only where several versions of the policy stood side by side.
  std::optional<VersionChoice> versions;
  Date as_of;
  std::string engine;  ///< version of Cairn
  Verdict verdict = Verdict::undecided;
  std::vector<Condition> conditions;
  Results results;                   ///< where the award is met, be it on conditions
  std::vector<ClauseAudit> clauses;  ///< in the order of the policy, a group before its members
  std::vector<LeftOut> left_out;
  std::vector<Assumption> assumptions;
  std::vector<DecisionUse> decisions;
  std::vector<std::string> warnings;
  std::uint64_t steps = 0;
  /// For not met: whether the assignment shown provably leaves least to do.
  bool least_proved = true;
};

struct AuditOptions {
  Date as_of;
  std::uint64_t work = 20'000'000;  ///< steps of search in all
};

/// Total: every record gets an audit. Same policy, record and date, same Audit.
[[nodiscard]] Audit audit(const Policy& policy, const Record& record, program::AwardId award,
                          const AuditOptions& options);

/// How one `test` of the policy file went.
struct TestOutcome {
  std::string title;
  program::SourcePlace place;
  bool passed = false;
  struct Failure {
    program::SourcePlace place;
    std::string expected;  ///< `data-practice met`
    std::string found;     ///< `data-practice is not met: core is short 1 micro-credential`
  };
  std::vector<Failure> failures;
  /// Every clause in the audits that the test made.
  struct Seen {
    std::string path;
    ClauseStatus status{};
  };
  std::vector<Seen> seen;
};
[[nodiscard]] std::vector<TestOutcome> run_tests(const Policy& policy);

/// What the tests of a policy show of one of its clauses. A clause whose failing no test shows
/// could be struck out, and every test would still be ok.
struct ClauseCoverage {
  std::string path;
  program::SourcePlace place;
  bool seen_met = false;
  bool seen_failing = false;  ///< in whole or in part: not met, open, or dependent on something
};
/// Of each clause that an audit decides, in the order of the policy.
[[nodiscard]] std::vector<ClauseCoverage> coverage(const Policy& policy,
                                                   const std::vector<TestOutcome>& outcomes);

}  // namespace cairn::engine
