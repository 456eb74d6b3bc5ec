// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <fmt/core.h>

#include "records/native.hpp"
#include "records/text.hpp"
#include "records/values.hpp"

namespace cairn::engine::records {
namespace {

/// One entry while it is read.
struct Entry {
  RecordCredential& credential;
  std::vector<std::string> partial;
  NativeDraft& draft;
};

template <auto Member>
void text_into(const Json& value, Entry& entry, Findings& findings) {
  if (auto text = read_text(value, value.key(), findings)) {
    entry.credential.*Member = std::move(*text);
  }
}

template <auto Member>
void date_into(const Json& value, Entry& entry, Findings& findings) {
  entry.credential.*Member = read_date(value, value.key(), findings);
}

template <auto Member>
void truth_into(const Json& value, Entry& entry, Findings& findings) {
  entry.credential.*Member = read_truth(value, value.key(), findings);
}

template <auto Member>
void list_into(const Json& value, Entry& entry, Findings& findings) {
  (entry.credential.*Member).values = read_texts(value, value.key(), findings);
}

void read_issuer(const Json& value, Entry& entry, Findings& findings) {
  if (value.is_text()) {
    entry.credential.issuer = value.text();
    return;
  }
  if (!value.is_object()) {
    report_wrong_type(value, "`issuer`", "a name, or an object with `id` and `name`", findings);
    return;
  }
  for (const Json member : value) {
    if (member.is_null()) continue;
    if (member.key() != "id" && member.key() != "name") {
      entry.draft.unknown.add(member);
      continue;
    }
    if (auto text = read_text(member, member.key(), findings)) {
      (member.key() == "id" ? entry.credential.issuer_id : entry.credential.issuer) =
          std::move(*text);
    }
  }
}

void read_status(const Json& value, Entry& entry, Findings& findings) {
  const auto text = read_text(value, "status", findings);
  if (!text) return;
  entry.credential.status = parse_status(*text);
  if (!entry.credential.status) {
    findings.report(Code::bad_value, value, {shown(*text), "a status"},
                    "write one of awarded, in-progress, planned, failed, withdrawn, revoked, "
                    "suspended, superseded");
  }
}

void read_expiry(const Json& value, Entry& entry, Findings& findings) {
  if (value.is_text() && value.text() == "never") {
    entry.credential.does_not_expire = true;
  } else {
    entry.credential.expires = read_date(value, "expires", findings);
  }
}

void read_parts(const Json& value, Entry& entry, Findings& findings) {
  read_list(value, "`parts`", "a list of entry ids", findings, [&](const Json& element) {
    auto id = read_text(element, "parts", findings);
    if (!id) return;
    entry.draft.mentions.push_back({*id, element});
    entry.credential.parts.push_back(std::move(*id));
  });
}

void read_partial(const Json& value, Entry& entry, Findings& findings) {
  constexpr std::array<std::string_view, 4> names = {"expires", "skills", "subjects", "tags"};
  read_list(value, "`partial`", "a list of names", findings, [&](const Json& element) {
    auto name = read_text(element, "partial", findings);
    if (!name) return;
    if (std::find(names.begin(), names.end(), *name) == names.end()) {
      findings.report(Code::bad_value, element, {shown(*name), "a member that can be partial"},
                      "write some of expires, skills, subjects, tags");
      return;
    }
    entry.partial.push_back(std::move(*name));
  });
}

/// The texts of an object by name; what is not asked for is unknown.
struct Texts {
  const Json& object;
  Entry& entry;
  Findings& findings;

