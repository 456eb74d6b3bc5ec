// SPDX-License-Identifier: Apache-2.0
/// The versions of a policy, a record and a date -> the audit under the version that governs.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/core.h>

#include <cairn/engine/policy_set.hpp>

#include "audit/audit_under.hpp"
#include "audit/governing.hpp"
#include "explain/words.hpp"
#include "records/digest.hpp"

namespace cairn::engine {
namespace {

using program::GovernedBy;
using program::Program;

/// How well a verdict serves the learner, best first. One that is not decided may still be better
/// than *not met*.
std::size_t rank(Verdict verdict) {
  constexpr std::array order = {
      Verdict::met,         Verdict::met_on_completion, Verdict::needs_decision,
      Verdict::cannot_tell, Verdict::undecided,         Verdict::not_met};
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), verdict) - order.begin());
}

/// What follows if the learner was admitted in one of the spans that make a difference.
struct Ruling {
  Verdict verdict = Verdict::cannot_tell;
  std::optional<std::size_t> version;  ///< that is shown
  std::string why;
  bool certain = true;  ///< it is that version which governs
};

class Choice {
 public:
  Choice(const PolicySet& policies, const Record& record, std::string_view award,
         const AuditOptions& options)
      : policies_(policies),
        record_(record),
        award_(award),
        options_(options),
        governing_(governing(policies, record.learner.admitted, options.as_of)) {}

  Audit audit() {
    std::vector<Ruling> rulings;
    for (const Governing& one : governing_)
      rulings.push_back(rule(one));
    const Ruling together = combined(rulings);
    Audit shown = together.version ? audits_.at(*together.version) : audit_without_version();
    if (shown.verdict != together.verdict) shown.conditions.clear();
    shown.verdict = together.verdict;
    if (disagree(rulings)) shown.conditions = {condition_on_admission(rulings)};
    shown.versions = account(together);
    shown.steps = 0;
    for (const auto& [version, one] : audits_)
      shown.steps += one.steps;
    return shown;
  }

 private:
  [[nodiscard]] const Program& program(std::size_t version) const {
    return policies_.versions()[version].program();
  }
  [[nodiscard]] std::string name(std::size_t version) const {
    const std::string& text = program(version).version;
    return text.empty() ? "the version without a name" : "version " + text;
  }
  [[nodiscard]] std::string names(const std::vector<std::size_t>& versions) const {
    std::vector<std::string> texts;
    for (const std::size_t version : versions)
      texts.push_back(name(version));
    return joined(texts, "and");
  }

  const Audit* read(std::size_t version) {
    const Policy& policy = policies_.versions()[version];
    const auto award = policy.award(award_);
    if (!award) return nullptr;
    const auto found = audits_.find(version);
    if (found != audits_.end()) return &found->second;
    return &audits_.emplace(version, audit_under(policy, record_, *award, options_)).first->second;
  }

  /// `on 2024-02-01`, `until 2023-12-31`
  static std::string admitted_words(const Governing& one) {
    return period_words(one.admitted_from, one.admitted_until);
  }

  /// The one version in the list, or why there is none to go by.
  Ruling only(const std::vector<std::size_t>& versions, std::string none) {
    if (versions.empty()) return {Verdict::cannot_tell, std::nullopt, std::move(none)};
    if (versions.size() > 1) {
      return {Verdict::cannot_tell, std::nullopt, names(versions) + " apply at the same time"};
    }
    const Audit* audit = read(versions[0]);
    if (audit == nullptr) {
      return {Verdict::cannot_tell, std::nullopt,
              fmt::format("{} has no award `{}`", name(versions[0]), award_)};
    }
    return {audit->verdict, versions[0], {}};
  }

  Ruling at_admission(const Governing& one) {
    Ruling ruling = only(one.at_admission,
                         "no version was in effect for learners admitted " + admitted_words(one));
    if (ruling.version) {
      ruling.why = record_.learner.admitted && record_.learner.admitted->is_exact()
                       ? fmt::format("it was in effect {}, when the learner was admitted",
                                     admitted_words(one))
                       : "it was in effect when the learner was admitted";
    }
    return ruling;
  }

