// SPDX-License-Identifier: Apache-2.0
#include <cairn/lang/parse.hpp>

#include <catch2/catch.hpp>

using namespace cairn;

TEST_CASE("a file that only names its edition is a whole file") {
  Sources sources;
  const lang::ParsedFile parsed = lang::parse(sources.add("p.cairn", "edition 1\n"));
  CHECK(parsed.diagnostics.empty());
  CHECK(parsed.tree.edition.has_value());
}
