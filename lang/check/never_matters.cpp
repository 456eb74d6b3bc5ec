// SPDX-License-Identifier: Apache-2.0
// Clauses that ask no more than others do, a ceiling that is never reached, a recognition that is
// never in force, and declarations that nothing uses.
#include "check/never_matters.hpp"

#include <algorithm>

#include "check/limits.hpp"

namespace cairn::lang::checking {
namespace {

using program::ClauseId;
using program::Demand;

/// The demand of a phrase that narrows nothing further and is no share.
const Demand* plain_demand(const program::Clause& clause) {
  const auto* phrase = std::get_if<program::PhraseBody>(&clause.body);
  if (phrase == nullptr || clause.counted_in || !phrase->including.empty() ||
      phrase->demand.share || phrase->spanning || phrase->same || phrase->within || phrase->per ||
      phrase->steps)
    return nullptr;
  return &phrase->demand;
}

class Subsumed {
 public:
  Subsumed(Checker& checker, const program::Award& award) : checker_(checker), award_(award) {}

  void find() {
    std::vector<ClauseId> required;
    collect_certain(checker_, award_.requirements, required);
    std::vector<ClauseId> counted = award_.overall;
    counted.insert(counted.end(), required.begin(), required.end());
    for (const ClauseId clause : award_.overall)
      if (!find_stronger(clause, counted)) find_unreached(clause);
    for (const ClauseId clause : award_.provided)
      find_stronger(clause, award_.provided);
  }

 private:
  /// Whether what the clause asks follows from another.
  bool find_stronger(ClauseId id, const std::vector<ClauseId>& others) {
    const program::Clause& clause = checker_.program[id];
    const Demand* weak = plain_demand(clause);
    if (weak == nullptr || clause.advisory || !clause.applies) return false;
    for (const ClauseId other : others) {
      const program::Clause& by = checker_.program[other];
      const auto* phrase = std::get_if<program::PhraseBody>(&by.body);
      if (other == id || phrase == nullptr || phrase->demand.share || by.counted_in ||
          !by.is_firm())
        continue;
      // Upper bounds of a window of time, or of each value, say nothing of all together.
      if (phrase->per || (phrase->within && weak->bounds.high)) continue;
      if (!follows(*weak, phrase->demand)) continue;
      // Of two that ask the same, one is enough.
      const Demand* back = plain_demand(by);
      const bool alike =
          clause.is_firm() && by.block == clause.block && back != nullptr && follows(*back, *weak);
      if (alike && id < other) continue;
      report(id, "`" + by.label + "` asks as much already",
             checker_.clause_origins[other.value].source, "this asks it");
      return true;
    }
    return false;
  }

  [[nodiscard]] bool follows(const Demand& weak, const Demand& strong) const {
    if (weak.unit != strong.unit || weak.every_entry) return false;
    const auto& low = weak.bounds.low;
    const auto& high = weak.bounds.high;
    const bool low_follows =
        !low || (strong.bounds.low && *strong.bounds.low >= *low && covers(checker_, weak, strong));
    const bool high_follows = !high || (strong.bounds.high && *strong.bounds.high <= *high &&
                                        covers(checker_, strong, weak));
    return low_follows && high_follows;
  }

  /// A ceiling above all that `requires` can count.
  void find_unreached(ClauseId id) {
    const program::Clause& clause = checker_.program[id];
    const Demand* ceiling = plain_demand(clause);
    if (ceiling == nullptr || ceiling->unit.measure != program::Measure::count ||
        ceiling->bounds.low || !ceiling->bounds.high || clause.advisory || !clause.applies ||
        award_.requirements.empty() || award_.repeats == program::Repeats::all)
      return;
    const auto most = most_of(award_.requirements);
    if (!most || *most > *ceiling->bounds.high) return;
    report(id, "`requires` lets no more than " + most->to_text() + " count", nullptr, {});
  }

