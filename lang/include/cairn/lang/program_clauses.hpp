// SPDX-License-Identifier: Apache-2.0
/// @file
/// Checked tests, selections and clauses. See cairn/lang/program.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>
#include <cairn/lang/program_vocabulary.hpp>
#include <cairn/lang/rare.hpp>

namespace cairn::program {

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
  Rare<ShareBase> share;
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
  Rare<Spanning> spanning = {};
  Rare<SameValue> same = {};
  Rare<WithinAny> within = {};
  /// `per subject`: every bound holds for each value by itself. INVARIANT: all are upper ones, and
  /// there is neither `spanning` nor `same`.
  Rare<FieldReference> per = {};
  /// INVARIANT: then the clause is of `requires` or `overall`, and of no result.
  Rare<InSteps> steps = {};

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
  bool applies = true;  ///< false: by what the award declares it never does
  /// It speaks only of what is counted for this clause of `requires`, of its own award or of one
  /// that it is made of. INVARIANT: then it stands in `overall`, its body is a phrase or an
  /// average, and that clause has one place in the award.
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

}  // namespace cairn::program
