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
#include <utility>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::program {

/// An index into one of the vectors of Program.
template <class Of>
struct Id {
  std::uint32_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
};

struct Framework;
struct Scale;
struct DeclaredField;
struct Predicate;
struct Selection;
struct Clause;
struct Award;
using FrameworkId = Id<Framework>;
using ScaleId = Id<Scale>;
using FieldId = Id<DeclaredField>;
using PredicateId = Id<Predicate>;
using SelectionId = Id<Selection>;
using ClauseId = Id<Clause>;
using AwardId = Id<Award>;

/// Where something stands in the policy, as a person looks it up; line and column count from 1.
struct Place {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// ---- vocabulary

/// A qualifications framework: ordered levels, a unit of credit, or both.
struct Framework {
  std::string name;
  std::vector<std::string>
      levels;                ///< as written, lowest first: `1`, `4.5`, `Entry 3`; may be empty
  bool has_credits = false;  ///< the framework has a unit of credit, called by its name
  std::optional<std::pair<Number, Number>> hours_per_credit;  ///< least and most
  std::optional<Number> year_credits;                         ///< credits of a full-time year
  std::optional<std::pair<Number, Number>>
      micro_credential_credits;  ///< least and most one may carry
  std::string authority;
  std::vector<std::string> sources;
  std::string status;
  Place place;
};

/// INVARIANT: rank < levels.size() of its framework. Higher rank, higher level.
struct Level {
  FrameworkId framework;
  std::uint32_t rank = 0;
  friend bool operator==(const Level&, const Level&) = default;
};

enum class CrosswalkStatus { official, indicative, not_for_recognition };

/// A relation between the levels of two frameworks; partial and many-to-many. Read in the direction
/// written. Only `official` is fit for recognition.
struct Crosswalk {
  FrameworkId from;
  FrameworkId to;
  CrosswalkStatus status{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  ///< ranks in `from`, ranks in `to`
  /// Why the policy takes it over all the same (`use unverified`); empty for an official one.
  std::string unverified_because;
  std::vector<std::string> sources;
  Place place;
  std::optional<Date> from_day;  ///< the dates of audit on which it is used: [from_day, until_day]
  std::optional<Date> until_day;

  /// Levels are read through it in an audit of that date.
  [[nodiscard]] bool is_in_use(Date as_of) const {
    return (status == CrosswalkStatus::official || !unverified_because.empty()) &&
           (!from_day || *from_day <= as_of) && (!until_day || as_of <= *until_day);
  }
};

/// Credits of one framework into credits of another, in the direction written.
/// INVARIANT: both have credits and differ; one conversion for each pair. 0 <= least <= most, and
/// both are 0 only where it is forbidden. `step` is above 0.
struct Conversion {
  FrameworkId from;
  FrameworkId to;
  bool forbidden = false;
  Number least;  ///< what one credit of `from` is at least, in credits of `to`
  Number most;   ///< differs from `least` where a credit is a range of hours
  Rounding rounding = Rounding::none;
  Number step = 1;
  std::string basis;  ///< `by year`, `by agreement 2 to 1`
  std::vector<std::string> sources;
  Place place;
};

/// Ordered grades, lowest first.
struct Scale {
  struct Grade {
    std::string text;
    std::optional<Number> points;  ///< where an average is meaningful
    std::optional<std::pair<Number, Number>> marks;
  };
  std::string name;
  std::vector<Grade> grades;
  std::vector<std::string> sources;
  Place place;
};

/// INVARIANT: rank < grades.size() of its scale. Higher rank, better grade.
struct Grade {
  ScaleId scale;
  std::uint32_t rank = 0;
  friend bool operator==(const Grade&, const Grade&) = default;
};

enum class Measure { count, credits, hours };

/// What an amount counts. INVARIANT: `framework` is given exactly for credits.
struct Unit {
  Measure measure{};
  std::optional<FrameworkId> framework;
  friend bool operator==(const Unit&, const Unit&) = default;
};

struct Amount {
  Number value;
  Unit unit;
  friend bool operator==(const Amount&, const Amount&) = default;
};

enum class FieldOwner { credential, learner, award };
enum class FieldType { text, texts, number, date, yes_or_no };

/// `field credential course-level is number`
struct DeclaredField {
  FieldOwner owner{};
  std::string name;
  FieldType type{};
  Place place;
};

/// The fields every record may have.
enum class BuiltIn {
  // of a credential
  code,
  title,
  issuer,
  kind,
  level,
  credits,
  hours,
  grade,
  mark,
  awarded,
  started,
  expires,
  year,
  status,
  subject,
  skill,
  tag,
  mode,
  assessed,
  proctored,
  verified,
  language,
  match,
  // of the learner
  born,
  age,
  admitted,
  // of the award itself, in `declares`
  award_level,
  award_credits,
  award_title,
  award_kind
};

/// A field of a credential, of the learner or of the award. For `level` the framework in which it
/// is read, for `credits` the unit. INVARIANT: exactly one of `built_in` and `declared` is given.
struct FieldReference {
  FieldOwner owner{};
  std::optional<BuiltIn> built_in;
  std::optional<FieldId> declared;
  std::optional<FrameworkId> framework;
  std::string name;  ///< as written: `level`, `course-level`
};

// ---- tests

struct AuditDate {};

/// What a field is compared with. A FieldReference is another field of the same credential, or one
/// of the learner.
using Operand =
    std::variant<std::string, Number, Date, Level, Grade, Amount, bool, FieldReference, AuditDate>;

enum class Comparison { equal, not_equal, less, less_equal, greater, greater_equal };
enum class Side { before, after };

struct AllTests {
  std::vector<PredicateId> tests;
};
struct AnyTests {
  std::vector<PredicateId> tests;
};
struct NotTest {
  PredicateId test;
};
/// INVARIANT: the operand is of the field's type. `kind`, `status` and `mode` compare as their
/// singular kebab text (`micro-credential`, `in-progress`, `transfer`); a date field with Date,
/// AuditDate or a date FieldReference; a grade with Grade (of the policy's scale).
/// `before X` and `after X` are `less` and `greater`; `from D until E` is an AllTests of two.
struct CompareTest {
  FieldReference field;
  Comparison op{};
  Operand operand;
};
struct KnownTest {
  FieldReference field;
};
/// Any element equal. For `in home` and lists.
struct MemberTest {
  FieldReference field;
  std::vector<Operand> set;
};
/// A many-valued text field has this element.
struct IncludesTest {
  FieldReference field;
  Operand element;
};
/// `*` stands for any run of characters; everything else for itself.
struct MatchesTest {
  FieldReference field;
  std::string pattern;
};
/// `awarded within 5 years before audit`: from 5 years before the anchor to the anchor, both ends
/// in.
struct WithinTest {
  FieldReference field;
  Duration span;
  Side side{};
  Operand anchor;
};
/// Not expired and not revoked or suspended, on the audit date or (`active at award`) on its award
/// date.
struct ActiveTest {
  bool at_award = false;
};
/// A yes-or-no field is yes.
struct FlagTest {
  FieldReference field;
};

struct Predicate {
  std::variant<AllTests, AnyTests, NotTest, CompareTest, KnownTest, MemberTest, IncludesTest,
               MatchesTest, WithinTest, ActiveTest, FlagTest>
      kind;
  std::string text;  ///< as the policy writes it, white space folded: `level >= 5`
  Place place;
};

// ---- selections

/// One entry of a list: this code from this issuer; without issuers, from a home issuer or as a
/// recognised form of that code.
struct Entry {
  std::string code;
  std::vector<std::string> issuers;
  std::optional<PredicateId> where;
  Place place;
};

struct EveryCredential {};
struct OfKind {
  std::string kind;
};  ///< singular: `micro-credential`
struct OfEntries {
  std::vector<Entry> entries;
};
struct UnionOf {
  std::vector<SelectionId> parts;
};
/// Conferrals of any of these awards in the record. They use nothing and may serve several
/// requirements.
struct OfConferred {
  std::vector<AwardId> awards;  ///< ascending; several for a kind, and then perhaps none
};

/// base, where `where` holds, except those in `except`.
struct Selection {
  std::variant<EveryCredential, OfKind, OfEntries, UnionOf, OfConferred> base;
  std::optional<PredicateId> where;
  std::optional<SelectionId> except;
  std::string name;  ///< of the `let` it came from, else empty
  std::string text;  ///< as the policy writes it, white space folded
  Place place;
};

// ---- clauses

enum class BoundKind { at_least, at_most, exactly, between };

/// Inclusive ends. INVARIANT: at least one is given; low <= high; neither is negative.
struct Bounds {
  BoundKind kind{};
  std::optional<Number> low;
  std::optional<Number> high;
};

/// The base of a share that is only known with a record. A share of `award credits` or of an amount
/// is turned into a plain amount by the checker.
struct ShareBase {
  bool counted = true;                   ///< counted in this award, else held (only in `provided`)
  Unit unit;                             ///< credits of a framework, hours, or a count
  std::optional<SelectionId> selection;  ///< `counted courses`, `credits in live`; none: everything
  std::string text;                      ///< `counted credits`
};

/// One measured demand: `at least 72 credits where level >= 5`.
struct Demand {
  Bounds bounds;  ///< in `unit`; with `share`, fractions of the base (1/2 for 50%)
  Unit unit;
  SelectionId from;
  std::optional<ShareBase> share;
  /// `all of { … }`: each entry of `from` must be counted (bounds: at least as many as entries).
  /// INVARIANT: then `from` is an OfEntries without where and except, and `unit` is count.
  bool every_entry = false;
  std::string text;        ///< as the policy writes it
  std::string share_text;  ///< where a share of a fixed base became the bounds: `50% of award
                           ///< credits`, else empty
};

struct GroupBody {
  enum class Kind { all, any, counted } kind{};
  Bounds bounds;  ///< of `counted`: how many of the children
  std::vector<ClauseId> children;
};
/// `spanning at least 3 different subjects`: what serves the clause has at least so many values of
/// the field among it. INVARIANT: `least` is whole and above 0.
struct Spanning {
  FieldReference field;
  Number least;
  std::string values;  ///< `different subjects`
  std::string text;
};
/// `all with the same tag in pathways`: one value that all of it has.
struct SameValue {
  FieldReference field;
  std::optional<std::vector<std::string>> among;  ///< the values that it may be
  std::string text;
};
/// `within any 2 years`. INVARIANT: the bounds of the phrase have one end. With a lower one some
/// such period holds what the clause asks for, with an upper one no such period holds more.
struct WithinAny {
  Duration length;
  std::string text;
};
/// `in steps of 5 credits`: what lies in the selection counts in part, in whole steps, throughout
/// the award (in `requires`: for the clause). INVARIANT: above 0, in the unit of the phrase.
struct InSteps {
  Amount step;
  std::string text;
};
/// `at least 3 of S, including at least 1 of T`: each `including` speaks of what serves this clause
/// and also lies in its own selection.
struct PhraseBody {
  Demand demand;
  std::vector<Demand> including;
  std::optional<Spanning> spanning = {};
  std::optional<SameValue> same = {};
  std::optional<WithinAny> within = {};
  /// `per subject`: every bound holds for each value by itself. INVARIANT: all are upper ones, and
  /// there is neither `spanning` nor `same`.
  std::optional<FieldReference> per = {};
  /// INVARIANT: then the clause is of `requires` or `overall`, and of no result.
  std::optional<InSteps> steps = {};

