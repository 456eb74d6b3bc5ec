// SPDX-License-Identifier: Apache-2.0
#include "cli/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/core.h>

namespace cairn::cli {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t around = 3;
/// Beyond so many lines that differ, the search for the fewest costs more than it shows.
constexpr std::size_t most_edits = 1000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

enum class Side : char { both = ' ', before = '-', after = '+' };

/// Which text has each line, in the order of the diff.
using Edits = std::vector<Side>;

/// The fewest edits between two texts: how far each path gets with so many edits (Myers 1986), and
/// from the last of them back.
class Search {
 public:
  Search(const Lines& before, const Lines& after) : before_(before), after_(after) {}

  Edits edits() {
    // A path is named by how many more lines of `before` than of `after` it has passed.
    const auto most = std::min(before_.size() + after_.size(), most_edits);
    reached_.assign(2 * most + 3, 0);
    const auto middle = static_cast<std::ptrdiff_t>(most + 1);
    for (std::size_t count = 0; count <= most; ++count) {
      history_.push_back(reached_);
      const auto reach = static_cast<std::ptrdiff_t>(count);
      for (std::ptrdiff_t path = -reach; path <= reach; path += 2) {
        const bool down =
            path == -reach || (path != reach && at(middle + path - 1) < at(middle + path + 1));
        std::size_t x = down ? at(middle + path + 1) : at(middle + path - 1) + 1;
        std::size_t y = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(x) - path);
        while (x < before_.size() && y < after_.size() && before_[x] == after_[y])
          ++x, ++y;
        at(middle + path) = x;
        if (x >= before_.size() && y >= after_.size()) return traced(middle);
      }
    }
    Edits all(before_.size(), Side::before);
    all.insert(all.end(), after_.size(), Side::after);
    return all;
  }

 private:
  std::size_t& at(std::ptrdiff_t index) { return reached_[static_cast<std::size_t>(index)]; }

  Edits traced(std::ptrdiff_t middle) const {
    Edits edits;
    auto x = static_cast<std::ptrdiff_t>(before_.size());
    auto y = static_cast<std::ptrdiff_t>(after_.size());
    for (std::size_t count = history_.size(); count > 0; --count) {
      const std::vector<std::size_t>& reached = history_[count - 1];
      const auto far = [&](std::ptrdiff_t path) {
        return static_cast<std::ptrdiff_t>(reached[static_cast<std::size_t>(middle + path)]);
      };
      const auto reach = static_cast<std::ptrdiff_t>(count - 1);
      const std::ptrdiff_t path = x - y;
      const bool down = path == -reach || (path != reach && far(path - 1) < far(path + 1));
      const std::ptrdiff_t from = down ? path + 1 : path - 1;
      const std::ptrdiff_t old_x = reach == 0 ? 0 : far(from);
      const std::ptrdiff_t old_y = reach == 0 ? 0 : old_x - from;
      for (; x > old_x && y > old_y; --x, --y)
        edits.push_back(Side::both);
      if (reach > 0) edits.push_back(down ? Side::after : Side::before);
      x = old_x;
      y = old_y;
    }
    std::reverse(edits.begin(), edits.end());
    return edits;
  }

  const Lines& before_;
  const Lines& after_;
  std::vector<std::size_t> reached_;
  std::vector<std::vector<std::size_t>> history_;
};

Edits edits_between(Lines before, Lines after) {
  const auto differ = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto same = static_cast<std::size_t>(differ.first - before.begin());
  before.erase(before.begin(), differ.first);
  after.erase(after.begin(), differ.second);
  std::size_t same_at_end = 0;
  while (!before.empty() && !after.empty() && before.back() == after.back()) {
    before.pop_back();
    after.pop_back();
    ++same_at_end;
  }
  Edits edits(same, Side::both);
  const Edits between = Search(before, after).edits();
  edits.insert(edits.end(), between.begin(), between.end());
  edits.insert(edits.end(), same_at_end, Side::both);
  return edits;
}

/// `12,3`, as a hunk names its lines; of no lines the one before them.
std::string range(std::size_t first, std::size_t count) {
  return fmt::format("{},{}", count == 0 ? first : first + 1, count);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         const std::string& name_before, const std::string& name_after) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before);
  const Lines new_lines = lines_of(after);
  const Edits edits = edits_between(old_lines, new_lines);

  std::string text = fmt::format("--- {}\n+++ {}\n", name_before, name_after);
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t at = 0;
  const auto is_edit = [](Side side) { return side != Side::both; };
  const auto next_edit = [&](std::size_t from) {
    const auto begin = edits.begin() + static_cast<std::ptrdiff_t>(from);
    return static_cast<std::size_t>(std::find_if(begin, edits.end(), is_edit) - edits.begin());
  };
  for (std::size_t edit = next_edit(0); edit < edits.size(); edit = next_edit(at)) {
    const std::size_t begin = std::max(at, edit - std::min(edit, around));
    x += begin - at;
    y += begin - at;
    std::size_t last = edit;
    for (std::size_t next = edit; next < edits.size() && next - last <= 2 * around + 1;
         next = next_edit(next + 1))
      last = next;
    at = std::min(edits.size(), last + 1 + around);

    std::string lines;
    const std::size_t first_x = x;
    const std::size_t first_y = y;
    for (std::size_t i = begin; i < at; ++i) {
      const std::string_view line = edits[i] == Side::after ? new_lines[y] : old_lines[x];
      if (edits[i] != Side::after) ++x;
      if (edits[i] != Side::before) ++y;
      lines += static_cast<char>(edits[i]);
      lines += line;
      if (!line.ends_with('\n')) lines += "\n\\ No newline at end of file\n";
    }
    text += fmt::format("@@ -{} +{} @@\n{}", range(first_x, x - first_x),
                        range(first_y, y - first_y), lines);
  }
  return text;
}

}  // namespace cairn::cli
