// SPDX-License-Identifier: Apache-2.0
#include "recognition/evidence_sets.hpp"

#include <algorithm>
#include <set>

#include "recognition/alike.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// Steps for one recognition; one that takes more has more sets than are looked at.
constexpr std::size_t most_steps = 200'000;

/// A grade to come is read in favour.
Truth truth_in_favour(const Membership& membership) {
  return membership.surely_helps() ? Truth::yes : membership.truth;
}

}  // namespace

void EvidenceSets::find_classes() {
  const std::vector<std::uint32_t> classes = classes_of_alike(judge_, originals_);
  for (std::size_t i = 0; i < originals_.size(); ++i) {
    if (classes[i] >= members_.size()) members_.resize(classes[i] + 1);
    members_[classes[i]].push_back(i);
  }
}

bool EvidenceSets::spend() {
  stopped_ = stopped_ || ++steps_ > most_steps;
  return !stopped_;
}

std::vector<EvidenceSets::Candidate> EvidenceSets::candidates(const EvidencePart& part) const {
  std::vector<Candidate> found;
  FieldReference field;
  field.built_in = part.unit.measure == Measure::hours ? BuiltIn::hours : BuiltIn::credits;
  field.framework = part.unit.framework;
  for (Class alike = 0; alike < members_.size(); ++alike) {
    const Form& form = originals_[members_[alike].front()];
    if (truth_in_favour(judge_.membership(part.from, form)) == Truth::no) continue;
    Candidate candidate;
    candidate.alike = alike;
    candidate.least = candidate.most = Number(1);
    if (part.unit.measure != Measure::count) {
      const Value value = judge_.fields().read(field, &form);
      const auto* amount = std::get_if<Numbers>(&value);
      candidate.least = amount != nullptr ? amount->least : Number(0);
      candidate.most = amount != nullptr ? amount->most : Number(0);
      candidate.unbounded = amount == nullptr;
      if (candidate.most.is_negative()) continue;
      candidate.least = std::max(candidate.least, Number(0));
    }
    found.push_back(candidate);
  }
  return found;
}

void EvidenceSets::weigh(const EvidencePart& part, Class alike, Found& found) const {
  const Form& form = originals_[members_[alike].front()];
  const Membership membership = judge_.membership(part.from, form);
  const bool hope = membership.truth != Truth::yes && membership.grade_may_admit;
  const Truth truth = truth_in_favour(membership);
  found.stands = both(found.stands, truth);
  if (!hope && truth != Truth::unknown) return;
  for (Finding& finding : judge_.why_not(part.from, form)) {
    if (!finding.unknown) continue;
    (finding.awaits_grade && hope ? found.hopes : found.doubts).push_back(std::move(finding));
  }
}

/// Largest amounts first, so that whatever is added before the sum is reached is needed.
void EvidenceSets::fill(const EvidencePart& part, const std::vector<Candidate>& candidates,
                        std::size_t at, Number sum, bool in_favour, const Found& found,
                        std::vector<Found>& filled) {
  if (!spend()) return;
  if (sum >= part.need) {
    filled.push_back(found);
    return;
  }
  if (at == candidates.size()) return;
  const Candidate& candidate = candidates[at];
  const Number amount = !in_favour            ? candidate.least
                        : candidate.unbounded ? part.need
                                              : candidate.most;
  Found with = found;
  const auto known = with.counts.find(candidate.alike);
  std::size_t taken = known == with.counts.end() ? 0 : known->second;
  if (!amount.is_zero()) weigh(part, candidate.alike, with);
  std::vector<std::pair<Found, Number>> steps{{found, sum}};
  while (!amount.is_zero() && taken < members_[candidate.alike].size() && sum < part.need) {
    const auto more = add(sum, amount);
    if (!more) break;
    sum = *more;
    with.counts[candidate.alike] = ++taken;
    steps.emplace_back(with, sum);
  }
  // As many as can be of what comes first, then fewer.
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    fill(part, candidates, at + 1, step->second, in_favour, step->first, filled);
}

