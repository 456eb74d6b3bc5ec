// SPDX-License-Identifier: Apache-2.0
/// @file
/// Policies as text and records as JSON, audited: what every test of the auditor says.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/policy.hpp>

namespace cairn::engine::auditing {

/// A credential as a record writes it; members that are empty (or 0) are not given.
struct Given {
  std::string code;
  int credits = 15;
  std::string level = "nzqcf 5";
  std::string kind = "course";
  std::string issuer = "Home";
  std::string awarded = "2025-03-01";
  std::string status = "";
  std::string grade = "";
  std::string mode = "taught";
  std::string more = "";  ///< further members: `"hours": 100`
  std::string id = "";    ///< the code where empty
};

[[nodiscard]] std::string json(const Given& given);
/// A complete record of these; `more`: further members of the record.
[[nodiscard]] std::string record(const std::vector<std::string>& credentials,
                                 const std::string& more = "");
[[nodiscard]] std::string record(std::initializer_list<Given> credentials,
                                 const std::string& more = "");

/// The declarations after a policy header of the framework nzqcf with the home issuer "Home".
[[nodiscard]] Policy policy(const std::string& declarations);
/// One award `a` with these blocks.
[[nodiscard]] Policy award(const std::string& blocks, const std::string& declarations = "");
[[nodiscard]] Record read(const std::string& json_text);
[[nodiscard]] Audit audited(const Policy& policy, const std::string& record_json,
                            const std::string& award = "a",
                            const std::string& as_of = "2026-06-30");
[[nodiscard]] Verdict verdict(const Policy& policy, const std::string& record_json,
                              const std::string& award = "a",
                              const std::string& as_of = "2026-06-30");

[[nodiscard]] const ClauseAudit& clause(const Audit& audit, const std::string& path);
[[nodiscard]] std::vector<std::string> codes(const std::vector<UsedCredential>& used);
[[nodiscard]] std::vector<std::string> texts(const std::vector<Condition>& conditions);
/// Why a credential does not serve a clause; fails the test where the clause does not say.
[[nodiscard]] const ExcludedCredential& excluded(const ClauseAudit& clause,
                                                 const std::string& code);
/// Everything that an audit says, for comparing two of them.
[[nodiscard]] std::string transcript(const Audit& audit);

}  // namespace cairn::engine::auditing

namespace Catch {
template <>
struct StringMaker<cairn::program::Verdict> {
  static std::string convert(cairn::program::Verdict verdict) {
    return std::string(cairn::engine::verdict_text(verdict));
  }
};
template <>
struct StringMaker<cairn::engine::ClauseStatus> {
  static std::string convert(cairn::engine::ClauseStatus status) {
    return std::string(cairn::engine::clause_status_text(status));
  }
};
template <>
struct StringMaker<cairn::engine::ExclusionReason> {
  static std::string convert(cairn::engine::ExclusionReason reason) {
    return std::string(cairn::engine::exclusion_reason_text(reason));
  }
};
}  // namespace Catch
