// SPDX-License-Identifier: Apache-2.0
#include "syntax/fault_hints.hpp"

#include <optional>
#include <string_view>

#include "base/kinds.hpp"
#include "syntax/block_words.hpp"
#include "syntax/fault_words.hpp"

namespace cairn::lang {
namespace {

using T = Terminal;

/// `at least`, `at most` … for the signs that stand only in tests.
std::optional<std::string_view> bound_for(Terminal sign) {
  switch (sign) {
    case T::greater_equal:
      return "at least";
    case T::less_equal:
      return "at most";
    case T::greater:
      return "at least";
    case T::less:
      return "at most";
    case T::equals:
      return "exactly";
    default:
      return std::nullopt;
  }
}

/// Behind `at least 15`.
std::string hint_for_unit(const Sentence& sentence, std::size_t at) {
  const std::string amount(sentence.text(at - 1));
  const std::string text(sentence.text(at));
  if (singular_of(text)) {
    const bool named = sentence.at(at + 1) == T::from && is_word(sentence.at(at + 2));
    const std::string what = named ? std::string(sentence.text(at + 2)) : "…";
    return "write " + code(amount + " of " + what) + ", or " +
           code(amount + " " + text + " where …");
  }
  if (is_word(sentence.at(at)) && !is_label(sentence, at) && !is_reserved(sentence.at(at))) {
    return "write " + code(amount + " of " + text) + " to count in a selection, or " +
           code(amount + " credits from " + text);
  }
  if (sentence.at(at) == T::open_brace || sentence.at(at) == T::text) {
    return "write " + code(amount + " of { … }");
  }
  return "say of what: " + code(amount + " credits") + ", " + code(amount + " hours") + ", " +
         code(amount + " courses") + " or " + code(amount + " of …");
}

}  // namespace

std::string hint_for_rest(const Sentence& sentence, std::size_t at) {
  const std::string text(sentence.text(at));
  switch (sentence.at(at)) {
    case T::including:
    case T::spanning:
    case T::per:
      return "put a comma before it: " + code(", " + text);
    case T::where:
      return "join tests with `and`";
    case T::equals:
      return "write `is`";
    case T::comma:
      return "no comma stands between clauses; take it out";
    case T::text:
      return "codes stand in braces: " + code("{ " + text + " }");
    case T::close_bracket:
      return "there is no open `(` that it closes";
    case T::open_brace:
      return "a group of clauses is `all of { … }` or `any of { … }`";
    default:
      break;
  }
  if (begins_body(sentence, at)) return "begin the next clause with a label and a colon";
  if (!sentence.first_on_line(at)) return "";
  return "the next clause begins with a label and a colon: " + code(text + ":");
}

std::string hint_for(const Sentence& sentence, const Fault& fault, Diagnostic& told) {
  const std::size_t at = fault.at;
  const T here = sentence.at(at);
  const std::string_view what = fault.point->what;
  const std::string_view text = sentence.text(at);
  const bool wants_text = what.find("in quotes") != std::string_view::npos;
  if (wants_text && !belongs_to_next(sentence, at)) {
    const bool figure = here == T::number || here == T::percent || here == T::date;
    if (figure || (is_word(here) && !is_reserved(here)))
      return "put it in quotes: " + code("\"" + std::string(text) + "\"");
  }
  if (what == "a name" && is_reserved(here) && !is_label(sentence, at)) {
    return code(text) + " is a word of the language; choose another name";
  }
  if (what == "a selection of credentials" && here == T::text) {
    return "put codes in braces: " + code("{ " + std::string(text) + " }");
  }
  if (what == "what the clause demands" || what == "a bound") {
    if (const auto words = bound_for(here)) {
      return "write " + code(*words) + "; signs stand only behind `where`";
    }
    if (here == T::number && what != "a bound")
      return "say how: `at least`, `at most` or `exactly`";
    if (here == T::text)
      return "put codes in braces: " + code("all of { " + std::string(text) + " }");
    if (begins_body(sentence, at + 1)) return "take out " + code(text);
  }
  if (here == T::is && what != "the end of the clause") return "take out `is`";
  if (what == "an amount" && bound_for(here)) return "take out " + code(text);
  if (what == "`:` behind the label") {
    return "write " + code(std::string(sentence.text(at - 1)) + ":");
  }
  if (what == "the end of the clause") return hint_for_rest(sentence, at);
  if (what == "a suffix" && is_label(sentence, at)) {
    told.span = sentence.span(at - 1);
    return "no comma stands between clauses; take it out";
  }
  if (what.starts_with("a check such as") && here == T::equals) {
    const T next = sentence.at(at + 1);
    return next == T::greater ? "write `>=`" : next == T::less ? "write `<=`" : "write `is`";
  }
  if (what.starts_with("a code in quotes") && here == T::close_brace) {
    told.span = sentence.span(at - 1);
    return "take out the comma";
  }
  if (what.starts_with("`of`, `credits`")) return hint_for_unit(sentence, at);
  if (what.starts_with("what the share") && (here == T::credits || here == T::hours)) {
    return "say which: `award credits` (as declared), `counted " + std::string(text) +
           "` (all that counts), or " + code(std::string(text) + " in …") + " a selection";
  }
  if (what == "`=`" && here == T::colon) return "write `=`";
  return "";
}

}  // namespace cairn::lang
