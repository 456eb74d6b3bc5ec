// SPDX-License-Identifier: Apache-2.0
/// @file
/// The lexical rules: what is a word, a text, a number, a date. They are total together: whatever
/// the bytes, `any_lexeme` matches at least one of them. Some rules admit more than the language
/// does (a word may hold Cyrillic letters, a number may run into letters), so that such a thing is
/// one lexeme and one message; lexer.cpp says what is wrong with it.
///
/// The structural grammar reads the tokens made here, so that the two cannot drift apart.
#pragma once

#include <tao/pegtl.hpp>

namespace cairn::lang::lexemes {

using namespace tao::pegtl;

// clang-format off

// A lone carriage return is no line ending: terminals use it to overwrite what was printed.
struct line_ending : sor<one<'\n'>, string<'\r', '\n'>> {};
struct line_rest   : star<not_at<line_ending>, any> {};

struct byte_order_mark : seq<bof, string<'\xEF', '\xBB', '\xBF'>> {};
struct blank_space     : utf8::one<0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, 0x205F, 0x3000> {};
struct blank           : sor<byte_order_mark, plus<one<' ', '\t'>>> {};

struct documentation : seq<string<'#', '#'>, line_rest> {};
struct comment       : seq<one<'#'>, line_rest> {};

// A text ends with its line at the latest, so that a missing quote spoils one line only.
struct escape        : seq<one<'\\'>, not_at<line_ending>, any> {};
struct straight_text : seq<one<'"'>, star<sor<escape, seq<not_at<sor<one<'"'>, line_ending>>, any>>>, opt<one<'"'>>> {};
struct curly_open    : utf8::one<0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xFF02> {};
struct curly_close   : utf8::one<0x201C, 0x201D, 0xBB, 0xFF02> {};
struct curly_text    : seq<curly_open, star<not_at<sor<curly_close, one<'"'>, line_ending>>, any>, sor<curly_close, one<'"'>>> {};
struct single_open   : sor<one<'\''>, utf8::one<0x2018, 0x2019>> {};
struct single_text   : seq<single_open, star<not_at<sor<single_open, one<'"'>, line_ending>>, any>, single_open> {};
struct text          : sor<straight_text, curly_text, single_text> {};

// Letters of other scripts and dashes belong to the word they stand in.
struct foreign_letter : utf8::ranges<0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x24F, 0x370, 0x3FF, 0x400, 0x52F, 0x1E00, 0x1EFF, 0xFF10, 0xFF19, 0xFF21, 0xFF3A, 0xFF41, 0xFF5A> {};
struct foreign_dash   : utf8::ranges<0x2010, 0x2015, 0x2212, 0x2212, 0xFF0D, 0xFF0D> {};
struct word_rest      : sor<ascii::alnum, one<'-', '_'>, foreign_letter, foreign_dash> {};
struct word           : seq<sor<ascii::alpha, foreign_letter>, star<word_rest>> {};

// Everything that begins with a digit, up to the first thing no number could hold.
struct number_rest : sor<word_rest, one<'%'>, seq<one<'.'>, at<ascii::digit>>> {};
struct digits      : plus<ascii::digit> {};
struct decimal     : seq<digits, opt<one<'.'>, digits>> {};
struct date        : seq<rep<4, ascii::digit>, one<'-'>, rep<2, ascii::digit>, one<'-'>, rep<2, ascii::digit>, not_at<number_rest>> {};
struct month_day   : seq<rep<2, ascii::digit>, one<'-'>, rep<2, ascii::digit>, not_at<number_rest>> {};
struct percent     : seq<decimal, one<'%'>, not_at<number_rest>> {};
struct number      : seq<decimal, not_at<number_rest>> {};
struct number_like : seq<ascii::digit, star<number_rest>> {};

struct symbol : sor<string<'<', '='>, string<'>', '='>, one<'{', '}', '(', ')', ',', ':', '.', '=', '<', '>'>> {};

// One code point, or as many bytes as are none.
struct not_utf8 : plus<not_at<utf8::any>, any> {};
struct bad      : sor<blank_space, utf8::any, not_utf8> {};

struct any_lexeme : sor<blank, line_ending, documentation, comment, text, word, date, month_day, percent, number, number_like, symbol, bad> {};
struct everything : seq<star<any_lexeme>, eof> {};

// clang-format on

}  // namespace cairn::lang::lexemes
