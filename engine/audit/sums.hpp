// SPDX-License-Identifier: Apache-2.0
/// @file
/// Demands, shares and averages as sums over forms: what each form may add, at least and at most,
/// given what the record leaves open.
#pragma once

#include <optional>
#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/memberships.hpp"

namespace cairn::engine {

struct SumTerm {
  FormIndex form = 0;
  std::optional<Number> least;  ///< none: no bound downwards
  std::optional<Number> most;   ///< none: no bound upwards
  bool sure = false;            ///< certainly takes part, with a weight above 0
};

/// Forms of which any number adds 1, once: those that have one value in common.
struct SumBundle {
  std::vector<FormIndex> sure;      ///< certainly have it; ascending
  std::vector<FormIndex> possible;  ///< the same, and those that perhaps take part
};

/// The sum of what is counted is at least, or at most, the bound.
struct SumRule {
  bool at_least = true;
  std::vector<SumTerm> terms;  ///< by form; a form without a term adds nothing
  std::vector<SumBundle> bundles = {};
  Number bound;
  Number need;             ///< what a shortfall is measured against; 0: held or not held
  bool needs_one = false;  ///< over nothing it does not hold (averages)
  bool exact = true;       ///< false: some number does not fit, and nothing can be said
  /// Of a phrase: 0 the main demand, then each `including`, then `spanning`.
  std::size_t demand = 0;
  bool of_values = false;   ///< it counts different values: `spanning`
  std::size_t slice = 0;    ///< of a phrase that holds in each slice: which
  std::uint32_t entry = 0;  ///< of `all of { … }`: which entry
};

class Sums {
 public:
  explicit Sums(const Memberships& memberships) : memberships_(memberships) {}

  /// Of what a rule is about only these forms; null: all.
  using Among = const std::vector<Truth>*;

  /// The rules of one demand: one for each end of its bounds. `within`: only what lies there too.
  [[nodiscard]] std::vector<SumRule> demand(
      const program::Demand& demand, std::optional<program::SelectionId> within = std::nullopt,
      Among among = nullptr) const;
  /// At least one of that entry.
  [[nodiscard]] SumRule entry(const program::Entry& entry, Among among = nullptr) const;
  /// The demand of a phrase and each `including`, as over everything that is counted.
  [[nodiscard]] std::vector<SumRule> phrase_over_all(const program::PhraseBody& phrase,
                                                     Among among = nullptr) const;
  /// The same, as over what serves that phrase alone.
  [[nodiscard]] std::vector<SumRule> phrase_of_leaf(const program::PhraseBody& phrase) const;
  /// What is in `from` has so many different values among it.
  [[nodiscard]] SumRule spanning(const program::Spanning& spanning, program::SelectionId from,
                                 Among among = nullptr) const;
  [[nodiscard]] std::vector<SumRule> average(const program::AverageBody& average) const;

 private:
  [[nodiscard]] SumTerm plain_term(FormIndex form, const Membership& in, const program::Unit& unit,
                                   bool at_least) const;
  [[nodiscard]] SumTerm share_term(FormIndex form, const Membership& in, const Membership& base,
                                   const program::ShareBase& share, Number fraction, bool at_least,
                                   bool& exact) const;
  void add_spanning(const program::PhraseBody& phrase, Among among,
                    std::vector<SumRule>& rules) const;
  [[nodiscard]] SumTerm average_term(FormIndex form, const Membership& in,
                                     const program::AverageBody& average, Number bound,
                                     bool at_least, bool& exact) const;

  const Memberships& memberships_;
};

/// The demand of which a rule speaks; of `spanning` the main one.
[[nodiscard]] inline const program::Demand& demand_of(const program::PhraseBody& phrase,
                                                      const SumRule& rule) {
  return rule.demand == 0 || rule.of_values ? phrase.demand : phrase.including[rule.demand - 1];
}

/// The points of a form's grade (or its number in another field); none: it is left out of averages.
struct Points {
  Number least;
  Number most;
  bool known = true;        ///< false: the record leaves it open, between least and most
  bool may_be_out = false;  ///< it may turn out to have none
};
[[nodiscard]] std::optional<Points> points_of(const Memberships& memberships,
                                              const program::AverageBody& average, FormIndex form,
                                              bool at_least);

/// The lowest grade of the policy's scale with which the average over `over` holds, where the grade
/// of `form` is the only thing in it that is not known; none: no single grade says it. 0: any.
[[nodiscard]] std::optional<std::uint32_t> least_grade(const Memberships& memberships,
                                                       const program::AverageBody& average,
                                                       const std::vector<bool>& over,
                                                       FormIndex form);

/// Least and most that the counted forms add up to; none where there is no bound.
struct SumRange {
  std::optional<Number> least = Number(0);
  std::optional<Number> most = Number(0);
  bool some_sure = false;  ///< a form that surely takes part is among them
  bool some = false;       ///< a form that may take part is among them
  bool exact = true;
};
[[nodiscard]] SumRange total(const SumRule& rule, const std::vector<bool>& counted);
/// Whether the rule holds over a sum in that range.
[[nodiscard]] Truth holds(const SumRule& rule, const SumRange& range);

}  // namespace cairn::engine
