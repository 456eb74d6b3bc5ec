// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lists of lists in two flat arrays: built once, read often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace cairn::allocation {

template <class T>
class Table {
 public:
  Table() : begin_(1, 0) {}

  /// `rows` lists; each entry is {row, value}, and keeps its order within its row.
  Table(std::size_t rows, const std::vector<std::pair<std::uint32_t, T>>& entries)
      : begin_(rows + 1, 0), values_(entries.size()) {
    for (const auto& entry : entries)
      ++begin_[entry.first + 1];
    for (std::size_t row = 0; row < rows; ++row)
      begin_[row + 1] += begin_[row];
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (const auto& entry : entries)
      values_[next[entry.first]++] = entry.second;
  }

  [[nodiscard]] std::size_t size() const { return begin_.size() - 1; }

  [[nodiscard]] std::span<const T> operator[](std::size_t row) const {
    return {values_.data() + begin_[row], values_.data() + begin_[row + 1]};
  }
  [[nodiscard]] std::span<T> operator[](std::size_t row) {
    return {values_.data() + begin_[row], values_.data() + begin_[row + 1]};
  }

 private:
  std::vector<std::uint32_t> begin_;
  std::vector<T> values_;
};

}  // namespace cairn::allocation
