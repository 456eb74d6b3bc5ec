// SPDX-License-Identifier: Apache-2.0
#include "check/evidence.hpp"

#include <map>

#include "check/amounts.hpp"
#include "check/phrases.hpp"
#include "check/selections.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

/// So many sets a recognition may name, after all choices within choices.
constexpr std::size_t most_sets = 64;

class EvidenceChecker {
 public:
  explicit EvidenceChecker(Checker& checker) : checker_(checker) {}

  Checked<EvidenceSets> check(const ast::Evidence& evidence) {
    return std::visit(
        Overloaded{[&](const ast::EvidenceChoice& it) { return choice(it, evidence.span); },
                   [&](const ast::QuantifiedSelection& it) { return codes(it); },
                   [&](const ast::BoundedMeasure& it) { return amount(it, evidence.span); }},
        evidence.kind);
  }

 private:
  Checked<EvidenceSets> choice(const ast::EvidenceChoice& choice, Span span) {
    const bool together = choice.quantifier == ast::Quantifier::all;
    EvidenceSets sets;
    if (together) sets.emplace_back();
    bool good = true;
    std::map<std::string_view, Span> labels;
    for (const ast::EvidenceBranch& branch : choice.branches) {
      const auto [first, added] = labels.try_emplace(branch.label.text, branch.label.span);
      if (!added) {
        report_duplicate(checker_, "label", branch.label.text, branch.label.span, first->second,
                         "give one of the two another label");
        good = false;
      }
      const auto of_branch = check(branch.evidence);
      good = good && of_branch.has_value();
      if (!good) continue;
      if (together) {
        sets = all_together(sets, *of_branch);
      } else {
        sets.insert(sets.end(), of_branch->begin(), of_branch->end());
      }
      if (sets.size() <= most_sets) continue;
      checker_.report(Code::too_many_choices, span, {std::to_string(most_sets)}).hint =
          "write several recognitions, one for each choice";
      return std::nullopt;
    }
    if (!good) return std::nullopt;
    return sets;
  }

  static EvidenceSets all_together(const EvidenceSets& left, const EvidenceSets& right) {
    EvidenceSets sets;
    for (const auto& one : left) {
      for (const auto& other : right) {
        sets.push_back(one);
        sets.back().insert(sets.back().end(), other.begin(), other.end());
        if (sets.size() > most_sets) return sets;
      }
    }
    return sets;
  }

  Checked<EvidenceSets> codes(const ast::QuantifiedSelection& quantified) {
    const ast::Selection& selection = quantified.of;
    if (quantified.quantifier != ast::Quantifier::all) {
      const auto from = check_selection(checker_, selection);
      if (!from) return std::nullopt;
      return EvidenceSets{{{*from, Number(1), {program::Measure::count, std::nullopt}}}};
    }
    // One part for each code: a list of that code alone.
    std::vector<program::EvidencePart> parts;
    bool good = true;
    for (const ast::Item& item : std::get<ast::ListSource>(selection.source.kind).list.items) {
      if (!std::holds_alternative<ast::CodeItem>(item.kind)) {
        checker_.report(Code::all_of_not_codes, item.span, {checker_.text(item.span)}).hint =
            "list exact codes, in quotes";
        good = false;
        continue;
      }
      const auto& code = std::get<ast::CodeItem>(item.kind);
      const auto entry = check_entry(checker_, code, item.span);
      good = good && entry.has_value();
      if (!entry) continue;
      program::Selection one;
      one.base = program::OfEntries{{*entry}};
      one.text = checker_.text(item.span);
      one.place = checker_.place(item.span);
      checker_.program.selections.push_back(std::move(one));
      const auto index = static_cast<std::uint32_t>(checker_.program.selections.size() - 1);
      parts.push_back(
          {program::SelectionId{index}, Number(1), {program::Measure::count, std::nullopt}});
    }
    if (!good || parts.empty()) return std::nullopt;
    return EvidenceSets{parts};
  }

  Checked<EvidenceSets> amount(const ast::BoundedMeasure& bounded, Span span) {
    if (bounded.bound.kind != ast::BoundKind::at_least) {
      checker_.report(Code::evidence_bound, bounded.bound.span, {checker_.text(bounded.bound.span)})
          .hint = "write `at least`, and each use takes no more than that";
      return std::nullopt;
    }
    program::EvidencePart part;
    Checked<program::SelectionId> from;
    const bool good = std::visit(
        Overloaded{[&](const ast::Box<ast::ShareMeasure>& it) {
                     checker_
                         .report(Code::evidence_bound, it->percent.span,
                                 {checker_.text(it->percent.span)})
                         .hint = "write an amount, as in `at least 900 hours from work-experience`";
                     return false;
                   },
                   [&](const ast::AmountMeasure& it) {
                     return fixed(amount_of(checker_, it.amount), it.scope, span, part, from);
                   },
                   [&](const ast::NamedMeasure& it) {
                     return fixed(amount_named(checker_, it.name), it.scope, span, part, from);
                   },
                   [&](const ast::CountMeasure& it) {
                     from = check_selection(checker_, it.of);
                     const auto* literal = std::get_if<ast::NumberLiteral>(&it.count);
                     if (literal != nullptr) return count(*literal, part);
                     // Only a rule has names for numbers.
                     const auto& word = std::get<ast::Word>(it.count);
                     report_unknown(checker_, "number", word.text, word.span, {});
                     return false;
                   },
                   [&](const ast::KindCountMeasure& it) {
                     from = check_kind(checker_, it.kind, it.where ? &*it.where : nullptr);
                     return count(it.count, part);
                   }},
        bounded.measure.kind);
    if (!good || !from) return std::nullopt;
    if (part.need.is_zero()) {
      if (!checker_.has_fault_within(span))
        checker_.report(Code::out_of_range, bounded.measure.span, {"0", "evidence is something"})
            .hint = "say how much is asked for";
      return std::nullopt;
    }
    part.from = *from;
    return EvidenceSets{{part}};
  }

  bool count(const ast::NumberLiteral& number, program::EvidencePart& part) {
    part.need = number.value;
    part.unit = {program::Measure::count, std::nullopt};
    return is_whole(checker_, number);
  }

  bool fixed(const Checked<program::Amount>& amount, const Rare<ast::Scope>& scope, Span span,
             program::EvidencePart& part, Checked<program::SelectionId>& from) {
    if (!scope) {
      from = check_every_credential(checker_, nullptr, span);
    } else if (const auto* selection = std::get_if<ast::Selection>(&scope->kind)) {
      from = check_selection(checker_, *selection);
    } else {
      from = check_every_credential(checker_, &std::get<ast::Predicate>(scope->kind), span);
    }
    if (!amount) return false;
    part.need = amount->value;
    part.unit = amount->unit;
    return true;
  }

  Checker& checker_;
};

}  // namespace

Checked<EvidenceSets> check_evidence(Checker& checker, const ast::Evidence& evidence) {
  return EvidenceChecker(checker).check(evidence);
}

}  // namespace cairn::lang::checking
