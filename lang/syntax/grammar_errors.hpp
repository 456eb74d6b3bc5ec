// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is expected where a `must` of the grammar fails. The compiler refuses a `must` whose rule
/// has no row here.
#pragma once

#include "syntax/grammar.hpp"

namespace cairn::lang {

template <FaultKind fault_kind>
struct Point {
  static constexpr FaultPoint of(std::string_view what, std::string_view hint = {},
                                 std::string_view words = {}) {
    return {fault_kind, what, hint, words, Terminal::past_last, Block::file};
  }
};
using Expected = Point<FaultKind::expected>;
using Behind = Point<FaultKind::missing_behind>;
using NoBase = Point<FaultKind::no_base>;
using Misplaced = Point<FaultKind::misplaced>;

// A word of the language: the message names it, and a near spelling becomes the hint.
template <Terminal word, Terminal... others>
struct FaultOf<rules::kw<word, others...>> {
  static_assert(sizeof...(others) == 0, "name what is expected");
  static constexpr FaultPoint value{FaultKind::keyword, {}, {}, {}, word, Block::file};
};

template <Block where>
struct FaultOf<rules::unknown_line<where>> {
  static constexpr FaultPoint value{FaultKind::unknown_line, {}, {}, {}, Terminal::past_last,
                                    where};
};

// clang-format off
#define CAIRN_FAULT(rule, point) \
  template <> struct FaultOf<rules::rule> { static constexpr FaultPoint value = point; }

// --- words and values
CAIRN_FAULT(text,          Expected::of("a text in quotes"));
CAIRN_FAULT(number,        Expected::of("a number"));
CAIRN_FAULT(percent,       Expected::of("a share in per cent", "write a share: `80%`"));
CAIRN_FAULT(date,          Expected::of("a date", "write a date as year, month, day: `2026-01-31`"));
CAIRN_FAULT(any_word,      Expected::of("a name"));
CAIRN_FAULT(name,          Expected::of("a name"));
CAIRN_FAULT(field_name,    Expected::of("the name of a field", "such as `level`, `grade`, `subject` or `awarded`"));
CAIRN_FAULT(kind_name,     Expected::of("a kind of credential", "such as `certificate` or `micro-credential`"));
CAIRN_FAULT(value,         Expected::of("a value", "a text in quotes, a number, a date, an amount or a name"));
CAIRN_FAULT(missing_noun,  Expected::of("`credits` or `hours`", {}, "credits|hours|credit|hour"));
CAIRN_FAULT(a_quantity,    Expected::of("an amount", "write an amount with its unit: `15 credits`"));
CAIRN_FAULT(a_level,       Expected::of("a level", "write `level 5`, or `eqf level 5` where it is of another framework", "level"));
CAIRN_FAULT(duration_unit, Expected::of("`years`, `months` or `days`", {}, "years|months|days|year|month|day"));
CAIRN_FAULT(a_duration,    Expected::of("a span of time", "write `5 years`, `18 months` or `90 days`"));
CAIRN_FAULT(path,          Expected::of("a name"));
CAIRN_FAULT(path_of_award, Expected::of("the name of an award", "such as `data-practice`, or `data-practice.core` for a clause of it"));
CAIRN_FAULT(a_period,      Expected::of("`from` or `until` and a date", "write `from 2026-01-01`", "from|until"));
CAIRN_FAULT(open_brace,    Behind::of("`{`", {}, "where|except|from|to"));
CAIRN_FAULT(doubled_brace, Misplaced::of("the next line", "the brace stands twice; take one of the two out"));

// --- tests on fields
CAIRN_FAULT(set,           Expected::of("a list in braces, or the name of one", "write `in { \"A\", \"B\" }`"));
CAIRN_FAULT(side,          Expected::of("`before` or `after`", "the side and the date it counts from are always written: `within 5 years before audit`", "before|after"));
CAIRN_FAULT(anchor,        Expected::of("a date to count from", "write `audit` (the date of the audit), a date, `learner` and a field of the learner, or another field", "audit|learner"));
CAIRN_FAULT(term,          Expected::of("a test on a field", "such as `level >= 5` or `subject includes \"data\"`"));
CAIRN_FAULT(predicate,     Expected::of("a test on a field", "such as `level >= 5` or `subject includes \"data\"`"));
CAIRN_FAULT(close_bracket, Behind::of("`)`", "close the bracket with `)`", "and|or|is|in|includes|matches|within|before|after|from|until"));
CAIRN_FAULT(no_check,      Expected::of("a check such as `is`, `in` or `>=`", {}, "is|in|includes|matches|within|before|after|from|until"));

// --- selections
CAIRN_FAULT(source,        Expected::of("a selection of credentials", "such as `micro-credentials`, a list `{ \"A-1\", \"A-2\" }`, or the name of a `let`"));
CAIRN_FAULT(selection,     Expected::of("a selection of credentials", "such as `micro-credentials`, a list `{ \"A-1\", \"A-2\" }`, or the name of a `let`"));
CAIRN_FAULT(counted_place, Expected::of("a clause or an award", "such as `core`, `pathway.theory` or `data-practice`"));
CAIRN_FAULT(issuer,        Expected::of("an issuer in quotes, or the name of a list of issuers"));
CAIRN_FAULT(item,          Expected::of("a code in quotes, a number or a selection", {}));
CAIRN_FAULT(a_list,        Expected::of("a list in braces", "write `{ \"A\", \"B\" }`"));
template <> struct FaultOf<rules::list_end> { static constexpr FaultPoint value{FaultKind::list_end, "`,` or `}`", {}, "from|where|except|and|or", Terminal::past_last, Block::file}; };

// --- phrases
CAIRN_FAULT(least_or_most, Expected::of("`least` or `most`", {}, "least|most"));
CAIRN_FAULT(direction,     Expected::of("`up`, `down` or `nearest`", {}, "up|down|nearest"));
CAIRN_FAULT(share_of,      NoBase::of("`of`", "say what the share is a share of: `50% of award credits`", "of"));
CAIRN_FAULT(base,          Expected::of("what the share is a share of", "write `award credits` (as declared), `counted credits` (all that counts), an amount, or `credits in` and a selection", "award|counted|credits"));
CAIRN_FAULT(stated_value,  Expected::of("an amount", "write what the share comes to: `stated as 24 credits`"));
CAIRN_FAULT(measure,       Expected::of("an amount", "such as `3 of data-stack`, `15 credits`, `2 courses` or `50% of award credits`"));
CAIRN_FAULT(missing_unit,  Expected::of("`of`, `credits`, `hours` or a kind of credential", {}, "of|credits|hours"));
CAIRN_FAULT(included,      Expected::of("a bound", "such as `including at least 10 credits where level >= 5`", "at least|at most|exactly|between|all of"));
CAIRN_FAULT(suffix,        Expected::of("a suffix", "behind the comma stands `including …`, `spanning at least … different …`, `all with the same …`, `within any …`, `per …` or `in steps of …`", "including|spanning|all with the same|within any|per|in steps of"));

// --- clauses
CAIRN_FAULT(body,          Expected::of("what the clause demands", "such as `at least 3 of …`, `at most 20 credits from …`, `all of { … }` or `any of { … }`", "at least|at most|exactly|between|all of|any of|none of|only|complete|average|approval of|oldest to latest|order|learner where|award where"));
CAIRN_FAULT(average_bound, Expected::of("a bound", "write `at least 3.0`", "at least|at most|exactly|between|of"));
CAIRN_FAULT(average_value, Expected::of("a number or a grade in quotes"));
CAIRN_FAULT(weight,        Expected::of("how the average is weighted", "write `weighted by credits` or `each equal`", "weighted|each"));
CAIRN_FAULT(elapsed_bound, Expected::of("a bound", "write `at most 4 years`", "at least|at most|exactly|between"));
CAIRN_FAULT(elapsed_low,   Expected::of("a number"));
CAIRN_FAULT(phrase_before, Expected::of("what has to come first", "such as `after at least 1 of { \"A-1\" }` or `after at least 60 credits`", "at least|all of|any of"));
CAIRN_FAULT(counted_from,  Expected::of("`oldest` or `latest`", "the span counts from the oldest or the latest date of award of what is counted", "oldest|latest"));
CAIRN_FAULT(guard_of,      Expected::of("`learner where` or `award where`", "a clause applies by a fact of the learner or of the award: `when learner where admitted from 2026-01-01`", "learner where|award where"));
CAIRN_FAULT(missing_label, Misplaced::of("a label", "a clause begins with a label of your choice and a colon: `core: at least 3 of …`"));
CAIRN_FAULT(missing_colon, Behind::of("`:` behind the label"));
CAIRN_FAULT(not_a_clause,  Expected::of("a clause", "a clause begins with a label of your choice and a colon: `core: at least 3 of …`"));
CAIRN_FAULT(the_end,       Expected::of("the end of the clause", {}, "from|where|except|including|spanning|per|unless|when|advisory|because|source|rounded|stated|and|or|is|in|includes|matches|within|not|before|after|until|level|credits|hours"));

// --- declarations
CAIRN_FAULT(governed_what,    Expected::of("`admission`, `audit` or `better`", "the rules of the day of admission, of the audit, or whichever of the two serves the learner better", "admission|audit|better"));
CAIRN_FAULT(month_day,        Expected::of("a day of the year", "write a day of every year as month and day: `02-01`"));
CAIRN_FAULT(title,            Expected::of("the title in quotes"));
CAIRN_FAULT(used,             Expected::of("the name of a library module, or a file in quotes", "such as `use nzqcf` or `use \"partners.cairn\"`"));
CAIRN_FAULT(number_range,     Expected::of("a number, or a range such as `between 25 and 30`", {}, "between"));
CAIRN_FAULT(conversion_how,   Expected::of("by what it is converted", "write `by hours`, `by year`, or `by agreement 2 to 1` (2 credits of the first are 1 of the second)", "hours|year|agreement"));
CAIRN_FAULT(field_owner,      Expected::of("whose field it is: `credential`, `learner` or `award`", {}, "credential|learner|award"));
CAIRN_FAULT(field_type,       Expected::of("the type of the field", "one of `date`, `number`, `text`, `yes-or-no` and `texts`"));
CAIRN_FAULT(equals,           Behind::of("`=`"));
CAIRN_FAULT(let_value,        Expected::of("a selection or an amount", "such as `micro-credentials where level >= 5`, `{ \"A-1\", \"A-2\" }` or `40 credits`"));
CAIRN_FAULT(evidence,         Expected::of("the code of the evidence in quotes, or a selection", "write `recognise \"CCNA\" from \"Cisco\" { … }`, `all of { … }` for several together, or a selection for each of its credentials", "all of"));
CAIRN_FAULT(target_what,      Expected::of("what it is recognised as", "write a code in quotes, an amount such as `5 credits`, or `itself`", "itself"));
CAIRN_FAULT(reuse_body,       Expected::of("what awards may share", "such as `from certificates to degrees at most 9 credits`, `between a and b nothing`, `each credential in at most 2 awards` or `only one of { a, b }`", "from|between|each credential in at most|only one of"));
CAIRN_FAULT(reuse_end,        Expected::of("an award, or a kind of award", "write the name of an award, or a kind in the plural: `certificates`", "conferred"));
CAIRN_FAULT(reuse_amount,     Expected::of("how much may be shared", "write `nothing`, `everything`, or `at most 9 credits`", "nothing|everything|at most"));
CAIRN_FAULT(reuse_at_most,    Expected::of("`at most`", {}, "at most"));
CAIRN_FAULT(reuse_most,       Expected::of("an amount", "such as `9 credits`, `2 courses` or `50% of award credits of smaller`"));
CAIRN_FAULT(award_credits_of, Expected::of("`award credits`", "a share between awards is one of the credits that an award declares: `50% of award credits of smaller`", "award credits"));
CAIRN_FAULT(whose_credits,    Expected::of("`smaller` or the name of an award", {}, "smaller"));
CAIRN_FAULT(awards_noun,      Expected::of("`awards`", {}, "awards|award"));
CAIRN_FAULT(usable_only,      Expected::of("`usable only in`", "a comma leads to where alone it counts: `as 30 credits, usable only in data-practice`; no other comma is needed", "usable only in"));
CAIRN_FAULT(branch_evidence,  Expected::of("evidence", "write a code in quotes, `all of { … }` codes, or an amount such as `at least 3 badges where …`", "all of|any of|at least"));
CAIRN_FAULT(because,          Expected::of("`because` and the reason in quotes", "say why it is relied on all the same: `because \"…\"`", "because"));
CAIRN_FAULT(repeats_word,     Expected::of("which attempts count", "write `repeats best`, `repeats latest`, `repeats first` or `repeats all`"));
CAIRN_FAULT(parameters,       Expected::of("the parameters of the rule in round brackets", "write `rule diploma(size: credits) { … }`, or `()` where there are none"));
CAIRN_FAULT(a_parameter,      Expected::of("a parameter", "write its name, a colon and its type: `size: credits`"));
CAIRN_FAULT(parameter_type,   Expected::of("the type of the parameter", "one of `credits`, `hours`, `level`, `number`, `text` and `selection`", "credits|hours|level|number|text|selection"));
CAIRN_FAULT(phrase_of_level,  Expected::of("what has to hold at the level", "write `level highest where at least 72 credits`", "at least|exactly|between"));
CAIRN_FAULT(preference,       Expected::of("what is preferred", "write `prefer earliest`, `prefer latest`, `prefer highest grade` or `prefer lowest credits`", "earliest|latest|highest|lowest"));
CAIRN_FAULT(needs_whom,       Expected::of("who decides, in quotes", "write `needs \"Programme Director\"`"));
CAIRN_FAULT(short_by,         Expected::of("by how much", "such as `short 15 credits` or `short 1 course`"));
CAIRN_FAULT(expected,         Expected::of("a verdict", "one of `met`, `met on completion`, `needs \"…\"`, `cannot tell`, `not met`, `undecided`, `missing …`, `uses { … }` and `short …`", "met|needs|cannot tell|not met|undecided|missing|uses|short|met on completion"));
CAIRN_FAULT(edition_number,   Expected::of("the number of the edition", "write `edition 1`"));

template <> struct FaultOf<rules::arguments_end> { static constexpr FaultPoint value{FaultKind::list_end, "`,` or `)`", {}, {}, Terminal::past_last, Block::file}; };
template <> struct FaultOf<rules::unclosed_block> { static constexpr FaultPoint value{FaultKind::unclosed, {}, {}, {}, Terminal::past_last, Block::file}; };
template <> struct FaultOf<rules::too_deep> { static constexpr FaultPoint value{FaultKind::too_deep, {}, {}, {}, Terminal::past_last, Block::file}; };
template <> struct FaultOf<rules::no_first_line> { static constexpr FaultPoint value{FaultKind::no_edition, {}, {}, {}, Terminal::past_last, Block::file}; };

#undef CAIRN_FAULT
// clang-format on

}  // namespace cairn::lang
