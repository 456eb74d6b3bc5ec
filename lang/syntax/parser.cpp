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
    state.note(FaultOf<Rule>::value, in.byte());
    throw rules::GivenUp{};
  }

 private:
  template <class Input, class GoOn>
  static bool deeper(Input& in, ParseState& state, const GoOn& go_on) {
    if (state.openers.size() >= static_cast<std::size_t>(max_nesting)) {
      state.note(FaultOf<rules::too_deep>::value, in.byte());
      throw rules::GivenUp{true};
    }
    // When something is thrown, the attempt that catches it closes what was open.
    state.openers.push_back(in.byte());
    const bool matched = with_node(in, state, go_on);
    state.openers.pop_back();
    return matched;
  }

  /// A rule that fails leaves nothing behind, neither nodes nor progress; so what is missing is
  /// told where the rule began.
  template <class Input, class GoOn>
  static bool with_node(Input& in, ParseState& state, const GoOn& go_on) {
    auto mark = in.template mark<pegtl::rewind_mode::required>();
    if constexpr (NodeOf<Rule>::value) {
      const std::size_t node = state.tree.open(NodeOf<Rule>::kind, in.byte());
      if (go_on()) {
        state.tree.close(node, in.byte());
        return mark(true);
      }
      state.tree.cut(node);
    } else {
      const std::size_t size = state.tree.size();
      if (go_on()) return mark(true);
      state.tree.cut(size);
    }
    return mark(false);
  }
};

}  // namespace

Structure read_structure(const Sentence& sentence) {
  ParseState state(sentence);
  state.tree.reserve(2 * sentence.size());  // ordinary policies have less than two a word
  pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, std::string_view> in(
      sentence.bytes(), "");
  pegtl::parse<rules::file, pegtl::nothing, Control>(in, state);
  return {std::move(state.tree), std::move(state.faults)};
}

}  // namespace cairn::lang
