// SPDX-License-Identifier: Apache-2.0
#include "recognition/recognised.hpp"

#include <algorithm>
#include <set>

#include "recognition/conversions.hpp"
#include "recognition/evidence_sets.hpp"
#include "recognition/holdings.hpp"

namespace cairn::engine {
namespace {

using namespace program;

void unite(TextList& into, const TextList& from) {
  for (const std::string& value : from.values) {
    if (std::find(into.values.begin(), into.values.end(), value) == into.values.end()) {
      into.values.push_back(value);
    }
  }
  into.complete = into.complete && from.complete;
}

/// The later of two award dates, where both are known.
std::optional<PartialDate> later(const std::optional<PartialDate>& left,
                                 const std::optional<PartialDate>& right) {
  if (!left || !right) return std::nullopt;
  return PartialDate{std::max(left->earliest, right->earliest),
                     std::max(left->latest, right->latest)};
}

/// What several pieces of evidence say together: lists united, the last award date, the first
/// expiry; amounts, level and grade are nobody's.
RecordCredential combined(const std::vector<const Form*>& pieces) {
  RecordCredential facts = *pieces[0]->facts;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const RecordCredential& piece = *pieces[i]->facts;
    facts.awarded = later(facts.awarded, piece.awarded);
    const bool open =
        (!facts.expires && !facts.does_not_expire) || (!piece.expires && !piece.does_not_expire);
    if (facts.expires && piece.expires) {
      facts.expires = PartialDate{std::min(facts.expires->earliest, piece.expires->earliest),
                                  std::min(facts.expires->latest, piece.expires->latest)};
    } else if (!facts.expires) {
      facts.expires = piece.expires;
    }
    if (open) facts.expires.reset();
    facts.does_not_expire = facts.does_not_expire && piece.does_not_expire;
    unite(facts.subjects, piece.subjects);
    unite(facts.skills, piece.skills);
    unite(facts.tags, piece.tags);
    if (facts.assessed != piece.assessed) facts.assessed.reset();
    if (facts.proctored != piece.proctored) facts.proctored.reset();
    if (facts.language != piece.language) facts.language.reset();
    facts.checks.insert(facts.checks.end(), piece.checks.begin(), piece.checks.end());
  }
  if (pieces.size() > 1) {
    const auto agree = [&](auto same) {
      return std::all_of(pieces.begin(), pieces.end(),
                         [&](const Form* piece) { return same(*pieces[0]->facts, *piece->facts); });
    };
    const auto same_levels = [](const RecordCredential& one, const RecordCredential& other) {
      return std::equal(one.levels.begin(), one.levels.end(), other.levels.begin(),
                        other.levels.end(), [](const RecordLevel& left, const RecordLevel& right) {
                          return left.framework == right.framework && left.value == right.value;
                        });
    };
    if (!agree(same_levels)) facts.levels.clear();
    facts.credits.clear();
    facts.hours.reset();
    facts.grade.reset();
    facts.scale.reset();
    facts.mark.reset();
    facts.started.reset();
    facts.fields.clear();
  }
  return facts;
}

/// It stays what it was, mode and grade with it; only the unit of its credits is another.
bool is_only_converted(const Target& target) {
  return target.itself && target.by_conversion && target.kind.empty() && !target.level &&
         target.subjects.empty();
}

RecordCredential recognised_facts(const Program& program, const Recognition& recognition,
                                  const Target& target, const std::vector<const Form*>& pieces) {
  RecordCredential facts = combined(pieces);
  if (!is_only_converted(target)) facts.mode = "recognised";
  facts.status = Status::awarded;
  facts.parts.clear();
  if (!recognition.grade_kept && !is_only_converted(target)) {
    facts.grade.reset();
    facts.scale.reset();
    facts.mark.reset();
  }
  if (!target.itself) facts.code = target.code;
  if (!target.kind.empty()) facts.kind = target.kind;
  if (target.worth) {
    if (target.worth->unit.measure == Measure::hours) {
      facts.hours = target.worth->value;
    } else if (target.worth->unit.framework) {
      facts.credits = {{target.worth->value, program[*target.worth->unit.framework].name}};
    }
  }
  if (target.level) {
    const Framework& framework = program[target.level->framework];
    facts.levels = {{framework.name, framework.levels[target.level->rank]}};
  }
  for (const std::string& subject : target.subjects) {
    if (std::find(facts.subjects.values.begin(), facts.subjects.values.end(), subject) ==
        facts.subjects.values.end()) {
      facts.subjects.values.push_back(subject);
    }
  }
  return facts;
}

class UsesOf {
 public:
  UsesOf(const Judge& judge, const std::vector<Form>& originals, Holdings& holdings,
         EvidenceSets& evidence_sets, std::uint32_t index)
      : judge_(judge),
        originals_(originals),
        holdings_(holdings),
        evidence_sets_(evidence_sets),
        index_(index),
        program_(judge.fields().plan().program()),
        recognition_(program_.recognitions[index]) {}

