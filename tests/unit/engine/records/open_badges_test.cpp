// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

PartialDate date(std::string_view text) {
  return PartialDate::parse(text).value();
}

/// A badge with these members of the credential, its subject and its achievement.
std::string badge(const std::string& credential, const std::string& subject = "",
                  const std::string& achievement = "") {
  const auto more = [](const std::string& members) {
    return members.empty() ? members : ", " + members;
  };
  return R"({"type": ["VerifiableCredential", "OpenBadgeCredential"])" + more(credential) +
         R"(, "credentialSubject": {"type": "AchievementSubject")" + more(subject) +
         R"(, "achievement": {"id": "urn:a")" + more(achievement) + "}}}";
}

RecordCredential only(const std::string& text) {
  Record read = record(text);
  REQUIRE(read.credentials.size() == 1);
  return std::move(read.credentials.front());
}

std::string origin(const RecordCredential& entry, std::string_view field) {
  std::string all;
  for (const OriginalText& line : entry.origin) {
    if (line.field == field) all += (all.empty() ? "" : "; ") + line.text + " @ " + line.at;
  }
  return all;
}

}  // namespace

TEST_CASE("a badge gives what it says and where it stood") {
  const Record r = record(badge(
      R"("id": "urn:c", "issuer": {"id": "did:i", "name": "Example College"},
         "awardedDate": "2024-06-01T23:30:00-08:00", "validFrom": "2024-07-01T00:00:00Z",
         "validUntil": "2029-06-30T00:00:00Z", "proof": [{}], "credentialStatus": {"id": "x"})",
      R"("id": "did:l", "name": "Ana", "creditsEarned": 3.50, "activityStartDate": "2024-01-10")",
      R"("humanCode": "DATA-501", "name": "Data", "achievementType": "MicroCredential",
         "creditsAvailable": 4, "tag": ["data", "sql"], "fieldOfStudy": "Computing",
         "specialization": "Databases", "inLanguage": "en-NZ")"));
  CHECK(r.learner.id == "did:l");
  CHECK(r.learner.name == "Ana");
  CHECK(r.provenance[0].format == "open-badges-3");
  CHECK_FALSE(r.complete);
  REQUIRE(r.credentials.size() == 1);
  const RecordCredential& c = r.credentials[0];
  CHECK(c.id == "urn:c");
  CHECK(c.code == "DATA-501");
  CHECK(c.title == "Data");
  CHECK(c.issuer == "Example College");
  CHECK(c.issuer_id == "did:i");
  CHECK(c.kind == "micro-credential");
  CHECK(c.awarded == date("2024-06-01"));
  CHECK(origin(c, "awarded") == "2024-06-01T23:30:00-08:00 @ /awardedDate");
  CHECK(c.started == date("2024-01-10"));
  CHECK(c.expires == date("2029-06-30"));
  CHECK_FALSE(c.does_not_expire);
  CHECK(c.status == Status::awarded);
  CHECK(c.tags.values == std::vector<std::string>{"data", "sql"});
  CHECK(c.subjects.values == std::vector<std::string>{"Computing", "Databases"});
  CHECK(
      origin(c, "subjects").starts_with("Computing @ /credentialSubject/achievement/fieldOfStudy"));
  CHECK_FALSE(c.tags.complete);
  CHECK(c.language == "en-NZ");
  CHECK(c.levels.empty());
}

TEST_CASE("earned credits count, available ones do not, and neither has a unit") {
  const RecordCredential c =
      only(badge("", R"("creditsEarned": 3.50)", R"("creditsAvailable": 36)"));
  REQUIRE(c.credits.size() == 1);
  CHECK(c.credits[0].amount == Number::fraction(7, 2));
  CHECK(c.credits[0].unit.empty());
  CHECK(origin(c, "credits") == "3.50 @ /credentialSubject/creditsEarned");
  CHECK(origin(c, "credits-available") == "36 @ /credentialSubject/achievement/creditsAvailable");
  CHECK(only(badge("", "", R"("creditsAvailable": 36)")).credits.empty());

  const Record odd = record(badge("", R"("creditsEarned": -3)"));
  CHECK(odd.credentials[0].credits.empty());
  CHECK(warns(odd, Code::left_unknown));
}

TEST_CASE("the data model 1.1 has its own names for dates") {
  const RecordCredential c = only(badge(
      R"("issuanceDate": "2010-01-01T00:00:00Z", "expirationDate": "2012-02-29T10:00:00.5+13:00")"));
  CHECK(c.awarded == date("2010-01-01"));
  CHECK(origin(c, "awarded") == "2010-01-01T00:00:00Z @ /issuanceDate");
  CHECK(c.expires == date("2012-02-29"));
}

