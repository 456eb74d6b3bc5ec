// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

std::string inner(const std::string& id, const std::string& achievement,
                  const std::string& more = "") {
  return R"({"type": ["VerifiableCredential", "OpenBadgeCredential"], "id": ")" + id +
         R"(", "issuer": {"id": "i-)" + id +
         R"("}, "credentialSubject": {"id": "L", "achievement": {"id": ")" + achievement +
         R"("}})" + more + "}";
}

std::string clr(const std::string& credentials, const std::string& subject = "",
                const std::string& more = "") {
  return R"({"type": ["VerifiableCredential", "ClrCredential"], "issuer": {"id": "office"}, "credentialSubject":
      {"id": "L", "type": "ClrSubject", "verifiableCredential": [)" +
         credentials + "]" + (subject.empty() ? "" : ", " + subject) + "}" +
         (more.empty() ? "" : ", " + more) + "}";
}

std::string association(const std::string& type, const std::string& source,
                        const std::string& target) {
  return R"({"associationType": ")" + type + R"(", "sourceId": ")" + source +
         R"(", "targetId": ")" + target + "\"}";
}

}  // namespace

TEST_CASE("each credential of a learner record is an entry with its own issuer") {
  const Record r = record(clr(inner("c1", "a1") + "," + inner("c2", "a2")));
  CHECK(r.provenance[0].format == "clr-2");
  CHECK(r.learner.id == "L");
  REQUIRE(r.credentials.size() == 2);
  CHECK(r.credentials[0].issuer_id == "i-c1");
  CHECK(r.credentials[1].issuer_id == "i-c2");
  CHECK(r.diagnostics.empty());
  CHECK_FALSE(r.complete);
}

TEST_CASE("an achievement that is only defined is not earned") {
  const Record r = record(clr(inner("c1", "a1"), R"("achievement": [{"id": "a1"}, {"id": "a2"}])"));
  CHECK(r.credentials.size() == 1);
}

TEST_CASE("associations between achievements become parts between what was earned") {
  const std::string three =
      inner("c1", "degree") + "," + inner("c2", "m1") + "," + inner("c3", "m2");
  const auto parts = [&](const std::string& links) {
    return record(clr(three, "\"association\": [" + links + "]")).credentials[0].parts;
  };
  const std::vector<std::string> both = {"c2", "c3"};
  CHECK(parts(association("isPartOf", "m1", "degree") + "," +
              association("isChildOf", "m2", "degree")) == both);
  CHECK(parts(association("isParentOf", "degree", "m1") + "," +
              association("isParentOf", "degree", "m2")) == both);
  CHECK(parts(association("isPartOf", "m1", "degree") + "," +
              association("isParentOf", "degree", "m1")) == std::vector<std::string>{"c2"});
  CHECK(parts(association("precedes", "m1", "degree")).empty());
  CHECK(parts(association("isPartOf", "m1", "elsewhere")).empty());
  CHECK(parts(R"({"associationType": "isPartOf"}, 7, null)").empty());
}

TEST_CASE("associations that go in a circle are left out with a warning, the rest holds") {
  const Record r = record(clr(
      inner("c1", "a") + "," + inner("c2", "b") + "," + inner("c3", "c") + "," + inner("c4", "d"),
      "\"association\": [" + association("isPartOf", "a", "b") + "," +
          association("isPartOf", "b", "a") + "," + association("isPartOf", "d", "c") + "]"));
  CHECK(warns(r, Code::parts_left_out));
  CHECK(r.credentials[0].parts.empty());
  CHECK(r.credentials[1].parts.empty());
  CHECK(r.credentials[2].parts == std::vector<std::string>{"c4"});
}

TEST_CASE("what cannot be read inside is told, and the rest is read") {
  const Record r =
      record(clr("\"eyJhbGciOiJSUzI1NiJ9.e30.c2ln\"," + inner("c1", "a1") +
                 R"(, {"type": "EndorsementCredential"}, {"type": "OpenBadgeCredential"}, 12,
         {"type": "EnvelopedVerifiableCredential", "id": "data:application/vc+jwt,eyJ"})"));
  CHECK(r.credentials.size() == 1);
  REQUIRE(r.diagnostics.size() == 5);
  for (const RecordDiagnostic& diagnostic : r.diagnostics)
    CHECK(diagnostic.code == Code::entry_not_read);
  CHECK(r.diagnostics[0].at == "/credentialSubject/verifiableCredential/0");
  CHECK(r.diagnostics[0].message() ==
        "an entry is left out: it is a credential wrapped in a JWT, which this version of Cairn "
        "does not read");
}

TEST_CASE("an entry about somebody else is read and told, with both ids") {
  std::string other = inner("c1", "a1");
  other.replace(other.find("\"L\""), 3, "\"did:other\"");
  const Record r = record(clr(other));
  CHECK(r.credentials.size() == 1);
  REQUIRE(r.diagnostics.size() == 1);
  CHECK(r.diagnostics[0].message() ==
        "the entry `c1` is about `did:other`, and the record about `L`");
}

TEST_CASE("the same entry twice is one; two that differ under one id are an error") {
  const Record r = record(clr(inner("c1", "a1") + "," + inner("c1", "a1") + "," + inner("c2", "a2"),
                              "\"association\": [" + association("isPartOf", "a2", "a1") + "]"));
  REQUIRE(r.credentials.size() == 2);
  CHECK(warns(r, Code::entry_not_read));
  CHECK(r.credentials[0].parts == std::vector<std::string>{"c2"});
  CHECK(error(clr(inner("c1", "a1") + "," + inner("c1", "a2"))).code == Code::repeated_entry);
}

TEST_CASE("entries without an id are named by their place") {
  const std::string bare =
      R"({"type": "OpenBadgeCredential", "credentialSubject": {"achievement": {"id": "a"}}})";
  const Record r = record(clr(inner("c1", "b") + "," + bare));
  CHECK(r.credentials[1].id == "#2");
}

TEST_CASE("a learner record inside a learner record is opened") {
  const Record r = record(clr(inner("c1", "a1") + "," + clr(inner("c2", "a2"))));
  CHECK(r.credentials.size() == 2);
}

TEST_CASE("an entry without a proof of its own says that the envelope's is not checked") {
  const Record r = record(clr(inner("c1", "a1") + "," + inner("c2", "a2", R"(, "proof": [{}])"), "",
                              R"("proof": [{}])"));
  CHECK(r.credentials[0].checks[0].why ==
        "the entry has no proof of its own, and this version does not verify that of the whole");
  CHECK(r.credentials[1].checks[0].why == "this version does not verify signatures");
}

TEST_CASE("one code on two courses is told: a policy would take them for repeats") {
  const auto course = [](const std::string& id, const std::string& title) {
    return R"({"type": "OpenBadgeCredential", "id": ")" + id +
           R"(", "credentialSubject": {"achievement": {"id": "a", "name": ")" + title + "\"}}}";
  };
  CHECK(warns(record(clr(course("1", "X") + "," + course("2", "Y"))), Code::one_code_two_titles));
  CHECK(record(clr(course("1", "X") + "," + course("2", "X"))).diagnostics.empty());
}

TEST_CASE("a learner record is about one learner") {
  CHECK(error(R"({"type": "ClrCredential"})").code == Code::missing_member);
}
