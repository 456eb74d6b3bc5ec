// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is found about one document, each with its place in the input.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

#include "records/json.hpp"

namespace cairn::engine::records {

/// Where one document stands in its input.
struct DocumentSource {
  std::string_view file;
  std::string_view bytes;
  std::uint32_t line = 1;  ///< of the first byte, from 1
  std::uint32_t column = 1;
  std::size_t offset = 0;     ///< of the first byte in the input
  std::string pointer;        ///< of the document in a list of records: `/3`
  bool of_ndjson = false;     ///< one of many, one a line
  bool of_list = false;       ///< one of many, in a list
  std::string_view digested;  ///< the bytes that its digest speaks of
};

class Findings {
 public:
  Findings(const DocumentSource& source, const JsonDocument& json) : source_(source), json_(json) {}

  /// Adds a finding about a value; its severity is that of the code.
  void report(Code code, const Json& at, std::vector<std::string> arguments, std::string hint = {});
  /// Adds the fault for which the document could not be read.
  void report(const JsonFault& fault, const ReadLimits& limits);

  [[nodiscard]] std::string pointer(const Json& value) const;
  [[nodiscard]] bool has_errors() const { return !errors.empty(); }
  [[nodiscard]] const DocumentSource& source() const { return source_; }

  std::vector<RecordDiagnostic> errors;
  std::vector<RecordDiagnostic> warnings;

 private:
  /// Line and column at a byte of the document.
  struct Mark {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
  };

  [[nodiscard]] RecordDiagnostic placed(Code code, std::size_t offset);
  [[nodiscard]] Mark passed(Mark from, std::size_t begin, std::size_t end) const;

  const DocumentSource& source_;
  const JsonDocument& json_;
  std::vector<Mark> marks_;  ///< at every so many bytes; made with the first finding
};

/// `a text`, `an object`, … what the value is, for a person; scalars with what they say.
[[nodiscard]] std::string described(const Json& value);

/// A count of bytes: `64 MiB`, `1500 bytes`.
[[nodiscard]] std::string byte_count(std::size_t bytes);

/// Where the value's record came from.
[[nodiscard]] Provenance provenance_of(const DocumentSource& source, std::string_view format);

}  // namespace cairn::engine::records
