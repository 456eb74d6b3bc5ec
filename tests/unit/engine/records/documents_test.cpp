// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"
#include "records/digest.hpp"

using namespace cairn;
using namespace cairn::engine;

namespace {

std::string line(const std::string& id) {
  return R"({"cairn": "record/1", "learner": {"id": ")" + id + R"("}, "credentials": []})";
}

}  // namespace

TEST_CASE("one record a line, with blank lines and either line ending") {
  const ReadResult result = read(line("A") + "\n\n" + line("B") + "\r\n\r\n" + line("C") + "\n");
  REQUIRE(result.records.size() == 3);
  CHECK(result.diagnostics.empty());
  CHECK(result.records[0].provenance[0].line == 1);
  CHECK(result.records[1].provenance[0].line == 3);
  CHECK(result.records[2].provenance[0].line == 5);
  CHECK(result.records[1].learner.id == "B");
  CHECK(result.records[1].provenance[0].sha256 == sha256_hex(line("B")));
}

TEST_CASE("a bad line costs itself alone, and its fault is told with its line") {
  const ReadResult result = read(line("A") + "\n" + R"({"cairn": "record/1", "credentials": [)" +
                                 "\n" + line("C") + "\nno JSON at all\n" + line("E"));
  CHECK(result.records.size() == 3);
  CHECK(result.lost == 2);
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].code == Code::record_cut_short);
  CHECK(result.diagnostics[0].line == 2);
  CHECK(result.diagnostics[0].column == 39);
  CHECK(result.diagnostics[1].line == 4);
}

TEST_CASE("the first line may be the bad one") {
  for (const char* first : {R"({"cairn": "record/1", "learner": {"id": "A)",
                            R"({"cairn": "record/1")", R"({"cairn": "record/1",)",
                            R"({"cairn": "record/1", "credentials": ]})", "learners 2026"}) {
    INFO(first);
    const ReadResult result = read(std::string(first) + "\n" + line("B") + "\n" + line("C") + "\n");
    CHECK(result.records.size() == 2);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].line == 1);
  }
}

TEST_CASE("one record may be spread over many lines") {
  const Record one = record(R"({
  "cairn": "record/1",
  "learner":
  { "id": "A" },
  "credentials": [
    { "code": "X" },
    { "code": "Y" }
  ]
}
)");
  CHECK(one.learner.id == "A");
  CHECK(one.credentials.size() == 2);
  CHECK(one.provenance[0].line == 0);
}

TEST_CASE("a list of records is read element by element") {
  const std::string list = "[\n" + line("A") + ",\n {\"cairn\": \"record/1\"},\n" + line("C") + "]";
  const ReadResult result = read(list);
  REQUIRE(result.records.size() == 2);
  CHECK(result.records[1].learner.id == "C");
  CHECK(result.records[1].provenance[0].sha256 == sha256_hex(line("C")));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].at == "/1");
  CHECK(result.diagnostics[0].line == 3);
  CHECK(result.diagnostics[0].column == 2);
}

TEST_CASE("a list that is not well formed gives what stands before the fault") {
  const auto after_first = [](const std::string& rest) { return read("[" + line("A") + rest); };
  CHECK(after_first(",").diagnostics.at(0).code == Code::record_cut_short);
  CHECK(after_first("").diagnostics.at(0).code == Code::record_cut_short);
  CHECK(after_first(",]").diagnostics.at(0).hint == "take out the comma before `]`");
  CHECK(after_first(" " + line("B") + "]").diagnostics.at(0).code == Code::bad_json);
  CHECK(after_first("] trailing").diagnostics.at(0).code == Code::bad_json);
  CHECK(after_first(R"(, {"a": [}, 3]})").diagnostics.at(0).code == Code::bad_json);
  CHECK(after_first(", 17]").diagnostics.at(0).arguments.at(1) == "`17`");
  for (const char* rest : {",", "", ",]", " x]", "] trailing", R"(, {"a": [}, 3]})", ", 17]"}) {
    INFO(rest);
    CHECK(after_first(rest).records.size() == 1);
  }
}

TEST_CASE("a list with a comma or a bracket where a record belongs is told, not followed") {
  for (const char* text : {"[,]", "[ , {}]", "[}]", "[{},,{}]", "[\xFF]", "[", "[ "}) {
    INFO(text);
    const ReadResult result = read(text);
    CHECK(result.records.empty());
    CHECK(result.has_errors());
  }
}

TEST_CASE("records in one file that are neither lines nor a list are told how to be") {
  const RecordDiagnostic two =
      error("{\"cairn\": \"record/1\",\n \"credentials\": []}\n" + line("B"));
  CHECK(two.code == Code::bad_json);
  CHECK(two.line == 3);
  CHECK(two.hint.find("one record a line") != std::string::npos);
}

