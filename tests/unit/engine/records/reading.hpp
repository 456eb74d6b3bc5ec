// SPDX-License-Identifier: Apache-2.0
/// @file
/// Short ways to read a record in a test and to ask for what came of it.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include <cairn/engine/record.hpp>

namespace cairn::engine {

/// How Catch prints a diagnostic: `R0112 3:7 /credentials/0: message [hint]`.
inline std::string line_of(const RecordDiagnostic& diagnostic) {
  std::string text(code_text(diagnostic.code));
  text += " " + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
  if (!diagnostic.at.empty()) text += " " + diagnostic.at;
  return text + ": " + diagnostic.message();
}

inline ReadResult read(std::string_view text, const ReadLimits& limits = {}) {
  return read_records(text, "learner.json", ReadOptions{limits});
}

/// The one record of a text that has no error.
inline Record record(std::string_view text) {
  ReadResult result = read(text);
  for (const RecordDiagnostic& diagnostic : result.diagnostics)
    UNSCOPED_INFO(line_of(diagnostic));
  REQUIRE(result.diagnostics.empty());
  REQUIRE(result.records.size() == 1);
  return std::move(result.records.front());
}

/// The one error of a text that holds no record.
inline RecordDiagnostic error(std::string_view text, const ReadLimits& limits = {}) {
  ReadResult result = read(text, limits);
  for (const RecordDiagnostic& diagnostic : result.diagnostics)
    UNSCOPED_INFO(line_of(diagnostic));
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.records.empty());
  CHECK(result.lost == 1);
  CHECK(result.diagnostics.front().severity() == Severity::error);
  return std::move(result.diagnostics.front());
}

/// A native record of the one credential whose members are written here.
inline std::string with_credential(std::string_view members) {
  return R"({"cairn": "record/1", "credentials": [{)" + std::string(members) + "}]}";
}

inline RecordCredential credential(std::string_view members) {
  Record read = record(with_credential(members));
  REQUIRE(read.credentials.size() == 1);
  return std::move(read.credentials.front());
}

inline std::string published(const std::string& name) {
  std::ifstream file(std::string(CAIRN_SOURCE_DIR) + "/tests/records-published/" + name,
                     std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline bool warns(const Record& record, Code code) {
  for (const RecordDiagnostic& diagnostic : record.diagnostics) {
    if (diagnostic.code == code) return true;
  }
  return false;
}

}  // namespace cairn::engine
