// SPDX-License-Identifier: Apache-2.0
/// @file
/// The grammar of words and values, of blocks, of tests on fields and of selections. See
/// grammar.hpp.
#pragma once

#include <cstdint>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/uint8.hpp>

#include "syntax/recovery.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang::rules {

using namespace tao::pegtl;
using T = Terminal;

// clang-format off

template <T... terminals> struct token : uint8::one<static_cast<std::uint8_t>(terminals)...> {};
template <T lo, T hi>     struct tokens : uint8::range<static_cast<std::uint8_t>(lo), static_cast<std::uint8_t>(hi)> {};
struct colon : token<T::colon> {};

// A word before a colon is a label, whatever the word.
template <T... words>         struct kw : seq<token<words...>, not_at<colon>> {};
template <T first, T... rest> struct kws : seq<kw<first>, must<kw<rest>>...> {};

// --- words and values

struct text       : token<T::text> {};
struct number     : token<T::number> {};
struct percent    : token<T::percent> {};
struct date       : token<T::date> {};
struct any_word   : tokens<first_word, last_word> {};
struct name       : seq<tokens<T::word, last_word>, not_at<colon>> {};
struct field_name : seq<sor<tokens<T::word, last_word>, token<T::level, T::credits, T::hours>>, not_at<colon>> {};
struct kind_name  : seq<sor<tokens<T::word, last_word>, token<T::award>>, not_at<colon>> {};

// quantity = NUMBER [ NAME ] ( "credits" | "hours" )
struct amount_noun : seq<token<T::credits, T::hours, T::credit, T::hour>, not_at<sor<colon, number>>> {};
struct quantity    : seq<number, sor<amount_noun, seq<name, amount_noun>>> {};
struct a_quantity  : sor<quantity, seq<number, raise<missing_noun>>> {};

// levelref = [ NAME ] "level" ( NUMBER | TEXT )
struct level_of        : sor<number, text> {};
struct level_reference : seq<opt<name>, kw<T::level>, level_of> {};
struct a_level         : seq<level_reference> {};

struct duration_unit : kw<T::years, T::year, T::months, T::month, T::days, T::day> {};
struct duration      : seq<number, must<duration_unit>> {};
struct a_duration    : seq<duration> {};
struct learner_field : seq<kw<T::learner>, must<field_name>> {};
struct value         : sor<text, date, learner_field, percent, quantity, level_reference, number, seq<not_at<next_declaration>, name>> {};
struct path          : seq<name, star<token<T::dot>, must<any_word>>> {};
struct path_of_award : seq<path> {};

// period = "from" DATE [ "until" DATE ] | "until" DATE
struct period_from  : seq<kw<T::from>, must<date>> {};
struct period_until : seq<kw<T::until>, must<date>> {};
struct period       : sor<seq<period_from, opt<period_until>>, period_until> {};
struct a_period     : seq<period> {};

// --- blocks: lines between braces, each read by itself

struct open_brace : token<T::open_brace> {};
template <Block where> struct block_end : sor<token<T::close_brace>, eof, next_outside<where>> {};
// What it is recognised as stands behind a choice of evidence.
template <> struct block_end<Block::evidence> : sor<token<T::close_brace>, open_brace, eof, next_outside<Block::evidence>> {};
template <Block where> struct block_open  : sor<seq<open_brace, opt<second_brace<doubled_brace>>>, seq<next_line<where>, noted<open_brace>>, must<open_brace>> {};
template <Block where> struct block_close : sor<seq<token<T::close_brace>, opt<second_brace<doubled_brace>>>, unclosed<unclosed_block>> {};
template <Block where, class Line>
struct lines : star<not_at<block_end<where>>, sor<attempt<Line>, skip<where>>> {};
template <Block where, class Line>
struct block : nested<block_open<where>, lines<where, Line>, block_close<where>> {};
template <Block where> struct unknown : raise<unknown_line<where>> {};

// --- tests on fields

struct predicate;
struct selection;
struct list;

// set = list | NAME
struct set : sor<list, name> {};

struct before : kw<T::before> {};
struct after  : kw<T::after> {};
struct side   : sor<before, after> {};
struct anchor_audit : kw<T::audit> {};
struct anchor : sor<date, anchor_audit, learner_field, field_name> {};

