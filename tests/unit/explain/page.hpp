// SPDX-License-Identifier: Apache-2.0
/// @file
/// The pages of docs/diagnostics as their readers see them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace explain_test {

/// A fenced block, and the comment on the line before it: `wrong`, `right facts`, and of a file
/// that these use `file levels.cairn`.
struct Example {
  std::string mark;
  std::string language;
  std::string text;
};

struct Page {
  std::string code;   ///< from the file's name
  std::string title;  ///< without the code; empty where the first line is no title of this code
  std::vector<Example> examples;
  std::string prose;         ///< everything but the title, the examples and the comments
  std::string no_example{};  ///< why there is none; empty where there is one

  [[nodiscard]] const Example* example(std::string_view mark) const;
};

/// Every page, by code.
[[nodiscard]] std::vector<Page> pages();

}  // namespace explain_test
