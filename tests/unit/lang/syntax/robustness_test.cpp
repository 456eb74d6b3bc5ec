// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <random>

#include <cairn/lang/render.hpp>

#include "reading.hpp"
#include "samples.hpp"

using reading::award_with;
using reading::read;
using reading::requiring;
using reading::told;

namespace {

/// Reads and shows; a fault in either would throw or crash.
std::size_t messages(std::string text) {
  const auto result = read(std::move(text));
  const std::string shown = cairn::lang::render(result->parsed.diagnostics, result->sources);
  if (result->parsed.diagnostics.empty()) CHECK(shown.empty());
  for (const cairn::Diagnostic& diagnostic : result->parsed.diagnostics) {
    REQUIRE(diagnostic.span.begin <= diagnostic.span.end);
    REQUIRE(diagnostic.span.end <= result->parsed.file->text().size());
    REQUIRE(diagnostic.message().find("{0}") == std::string::npos);
  }
  return result->parsed.diagnostics.size();
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i)
    all += part;
  return all;
}

}  // namespace

TEST_CASE("every prefix of a policy is read to its end") {
  for (const std::string_view sample : samples::all) {
    // Of the long one every seventh, which over the length of its words comes to all of them.
    const std::size_t step = sample.size() > 2000 ? 7 : 1;
    for (std::size_t length = 0; length <= sample.size(); length += step)
      messages(std::string(sample.substr(0, length)));
  }
}

TEST_CASE("a prefix that cuts a declaration short is never without a message") {
  const std::string_view sample = samples::data_practice;
  const std::size_t award = sample.find("award data-practice");
  const std::size_t end = sample.find("\ntest ");
  for (std::size_t length = award + 6; length < end - 2; length += 7) {
    INFO(sample.substr(length - 6, 6));
    CHECK(messages(std::string(sample.substr(0, length))) > 0);
  }
}

TEST_CASE("every policy without one of its lines is read to its end") {
  for (const std::string_view sample : samples::all) {
    for (std::size_t begin = 0; begin < sample.size();) {
      const std::size_t end = std::min(sample.find('\n', begin), sample.size() - 1) + 1;
      messages(std::string(sample.substr(0, begin)) + std::string(sample.substr(end)));
      begin = end;
    }
  }
}

TEST_CASE("policies with words changed, moved, doubled and dropped are read to their end") {
  std::mt19937 random(7);
  for (int round = 0; round < 600; ++round) {
    std::string text(samples::all[static_cast<std::size_t>(round) % samples::all.size()]);
    for (int change = 0; change < 4; ++change) {
      const std::size_t from = random() % text.size();
      const std::size_t length = std::min<std::size_t>(random() % 30, text.size() - from);
      const std::string part = text.substr(from, length);
      switch (random() % 4) {
        case 0:
          text.erase(from, length);
          break;
        case 1:
          text.insert(random() % text.size(), part);
          break;
        case 2:
          text.insert(from, 1, "{}():,\"#<>=.%\n"[random() % 14]);
          break;
        default:
          text[from] = static_cast<char>(random() % 256);
          break;
      }
      if (text.empty()) text = "x";
    }
    messages(text);
  }
}

TEST_CASE("brackets nested without end give one message") {
  for (const std::string& text :
       {requiring("x: only courses where " + repeated("(", 100000) + "level >= 5"),
        requiring("x: only courses where " + repeated("(", 100000) + "a is b" +
                  repeated(")", 100000)),
        requiring("x: " + repeated("all of { a: ", 100000)),
        requiring("x: any of " + repeated("{", 100000) + repeated("}", 100000)),
        requiring("x: only courses where " + repeated("not ", 100000) + "assessed"),
        "edition 1\nlet x = " + repeated("{", 100000) + "\nlet y = courses\n"}) {
    const auto all = told(text);
    REQUIRE(all.size() == 1);
    CHECK(all[0].code == "E0203");
  }
}

TEST_CASE("a hundred brackets are not too many") {
  const std::string deep = repeated("(", 95) + "a is b" + repeated(")", 95);
  CHECK(told(requiring("x: only courses where " + deep)).empty());
}

TEST_CASE("braces that close nothing give messages and no end of them") {
  CHECK(messages("edition 1\n" + repeated("}", 100000)) <= 502);
  CHECK(messages("edition 1\n" + repeated("} x\n", 100000)) <= 502);
  CHECK(messages(requiring(repeated("x: at lest 3 of s\n", 5000))) == 502);
}

TEST_CASE("a file over the limit is not read") {
  const auto all = told("edition 1\n" + std::string(cairn::lang::max_file_bytes, ' '));
  REQUIRE(all.size() == 1);
  CHECK(all[0].code == "E0109");
}

TEST_CASE("the time to read grows with the text, not with its square") {
  const auto seconds = [](std::size_t clauses) {
    const std::string text =
        requiring(repeated("x: any of { a: at least 3 of courses where (level >= 5 and b is c) "
                           "d: at lest 1 of s }\n",
                           clauses));
    const auto before = std::chrono::steady_clock::now();
    messages(text);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 before)
        .count();
  };
  // Eight times the text in far less than sixty-four times the time, even on a busy machine.
  const auto small = seconds(500);
  const auto large = seconds(4000);
  CHECK(large < 40 * small + 100000);
}
