// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a policy file says, before any name is resolved: plain values, built once by the parser and
/// then only read. Texts that stand in the file are views into its SourceFile, which must outlive
/// them. Every node keeps its span. Each struct shows the syntax it stands for.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <cairn/lang/ast_clauses.hpp>
#include <cairn/lang/ast_selections.hpp>
#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang::ast {

// ---- declarations

/// `governed by admission`
struct Governance {
  enum class By { admission, audit, better } by{};
  Span span;
};

/// `policy name "Title" { … }`
struct PolicyHeader {
  std::optional<Word> name;
  Text title;
  std::optional<Text> version;
  std::optional<Text> authority;
  std::optional<Text> source;
  std::optional<Word> framework;         ///< `framework nzqcf`
  std::optional<Word> credit_framework;  ///< `framework eqf with ects credits`
  std::optional<Word> scale;
  std::optional<List> home;
  std::optional<Period> effective;
  std::optional<Period> cohort;  ///< `for learners admitted from 2026-01-01`
  std::optional<Governance> governed;
  std::optional<MonthDayLiteral> year_starts;
};

/// `use nzqcf`, `use "partners.cairn"`, `use unverified hkqf-eqf because "…"`
struct Use {
  std::variant<Word, Text> what;
  std::optional<Text> unverified_because;
};

/// `source "…" read 2026-11-01`, `status official`
struct Origin {
  std::vector<Text> sources;
  std::optional<DateLiteral> read;
  std::optional<Word> status;
};

/// `between 25 and 30`, `10`
struct NumberRange {
  NumberLiteral low;
  NumberLiteral high;
  Span span;
};

/// `framework nzqcf { levels { 1, 2 } unit nzqcf hours 10 per credit year 120 credits … }`
struct Framework {
  Word name;
  std::optional<List> levels;  ///< numbers and texts, lowest first
  std::optional<Word> unit;
  std::optional<NumberRange> hours_per_credit;
  std::optional<NumberLiteral> year_credits;
  std::optional<NumberRange> micro_credential_credits;
  std::optional<Text> authority;
  Origin origin;
};

/// `crosswalk nzqcf to eqf { 5 is 5  6 is 5 status official source "…" }`
struct Crosswalk {
  Word from;
  Word to;
  std::vector<std::pair<Value, Value>> pairs;
  std::optional<Period> period;
  Origin origin;
};

/// `conversion ects to nzqcf { by year source "…" }`
struct Conversion {
  Word from;
  Word to;
  struct ByHours {};
  struct ByYear {};
  struct ByAgreement {
    NumberLiteral of_from;
    NumberLiteral of_to;
  };  ///< `by agreement 2 to 1`
  struct Forbidden {};
  struct Basis {
    std::variant<ByHours, ByYear, ByAgreement, Forbidden> kind;
    Span span;
  };
  std::optional<Basis> basis;
  std::optional<RoundingClause> rounding;
  Origin origin;
};

/// `scale us-letter { grade "F" points 0 grade "A" points 4 }`, lowest first
struct Scale {
  Word name;
  struct Entry {
    Text grade;
    std::optional<NumberLiteral> points;
    std::optional<NumberRange> marks;
    Span span;
  };
  std::vector<Entry> grades;
  Origin origin;
};

enum class FieldOwner { credential, learner, award };
/// `field credential course-level is number`
struct Field {
  FieldOwner owner{};
  Word name;
  Word type;
};

/// `let data-stack = micro-credentials where …`, `let size = 40 credits`
struct Let {
  Word name;
  std::variant<Selection, Quantity> value;
};

/// `as course "DATA-520" worth 15 credits at level 5 in "data" match 80%, usable only in ats.core`
struct Target {
  struct Itself {};
  std::optional<Word> kind;                   ///< `course`
  std::variant<Text, Quantity, Itself> what;  ///< code, or only an amount, or `itself`
  std::optional<Quantity> worth;
  std::optional<LevelReference> level;
  std::vector<Text> subjects;
  std::optional<Word> by_conversion;  ///< its word `by`
  std::optional<PercentLiteral> match;
  std::optional<Path> usable_only_in;
  Span span;
};