void EvidenceSets::parts_of(const std::vector<EvidencePart>& parts, std::size_t at, Found found,
                            std::vector<Found>& all) {
  if (!spend()) return;
  if (at == parts.size()) {
    all.push_back(std::move(found));
    return;
  }
  const EvidencePart& part = parts[at];
  std::vector<Candidate> known = candidates(part);
  bool open = false;
  for (const bool in_favour : {false, true}) {
    std::stable_sort(known.begin(), known.end(), [&](const Candidate& one, const Candidate& other) {
      if (in_favour && one.unbounded != other.unbounded) return one.unbounded;
      return in_favour ? one.most > other.most : one.least > other.least;
    });
    if (in_favour && !open) break;
    std::vector<Found> filled;
    fill(part, known, 0, Number(0), in_favour, found, filled);
    for (Found& one : filled) {
      if (in_favour) {
        one.stands = both(one.stands, Truth::unknown);
        one.doubts.push_back({part.unit.measure == Measure::hours ? "hours" : "credits",
                              "the record leaves open how much it is", "", true, false});
      }
      parts_of(parts, at + 1, std::move(one), all);
    }
    open = std::any_of(known.begin(), known.end(),
                       [](const Candidate& it) { return it.unbounded || it.least != it.most; });
  }
}

/// Uses of one kind after those of another: where each class begins for a use is a sum of what uses
/// before it took.
void EvidenceSets::lay_out(const Found& found, std::size_t most, std::vector<EvidenceSet>& sets,
                           bool& truncated) {
  using Offsets = std::vector<std::size_t>;
  std::vector<Class> classes;
  for (const auto& [alike, count] : found.counts)
    classes.push_back(alike);
  const auto taken_by = [&](const Counts& counts) {
    Offsets offsets;
    for (const Class alike : classes) {
      const auto count = counts.find(alike);
      offsets.push_back(count == counts.end() ? 0 : count->second);
    }
    return offsets;
  };
  const Offsets own = taken_by(found.counts);
  bool some_alike = false;
  for (std::size_t i = 0; i < classes.size(); ++i)
    some_alike = some_alike || members_[classes[i]].size() > own[i];
  if (some_alike) laid_out_.push_back(found.counts);
  const auto fits = [&](const Offsets& offsets) {
    for (std::size_t i = 0; i < classes.size(); ++i)
      if (offsets[i] + own[i] > members_[classes[i]].size()) return false;
    return true;
  };
  std::set<Offsets> reached{Offsets(classes.size(), 0)};
  for (const Counts& counts : laid_out_) {
    if (!some_alike) break;
    const Offsets step = taken_by(counts);
    if (std::all_of(step.begin(), step.end(), [](std::size_t it) { return it == 0; })) continue;
    std::vector<Offsets> open(reached.begin(), reached.end());
    while (!open.empty()) {
      Offsets next = open.back();
      open.pop_back();
      for (std::size_t i = 0; i < next.size(); ++i)
        next[i] += step[i];
      if (!fits(next) || !spend()) continue;
      if (reached.insert(next).second) open.push_back(std::move(next));
    }
  }
  for (const Offsets& offsets : reached) {
    if (!fits(offsets)) continue;
    if (sets.size() >= most) {
      truncated = true;
      return;
    }
    EvidenceSet set;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      const auto first = members_[classes[i]].begin() + static_cast<std::ptrdiff_t>(offsets[i]);
      set.pieces.insert(set.pieces.end(), first, first + static_cast<std::ptrdiff_t>(own[i]));
    }
    std::sort(set.pieces.begin(), set.pieces.end());
    set.stands = found.stands;
    set.doubts = found.doubts;
    set.hopes = found.hopes;
    sets.push_back(std::move(set));
  }
}

std::vector<EvidenceSet> EvidenceSets::of(const Recognition& recognition, std::size_t most,
                                          bool& truncated) {
  if (members_.empty()) find_classes();
  steps_ = 0;
  stopped_ = false;
  std::vector<Found> all;
  for (const std::vector<EvidencePart>& parts : recognition.choices)
    parts_of(parts, 0, {}, all);
  // What is surely evidence comes before the same that may be; of each set one is enough.
  std::stable_sort(all.begin(), all.end(),
                   [](const Found& one, const Found& other) { return one.stands > other.stands; });
  std::set<Counts> seen;
  std::vector<EvidenceSet> sets;
  for (const Found& found : all) {
    if (!seen.insert(found.counts).second) continue;
    lay_out(found, most, sets, truncated);
    if (truncated) break;
  }
  truncated = truncated || stopped_;
  return sets;
}

}  // namespace cairn::engine
