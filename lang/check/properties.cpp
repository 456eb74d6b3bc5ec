// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <vector>

#include <cairn/lang/properties.hpp>

#include "check/checker.hpp"
#include "check/visit.hpp"

namespace cairn::lang {
namespace checking {
namespace {

using program::AwardId;
using program::ClauseId;

/// Why holding more can break a demand on all that is held; empty: it cannot.
std::string why_of(const program::Demand& demand) {
  if (demand.share && demand.bounds.low && !demand.bounds.low->is_zero())
    return "it is a share of all that is held, so that more of " + ticked(demand.share->text) +
           " can lower it";
  if (!demand.bounds.high) return {};
  if (demand.share)
    return "it is a share of all that is held, and what is held cannot be left out, so that more "
           "can raise it";
  if (demand.bounds.high->is_zero())
    return "what is held cannot be left out, so that one more of them is too many";
  if (demand.bounds.low == demand.bounds.high)
    return "what is held cannot be left out, so that with more it is no longer exactly that much";
  return "what is held cannot be left out, so that more can go beyond the most that is allowed";
}

class MoreLearning {
 public:
  explicit MoreLearning(const program::Program& program)
      : program_(program), clauses_of_(program.awards.size()) {
    for (std::uint32_t i = 0; i < program.clauses.size(); ++i)
      if (binds(program.clauses[i]))
        clauses_of_[program.clauses[i].award.value].push_back(ClauseId{i});
    for (std::uint32_t i = 0; i < program.awards.size(); ++i)
      if (has_some(AwardId{i})) awards_.insert(AwardId{i});
    // An award that completes one of them is one of them; chains end, as no award completes itself.
    for (std::size_t before = 0; before != awards_.size();) {
      before = awards_.size();
      for (const program::Clause& clause : program.clauses)
        if (binds(clause) && completes_one(clause)) awards_.insert(clause.award);
    }
  }

  std::vector<MoreCanFail> all() const {
    std::vector<MoreCanFail> found;
    for (std::uint32_t award = 0; award < program_.awards.size(); ++award) {
      if (const std::string why = of_repeats(program_.awards[award]); !why.empty())
        found.push_back({AwardId{award}, std::nullopt, why});
      for (const ClauseId id : clauses_of_[award]) {
        const program::Clause& clause = program_[id];
        std::string why = of_clause(clause);
        if (why.empty() && completes_one(clause))
          why = "in `" + program_[std::get<program::CompleteBody>(clause.body).award].name +
                "`, which it asks for, more can fail";
        if (!why.empty()) found.push_back({AwardId{award}, id, std::move(why)});
      }
    }
    return found;
  }

 private:
  static bool binds(const program::Clause& clause) { return clause.applies && !clause.advisory; }

  bool has_some(AwardId award) const {
    return !of_repeats(program_[award]).empty() ||
           std::any_of(clauses_of_[award.value].begin(), clauses_of_[award.value].end(),
                       [&](ClauseId id) { return !of_clause(program_[id]).empty(); });
  }

  bool completes_one(const program::Clause& clause) const {
    const auto* complete = std::get_if<program::CompleteBody>(&clause.body);
    return complete != nullptr && awards_.contains(complete->award);
  }

  static std::string of_repeats(const program::Award& award) {
    switch (award.repeats) {
      case program::Repeats::one_attempt:
      case program::Repeats::all:
        return {};
      case program::Repeats::best:
        return "`repeats best` lets only the attempt with the best grade count, so that a further "
               "one can displace one that served a clause";
      case program::Repeats::latest:
        return "`repeats latest` lets only the latest attempt count, so that a further one "
               "displaces one that served a clause";
      case program::Repeats::first:
        break;
    }
    return "`repeats first` lets only the first attempt count, so that an earlier one displaces "
           "one that served a clause";
  }

  /// Only what stands in `provided` speaks of everything; elsewhere a credential may be left out.
  static std::string of_clause(const program::Clause& clause) {
    if (clause.block != program::Block::provided) return {};
    if (const auto* phrase = std::get_if<program::PhraseBody>(&clause.body)) {
      std::string why = why_of(phrase->demand);
      for (const program::Demand& including : phrase->including)
        if (why.empty()) why = why_of(including);
      return why;
    }
    if (const auto* average = std::get_if<program::AverageBody>(&clause.body))
      return std::string("it is an average over all that is held, so that one more can ") +
             (average->bounds.low ? "lower it" : "raise it");
    return {};
  }

  const program::Program& program_;
  std::vector<std::vector<ClauseId>> clauses_of_;  ///< each award: those that bind
  std::set<AwardId> awards_;                       ///< in which more can fail
};

}  // namespace
}  // namespace checking

std::vector<MoreCanFail> more_can_fail(const program::Program& program) {
  return checking::MoreLearning(program).all();
}

std::vector<LeftToPeople> left_to_people(const program::Program& program) {
  std::vector<LeftToPeople> all;
  for (std::uint32_t i = 0; i < program.clauses.size(); ++i) {
    const program::Clause& clause = program.clauses[i];
    if (!clause.applies) continue;
    const auto* approval = std::get_if<program::ApprovalBody>(&clause.body);
    if (approval != nullptr)
      all.push_back(
          {program::ClauseId{i}, std::nullopt, approval->authority, false, clause.because});
    if (!clause.approver.empty())
      all.push_back({program::ClauseId{i}, std::nullopt, clause.approver, true, clause.because});
  }
  for (std::uint32_t i = 0; i < program.recognitions.size(); ++i)
    if (const program::Recognition& recognition = program.recognitions[i];
        !recognition.approver.empty())
      all.push_back({std::nullopt, i, recognition.approver, true, {}});
  for (std::uint32_t i = 0; i < program.reuse.size(); ++i)
    if (const program::ReuseLine& line = program.reuse[i]; !line.approver.empty())
      all.push_back({std::nullopt, std::nullopt, line.approver, true, line.because, i});
  return all;
}

}  // namespace cairn::lang