struct EvidenceBranch;
/// `any of { one: any of { … } two: all of { … } }`
struct EvidenceChoice {
  Quantifier quantifier{};
  std::vector<EvidenceBranch> branches;
};
/// What is recognised, where it is more than one code or each credential of a selection.
struct Evidence {
  std::variant<EvidenceChoice, QuantifiedSelection, BoundedMeasure> kind;
  Span span;
};
struct EvidenceBranch {
  Word label;
  Evidence evidence;
};

/// `recognise label: "CCNA" from "Cisco" where … { as … authority … }`
struct Recognise {
  std::optional<Word> label;
  std::vector<CodeItem> evidence;  ///< more than one for `all of { … }`: consumed together
  std::optional<Selection> each;   ///< or every credential of a selection, each by itself
  std::optional<Evidence> chosen;  ///< or a choice, or an amount
  std::optional<Word> conferral;   ///< or the conferral of an award
  Span evidence_span;
  std::vector<Target> targets;
  std::optional<Text> authority;
  std::optional<Text> source;
  std::optional<Period> period;
  bool grade_kept = false;
  bool once = false;
  std::optional<Text> approver;
};

/// `recognise table "transfer-2026.csv"`: each row is a recognition
struct RecogniseTable {
  Text file;
};

/// `overlap { "A", "B" }`
struct Overlap {
  List list;
};

/// `follows diploma(60 credits, data-stack)`
struct Follows {
  Word rule;
  std::vector<Value> arguments;
  Span span;
};

/// `tier "Merit" { … }`
struct Tier {
  Text title;
  std::vector<Clause> clauses;
  Span span;
};

/// `level highest where at least 72 credits`
struct LevelHighest {
  Phrase where;
  Span span;
};

/// `prefer earliest`, `prefer highest grade`
struct Preference {
  enum class Kind { earliest, latest, highest, lowest } kind{};
  std::optional<Word> field;  ///< of `highest` and `lowest`
  Span span;
};

/// An end of a line of `reuse`: `conferred degrees`, `data-practice`
struct ReuseEnd {
  bool conferred = false;
  Word award_or_kind;
  Span span;
};
/// `20% of award credits of smaller rounded up`
struct ReuseShare {
  PercentLiteral percent;
  Span base_span;
  bool smaller = false;
  std::optional<Word> of;  ///< an award
  std::optional<RoundingClause> rounding;
};
/// `9 credits`, `2 courses`, a share
struct ReuseMost {
  std::variant<ReuseShare, Quantity, KindCountMeasure> kind;
  Span span;
};
/// `from degrees to certificates at most 9 credits, at most 2 courses`, `between a and b nothing`
struct SharingBody {
  bool both_ways = false;
  ReuseEnd left;
  ReuseEnd right;
  bool nothing = false;
  std::vector<ReuseMost> most;  ///< none, and not `nothing`: `everything`
};
struct MostAwardsBody {
  NumberLiteral most;
};  ///< `each credential in at most 2 awards`
struct OnlyOneBody {
  List awards;
};  ///< `only one of { a, b }`
struct ReuseLine : Modifiers {
  Word label;
  std::variant<SharingBody, MostAwardsBody, OnlyOneBody> body;
  Span body_span;
  std::vector<std::string> documentation;
  Span span;
};
/// `reuse { label: … }`
struct Reuse {
  std::vector<ReuseLine> lines;
};

enum class AwardSort { award, admission, standing, badge };

