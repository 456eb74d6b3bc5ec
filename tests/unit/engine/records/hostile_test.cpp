// SPDX-License-Identifier: Apache-2.0
// Whatever the bytes are, reading ends with a result: cut anywhere, changed anywhere, or made to
// hurt. Run with the sanitizers, these cases also say that no byte outside the input is touched.
#include <nlohmann/json.hpp>

#include "reading.hpp"
#include "records/json.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

/// Rolls the same numbers every time.
class Dice {
 public:
  std::uint32_t roll(std::uint32_t sides) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % sides;
  }

 private:
  std::uint64_t state_ = 2026;
};

const std::string native =
    R"({"cairn":"record/1","learner":{"id":"L-1","born":"1990-02-01","fields":{"n":4.5,"t":["a"]}},)"
    R"("complete":true,"credentials":[{"id":"c1","code":"DÅTA-\u0035","issuer":{"id":"i","name":"O"},)"
    R"("level":["nzqcf 5",{"framework":"eqf","value":4}],"credits":"15 nzqcf","mark":7.10e1,)"
    R"("awarded":"2025-03","parts":["c2"],"checks":[{"what":"s","result":"pass"}]},{"id":"c2"}],)"
    R"("conferred":[{"award":"a","used":["c1"]}],"decisions":[{"kind":"waive","clause":"a.b","by":"x"}]})";

std::vector<std::string> fixtures() {
  return {native, native + "\n" + native + "\n", "[" + native + ",\n" + native + "]",
          published("simple.json"), published("clr-simple.json")};
}

/// Reads the bytes from a buffer of exactly their size, so that a sanitizer sees any step beyond.
ReadResult read_exactly(const std::string& bytes) {
  const std::vector<char> exact(bytes.begin(), bytes.end());
  ReadResult result = read_records({exact.data(), exact.size()}, "hostile");
  for (const RecordDiagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity() != Severity::error || diagnostic.message().empty()) {
      FAIL("an error without a message");
    }
  }
  return result;
}

}  // namespace

TEST_CASE("a file cut at any byte is read or told, never more than was there") {
  for (const std::string& fixture : fixtures()) {
    const std::size_t all = read_exactly(fixture).records.size();
    std::size_t told = 0;
    for (std::size_t length = 0; length < fixture.size(); length += 2) {
      const ReadResult result = read_exactly(fixture.substr(0, length));
      if (result.records.size() > all) FAIL("more records than the whole file has");
      if (result.has_errors()) ++told;
    }
    CHECK(told + 4 >= fixture.size() / 4);
  }
}

TEST_CASE("a file with any byte changed is read or told") {
  Dice dice;
  static constexpr char letters[] = "\"\\{}[],:0-.e\0\x1f\x7f\x80\xC3\xED\xF4\xFF n\n\r\t";
  constexpr std::string_view nasty(letters, sizeof letters - 1);
  for (const std::string& fixture : fixtures()) {
    std::size_t outcomes = 0;
    // Not every byte: much of a record is text in which one byte is like the next.
    const std::size_t step = fixture.size() > 4000 ? 9 : 2;
    for (std::size_t at = 0; at < fixture.size(); at += step) {
      std::string changed = fixture;
      changed[at] = nasty[dice.roll(static_cast<std::uint32_t>(nasty.size()))];
      const ReadResult result = read_exactly(changed);
      outcomes += result.records.size() + result.diagnostics.size();
      changed = fixture;
      changed.insert(at, 1, nasty[dice.roll(static_cast<std::uint32_t>(nasty.size()))]);
      read_exactly(changed);
      changed = fixture;
      changed.erase(at, 1 + dice.roll(5));
      read_exactly(changed);
    }
    CHECK(outcomes >= fixture.size() / step);
  }
}

