// SPDX-License-Identifier: Apache-2.0
/// @file
/// How the grammar goes on after a fault: rules that PEGTL does not have. Reading a line or a
/// declaration is an attempt; where it fails the fault is already written down, and what is left of
/// it is skipped.
#pragma once

#include <cstddef>
#include <vector>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include <cairn/lang/parse.hpp>

#include "syntax/block_words.hpp"
#include "syntax/braces.hpp"
#include "syntax/fault.hpp"
#include "syntax/node_tree.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

/// What the rules write while they read.
struct ParseState {
  explicit ParseState(const Sentence& read) : sentence(read), braces(read) {}

  const Sentence& sentence;
  const Braces braces;
  NodeTree tree;
  std::vector<Fault> faults;
  std::vector<std::size_t> openers;  ///< the brackets that are open
  /// Where blocks were found unclosed: the blocks around them are unclosed there for the same
  /// reason.
  std::size_t unclosed_at = static_cast<std::size_t>(-1);

  void note(const FaultPoint& point, std::size_t at) {
    Fault fault;
    fault.point = &point;
    fault.at = at;
    fault.first = at;
    if (!openers.empty()) fault.opener = openers.back();
    faults.push_back(fault);
  }
};

/// Which point of the grammar a rule is when a `must` of it fails; see grammar_errors.hpp.
template <class Rule>
struct FaultOf;

namespace rules {

/// Tags of faults that are raised where no rule failed.
template <Block where>
struct unknown_line {};
struct no_check {};
struct missing_unit {};
struct missing_noun {};
struct missing_label {};
struct missing_colon {};
struct not_a_clause {};
struct unclosed_block {};
struct no_first_line {};
struct doubled_brace {};
struct too_deep {};

/// A line or declaration was given up; its fault stands in the state.
struct GivenUp {
  bool whole_declaration = false;
};

/// The rules, in order, one bracket (or `not`) deeper.
template <class... Rules>
struct nested : tao::pegtl::seq<Rules...> {};

/// The rule, or no node and no progress; a fault inside ends here.
template <class Rule>
struct attempt {
  using rule_t = attempt;
  using subs_t = tao::pegtl::type_list<Rule>;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    using tao::pegtl::rewind_mode;
    const auto first = static_cast<std::size_t>(in.byte());
    const std::size_t nodes = state.tree.size();
    const std::size_t openers = state.openers.size();
    auto mark = in.template mark<rewind_mode::required>();
    try {
      return mark(
          Control<Rule>::template match<A, rewind_mode::active, Action, Control>(in, state));
    } catch (const GivenUp& given_up) {
      if (given_up.whole_declaration && openers > 0) throw;
      state.tree.cut(nodes);
      state.openers.resize(openers);
      state.faults.back().first = first;
      return false;
    }
  }
};

/// Everything up to the next line of the block, or to its end.
template <Block where>
struct skip {
  using rule_t = skip;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    const auto here = static_cast<std::size_t>(in.byte());
    if (in.empty()) return false;
    in.bump_in_this_line(resume_after(state.sentence, state.braces, state.faults.back(), where) -
                         here);
    return true;
  }
};

/// No progress: true where a closing brace is missing.
template <Block where>
struct next_outside {
  using rule_t = next_outside;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return lies_outside(state.sentence, in.byte(), where);
  }
};

/// No progress: true where a line begins that only a declaration can be.
struct next_declaration {
  using rule_t = next_declaration;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    const auto here = static_cast<std::size_t>(in.byte());
    return state.sentence.first_on_line(here) && begins_declaration(state.sentence, here);
  }
};

/// No progress: writes down that this rule should have matched here, and reads on.
template <class Rule>
struct noted {
  using rule_t = noted;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    state.note(FaultOf<Rule>::value, in.byte());
    return true;
  }
};

/// No progress: true where a line of the block begins in a declaration that closes more braces than
/// it opens, so that the opening one alone is missing.
template <Block where>
struct next_line {
  using rule_t = next_line;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return state.braces.excess(in.byte()) < 0 && begins_line(state.sentence, in.byte(), where);
  }
};

/// No progress: true in a declaration that closes more braces than it opens.
struct lost_brace {
  using rule_t = lost_brace;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    return state.braces.excess(in.byte()) < 0;
  }
};

/// A second brace right behind the first, where the declaration has one too many: written down, and
/// read as nothing.
template <class Tag>
struct second_brace {
  using rule_t = second_brace;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    const auto here = static_cast<std::size_t>(in.byte());
    const Terminal brace = state.sentence.at(here);
    const bool opens = brace == Terminal::open_brace;
    if (!opens && brace != Terminal::close_brace) return false;
    const bool twice =
        here > 0 && state.sentence.at(here - 1) == brace && !state.sentence.first_on_line(here);
    // Many in a row are no slip.
    const bool thrice = opens && (state.sentence.at(here + 1) == brace ||
                                  (here > 1 && state.sentence.at(here - 2) == brace));
    const std::int32_t excess = twice && !thrice ? state.braces.excess(here) : 0;
    if (!(opens ? excess > 0 : excess < 0)) return false;
    state.note(FaultOf<Tag>::value, here);
    in.bump_in_this_line(1);
    return true;
  }
};

/// No progress: writes down that the innermost block is not closed, once for all around it.
template <class Tag>
struct unclosed {
  using rule_t = unclosed;
  using subs_t = tao::pegtl::empty_list;

  template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
            template <class...> class Control, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    const auto here = static_cast<std::size_t>(in.byte());
    if (state.unclosed_at != here) state.note(FaultOf<Tag>::value, here);
    state.unclosed_at = here;
    return true;
  }
};

}  // namespace rules
}  // namespace cairn::lang

// What `analyze` has to know of them: whether they always make progress.
namespace tao::pegtl {
template <class Name, class Rule>
struct analyze_traits<Name, cairn::lang::rules::attempt<Rule>> : analyze_seq_traits<Rule> {};
template <class Name, cairn::lang::Block where>
struct analyze_traits<Name, cairn::lang::rules::skip<where>> : analyze_any_traits<> {};
template <class Name, cairn::lang::Block where>
struct analyze_traits<Name, cairn::lang::rules::next_outside<where>> : analyze_opt_traits<> {};
template <class Name, cairn::lang::Block where>
struct analyze_traits<Name, cairn::lang::rules::next_line<where>> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, cairn::lang::rules::lost_brace> : analyze_opt_traits<> {};
template <class Name, class Tag>
struct analyze_traits<Name, cairn::lang::rules::second_brace<Tag>> : analyze_any_traits<> {};
template <class Name, class Tag>
struct analyze_traits<Name, cairn::lang::rules::unclosed<Tag>> : analyze_opt_traits<> {};
template <class Name, class Rule>
struct analyze_traits<Name, cairn::lang::rules::noted<Rule>> : analyze_opt_traits<> {};
template <class Name>
struct analyze_traits<Name, cairn::lang::rules::next_declaration> : analyze_opt_traits<> {};
}  // namespace tao::pegtl