TEST_CASE("a badge without an end does not expire; a date that cannot be read is unknown") {
  CHECK(only(badge("")).does_not_expire);
  const Record odd =
      record(badge(R"("validFrom": "yesterday", "validUntil": "10000-01-01T00:00:00Z")"));
  CHECK_FALSE(odd.credentials[0].awarded.has_value());
  CHECK_FALSE(odd.credentials[0].expires.has_value());
  CHECK_FALSE(odd.credentials[0].does_not_expire);
  CHECK(odd.diagnostics.size() == 2);
  CHECK(odd.diagnostics[0].message() == "`awarded` stays unknown: the text `yesterday` is no date");
}

TEST_CASE("one or many: every member that may be a list is read either way") {
  const Record r = record(R"({"type": "AchievementCredential", "issuer": "did:i",
      "credentialSubject": [{"achievement": [{"id": "urn:a", "tag": "one",
      "achievementType": ["ext:Thing", "Course"]}]}], "proof": {"type": "x"},
      "credentialStatus": [{"id": "a"}, {"id": "b"}]})");
  const RecordCredential& c = r.credentials[0];
  CHECK(c.issuer_id == "did:i");
  CHECK(c.issuer.empty());
  CHECK(c.code == "urn:a");
  CHECK(c.id == "#1");
  CHECK(c.kind == "course");
  CHECK(c.tags.values == std::vector<std::string>{"one"});
  REQUIRE(c.checks.size() == 2);
  CHECK(c.checks[1].what == "revocation");
}

TEST_CASE("texts in several languages give the English one, else the first by tag") {
  CHECK(only(badge("", "", R"("name": {"mi": "Raraunga", "en": "Data"})")).title == "Data");
  CHECK(
      only(badge("", "", R"("name": {"mi": "Raraunga", "en-NZ": "Data", "de": "Daten"})")).title ==
      "Data");
  CHECK(only(badge("", "", R"("name": {"mi": "Raraunga", "de": "Daten"})")).title == "Daten");
  CHECK(only(badge("", "", R"("name": [{"@value": "Daten", "@language": "de"},
                                       {"@value": "Data", "@language": "en"}])"))
            .title == "Data");
  CHECK(only(badge(R"("issuer": {"id": "i", "name": {"en": "College"}})")).issuer == "College");
}

TEST_CASE("every achievement type of the standard has a kind, and no other has") {
  CHECK(only(badge("", "", R"("achievementType": "BachelorDegree")")).kind == "bachelor-degree");
  CHECK(only(badge("", "", R"("achievementType": "License")")).kind == "licence");
  CHECK(only(badge("", "", R"("achievementType": "CoCurricular")")).kind == "co-curricular");
  CHECK(only(badge("", "", R"("achievementType": "Badge")")).kind == "badge");
  CHECK(only(badge("")).kind.empty());
  const Record odd = record(badge("", "", R"("achievementType": "ext:NanoBadge")"));
  CHECK(odd.credentials[0].kind.empty());
  CHECK(warns(odd, Code::unknown_kind));
  CHECK(origin(odd.credentials[0], "kind").starts_with("ext:NanoBadge"));
}

TEST_CASE("an alignment is kept as evidence and is no level") {
  const RecordCredential c = only(badge(
      "", "",
      R"("alignment": {"targetFramework": "EQF", "targetCode": "6", "targetName": "Level 6"})"));
  CHECK(c.levels.empty());
  CHECK(origin(c, "alignment") == "EQF 6 @ /credentialSubject/achievement/alignment");
}

TEST_CASE("a letter grade is a grade, a percentage a mark, a prediction neither") {
  const std::string descriptions = R"("resultDescription": [
      {"id": "l", "resultType": "LetterGrade"}, {"id": "p", "resultType": "Percent"},
      {"id": "x", "resultType": "PredictedScore"}, {"id": "s", "resultType": "ScaledScore"}])";
  const auto with = [&](const std::string& results) {
    return record(badge("", R"("result": [)" + results + "]", descriptions));
  };
  const Record both = with(R"({"resultDescription": "l", "value": "B+"},
                              {"resultDescription": "p", "value": "72.50"},
                              {"resultDescription": "x", "value": "A"})");
  CHECK(both.credentials[0].grade == "B+");
  CHECK(both.credentials[0].mark == Number::fraction(145, 2));
  CHECK_FALSE(both.credentials[0].scale.has_value());
  CHECK(origin(both.credentials[0], "grade") == "B+ @ /credentialSubject/result/0/value");
  CHECK(with(R"({"resultDescription": "s", "value": "640"})").credentials[0].grade == "640");
  CHECK(with(R"({"value": "Merit"})").credentials[0].grade == "Merit");
  CHECK_FALSE(with(R"({"resultDescription": "x", "value": "A"})").credentials[0].grade.has_value());

  const Record two = with(R"({"resultDescription": "l", "value": "A"},
                             {"resultDescription": "l", "value": "B"})");
  CHECK_FALSE(two.credentials[0].grade.has_value());
  CHECK(warns(two, Code::left_unknown));
  CHECK(origin(two.credentials[0], "grade").find("; B @") != std::string::npos);
}

