// SPDX-License-Identifier: Apache-2.0
#include "check/rules.hpp"

#include <algorithm>
#include <utility>

#include "base/kinds.hpp"
#include "base/suggest.hpp"
#include "check/arguments.hpp"
#include "check/award_lines.hpp"
#include "check/parameters.hpp"

namespace cairn::lang::checking {
namespace {

Span span_of(const Checker& checker, const ast::Rule& rule) {
  return checker.names.rules.at(rule.name.text).declaration->span;
}

bool is_within(Span inner, Span outer) {
  return inner.source == outer.source && inner.begin >= outer.begin && inner.end <= outer.end;
}

bool is_in_a_rule(const Checker& checker, Span span) {
  return std::any_of(checker.names.rules.begin(), checker.names.rules.end(), [&](const auto& row) {
    return is_within(span, row.second.declaration->span);
  });
}

Parameters open_parameters(const ast::Rule& rule) {
  Parameters parameters;
  for (const ast::Rule::Parameter& parameter : rule.parameters)
    parameters.try_emplace(parameter.name.text,
                           Parameter{parameter.name.span, parameter_type(parameter.type.text)});
  return parameters;
}

std::string counted(std::size_t count, const std::string& noun) {
  if (count == 0) return "no " + noun + "s";
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// Gathers the parts of an award, rule by rule.
class PartsReader {
 public:
  PartsReader(Checker& checker, std::string name) : checker_(checker), name_(std::move(name)) {}

  std::vector<AwardPart> read(const ast::Award& award) {
    parts_.push_back({&award, name_});
    follow(award, nullptr);
    if (!whole_) checker_.awards_without_a_rule.insert(award.name.text);
    return std::move(parts_);
  }
  /// A rule by itself: its parameters stand for nothing yet.
  std::vector<AwardPart> read(const ast::Rule& rule) {
    parts_.push_back({&rule.body, name_, nullptr, open_parameters(rule)});
    follow(rule.body, nullptr);
    return std::move(parts_);
  }

 private:
  void follow(const ast::Award& lines, const ast::Follows* outer) {
    const std::size_t within = parts_.size() - 1;
    for (const ast::Follows& follows : lines.follows) {
      const AwardPart part = parts_[within];
      read_part(checker_, part, [&] { take_over(follows, outer != nullptr ? outer : &follows); });
    }
  }

  void take_over(const ast::Follows& follows, const ast::Follows* outer) {
    const ast::Word& name = follows.rule;
    const auto found = checker_.names.rules.find(name.text);
    if (found == checker_.names.rules.end()) {
      report_unknown(checker_, "rule", name.text, name.span, names_in(checker_.names.rules));
      whole_ = false;
      return;
    }
    checker_.followed_rules.insert(found->first);
    if (checker_.cyclic_rules.contains(found->first)) {
      whole_ = false;
      return;
    }
    const ast::Rule& rule = *found->second.node;
    const auto [earlier, first] = taken_.try_emplace(found->first, name.span);
    if (!first) {
      Diagnostic& twice =
          checker_.report(Code::rule_followed_twice, name.span, {name_, std::string(name.text)});
      twice.labels.push_back({earlier->second, "the first is here"});
      twice.hint = "its clauses would stand there twice: take one of the two away";
      return;
    }
    auto parameters = bind(rule, follows);
    if (!parameters) {
      whole_ = false;
      return;
    }
    parts_.push_back({&rule.body, "rule " + ticked(name.text), outer, std::move(*parameters)});
    const Parameters here = std::exchange(checker_.parameters, {});
    follow(rule.body, outer);
    checker_.parameters = here;
  }

  Checked<Parameters> bind(const ast::Rule& rule, const ast::Follows& follows) {
    if (rule.parameters.size() != follows.arguments.size()) {
      if (checker_.has_fault_within(span_of(checker_, rule))) return std::nullopt;
      const std::size_t given = follows.arguments.size();
      Diagnostic& wrong = checker_.report(
          Code::wrong_argument_count, follows.span,
          {std::string(rule.name.text), counted(rule.parameters.size(), "argument"),
           (given == 0 ? "none" : std::to_string(given)) + std::string(given == 1   ? " stands"
                                                                       : given == 0 ? " stands"
                                                                                    : " stand")});
      wrong.labels.push_back({rule.name.span, "the rule"});
      wrong.hint = "write " + ticked(pattern(rule));
      return std::nullopt;
    }
    Parameters parameters;
    bool good = true;
    for (std::size_t i = 0; i < rule.parameters.size(); ++i) {
      auto parameter = argument_of(checker_, rule, rule.parameters[i], follows.arguments[i]);
      good = good && parameter.has_value();
      if (parameter) parameters.try_emplace(rule.parameters[i].name.text, std::move(*parameter));
    }
    if (!good) return std::nullopt;
    return parameters;
  }

  static std::string pattern(const ast::Rule& rule) {
    std::string text = "follows " + std::string(rule.name.text);
    for (std::size_t i = 0; i < rule.parameters.size(); ++i)
      text += (i == 0 ? "(" : ", ") + std::string(rule.parameters[i].name.text);
    return rule.parameters.empty() ? text : text + ")";
  }

  Checker& checker_;
  std::string name_;
  bool whole_ = true;  ///< every rule that is followed could be taken over
  std::vector<AwardPart> parts_;
  std::map<std::string_view, Span> taken_;
};

/// Follows rules from name to name.
class RuleSearch {
 public:
  explicit RuleSearch(Checker& checker) : checker_(checker) {}

  void visit(std::string_view name) {
    if (!seen_.insert(name).second) return;
    const ast::Rule& rule = *checker_.names.rules.at(name).node;
    if (path_.size() >= longest_chain) {
      report_chain(checker_, name, rule.name.span);
      checker_.cyclic_rules.insert(name);
      return;
    }
    path_.push_back(name);
    for (const ast::Follows& follows : rule.body.follows) {
      const auto next = checker_.names.rules.find(follows.rule.text);
      if (next == checker_.names.rules.end()) continue;
      const auto back = std::find(path_.begin(), path_.end(), next->first);
      if (back == path_.end())
        visit(next->first);
      else
        report(follows, back);
    }
    path_.pop_back();
    checker_.rules_in_order.push_back(name);
  }

 private:
  void report(const ast::Follows& follows, std::vector<std::string_view>::iterator back) {
    std::vector<std::string_view> through;
    for (auto member = back; member != path_.end(); ++member) {
      checker_.cyclic_rules.insert(*member);
      if (member != back) through.push_back(*member);
    }
    checker_
        .report(Code::cyclic_rule, follows.rule.span,
                {std::string(*back), through.empty() ? "" : ", by way of " + listing(through)})
        .hint = "write out in one of them what it takes over from the other";
  }

  Checker& checker_;
  std::vector<std::string_view> path_;
  std::set<std::string_view> seen_;
};

/// What each award says of itself, and a rule cannot.
void check_own_lines(Checker& checker, const ast::Rule& rule) {
  const auto refuse = [&](Span span, std::string what) {
    checker.report(Code::said_in_rule, span, {std::move(what)}).hint =
        "write it in each award; what it may be is said in `declares`, as in `size: at least 40 "
        "credits`";
  };
  const ast::Award& lines = rule.body;
  if (lines.kind) refuse(lines.kind->span, "`kind`");
  if (lines.level) refuse(lines.level->span, "`level`");
  if (lines.credits) refuse(lines.credits->span, "`credits`");
  for (const ast::Award::Fact& fact : lines.facts)
    refuse(fact.field.span, ticked(fact.field.text));
}

void check_parameters(Checker& checker, const ast::Rule& rule) {
  std::map<std::string_view, Span> seen;
  for (const ast::Rule::Parameter& parameter : rule.parameters) {
    const ast::Word& name = parameter.name;
    const auto [first, is_new] = seen.try_emplace(name.text, name.span);
    if (!is_new) {
      report_duplicate(checker, "parameter", name.text, name.span, first->second,
                       "give one of the two another name");
    }
    const bool kind = singular_of(name.text) || is_kind_singular(name.text);
    const auto let = checker.names.lets.find(name.text);
    const bool same_file =
        let != checker.names.lets.end() && let->second.node->name.span.source == name.span.source;
    if (kind || same_file || name.text == "home")
      checker
          .report(Code::shadowed_name, name.span,
                  {std::string(name.text), kind        ? "a kind of credential"
                                           : same_file ? "what `let` says"
                                                       : "the issuers of the policy's `home` line"})
          .hint = "give the parameter another name";
    if (parameter_type(parameter.type.text)) continue;
    const std::vector<std::string_view> known = {"credits", "hours", "level",
                                                 "number",  "text",  "selection"};
    const auto near = nearest(parameter.type.text, known);
    checker
        .report(Code::unknown_value, parameter.type.span,
                {std::string(parameter.type.text), "a type of parameter"})
        .hint = near ? "write " + ticked(*near) : "write one of " + listing(known, "or");
  }
}

void report_unused_parameters(Checker& checker, const ast::Rule& rule) {
  const Span whole = span_of(checker, rule);
  if (!checker.in_root(whole)) return;
  for (const ast::Rule::Parameter& parameter : rule.parameters) {
    const bool used =
        std::any_of(checker.parameter_uses.begin(), checker.parameter_uses.end(), [&](Span use) {
          return is_within(use, whole) && checker.text(use) == parameter.name.text;
        });
    if (!used && parameter_type(parameter.type.text))
      checker
          .report(Code::unused_parameter, parameter.name.span,
                  {std::string(rule.name.text), std::string(parameter.name.text)})
          .hint = "take it away, or use it in a clause";
  }
}

/// Takes back what was read of a rule by itself: only awards have clauses.
class Trial {
 public:
  explicit Trial(Checker& checker)
      : checker_(checker),
        clauses_(checker.program.clauses.size()),
        completions_(checker.completions.size()),
        award_(checker.program.awards.size()) {}
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;
  ~Trial() {
    checker_.program.clauses.resize(clauses_);
    checker_.clause_origins.resize(clauses_);
    checker_.completions.resize(completions_);
    checker_.faulty_clauses.clear();
    if (checker_.clauses_of.size() > award_) checker_.clauses_of.resize(award_);
    checker_.program.awards.pop_back();
  }

 private:
  Checker& checker_;
  std::size_t clauses_;
  std::size_t completions_;
  std::size_t award_;
};

void check_by_itself(Checker& checker, const ast::Rule& rule) {
  check_parameters(checker, rule);
  check_own_lines(checker, rule);
  const Trial trial(checker);
  const program::AwardId id{static_cast<std::uint32_t>(checker.program.awards.size())};
  program::Award stand_in;
  stand_in.name = rule.name.text;
  checker.program.awards.push_back(std::move(stand_in));
  DiagnosticList before = std::exchange(checker.diagnostics, {});
  const std::vector<AwardPart> parts =
      PartsReader(checker, "rule " + ticked(rule.name.text)).read(rule);
  checker.program.awards.back().repeats = check_repeats(checker, parts);
  check_award_lines(checker, id, rule.body, parts, true);
  for (const Diagnostic& told : checker.diagnostics)
    checker.told_of_rules.insert({told.code, told.span});
  before.append(checker.diagnostics);
  checker.diagnostics = std::move(before);
}

}  // namespace

std::vector<AwardPart> parts_of(Checker& checker, const ast::Award& award, std::string name) {
  return PartsReader(checker, std::move(name)).read(award);
}

void read_part(Checker& checker, const AwardPart& part, const std::function<void()>& read) {
  const AwardPart* outer = std::exchange(checker.part, &part);
  Parameters around = std::exchange(checker.parameters, part.parameters);
  DiagnosticList before = std::exchange(checker.diagnostics, {});
  read();
  checker.part = outer;
  checker.parameters = std::move(around);
  const DiagnosticList found = std::exchange(checker.diagnostics, std::move(before));
  for (const Diagnostic& fault : found) {
    if (part.follows == nullptr || !is_in_a_rule(checker, fault.span) ||
        is_within(fault.span, part.follows->span)) {
      checker.report(fault.code, fault.span) = fault;
    } else if (!checker.told_of_rules.contains({fault.code, fault.span})) {
      Diagnostic& moved = checker.report(fault.code, part.follows->span);
      moved = fault;
      moved.span = part.follows->span;
      moved.labels.insert(moved.labels.begin(), {fault.span, "in " + part.name});
    }
  }
}

Diagnostic& report_of_clause(Checker& checker, Code code, program::ClauseId clause, Span span) {
  const ast::Follows* follows = checker.clause_origins[clause.value].part->follows;
  if (follows == nullptr) return checker.report(code, span);
  Diagnostic& told = checker.report(code, follows->span);
  told.labels.push_back({span, "in " + checker.clause_origins[clause.value].part->name});
  return told;
}

void order_rules(Checker& checker) {
  RuleSearch search(checker);
  for (const auto& [name, declared] : checker.names.rules)
    search.visit(name);
}

void check_rules(Checker& checker) {
  for (const std::string_view name : checker.rules_in_order)
    check_by_itself(checker, *checker.names.rules.at(name).node);
}

void report_unused_rules(Checker& checker) {
  for (const auto& [name, declared] : checker.names.rules)
    report_unused_parameters(checker, *declared.node);
  if (checker.names.awards.empty()) return;
  for (const auto& [name, declared] : checker.names.rules) {
    if (!checker.in_root(declared.node->name.span) || checker.followed_rules.contains(name))
      continue;
    checker.report(Code::unused_let, declared.node->name.span, {std::string(name)}).hint =
        "take it away, or write `follows " + std::string(name) + "` in an award";
  }
}

}  // namespace cairn::lang::checking