  std::string operator()(std::string_view name) const {
    const auto member = object.member(name);
    if (!member) return {};
    return read_text(*member, name, findings).value_or("");
  }
  void only(std::initializer_list<std::string_view> names) const {
    for (const Json member : object) {
      if (std::find(names.begin(), names.end(), member.key()) == names.end()) {
        entry.draft.unknown.add(member);
      }
    }
  }
};

void read_checks(const Json& value, Entry& entry, Findings& findings) {
  read_list(value, "`checks`", "a list of checks", findings, [&](const Json& element) {
    if (!element.is_object()) {
      report_wrong_type(element, "a check", "an object with `what`, `result` and `why`", findings);
      return;
    }
    const Texts texts{element, entry, findings};
    texts.only({"what", "result", "why"});
    RecordCheck check;
    check.what = texts("what");
    check.why = texts("why");
    const std::string result = texts("result");
    if (result == "pass") {
      check.outcome = CheckOutcome::pass;
    } else if (result == "fail") {
      check.outcome = CheckOutcome::fail;
    } else if (result != "not-checked") {
      findings.report(Code::bad_value, element.member("result").value_or(element),
                      {shown(result), "the result of a check"},
                      "write one of pass, fail, not-checked");
    }
    entry.credential.checks.push_back(std::move(check));
  });
}

void read_origin(const Json& value, Entry& entry, Findings& findings) {
  read_list(value, "`origin`", "a list of original texts", findings, [&](const Json& element) {
    if (!element.is_object()) {
      report_wrong_type(element, "an original text", "an object with `field`, `text` and `at`",
                        findings);
      return;
    }
    const Texts texts{element, entry, findings};
    texts.only({"field", "text", "at"});
    entry.credential.origin.push_back({texts("field"), texts("text"), texts("at")});
  });
}

using Row = MemberRow<Entry>;

// clang-format off
constexpr auto credential_members = std::to_array<Row>({
    {"assessed", truth_into<&RecordCredential::assessed>},
    {"awarded", date_into<&RecordCredential::awarded>},
    {"checks", read_checks},
    {"code", text_into<&RecordCredential::code>},
    {"credits", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.credits = read_credits(value, findings);
     }},
    {"expires", read_expiry},
    {"fields", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.fields = read_fields(value, findings);
     }},
    {"grade", text_into<&RecordCredential::grade>},
    {"hours", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.hours = read_amount(value, "hours", findings);
     }},
    {"id", text_into<&RecordCredential::id>},
    {"issuer", read_issuer},
    {"kind", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.kind = read_kind(value, findings);
     }},
    {"language", text_into<&RecordCredential::language>},
    {"level", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.levels = read_levels(value, findings);
     }},
    {"mark", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.mark = read_number(value, "mark", findings);
     }},
    {"mode", [](const Json& value, Entry& entry, Findings& findings) {
       entry.credential.mode = read_mode(value, findings);
     }},
    {"origin", read_origin},
    {"partial", read_partial},
    {"parts", read_parts},
    {"proctored", truth_into<&RecordCredential::proctored>},
    {"scale", text_into<&RecordCredential::scale>},
    {"skills", list_into<&RecordCredential::skills>},
    {"started", date_into<&RecordCredential::started>},
    {"status", read_status},
    {"subjects", list_into<&RecordCredential::subjects>},
    {"tags", list_into<&RecordCredential::tags>},
    {"title", text_into<&RecordCredential::title>},
});
// clang-format on
static_assert(in_order(credential_members));

}  // namespace

void read_credentials(const Json& list, const ReadLimits& limits, NativeDraft& draft,
                      Findings& findings) {
  if (!list.is_list()) {
    report_wrong_type(list, "`credentials`", "a list of credentials", findings);
    return;
  }
  if (!within_bound(list, limits, findings)) return;
  draft.record.credentials.reserve(list.size());
  for (const Json element : list) {
    if (!element.is_object()) {
      report_wrong_type(element, "a credential", "an object", findings);
      continue;
    }
    Entry entry{draft.record.credentials.emplace_back(), {}, draft};
    read_members(element, credential_members, entry, draft.unknown, findings);
    if (!entry.credential.status && entry.credential.awarded) {
      entry.credential.status = Status::awarded;
    }
    draft.partial.push_back(std::move(entry.partial));
  }
}

}  // namespace cairn::engine::records