struct compare_op     : kw<T::less_equal, T::greater_equal, T::less, T::greater> {};
struct compare_check  : seq<compare_op, must<value>> {};
struct negation       : kw<T::not_> {};
struct known_check    : seq<kw<T::is>, opt<negation>, kw<T::known>> {};
struct is_check       : seq<kw<T::is>, opt<negation>, must<value>> {};
struct in_check       : seq<opt<negation>, kw<T::in>, must<set>> {};
struct includes_check : seq<kw<T::includes>, must<value>> {};
struct matches_check  : seq<kw<T::matches>, must<text>> {};
struct within_check   : seq<kw<T::within>, must<a_duration>, must<side>, must<anchor>> {};
// In `order S after at least …` the test of S ends before `after`: no anchor begins like a phrase.
struct order_check    : seq<side, not_at<kw<T::at, T::exactly, T::between, T::all, T::any, T::none>>, must<anchor>> {};
struct check          : sor<compare_check, known_check, is_check, in_check, includes_check, matches_check, within_check, period, order_check> {};

// What cannot stand behind a yes-or-no field shows that a check was meant.
struct a_value      : sor<token<T::text, T::number, T::percent, T::date, T::month_day, T::open_brace>, kw<T::audit>, kw<T::learner>> {};
struct not_flag     : sor<token<T::equals, T::text, T::number, T::percent, T::date, T::month_day, T::dot>, seq<token<T::word>, a_value>> {};
struct check_begin  : sor<token<T::less, T::less_equal, T::greater, T::greater_equal>, kw<T::is, T::in, T::includes, T::matches, T::within, T::before, T::after>,
                          seq<kw<T::not_>, kw<T::in>>, seq<kw<T::from, T::until>, date>> {};
struct qualifier    : seq<name, at<field_name, check_begin>> {};
struct field_test   : sor<seq<field_name, check>, seq<qualifier, field_name, check>> {};
struct flag_test    : seq<name, not_at<not_flag>> {};
struct missing_check : seq<field_name, raise<no_check>> {};

// term = "not" term | "(" predicate ")" | "active" [ "at" "award" ] | FIELD check | NAME FIELD check | FLAG
struct term;
struct not_test      : nested<kw<T::not_>, must<term>> {};
struct close_bracket : token<T::close_bracket> {};
struct bracketed     : nested<token<T::open_bracket>, must<predicate>, must<close_bracket>> {};
struct at_award      : seq<kw<T::at>, kw<T::award>> {};
struct active_test   : seq<kw<T::active>, not_at<kw<T::is>>, opt<at_award>> {};
struct term          : sor<not_test, bracketed, active_test, field_test, flag_test, missing_check> {};

// predicate = term ( "and" term { "and" term } | "or" term { "or" term } | )
struct and_      : kw<T::and_> {};
struct or_       : kw<T::or_> {};
struct predicate : seq<term, star<sor<and_, or_>, must<term>>> {};
struct where     : seq<kw<T::where>, must<predicate>> {};

// --- selections

// source = "conferred" ( NAME | KIND ) | KIND "counted" "in" path | KIND | list | NAME
struct counted_kind  : seq<name> {};
struct counted_place : seq<path> {};
struct counted_in : seq<counted_kind, kw<T::counted>, kw<T::in>, must<counted_place>> {};
struct conferred  : seq<kw<T::conferred>, must<kind_name>> {};
struct named      : seq<not_at<next_declaration>, name> {};
struct source     : sor<conferred, list, counted_in, named> {};

// selection = source [ "where" predicate ] [ "except" source [ "where" predicate ] ]
struct except    : seq<kw<T::except>, must<source>, opt<where>> {};
struct selection : seq<source, opt<where>, opt<except>> {};

// list = "{" [ item { "," item } ] "}"
struct issuer    : sor<text, name> {};
struct code_item : seq<text, opt<kw<T::from>, must<issuer>>, opt<where>> {};
struct item      : sor<code_item, number, selection> {};
struct list_end  : token<T::close_brace> {};
struct list      : nested<token<T::open_brace>, opt<second_brace<doubled_brace>>, sor<token<T::close_brace>, seq<must<item>, star<token<T::comma>, must<item>>, must<list_end>>>, opt<second_brace<doubled_brace>>> {};
struct a_list    : seq<list> {};

// clang-format on

}  // namespace cairn::lang::rules
