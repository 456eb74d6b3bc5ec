// SPDX-License-Identifier: Apache-2.0
/// @file
/// The structural grammar: which words make which declaration. Nothing but rules, top down; they
/// read the terminals of a Sentence (terminal.hpp), so blanks and comments do not occur here. What
/// is said when a `must` fails stands in grammar_errors.hpp, how reading goes on after a fault in
/// recovery.hpp, and what the rules become in nodes.def and ast_builder.cpp.
///
/// Every declaration, line and clause begins with a word of its own: once that is read, the rest
/// must follow. No look-ahead is longer than a handful of words.
#pragma once

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

// --- identity and vocabulary

// Without a title the block is read all the same.
struct title : seq<text> {};
struct the_title : sor<title, seq<at<open_brace>, noted<title>>, must<title>> {};

struct policy_version   : seq<kw<T::version>, must<text>> {};
struct authority        : seq<kw<T::authority>, must<text>> {};
struct credit_framework : seq<kw<T::with>, must<name>, must<kw<T::credits>>> {};
struct policy_framework : seq<kw<T::framework>, must<name>, opt<credit_framework>> {};
struct policy_scale     : seq<kw<T::scale>, must<name>> {};
struct home             : seq<kw<T::home>, must<a_list>> {};
struct effective        : seq<kw<T::effective>, must<a_period>> {};
struct by_admission     : kw<T::admission> {};
struct by_audit         : kw<T::audit> {};
struct by_better        : kw<T::better> {};
struct governed_what    : sor<by_admission, by_audit, by_better> {};
struct governed         : seq<kws<T::governed, T::by>, must<governed_what>> {};
struct cohort           : seq<kws<T::for_, T::learners, T::admitted>, must<a_period>> {};
struct month_day        : token<T::month_day> {};
struct year_starts      : seq<kws<T::year, T::starts>, must<month_day>> {};
struct policy_line      : sor<policy_version, authority, source_text, policy_framework, policy_scale, home, effective, governed, cohort, year_starts, unknown<Block::policy>> {};
struct policy           : seq<kw<T::policy>, opt<name>, the_title, block<Block::policy, policy_line>> {};

struct used : sor<text, seq<not_at<next_declaration>, name>> {};
struct unverified : seq<kw<T::unverified>, sor<text, seq<not_at<next_declaration>, name>>, must<because>> {};
struct use  : seq<kw<T::use>, sor<unverified, must<used>>> {};

// origin = "source" TEXT [ "read" DATE ] | "status" NAME
struct origin_source : seq<kw<T::source>, must<text>, opt<kw<T::read>, must<date>>> {};
struct origin_status : seq<kw<T::status>, must<name>> {};
struct origin        : sor<origin_source, origin_status> {};

// span-of = "between" NUMBER "and" NUMBER | NUMBER
struct number_range : sor<seq<kw<T::between>, must<number>, must<kw<T::and_>>, must<number>>, number> {};

struct framework_levels : seq<kw<T::levels>, must<a_list>> {};
struct framework_unit   : seq<kw<T::unit>, must<name>> {};
struct framework_hours  : seq<kw<T::hours>, must<number_range>, must<kw<T::per>>, must<kw<T::credit>>> {};
struct framework_year   : seq<kw<T::year>, must<number>, must<kw<T::credits>>> {};
struct framework_micro  : seq<kw<T::micro_credentials>, must<number_range>, must<kw<T::credits>>> {};
struct framework_line   : sor<framework_levels, framework_unit, framework_hours, framework_year, framework_micro, authority, origin, unknown<Block::framework>> {};
struct framework        : seq<kw<T::framework>, must<name>, block<Block::framework, framework_line>> {};

struct crosswalk_pair : seq<sor<seq<sor<level_reference, number, text>, must<kw<T::is>>>, seq<name, kw<T::is>>>, must<value>> {};
struct crosswalk_line : sor<origin, period, crosswalk_pair, unknown<Block::crosswalk>> {};
struct crosswalk      : seq<kw<T::crosswalk>, must<name>, must<kw<T::to>>, must<name>, block<Block::crosswalk, crosswalk_line>> {};