TEST_CASE("the status of a result is the status of the credential; none means completed") {
  const auto status = [](const std::string& results) {
    return record(badge("", R"("result": [)" + results + "]")).credentials[0].status;
  };
  CHECK(record(badge("")).credentials[0].status == Status::awarded);
  CHECK(status(R"({"status": "Completed"})") == Status::awarded);
  CHECK(status(R"({"status": "Failed"})") == Status::failed);
  CHECK(status(R"({"status": "InProgress"})") == Status::in_progress);
  CHECK(status(R"({"status": "Enrolled"})") == Status::in_progress);
  CHECK(status(R"({"status": "Provisional"})") == Status::in_progress);
  CHECK(status(R"({"status": "Withdrew"})") == Status::withdrawn);
  CHECK(status(R"({"status": "OnHold"})") == Status::suspended);
  CHECK_FALSE(status(R"({"status": "Excellent"})").has_value());
  CHECK_FALSE(status(R"({"status": "Completed"}, {"status": "Failed"})").has_value());
  CHECK_FALSE(status(R"({"status": "Failed"}, {"status": "Completed"})").has_value());
}

TEST_CASE("proof and status list are told as not checked, never as passed") {
  const RecordCredential bare = only(badge(""));
  REQUIRE(bare.checks.size() == 1);
  CHECK(bare.checks[0].what == "signature");
  CHECK(bare.checks[0].outcome == CheckOutcome::not_checked);
  CHECK(bare.checks[0].why == "the file has no proof");
  const RecordCredential sealed = only(badge(R"("proof": [{}], "credentialStatus": {})"));
  REQUIRE(sealed.checks.size() == 2);
  CHECK(sealed.checks[0].why == "this version does not verify signatures");
  CHECK(sealed.checks[1].why == "the list is not at hand");
  for (const RecordCheck& check : sealed.checks)
    CHECK(check.outcome == CheckOutcome::not_checked);
}

TEST_CASE("who assessed or designed it is noted beside the issuer") {
  const RecordCredential c =
      only(badge(R"("issuer": {"id": "i", "name": "I"})",
                 R"("source": {"id": "s", "name": "School"})", R"("creator": {"id": "i"})"));
  CHECK(c.issuer == "I");
  CHECK(origin(c, "source") == "School @ /credentialSubject/source");
  CHECK(origin(c, "creator").empty());
}

TEST_CASE("a name that is hashed is no name") {
  const auto name = [](const std::string& hashed) {
    return record(
               badge("", R"("identifier": [{"identityType": "emailAddress", "identityHash": "a@b"},
        {"identityType": "name", "identityHash": "Parker", "hashed": )" +
                             hashed + "}]"))
        .learner.name;
  };
  CHECK(name("false") == "Parker");
  CHECK(name("true").empty());
}

TEST_CASE("a badge is about one learner and one achievement") {
  CHECK(error(R"({"type": "OpenBadgeCredential"})").message() ==
        "the badge does not say its `credentialSubject`");
  CHECK(error(R"({"type": "OpenBadgeCredential", "credentialSubject": {"id": "x"}})").message() ==
        "the badge does not say its `achievement`");
  const RecordDiagnostic two =
      error(R"({"type": "OpenBadgeCredential", "credentialSubject": [{"id": "x"}, {"id": "y"}]})");
  CHECK(two.message() == "`credentialSubject` must be one object, and here it is 2 of them");
  CHECK(error(R"({"type": "OpenBadgeCredential", "credentialSubject": 5})").code ==
        Code::wrong_type);
}

TEST_CASE("badges one a line, or in a list, are as many records") {
  const std::string one = badge(R"("id": "urn:c1")", R"("id": "L")");
  CHECK(read(one + "\n" + one + "\n").records.size() == 2);
  const ReadResult list = read("[" + badge(R"("validFrom": "2010-01-01T00:00:00Z")") + "]");
  REQUIRE(list.records.size() == 1);
  CHECK(origin(list.records[0].credentials[0], "awarded") == "2010-01-01T00:00:00Z @ /0/validFrom");
}