  Ruling at_audit(const Governing& one) {
    const std::string day = options_.as_of.to_text();
    bool some = false;
    for (std::size_t i = 0; i < policies_.versions().size(); ++i)
      some =
          some || in_period(program(i).effective_from, program(i).effective_until, options_.as_of);
    Ruling ruling =
        only(one.at_audit,
             some ? fmt::format("no version in effect on {} is for learners admitted {}", day,
                                admitted_words(one))
                  : fmt::format("no version is in effect on {}, the day of the audit", day));
    if (ruling.version) {
      ruling.why = fmt::format("it is in effect on {}, the day of the audit", day);
      const std::string whom = period_words(program(*ruling.version).admitted_from,
                                            program(*ruling.version).admitted_until);
      if (!whom.empty()) ruling.why += ", and for learners admitted " + whom;
    }
    return ruling;
  }

  Ruling rule(const Governing& one) {
    switch (policies_.governed_by()) {
      case GovernedBy::audit:
        return at_audit(one);
      case GovernedBy::admission:
        return at_admission(one);
      case GovernedBy::better:
        break;
    }
    return better(at_admission(one), at_audit(one));
  }

  Ruling better(Ruling then, Ruling now) {
    if (then.version && then.version == now.version) {
      then.why = "it was in effect when the learner was admitted, and is on the day of the audit";
      return then;
    }
    if (then.version && now.version) {
      const bool equal = then.verdict == now.verdict;
      const bool earlier = std::tuple(rank(then.verdict), *now.version) <
                           std::tuple(rank(now.verdict), *then.version);
      Ruling& taken = earlier ? then : now;
      const Ruling& other = earlier ? now : then;
      taken.why = equal ? fmt::format("it and {} both give {}; of the two the later is taken",
                                      name(*other.version), quoted_verdict(other.verdict))
                        : fmt::format("it gives {}, and {} gives {}", quoted_verdict(taken.verdict),
                                      name(*other.version), quoted_verdict(other.verdict));
      return taken;
    }
    Ruling& taken = then.version ? then : now;
    const Ruling& gone = then.version ? now : then;
    if (!taken.version) {
      taken.why = then.why + "; " + now.why;
    } else if (taken.verdict != Verdict::met) {
      // What the rules that are not here would give may be better.
      taken.why = fmt::format("{}; {} gives {}, and what is not here might give better", gone.why,
                              name(*taken.version), quoted_verdict(taken.verdict));
      taken.verdict = Verdict::cannot_tell;
      taken.certain = false;
    } else {
      taken.why += fmt::format("; {}, and nothing is better than what it gives", gone.why);
    }
    return taken;
  }

  static std::string quoted_verdict(Verdict verdict) {
    return "*" + std::string(verdict_words(verdict)) + "*";
  }