TEST_CASE("another parser agrees on what is JSON") {
  Dice dice;
  constexpr std::string_view letters = "{}[]\",:\\u00e9dD8tfn-+.0123456789eE \n\xC3\xA9\x80\x01";
  const std::string seed =
      R"({"a":[1,-2.5e+3,"x\u00e9\ud83d\ude00",true,null],"b":{"c":{}},"d":"é"})";
  std::size_t good = 0;
  records::JsonDocument json;
  for (int round = 0; round < 8'000; ++round) {
    std::string text = seed;
    for (std::uint32_t change = 0; change <= dice.roll(3); ++change) {
      const std::size_t at = dice.roll(static_cast<std::uint32_t>(text.size()));
      const char letter = letters[dice.roll(static_cast<std::uint32_t>(letters.size()))];
      switch (dice.roll(3)) {
        case 0:
          text[at] = letter;
          break;
        case 1:
          text.insert(at, 1, letter);
          break;
        default:
          text.erase(at, 1);
          break;
      }
    }
    // The other parser keeps the last of two members of one name; count them to see a repetition.
    std::size_t members = 0;
    const auto count = [&](int, nlohmann::json::parse_event_t event, nlohmann::json&) {
      if (event == nlohmann::json::parse_event_t::key) ++members;
      return true;
    };
    const auto other = nlohmann::json::parse(text, count, false);
    bool accepted = other.is_object();
    if (accepted) {
      std::size_t kept = 0;
      const std::function<void(const nlohmann::json&)> walk = [&](const nlohmann::json& value) {
        if (value.is_object()) kept += value.size();
        if (value.is_structured()) {
          for (const auto& child : value)
            walk(child);
        }
      };
      walk(other);
      accepted = kept == members;
    }
    const bool read = json.read(text, 0, ReadLimits{}).has_value();
    if (read != accepted) {
      // A number too great for the other parser's binary fractions is still JSON.
      const bool beyond = read && text.find_first_of("eE") != std::string::npos;
      INFO(text);
      CHECK(beyond);
    }
    if (!read && json.fault().found == "something else") {
      INFO(text);
      CHECK(text.find('{') > 0);
    }
    if (read) ++good;
  }
  CHECK(good > 200);
}

TEST_CASE("what is made to hurt ends quickly with a bound named") {
  const auto over = [](const std::string& text) {
    return error(text).code == Code::record_over_bound;
  };
  CHECK(over("{\"a\": " + std::string(1'000'000, '[') + "}"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "{\"a\":";
  CHECK(over(deep));
  CHECK(over("{\"a\": \"" + std::string(std::size_t{17} << 20U, 'x') + "\"}"));
  std::string zeros = "{\"a\": [0";
  for (int i = 0; i < 200'000; ++i)
    zeros += ",0";
  ReadLimits limits;
  limits.values = 100'000;
  CHECK(error(zeros + "]}", limits).message() ==
        "the record has too many values, more than the bound of 100000");
}

TEST_CASE("a hundred thousand names in one object are told apart") {
  std::string wide = R"({"cairn": "record/1", "credentials": [], "x": {)";
  for (int i = 0; i < 100'000; ++i)
    wide += "\"m" + std::to_string(i) + "\":0,";
  CHECK(error(wide + "\"m7\":0}}").code == Code::repeated_member);
  CHECK(record(wide + "\"end\":0}}").diagnostics.size() == 1);
}

TEST_CASE("many associations between many entries stop at a bound") {
  std::string entries;
  for (int i = 0; i < 1000; ++i) {
    entries += R"({"type":"OpenBadgeCredential","id":"c)" + std::to_string(i) +
               R"(","credentialSubject":{"achievement":{"id":")" + (i % 2 == 0 ? "a" : "b") +
               "\"}}},";
  }
  entries.pop_back();
  const RecordDiagnostic many =
      error(R"({"type":"ClrCredential","credentialSubject":{"verifiableCredential":[)" + entries +
            R"(],"association":[{"associationType":"isPartOf","sourceId":"a","targetId":"b"}]}})");
  CHECK(many.code == Code::record_over_bound);
}
