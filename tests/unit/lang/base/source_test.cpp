// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cairn/lang/source.hpp>

using cairn::LineColumn;
using cairn::Sources;

TEST_CASE("columns count what a person counts, not bytes") {
  Sources sources;
  const auto& file = sources.add("a.cairn", "Te P\xC5\xABkenga x\r\nnext");
  CHECK(file.line_column(0) == LineColumn{1, 1});
  CHECK(file.line_column(12) == LineColumn{1, 12});
  CHECK(file.line_text(1) == "Te P\xC5\xABkenga x");
  CHECK(file.line_text(2) == "next");
  CHECK(file.line_column(15) == LineColumn{2, 1});
}

TEST_CASE("places beyond the end are the end") {
  Sources sources;
  const auto& file = sources.add("a.cairn", "ab");
  CHECK(file.line_column(99) == LineColumn{1, 3});
  CHECK(file.slice({file.id(), 1, 99}) == "b");
  CHECK(file.slice({file.id(), 9, 3}).empty());
}
