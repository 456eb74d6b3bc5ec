// SPDX-License-Identifier: Apache-2.0
#include "cli/plain_page.hpp"

#include <algorithm>
#include <utility>

#include <cairn/engine/report.hpp>

namespace cairn::cli {
namespace {

std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

/// A page as plain text: paragraphs filled to the width, examples indented, Markdown's marks gone.
class PlainPage {
 public:
  PlainPage(std::string_view markdown, std::size_t width) : width_(width) {
    while (!markdown.empty()) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      take(markdown.substr(0, end));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    end_paragraph();
    while (text_.ends_with("\n\n"))
      text_.pop_back();
  }

  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  void take(std::string_view line) {
    if (line.starts_with("```")) {
      end_paragraph();
      in_example_ = !in_example_;
      return;
    }
    if (in_example_) {
      // An example may show a character that is not to be seen.
      text_ += line.empty() ? "\n" : "    " + engine::safe_text(line) + "\n";
      return;
    }
    if (line.starts_with("<!--")) return;
    if (line.empty()) {
      end_paragraph();
      if (!text_.ends_with("\n\n")) text_ += "\n";
      return;
    }
    if (line.starts_with('#')) line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
    add_words(line);
  }

  void add_words(std::string_view line) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
      if (line_.empty()) {
        line_ = word;
      } else if (columns_of(line_) + 1 + columns_of(word) <= width_) {
        line_.append(" ").append(word);
      } else {
        text_ += std::exchange(line_, std::string(word)) + "\n";
      }
    }
  }

  void end_paragraph() {
    if (!line_.empty()) text_ += std::exchange(line_, {}) + "\n";
  }

  std::size_t width_;
  std::string text_;
  std::string line_;  ///< of the paragraph that is being filled
  bool in_example_ = false;
};

}  // namespace

std::string plain_page(std::string_view markdown, std::size_t width) {
  return PlainPage(markdown, width).text();
}

std::string_view title_of(std::string_view markdown) {
  std::string_view title = markdown.substr(0, markdown.find('\n'));
  if (title.starts_with("# ")) title.remove_prefix(2);
  return title;
}

}  // namespace cairn::cli
