// SPDX-License-Identifier: Apache-2.0
#include "recognition/holdings.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/core.h>

#include "recognition/parts_in_steps.hpp"
#include "recognition/recognised.hpp"
#include "recognition/same_learning.hpp"

namespace cairn::engine {
namespace {

using namespace program;

enum class Standing { counts, in_progress, open, out };

/// Whether a credential counts on the date; `why` says why it does not, or may not.
Standing standing(const RecordCredential& credential, Date as_of, std::string& why) {
  if (credential.status) {
    switch (*credential.status) {
      case Status::awarded:
        break;
      case Status::in_progress:
        return Standing::in_progress;
      case Status::planned:
      case Status::failed:
      case Status::withdrawn:
      case Status::revoked:
      case Status::suspended:
      case Status::superseded:
        why = fmt::format("status is {}", status_text(*credential.status));
        return Standing::out;
    }
  } else if (!credential.awarded) {
    why = "the record does not say whether it was awarded";
    return Standing::open;
  }
  if (!credential.awarded || credential.awarded->latest <= as_of) return Standing::counts;
  why = fmt::format("awarded is {}, and the audit is as of {}", credential.awarded->to_text(),
                    as_of.to_text());
  return credential.awarded->earliest > as_of ? Standing::out : Standing::open;
}

/// Canonical order of the record's credentials: by award date, code, issuer and id.
std::vector<std::uint32_t> canonical_order(const std::vector<RecordCredential>& credentials) {
  std::vector<std::uint32_t> order(credentials.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    order[i] = i;
  const auto key = [&](std::uint32_t i) {
    const RecordCredential& it = credentials[i];
    return std::tuple<bool, Date, Date, const std::string&, const std::string&, const std::string&,
                      const std::string&>(!it.awarded, it.awarded ? it.awarded->earliest : Date{},
                                          it.awarded ? it.awarded->latest : Date{}, it.code,
                                          it.issuer, it.issuer_id, it.id);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](auto left, auto right) { return key(left) < key(right); });
  return order;
}

class Holder {
 public:
  explicit Holder(const Judge& judge) : judge_(judge), record_(judge.fields().record()) {}

  Holdings hold() {
    holdings_.order = canonical_order(record_.credentials);
    holdings_.place.resize(holdings_.order.size());
    for (std::size_t i = 0; i < holdings_.order.size(); ++i)
      holdings_.place[holdings_.order[i]] = i;
    std::vector<Form> originals = original_forms();
    for (std::uint32_t i = 0; i < originals.size(); ++i)
      originals[i].use = i;
    holdings_.forms = originals;
    recognise(judge_, originals, holdings_);
    sort_forms();
    add_conferrals();
    add_parts(judge_, holdings_);
    holdings_.forms_of.resize(record_.credentials.size());
    for (FormIndex i = 0; i < holdings_.forms.size(); ++i) {
      for (const std::uint32_t piece : holdings_.forms[i].evidence)
        holdings_.forms_of[piece].push_back(i);
    }
    exclude_same_learning(judge_, holdings_);
    return std::move(holdings_);
  }

 private:
  std::vector<Form> original_forms() {
    const Date as_of = judge_.fields().as_of();
    std::vector<Form> forms;
    for (const std::uint32_t i : holdings_.order) {
      const RecordCredential& credential = record_.credentials[i];
      Form form;
      form.facts = &credential;
      form.evidence = {i};
      form.has_code = true;
      std::string why;
      switch (standing(credential, as_of, why)) {
        case Standing::counts:
          break;
        case Standing::in_progress:
          form.in_progress = true;
          form.grade_to_come = true;
          holdings_.made.push_back(credential);
          holdings_.made.back().awarded = PartialDate::exactly(as_of);
          form.facts = &holdings_.made.back();
          break;
        case Standing::open:
          form.stands = Truth::unknown;
          form.doubts.push_back({credential.awarded ? "awarded" : "status", why, "", true, false});
          break;
        case Standing::out:
          holdings_.not_current.push_back({i, why});
          continue;
      }
      forms.push_back(std::move(form));
    }
    return forms;
  }

