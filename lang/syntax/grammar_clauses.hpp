// SPDX-License-Identifier: Apache-2.0
/// @file
/// The grammar of phrases and clauses. See grammar.hpp.
#pragma once

#include <tao/pegtl.hpp>

#include "syntax/grammar_selections.hpp"

namespace cairn::lang::rules {

using namespace tao::pegtl;
using T = Terminal;

// clang-format off

// --- phrases

// What only the body of a clause begins with.
struct body_begin : sor<seq<kw<T::at>, kw<T::least, T::most>>, kw<T::exactly>, seq<kw<T::between>, number>, seq<kw<T::all, T::any, T::none>, kw<T::of>>, kw<T::only>,
                        seq<kw<T::complete>, name>, seq<kw<T::average>, field_name>, seq<kw<T::approval>, kw<T::of>>, seq<kw<T::oldest>, kw<T::to>>, seq<kw<T::order>, sor<open_brace, name>>, seq<kw<T::learner, T::award>, kw<T::where>>> {};

// bound = "at" "least" | "at" "most" | "exactly" | "between" NUMBER "and"
struct at_least : kw<T::least> {};
struct at_most  : kw<T::most> {};
struct least_or_most : sor<at_least, at_most> {};
struct exactly  : kw<T::exactly> {};
struct between  : seq<kw<T::between>, must<number>, must<kw<T::and_>>> {};
struct bound    : sor<seq<kw<T::at>, must<least_or_most>>, exactly, between> {};

struct scope_from : seq<kw<T::from>, must<selection>> {};
struct scope      : sor<scope_from, where> {};

// base = "counted" ( "credits" | "hours" | KIND ) | "award" "credits" | quantity | ( "credits" | "hours" ) "in" source
struct base_counted : seq<kw<T::counted>, must<field_name>> {};
struct base_award   : kws<T::award, T::credits> {};
struct base_held    : seq<amount_noun, kw<T::in>, must<source>> {};
struct base         : sor<base_counted, base_award, base_held, quantity> {};

struct round_up      : kw<T::up> {};
struct round_down    : kw<T::down> {};
struct round_nearest : kw<T::nearest> {};
struct direction     : sor<round_up, round_down, round_nearest> {};
struct rounding      : seq<kw<T::rounded>, must<direction>, opt<kw<T::to>, must<number>>> {};
struct stated_value  : sor<quantity, number> {};
struct stated        : seq<kws<T::stated, T::as>, must<stated_value>> {};

struct share_of       : kw<T::of> {};
struct share_measure  : seq<percent, must<share_of>, must<base>, opt<scope>, opt<rounding>, opt<stated>> {};
struct amount_measure : seq<quantity, opt<scope>> {};
struct count_measure  : seq<sor<number, name>, kw<T::of>, must<selection>> {};
// A kind is followed by no other word: in `15 credts from`, `3 fo stack` something else was meant.
struct no_kind        : sor<open_brace, text, kw<T::from>, seq<token<T::word>, not_at<sor<colon, body_begin>>>> {};
struct kind_measure   : seq<number, kind_name, not_at<no_kind>, opt<where>> {};
struct unitless       : seq<number, raise<missing_unit>> {};
struct named_measure  : seq<name, opt<scope>> {};
struct measure        : sor<share_measure, amount_measure, count_measure, kind_measure, unitless, named_measure> {};

struct bounded       : seq<bound, must<measure>> {};
struct all_of        : seq<kw<T::all>, kw<T::of>> {};
struct any_of        : seq<kw<T::any>, kw<T::of>> {};
struct none_of       : seq<kw<T::none>, kw<T::of>> {};
struct quantified    : seq<sor<all_of, any_of, none_of>, must<selection>> {};
struct one_of_all    : seq<token<T::all, T::any, T::none>, not_at<colon>, must<kw<T::of>>> {};

// suffix = "including" ( bound measure | "all" "of" selection ) | "spanning" "at" "least" NUMBER "different" FIELD
//        | "all" "with" "the" "same" FIELD [ "in" set ] | "within" "any" span | "per" FIELD | "in" "steps" "of" quantity
struct including_all : seq<all_of, must<selection>> {};
struct included      : sor<bounded, including_all> {};
struct including     : seq<kw<T::including>, must<included>> {};
struct spanning      : seq<kws<T::spanning, T::at, T::least>, must<number>, must<kw<T::different>>, must<field_name>> {};
struct same_value    : seq<kws<T::all, T::with, T::the, T::same>, must<field_name>, opt<kw<T::in>, must<set>>> {};
struct within_any    : seq<kws<T::within, T::any>, must<a_duration>> {};
struct per_value     : seq<kw<T::per>, must<field_name>> {};
struct in_steps      : seq<kws<T::in, T::steps, T::of>, must<a_quantity>> {};
struct suffix        : sor<including, spanning, same_value, within_any, per_value, in_steps> {};
struct phrase        : seq<sor<bounded, quantified, one_of_all>, star<token<T::comma>, must<suffix>>> {};

// --- clauses: label, body, modifiers

struct clause;
struct clauses : block<Block::clauses, clause> {};

// A brace before a label (or before what can only be a clause that lacks one) begins a group.
struct group_begin   : sor<seq<open_brace, opt<open_brace>, sor<body_begin, seq<any_word, sor<colon, body_begin>>>>, seq<any_word, colon, lost_brace>> {};
struct group_all     : seq<all_of, at<group_begin>, clauses> {};
struct group_any     : seq<any_of, at<group_begin>, clauses> {};
struct group_counted : seq<at<bound, number, kw<T::of>, group_begin>, bound, number, kw<T::of>, clauses> {};

struct complete : seq<kw<T::complete>, must<name>> {};
struct approval : seq<kws<T::approval, T::of>, must<text>> {};
struct only     : seq<kw<T::only>, must<selection>> {};

struct by_credits     : kws<T::weighted, T::by, T::credits> {};
struct each_equal     : kws<T::each, T::equal> {};
struct weight         : sor<by_credits, each_equal> {};
struct average_of     : seq<kw<T::of>, must<selection>> {};
struct average_bound  : seq<bound> {};
struct average_value  : sor<number, text> {};
struct average        : seq<kw<T::average>, must<field_name>, opt<average_of>, must<average_bound>, must<average_value>, must<weight>> {};

struct elapsed_low    : seq<number, opt<duration_unit>> {};
struct elapsed_range  : seq<kw<T::between>, must<elapsed_low>, must<kw<T::and_>>, must<a_duration>> {};
struct elapsed_simple : seq<bound, must<a_duration>> {};
struct elapsed_bound  : sor<elapsed_range, elapsed_simple> {};
struct elapsed        : seq<kws<T::oldest, T::to, T::latest>, must<elapsed_bound>> {};

struct learner_body : seq<kw<T::learner>, must<kw<T::where>>, must<predicate>> {};
struct award_body   : seq<kw<T::award>, must<kw<T::where>>, must<predicate>> {};
struct phrase_before : seq<phrase> {};
struct sequence     : seq<kw<T::order>, must<selection>, must<kw<T::after>>, must<phrase_before>> {};

// The one body that begins with a selection: `counted within` is looked for ahead, as far as the clause can reach.
struct counted_ahead  : seq<star<not_at<sor<seq<kw<T::counted>, kw<T::within>>, seq<any_word, colon>, body_begin, eof>>, any>, kw<T::counted>, kw<T::within>> {};
struct from_oldest    : kw<T::oldest> {};
struct from_latest    : kw<T::latest> {};
struct counted_from   : sor<from_oldest, from_latest> {};
struct counted_within : seq<at<counted_ahead>, selection, kw<T::counted>, must<kw<T::within>>, must<a_duration>, must<kw<T::of>>, must<counted_from>> {};
struct body           : sor<group_all, group_any, group_counted, complete, approval, only, average, elapsed, learner_body, award_body, sequence, counted_within, phrase> {};

struct approver       : seq<kws<T::unless, T::approved, T::by>, must<text>> {};
struct because        : seq<kw<T::because>, must<text>> {};
struct source_text    : seq<kw<T::source>, must<text>> {};
struct guard_of       : sor<learner_body, award_body> {};
struct guard          : seq<kw<T::when>, must<guard_of>> {};
struct advisory       : kw<T::advisory> {};
struct modifier       : sor<approver, because, source_text, guard, advisory> {};

struct label        : seq<any_word, at<colon>> {};
struct clause_label : sor<seq<label, colon>, seq<at<body_begin>, raise<missing_label>>, seq<any_word, raise<missing_colon>>, raise<not_a_clause>> {};
struct clause_end   : sor<token<T::close_brace>, eof, seq<any_word, colon>, seq<not_at<kw<T::spanning>>, name, body_begin>, body_begin, next_outside<Block::clauses>> {};
struct the_end      : at<clause_end> {};
struct clause       : seq<clause_label, must<body>, star<modifier>, must<the_end>> {};

// clang-format on

}  // namespace cairn::lang::rules
