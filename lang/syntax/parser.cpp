// SPDX-License-Identifier: Apache-2.0
#include <type_traits>
#include <utility>

#include <tao/pegtl.hpp>

#include <cairn/lang/parse.hpp>

#include "syntax/grammar.hpp"
#include "syntax/grammar_errors.hpp"
#include "syntax/structure.hpp"

namespace cairn::lang {
namespace {

namespace pegtl = tao::pegtl;

template <class Rule>
struct NodeOf : std::false_type {};
#define CAIRN_NODE(rule)                             \
  template <>                                        \
  struct NodeOf<rules::rule> : std::true_type {      \
    static constexpr NodeKind kind = NodeKind::rule; \
  };
#include "syntax/nodes.def"
#undef CAIRN_NODE

template <class Rule>
concept Nested = requires(Rule* rule) {
  []<class... Rules>(rules::nested<Rules...>*) {}(rule);
};

void note(ParseState& state, const FaultPoint& point, std::size_t at) {
  Fault fault;
  fault.point = &point;
  fault.at = at;
  fault.first = at;
  if (!state.openers.empty()) fault.opener = state.openers.back();
  state.faults.push_back(fault);
}

/// Leaves nodes behind, guards the depth, and writes a fault down before it is thrown.
template <class Rule>
struct Control : pegtl::normal<Rule> {
  template <pegtl::apply_mode A, pegtl::rewind_mode M, template <class...> class Action,
            template <class...> class Next, class Input>
  [[nodiscard]] static bool match(Input& in, ParseState& state) {
    const auto go_on = [&] {
      return pegtl::normal<Rule>::template match<A, M, Action, Next>(in, state);
    };
    if constexpr (Nested<Rule>) {
      return deeper(in, state, go_on);
    } else if constexpr (A == pegtl::apply_mode::nothing) {
      return go_on();
    } else {
      return with_node(in, state, go_on);
    }
  }

  template <class Input>
  [[noreturn]] static void raise(const Input& in, ParseState& state) {
    note(state, FaultOf<Rule>::value, in.byte());
    throw rules::GivenUp{};
  }

 private:
  template <class Input, class GoOn>
  static bool deeper(Input& in, ParseState& state, const GoOn& go_on) {
    if (state.openers.size() >= static_cast<std::size_t>(max_nesting)) {
      note(state, FaultOf<rules::too_deep>::value, in.byte());
      throw rules::GivenUp{true};
    }
    // When something is thrown, the attempt that catches it closes what was open.
    state.openers.push_back(in.byte());
    const bool matched = with_node(in, state, go_on);
    state.openers.pop_back();
    return matched;
  }

  template <class Input, class GoOn>
  static bool with_node(Input& in, ParseState& state, const GoOn& go_on) {
    const std::size_t size = state.tree.size();
    if constexpr (NodeOf<Rule>::value) {
      const std::size_t node = state.tree.open(NodeOf<Rule>::kind, in.byte());
      if (go_on()) {
        state.tree.close(node, in.byte());
        return true;
      }
      state.tree.cut(node);
      return false;
    } else {
      if (go_on()) return true;
      state.tree.cut(size);
      return false;
    }
  }
};

}  // namespace

namespace rules {

template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
          template <class...> class Control, class Input>
bool unclosed::match(Input& in, ParseState& state) {
  const auto here = static_cast<std::size_t>(in.byte());
  if (state.unclosed_at != here) note(state, FaultOf<unclosed_block>::value, here);
  state.unclosed_at = here;
  return true;
}

template <tao::pegtl::apply_mode, tao::pegtl::rewind_mode, template <class...> class Action,
          template <class...> class Control, class Input>
bool no_edition::match(Input& in, ParseState& state) {
  note(state, FaultOf<no_first_line>::value, in.byte());
  return true;
}

}  // namespace rules

Structure read_structure(const Sentence& sentence) {
  ParseState state(sentence);
  pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, std::string_view> in(
      sentence.bytes(), "");
  pegtl::parse<rules::file, pegtl::nothing, Control>(in, state);
  return {std::move(state.tree), std::move(state.faults)};
}

}  // namespace cairn::lang
