// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

PartialDate date(std::string_view text) {
  return PartialDate::parse(text).value();
}
Number decimal(std::string_view text) {
  return Number::parse_decimal(text).value();
}

}  // namespace

TEST_CASE("every member of a credential is read") {
  const RecordCredential c = credential(R"(
      "id": "c1", "code": "DATA-501", "title": "Data Foundations",
      "issuer": {"id": "https://op.ac.nz", "name": "Otago Polytechnic"},
      "kind": "micro-credential", "level": "nzqcf 5", "credits": "15 nzqcf", "hours": 150,
      "grade": "B+", "scale": "nz-letter", "mark": 72.50, "awarded": "2025-03-01",
      "started": "2025-01", "expires": "2030", "status": "superseded", "mode": "taught",
      "subjects": ["data"], "skills": ["sql"], "tags": ["t1", "t2"], "assessed": true,
      "proctored": false, "language": "en", "fields": {"words": 5000, "theme": "x", "ok": true,
      "names": ["a", "b"], "gone": null},
      "checks": [{"what": "signature", "result": "not-checked", "why": "no key"},
                 {"what": "dates", "result": "pass"}],
      "origin": [{"field": "credits", "text": "15 pts", "at": "p. 2"}])");
  CHECK(c.id == "c1");
  CHECK(c.code == "DATA-501");
  CHECK(c.title == "Data Foundations");
  CHECK(c.issuer == "Otago Polytechnic");
  CHECK(c.issuer_id == "https://op.ac.nz");
  CHECK(c.kind == "micro-credential");
  REQUIRE(c.levels.size() == 1);
  CHECK(c.levels[0].framework == "nzqcf");
  CHECK(c.levels[0].value == "5");
  REQUIRE(c.credits.size() == 1);
  CHECK(c.credits[0].amount == Number(15));
  CHECK(c.credits[0].unit == "nzqcf");
  CHECK(c.hours == Number(150));
  CHECK(c.grade == "B+");
  CHECK(c.scale == "nz-letter");
  CHECK(c.mark == decimal("72.5"));
  CHECK(c.awarded == date("2025-03-01"));
  CHECK(c.started == date("2025-01"));
  CHECK(c.expires == date("2030"));
  CHECK(c.status == Status::superseded);
  CHECK(c.mode == "taught");
  CHECK(c.subjects.values == std::vector<std::string>{"data"});
  CHECK(c.skills.values == std::vector<std::string>{"sql"});
  CHECK(c.tags.values == std::vector<std::string>{"t1", "t2"});
  CHECK(c.assessed == true);
  CHECK(c.proctored == false);
  CHECK(c.language == "en");
  REQUIRE(c.fields.size() == 4);
  CHECK(std::get<Number>(c.fields.at("words")) == Number(5000));
  CHECK(std::get<std::string>(c.fields.at("theme")) == "x");
  CHECK(std::get<bool>(c.fields.at("ok")));
  CHECK(std::get<std::vector<std::string>>(c.fields.at("names")).size() == 2);
  REQUIRE(c.checks.size() == 2);
  CHECK(c.checks[0].outcome == CheckOutcome::not_checked);
  CHECK(c.checks[0].why == "no key");
  CHECK(c.checks[1].outcome == CheckOutcome::pass);
  REQUIRE(c.origin.size() == 1);
  CHECK(c.origin[0].text == "15 pts");
}

TEST_CASE("what a credential does not say is unknown") {
  const RecordCredential c = credential(R"("code": null, "issuer": null, "tags": null)");
  CHECK(c.id == "#1");
  CHECK(c.code.empty());
  CHECK(c.issuer.empty());
  CHECK(c.kind.empty());
  CHECK(c.levels.empty());
  CHECK(c.credits.empty());
  CHECK_FALSE(c.awarded.has_value());
  CHECK_FALSE(c.expires.has_value());
  CHECK_FALSE(c.does_not_expire);
  CHECK_FALSE(c.status.has_value());
  CHECK_FALSE(c.tags.complete);
  CHECK_FALSE(c.assessed.has_value());
}

TEST_CASE("a date of award says that it was awarded, unless a status says otherwise") {
  CHECK(credential(R"("awarded": "2025-03-01")").status == Status::awarded);
  CHECK(credential(R"("awarded": "2025", "status": "revoked")").status == Status::revoked);
  CHECK(credential(R"("status": "in-progress")").status == Status::in_progress);
}

TEST_CASE("a complete record says that what it leaves out is not there") {
  const Record complete = record(R"({"cairn": "record/1", "complete": true, "credentials": [
      {"id": "all", "tags": ["a"]},
      {"id": "some", "subjects": ["x"], "partial": ["tags", "expires"]},
      {"id": "ends", "expires": "2030-01-01"}]})");
  const auto& all = complete.credentials[0];
  CHECK(all.tags.complete);
  CHECK(all.subjects.complete);
  CHECK(all.skills.complete);
  CHECK(all.does_not_expire);
  const auto& some = complete.credentials[1];
  CHECK_FALSE(some.tags.complete);
  CHECK(some.subjects.complete);
  CHECK_FALSE(some.does_not_expire);
  CHECK_FALSE(complete.credentials[2].does_not_expire);

  const Record open = record(R"({"cairn": "record/1", "credentials": [{"tags": ["a"]}]})");
  CHECK_FALSE(open.credentials[0].tags.complete);
  CHECK_FALSE(open.credentials[0].does_not_expire);
  CHECK(credential(R"("expires": "never")").does_not_expire);
}

