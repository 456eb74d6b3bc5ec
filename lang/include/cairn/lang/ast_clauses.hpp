// SPDX-License-Identifier: Apache-2.0
/// @file
/// Clauses as they are written: what is measured, and what is asked of it. See cairn/lang/ast.hpp.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <cairn/lang/ast_selections.hpp>

namespace cairn::lang::ast {

// ---- phrases: a bound, what is measured, and from what

enum class BoundKind { at_least, at_most, exactly, between };

/// `at least`, `between 5 and`
struct Bound {
  BoundKind kind{};
  Rare<NumberLiteral> low;  ///< only of `between`
  Span span;
};

/// `from data-stack` or `where level >= 4`
struct Scope {
  std::variant<Selection, Predicate> kind;
  Span span;
};

/// What a share is a share of.
struct Base {
  struct Counted {
    Word noun;
  };                       ///< `counted credits`, `counted courses`
  struct AwardCredits {};  ///< `award credits`
  struct Held {
    AmountNoun noun{};
    SelectionSource of;
  };  ///< `credits in live`
  std::variant<Counted, AwardCredits, Quantity, Held> kind;
  Span span;
};

/// `rounded up to 3`
struct RoundingClause {
  Rounding rounding = Rounding::none;
  std::optional<NumberLiteral> step;
  Span span;
};

/// `50% of award credits from S rounded up stated as 20 credits`
struct ShareMeasure {
  PercentLiteral percent;
  Base base;
  Rare<Scope> scope;
  Rare<RoundingClause> rounding;
  Rare<std::variant<Quantity, NumberLiteral>> stated;
};

struct AmountMeasure {
  Quantity amount;
  Rare<Scope> scope;
};  ///< `15 credits from S`
/// `3 of data-stack`, `count of data-stack` (the name of a parameter)
struct CountMeasure {
  std::variant<NumberLiteral, Word> count;
  Selection of;
};
/// `5 courses where grade >= "B"`
struct KindCountMeasure {
  NumberLiteral count;
  Word kind;
  Rare<Predicate> where;
};
/// `size from S`: the name of a `let` amount or of a parameter
struct NamedMeasure {
  Word name;
  Rare<Scope> scope;
};

struct Measure {
  std::variant<Box<ShareMeasure>, AmountMeasure, CountMeasure, KindCountMeasure, NamedMeasure> kind;
  Span span;
};

struct BoundedMeasure {
  Bound bound;
  Measure measure;
};  ///< `at least 3 of data-stack`
enum class Quantifier { all, any, none };
struct QuantifiedSelection {
  Quantifier quantifier{};
  Selection of;
};  ///< `all of { "A", "B" }`

/// `including at least 72 credits where level >= 5`, `including all of { "X" }`
struct Including {
  std::variant<BoundedMeasure, Selection> kind;
  Span span;
};

/// `spanning at least 3 different subjects`
struct Spanning {
  NumberLiteral count;
  Word field;
  Span span;
};
/// `all with the same tag in pathways`
struct SameValue {
  Word field;
  Rare<Set> among;
  Span span;
};
/// `within any 2 years`
struct WithinAny {
  DurationLiteral length;
  Span span;
};
/// `per subject`
struct PerValue {
  Word field;
  Span span;
};
/// `in steps of 1 credit`
struct InSteps {
  Quantity step;
  Span span;
};

/// `at least 3 of S, including …, including …, spanning at least 2 different subjects`
struct Phrase {
  std::variant<BoundedMeasure, QuantifiedSelection> kind;
  std::vector<Including> including;
  Rare<Spanning> spanning;
  Rare<SameValue> same;
  Rare<WithinAny> within;
  Rare<PerValue> per;
  Rare<InSteps> steps;
  Span span;

  /// Nothing follows a comma.
  [[nodiscard]] bool is_plain() const {
    return including.empty() && !spanning && !same && !within && !per && !steps;
  }
};

// ---- clauses

struct Clause;

/// `all of { a: … b: … }`, `any of { … }`, `at least 2 of { … }`
struct Group {
  enum class Kind { all, any, counted } kind{};
  Rare<Bound> bound;          ///< only of `counted`
  Rare<NumberLiteral> count;  ///< only of `counted`
  std::vector<Clause> clauses;
};

struct CompleteBody {
  Word award;
};  ///< `complete data-practice`
struct ApprovalBody {
  Text authority;
};  ///< `approval of "Dean"`
struct OnlyBody {
  Selection selection;
};  ///< `only credentials where …`
enum class Weight { credits, equal };
/// `average grade of S at least 3.0 weighted by credits`
struct AverageBody {
  Word field;
  Rare<Selection> of;
  Bound bound;
  std::variant<NumberLiteral, Text> value;
  Weight weight{};
};
/// `oldest to latest at most 4 years`; of `between`, both ends are durations
struct ElapsedBody {
  BoundKind bound{};
  std::optional<DurationLiteral> low;  ///< only of `between 2 years and 4 years`
  DurationLiteral span;
};
/// `order courses where level >= 7 after at least 60 credits`
struct OrderBody {
  Selection of;
  Box<Phrase> after;
};
/// `courses where mode is transfer counted within 16 years of latest`
struct CountedWithinBody {
  Selection of;
  DurationLiteral span;
  bool of_latest = false;  ///< else of the oldest
};
struct LearnerBody {
  Predicate where;
};  ///< `learner where age >= 16`
struct AwardBody {
  Predicate where;
};  ///< `award where level >= 4`

using BodyKind = std::variant<Group, CompleteBody, ApprovalBody, OnlyBody, AverageBody, ElapsedBody,
                              OrderBody, CountedWithinBody, LearnerBody, AwardBody, Phrase>;

/// `when learner where …`, `when award where …`: the clause applies only if that holds.
struct Guard {
  bool of_award = false;  ///< else of the learner
  Predicate where;
  Span span;
};
/// `unless approved by "X" because "…" source "…"`, behind the body of a clause
struct Modifiers {
  Rare<Guard> guard;
  Rare<Word> advisory;
  Rare<Text> approver;
  Rare<Text> because;
  Rare<Text> source;
};
/// `label: body modifiers`
struct Clause : Modifiers {
  Word label;
  BodyKind body;
  Span body_span;
  std::vector<std::string> documentation;
  Span span;
};

}  // namespace cairn::lang::ast
