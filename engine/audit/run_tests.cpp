// SPDX-License-Identifier: Apache-2.0
/// The tests that stand in a policy file: each is audited and held against what it expects.
#include <algorithm>
#include <set>

#include <fmt/core.h>

#include <cairn/engine/audit.hpp>

#include "audit/test_record.hpp"
#include "explain/words.hpp"
#include "plan/plan.hpp"

namespace cairn::engine {
namespace {

using namespace program;

class Expectations {
 public:
  Expectations(const Program& program, const Expectation& expectation, const Audit& audit)
      : program_(program), expectation_(expectation), audit_(audit) {
    name_ = program[expectation.award].name;
    if (expectation.clause) {
      name_ = program[*expectation.clause].path;
      for (const ClauseAudit& clause : audit.clauses) {
        if (clause.path == name_) clause_ = &clause;
      }
    }
  }

  /// What was found instead; empty where the expectation holds.
  std::string failure() const {
    if (expectation_.clause && clause_ == nullptr) return name_ + " is not part of this audit";
    return std::visit([&](const auto& kind) { return check(kind); }, expectation_.kind);
  }

 private:
  [[nodiscard]] std::string standing() const {
    if (clause_ != nullptr) {
      std::string words(clause_status_text(clause_->status));
      std::replace(words.begin(), words.end(), '-', ' ');
      return fmt::format("{} is {}", name_, words);
    }
    return fmt::format("{} is {}", name_, verdict_words(audit_.verdict));
  }

  /// What is lacking, clause by clause.
  [[nodiscard]] std::string lacking() const {
    std::vector<std::string> parts;
    for (const ClauseAudit& clause : audit_.clauses) {
      if (clause_ != nullptr && &clause != clause_) continue;
      if (clause.status == ClauseStatus::not_chosen ||
          clause.status == ClauseStatus::does_not_apply || clause.advisory) {
        continue;
      }
      const bool group =
          std::any_of(clause.measures.begin(), clause.measures.end(),
                      [](const Measured& measured) { return measured.unit == "clauses"; });
      if (group) continue;
      std::string lack;
      for (const Measured& measured : clause.measures) {
        if (measured.shortfall.empty()) continue;
        const auto number = Number::parse_decimal(measured.shortfall);
        lack = number ? quantity(*number, measured.unit) : measured.shortfall + " " + measured.unit;
        break;
      }
      if (!lack.empty()) {
        parts.push_back(fmt::format("{} is short {}", clause.label, lack));
      } else if (clause.status == ClauseStatus::not_met) {
        parts.push_back(clause.label + " is not met");
      }
    }
    return joined(parts, "and");
  }

  [[nodiscard]] std::string found() const {
    std::string text = standing();
    std::vector<std::string> conditions;
    for (const Condition& condition : audit_.conditions)
      conditions.push_back(condition.text);
    const std::string why = conditions.empty() ? lacking() : joined(conditions, "and");
    if (!why.empty()) text += ": " + why;
    return text;
  }

  std::string check(const ExpectVerdict& expected) const {
    bool holds = audit_.verdict == expected.verdict;
    if (clause_ != nullptr) holds = clause_->status == status_of(expected.verdict);
    if (holds && !expected.authority.empty()) {
      holds = std::any_of(audit_.conditions.begin(), audit_.conditions.end(),
                          [&](const Condition& condition) {
                            return condition.authority == expected.authority &&
                                   (clause_ == nullptr || condition.clause == clause_->path);
                          });
    }
    return holds ? std::string() : found();
  }

  static ClauseStatus status_of(Verdict verdict) {
    switch (verdict) {
      case Verdict::met:
        return ClauseStatus::met;
      case Verdict::met_on_completion:
        return ClauseStatus::met_on_completion;
      case Verdict::needs_decision:
        return ClauseStatus::needs_decision;
      case Verdict::cannot_tell:
        return ClauseStatus::cannot_tell;
      case Verdict::not_met:
        return ClauseStatus::not_met;
      case Verdict::undecided:
        break;
    }
    return ClauseStatus::undecided;
  }

  std::string check(const ExpectMissing& expected) const {
    std::set<std::string> fields;
    for (const ClauseAudit& clause : audit_.clauses) {
      if (clause_ != nullptr && &clause != clause_) continue;
      for (const MissingFact& missing : clause.missing)
        fields.insert(missing.field);
    }
    // Whoever misses an age misses the date of birth.
    if (fields.contains(expected.field) || (expected.field == "age" && fields.contains("born"))) {
      return {};
    }
    if (fields.empty()) return found() + ", and no fact is missing";
    return fmt::format("{}; missing: {}", found(), joined({fields.begin(), fields.end()}, "and"));
  }

