// SPDX-License-Identifier: Apache-2.0
// Files as issuers publish them (tests/records-published), each with what a person reads in it.
#include "reading.hpp"
#include "records/digest.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

PartialDate date(std::string_view text) {
  return PartialDate::parse(text).value();
}

}  // namespace

TEST_CASE("published: the badge that uses every member of Open Badges 3.0") {
  const std::string bytes = published("complete.json");
  const Record r = record(bytes);
  CHECK(r.learner.id == "did:example:ebfeb1f712ebc6f1c276e12ec21");
  CHECK(r.provenance[0].sha256 == sha256_hex(bytes));
  const RecordCredential& c = r.credentials.at(0);
  CHECK(c.id == "http://1edtech.edu/credentials/3732");
  CHECK(c.code == "R1");
  CHECK(c.title == "1EdTech University Degree");
  CHECK(c.issuer == "1EdTech University");
  CHECK(c.issuer_id == "https://1edtech.edu/issuers/565049");
  CHECK(c.kind == "degree");
  REQUIRE(c.credits.size() == 1);
  CHECK(c.credits[0].amount == Number(42));
  CHECK(c.credits[0].unit.empty());
  CHECK(c.grade == "A");
  CHECK(c.status == Status::awarded);
  CHECK(c.awarded == date("2010-01-01"));
  CHECK(c.expires == date("2030-01-01"));
  CHECK(c.subjects.values == std::vector<std::string>{"Research", "Computer Science Research"});
  CHECK(c.tags.values == std::vector<std::string>{"research", "computer science"});
  CHECK(c.checks.size() == 2);
}

TEST_CASE("published: one badge in the shapes of both data models") {
  for (const char* file : {"simple.json", "simple_v1.json", "simple-multiple-proofs.json"}) {
    INFO(file);
    const Record r = record(published(file));
    const RecordCredential& c = r.credentials.at(0);
    CHECK(c.title == "Teamwork");
    CHECK(c.issuer == "Example Corp");
    CHECK(c.awarded == date("2010-01-01"));
    CHECK(c.does_not_expire);
    CHECK(c.kind.empty());
    CHECK(c.checks.at(0).outcome == CheckOutcome::not_checked);
  }
}

TEST_CASE("published: what awards nothing is refused") {
  CHECK(error(published("simple-err-type.json")).code == Code::unknown_record_format);
  CHECK(error(published("endorsement-valid.json")).code == Code::unknown_record_format);
  CHECK(error(published("simple.jwt")).code == Code::unread_format);
}

TEST_CASE("published: a revoked badge says that its list was not looked at") {
  const Record r = record(published("credential-status-revoked.json"));
  const RecordCredential& c = r.credentials.at(0);
  CHECK(c.awarded == date("2023-05-22"));
  REQUIRE(c.checks.size() == 2);
  CHECK(c.checks[1].what == "revocation");
  CHECK(c.checks[1].outcome == CheckOutcome::not_checked);
  CHECK(record(published("status-list.json")).credentials.at(0).checks.size() == 2);
}

TEST_CASE("published: badges of other issuers") {
  CHECK(record(published("signed_badge_example-p2.json")).credentials.at(0).issuer ==
        "Jobs for the Future (JFF)");
  CHECK(record(published("identity-hash.json")).learner.name == "Parker Pearl");
  const Record aligned = record(published("alignments.json"));
  CHECK(aligned.credentials.at(0).levels.empty());
  CHECK(aligned.credentials.at(0).origin.back().text == "Requirements Analysis");
}

TEST_CASE("published: a transcript of one badge and two definitions") {
  const Record r = record(published("clr-simple.json"));
  CHECK(r.provenance[0].format == "clr-2");
  REQUIRE(r.credentials.size() == 1);
  CHECK(r.credentials[0].issuer == "Example Corp");
}

TEST_CASE("published: a transcript of a programme and its courses") {
  const Record r = record(published("clr-simple_v1.json"));
  CHECK(r.learner.id == "urn:uuid:360a0e1e-c3f4-4fc4-9975-379889927d54");
  REQUIRE(r.credentials.size() == 6);
  CHECK(r.credentials[0].kind == "diploma");
  CHECK(r.credentials[0].parts.size() == 5);
  CHECK(r.credentials[1].grade == "A");
  CHECK(warns(r, Code::other_subject));
  CHECK(warns(r, Code::one_code_two_titles));
}
