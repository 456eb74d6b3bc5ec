// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

IssuerProfile profile(const std::string& rules) {
  ProfileResult result = read_profile(
      R"({"cairn": "profile/1", "name": "Partners", "issuers": [)" + rules + "]}", "p");
  for (const RecordDiagnostic& diagnostic : result.diagnostics)
    UNSCOPED_INFO(line_of(diagnostic));
  REQUIRE(result.profile.has_value());
  return std::move(*result.profile);
}

Record applied(const std::string& credential_members, const std::string& rules) {
  Record read = record(with_credential(credential_members));
  apply_profile(read, profile(rules));
  return read;
}

std::string supplied(const Record& record) {
  std::string text;
  for (const Supplied& line : record.credentials[0].supplied)
    text += line.field + "=" + line.value + " (" + line.profile + ") ";
  return text;
}

RecordDiagnostic refused(const std::string& text) {
  ProfileResult result = read_profile(text, "p.json");
  CHECK_FALSE(result.profile.has_value());
  REQUIRE_FALSE(result.diagnostics.empty());
  return result.diagnostics.front();
}

}  // namespace

TEST_CASE("a profile supplies what a file does not say, and each value is noted") {
  const Record r =
      applied(R"("issuer": "Acme", "code": "DATA-1", "credits": 3, "grade": "B")",
              R"({"issuer": "Acme", "code": "DATA-*", "credit-unit": "us", "level": "nzqcf 5",
          "kind": "course", "scale": "us-letter", "mode": "online", "subjects": ["data", "sql"]})");
  const RecordCredential& c = r.credentials[0];
  CHECK(c.credits[0].unit == "us");
  CHECK(c.credits[0].amount == Number(3));
  CHECK(c.levels[0].framework == "nzqcf");
  CHECK(c.kind == "course");
  CHECK(c.scale == "us-letter");
  CHECK(c.mode == "online");
  CHECK(c.subjects.values == std::vector<std::string>{"data", "sql"});
  CHECK_FALSE(c.subjects.complete);
  CHECK(
      supplied(r) ==
      "credits=us (Partners, rule 1) level=nzqcf 5 (Partners, rule 1) kind=course (Partners, rule "
      "1) scale=us-letter (Partners, rule 1) mode=online (Partners, rule 1) subjects=data, sql "
      "(Partners, rule 1) ");
}

TEST_CASE("a profile never changes what the file says") {
  const Record r = applied(
      R"("issuer": "Acme", "credits": "3 ects", "level": "eqf 6", "kind": "badge", "scale": "s",
         "grade": "B", "mode": "exam", "subjects": ["x"])",
      R"({"issuer": "Acme", "credit-unit": "us", "level": "nzqcf 5", "credits": "15 nzqcf",
          "kind": "course", "scale": "us-letter", "mode": "online", "subjects": ["data"]})");
  CHECK(supplied(r).empty());
  CHECK(r.credentials[0].credits[0].unit == "ects");
}

TEST_CASE("a complete list of subjects is known to be empty, and stays so") {
  Record r =
      record(R"({"cairn": "record/1", "complete": true, "credentials": [{"issuer": "Acme"}]})");
  apply_profile(r, profile(R"({"issuer": "Acme", "subjects": ["data"]})"));
  CHECK(r.credentials[0].subjects.values.empty());
}

TEST_CASE("the first rule that gives a value wins, and later ones fill the rest") {
  const Record r = applied(R"("issuer": "Acme", "code": "X-1")",
                           R"({"issuer": "Acme", "code": "X-*", "level": "nzqcf 6"},
                              {"issuer": "Acme", "level": "nzqcf 5", "credits": "15 nzqcf"})");
  CHECK(supplied(r) == "level=nzqcf 6 (Partners, rule 1) credits=15 nzqcf (Partners, rule 2) ");
}

TEST_CASE("issuers are matched exactly, by name or by id") {
  const std::string rules = R"({"issuer": "did:i", "kind": "badge"})";
  CHECK(applied(R"("issuer": {"id": "did:i", "name": "Acme"})", rules).credentials[0].kind ==
        "badge");
  CHECK(applied(R"("issuer": "did:i")", rules).credentials[0].kind == "badge");
  CHECK(applied(R"("issuer": "DID:I")", rules).credentials[0].kind.empty());
  CHECK(applied(R"("issuer": "Acme")", rules).credentials[0].kind.empty());
  CHECK(applied(R"("code": "X")", rules).credentials[0].kind.empty());
}

TEST_CASE("a star in a code stands for anything") {
  const auto fits = [](const std::string& code, const std::string& pattern) {
    return !applied("\"issuer\": \"A\", \"code\": \"" + code + "\"",
                    R"({"issuer": "A", "kind": "course", "code": ")" + pattern + "\"}")
                .credentials[0]
                .kind.empty();
  };
  CHECK(fits("DATA-501", "DATA-5*"));
  CHECK(fits("DATA-501", "*"));
  CHECK(fits("DATA-501", "*A*-*1"));
  CHECK(fits("DATA-501", "DATA-501"));
  CHECK_FALSE(fits("DATA-501", "DATA-5"));
  CHECK_FALSE(fits("DATA-501", "data-*"));
  CHECK_FALSE(fits("DATA-501", "*-502"));
}

TEST_CASE("a scale is supplied only where there is a grade or a mark to read by it") {
  const std::string rule = R"({"issuer": "A", "scale": "s"})";
  CHECK(applied(R"("issuer": "A", "mark": 50)", rule).credentials[0].scale == "s");
  CHECK_FALSE(applied(R"("issuer": "A")", rule).credentials[0].scale.has_value());
}

TEST_CASE("a slip in a profile is an error, because a value would silently be missing") {
  CHECK(
      refused(
          R"({"cairn": "profile/1", "name": "P", "issuers": [{"issuer": "A", "credit_unit": "us"}]})")
          .message() == "an issuer profile has no `credit_unit`");
  CHECK(refused(R"({"cairn": "profile/1", "name": "P", "rules": []})").code ==
        Code::unknown_profile_member);
  CHECK(refused(R"({"cairn": "profile/1", "issuers": []})").message() ==
        "the issuer profile does not say its `name`");
  CHECK(
      refused(R"({"cairn": "profile/1", "name": "P", "issuers": [{"kind": "badge"}]})").message() ==
      "the rule does not say its `issuer`");
  CHECK(refused(R"({"name": "P", "issuers": []})").arguments.at(1) == "cairn");
  CHECK(refused(R"({"cairn": "record/1", "name": "P", "issuers": []})").code ==
        Code::unknown_record_version);
  CHECK(refused(R"({"cairn": "profile/1", "name": "P", "issuers": [{"issuer": "A", "mode": "x"}]})")
            .at == "/issuers/0/mode");
  CHECK(
      refused(
          R"({"cairn": "profile/1", "name": "P", "issuers": [{"issuer": "A", "credits": ["1 a", "2 b"]}]})")
          .code == Code::wrong_type);
  CHECK(refused("").code == Code::no_record);
  const std::string fine = R"({"cairn": "profile/1", "name": "P", "issuers": []})";
  CHECK(refused(fine + "\n" + fine).code == Code::wrong_type);
}
