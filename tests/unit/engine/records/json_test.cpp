// SPDX-License-Identifier: Apache-2.0
#include "records/json.hpp"

#include <catch2/catch.hpp>

using namespace cairn;
using namespace cairn::engine;
using namespace cairn::engine::records;

namespace {

/// The number that `{"n": …}` writes, as its shortest text; `refused` where it has none.
std::string number(const std::string& digits) {
  JsonDocument json;
  const std::string text = "{\"n\": " + digits + "}";
  const auto root = json.read(text, 0, ReadLimits{});
  if (!root) return "malformed";
  const auto value = exact_number((*root)[0]);
  return value ? value->to_text() : "refused";
}

JsonFault fault(const std::string& text, const ReadLimits& limits = {}) {
  JsonDocument json;
  REQUIRE_FALSE(json.read(text, 0, limits).has_value());
  return json.fault();
}

}  // namespace

TEST_CASE("numbers are read from their digits, never through binary fractions") {
  CHECK(number("7.10") == "7.1");
  CHECK(number("0.1") == "0.1");
  CHECK(number("12345678901234567.5") == "12345678901234567.5");
  CHECK(number("9007199254740993") == "9007199254740993");
  CHECK(number("-0") == "0");
  CHECK(number("0.10000000000000000000000000000000") == "0.1");
  CHECK(number("9223372036854775807") == "9223372036854775807");
}

TEST_CASE("an exponent moves the point and loses nothing") {
  CHECK(number("1e3") == "1000");
  CHECK(number("1.5E-2") == "0.015");
  CHECK(number("-2.50e+1") == "-25");
  CHECK(number("0e99") == "0");
  CHECK(number("120e-1") == "12");
}

TEST_CASE("a number that cannot be held exactly is refused, however long it is") {
  CHECK(number("9223372036854775808") == "refused");
  CHECK(number("1e400") == "refused");
  CHECK(number("1e-400") == "refused");
  CHECK(number("1e99999999999999999999") == "refused");
  CHECK(number(std::string(400, '9')) == "refused");
  CHECK(number("0." + std::string(400, '3')) == "refused");
}

TEST_CASE("what JSON does not call a number is malformed") {
  for (const char* digits : {"01", "+1", ".5", "1.", "NaN", "Infinity", "0x10", "1e", "--1", "1,5"})
    CHECK(number(digits) == "malformed");
}

TEST_CASE("a fault has its place, what was expected and what stands there") {
  const JsonFault comma = fault("{\"a\": [1, 2],\n  \"b\": [3,]}");
  CHECK(comma.kind == JsonFaultKind::malformed);
  CHECK(comma.offset == 24);
  CHECK(comma.pointer == "/b/1");
  CHECK(comma.found == "`]`");
  CHECK(comma.hint == "take out the comma before `]`");

  CHECK(fault("{\"a\": 1,}").hint == "take out the comma before `}`");
  CHECK(fault("{a: 1}").hint == "write the name in quotes");
  CHECK(fault("{'a': 1}").hint == "write texts and names in \", not in '");
  CHECK(fault("{\"a\": yes}").found == "`yes`");
  CHECK(fault("{\"a\" 1}").expected == "`:` and a value");
  CHECK(fault("{\"a\": 1 \"b\": 2}").expected == "`,` or `}`");
  CHECK(fault("{\"a\": 1} // note").hint == "JSON has no comments; take this out");
  CHECK(fault("{\"a\": \"one\ntwo\"}").found == "a line break");
}

TEST_CASE("a document that is cut off says what is not finished") {
  const JsonFault text = fault("{\"learner\": {\"name\": \"Ana");
  CHECK(text.kind == JsonFaultKind::cut_short);
  CHECK(text.expected == "a text");
  CHECK(text.pointer == "/learner/name");
  CHECK(fault("{\"a\": {\"b\": 1}").expected == "an object");
  CHECK(fault("{\"a\": [1").expected == "a list");
  CHECK(fault("{\"a\": tr").kind == JsonFaultKind::cut_short);
}

TEST_CASE("a name given twice is refused even when one of the two is written with escapes") {
  const JsonFault twice = fault(R"({"code": "A", "c\u006fde": "B"})");
  CHECK(twice.kind == JsonFaultKind::repeated_member);
  CHECK(twice.found == "code");
  CHECK(twice.offset == 14);

  std::string many = "{";
  for (int i = 0; i < 100; ++i)
    many += "\"m" + std::to_string(i) + "\": 0, ";
  CHECK(fault(many + "\"m37\": 1}").found == "m37");
}

TEST_CASE("half of a surrogate pair is no character") {
  CHECK(fault(R"({"a": "\ud83d"})").kind == JsonFaultKind::malformed);
  CHECK(fault(R"({"a": "\ude00"})").kind == JsonFaultKind::malformed);
  CHECK(fault(R"({"a": "\ud83dx"})").kind == JsonFaultKind::malformed);
  CHECK(fault(R"({"\udc00": 1})").kind == JsonFaultKind::malformed);
  JsonDocument json;
  const std::string whole = R"({"a": "\ud83d\ude00"})";
  CHECK((*json.read(whole, 0, ReadLimits{}))[0].text() == "\xF0\x9F\x98\x80");
}

TEST_CASE("bytes that are not UTF-8 are found to the byte") {
  for (const char* bad : {"\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\xF4\x90\x80\x80"}) {
    const JsonFault found = fault("{\"a\": \"xy" + std::string(bad) + "\"}");
    CHECK(found.kind == JsonFaultKind::invalid_utf8);
    CHECK(found.offset == 9);
  }
}

TEST_CASE("each bound has its own fault") {
  ReadLimits limits;
  limits.depth = 4;
  CHECK(fault("{\"a\": [[[[1]]]]}", limits).kind == JsonFaultKind::too_deep);
  limits = {};
  limits.text_bytes = 8;
  CHECK(fault("{\"a\": \"123456789\"}", limits).kind == JsonFaultKind::text_too_long);
  limits = {};
  limits.values = 10;
  CHECK(fault("{\"a\": [1,2,3,4,5,6,7,8,9,10,11]}", limits).kind == JsonFaultKind::too_many_values);
  limits = {};
  limits.record_bytes = 8;
  CHECK(fault("{\"a\": 123}", limits).kind == JsonFaultKind::too_large);
}

TEST_CASE("a hundred thousand brackets are refused, not followed") {
  const std::string deep = "{\"a\": " + std::string(100'000, '[');
  CHECK(fault(deep).kind == JsonFaultKind::too_deep);
  ReadLimits generous;
  generous.depth = 1'000'000;
  CHECK(fault(deep + std::string(100'000, ']') + "}", generous).kind == JsonFaultKind::too_deep);
}

TEST_CASE("a pointer leads back to each value") {
  JsonDocument json;
  const std::string text = R"({"a": [0, {"b/c": {"d~e": [[], [7]]}}], "z": null})";
  const Json root = *json.read(text, 0, ReadLimits{});
  const Json seven = root[0][1][0][0][1][0];
  CHECK(seven.text() == "7");
  CHECK(json.pointer(seven) == "/a/1/b~1c/d~0e/1/0");
  CHECK(json.pointer(root).empty());
  CHECK(json.pointer(root[1]) == "/z");
}
