// SPDX-License-Identifier: Apache-2.0
#include "check/titles.hpp"

#include <optional>
#include <string>
#include <utility>

#include "check/fields.hpp"

namespace cairn::lang::checking {
namespace {

using program::Clause;
using program::ClauseId;

/// Where the words in braces stand, the braces with them.
std::vector<std::string_view> braced(std::string_view title) {
  std::vector<std::string_view> places;
  for (std::size_t open = title.find('{'); open != std::string_view::npos;
       open = title.find('{', open + 1)) {
    const std::size_t close = title.find('}', open);
    if (close == std::string_view::npos) break;
    places.push_back(title.substr(open, close - open + 1));
    open = close;
  }
  return places;
}

class TitleReader {
 public:
  TitleReader(Checker& checker, const program::Award& award, const program::Tier* tier,
              const ast::Text& title, bool of_rule)
      : checker_(checker), award_(award), tier_(tier), title_(title), of_rule_(of_rule) {}

  std::vector<program::TitlePlace> read() {
    std::vector<program::TitlePlace> places;
    for (const std::string_view place : braced(title_.value)) {
      const std::string field(place.substr(1, place.size() - 2));
      if (const auto clause = clause_for(std::string(place), field))
        places.push_back({field, *clause});
    }
    return places;
  }

 private:
  /// A clause that asks for the same value, and whether it always has to hold.
  struct Finder {
    ClauseId clause;
    bool sure = true;
  };

  std::optional<ClauseId> clause_for(const std::string& place, const std::string& field) {
    std::vector<Finder> finders;
    if (tier_ != nullptr) collect(tier_->clauses, field, true, finders);
    if (finders.empty()) {
      for (const auto* block : {&award_.requirements, &award_.overall})
        collect(*block, field, true, finders);
    }
    if (finders.empty()) {
      if (!of_rule_) report_none(place, field);
      return std::nullopt;
    }
    if (finders.size() > 1) {
      report_unclear(place, finders[0].clause, finders[1].clause);
      return std::nullopt;
    }
    if (!finders[0].sure) {
      report_not_sure(place, finders[0].clause);
      return std::nullopt;
    }
    return finders[0].clause;
  }

  void collect(const std::vector<ClauseId>& clauses, const std::string& field, bool sure,
               std::vector<Finder>& finders) const {
    for (const ClauseId id : clauses) {
      const Clause& clause = checker_.program[id];
      const bool holds = sure && clause.is_firm();
      if (const auto* group = std::get_if<program::GroupBody>(&clause.body)) {
        collect(group->children, field, holds && group->kind == program::GroupBody::Kind::all,
                finders);
      } else if (const auto* phrase = std::get_if<program::PhraseBody>(&clause.body)) {
        if (phrase->same && phrase->same->field.name == field) finders.push_back({id, holds});
      }
    }
  }

  [[nodiscard]] std::string owner() const {
    return tier_ != nullptr ? "tier " + ticked(tier_->title) : "award " + ticked(award_.name);
  }

  void report_none(const std::string& place, const std::string& field) {
    const bool known = find_field(checker_, ast::FieldOwner::credential, field).has_value();
    checker_.report(Code::title_without_value, title_.span, {place, owner()}).hint =
        known ? "let a clause over what counts ask for it, as in `at least 3 courses, all with the "
                "same " +
                    field + "`, or write the title as it is for everyone"
              : "write the title as it is for everyone";
  }

  void report_unclear(const std::string& place, ClauseId one, ClauseId other) {
    Diagnostic& unclear =
        checker_.report(Code::title_value_unclear, title_.span,
                        {place, checker_.program[one].label, checker_.program[other].label});
    label(unclear, one, "this finds one");
    label(unclear, other, "this finds one too, and perhaps another");
    unclear.hint = "let one clause alone ask for the same " + place.substr(1, place.size() - 2) +
                   ", or write the title without it";
  }

  void report_not_sure(const std::string& place, ClauseId clause) {
    Diagnostic& not_sure = checker_.report(Code::title_value_not_sure, title_.span,
                                           {place, checker_.program[clause].label});
    label(not_sure, clause, "this finds the value, and is not asked of every learner");
    not_sure.hint = "ask for it in a clause that always has to hold, or write the title without it";
  }

  void label(Diagnostic& diagnostic, ClauseId clause, std::string says) const {
    if (const ast::Clause* source = checker_.clause_origins[clause.value].source)
      diagnostic.labels.push_back({source->label.span, std::move(says)});
  }

  Checker& checker_;
  const program::Award& award_;
  const program::Tier* tier_;
  const ast::Text& title_;
  bool of_rule_;
};

}  // namespace

std::vector<program::TitlePlace> places_of_title(Checker& checker, const program::Award& award,
                                                 const program::Tier* tier, const ast::Text& title,
                                                 bool of_rule) {
  return TitleReader(checker, award, tier, title, of_rule).read();
}

bool may_be_title(std::string_view title, const program::Tier& tier) {
  std::string_view pattern = tier.title;
  bool open = false;  // a value stands before what comes next
  for (const program::TitlePlace& place : tier.title_places) {
    const std::string word = "{" + place.field + "}";
    const std::size_t at = pattern.find(word);
    const std::string_view before = pattern.substr(0, at);
    const std::size_t found = title.find(before, open ? 1 : 0);
    if (found == std::string_view::npos || (!open && found != 0)) return false;
    title.remove_prefix(found + before.size());
    pattern.remove_prefix(at + word.size());
    if (title.starts_with(word)) return false;
    open = true;
  }
  return open ? title.size() > pattern.size() && title.ends_with(pattern) : title == pattern;
}

}  // namespace cairn::lang::checking