  void add() {
    if (!recognition_.choices.empty()) {
      for (const EvidenceSet& set :
           evidence_sets_.of(recognition_, most_uses, holdings_.truncated)) {
        Form form;
        form.stands = set.stands;
        form.doubts = set.doubts;
        form.hopes = set.hopes;
        add_use(set.pieces, std::move(form));
      }
      return;
    }
    if (recognition_.each) {
      add_candidates([&](const Form& form) { return judge_.selects(*recognition_.each, form); });
    }
    for (const Entry& entry : recognition_.evidence)
      add_candidates([&](const Form& form) { return judge_.is_entry(entry, form); });
    choose(0);
  }

 private:
  template <class Asked>
  void add_candidates(Asked asked) {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < originals_.size(); ++i) {
      if (asked(originals_[i]) != Truth::no) candidates.push_back(i);
    }
    candidates_.push_back(std::move(candidates));
  }

  void choose(std::size_t entry) {
    if (uses_ >= most_uses || ++steps_ > most_uses * 100) {
      holdings_.truncated = true;
      return;
    }
    if (entry == candidates_.size()) {
      std::vector<std::size_t> pieces = chosen_;
      std::sort(pieces.begin(), pieces.end());
      if (!seen_.insert(pieces).second) return;
      Form form;
      weigh_evidence(pieces, form);
      add_use(pieces, std::move(form));
      return;
    }
    for (const std::size_t i : candidates_[entry]) {
      if (std::find(chosen_.begin(), chosen_.end(), i) != chosen_.end()) continue;
      chosen_.push_back(i);
      choose(entry + 1);
      chosen_.pop_back();
    }
  }

  /// `form`: what is open about the pieces' being the evidence.
  void add_use(const std::vector<std::size_t>& indexes, Form form) {
    ++uses_;
    form.recognition = index_;
    if (converts_in_place() && form.stands == Truth::yes && form.hopes.empty()) {
      convert_in_place(indexes[0]);
      return;
    }
    std::vector<const Form*> pieces;
    for (const std::size_t i : indexes) {
      const Form& piece = originals_[i];
      pieces.push_back(&piece);
      form.evidence.push_back(piece.evidence[0]);
      form.in_progress = form.in_progress || piece.in_progress;
      form.stands = both(form.stands, piece.stands);
      form.doubts.insert(form.doubts.end(), piece.doubts.begin(), piece.doubts.end());
    }
    std::sort(form.evidence.begin(), form.evidence.end());
    add_targets(form, pieces);
  }

 public:
  /// One form for each `as` line.
  void add_targets(Form form, const std::vector<const Form*>& pieces) {
    form.use = static_cast<std::uint32_t>(holdings_.forms.size());
    for (std::uint32_t i = 0; i < recognition_.targets.size(); ++i) {
      const Target& target = recognition_.targets[i];
      Form copy = form;
      copy.target = i;
      copy.has_code = target.itself || !target.code.empty();
      copy.names_code = !target.itself && !target.code.empty();
      copy.grade_to_come = form.in_progress && pieces.size() == 1 &&
                           (recognition_.grade_kept || is_only_converted(target));
      RecordCredential facts = recognised_facts(program_, recognition_, target, pieces);
      if (target.by_conversion) copy.converted = convert_credits(program_, facts);
      if (is_only_converted(target) && copy.converted.empty()) continue;
      holdings_.made.push_back(std::move(facts));
      copy.facts = &holdings_.made.back();
      holdings_.forms.push_back(std::move(copy));
    }
  }

 private:
  /// Where all that is said of the evidence, and surely, is that its credits convert, it needs no
  /// second form: it has the other amounts as itself.
  [[nodiscard]] bool converts_in_place() const {
    return recognition_.targets.size() == 1 && is_only_converted(recognition_.targets[0]) &&
           !recognition_.once && recognition_.approver.empty();
  }

