// SPDX-License-Identifier: Apache-2.0
#include "audit/decisions.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/core.h>

#include "explain/words.hpp"

namespace cairn::engine {
namespace {

bool waives(const Decision& decision) {
  return decision.kind == "waive";
}

}  // namespace

Decisions::Decisions(const Plan& plan, const Record& record, Date as_of)
    : plan_(plan), as_of_(as_of) {
  for (const Decision& decision : record.decisions)
    decisions_.push_back(&decision);
  const auto key = [](const Decision* it) {
    return std::tuple<const std::string&, const std::string&, const std::string&, Date, Date,
                      const std::string&, const std::string&>(
        it->clause, it->kind, it->by, it->on.value_or(Date{}), it->until.value_or(Date{}), it->why,
        it->credential);
  };
  std::stable_sort(
      decisions_.begin(), decisions_.end(),
      [&](const Decision* left, const Decision* right) { return key(left) < key(right); });
}

bool Decisions::names(const Decision& decision, const std::vector<std::string>& paths) const {
  std::string_view clause = decision.clause;
  const std::string prefix = plan_.program().policy_name + "/";
  if (prefix.size() > 1 && clause.starts_with(prefix)) clause.remove_prefix(prefix.size());
  return std::find(paths.begin(), paths.end(), clause) != paths.end();
}

std::string Decisions::without_effect(const Decision& decision) const {
  if (is_later(decision)) {
    return fmt::format("decided on {}, after the audit date", decision.on->to_text());
  }
  if (decision.until && *decision.until < as_of_) {
    return fmt::format("in force until {} only", decision.until->to_text());
  }
  if (decision.kind != "approve" && !waives(decision)) {
    return "this version of Cairn applies only decisions to approve and to waive";
  }
  if (!decision.credential.empty()) {
    return "this version of Cairn applies decisions on a clause, not on one credential";
  }
  return {};
}

const Decision* Decisions::approval(const std::vector<std::string>& paths,
                                    std::string_view authority) const {
  for (const Decision* decision : decisions_) {
    if (!waives(*decision) && decision->by == authority && names(*decision, paths) &&
        without_effect(*decision).empty()) {
      return decision;
    }
  }
  return nullptr;
}

const Decision* Decisions::waiver(const std::vector<std::string>& paths) const {
  const auto found =
      std::find_if(decisions_.begin(), decisions_.end(), [&](const Decision* decision) {
        return waives(*decision) && names(*decision, paths) && without_effect(*decision).empty();
      });
  return found == decisions_.end() ? nullptr : *found;
}

std::vector<DecisionUse> Decisions::uses(const std::vector<Asked>& asked) const {
  std::vector<DecisionUse> uses;
  for (const Decision* decision : decisions_) {
    DecisionUse use;
    use.kind = decision->kind;
    use.clause = decision->clause;
    use.by = decision->by;
    if (decision->on) use.on = decision->on->to_text();
    use.why = decision->why;
    use.note = without_effect(*decision);
    if (use.note.empty()) {
      std::vector<std::string> authorities;
      for (const Asked& clause : asked) {
        if (clause.waived != waives(*decision) || !names(*decision, clause.paths)) continue;
        if (clause.waived) use.in_force = true;
        if (clause.authority == decision->by) use.in_force = true;
        authorities.push_back(quoted(clause.authority));
      }
      if (authorities.empty()) {
        use.note = waives(*decision) ? "there is no such clause in this award that can be set aside"
                                     : "no clause of this award asks for that approval";
      } else if (!use.in_force) {
        use.note = "the clause asks for approval by " + joined(authorities, "or");
      }
    }
    uses.push_back(std::move(use));
  }
  return uses;
}

std::vector<LeftOut> Decisions::left_out() const {
  std::vector<LeftOut> left_out;
  for (const Decision* decision : decisions_) {
    if (!is_later(*decision)) continue;
    left_out.push_back({fmt::format("decision to {} {} by {}", decision->kind, decision->clause,
                                    quoted(decision->by)),
                        without_effect(*decision)});
  }
  return left_out;
}

}  // namespace cairn::engine
