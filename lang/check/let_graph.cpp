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
      if (code->where) words_of(**code->where, found);
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

class CycleSearch {
 public:
  explicit CycleSearch(Checker& checker) : checker_(checker) {}

  void visit(std::string_view name) {
    if (done_.contains(name)) return;
    path_.push_back(name);
    const auto* selection = std::get_if<ast::Selection>(&checker_.names.lets.at(name).node->value);
    if (selection != nullptr) words_of(*selection, [this](const ast::Word& word) { follow(word); });
    path_.pop_back();
    done_.insert(name);
  }

 private:
  void follow(const ast::Word& word) {
    if (!checker_.names.lets.contains(word.text)) return;
    const auto back = std::find(path_.begin(), path_.end(), word.text);
    if (back == path_.end()) {
      visit(word.text);
      return;
    }
    bool new_cycle = false;
    std::vector<std::string_view> through;
    for (auto member = back; member != path_.end(); ++member) {
      LetMeaning& meaning = checker_.lets.at(*member);
      new_cycle = new_cycle || !meaning.cyclic;
      meaning.cyclic = true;
      if (member != back) through.push_back(*member);
    }
    if (!new_cycle) return;
    const std::string by = through.empty() ? "itself" : listing(through);
    checker_
        .report(Code::cyclic_let, checker_.names.lets.at(*back).node->name.span,
                {std::string(*back), by})
        .hint = "say what it holds without naming it";
  }

  Checker& checker_;
  std::vector<std::string_view> path_;
  std::set<std::string_view> done_;
};

}  // namespace

void find_cyclic_lets(Checker& checker) {
  CycleSearch search(checker);
  for (const auto& [name, declared] : checker.names.lets)
    search.visit(name);
}

}  // namespace cairn::lang::checking