TEST_CASE("a level is text, an object, a number of no framework, or a list of these") {
  const auto level = [](const std::string& written) {
    std::string text;
    for (const RecordLevel& one : credential("\"level\": " + written).levels)
      text += "[" + one.framework + "|" + one.value + "]";
    return text;
  };
  CHECK(level(R"("nzqcf 5")") == "[nzqcf|5]");
  CHECK(level(R"("eqf level 5")") == "[eqf|5]");
  CHECK(level(R"("level 5")") == "[|5]");
  CHECK(level(R"("5")") == "[|5]");
  CHECK(level("5") == "[|5]");
  CHECK(level("4.50") == "[|4.5]");
  CHECK(level(R"({"framework": "ncrf", "value": 4.5})") == "[ncrf|4.5]");
  CHECK(level(R"({"value": "bachelor"})") == "[|bachelor]");
  CHECK(level(R"(["eqf 6", {"framework": "nqf", "value": "7"}])") == "[eqf|6][nqf|7]");
  CHECK(level("[]").empty());
}

TEST_CASE("credits have an exact amount and a unit, or a unit that is not known") {
  const auto credits = [](const std::string& written) {
    std::string text;
    for (const RecordCredits& one : credential("\"credits\": " + written).credits)
      text += "[" + one.amount.to_text() + "|" + one.unit + "]";
    return text;
  };
  CHECK(credits(R"("15 nzqcf")") == "[15|nzqcf]");
  CHECK(credits(R"("15 nzqcf credits")") == "[15|nzqcf]");
  CHECK(credits(R"("1 ects credit")") == "[1|ects]");
  CHECK(credits(R"("15 credits")") == "[15|]");
  CHECK(credits(R"("7.10")") == "[7.1|]");
  CHECK(credits("15") == "[15|]");
  CHECK(credits("7.10") == "[7.1|]");
  CHECK(credits(R"({"amount": "15", "unit": "nzqcf"})") == "[15|nzqcf]");
  CHECK(credits(R"({"amount": 2.5, "unit": null})") == "[2.5|]");
  CHECK(credits(R"(["15 nzqcf", {"amount": 7.5, "unit": "ects"}])") == "[15|nzqcf][7.5|ects]");
}

TEST_CASE("the kinds that policies name have one spelling") {
  CHECK(credential(R"("kind": "license")").kind == "licence");
  const Record odd = record(with_credential(R"("kind": "Micro-Credentials")"));
  CHECK(odd.credentials[0].kind == "Micro-Credentials");
  REQUIRE(odd.diagnostics.size() == 1);
  CHECK(odd.diagnostics[0].code == Code::unknown_kind);
  CHECK(odd.diagnostics[0].hint == "write `micro-credential`");
}

TEST_CASE("the learner, conferrals and decisions are read") {
  const Record r = record(R"({"cairn": "record/1", "$schema": "record.schema.json",
    "learner": {"id": "L-1001", "name": "Ana", "born": "1990-02-01", "admitted": "2025-02",
                "fields": {"experience-years": 4}},
    "credentials": [{"id": "c1", "parts": ["c2"]}, {"id": "c2"}, {"id": "c9"}],
    "conferred": [{"award": "data-practice", "on": "2026-06-30", "used": ["c1"], "credential": "c9"},
                  {"award": "old", "used": null}],
    "decisions": [{"kind": "waive", "clause": "data-practice.transfer", "by": "Academic Registrar",
                   "on": "2026-05-02", "why": "…", "until": "2026-12-31", "credential": "c1"},
                  {"kind": "substitute", "clause": "a.b", "by": "Dean", "credential": "c1", "for": "X-1"},
                  {"kind": "change-amount", "clause": "a.b", "by": "Dean", "amount": "12.5"}]})");
  CHECK(r.learner.id == "L-1001");
  CHECK(r.learner.name == "Ana");
  CHECK(r.learner.born == date("1990-02-01"));
  CHECK(r.learner.admitted == date("2025-02"));
  CHECK(std::get<Number>(r.learner.fields.at("experience-years")) == Number(4));
  CHECK(r.credentials[0].parts == std::vector<std::string>{"c2"});
  REQUIRE(r.conferred.size() == 2);
  CHECK(r.conferred[0].award == "data-practice");
  CHECK(r.conferred[0].used == std::vector<std::string>{"c1"});
  CHECK(r.conferred[0].credential == "c9");
  CHECK_FALSE(r.conferred[1].used.has_value());
  REQUIRE(r.decisions.size() == 3);
  CHECK(r.decisions[0].kind == "waive");
  CHECK(r.decisions[0].on == Date::parse("2026-05-02"));
  CHECK(r.decisions[0].until == Date::parse("2026-12-31"));
  CHECK(r.decisions[1].substitute_for == "X-1");
  CHECK(r.decisions[2].amount == decimal("12.5"));
  CHECK(r.provenance[0].format == "native");
  CHECK(r.provenance[0].file == "learner.json");
  CHECK(r.diagnostics.empty());
}

TEST_CASE("members that no one knows are left out and told once") {
  const Record r = record(R"({"cairn": "record/1", "learner": {"shoe": 43}, "extra": 1,
    "credentials": [{"colour": "red", "code": "A"}, {"colour": "blue", "issuer": {"url": "u"}}]})");
  REQUIRE(r.diagnostics.size() == 1);
  CHECK(r.diagnostics[0].code == Code::unknown_members);
  CHECK(r.diagnostics[0].message() ==
        "nothing in a record is called `shoe`, `extra`, `colour`, `url`; this is left out");
  CHECK(r.diagnostics[0].at == "/learner/shoe");
  CHECK(r.credentials[0].code == "A");
}
