// SPDX-License-Identifier: Apache-2.0
/// @file
/// A checked policy: names resolved, units known, everything in vectors with typed ids. It owns its
/// texts and outlives the files it came from. It is all that the engine sees of the language.
///
/// What the checker promises about a Program is written at each field ("INVARIANT"); the engine
/// relies on it and does not check again.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>
#include <cairn/lang/program_clauses.hpp>
#include <cairn/lang/program_vocabulary.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::program {

// ---- declarations

/// `{theme}` in a title: the value that a clause finds. INVARIANT: the clause is a phrase with
/// `same` of that field, and holds wherever the award is met or the tier is reached.
struct TitlePlace {
  std::string field;
  ClauseId clause;
};

/// `tier "Merit" { … }`: clauses over all that is counted, beyond those of the award.
struct Tier {
  std::string title;
  std::vector<TitlePlace> title_places;
  std::vector<ClauseId> clauses;
  Place place;
};

/// What an award reaches at one level: `level highest where at least 72 credits`.
struct LevelStep {
  Level level;
  ClauseId clause;
};

/// Which credentials count where several would do.
struct Preference {
  enum class Kind { earliest, latest, highest, lowest } kind{};
  std::optional<FieldReference> field;  ///< of highest and lowest
  std::string text;                     ///< `prefer highest grade`
};

enum class AwardSort { award, admission, standing, badge };
enum class Repeats { one_attempt, all, best, latest, first };

struct Award {
  AwardSort sort{};
  std::string name;
  std::string title;  ///< the name where no title is written
  std::vector<TitlePlace> title_places;
  std::string kind;  ///< `certificate`, else empty
  std::optional<Level> level;
  std::optional<Amount> credits;
  Repeats repeats = Repeats::one_attempt;
  std::vector<std::pair<FieldId, Operand>> facts;
  /// Clauses whose leaves may use a credential at the same time. INVARIANT: both in `requires`.
  std::vector<std::pair<ClauseId, ClauseId>> shares;
  std::vector<ClauseId> declares;  ///< top-level clauses of each block, in the order of the file
  std::vector<ClauseId> requirements;
  std::vector<ClauseId> overall;
  std::vector<ClauseId> provided;
  std::vector<Tier> tiers;             ///< best first
  std::vector<LevelStep> level_steps;  ///< of `level highest`, the highest first; else empty
  std::string level_text;              ///< `at least 72 credits`, of `level highest`
  std::optional<Unit> grants;          ///< INVARIANT: credits; then `requirements` is not empty
  std::optional<Preference> preference;
  std::string documentation;
  std::string because;
  Place place;
};

/// What evidence is recognised as. Fields that are not given are kept from the evidence.
struct Target {
  bool itself = false;
  std::string kind;  ///< singular, else the evidence's
  std::string code;  ///< empty: only an amount, fills no named slot
  std::optional<Amount> worth;
  std::optional<Level> level;
  std::vector<std::string> subjects;
  /// It also has the amounts of its evidence in every unit that a conversion leads to. INVARIANT:
  /// no `worth`, and one piece of evidence.
  bool by_conversion = false;
  std::optional<Number> match;  ///< in per cent: 80
  /// It counts only there; in an award, or in one clause of its `requires`.
  std::optional<AwardId> usable_in_award;
  std::optional<ClauseId> usable_in_clause;
  std::string usable_text;  ///< `ats.core`
};

/// At least so much of a selection, as a part of the evidence for a recognition.
struct EvidencePart {
  SelectionId from;
  Number need;  ///< INVARIANT: above 0
  Unit unit;
};

struct Recognition {
  std::string label;            ///< as written, else `CCNA from Cisco`
  std::vector<Entry> evidence;  ///< all together, consumed together
  /// Instead of entries: every credential in it is evidence by itself.
  std::optional<SelectionId> each;
  /// Instead of these: any one of these sets of parts, all parts of a set together and of
  /// different credentials. INVARIANT: no set is empty.
  std::vector<std::vector<EvidencePart>> choices;
  /// Instead of these: a conferral of this award.
  std::optional<AwardId> conferral;
  std::vector<Target> targets;
  std::string authority;
  std::string source;
  std::optional<Date> from;  ///< in force on the audit date, both ends in
  std::optional<Date> until;
  bool grade_kept = false;
  bool once = false;
  std::string approver;
  std::string text;
  Place place;
};

/// At most one of these counts in any one award.
struct Overlap {
  std::vector<Entry> entries;
  std::string text;
  Place place;
};

// ---- reuse

/// The awards at one end of a line.
struct ReuseEnd {
  std::vector<AwardId> awards;  ///< ascending
  bool conferred = false;       ///< only where the record has a conferral of it
  std::string text;             ///< `conferred degrees`
};

/// `at most …`. INVARIANT: of a share, every award whose credits it may be taken of declares them,
/// for a pair in one unit, and the share is whole or rounded.
struct ReuseMost {
  /// What a share is one of; `amount`: it is none.
  enum class Base { amount, this_award, smaller, named } base{};
  Number value;               ///< the amount, or the share as a fraction
  std::optional<AwardId> of;  ///< of `named`
  Rounding rounding = Rounding::none;
  Number step = 1;
  std::optional<Unit> unit;  ///< of an amount; of a share it is that of the credits
  SelectionId from;          ///< what is counted: `courses` of `2 courses`, else everything
  std::string text;
};

/// `from A to B`: what a conferral of A used may count in B; `between`: and the other way.
struct SharingBody {
  bool both_ways = false;
  ReuseEnd left;
  ReuseEnd right;
  bool nothing = false;
  std::vector<ReuseMost> most;  ///< none, and not `nothing`: everything
};
struct MostAwardsBody {
  Number most;  ///< INVARIANT: whole, at least 1
};
struct OnlyOneBody {
  std::vector<AwardId> awards;  ///< ascending, two or more
};