TEST_CASE("an empty file, and one of blanks, has no record") {
  CHECK(error("").code == Code::no_record);
  CHECK(error(" \n\r\n\t ").code == Code::no_record);
  CHECK(error("\xEF\xBB\xBF").code == Code::no_record);
}

TEST_CASE("a byte order mark is passed over") {
  CHECK(record("\xEF\xBB\xBF" + line("A")).learner.id == "A");
  const RecordDiagnostic bad = error("\xEF\xBB\xBF{\"a\": \xFF}");
  CHECK(bad.column == 7);
  CHECK(bad.arguments.at(0) == "9");
}

TEST_CASE("columns count characters, not bytes") {
  const RecordDiagnostic fault = error("{\"māori\": ?}");
  CHECK(fault.column == 11);
}

TEST_CASE("a file of another kind is named, with the way to a readable one") {
  CHECK(error("<?xml version=\"1.0\"?><elmo/>").message() ==
        "this is an XML or HTML document, which this version of Cairn does not read");
  CHECK(error("code,title,credits\nA,B,3\n").arguments.at(0) == "a table, as it seems (CSV)");
  CHECK(error("eyJhbGciOiJSUzI1NiJ9.eyJ2YyI6e319.c2ln").code == Code::unread_format);
  CHECK(error("%PDF-1.7\n").arguments.at(0) == "a PDF");
  CHECK(error("\x89PNG\r\n\x1a\n").arguments.at(0) == "a picture (PNG)");
  CHECK(error("PK\x03\x04 xlsx").code == Code::unread_format);
  CHECK(error(std::string_view("\xFF\xFE{\0", 4)).hint == "save or export the file as UTF-8");
  const RecordDiagnostic unknown = error("Kia ora");
  CHECK(unknown.code == Code::unknown_record_format);
  CHECK_FALSE(unknown.hint.empty());
}

TEST_CASE("bytes that are no text are shown as what they are, in messages that are text") {
  CHECK(error("\x80\x81\x07zz").message() ==
        "this is no learner record that Cairn knows: it begins with `\\x80\\x81\\u0007zz`");
  const std::string stray(100'000, '\x80');
  CHECK(error(stray).message().size() < 200);
}

TEST_CASE("JSON that is no record says so in words") {
  CHECK(error(R"({"hello": 1})").code == Code::unknown_record_format);
  CHECK(error(R"({"credentials": []})").hint == R"(write "cairn": "record/1" as its first member)");
  CHECK(error(R"({"cairn": "record/2", "credentials": []})").message() ==
        "this version of Cairn knows `record/1`, not `record/2`");
  CHECK(error(R"({"cairn": "profile/1", "name": "x", "issuers": []})").code ==
        Code::unknown_record_format);
  CHECK(error(R"({"type": "Assertion", "badge": "https://example.org/b"})").code ==
        Code::unread_format);
  CHECK(error(R"({"type": ["VerifiablePresentation"], "verifiableCredential": []})").code ==
        Code::unread_format);
  CHECK(error(R"({"payload": "e30", "signatures": []})").code == Code::unread_format);
  CHECK(error("[1]").code == Code::bad_json);
}

TEST_CASE("a record over a bound is refused by name, and at once") {
  const std::string huge(std::size_t{70} << 20U, 'x');
  const RecordDiagnostic one = error("{\"a\": \"" + huge + "\"}");
  CHECK(one.code == Code::record_over_bound);
  CHECK(one.message() == "the record has about 70 MiB, more than the bound of 64 MiB");

  ReadLimits limits;
  limits.record_bytes = 200;
  const ReadResult lines =
      read(line("A") + "\n" + line(std::string(300, 'B')) + "\n" + line("C"), limits);
  CHECK(lines.records.size() == 2);
  REQUIRE(lines.diagnostics.size() == 1);
  CHECK(lines.diagnostics[0].line == 2);
  limits = {};
  limits.credentials = 2;
  CHECK(error(R"({"cairn": "record/1", "credentials": [{}, {}, {}]})", limits).message() ==
        "the record has 3 credentials, more than the bound of 2");
}

TEST_CASE("thousands of bad lines are counted, and a thousand are told") {
  std::string lines = line("A") + "\n";
  for (int i = 0; i < 5000; ++i)
    lines += "{\n";
  lines += line("Z");
  const ReadResult result = read(lines);
  CHECK(result.records.size() == 2);
  CHECK(result.lost == 5000);
  REQUIRE(result.diagnostics.size() == 1001);
  CHECK(result.diagnostics.back().code == Code::more_record_errors);
  CHECK(result.diagnostics.back().message() == "4000 more records could not be read");
}
