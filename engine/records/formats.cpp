// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <fmt/core.h>

#include <cairn/engine/record.hpp>

#include "records/documents.hpp"
#include "records/json_ld.hpp"
#include "records/native.hpp"
#include "records/open_badges.hpp"
#include "records/text.hpp"

namespace cairn::engine {
namespace {

using namespace records;

/// A document that says what it is, and is no record that this version reads.
struct OtherType {
  std::string_view type;
  Code code;
  std::string_view what;
  std::string_view hint;
};

constexpr auto other_types = std::to_array<OtherType>({
    {"EndorsementCredential", Code::unknown_record_format,
     "it is an endorsement, which awards nothing", "read the credential that it endorses"},
    {"BitstringStatusListCredential", Code::unknown_record_format,
     "it is a list of revoked credentials", "read the credential itself"},
    {"StatusList2021Credential", Code::unknown_record_format, "it is a list of revoked credentials",
     "read the credential itself"},
    {"VerifiablePresentation", Code::unread_format, "a verifiable presentation",
     "take out the credentials of its `verifiableCredential` and read those"},
    {"Assertion", Code::unread_format, "an Open Badges 2.0 assertion",
     "ask for the badge as Open Badges 3.0, or write it in the native form"},
    {"BadgeClass", Code::unread_format, "the definition of an Open Badges 2.0 badge",
     "a definition awards nothing; read the badge itself"},
    {"EuropeanDigitalCredential", Code::unread_format, "a European Digital Credential",
     "write what it awards in the native form"},
    {"Clr", Code::unread_format, "a Comprehensive Learner Record 1.0",
     "ask for the record as CLR 2.0"},
    {"CLR", Code::unread_format, "a Comprehensive Learner Record 1.0",
     "ask for the record as CLR 2.0"},
    {"VerifiableCredential", Code::unknown_record_format,
     "its `type` says neither `OpenBadgeCredential`, `AchievementCredential` nor `ClrCredential`",
     "ask the issuer what it awards, or write it in the native form"},
});

void report_other(const Json& document, Findings& findings) {
  for (const OtherType& other : other_types) {
    if (!has_type(document, other.type)) continue;
    const Json at = document.member("type").value_or(document);
    findings.report(other.code, at, {std::string(other.what)}, std::string(other.hint));
    return;
  }
  if (document.member("payload") && document.member("signatures")) {
    findings.report(Code::unread_format, document, {"a signed envelope (JWS)"},
                    "ask the issuer for the same credential as plain JSON");
  } else if (document.member("credentials") || document.member("learner")) {
    findings.report(Code::unknown_record_format, document, {"it does not say which form it has"},
                    R"(write "cairn": "record/1" as its first member)");
  } else {
    findings.report(Code::unknown_record_format, document,
                    {"it has neither `cairn` nor a `type` of credential"},
                    R"(a record begins with {"cairn": "record/1", …})");
  }
}

/// The format of a document; empty, with an error, where it is none that is read.
std::string_view format_of(const Json& document, Findings& findings) {
  if (const auto form = document.member("cairn")) {
    if (form->is_text() && form->text() == native_form) return "native";
    if (form->is_text() && form->text().starts_with("profile/")) {
      findings.report(Code::unknown_record_format, *form, {"it is an issuer profile"},
                      "give it with --profile");
    } else {
      findings.report(Code::unknown_record_version, *form,
                      {std::string(native_form), shown(form->text())},
                      R"(write "cairn": "record/1")");
    }
    return {};
  }
  if (has_type(document, "ClrCredential")) return "clr-2";
  if (is_badge(document)) return "open-badges-3";
  report_other(document, findings);
  return {};
}

}  // namespace

ReadResult read_records(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  ReadResult result;
  const ReadLimits& limits = options.limits;
  DocumentErrors errors =
      for_each_document(bytes, name, limits, [&](Json document, Findings& findings) {
        const std::string_view format = format_of(document, findings);
        if (format.empty()) return;
        Record record = format == "native"  ? read_native(document, limits, findings)
                        : format == "clr-2" ? read_clr(document, limits, findings)
                                            : read_open_badge(document, findings);
        if (findings.has_errors()) return;
        record.provenance.push_back(provenance_of(findings.source(), format));
        record.diagnostics = std::move(findings.warnings);
        result.records.push_back(std::move(record));
      });
  result.diagnostics = std::move(errors.diagnostics);
  result.lost = errors.lost;
  return result;
}

}  // namespace cairn::engine