/// `award data-practice "Certificate" { kind … level … credits … requires { … } … }`
struct Award {
  AwardSort sort{};
  Word name;
  std::optional<Text> title;
  std::optional<Word> kind;
  std::optional<LevelReference> level;
  std::optional<NumberLiteral> credits;
  std::optional<Word> repeats;  ///< `all`, `best`, `latest`, `first`
  std::optional<Text> because;
  struct Fact {
    Word field;
    Value value;
    Span span;
  };
  std::vector<Fact> facts;  ///< `words is "Higher Diploma"`
  struct Share {
    Path left;
    Path right;
    Span span;
  };
  std::vector<Share> shares;  ///< `share core with breadth`
  std::vector<Clause> declares;
  std::vector<Clause> requirements;  ///< `requires { … }`
  std::vector<Clause> overall;
  std::vector<Clause> provided;
  std::vector<Follows> follows;
  std::vector<Tier> tiers;  ///< best first
  std::optional<LevelHighest> level_highest;
  std::optional<Word> grants;  ///< `grants credits`
  std::optional<Preference> preference;
  std::optional<Text> source;  ///< of a rule
};

/// `rule diploma(size: credits, pool: selection) { … }`: what an award takes over that follows it
struct Rule {
  struct Parameter {
    Word name;
    Word type;
  };
  Word name;
  std::vector<Parameter> parameters;
  Award body;  ///< its name is the rule's
};

/// A credential of a test: `micro-credential "DATA-501" from "X" worth 15 credits at level 5 in
/// "data" awarded 2025-03-01`
struct GivenCredential {
  Word kind;
  Text code;
  std::optional<Text> issuer;
  std::optional<Quantity> credits;  ///< `worth 15 credits`
  std::optional<Quantity> hours;    ///< `worth 150 hours`
  std::optional<LevelReference> level;
  std::vector<Text> subjects;
  std::optional<DateLiteral> awarded;
  bool partial = false;
  std::vector<Award::Fact> facts;  ///< `status is in-progress`, `grade is "B+"`
  Span span;
};
struct GivenLearnerFact {
  Word field;
  Value value;
  Span span;
};  ///< `learner born is 1990-02-01`
/// `conferred das on 2025-01-01 used { "CAS-1" }`
struct GivenConferral {
  Word award;
  std::optional<DateLiteral> on;
  std::optional<List> used;
  Span span;
};
/// `decision approve data-practice.transfer by "Programme Director"`
struct GivenDecision {
  Word kind;
  Path path;
  Text by;
  Span span;
};
using Given = std::variant<GivenCredential, GivenLearnerFact, GivenConferral, GivenDecision>;

/// `data-practice met`, `data-practice.core uses { … }`, `… short 15 credits`, `… needs "X"`, `…
/// missing level`
struct Expectation {
  enum class Kind {
    met,
    met_on_completion,
    needs_decision,
    cannot_tell,
    not_met,
    undecided,  // verdicts
    missing,    ///< this fact is missing
    uses,       ///< exactly these credentials counted
    is_short,   ///< by this much
    tier,       ///< this tier is reached
    grants,     ///< so much is granted
    level       ///< this level is reached
  } kind{};
  Path path;
  std::optional<Text> authority;                                      ///< of `needs`
  std::optional<Word> field;                                          ///< of `missing`
  std::optional<List> list;                                           ///< of `uses`
  std::optional<std::variant<Quantity, KindCountMeasure>> shortfall;  ///< of `short`
  std::optional<Text> tier;                                           ///< of `tier`
  std::optional<Quantity> granted;                                    ///< of `grants`
  std::optional<LevelReference> level;                                ///< of `level`
  Span span;
};

/// `test "…" { on 2026-06-30 given { … } expect … }`
struct Test {
  Text title;
  std::optional<DateLiteral> on;
  std::vector<Given> given;
  std::vector<Expectation> expectations;
};

using DeclarationKind =
    std::variant<PolicyHeader, Use, Framework, Crosswalk, Conversion, Scale, Field, Let, Recognise,
                 RecogniseTable, Overlap, Rule, Reuse, Award, Test>;

struct Declaration {
  DeclarationKind kind;
  std::vector<std::string> documentation;  ///< the `##` lines before it, without the `##`
  Span keyword;                            ///< its first word
  Span span;
};

/// One file: `edition 1` and its declarations, in the order of the file.
struct File {
  std::optional<NumberLiteral> edition;
  std::vector<Declaration> declarations;
};

}  // namespace cairn::lang::ast