  /// The place of `spanning` among the demands: behind the last `including`.
  [[nodiscard]] std::size_t spanning_at() const { return including.size() + 1; }
};
struct CompleteBody {
  AwardId award;
};
struct ApprovalBody {
  std::string authority;
};
struct OnlyBody {
  SelectionId selection;
};
enum class Weight { credits, equal };
/// Average of the points of `grade` (of the policy's scale) or of a number field, over counted
/// (`overall`) or held (`provided`) credentials in `of`. Ungraded ones are left out; over none: not
/// met.
struct AverageBody {
  FieldReference field;
  std::optional<SelectionId> of;
  Bounds bounds;  ///< in points, or in the field's own numbers
  Weight weight{};
  std::optional<FrameworkId> credit_framework;  ///< of Weight::credits
};
/// From the oldest to the latest award date of what is counted. A bound at_least/at_most/exactly
/// has one end; `between` two.
struct ElapsedBody {
  BoundKind kind{};
  std::optional<Duration> low;
  std::optional<Duration> high;
};
/// What is counted of a selection was awarded after what is counted had come to hold a phrase.
/// INVARIANT: every bound of the phrase is a lower one, of an amount and not of a share, and it has
/// neither `same` nor `within` nor `per`.
struct OrderBody {
  SelectionId of;
  PhraseBody after;
};
/// What is counted of a selection was awarded within a span of the oldest, or latest, date of award
/// of all that is counted.
struct CountedWithinBody {
  SelectionId of;
  Duration span;
  bool of_latest = false;
};
struct LearnerBody {
  PredicateId where;
};
/// INVARIANT: in `declares` only; decided by the checker, so the engine only shows it.
struct DeclaredBody {};

enum class Block { declares, requirements, overall, provided };

struct Clause {
  std::string label;
  std::string path;  ///< `data-practice.pathway.theory`, unique in the Program
  Block block{};
  AwardId award;
  std::optional<ClauseId> parent;  ///< the group it stands in
  /// It belongs to a result of the award (a tier, a level) and asks nothing of the award itself.
  /// INVARIANT: then `block` is overall, and the clause is in no list but that of its result.
  bool of_result = false;
  std::variant<GroupBody, PhraseBody, CompleteBody, ApprovalBody, OnlyBody, AverageBody,
               ElapsedBody, OrderBody, CountedWithinBody, LearnerBody, DeclaredBody>
      body;
  /// The clause is there only where this holds of the learner. In a choice it is no branch where it
  /// does not.
  std::optional<PredicateId> guard;
  bool applies = true;    ///< false: by what the award declares it never does
  /// It speaks only of what is counted for this clause of `requires`, of its own award or of one
  /// that it is made of. INVARIANT: then it stands in `overall`, its body is a phrase or an average,
  /// and that clause has one place in the award.
  std::optional<ClauseId> counted_in;
  bool advisory = false;  ///< shown, and without effect on the verdict; never in `requires`
  std::string approver;   ///< of `unless approved by`, else empty
  std::string because;
  std::string source;
  std::string documentation;
  std::string text;        ///< the body as the policy writes it, white space folded
  std::string guard_text;  ///< `learner where …`, `award where …`, else empty
  Place place;

  /// Nothing that a learner or an authority does takes it away.
  [[nodiscard]] bool is_firm() const { return !guard && applies && !advisory && approver.empty(); }
};

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

  /// Every file the Program was made of, the root first, then by name: what a digest is taken over.
  std::vector<SourceText> files;

  [[nodiscard]] const Framework& operator[](FrameworkId id) const { return frameworks[id.value]; }
  [[nodiscard]] const Scale& operator[](ScaleId id) const { return scales[id.value]; }
  [[nodiscard]] const DeclaredField& operator[](FieldId id) const { return fields[id.value]; }
  [[nodiscard]] const Predicate& operator[](PredicateId id) const { return predicates[id.value]; }
  [[nodiscard]] const Selection& operator[](SelectionId id) const { return selections[id.value]; }
  [[nodiscard]] const Clause& operator[](ClauseId id) const { return clauses[id.value]; }
  [[nodiscard]] const Award& operator[](AwardId id) const { return awards[id.value]; }
};

}  // namespace cairn::program
