// SPDX-License-Identifier: Apache-2.0
// Which let uses which, read from the syntax alone; a let that reaches itself means nothing.
#include <algorithm>
#include <functional>

#include "check/checker.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

using Found = std::function<void(const ast::Word&)>;

void words_of(const ast::Predicate& predicate, const Found& found);
void words_of(const ast::Selection& selection, const Found& found);

void words_of(const ast::List& list, const Found& found) {
  for (const ast::Item& item : list.items) {
    if (const auto* code = std::get_if<ast::CodeItem>(&item.kind)) {
      if (code->issuer)
        if (const auto* name = std::get_if<ast::Word>(&*code->issuer)) found(*name);
      if (code->where) words_of(*code->where, found);
    } else if (const auto* selection = std::get_if<ast::Box<ast::Selection>>(&item.kind)) {
      words_of(**selection, found);
    }
  }
}

void words_of(const ast::Predicate& predicate, const Found& found) {
  const auto all = [&](const std::vector<ast::Predicate>& tests) {
    for (const ast::Predicate& test : tests)
      words_of(test, found);
  };
  std::visit(Overloaded{[&](const ast::FieldTest& test) {
                          const auto* in = std::get_if<ast::InCheck>(&test.check);
                          if (in == nullptr) return;
                          if (const auto* list = std::get_if<ast::List>(&in->set))
                            words_of(*list, found);
                          else
                            found(std::get<ast::Word>(in->set));
                        },
                        [&](const ast::AllTests& tests) { all(tests.tests); },
                        [&](const ast::AnyTests& tests) { all(tests.tests); },
                        [&](const ast::NotTest& test) { words_of(*test.test, found); },
                        [](const ast::ActiveTest&) {}, [](const ast::FlagTest&) {}},
             predicate.kind);
}

void words_of(const ast::SelectionSource& source, const Found& found) {
  if (const auto* named = std::get_if<ast::NamedSource>(&source.kind))
    found(named->name);
  else if (const auto* list = std::get_if<ast::ListSource>(&source.kind))
    words_of(list->list, found);
}

void words_of(const ast::Selection& selection, const Found& found) {
  words_of(selection.source, found);
  if (selection.where) words_of(*selection.where, found);
  if (selection.except) {
    words_of(selection.except->source, found);
    if (selection.except->where) words_of(*selection.except->where, found);
  }
}

/// Follows lets from name to name; what leads back to itself, or too far, is marked.
class CycleSearch {
 public:
  explicit CycleSearch(Checker& checker) : checker_(checker) {}

  /// How many steps the longest chain from that name has.
  std::size_t visit(std::string_view name) {
    if (const auto known = depth_.find(name); known != depth_.end()) return known->second;
    const ast::Let& let = *checker_.names.lets.at(name).node;
    std::size_t depth = 0;
    if (path_.size() < longest_chain) {
      path_.push_back(name);
      if (const auto* selection = std::get_if<ast::Selection>(&let.value))
        words_of(*selection,
                 [&](const ast::Word& word) { depth = std::max(depth, follow(word) + 1); });
      path_.pop_back();
    } else {
      depth = longest_chain;
    }
    if (depth >= longest_chain) {
      checker_.lets.at(name).cyclic = true;
      report_chain(checker_, name, let.name.span);
      depth = 0;  // said once: what leads on from here is not too long for that
    }
    depth_[name] = depth;
    return depth;
  }

 private:
  std::size_t follow(const ast::Word& word) {
    if (!checker_.names.lets.contains(word.text)) return 0;
    const auto back = std::find(path_.begin(), path_.end(), word.text);
    if (back == path_.end()) return visit(word.text);
    bool new_cycle = false;
    std::vector<std::string_view> through;
    for (auto member = back; member != path_.end(); ++member) {
      LetMeaning& meaning = checker_.lets.at(*member);
      new_cycle = new_cycle || !meaning.cyclic;
      meaning.cyclic = true;
      if (member != back) through.push_back(*member);
    }
    if (!new_cycle) return 0;
    const std::string by = through.empty() ? "" : ", by way of " + listing(through);
    checker_
        .report(Code::cyclic_let, checker_.names.lets.at(*back).node->name.span,
                {std::string(*back), by})
        .hint = "say what it holds without naming it";
    return 0;
  }

  Checker& checker_;
  std::vector<std::string_view> path_;
  std::map<std::string_view, std::size_t> depth_;
};

}  // namespace

void find_cyclic_lets(Checker& checker) {
  CycleSearch search(checker);
  for (const auto& [name, declared] : checker.names.lets)
    search.visit(name);
}

}  // namespace cairn::lang::checking
