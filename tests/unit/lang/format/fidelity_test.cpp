// SPDX-License-Identifier: Apache-2.0
#include "format/fidelity.hpp"

#include <string>

#include <catch2/catch.hpp>

#include "syntax/terminal.hpp"

using namespace cairn;

namespace {

bool same(std::string left, std::string right) {
  const SourceFile a({}, "a", std::move(left));
  const SourceFile b({}, "b", std::move(right));
  const auto tokens_a = lang::tokenize(a).tokens;
  const auto tokens_b = lang::tokenize(b).tokens;
  const auto structure_a = lang::read_structure(lang::Sentence(a, tokens_a));
  const auto structure_b = lang::read_structure(lang::Sentence(b, tokens_b));
  return lang::say_the_same({a, tokens_a, structure_a}, {b, tokens_b, structure_b});
}

}  // namespace

TEST_CASE("layout says nothing") {
  CHECK(same("edition 1\nuse nzqcf # x \n", "edition\t1   use\r\n\r\nnzqcf\n# x"));
  CHECK(same("edition 1\n## about\nuse nzqcf", "edition 1\n\n\n  ## about  \n  use nzqcf\n\n"));
}

TEST_CASE("another word, another order, a word or comment more or less is something else") {
  const std::string text = "edition 1\nuse nzqcf # x\nuse eqf\n";
  for (const char* other :
       {"edition 1\nuse nzqcF # x\nuse eqf\n", "edition 1\nuse eqf # x\nuse nzqcf\n",
        "edition 1\nuse nzqcf # x\n", "edition 1\nuse nzqcf # x\nuse eqf\nuse us\n",
        "edition 1\nuse nzqcf\nuse eqf\n", "edition 1\nuse nzqcf # y\nuse eqf\n",
        "edition 1\nuse nzqcf ## x\nuse eqf\n", "edition 1\nuse # x\nnzqcf\nuse eqf\n",
        "edition 1\nuse nzqcf # x use eqf\n", "edition 1.0\nuse nzqcf # x\nuse eqf\n"}) {
    INFO(other);
    CHECK_FALSE(same(text, other));
  }
}

TEST_CASE("documentation belongs to what stands right below it") {
  const std::string text = "edition 1\n## about\nuse nzqcf\n";
  CHECK_FALSE(same(text, "edition 1\n## about\n\nuse nzqcf\n"));
  CHECK_FALSE(same(text, "edition 1 ## about\nuse nzqcf\n"));
  // At the end of a block it belongs to nothing.
  CHECK(same("edition 1\nscale s {\n## x\n}\n", "edition 1\nscale s {\n## x\n\n}\n"));
}

TEST_CASE("the same words in another structure are something else") {
  // After `use` a name at the beginning of a line begins a declaration, where it could.
  const std::string text = "edition 1\nuse overlap\n{ \"A\" }\n";
  CHECK_FALSE(same(text, "edition 1\nuse\noverlap { \"A\" }\n"));
}
