// SPDX-License-Identifier: Apache-2.0
/// @file
/// Typed ids, and the vocabulary that a checked policy counts in: frameworks and their levels,
/// crosswalks, conversions, scales, units and fields. See cairn/lang/program.hpp.
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
struct SourceText;
using FrameworkId = Id<Framework>;
using ScaleId = Id<Scale>;
using FieldId = Id<DeclaredField>;
using PredicateId = Id<Predicate>;
using SelectionId = Id<Selection>;
using ClauseId = Id<Clause>;
using AwardId = Id<Award>;
using FileId = Id<SourceText>;

/// Where something stands in the policy, as a person looks it up; line and column count from 1.
struct Place {
  FileId file;
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

}  // namespace cairn::program
