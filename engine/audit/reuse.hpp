// SPDX-License-Identifier: Apache-2.0
/// @file
/// What awards that are conferred already have used, and how far it may count in another one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/hearing.hpp"
#include "audit/reading.hpp"

namespace cairn::engine {

class Reuse {
 public:
  /// How much of what one award used may count. Every bound of a line is one of these, and so is
  /// that awards share nothing where no line lets them.
  struct Limit {
    std::optional<std::uint32_t> line;      ///< of Program::reuse
    std::optional<program::AwardId> other;  ///< none: of all together
    std::optional<Number> awards;           ///< then: `each credential in at most 2 awards`
    bool everything = false;                ///< no bound; `rule` only says what is shared
    SumRule rule;                           ///< at most
    program::Unit unit;
    std::optional<program::SelectionId> from;
    std::string text;            ///< `at most 9 credits`
    Truth applies = Truth::yes;  ///< the line is there (its `when`, its `conferred`)
  };
  /// Another award of `only one of { … }` that is conferred.
  struct Rival {
    std::uint32_t line = 0;
    program::AwardId other;
    Truth truth = Truth::yes;  ///< the line is there, and the conferral in force
  };

  Reuse(const Hearing& hearing, program::AwardId award);

  [[nodiscard]] const std::vector<Limit>& limits() const { return limits_; }
  [[nodiscard]] const std::vector<Rival>& rivals() const { return rivals_; }
  /// The lines that have a part in this audit, ascending.
  [[nodiscard]] std::vector<std::uint32_t> lines() const;

  /// Whether other conferrals of that award used the form's evidence.
  [[nodiscard]] Truth used_by(program::AwardId other, FormIndex form) const {
    return used_by(other).forms[form];
  }
  /// The conferral of that award that is most certain to have used the form; the first of them.
  [[nodiscard]] std::optional<FormIndex> user(program::AwardId other, FormIndex form) const;
  /// The conferrals of that award in the record.
  [[nodiscard]] const std::vector<FormIndex>& conferrals_of(program::AwardId award) const {
    return used_by(award).conferrals;
  }
  /// What a conferral of `via` brings in counts by `complete via`, so that to this limit it is not
  /// shared: that award, or one that it is made of, used it.
  [[nodiscard]] bool lets_in(program::AwardId via, const Limit& limit, FormIndex form,
                             bool favour) const;
  [[nodiscard]] program::AwardId award_of(FormIndex conferral) const;

  /// The limit has to hold, whatever approvals take away; what is not known is read in favour or
  /// not.
  [[nodiscard]] static bool binds(const Limit& limit, bool favour) {
    return !limit.everything && limit.applies != (favour ? Truth::unknown : Truth::no) &&
           limit.applies != Truth::no;
  }
  /// The form alone could break it.
  [[nodiscard]] static bool shuts_out(const Limit& limit, FormIndex form, bool favour);

 private:
  struct Used {
    program::AwardId award;
    std::vector<FormIndex> conferrals;
    std::vector<std::vector<bool>> listed;  ///< of each conferral, by credential of the record
    std::vector<Truth> forms;
  };
  void add_line(std::uint32_t index);
  void add_sharing(std::uint32_t index, const program::SharingBody& body, Truth there,
                   std::vector<Truth>& let_in);
  void add_silence(const std::vector<Truth>& let_in);
  void add_most_awards(std::uint32_t index, const program::MostAwardsBody& body, Truth there);
  [[nodiscard]] Used used_of(program::AwardId award) const;
  [[nodiscard]] Truth used(FormIndex conferral, std::uint32_t piece,
                           const std::vector<bool>& listed) const;
  [[nodiscard]] std::vector<bool> listed(const Conferral& conferral) const;
  [[nodiscard]] Truth shared(std::size_t other, FormIndex form) const;
  [[nodiscard]] SumRule rule_of(std::size_t other, const program::Unit& unit,
                                std::optional<program::SelectionId> from, Number most) const;
  [[nodiscard]] std::optional<Number> most_of(const program::ReuseMost& most,
                                              program::AwardId other, program::Unit& unit) const;
  [[nodiscard]] Truth is_conferred() const;
  [[nodiscard]] const Used& used_by(program::AwardId award) const;

  const Hearing& hearing_;
  program::AwardId award_;
  std::vector<Used> others_;  ///< conferred ones, by award
  Used own_;
  std::map<program::AwardId, std::set<program::AwardId>> made_of_;  ///< of those that are conferred
  std::vector<Limit> limits_;
  std::vector<Rival> rivals_;
};

}  // namespace cairn::engine
