// SPDX-License-Identifier: Apache-2.0
// Everything is as of the audit date.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

TEST_CASE("what is awarded after the audit date is left out and listed") {
  const Policy policy = award("requires { core: at least 1 of courses }");
  const std::string later = record({Given{.code = "A", .awarded = "2026-07-01"}});
  const Audit audit = audited(policy, later);
  CHECK(audit.verdict == Verdict::not_met);
  REQUIRE(audit.left_out.size() == 1);
  CHECK(audit.left_out[0].what == "A");
  CHECK(audit.left_out[0].why == "awarded is 2026-07-01, and the audit is as of 2026-06-30");
  CHECK(verdict(policy, later, "a", "2026-07-01") == Verdict::met);
  // Known only to the month that the audit is in: it may have been awarded or not.
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "2026-07"}}), "a", "2026-07-10") ==
        Verdict::cannot_tell);
}

TEST_CASE("revoked, suspended, superseded and withdrawn credentials never count") {
  const Policy policy = award("requires { core: at least 1 of courses }");
  for (const char* status : {"revoked", "suspended", "superseded", "withdrawn", "failed"}) {
    INFO(status);
    const Audit audit = audited(policy, record({Given{.code = "A", .status = status}}));
    CHECK(audit.verdict == Verdict::not_met);
    CHECK(audit.left_out.at(0).why == "status is " + std::string(status));
  }
}

TEST_CASE("both ends of a span belong to it") {
  const auto with = [](const std::string& test, const std::string& awarded) {
    return verdict(award("requires { core: at least 1 of courses where " + test + " }"),
                   record({Given{.code = "A", .awarded = awarded}}));
  };
  CHECK(with("awarded within 5 years before audit", "2021-06-30") == Verdict::met);
  CHECK(with("awarded within 5 years before audit", "2021-06-29") == Verdict::not_met);
  CHECK(with("awarded within 1 month after 2025-01-31", "2025-02-28") == Verdict::met);
  CHECK(with("awarded within 1 month after 2025-01-31", "2025-03-01") == Verdict::not_met);
  CHECK(with("awarded from 2025-01-01 until 2025-12-31", "2025-12-31") == Verdict::met);
  CHECK(with("awarded after 2025-12-31", "2025-12-31") == Verdict::not_met);
  CHECK(with("awarded before 2025-06-01", "2025") == Verdict::cannot_tell);
  CHECK(with("awarded before 2026-01-01", "2025") == Verdict::met);
  CHECK(with("year is 2025", "2025-03") == Verdict::met);
}

TEST_CASE("a span may be anchored at a date of the learner") {
  const Policy policy = award(
      "requires { core: at least 1 of courses where awarded within 2 years after learner admitted "
      "}");
  const auto with = [&](const std::string& admitted) {
    return verdict(policy, record({Given{.code = "A", .awarded = "2025-03-01"}},
                                  R"("learner": {"id": "L")" + admitted + "}"));
  };
  CHECK(with(R"(, "admitted": "2023-03-01")") == Verdict::met);
  CHECK(with(R"(, "admitted": "2023-02-28")") == Verdict::not_met);
  CHECK(with("") == Verdict::cannot_tell);
}

TEST_CASE("`active` is not expired on the audit date") {
  const Policy policy = award("requires { core: at least 1 of courses where active }");
  const auto with = [&](const std::string& more, bool complete = true) {
    const std::string credential = json(Given{.code = "A", .more = more});
    return verdict(policy,
                   complete ? record({credential})
                            : R"({"cairn": "record/1", "learner": {"id": "L"}, "credentials": [)" +
                                  credential + "]}");
  };
  CHECK(with(R"("expires": "2026-06-30")") == Verdict::met);
  CHECK(with(R"("expires": "2026-06-29")") == Verdict::not_met);
  CHECK(with("") == Verdict::met);
  CHECK(with("", false) == Verdict::cannot_tell);
  CHECK(verdict(award("requires { core: at least 1 of courses where active at award }"),
                record({Given{.code = "A", .more = R"("expires": "2025-04-01")"}})) ==
        Verdict::met);
}