  void convert_in_place(std::size_t index) {
    Form& form = holdings_.forms[index];
    if (form.converted_by) return;
    RecordCredential facts = *form.facts;
    form.converted = convert_credits(program_, facts);
    if (form.converted.empty()) return;
    form.converted_by = index_;
    holdings_.made.push_back(std::move(facts));
    form.facts = &holdings_.made.back();
  }

  /// Whether the pieces are surely the evidence asked for, under the best match of piece to entry.
  void weigh_evidence(const std::vector<std::size_t>& indexes, Form& form) const {
    if (recognition_.each) {
      const Form& piece = originals_[indexes[0]];
      weigh(
          judge_.membership(*recognition_.each, piece),
          [&] { return judge_.why_not(*recognition_.each, piece); }, form);
      return;
    }
    std::vector<std::size_t> left = indexes;
    for (const Entry& entry : recognition_.evidence) {
      std::size_t best = 0;
      Membership best_membership;
      for (std::size_t i = 0; i < left.size(); ++i) {
        const Membership membership = judge_.membership(entry, originals_[left[i]]);
        if (truth_in_favour(membership) > truth_in_favour(best_membership)) {
          best = i;
          best_membership = membership;
        }
      }
      weigh(
          best_membership, [&] { return judge_.why_not(entry, originals_[left[best]]); }, form);
      if (!left.empty()) left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
  }

  /// A grade to come is read in favour.
  static Truth truth_in_favour(const Membership& membership) {
    return membership.surely_helps() ? Truth::yes : membership.truth;
  }

  template <class WhyNot>
  static void weigh(const Membership& membership, WhyNot why_not, Form& form) {
    const Truth truth = truth_in_favour(membership);
    const bool hope = membership.truth != Truth::yes && membership.grade_may_admit;
    form.stands = both(form.stands, truth);
    if (truth == Truth::no || (!hope && truth != Truth::unknown)) return;
    for (Finding& finding : why_not()) {
      if (!finding.unknown) continue;
      (finding.awaits_grade && hope ? form.hopes : form.doubts).push_back(std::move(finding));
    }
  }

  const Judge& judge_;
  const std::vector<Form>& originals_;
  Holdings& holdings_;
  EvidenceSets& evidence_sets_;
  std::uint32_t index_;
  const Program& program_;
  const Recognition& recognition_;
  std::vector<std::vector<std::size_t>> candidates_;  ///< of each entry
  std::vector<std::size_t> chosen_;
  std::set<std::vector<std::size_t>> seen_;
  std::size_t uses_ = 0;
  std::size_t steps_ = 0;
};

/// Some credential may have the code of each entry. A table may hold thousands of rows, and a
/// record has to do with few.
bool may_concern(const Recognition& recognition, const std::set<std::string_view>& codes) {
  return codes.contains("") ||
         std::all_of(recognition.evidence.begin(), recognition.evidence.end(),
                     [&](const Entry& entry) { return codes.contains(entry.code); });
}

bool in_force(const Recognition& recognition, Date as_of) {
  return !(recognition.from && as_of < *recognition.from) &&
         !(recognition.until && as_of > *recognition.until);
}

}  // namespace

void recognise(const Judge& judge, const std::vector<Form>& originals, Holdings& holdings) {
  const Plan& plan = judge.fields().plan();
  std::set<std::string_view> codes;
  for (const Form& form : originals)
    codes.insert(form.facts->code);
  EvidenceSets evidence_sets(judge, originals);
  for (const std::uint32_t index : plan.recognitions()) {
    const Recognition& recognition = plan.program().recognitions[index];
    if (!in_force(recognition, judge.fields().as_of()) || recognition.conferral) continue;
    if (!may_concern(recognition, codes)) continue;
    UsesOf(judge, originals, holdings, evidence_sets, index).add();
  }
}

void recognise_conferral(const Judge& judge, const Form& conferral, AwardId award,
                         Holdings& holdings) {
  const Plan& plan = judge.fields().plan();
  const std::vector<Form> no_originals;
  EvidenceSets no_sets(judge, no_originals);
  for (const std::uint32_t index : plan.recognitions()) {
    const Recognition& recognition = plan.program().recognitions[index];
    if (recognition.conferral != award || !in_force(recognition, judge.fields().as_of())) continue;
    Form form;
    form.recognition = index;
    form.conferral_evidence = conferral.conferral;
    form.stands = conferral.stands;
    form.doubts = conferral.doubts;
    UsesOf(judge, no_originals, holdings, no_sets, index)
        .add_targets(std::move(form), {&conferral});
  }
}

}  // namespace cairn::engine