  /// What is sure comes before what is open, as itself before as something else; otherwise in the
  /// order of the credentials.
  void sort_forms() {
    const Plan& plan = judge_.fields().plan();
    std::vector<std::uint32_t> rank(plan.program().recognitions.size());
    for (std::uint32_t i = 0; i < rank.size(); ++i)
      rank[plan.recognitions()[i]] = i;
    const auto key = [&](const Form& form) {
      std::vector<std::size_t> places;
      for (const std::uint32_t piece : form.evidence)
        places.push_back(holdings_.place[piece]);
      std::sort(places.begin(), places.end());
      const bool asks_approval =
          form.recognition && !plan.program().recognitions[*form.recognition].approver.empty();
      return std::tuple(form.stands != Truth::yes, asks_approval, form.in_progress, places.back(),
                        form.recognition.has_value(),
                        form.recognition ? rank[*form.recognition] : 0U, places, form.target);
    };
    std::stable_sort(holdings_.forms.begin(), holdings_.forms.end(),
                     [&](const Form& left, const Form& right) { return key(left) < key(right); });
  }

  void add_conferrals() {
    const Plan& plan = judge_.fields().plan();
    const Date as_of = judge_.fields().as_of();
    std::vector<std::uint32_t> order(record_.conferred.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    const auto key = [&](std::uint32_t i) {
      const Conferral& it = record_.conferred[i];
      return std::tuple<const std::string&, bool, Date, const std::string&>(
          it.award, !it.on, it.on ? it.on->earliest : Date{}, it.credential);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](auto left, auto right) { return key(left) < key(right); });
    for (const std::uint32_t i : order) {
      const Conferral& conferral = record_.conferred[i];
      if (conferral.on && conferral.on->earliest > as_of) {
        holdings_.conferrals_left_out.push_back(
            {i, fmt::format("conferred on {}, after the audit date", conferral.on->to_text())});
        continue;
      }
      const auto award = plan.award(conferral.award);
      if (!award) continue;
      Form form;
      form.conferral = i;
      form.use = static_cast<std::uint32_t>(holdings_.forms.size());
      if (conferral.on && conferral.on->latest > as_of) {
        form.stands = Truth::unknown;
        form.doubts.push_back({"conferred",
                               fmt::format("conferred on is {}, and the audit is as of {}",
                                           conferral.on->to_text(), as_of.to_text()),
                               "", true, false});
      }
      holdings_.made.push_back(conferred_facts(conferral, *award));
      form.facts = &holdings_.made.back();
      holdings_.forms.push_back(form);
      recognise_conferral(judge_, form, *award, holdings_);
    }
  }

  /// The entry that is this award, where the record has one; else what the award declares.
  RecordCredential conferred_facts(const Conferral& conferral, AwardId id) const {
    for (const RecordCredential& credential : record_.credentials) {
      if (!conferral.credential.empty() && credential.id == conferral.credential) return credential;
    }
    const Program& program = judge_.fields().plan().program();
    const Award& award = program[id];
    RecordCredential facts;
    facts.code = award.name;
    facts.title = award.title;
    facts.kind = award.kind;
    facts.awarded = conferral.on;
    facts.status = Status::awarded;
    if (award.level) {
      const Framework& framework = program[award.level->framework];
      facts.levels.push_back({framework.name, framework.levels[award.level->rank]});
    }
    if (award.credits && award.credits->unit.framework) {
      facts.credits.push_back({award.credits->value, program[*award.credits->unit.framework].name});
    }
    return facts;
  }

  const Judge& judge_;
  const Record& record_;
  Holdings holdings_;
};

}  // namespace

Holdings hold(const Judge& judge) {
  return Holder(judge).hold();
}

}  // namespace cairn::engine