struct by_hours         : kw<T::hours> {};
struct by_year          : kw<T::year> {};
struct by_agreement     : seq<kw<T::agreement>, must<number>, must<kw<T::to>>, must<number>> {};
struct conversion_how   : sor<by_hours, by_year, by_agreement> {};
struct forbidden        : kw<T::forbidden> {};
struct conversion_basis : sor<seq<kw<T::by>, must<conversion_how>>, forbidden> {};
struct conversion_line  : sor<conversion_basis, rounding, origin, unknown<Block::conversion>> {};
struct conversion       : seq<kw<T::conversion>, must<name>, must<kw<T::to>>, must<name>, block<Block::conversion, conversion_line>> {};

struct scale_points : seq<kw<T::points>, must<number>> {};
struct scale_marks  : seq<kw<T::marks>, must<number_range>> {};
struct scale_grade  : seq<kw<T::grade>, must<text>, opt<scale_points>, opt<scale_marks>> {};
struct scale_line   : sor<scale_grade, origin, unknown<Block::scale>> {};
struct scale        : seq<kw<T::scale>, must<name>, block<Block::scale, scale_line>> {};

struct of_credential : kw<T::credential> {};
struct of_learner    : kw<T::learner> {};
struct of_award      : kw<T::award> {};
struct field_owner   : sor<of_credential, of_learner, of_award> {};
struct field_type    : seq<name> {};
struct field         : seq<kw<T::field>, must<field_owner>, must<name>, must<kw<T::is>>, must<field_type>> {};

struct equals    : token<T::equals> {};
struct let_value : sor<quantity, selection> {};
struct let       : seq<kw<T::let>, must<name>, must<equals>, must<let_value>> {};

// --- recognition and overlap

struct recognise_label   : seq<label, colon> {};
struct evidence_all      : seq<all_of, at<open_brace, text>, list> {};
struct evidence_any      : seq<any_of, not_at<group_begin>, must<selection>> {};
// `at least 3 badges` may stand right before the block.
struct evidence_kinds    : seq<bound, number, kind_name> {};
struct evidence_amount   : sor<seq<at<bound, number, kind_name, open_brace>, evidence_kinds>, bounded> {};
struct evidence_award    : seq<kw<T::conferred>, must<name>> {};

// A choice, or several kinds of evidence together: a label before each.
struct evidence_choice;
struct branch_evidence   : sor<evidence_choice, evidence_all, evidence_any, evidence_amount, code_item> {};
struct evidence_branch   : sor<seq<label, colon, must<branch_evidence>>, unknown<Block::evidence>> {};
struct evidence_choice   : seq<sor<all_of, any_of>, at<group_begin>, block<Block::evidence, evidence_branch>> {};
// Each credential of a selection by itself. A brace without a code behind it begins the block: then the evidence was left out.
struct evidence_each     : seq<at<sor<seq<open_brace, text>, seq<name, sor<open_brace, kw<T::where, T::except>>>>>, selection> {};
struct evidence          : sor<code_item, evidence_choice, evidence_all, evidence_any, evidence_amount, evidence_award, evidence_each> {};

struct itself            : kw<T::itself> {};
struct target_code       : seq<opt<kind_name>, text> {};
struct target_what       : sor<itself, quantity, target_code> {};
struct target_worth      : seq<kw<T::worth>, must<a_quantity>> {};
struct target_level      : sor<seq<kw<T::at>, must<a_level>>, level_reference> {};
struct target_subject    : seq<kw<T::in>, must<text>> {};
struct by_conversion     : kws<T::by, T::conversion> {};
struct target_match      : seq<kw<T::match>, must<percent>> {};
struct usable_only       : seq<kws<T::usable, T::only, T::in>, must<path_of_award>> {};
struct target            : seq<kw<T::as>, must<target_what>, star<sor<target_worth, target_level, target_subject, by_conversion, target_match>>, opt<token<T::comma>, must<usable_only>>> {};
struct grade_kept        : kws<T::grade, T::kept> {};
struct once              : kw<T::once> {};
struct recognise_line    : sor<target, authority, source_text, a_period, grade_kept, once, approver, unknown<Block::recognise>> {};
struct recognise_table   : seq<kw<T::recognise>, kw<T::table>, text> {};
struct recognise         : seq<kw<T::recognise>, opt<recognise_label>, must<evidence>, block<Block::recognise, recognise_line>> {};

struct overlap : seq<kw<T::overlap>, must<a_list>> {};

// --- reuse

// end = [ "conferred" ] ( NAME | KIND )
struct end_conferred    : kw<T::conferred> {};
struct end_name         : seq<kind_name> {};
struct reuse_end        : seq<opt<end_conferred>, end_name> {};

