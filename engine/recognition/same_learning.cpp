// SPDX-License-Identifier: Apache-2.0
#include "recognition/same_learning.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "recognition/exclusion.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// The forms that each credential of the record is evidence of.
std::vector<std::vector<FormIndex>> forms_of_evidence(const Holdings& holdings) {
  std::vector<std::vector<FormIndex>> forms(holdings.order.size());
  for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
    for (const std::uint32_t piece : holdings.forms[i].evidence)
      forms[piece].push_back(i);
  }
  return forms;
}

/// What each credential is made of, and what that is made of in turn.
std::set<std::uint32_t> all_parts(const Record& record,
                                  const std::map<std::string, std::uint32_t>& by_id,
                                  std::uint32_t whole) {
  std::set<std::uint32_t> parts;
  std::vector<std::uint32_t> open = {whole};
  while (!open.empty()) {
    const std::uint32_t next = open.back();
    open.pop_back();
    for (const std::string& id : record.credentials[next].parts) {
      const auto found = by_id.find(id);
      if (found == by_id.end() || found->second == whole) continue;
      if (parts.insert(found->second).second) open.push_back(found->second);
    }
  }
  return parts;
}

void exclude_wholes_and_parts(const Record& record, const Holdings& holdings,
                              const std::vector<std::vector<FormIndex>>& of_evidence,
                              std::vector<ExclusiveSet>& sets) {
  std::map<std::string, std::uint32_t> by_id;
  for (std::uint32_t i = 0; i < record.credentials.size(); ++i) {
    by_id.emplace(record.credentials[i].id, i);
  }
  for (const std::uint32_t whole : holdings.order) {
    if (record.credentials[whole].parts.empty()) continue;
    const std::set<std::uint32_t> parts = all_parts(record, by_id, whole);
    for (const std::uint32_t part : holdings.order) {
      if (!parts.contains(part)) continue;
      std::vector<FormIndex> forms = of_evidence[whole];
      forms.insert(forms.end(), of_evidence[part].begin(), of_evidence[part].end());
      exclude(holdings.forms, std::move(forms), SameLearning::parts, true, sets);
    }
  }
}

/// Whether the form is in the overlap: itself, or because of what it is made of.
Truth in_overlap(const Judge& judge, const Overlap& overlap, const Holdings& holdings,
                 const std::vector<std::vector<FormIndex>>& of_evidence, const Form& form) {
  Truth truth = Truth::no;
  for (const Entry& entry : overlap.entries) {
    truth = either(truth, judge.is_entry(entry, form));
    for (const std::uint32_t piece : form.evidence) {
      for (const FormIndex original : of_evidence[piece]) {
        if (!holdings.forms[original].is_itself()) continue;
        truth = either(truth, judge.is_entry(entry, holdings.forms[original]));
      }
    }
  }
  return truth;
}

void exclude_overlaps(const Judge& judge, const Holdings& holdings,
                      const std::vector<std::vector<FormIndex>>& of_evidence,
                      std::vector<ExclusiveSet>& sets) {
  for (const std::uint32_t index : judge.fields().plan().overlaps()) {
    const Overlap& overlap = judge.fields().plan().program().overlaps[index];
    std::vector<FormIndex> sure;
    std::vector<FormIndex> possible;
    for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
      if (holdings.forms[i].conferral) continue;
      const Truth truth = in_overlap(judge, overlap, holdings, of_evidence, holdings.forms[i]);
      if (truth == Truth::yes) sure.push_back(i);
      if (truth != Truth::no) possible.push_back(i);
    }
    const bool open = possible.size() > sure.size();
    exclude(holdings.forms, std::move(sure), SameLearning::overlap, true, sets);
    if (open) exclude(holdings.forms, std::move(possible), SameLearning::overlap, false, sets);
  }
}

}  // namespace

void exclude(const std::vector<Form>& forms, std::vector<FormIndex> set, SameLearning why,
             bool certain, std::vector<ExclusiveSet>& sets) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  std::map<std::uint32_t, std::vector<FormIndex>> by_use;
  for (const FormIndex form : set)
    by_use[forms[form].use].push_back(form);
  if (by_use.size() < 2) return;
  if (by_use.size() == set.size()) {
    sets.push_back({std::move(set), why, certain});
    return;
  }
  // Some uses grant several forms together: these may stand side by side, so the rule is said
  // pair by pair.
  for (std::size_t i = 0; i < set.size(); ++i) {
    for (std::size_t j = i + 1; j < set.size(); ++j) {
      if (forms[set[i]].use != forms[set[j]].use) {
        sets.push_back({{set[i], set[j]}, why, certain});
      }
    }
  }
}

void exclude_same_learning(const Judge& judge, Holdings& holdings) {
  const auto of_evidence = forms_of_evidence(holdings);
  std::vector<ExclusiveSet> sets;
  for (const std::uint32_t credential : holdings.order) {
    exclude(holdings.forms, of_evidence[credential], SameLearning::evidence, true, sets);
  }
  const auto& recognitions = judge.fields().plan().program().recognitions;
  for (const std::uint32_t index : judge.fields().plan().recognitions()) {
    if (!recognitions[index].once) continue;
    std::vector<FormIndex> forms;
    for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
      if (holdings.forms[i].recognition == index) forms.push_back(i);
    }
    exclude(holdings.forms, std::move(forms), SameLearning::once, true, sets);
  }
  exclude_wholes_and_parts(judge.fields().record(), holdings, of_evidence, sets);
  exclude_overlaps(judge, holdings, of_evidence, sets);
  holdings.exclusive = std::move(sets);
}

}  // namespace cairn::engine
