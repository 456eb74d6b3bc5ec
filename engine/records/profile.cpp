// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <fmt/core.h>

#include <cairn/engine/record.hpp>

#include "records/documents.hpp"
#include "records/members.hpp"
#include "records/text.hpp"
#include "records/values.hpp"

namespace cairn::engine {
namespace {

using namespace records;
using Rule = IssuerProfile::Rule;

constexpr std::string_view profile_form = "profile/1";

template <auto Member>
void text_into(const Json& value, Rule& rule, Findings& findings) {
  rule.*Member = read_text(value, value.key(), findings).value_or("");
}

// clang-format off
constexpr auto rule_members = std::to_array<MemberRow<Rule>>({
    {"code", text_into<&Rule::code>},
    {"credit-unit", text_into<&Rule::credit_unit>},
    {"credits", [](const Json& value, Rule& rule, Findings& findings) {
       std::vector<RecordCredits> credits = read_credits(value, findings);
       if (credits.size() > 1) {
         report_wrong_type(value, "`credits` of a profile", "one amount and its unit", findings);
       } else if (!credits.empty()) {
         rule.credits = std::move(credits.front());
       }
     }},
    {"issuer", text_into<&Rule::issuer>},
    {"kind", [](const Json& value, Rule& rule, Findings& findings) {
       rule.kind = read_kind(value, findings);
     }},
    {"level", [](const Json& value, Rule& rule, Findings& findings) {
       rule.levels = read_levels(value, findings);
     }},
    {"mode", [](const Json& value, Rule& rule, Findings& findings) {
       rule.mode = read_mode(value, findings).value_or("");
     }},
    {"scale", text_into<&Rule::scale>},
    {"subjects", [](const Json& value, Rule& rule, Findings& findings) {
       rule.subjects = read_texts(value, "subjects", findings);
     }},
});
// clang-format on
static_assert(in_order(rule_members));

/// A member that is not known is most likely a slip of the pen, and then a value is silently
/// missing: unlike in a record, that is an error.
void refuse_unknown(const UnknownMembers& unknown, std::string_view known, Findings& findings) {
  if (unknown.empty()) return;
  findings.report(Code::unknown_profile_member, unknown.first(), {unknown.names().front()},
                  fmt::format("write some of {}", known));
}

void read_rules(const Json& list, IssuerProfile& profile, Findings& findings) {
  read_list(list, "`issuers`", "a list of rules", findings, [&](const Json& element) {
    if (!element.is_object()) {
      report_wrong_type(element, "a rule", "an object with `issuer`", findings);
      return;
    }
    Rule rule;
    UnknownMembers unknown;
    read_members(element, rule_members, rule, unknown, findings);
    refuse_unknown(unknown,
                   "issuer, code, credit-unit, level, credits, kind, scale, mode, subjects",
                   findings);
    if (rule.issuer.empty()) {
      findings.report(Code::missing_member, element, {"the rule", "issuer"},
                      "write the issuer's name or id exactly as its files do");
    }
    profile.rules.push_back(std::move(rule));
  });
}

struct ProfileDraft {
  IssuerProfile profile;
  bool has_form = false;
  bool has_rules = false;
};

// clang-format off
constexpr auto profile_members = std::to_array<MemberRow<ProfileDraft>>({
    {"$schema", [](const Json&, ProfileDraft&, Findings&) {}},
    {"cairn", [](const Json& value, ProfileDraft& draft, Findings& findings) {
       draft.has_form = true;
       if (value.text() == profile_form) return;
       findings.report(Code::unknown_record_version, value,
                       {std::string(profile_form), shown(value.text())});
     }},
    {"issuers", [](const Json& value, ProfileDraft& draft, Findings& findings) {
       draft.has_rules = true;
       read_rules(value, draft.profile, findings);
     }},
    {"name", [](const Json& value, ProfileDraft& draft, Findings& findings) {
       draft.profile.name = read_text(value, "name", findings).value_or("");
     }},
});
// clang-format on
static_assert(in_order(profile_members));

IssuerProfile read_document(const Json& document, Findings& findings) {
  ProfileDraft draft;
  UnknownMembers unknown;
  read_members(document, profile_members, draft, unknown, findings);
  refuse_unknown(unknown, "cairn, name, issuers", findings);
  const auto needs = [&](bool given, std::string_view member, std::string_view hint) {
    if (given) return;
    findings.report(Code::missing_member, document, {"the issuer profile", std::string(member)},
                    std::string(hint));
  };
  needs(draft.has_form, "cairn", R"(write "cairn": "profile/1")");
  needs(!draft.profile.name.empty(), "name", "audits show it beside each value that it supplies");
  needs(draft.has_rules, "issuers", "write a list of rules, one an issuer or more");
  return std::move(draft.profile);
}

std::string level_text(const std::vector<RecordLevel>& levels) {
  std::string text;
  for (const RecordLevel& level : levels) {
    if (!text.empty()) text += ", ";
    text +=
        level.framework.empty() ? level.value : fmt::format("{} {}", level.framework, level.value);
  }
  return text;
}

std::string subjects_text(const std::vector<std::string>& subjects) {
  std::string text;
  for (const std::string& subject : subjects)
    text += text.empty() ? subject : ", " + subject;
  return text;
}

/// Fills what one credential does not say from one rule that fits it.
void fill(RecordCredential& credential, const Rule& rule, const std::string& source) {
  const auto note = [&](std::string_view field, std::string value) {
    credential.supplied.push_back({std::string(field), std::move(value), source});
  };
  if (!rule.credit_unit.empty()) {
    for (RecordCredits& credits : credential.credits) {
      if (!credits.unit.empty()) continue;
      credits.unit = rule.credit_unit;
      note("credits", rule.credit_unit);
    }
  }
  if (rule.credits && credential.credits.empty()) {
    credential.credits.push_back(*rule.credits);
    note("credits", rule.credits->unit.empty()
                        ? rule.credits->amount.to_text()
                        : fmt::format("{} {}", rule.credits->amount.to_text(), rule.credits->unit));
  }
  if (!rule.levels.empty() && credential.levels.empty()) {
    credential.levels = rule.levels;
    note("level", level_text(rule.levels));
  }
  if (!rule.kind.empty() && credential.kind.empty()) {
    credential.kind = rule.kind;
    note("kind", rule.kind);
  }
  if (!rule.scale.empty() && !credential.scale && (credential.grade || credential.mark)) {
    credential.scale = rule.scale;
    note("scale", rule.scale);
  }
  if (!rule.mode.empty() && !credential.mode) {
    credential.mode = rule.mode;
    note("mode", rule.mode);
  }
  if (!rule.subjects.empty() && credential.subjects.values.empty() &&
      !credential.subjects.complete) {
    credential.subjects.values = rule.subjects;
    note("subjects", subjects_text(rule.subjects));
  }
}

}  // namespace

ProfileResult read_profile(std::string_view bytes, std::string_view name) {
  ProfileResult result;
  std::size_t documents = 0;
  DocumentErrors errors =
      for_each_document(bytes, name, ReadLimits{}, [&](Json document, Findings& findings) {
        if (++documents > 1) {
          findings.report(Code::wrong_type, document,
                          {"an issuer profile", "one object in a file of its own", "another one"});
          return;
        }
        IssuerProfile profile = read_document(document, findings);
        std::move(findings.warnings.begin(), findings.warnings.end(),
                  std::back_inserter(result.diagnostics));
        if (!findings.has_errors()) result.profile = std::move(profile);
      });
  if (!errors.diagnostics.empty()) result.profile.reset();
  result.diagnostics.insert(result.diagnostics.begin(), errors.diagnostics.begin(),
                            errors.diagnostics.end());
  return result;
}

void apply_profile(Record& record, const IssuerProfile& profile) {
  for (RecordCredential& credential : record.credentials) {
    for (std::size_t i = 0; i < profile.rules.size(); ++i) {
      const Rule& rule = profile.rules[i];
      const bool of_issuer =
          rule.issuer == credential.issuer || rule.issuer == credential.issuer_id;
      if (!of_issuer) continue;
      if (!rule.code.empty() && !fits_pattern(credential.code, rule.code)) continue;
      fill(credential, rule, fmt::format("{}, rule {}", profile.name, i + 1));
    }
  }
}

}  // namespace cairn::engine