// most = NUMBER "%" "of" "award" "credits" [ "of" ( "smaller" | NAME ) ] [ rounding ] | quantity | NUMBER KIND
struct smaller_award    : kw<T::smaller> {};
struct whose_credits    : sor<smaller_award, name> {};
struct award_credits_of : seq<kw<T::award>, must<kw<T::credits>>> {};
struct reuse_share      : seq<percent, must<share_of>, must<award_credits_of>, opt<kw<T::of>, must<whose_credits>>, opt<rounding>> {};
struct reuse_count      : seq<number, kind_name> {};
struct reuse_most       : sor<reuse_share, quantity, reuse_count> {};
struct reuse_at_most    : seq<kw<T::at>, must<kw<T::most>>, must<reuse_most>> {};
struct reuse_nothing    : kw<T::nothing> {};
struct reuse_everything : kw<T::everything> {};
struct reuse_amount     : sor<reuse_nothing, reuse_everything, seq<reuse_at_most, star<token<T::comma>, must<reuse_at_most>>>> {};

struct reuse_from       : seq<kw<T::from>, must<reuse_end>, must<kw<T::to>>, must<reuse_end>, must<reuse_amount>> {};
struct reuse_between    : seq<kw<T::between>, must<reuse_end>, must<kw<T::and_>>, must<reuse_end>, must<reuse_amount>> {};
struct awards_noun      : kw<T::awards, T::award> {};
struct reuse_each       : seq<kws<T::each, T::credential, T::in, T::at, T::most>, must<number>, must<awards_noun>> {};
struct reuse_only_one   : seq<kws<T::only, T::one, T::of>, must<a_list>> {};
struct reuse_body       : sor<reuse_from, reuse_between, reuse_each, reuse_only_one> {};
struct reuse_line       : seq<sor<seq<label, colon>, unknown<Block::reuse>>, must<reuse_body>, star<modifier>, must<the_end>> {};
struct reuse            : seq<kw<T::reuse>, block<Block::reuse, reuse_line>> {};

// --- awards

struct sort_award     : kw<T::award> {};
struct sort_admission : kw<T::admission> {};
struct sort_standing  : kw<T::standing> {};
struct sort_badge     : kw<T::badge> {};
struct award_sort     : sor<sort_award, sort_admission, sort_standing, sort_badge> {};

struct award_kind     : seq<kw<T::kind>, must<kind_name>> {};
struct award_level    : seq<at<opt<name>, kw<T::level>>, must<a_level>> {};
struct award_credits  : seq<kw<T::credits>, must<number>> {};
struct repeats_what   : sor<kw<T::all>, name> {};
struct repeats_word   : seq<repeats_what> {};
struct award_repeats  : seq<kw<T::repeats>, must<repeats_word>> {};
struct declares       : seq<kw<T::declares>, clauses> {};
struct requires_      : seq<kw<T::requires_>, clauses> {};
struct overall        : seq<kw<T::overall>, clauses> {};
struct provided       : seq<kw<T::provided>, clauses> {};
struct share          : seq<kw<T::share>, must<path>, must<kw<T::with>>, must<path>> {};
struct fact           : seq<field_name, kw<T::is>, must<value>> {};
struct phrase_of_level : seq<phrase> {};
struct level_highest  : seq<kw<T::level>, kw<T::highest>, must<kw<T::where>>, must<phrase_of_level>> {};
struct tier           : seq<kw<T::tier>, must<text>, clauses> {};
struct grants         : kws<T::grants, T::credits> {};
struct prefer_earliest : kw<T::earliest> {};
struct prefer_latest   : kw<T::latest> {};
struct prefer_highest  : seq<kw<T::highest>, must<field_name>> {};
struct prefer_lowest   : seq<kw<T::lowest>, must<field_name>> {};
struct preference     : sor<prefer_earliest, prefer_latest, prefer_highest, prefer_lowest> {};
struct award_prefer   : seq<kw<T::prefer>, must<preference>> {};
struct arguments_end  : token<T::close_bracket> {};
struct arguments      : nested<token<T::open_bracket>, sor<token<T::close_bracket>, seq<must<value>, star<token<T::comma>, must<value>>, must<arguments_end>>>> {};
struct follows        : seq<kw<T::follows>, must<name>, opt<arguments>> {};
// A misspelt block is read all the same, so that the faults inside it are told too.
struct misspelt_block : seq<any_word, opt<colon>, at<group_begin>, clauses> {};
struct award_line     : sor<level_highest, award_kind, award_level, award_credits, award_repeats, declares, requires_, overall, provided, share, follows, tier, grants, award_prefer, because, fact, misspelt_block, unknown<Block::award>> {};
struct award          : seq<award_sort, must<name>, opt<title>, block<Block::award, award_line>> {};

