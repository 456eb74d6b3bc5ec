// SPDX-License-Identifier: Apache-2.0
/// Phrases of one value, or of one period: which it is, and what is not known of it.
#include <algorithm>

#include <fmt/core.h>

#include "audit/best_slice.hpp"
#include "audit/clause_writer.hpp"
#include "audit/span_of_dates.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

std::vector<Finding> ClauseWriter::open_slice(const PhraseBody& phrase, const Slice& slice,
                                              FormIndex form) const {
  if (slice.in[form] != Truth::unknown) return {};
  std::vector<Finding> findings;
  const auto add = [&](const FieldReference& field) {
    const FieldValues& values = case_.hearing().memberships.values(field);
    const auto& known = values.of[form].known;
    const bool has = std::any_of(known.begin(), known.end(), [&](std::uint32_t value) {
      return values.names[value] == slice.value;
    });
    if (has) return;
    for (Finding& finding : open_values(field, form))
      findings.push_back(std::move(finding));
  };
  if (phrase.same) add(phrase.same->field);
  if (phrase.per) add(*phrase.per);
  const auto& awarded = case_.forms()[form].facts->awarded;
  if (phrase.within && (!awarded || !awarded->is_exact())) {
    findings.push_back(open_date(case_.forms()[form]));
  }
  return findings;
}

std::vector<Finding> ClauseWriter::why_outside(const PhraseBody& phrase, const Slice& slice,
                                               const Form& form) const {
  std::vector<Finding> findings;
  const Fields& fields = case_.hearing().judge.fields();
  if (phrase.same && !slice.value.empty()) {
    const FieldValues& values = case_.hearing().memberships.values(phrase.same->field);
    const auto& of = values.of[static_cast<std::size_t>(&form - case_.forms().data())];
    const bool has = std::any_of(of.known.begin(), of.known.end(), [&](std::uint32_t value) {
      return values.names[value] == slice.value;
    });
    if (!has) {
      findings.push_back({phrase.same->field.name, fields.words(phrase.same->field, &form),
                          "the same " + phrase.same->field.name + ", here " + quoted(slice.value)});
    }
  }
  const auto& awarded = form.facts->awarded;
  if (phrase.within && slice.from && awarded &&
      (awarded->latest < *slice.from || *slice.until < awarded->earliest)) {
    findings.push_back({"awarded", "awarded is " + awarded->to_text(),
                        fmt::format("{}, here from {} to {}", phrase.within->text,
                                    slice.from->to_text(), slice.until->to_text())});
  }
  return findings;
}

void ClauseWriter::note_slice(const PhraseBody& phrase, const Slice& slice,
                              ClauseAudit& audit) const {
  if (phrase.same && !slice.value.empty()) {
    audit.same = SameValue{phrase.same->field.name, slice.value};
    audit.notes.push_back(
        fmt::format("the same {}: {}", phrase.same->field.name, quoted(slice.value)));
  }
  if (phrase.per && !slice.value.empty()) {
    audit.notes.push_back(
        fmt::format("most are of the {} {}", phrase.per->name, quoted(slice.value)));
  }
  if (phrase.within && slice.from) {
    audit.notes.push_back(
        fmt::format("from {} to {}", slice.from->to_text(), slice.until->to_text()));
  }
}

const Slice* ClauseWriter::shown_slice(ScopeIndex scope, ClauseId id,
                                       const std::vector<bool>& counted) const {
  const std::vector<Slice>& slices = case_.slices(id);
  if (slices.empty()) return nullptr;
  const auto of_counted = [&](const SumRule& rule) { return total(rule, counted); };
  if (!chooses_slice(std::get<PhraseBody>(case_.program()[id].body))) {
    return fullest_slice(id, of_counted);
  }
  const auto chosen = allotment_.slice(scope, id);
  return &slices[chosen ? *chosen : best_slice(case_, id, of_counted).slice];
}

const Slice* ClauseWriter::fullest_slice(
    ClauseId id, const std::function<SumRange(const SumRule&)>& total) const {
  const std::vector<Slice>& slices = case_.slices(id);
  const Slice* fullest = nullptr;
  std::optional<Number> most;
  for (const SumRule& rule : case_.rules(id)) {
    const SumRange range = total(rule);
    if (rule.demand != 0 || !range.least || (most && *range.least <= *most)) continue;
    most = range.least;
    fullest = &slices[rule.slice];
  }
  return fullest;
}

}  // namespace cairn::engine