  static bool disagree(const std::vector<Ruling>& rulings) {
    return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
      return ruling.verdict != rulings.front().verdict;
    });
  }

  [[nodiscard]] std::string admission_unknown() const {
    const auto& admitted = record_.learner.admitted;
    return admitted ? fmt::format("the record says of the admission only {}", admitted->to_text())
                    : "the record does not say when the learner was admitted";
  }

  Ruling combined(const std::vector<Ruling>& rulings) const {
    if (rulings.size() == 1) return rulings.front();
    Ruling all = rulings.front();
    all.certain = false;
    for (const Ruling& ruling : rulings)
      if (ruling.version) all.version = std::max(all.version.value_or(0), *ruling.version);
    if (!disagree(rulings)) {
      all.why = fmt::format("{}; whenever that was, the versions give {}", admission_unknown(),
                            quoted_verdict(all.verdict));
      return all;
    }
    const bool open = std::any_of(rulings.begin(), rulings.end(), [](const Ruling& ruling) {
      return ruling.verdict == Verdict::undecided;
    });
    all.verdict = open ? Verdict::undecided : Verdict::cannot_tell;
    all.why = admission_unknown() + ", and the versions that may govern do not agree";
    return all;
  }

  [[nodiscard]] Condition condition_on_admission(const std::vector<Ruling>& rulings) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < rulings.size(); ++i) {
      std::string text = fmt::format("if {}: ", admitted_words(governing_[i]));
      text += rulings[i].version ? std::string(verdict_words(rulings[i].verdict)) + ", by " +
                                       name(*rulings[i].version)
                                 : rulings[i].why;
      texts.push_back(std::move(text));
    }
    Condition condition;
    condition.kind = ConditionKind::fact;
    condition.text = "when the learner was admitted (";
    for (std::size_t i = 0; i < texts.size(); ++i)
      condition.text += (i > 0 ? "; " : "") + texts[i];
    condition.text += ")";
    condition.field = "admitted";
    return condition;
  }

  [[nodiscard]] Audit audit_without_version() const {
    Audit audit;
    const Program& latest = policies_.versions().back().program();
    audit.policy.title = latest.title;
    audit.policy.authority = latest.authority;
    audit.policy.digest = digest_of_versions();
    describe_record(record_, audit);
    audit.award.name = award_;
    audit.award.title = award_;
    audit.award.sort = "award";
    for (const Policy& version : policies_.versions())
      if (const auto award = version.award(award_))
        describe_award(version.program(), version.program()[*award], audit);
    audit.as_of = options_.as_of;
    audit.engine = CAIRN_VERSION;
    audit.verdict = Verdict::cannot_tell;
    return audit;
  }

  [[nodiscard]] std::string digest_of_versions() const {
    std::string digests;
    for (const Policy& version : policies_.versions())
      digests += version.digest();
    return sha256_hex(digests);
  }

  [[nodiscard]] VersionChoice account(const Ruling& together) const {
    VersionChoice choice;
    choice.governed_by = governed_text(policies_.governed_by());
    if (together.certain && together.version) choice.version = program(*together.version).version;
    choice.why = together.why;
    for (std::size_t i = 0; i < policies_.versions().size(); ++i) {
      VersionRead read;
      read.version = program(i).version;
      read.effective = period_words(program(i).effective_from, program(i).effective_until);
      read.admitted = period_words(program(i).admitted_from, program(i).admitted_until);
      if (const auto found = audits_.find(i); found != audits_.end())
        read.verdict = found->second.verdict;
      read.shown = together.version == i;
      read.why = standing(i);
      choice.read.push_back(std::move(read));
    }
    return choice;
  }

  /// How a version comes to apply, or that it does not.
  [[nodiscard]] std::string standing(std::size_t version) const {
    const auto has = [version](const std::vector<std::size_t>& list) {
      return std::find(list.begin(), list.end(), version) != list.end();
    };
    bool then = false;
    bool now = false;
    for (const Governing& one : governing_) {
      then = then || has(one.at_admission);
      now = now || has(one.at_audit);
    }
    const bool known = governing_.size() == 1;
    std::string text;
    if (now) text = "in effect on the day of the audit";
    if (then) {
      text += text.empty() ? "" : "; ";
      text += known ? "in effect when the learner was admitted"
                    : "the learner may have been admitted while it was in effect";
    } else if (now && !known) {
      text += "; the learner may be one that it is for";
    }
    return text.empty() ? "does not apply" : text;
  }

  const PolicySet& policies_;
  const Record& record_;
  std::string award_;
  const AuditOptions& options_;
  std::vector<Governing> governing_;
  std::map<std::size_t, Audit> audits_;
};

}  // namespace

PolicySet::PolicySet(std::vector<Policy> versions) : versions_(std::move(versions)) {
  const auto begin = [](const Policy& policy) {
    const Program& program = policy.program();
    return std::tuple(program.effective_from, program.admitted_from, program.version);
  };
  std::stable_sort(versions_.begin(), versions_.end(),
                   [&](const Policy& a, const Policy& b) { return begin(a) < begin(b); });
  for (const Policy& version : versions_)
    if (version.program().governed_by) governed_by_ = *version.program().governed_by;
}

Audit audit(const PolicySet& policies, const Record& record, std::string_view award,
            const AuditOptions& options) {
  if (policies.versions().size() == 1) {
    const Policy& policy = policies.versions().front();
    if (const auto id = policy.award(award)) return audit(policy, record, *id, options);
  }
  return Choice(policies, record, award, options).audit();
}

}  // namespace cairn::engine
