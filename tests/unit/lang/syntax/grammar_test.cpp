// SPDX-License-Identifier: Apache-2.0
#include "syntax/grammar.hpp"

#include <catch2/catch.hpp>
#include <tao/pegtl/contrib/analyze.hpp>

#include "syntax/lexemes.hpp"

using namespace cairn::lang;

TEST_CASE("no rule of the structural grammar can loop without progress") {
  CHECK(tao::pegtl::analyze<rules::file>() == 0);
}

TEST_CASE("no lexical rule can loop without progress") {
  CHECK(tao::pegtl::analyze<lexemes::everything>() == 0);
}
