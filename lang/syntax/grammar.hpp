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

#include "syntax/grammar_clauses.hpp"
#include "syntax/grammar_selections.hpp"

namespace cairn::lang::rules {

// clang-format off

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
