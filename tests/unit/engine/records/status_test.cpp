// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cairn/engine/record.hpp>

using cairn::engine::parse_status;
using cairn::engine::Status;
using cairn::engine::status_text;

TEST_CASE("a status has one spelling in records, policies and reports") {
  for (const Status status :
       {Status::awarded, Status::in_progress, Status::planned, Status::failed, Status::withdrawn,
        Status::revoked, Status::suspended, Status::superseded}) {
    CHECK(parse_status(status_text(status)) == status);
  }
  CHECK(status_text(Status::in_progress) == "in-progress");
  CHECK_FALSE(parse_status("In progress").has_value());
  CHECK_FALSE(parse_status("").has_value());
}
