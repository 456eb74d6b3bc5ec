// SPDX-License-Identifier: Apache-2.0
#include "audit/used_before.hpp"

#include <fmt/core.h>

namespace cairn::engine {

std::vector<bool> counted_again(const AwardCase& award_case, const Attempt& attempt,
                                const Reuse::Limit& limit, bool favour) {
  const auto& forms = award_case.forms();
  std::vector<bool> counted(forms.size());
  for (const auto& items : attempt.solution.assigned) {
    for (const allocation::ItemIndex item : items) {
      const auto form = award_case.form_of(item);
      if (!form || forms[*form].conferral) continue;
      if (item >= forms.size()) {
        const FormIndex via = award_case.conferred_items()[item - forms.size()].conferral;
        const auto award = award_case.reuse().award_of(via);
        if (award_case.reuse().lets_in(award, limit, *form, favour)) continue;
      }
      counted[*form] = true;
    }
  }
  return counted;
}

std::string conferred_words(const AwardCase& award_case, FormIndex conferral) {
  const Form& form = award_case.forms()[conferral];
  const Conferral& recorded = award_case.hearing().record.conferred[*form.conferral];
  std::string words = award_case.program()[award_case.reuse().award_of(conferral)].name;
  if (recorded.on) words += ", conferred on " + recorded.on->to_text();
  return words;
}

std::string used_before_words(const AwardCase& award_case, const Reuse::Limit& limit,
                              FormIndex form) {
  const std::string path =
      limit.line ? award_case.program().reuse[*limit.line].path : std::string();
  if (!limit.other) {
    return fmt::format("with this award it would count in more than {} lets: {}", path, limit.text);
  }
  const auto conferral = award_case.reuse().user(*limit.other, form);
  const std::string award =
      conferral ? conferred_words(award_case, *conferral) : award_case.program()[*limit.other].name;
  const bool known = award_case.reuse().used_by(*limit.other, form) == Truth::yes;
  const std::string used =
      known ? fmt::format("it was used for {}", award)
            : fmt::format("the record does not say whether it was used for {}", award);
  if (!limit.line) return fmt::format("{}, and no line of reuse lets it count here", used);
  return fmt::format("{}, of which {} lets count here: {}", used, path, limit.text);
}

Finding unlisted() {
  return {"used", "the record does not give what it was conferred for", "", true, false};
}

}  // namespace cairn::engine