// --- rules

struct parameter_type : seq<any_word> {};
struct a_parameter    : sor<seq<label, colon>, seq<any_word, raise<missing_colon>>> {};
struct parameter      : seq<must<a_parameter>, must<parameter_type>> {};
struct parameters     : nested<token<T::open_bracket>, sor<token<T::close_bracket>, seq<parameter, star<token<T::comma>, parameter>, must<arguments_end>>>> {};
// What only an award can say of itself is read all the same, and refused by the checker.
struct rule_line      : sor<level_highest, award_kind, award_level, award_credits, award_repeats, declares, requires_, overall, provided, share, follows, tier, grants, award_prefer, source_text, fact, misspelt_block, unknown<Block::rule>> {};
struct rule           : seq<kw<T::rule>, must<name>, must<parameters>, block<Block::rule, rule_line>> {};

// --- tests

struct test_on : seq<kw<T::on>, must<date>> {};

struct given_learner    : seq<kw<T::learner>, must<field_name>, must<kw<T::is>>, must<value>> {};
struct conferral_on     : seq<kw<T::on>, must<date>> {};
struct conferral_used   : seq<kw<T::used>, must<a_list>> {};
struct given_conferral  : seq<kw<T::conferred>, must<name>, opt<conferral_on>, opt<conferral_used>> {};
struct given_decision   : seq<kw<T::decision>, must<name>, must<path>, must<kw<T::by>>, must<text>> {};
struct given_from       : seq<kw<T::from>, must<text>> {};
struct given_awarded    : seq<kw<T::awarded>, must<date>> {};
struct partial          : kw<T::partial> {};
struct given_detail     : sor<given_from, target_worth, target_level, target_subject, fact, given_awarded, partial> {};
struct given_credential : seq<kind_name, text, star<given_detail>> {};
struct given_line       : sor<given_learner, given_conferral, given_decision, given_credential, unknown<Block::given>> {};
struct test_given       : seq<kw<T::given>, block<Block::given, given_line>> {};

struct met_on_completion : seq<kw<T::met>, kw<T::on>, not_at<date>, must<kw<T::completion>>> {};
struct met             : kw<T::met> {};
struct not_met         : kws<T::not_, T::met> {};
struct missing_field   : seq<kw<T::missing>, must<any_word>> {};
struct needs_whom      : sor<text, kw<T::decision>> {};
struct needs           : seq<kw<T::needs>, must<needs_whom>> {};
struct cannot_tell     : kws<T::cannot, T::tell> {};
struct undecided       : kw<T::undecided> {};
struct uses            : seq<kw<T::uses>, must<a_list>> {};
struct short_count     : seq<number, kind_name> {};
struct short_by        : sor<quantity, short_count> {};
struct is_short        : seq<kw<T::short_>, must<short_by>> {};
struct expected_grant  : seq<kw<T::grants>, must<a_quantity>> {};
struct expected_tier   : seq<kw<T::tier>, must<text>> {};
struct expected_level  : seq<at<opt<name>, kw<T::level>>, must<a_level>> {};
struct expected        : sor<met_on_completion, met, not_met, missing_field, needs, cannot_tell, undecided, uses, is_short, expected_grant, expected_tier, expected_level> {};
struct test_expect     : seq<kw<T::expect>, must<path_of_award>, must<expected>> {};
struct test_line       : sor<test_on, test_given, test_expect, unknown<Block::test>> {};
struct test            : seq<kw<T::test>, the_title, block<Block::test, test_line>> {};

// --- the file

struct declaration       : sor<policy, use, framework, crosswalk, conversion, scale, field, let, recognise_table, recognise, overlap, reuse, rule, award, test, unknown<Block::file>> {};

struct edition_number : seq<number> {};
struct edition        : seq<kw<T::edition>, must<edition_number>> {};
struct first_line     : sor<seq<at<kw<T::edition>>, sor<attempt<edition>, skip<Block::file>>>, noted<no_first_line>> {};
struct file           : seq<first_line, star<not_at<eof>, sor<attempt<declaration>, skip<Block::file>>>, eof> {};

// clang-format on

}  // namespace cairn::lang::rules
