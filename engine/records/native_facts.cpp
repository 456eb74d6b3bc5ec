// SPDX-License-Identifier: Apache-2.0
// What a record says beside its credentials: the learner, conferrals, decisions.
#include <array>

#include <fmt/core.h>

#include "records/native.hpp"
#include "records/text.hpp"
#include "records/values.hpp"

namespace cairn::engine::records {
namespace {

using LearnerRow = MemberRow<Learner>;

// clang-format off
constexpr auto learner_members = std::to_array<LearnerRow>({
    {"admitted", [](const Json& value, Learner& learner, Findings& findings) {
       learner.admitted = read_date(value, "admitted", findings);
     }},
    {"born", [](const Json& value, Learner& learner, Findings& findings) {
       learner.born = read_date(value, "born", findings);
     }},
    {"fields", [](const Json& value, Learner& learner, Findings& findings) {
       learner.fields = read_fields(value, findings);
     }},
    {"id", [](const Json& value, Learner& learner, Findings& findings) {
       learner.id = read_text(value, "id", findings).value_or("");
     }},
    {"name", [](const Json& value, Learner& learner, Findings& findings) {
       learner.name = read_text(value, "name", findings).value_or("");
     }},
});
// clang-format on
static_assert(in_order(learner_members));

struct ConferralDraft {
  Conferral conferral;
  std::vector<Mention>& mentions;
};

// clang-format off
constexpr auto conferral_members = std::to_array<MemberRow<ConferralDraft>>({
    {"award", [](const Json& value, ConferralDraft& draft, Findings& findings) {
       draft.conferral.award = read_text(value, "award", findings).value_or("");
     }},
    {"credential", [](const Json& value, ConferralDraft& draft, Findings& findings) {
       draft.conferral.credential = read_text(value, "credential", findings).value_or("");
       draft.mentions.push_back({draft.conferral.credential, value});
     }},
    {"on", [](const Json& value, ConferralDraft& draft, Findings& findings) {
       draft.conferral.on = read_date(value, "on", findings);
     }},
    {"used", [](const Json& value, ConferralDraft& draft, Findings& findings) {
       draft.conferral.used = read_texts(value, "used", findings);
       for (const Json element : value)
         draft.mentions.push_back({std::string(element.text()), element});
     }},
});
// clang-format on
static_assert(in_order(conferral_members));

struct DecisionDraft {
  Decision decision;
  std::vector<Mention>& mentions;
};

template <auto Member>
void text_into(const Json& value, DecisionDraft& draft, Findings& findings) {
  draft.decision.*Member = read_text(value, value.key(), findings).value_or("");
}

template <auto Member>
void entry_into(const Json& value, DecisionDraft& draft, Findings& findings) {
  text_into<Member>(value, draft, findings);
  draft.mentions.push_back({draft.decision.*Member, value});
}

template <auto Member>
void day_into(const Json& value, DecisionDraft& draft, Findings& findings) {
  draft.decision.*Member = read_day(value, value.key(), findings);
}

// clang-format off
constexpr auto decision_members = std::to_array<MemberRow<DecisionDraft>>({
    {"amount", [](const Json& value, DecisionDraft& draft, Findings& findings) {
       draft.decision.amount = read_amount(value, "amount", findings);
     }},
    {"by", text_into<&Decision::by>},
    {"clause", text_into<&Decision::clause>},
    {"credential", entry_into<&Decision::credential>},
    {"for", text_into<&Decision::substitute_for>},
    {"kind", text_into<&Decision::kind>},
    {"on", day_into<&Decision::on>},
    {"until", day_into<&Decision::until>},
    {"why", text_into<&Decision::why>},
});
// clang-format on
static_assert(in_order(decision_members));

struct DecisionKind {
  std::string_view name;
  std::string_view needs;       ///< a member without which it says nothing
  std::string_view also_needs;  ///< another
};

constexpr auto decision_kinds = std::to_array<DecisionKind>({
    {"approve", "", ""},
    {"waive", "", ""},
    {"substitute", "credential", "for"},
    {"also-allow", "credential", ""},
    {"pin", "credential", ""},
    {"block", "credential", ""},
    {"change-amount", "amount", ""},
});

/// A decision must say what it is, of which clause, by whom, and what its kind needs.
void check_decision(const Json& object, const Decision& decision, Findings& findings) {
  const auto needs = [&](std::string_view member, std::string_view hint) {
    if (member.empty() || object.member(member)) return;
    const std::string what =
        decision.kind.empty() ? "the decision" : fmt::format("the decision `{}`", decision.kind);
    findings.report(Code::missing_member, object, {what, std::string(member)}, std::string(hint));
  };
  needs("kind",
        "write what was decided: approve, waive, substitute, also-allow, pin, block or "
        "change-amount");
  needs("clause", "write the path of the clause, such as \"data-practice.transfer\"");
  needs("by", "write the office or the person who decided");
  const auto* const kind =
      std::find_if(decision_kinds.begin(), decision_kinds.end(),
                   [&](const DecisionKind& row) { return row.name == decision.kind; });
  if (kind != decision_kinds.end()) {
    needs(kind->needs, "");
    needs(kind->also_needs, "");
  } else if (const auto written = object.member("kind"); written && written->is_text()) {
    findings.report(Code::bad_value, *written, {shown(decision.kind), "a kind of decision"},
                    "write one of approve, waive, substitute, also-allow, pin, block, "
                    "change-amount");
  }
  if (decision.on && decision.until && *decision.until < *decision.on) {
    findings.report(Code::bad_value, object.member("until").value_or(object),
                    {decision.until->to_text(), "a day after the decision was taken"},
                    "`until` is the last day on which the decision holds");
  }
}

}  // namespace

void read_learner(const Json& object, NativeDraft& draft, Findings& findings) {
  if (!object.is_object()) {
    report_wrong_type(object, "`learner`", "an object such as {\"id\": \"L-1001\"}", findings);
    return;
  }
  read_members(object, learner_members, draft.record.learner, draft.unknown, findings);
}

void read_conferrals(const Json& list, NativeDraft& draft, Findings& findings) {
  read_list(list, "`conferred`", "a list of conferrals", findings, [&](const Json& element) {
    if (!element.is_object()) {
      report_wrong_type(element, "a conferral", "an object with `award` and `on`", findings);
      return;
    }
    ConferralDraft conferral{{}, draft.mentions};
    read_members(element, conferral_members, conferral, draft.unknown, findings);
    if (!element.member("award")) {
      findings.report(Code::missing_member, element, {"the conferral", "award"},
                      "write the name of the award in the policy, such as \"data-practice\"");
    }
    draft.record.conferred.push_back(std::move(conferral.conferral));
  });
}

void read_decisions(const Json& list, NativeDraft& draft, Findings& findings) {
  read_list(list, "`decisions`", "a list of decisions", findings, [&](const Json& element) {
    if (!element.is_object()) {
      report_wrong_type(element, "a decision", "an object with `kind`, `clause` and `by`",
                        findings);
      return;
    }
    DecisionDraft decision{{}, draft.mentions};
    read_members(element, decision_members, decision, draft.unknown, findings);
    check_decision(element, decision.decision, findings);
    draft.record.decisions.push_back(std::move(decision.decision));
  });
}

}  // namespace cairn::engine::records
