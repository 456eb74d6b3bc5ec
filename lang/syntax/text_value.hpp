// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a text in quotes stands for, and which of its escapes are none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::lang {

/// An escape that is not one of JSON's: bytes [begin, begin + length) of the lexeme.
struct EscapeFault {
  std::size_t begin = 0;
  std::size_t length = 0;
};

struct TextValue {
  std::string value;  ///< escapes resolved; a faulty one stands as it was written
  std::vector<EscapeFault> faults;
  bool closed = true;
};

/// Of a whole lexeme, with its quotes (of whatever form).
[[nodiscard]] TextValue text_value(std::string_view lexeme);

}  // namespace cairn::lang