  /// How many credentials can serve these clauses at most; none: there is no end.
  [[nodiscard]] std::optional<Number> most_of(const std::vector<ClauseId>& clauses) const {
    Number total = 0;
    for (const ClauseId id : clauses) {
      const program::Clause& clause = checker_.program[id];
      std::optional<Number> most;
      if (const auto* group = std::get_if<program::GroupBody>(&clause.body)) {
        most = most_of(group->children);
      } else if (const auto* phrase = std::get_if<program::PhraseBody>(&clause.body)) {
        const bool of_all = !phrase->demand.share && !phrase->per && !phrase->within;
        if (phrase->demand.unit.measure == program::Measure::count && of_all)
          most = phrase->demand.bounds.high;
        if (!most) most = codes_in(phrase->demand.from);
      }
      const auto sum = most ? add(total, *most) : std::nullopt;
      if (!sum) return std::nullopt;
      total = *sum;
    }
    return total;
  }

  /// How many credentials a list of codes can be, where each code is only one.
  [[nodiscard]] std::optional<Number> codes_in(program::SelectionId id) const {
    const program::Program& program = checker_.program;
    const auto* list = std::get_if<program::OfEntries>(&program[id].base);
    if (list == nullptr || !program.recognitions.empty()) return std::nullopt;
    std::size_t codes = 0;
    for (const program::Entry& entry : list->entries)
      codes += entry.issuers.empty() ? program.home.size() : entry.issuers.size();
    return Number(static_cast<std::int64_t>(codes));
  }

  /// A rule is written for many awards, and each may ask more.
  void report(ClauseId id, std::string why, const ast::Clause* other, std::string label) {
    if (checker_.clause_origins[id.value].part->follows != nullptr) return;
    Diagnostic& idle =
        checker_.report(Code::never_matters, checker_.clause_origins[id.value].source->body_span,
                        {checker_.program[id].label, std::move(why)});
    if (other != nullptr) idle.labels.push_back({other->body_span, std::move(label)});
    idle.hint = "take it away, or correct the figure";
  }

  Checker& checker_;
  const program::Award& award_;
};

void report_out_of_force(Checker& checker) {
  const program::Program& program = checker.program;
  for (std::size_t i = 0; i < program.recognitions.size(); ++i) {
    const program::Recognition& recognition = program.recognitions[i];
    // By admission, learners are audited long after the period.
    const bool period_of_audits =
        program.governed_by.value_or(program::GovernedBy::audit) == program::GovernedBy::audit;
    const bool too_early =
        recognition.until && program.effective_from && *recognition.until < *program.effective_from;
    const bool too_late = recognition.from && program.effective_until && period_of_audits &&
                          *recognition.from > *program.effective_until;
    if (!too_early && !too_late) continue;
    const auto& source = std::get<ast::Recognise>(checker.recognition_sources[i]->kind);
    if (!checker.in_root(source.period->span)) continue;
    checker
        .report(Code::never_in_force, source.period->span,
                {recognition.label, too_early
                                        ? "it ends before " + program.effective_from->to_text() +
                                              ", when the policy comes into effect"
                                        : "it begins after " + program.effective_until->to_text() +
                                              ", when the policy ends"})
        .hint = "take it away, or correct the date";
  }
}

void report_unused(Checker& checker, std::string_view what, const ast::Word& name,
                   std::string hint) {
  if (!checker.in_root(name.span)) return;
  checker.report(Code::unused_declaration, name.span, {std::string(what), std::string(name.text)})
      .hint = std::move(hint);
}

/// What a file without a `policy` declares is there for the policies that use it.
void report_unused_declarations(Checker& checker) {
  if (checker.names.policy == nullptr) return;
  std::uint32_t index = 0;
  for (const auto& [key, declared] : checker.names.fields) {
    if (!checker.used_fields.contains(program::FieldId{index}))
      report_unused(checker, "field", declared.node->name, "take it away, or use it in a test");
    ++index;
  }
  index = 0;
  for (const auto& [name, declared] : checker.names.scales) {
    if (checker.scale.id != program::ScaleId{index})
      report_unused(checker, "scale", declared.node->name,
                    "take it away, or name it in the policy: `scale " + std::string(name) + "`");
    ++index;
  }
}

}  // namespace

void report_never_matters(Checker& checker) {
  for (const program::Award& award : checker.program.awards)
    if (checker.in_root(checker.names.awards.at(award.name).node->name.span))
      Subsumed(checker, award).find();
  report_out_of_force(checker);
  report_unused_declarations(checker);
}

}  // namespace cairn::lang::checking
