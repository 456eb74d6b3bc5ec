// SPDX-License-Identifier: Apache-2.0
/// @file
/// The sets of credentials that are just enough evidence for a recognition of a choice or an
/// amount.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include <cairn/lang/program.hpp>

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// Credentials as themselves, by their index, ascending; with what each one is evidence for.
struct EvidenceSet {
  std::vector<std::size_t> pieces;
  /// Whether they surely are what is asked for, and are surely enough; and why not.
  Truth stands = Truth::yes;
  std::vector<Finding> doubts;
  std::vector<Finding> hopes;
};

/// Where many credentials are alike, which of them are used is the same: these sets hold
/// neighbours, so many that every choice that can be made of uses beside each other and beside what
/// counts as itself can be made of them.
class EvidenceSets {
 public:
  EvidenceSets(const Judge& judge, const std::vector<Form>& originals)
      : judge_(judge), originals_(originals) {}

  /// Of that recognition, at most so many; `truncated` where there are more.
  [[nodiscard]] std::vector<EvidenceSet> of(const program::Recognition& recognition,
                                            std::size_t most, bool& truncated);

 private:
  using Class = std::uint32_t;
  /// How many of each class; none is 0.
  using Counts = std::map<Class, std::size_t>;
  struct Candidate {
    Class alike = 0;
    Number least;
    Number most;
    bool unbounded = false;  ///< no most: it may be enough by itself
  };
  struct Found {
    Counts counts;
    Truth stands = Truth::yes;
    std::vector<Finding> doubts;
    std::vector<Finding> hopes;
  };

  void find_classes();
  void parts_of(const std::vector<program::EvidencePart>& parts, std::size_t at, Found found,
                std::vector<Found>& all);
  [[nodiscard]] std::vector<Candidate> candidates(const program::EvidencePart& part) const;
  void fill(const program::EvidencePart& part, const std::vector<Candidate>& candidates,
            std::size_t at, Number sum, bool in_favour, const Found& found,
            std::vector<Found>& filled);
  void weigh(const program::EvidencePart& part, Class alike, Found& found) const;
  [[nodiscard]] bool spend();
  void lay_out(const Found& found, std::size_t most, std::vector<EvidenceSet>& sets,
               bool& truncated);

  const Judge& judge_;
  const std::vector<Form>& originals_;
  std::vector<std::vector<std::size_t>> members_;  ///< of each class, ascending
  std::vector<Counts> laid_out_;                   ///< by all recognitions so far
  std::size_t steps_ = 0;
  bool stopped_ = false;
};

}  // namespace cairn::engine
