// SPDX-License-Identifier: Apache-2.0
#include "page.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

namespace explain_test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view comment_begin = "<!-- ";
constexpr std::string_view comment_end = " -->";
constexpr std::string_view reason_begin = "no example: ";

Page read(const fs::path& path) {
  Page page;
  page.code = path.stem().string();
  std::ifstream file(path, std::ios::binary);
  std::string mark;
  bool in_example = false;
  bool first = true;
  for (std::string line; std::getline(file, line); first = false) {
    if (in_example) {
      if (line == "```") {
        in_example = false;
      } else {
        page.examples.back().text += line + "\n";
      }
    } else if (line.starts_with("```")) {
      page.examples.push_back({std::exchange(mark, {}), line.substr(3), {}});
      in_example = true;
    } else if (line.starts_with(comment_begin) && line.ends_with(comment_end)) {
      mark = line.substr(comment_begin.size(),
                         line.size() - comment_begin.size() - comment_end.size());
      if (mark.starts_with(reason_begin)) page.no_example = mark.substr(reason_begin.size());
    } else if (first) {
      const std::string begin = "# " + page.code + " ";
      if (line.starts_with(begin)) page.title = line.substr(begin.size());
    } else {
      page.prose += line + "\n";
    }
  }
  return page;
}

}  // namespace

const Example* Page::example(std::string_view mark) const {
  const auto found = std::find_if(examples.begin(), examples.end(), [mark](const Example& one) {
    return std::string_view(one.mark) == mark;
  });
  return found == examples.end() ? nullptr : &*found;
}

std::vector<Page> pages() {
  std::vector<Page> all;
  const fs::path folder = fs::path(CAIRN_SOURCE_DIR) / "docs" / "diagnostics";
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".md" && entry.path().stem() != "README")
      all.push_back(read(entry.path()));
  }
  std::sort(all.begin(), all.end(),
            [](const Page& left, const Page& right) { return left.code < right.code; });
  return all;
}

}  // namespace explain_test
