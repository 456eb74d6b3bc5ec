// SPDX-License-Identifier: Apache-2.0
#include "recognition/same_learning.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "recognition/exclusion.hpp"

namespace cairn::engine {
namespace {

using namespace program;

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
      std::vector<FormIndex> forms = holdings.forms_of[whole];
      forms.insert(forms.end(), holdings.forms_of[part].begin(), holdings.forms_of[part].end());
      exclude(holdings.forms, std::move(forms), SameLearning::parts, true, sets);
    }
  }
}

/// Whether the form is in the overlap: itself, or because of what it is made of.
Truth in_overlap(const Judge& judge, const Overlap& overlap, const Holdings& holdings,
                 const Form& form) {
  Truth truth = Truth::no;
  for (const Entry& entry : overlap.entries) {
    truth = either(truth, judge.is_entry(entry, form));
    for (const std::uint32_t piece : form.evidence) {
      for (const FormIndex original : holdings.forms_of[piece]) {
        if (!holdings.forms[original].is_whole_itself()) continue;
        truth = either(truth, judge.is_entry(entry, holdings.forms[original]));
      }
    }
  }
  return truth;
}

void exclude_overlaps(const Judge& judge, const Holdings& holdings,
                      std::vector<ExclusiveSet>& sets) {
  for (const std::uint32_t index : judge.fields().plan().overlaps()) {
    const Overlap& overlap = judge.fields().plan().program().overlaps[index];
    std::vector<FormIndex> sure;
    std::vector<FormIndex> possible;
    for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
      if (holdings.forms[i].conferral) continue;
      const Truth truth = in_overlap(judge, overlap, holdings, holdings.forms[i]);
      if (truth == Truth::yes) sure.push_back(i);
      if (truth != Truth::no) possible.push_back(i);
    }
    const bool open = possible.size() > sure.size();
    exclude(holdings.forms, std::move(sure), SameLearning::overlap, true, sets);
    if (open) exclude(holdings.forms, std::move(possible), SameLearning::overlap, false, sets);
  }
}

/// What a conferral is recognised as is the same learning as the entry that it is, as what it was
/// conferred for, and as whatever else it is recognised as.
void exclude_conferrals(const Record& record, const Holdings& holdings,
                        std::vector<ExclusiveSet>& sets) {
  std::map<std::uint32_t, std::vector<FormIndex>> of_conferral;
  for (FormIndex i = 0; i < holdings.forms.size(); ++i) {
    if (holdings.forms[i].conferral_evidence)
      of_conferral[*holdings.forms[i].conferral_evidence].push_back(i);
  }
  for (const auto& [index, forms] : of_conferral) {
    exclude(holdings.forms, forms, SameLearning::evidence, true, sets);
    const Conferral& conferral = record.conferred[index];
    for (const std::uint32_t credential : holdings.order) {
      const std::string& id = record.credentials[credential].id;
      const auto& used = conferral.used;
      const bool concerned = (!conferral.credential.empty() && id == conferral.credential) ||
                             (used && std::find(used->begin(), used->end(), id) != used->end());
      if (!concerned) continue;
      std::vector<FormIndex> set = forms;
      const auto& others = holdings.forms_of[credential];
      set.insert(set.end(), others.begin(), others.end());
      exclude(holdings.forms, std::move(set), SameLearning::parts, true, sets);
    }
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
  // Some uses grant several forms together, and these may stand side by side. Each set takes one
  // form of each use; between them the sets have every two forms of different uses: by the digits
  // of the uses' numbers, in which two of them differ somewhere.
  std::vector<std::vector<FormIndex>> uses;
  std::size_t most_forms = 0;
  for (auto& [use, members] : by_use) {
    most_forms = std::max(most_forms, members.size());
    uses.push_back(std::move(members));
  }
  const auto add = [&](auto&& slot_of) {
    std::vector<FormIndex> picked;
    for (std::size_t use = 0; use < uses.size(); ++use) {
      picked.push_back(uses[use][std::min(slot_of(use), uses[use].size() - 1)]);
    }
    std::sort(picked.begin(), picked.end());
    sets.push_back({std::move(picked), why, certain});
  };
  for (std::size_t slot = 0; slot < most_forms; ++slot) {
    add([&](std::size_t) { return slot; });
    for (std::size_t other = 0; other < most_forms; ++other) {
      if (other == slot) continue;
      for (std::size_t digit = 1; digit < uses.size(); digit *= 2) {
        add([&](std::size_t use) { return (use & digit) != 0 ? slot : other; });
      }
    }
  }
}

void exclude_same_learning(const Judge& judge, Holdings& holdings) {
  std::vector<ExclusiveSet> sets = std::move(holdings.exclusive);
  for (const std::uint32_t credential : holdings.order) {
    exclude(holdings.forms, holdings.forms_of[credential], SameLearning::evidence, true, sets);
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
  exclude_wholes_and_parts(judge.fields().record(), holdings, sets);
  exclude_conferrals(judge.fields().record(), holdings, sets);
  exclude_overlaps(judge, holdings, sets);
  holdings.exclusive = std::move(sets);
}

}  // namespace cairn::engine
