// SPDX-License-Identifier: Apache-2.0
/// @file
/// Writes one JSON value on one line, members in the order given. The output is plain text at a
/// terminal too: control and direction characters are always escaped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::engine {

class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// The name of the member whose value comes next.
  void name(std::string_view name);

  void text(std::string_view value);
  /// An empty text is written as null: it stands for what is not known or not written.
  void text_or_null(std::string_view value);
  void number(std::uint64_t value);
  void truth(bool value);
  void null();

  /// The text so far.
  [[nodiscard]] const std::string& finished() const { return json_; }

 private:
  void separate();
  void quoted(std::string_view value);

  std::string json_;
  bool needs_comma_ = false;
};

}  // namespace cairn::engine