/// `label: from degrees to certificates at most 9 credits`
struct ReuseLine {
  std::string label;
  std::string path;  ///< `reuse.label`, unique in the Program
  std::variant<SharingBody, MostAwardsBody, OnlyOneBody> body;
  std::optional<PredicateId> guard;  ///< of the learner
  std::vector<AwardId> never_for;    ///< ascending: by what these declare it is not there
  std::string approver;
  std::string because;
  std::string source;
  std::string documentation;
  std::string text;
  std::string guard_text;
  Place place;
};

// ---- tests in the file

struct TestCredential {
  std::string kind;  ///< singular
  std::string code;
  std::string issuer;  ///< empty: the first home issuer where there is one, else unknown
  std::optional<Amount> credits;
  std::optional<Amount> hours;
  std::optional<Level> level;
  std::vector<std::string> subjects;
  std::optional<Date> awarded;
  bool partial = false;  ///< what is not given is unknown rather than absent
  std::vector<std::pair<FieldReference, Operand>> facts;
};
struct TestConferral {
  AwardId award;
  std::optional<Date> on;
  std::optional<std::vector<std::string>> used;  ///< codes
};
struct TestDecision {
  std::string kind;    ///< `approve`
  std::string clause;  ///< its path; that of a line of `reuse` too
  std::string by;
};

enum class Verdict { met, met_on_completion, needs_decision, cannot_tell, not_met, undecided };

struct ExpectVerdict {
  Verdict verdict{};
  std::string authority;
};  ///< authority of `needs "X"`
struct ExpectMissing {
  std::string field;
};
struct ExpectUses {
  std::vector<std::string> codes;
};
struct ExpectShort {
  Amount amount;
};

struct ExpectTier {
  std::string title;
};
struct ExpectGrants {
  Amount amount;
};
struct ExpectLevel {
  Level level;
};

struct Expectation {
  AwardId award;
  std::optional<ClauseId> clause;  ///< where the path goes on to a clause
  std::variant<ExpectVerdict, ExpectMissing, ExpectUses, ExpectShort, ExpectTier, ExpectGrants,
               ExpectLevel>
      kind;
  std::string text;
  Place place;
};

struct Test {
  std::string title;
  Date on;
  std::vector<std::pair<FieldReference, Operand>> learner;
  std::vector<TestCredential> credentials;
  std::vector<TestConferral> conferrals;
  std::vector<TestDecision> decisions;
  std::vector<Expectation> expectations;
  Place place;
};

struct SourceText {
  std::string name;
  std::string text;
};

/// Which version's rules a learner is held to, where several stand side by side: those in effect on
/// the day of the audit, on the day of admission, or the better of the two.
enum class GovernedBy { audit, admission, better };

/// As the policy writes it.
constexpr std::string_view governed_text(GovernedBy by) {
  switch (by) {
    case GovernedBy::audit:
      return "audit";
    case GovernedBy::admission:
      return "admission";
    case GovernedBy::better:
      break;
  }
  return "better";
}

struct Program {
  std::string policy_name;  ///< may be empty
  std::string title;
  std::string version;
  std::string authority;
  std::string source;
  std::optional<FrameworkId> level_framework;   ///< of a bare `level 5`
  std::optional<FrameworkId> credit_framework;  ///< of a bare `15 credits`
  std::optional<ScaleId> scale;                 ///< of a bare grade
  std::vector<std::string> home;
  std::optional<Date> effective_from;
  std::optional<Date> effective_until;
  std::optional<Date> admitted_from;  ///< the learners that the policy is for, both ends in
  std::optional<Date> admitted_until;
  std::optional<GovernedBy> governed_by;  ///< as written
  std::optional<MonthDay> year_starts;    ///< else years are calendar years

  std::vector<Framework> frameworks;
  std::vector<Crosswalk> crosswalks;
  std::vector<Conversion> conversions;  ///< by the names of the two
  std::vector<Scale> scales;
  std::vector<DeclaredField> fields;
  std::vector<Predicate> predicates;
  std::vector<Selection> selections;
  std::vector<Clause> clauses;
  std::vector<Award> awards;  ///< of the root file and the files it uses, by name
  std::vector<Recognition> recognitions;
  std::vector<Overlap> overlaps;
  std::vector<ReuseLine> reuse;  ///< by path
  std::vector<Test> tests;       ///< of the root file

  /// Every file the Program was made of, the root first, then by name: what a Place speaks of, and
  /// what a digest is taken over.
  std::vector<SourceText> files;

  [[nodiscard]] const Framework& operator[](FrameworkId id) const { return frameworks[id.value]; }
  [[nodiscard]] const Scale& operator[](ScaleId id) const { return scales[id.value]; }
  [[nodiscard]] const DeclaredField& operator[](FieldId id) const { return fields[id.value]; }
  [[nodiscard]] const Predicate& operator[](PredicateId id) const { return predicates[id.value]; }
  [[nodiscard]] const Selection& operator[](SelectionId id) const { return selections[id.value]; }
  [[nodiscard]] const Clause& operator[](ClauseId id) const { return clauses[id.value]; }
  [[nodiscard]] const Award& operator[](AwardId id) const { return awards[id.value]; }
  [[nodiscard]] const SourceText& operator[](FileId id) const { return files[id.value]; }
};

/// A Place with the name of its file, for what outlives the Program.
struct SourcePlace {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
[[nodiscard]] inline SourcePlace source_place(const Program& program, Place place) {
  return {program[place.file].name, place.line, place.column};
}

}  // namespace cairn::program
