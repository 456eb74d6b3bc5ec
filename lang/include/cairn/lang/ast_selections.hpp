// SPDX-License-Identifier: Apache-2.0
/// @file
/// Words and values as they are written, tests on fields, and selections of credentials. See
/// cairn/lang/ast.hpp.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>
#include <cairn/lang/rare.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang::ast {

/// A value on the heap, for trees; never empty after construction (a moved-from Box is only
/// destroyed).
template <class T>
class Box {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor)
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

// ---- words and literals

/// `data-practice`
struct Word {
  std::string_view text;
  Span span;
};

/// `"Otago Polytechnic"`, escapes resolved
struct Text {
  std::string value;
  Span span;
};

/// `7.5`
struct NumberLiteral {
  Number value;
  Span span;
};

/// `2026-01-31`
struct DateLiteral {
  Date value;
  Span span;
};

/// `02-01`
struct MonthDayLiteral {
  MonthDay value;
  Span span;
};

/// `5 years`
struct DurationLiteral {
  Duration value;
  Span span;
};

/// `50%`
struct PercentLiteral {
  Number value;  ///< 50
  Span span;
};

enum class AmountNoun { credits, hours };

/// `15 credits`, `5 ects credits`, `150 hours`
struct Quantity {
  NumberLiteral amount;
  Rare<Word> framework;
  AmountNoun noun{};
  Span span;
};

/// `level 5`, `eqf level 5`, `level "Entry 3"`
struct LevelReference {
  Rare<Word> framework;
  std::variant<NumberLiteral, Text> level;
  Span span;
};

/// `learner major`
struct LearnerField {
  Word field;
  Span span;
};

using ValueKind = std::variant<Text, DateLiteral, LearnerField, PercentLiteral, Quantity,
                               LevelReference, NumberLiteral, Word>;
struct Value {
  ValueKind kind;
  Span span;
};

/// `data-practice.core`
struct Path {
  std::vector<Word> parts;
  Span span;
};

/// `from 2026-01-01 until 2026-12-31`; at least one of the two is given
struct Period {
  Rare<DateLiteral> from;
  Rare<DateLiteral> until;
  Span span;
};

// ---- tests on the fields of one credential (or of the learner, or of the award)

struct Predicate;
struct Selection;
struct Item;

/// `{ "A", "B" from "X", 5, badges }`
struct List {
  std::vector<Item> items;
  Span span;
};

/// `in { "A", "B" }`, `in home`
using Set = std::variant<List, Word>;

enum class Comparison { less, less_equal, greater, greater_equal };
enum class Side { before, after };

/// `audit`, `2026-01-01`, `learner admitted`, `started`
struct Anchor {
  struct Audit {};
  std::variant<Audit, DateLiteral, LearnerField, Word> kind;
  Span span;
};

struct CompareCheck {
  Comparison op{};
  Value value;
};  ///< `>= 5`
struct KnownCheck {
  bool negated = false;
};  ///< `is known`, `is not known`
struct IsCheck {
  bool negated = false;
  Value value;
};  ///< `is transfer`, `is not "X"`
struct InCheck {
  bool negated = false;
  Set set;
};  ///< `in home`
struct IncludesCheck {
  Value value;
};  ///< `includes "data"`
struct MatchesCheck {
  Text pattern;
};  ///< `matches "DATA-5*"`
struct WithinCheck {
  DurationLiteral span;
  Side side{};
  Anchor anchor;
};  ///< `within 5 years before audit`
struct PeriodCheck {
  Period period;
};  ///< `from 2020-01-01`
struct OrderCheck {
  Side side{};
  Anchor anchor;
};  ///< `before started`

using CheckKind = std::variant<CompareCheck, KnownCheck, IsCheck, InCheck, IncludesCheck,
                               MatchesCheck, WithinCheck, PeriodCheck, OrderCheck>;

/// `level >= 5`, `eqf level >= 5`: a field, perhaps under a framework, and a check
struct FieldTest {
  Rare<Word> qualifier;
  Word field;
  CheckKind check;
};

struct AllTests {
  std::vector<Predicate> tests;
};  ///< `a and b and c`
struct AnyTests {
  std::vector<Predicate> tests;
};  ///< `a or b`
struct NotTest {
  Box<Predicate> test;
};  ///< `not a`
struct ActiveTest {
  bool at_award = false;
};  ///< `active`, `active at award`
struct FlagTest {
  Word field;
};  ///< `letter-graded` (a yes-or-no field alone)

struct Predicate {
  std::variant<FieldTest, AllTests, AnyTests, NotTest, ActiveTest, FlagTest> kind;
  Span span;
};

// ---- selections

/// `"CCNA" from "Cisco" where grade >= "B"`
struct CodeItem {
  Text code;
  Rare<std::variant<Text, Word>> issuer;
  Rare<Predicate> where;
};

struct Item {
  std::variant<CodeItem, NumberLiteral, Box<Selection>> kind;
  Span span;
};

struct ConferredSource {
  Word award_or_kind;
};  ///< `conferred data-practice`
struct CountedInSource {
  Word kind;
  Path path;
};  ///< `credentials counted in mas.core`
struct KindSource {
  Word kind;
};  ///< `micro-credentials`, `credentials`
struct NamedSource {
  Word name;
};  ///< the name of a `let`
struct ListSource {
  List list;
};  ///< `{ "A", "B" }`

struct SelectionSource {
  std::variant<ConferredSource, Box<CountedInSource>, KindSource, NamedSource, ListSource> kind;
  Span span;
};

/// `micro-credentials where level >= 5 except { "X" }`
struct Selection {
  SelectionSource source;
  Rare<Predicate> where;
  struct Except {
    SelectionSource source;
    Rare<Predicate> where;
    Span span;
  };
  Rare<Except> except;
  Span span;
};

}  // namespace cairn::lang::ast