  std::string check(const ExpectUses& expected) const {
    // A credential may be named by its own code or by the code it is recognised as.
    std::set<std::string> wanted(expected.codes.begin(), expected.codes.end());
    std::set<std::string> unmatched = wanted;
    std::vector<std::string> shown;
    bool all_wanted = true;
    for (const ClauseAudit& clause : audit_.clauses) {
      const bool counts = clause_ != nullptr ? serves(clause) : clause.block == "requires";
      if (!counts) continue;
      for (const UsedCredential& used : clause.used) {
        const std::string& code = used.credential.code;
        shown.push_back(used.as.empty() ? code : fmt::format("{} as {}", code, used.as));
        if (wanted.contains(code)) {
          unmatched.erase(code);
        } else if (wanted.contains(used.as)) {
          unmatched.erase(used.as);
        } else {
          all_wanted = false;
        }
      }
    }
    if (all_wanted && unmatched.empty()) return {};
    return shown.empty() ? name_ + " uses nothing"
                         : fmt::format("{} uses {}", name_, joined(shown, "and"));
  }

  std::string check(const ExpectTier& expected) const {
    const std::string& tier = audit_.results.tier;
    if (tier == expected.title) return {};
    return tier.empty() ? found() + ", without a tier" : name_ + " reaches " + quoted(tier);
  }

  std::string check(const ExpectGrants& expected) const {
    const Results& results = audit_.results;
    if (results.granted == expected.amount.value.to_text() && results.granted_exact &&
        results.granted_unit == unit_words(program_, expected.amount.unit, std::nullopt)) {
      return {};
    }
    if (results.granted.empty()) return found() + ", and grants nothing";
    return fmt::format("{} grants {} {}{}", name_, results.granted_exact ? "" : "at least ",
                       results.granted, results.granted_unit);
  }

  std::string check(const ExpectLevel& expected) const {
    const Framework& framework = program_[expected.level.framework];
    const std::string wanted = framework.name + " level " + framework.levels[expected.level.rank];
    if (audit_.results.level == wanted) return {};
    return audit_.results.level.empty() ? found() + ", at no level"
                                        : name_ + " reaches " + audit_.results.level;
  }

  /// The clause itself or one below it.
  [[nodiscard]] bool serves(const ClauseAudit& clause) const {
    return &clause == clause_ || clause.path.starts_with(clause_->path + ".");
  }

  std::string check(const ExpectShort& expected) const {
    const std::string wanted = expected.amount.value.to_text();
    for (const ClauseAudit& clause : audit_.clauses) {
      if (clause_ != nullptr && &clause != clause_) continue;
      for (const Measured& measured : clause.measures) {
        if (measured.shortfall == wanted && is_unit(expected.amount.unit, measured.unit)) return {};
      }
    }
    return found();
  }

  [[nodiscard]] bool is_unit(const Unit& unit, const std::string& words) const {
    switch (unit.measure) {
      case Measure::hours:
        return words == "hours";
      case Measure::credits:
        return words == unit_words(program_, unit, std::nullopt);
      case Measure::count:
        break;
    }
    return words != "hours" && words != "%" && !words.ends_with("credits") &&
           !words.starts_with("different ");
  }

  const Program& program_;
  const Expectation& expectation_;
  const Audit& audit_;
  const ClauseAudit* clause_ = nullptr;
  std::string name_;
};

}  // namespace

std::vector<TestOutcome> run_tests(const Policy& policy) {
  const Program& program = policy.program();
  std::vector<TestOutcome> outcomes;
  for (const Test& test : program.tests) {
    TestOutcome outcome;
    outcome.title = test.title;
    outcome.place = source_place(program, test.place);
    const Record record = test_record(program, test);
    AuditOptions options;
    options.as_of = test.on;
    std::map<std::uint32_t, Audit> audits;
    for (const Expectation& expectation : test.expectations) {
      const std::uint32_t award = expectation.award.value;
      if (!audits.contains(award)) {
        const Audit& made =
            audits.emplace(award, audit(policy, record, expectation.award, options)).first->second;
        for (const ClauseAudit& clause : made.clauses)
          outcome.seen.push_back({clause.path, clause.status});
        for (const TierAudit& tier : made.results.tiers)
          for (const ClauseAudit& clause : tier.clauses)
            outcome.seen.push_back({clause.path, clause.status});
      }
      const std::string found = Expectations(program, expectation, audits.at(award)).failure();
      if (found.empty()) continue;
      std::string_view expected = expectation.text;
      if (expected.starts_with("expect ")) expected.remove_prefix(7);
      outcome.failures.push_back(
          {source_place(program, expectation.place), std::string(expected), found});
    }
    outcome.passed = outcome.failures.empty();
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace cairn::engine
