// SPDX-License-Identifier: Apache-2.0
#include "syntax/block_words.hpp"

#include <algorithm>
#include <array>

#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "syntax/braces.hpp"

namespace cairn::lang {
namespace {

using T = Terminal;

constexpr auto all_blocks =
    std::to_array<Block>({Block::file, Block::policy, Block::award, Block::recognise, Block::test,
                          Block::given, Block::framework, Block::crosswalk, Block::conversion,
                          Block::scale, Block::rule, Block::reuse});

bool is_name(Terminal terminal) {
  return terminal >= T::word && is_word(terminal);
}

/// A word that is not the grammar's, and nearly one that begins a line of the block.
bool nearly_begins(const Sentence& sentence, std::size_t at, Block block) {
  if (sentence.at(at) != T::word) return false;
  std::vector<std::string_view> words;
  for (const T word : block_words(block))
    words.push_back(spelling(word));
  return nearest(sentence.text(at), words).has_value();
}

bool is_block_of_award(Terminal terminal) {
  return terminal == T::requires_ || terminal == T::overall || terminal == T::provided ||
         terminal == T::declares;
}

}  // namespace

bool is_label(const Sentence& sentence, std::size_t at) {
  return is_word(sentence.at(at)) && sentence.at(at + 1) == T::colon;
}

std::string_view block_name(Block block) {
  switch (block) {
    case Block::file:
      return "a policy file";
    case Block::policy:
      return "a policy";
    case Block::framework:
      return "a framework";
    case Block::crosswalk:
      return "a crosswalk";
    case Block::conversion:
      return "a conversion";
    case Block::scale:
      return "a scale";
    case Block::recognise:
      return "a recognition";
    case Block::reuse:
      return "`reuse`";
    case Block::evidence:
      return "a choice of evidence";
    case Block::award:
      return "an award";
    case Block::rule:
      return "a rule";
    case Block::test:
      return "a test";
    case Block::given:
      return "`given`";
    case Block::clauses:
      return "a group of clauses";
  }
  return "";
}

const std::vector<Terminal>& block_words(Block block) {
  static const std::vector<Terminal> file{
      T::policy,    T::use,      T::framework, T::crosswalk, T::conversion, T::scale,
      T::field,     T::let,      T::award,     T::recognise, T::overlap,    T::rule,
      T::admission, T::standing, T::badge,     T::reuse,     T::test};
  static const std::vector<Terminal> policy{T::version,   T::authority, T::source, T::framework,
                                            T::scale,     T::governed,  T::home,   T::year,
                                            T::effective, T::for_};
  static const std::vector<Terminal> framework{
      T::levels,    T::unit,   T::hours, T::year, T::micro_credentials,
      T::authority, T::source, T::status};
  static const std::vector<Terminal> crosswalk{T::source, T::status, T::from, T::until};
  static const std::vector<Terminal> conversion{T::by, T::forbidden, T::rounded, T::source,
                                                T::status};
  static const std::vector<Terminal> scale{T::grade, T::source, T::status};
  static const std::vector<Terminal> recognise{T::as,    T::authority, T::source, T::from,
                                               T::until, T::grade,     T::once,   T::unless};
  static const std::vector<Terminal> award{
      T::kind,     T::level, T::credits, T::follows, T::declares, T::requires_, T::overall,
      T::provided, T::share, T::tier,    T::grants,  T::repeats,  T::prefer,    T::because};
  static const std::vector<Terminal> rule{T::follows,  T::declares, T::requires_, T::overall,
                                          T::provided, T::share,    T::repeats,   T::source,
                                          T::tier,     T::grants,   T::prefer};
  static const std::vector<Terminal> test{T::on, T::given, T::expect};
  static const std::vector<Terminal> given{T::learner, T::conferred, T::decision};
  static const std::vector<Terminal> none;
  switch (block) {
    case Block::file:
      return file;
    case Block::policy:
      return policy;
    case Block::framework:
      return framework;
    case Block::crosswalk:
      return crosswalk;
    case Block::conversion:
      return conversion;
    case Block::scale:
      return scale;
    case Block::recognise:
      return recognise;
    case Block::award:
      return award;
    case Block::rule:
      return rule;
    case Block::test:
      return test;
    case Block::given:
      return given;
    case Block::reuse:
    case Block::evidence:
    case Block::clauses:
      return none;
  }
  return none;
}

std::vector<std::string_view> words_within_lines(Block block) {
  switch (block) {
    case Block::policy:
      return {"with", "credits", "until"};
    case Block::framework:
      return {"and", "between", "per", "credit", "credits", "read"};
    case Block::crosswalk:
      return {"is", "read", "until"};
    case Block::scale:
      return {"points", "marks", "between", "and", "read"};
    case Block::recognise:
      return {"worth", "at", "level", "in", "until", "kept"};
    case Block::given:
      return {"from", "worth", "at", "level", "in", "awarded", "partial", "is", "on", "used", "by"};
    case Block::test:
      return {"on completion"};
    case Block::conversion:
      return {"is", "credits", "hours", "between", "and", "read", "until"};
    case Block::evidence:
      return {"from", "where", "except"};
    case Block::file:
    case Block::reuse:
    case Block::award:
    case Block::rule:
    case Block::clauses:
      return {};
  }
  return {};
}

std::optional<Block> home_of(Terminal word, Block but_not) {
  for (const Block block : all_blocks) {
    const std::vector<Terminal>& words = block_words(block);
    const bool known = std::find(words.begin(), words.end(), word) != words.end();
    if (block != but_not && known) return block;
  }
  return std::nullopt;
}

bool begins_declaration(const Sentence& sentence, std::size_t at) {
  const T next = sentence.at(at + 1);
  const T third = sentence.at(at + 2);
  switch (sentence.at(at)) {
    case T::policy:
      return next == T::text || (is_name(next) && third == T::text);
    case T::use:
      return next == T::text || is_name(next);
    case T::framework:
    case T::scale:
      return is_name(next) && third == T::open_brace;
    case T::crosswalk:
    case T::conversion:
      return is_name(next) && third == T::to;
    case T::field:
      return next == T::credential || next == T::learner || next == T::award;
    case T::let:
      return third == T::equals;
    case T::recognise:
      return next != T::colon;
    case T::overlap:
    case T::reuse:
      return next == T::open_brace;
    case T::rule:
      return third == T::open_bracket;
    case T::award:
    case T::admission:
    case T::standing:
    case T::badge:
      return is_name(next) && (third == T::text || third == T::open_brace);
    case T::test:
      return next == T::text;
    default:
      return false;
  }
}

bool begins_body(const Sentence& sentence, std::size_t at) {
  const T next = sentence.at(at + 1);
  switch (sentence.at(at)) {
    case T::at:
      return next == T::least || next == T::most;
    case T::exactly:
    case T::only:
      return next != T::colon;
    case T::between:
      return next == T::number;
    case T::all:
    case T::any:
    case T::none:
      return next == T::of;
    case T::complete:
      return is_name(next);
    case T::average:
      return is_word(next);
    case T::approval:
      return next == T::of;
    case T::oldest:
      return next == T::to;
    case T::order:
      return next == T::open_brace || is_name(next);
    case T::learner:
    case T::award:
      return next == T::where;
    default:
      return false;
  }
}

bool lies_outside(const Sentence& sentence, std::size_t at, Block block) {
  if (block == Block::file) return false;
  if (sentence.at_margin(at) && begins_declaration(sentence, at)) return true;
  const T word = sentence.at(at);
  const T next = sentence.at(at + 1);
  if (block == Block::clauses) {
    return is_block_of_award(word) && next == T::open_brace && sentence.first_on_line(at);
  }
  if (block == Block::given && sentence.first_on_line(at)) {
    return (word == T::expect && is_name(next)) || (word == T::on && next == T::date) ||
           (word == T::given && next == T::open_brace);
  }
  return false;
}

bool begins_line(const Sentence& sentence, std::size_t at, Block block) {
  if (block == Block::file) {
    if (begins_declaration(sentence, at))
      return sentence.first_on_line(at) || sentence.at(at - 1) == T::close_brace;
    const std::vector<Terminal>& words = block_words(block);
    const bool known = std::find(words.begin(), words.end(), sentence.at(at)) != words.end();
    return sentence.at_margin(at) && !is_label(sentence, at) &&
           (known || nearly_begins(sentence, at, block));
  }
  if (block == Block::clauses || block == Block::evidence) {
    if (is_label(sentence, at)) return true;
    return sentence.first_on_line(at) &&
           (begins_body(sentence, at) ||
            (is_name(sentence.at(at)) && begins_body(sentence, at + 1)));
  }
  const bool first = sentence.first_on_line(at);
  if (is_label(sentence, at)) return first;
  const std::vector<Terminal>& words = block_words(block);
  if (std::find(words.begin(), words.end(), sentence.at(at)) != words.end()) return true;
  // Credentials of a test begin with their kind, facts of an award with their field, pairs of a
  // crosswalk with a level.
  if (!first) return false;
  if (nearly_begins(sentence, at, block)) return true;
  const T next = sentence.at(at + 1);
  if (block == Block::given) {
    return (is_name(sentence.at(at)) && next == T::text) || is_kind_singular(sentence.text(at));
  }
  if (block == Block::crosswalk || block == Block::award || block == Block::rule)
    return next == T::is;
  return false;
}

/// A closing brace further on in the line that was given up, where its declaration closes more than
/// it opens: the opening one was lost, and this one ends no block.
static bool lost_its_opener(const Sentence& sentence, const Braces& braces, const Fault& fault,
                            std::size_t at) {
  if (braces.excess(at) >= 0) return false;
  for (std::size_t i = fault.at + 1; i <= at; ++i)
    if (sentence.first_on_line(i)) return false;
  return true;
}

std::size_t resume_after(const Sentence& sentence, const Braces& braces, const Fault& fault,
                         Block block) {
  // Brackets that the given-up line had opened before the fault are closed by what follows, or not
  // at all; those opened behind it are skipped as a whole.
  std::size_t open = 0;
  for (std::size_t i = fault.first; i < fault.at; ++i) {
    if (sentence.at(i) == T::open_brace) ++open;
    if (sentence.at(i) == T::close_brace && open > 0) --open;
  }
  std::size_t inside = 0;
  std::size_t at = std::max(fault.at, fault.first);
  for (; at < sentence.size(); ++at) {
    const T terminal = sentence.at(at);
    if (at > fault.first) {
      if (sentence.at_margin(at) && begins_declaration(sentence, at)) break;
      if (inside == 0 && lies_outside(sentence, at, block)) break;
      // Behind whole brackets, what stands at the margin begins something else.
      const bool name = sentence.at(at) >= T::word && is_word(sentence.at(at));
      if (block == Block::file && inside == 0 && open == 0 && name && sentence.at_margin(at) &&
          sentence.at_margin(fault.first))
        break;
      const bool line = begins_line(sentence, at, block);
      const bool unmistakable =
          open == 0 || is_label(sentence, at) || sentence.first_on_line(at) ||
          (is_block_of_award(terminal) && sentence.at(at + 1) == T::open_brace);
      if (inside == 0 && line && unmistakable) break;
    }
    if (terminal == T::open_brace) {
      ++inside;
    } else if (terminal == T::close_brace) {
      if (inside > 0) {
        --inside;
      } else if (open > 0) {
        --open;
      } else if (block != Block::file && !lost_its_opener(sentence, braces, fault, at)) {
        break;
      }
    }
  }
  return std::max(at, fault.first + 1);
}

}  // namespace cairn::lang
