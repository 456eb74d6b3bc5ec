// SPDX-License-Identifier: Apache-2.0
/// @file
/// What an input is, found from its bytes alone, and where the documents in it end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cairn::engine::records {

enum class Shape {
  nothing,  ///< no byte that says anything
  one,      ///< one JSON document
  lines,    ///< one document a line
  list,     ///< a JSON list of documents
  foreign   ///< not JSON
};

/// The shape of a text that has no byte order mark. A first line longer than `longest` is not
/// looked into.
[[nodiscard]] Shape shape_of(std::string_view text, std::size_t longest);

struct ElementEnd {
  std::size_t end = 0;   ///< just behind the element
  bool balanced = true;  ///< false: its brackets do not match, so its end is a guess
};

/// Where the element of a list that begins at `begin` ends.
[[nodiscard]] ElementEnd end_of_element(std::string_view text, std::size_t begin);

/// Text that is not JSON: what it looks like (`an XML document`), and what to do about it.
struct ForeignFormat {
  std::string what;
  std::string hint;
  bool known = false;  ///< a format of learner records, or something that can hold one
};
[[nodiscard]] ForeignFormat foreign_format(std::string_view text);

}  // namespace cairn::engine::records
