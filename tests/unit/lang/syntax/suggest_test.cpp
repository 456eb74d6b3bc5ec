// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.hpp"

#include <catch2/catch.hpp>

#include "base/kinds.hpp"

using cairn::lang::nearest;

TEST_CASE("the nearest spelling is the word with fewest letters wrong") {
  CHECK(nearest("requries", {"overall", "requires", "provided"}) == "requires");
  CHECK(nearest("form", {"from", "for"}) == "from");
  CHECK(nearest("data-stak", {"data-stack", "data-stock"}) == "data-stack");
  CHECK(nearest("atleast", {"at most", "at least"}) == "at least");
}

TEST_CASE("nothing is suggested where nothing is near") {
  CHECK_FALSE(nearest("banana", {"requires", "overall"}).has_value());
  CHECK_FALSE(nearest("x", {"a", "b"}).has_value());
  CHECK_FALSE(nearest("if", {"is", "in", "of"}).has_value());
  CHECK_FALSE(nearest("", {"a"}).has_value());
  CHECK_FALSE(nearest("from", {}).has_value());
  CHECK_FALSE(nearest(std::string(1000, 'a'), {"aa"}).has_value());
}

TEST_CASE("a word is never suggested for itself") {
  CHECK_FALSE(nearest("from", {"from"}).has_value());
  CHECK(nearest("From", {"from"}) == "from");
}

TEST_CASE("two letters swapped are one fault, in the shortest words too") {
  CHECK(nearest("fo", {"is", "of"}) == "of");
  CHECK(nearest("si", {"is", "in"}) == "is");
}

TEST_CASE("among equals the same first letter comes first, then the alphabet") {
  CHECK(nearest("cat", {"bat", "car", "can"}) == "can");
  CHECK(nearest("cat", {"can", "car", "bat"}) == "can");
}

TEST_CASE("kinds have a singular, a plural, and one spelling that is compared") {
  using namespace cairn::lang;
  CHECK(singular_of("micro-credentials") == "micro-credential");
  CHECK(singular_of("competencies") == "competency");
  CHECK(singular_of("credentials") == "credential");
  CHECK(singular_of("licences") == "licence");
  CHECK(singular_of("licenses") == "licence");
  CHECK(singular_of("work-experience") == "work-experience");
  CHECK_FALSE(singular_of("course").has_value());
  CHECK(plural_of("certificate-of-completion") == "certificates-of-completion");
  CHECK(is_kind_singular("course"));
  CHECK_FALSE(is_kind_singular("courses"));
  CHECK(canonical_kind("license") == "licence");
  CHECK(canonical_kind("course") == "course");
  CHECK_FALSE(canonical_kind("data-stack").has_value());
  CHECK(kind_singulars().size() == kind_plurals().size());
}
