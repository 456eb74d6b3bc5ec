// SPDX-License-Identifier: Apache-2.0
#include "records/parts.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace cairn::engine::records {
namespace {

constexpr std::size_t unseen = 0;

/// Tarjan's strongly connected components, with a stack of its own: a chain of parts may be as
/// long as the record.
class Circles {
 public:
  explicit Circles(const std::vector<RecordCredential>& credentials)
      : credentials_(credentials),
        seen_(credentials.size(), unseen),
        lowest_(credentials.size(), unseen),
        waiting_(credentials.size(), false),
        circle_(credentials.size(), 0) {
    for (std::size_t i = 0; i < credentials.size(); ++i)
      index_of_.emplace(credentials[i].id, i);
  }

  std::vector<std::size_t> run() {
    for (std::size_t start = 0; start < credentials_.size(); ++start) {
      if (seen_[start] != unseen || credentials_[start].parts.empty()) continue;
      enter(start);
      while (!path_.empty())
        step();
    }
    return std::move(circle_);
  }

 private:
  struct Step {
    std::size_t entry;
    std::size_t next_part;
  };

  void enter(std::size_t entry) {
    seen_[entry] = lowest_[entry] = ++clock_;
    stack_.push_back(entry);
    waiting_[entry] = true;
    path_.push_back({entry, 0});
  }

  void step() {
    const std::size_t entry = path_.back().entry;
    const std::vector<std::string>& parts = credentials_[entry].parts;
    if (path_.back().next_part == parts.size()) {
      leave(entry);
      return;
    }
    const auto found = index_of_.find(parts[path_.back().next_part++]);
    if (found == index_of_.end()) return;
    const std::size_t part = found->second;
    if (part == entry) holds_itself_ = true;
    if (seen_[part] == unseen) {
      enter(part);
    } else if (waiting_[part]) {
      lowest_[entry] = std::min(lowest_[entry], seen_[part]);
    }
  }

  void leave(std::size_t entry) {
    path_.pop_back();
    if (!path_.empty()) {
      std::size_t& outer = lowest_[path_.back().entry];
      outer = std::min(outer, lowest_[entry]);
    }
    if (lowest_[entry] != seen_[entry]) return;
    const bool alone = stack_.back() == entry && !is_part_of_itself(entry);
    const std::size_t number = alone ? 0 : ++circles_;
    while (true) {
      const std::size_t member = stack_.back();
      stack_.pop_back();
      waiting_[member] = false;
      circle_[member] = number;
      if (member == entry) return;
    }
  }

  [[nodiscard]] bool is_part_of_itself(std::size_t entry) const {
    if (!holds_itself_) return false;
    const RecordCredential& credential = credentials_[entry];
    return std::find(credential.parts.begin(), credential.parts.end(), credential.id) !=
           credential.parts.end();
  }

  const std::vector<RecordCredential>& credentials_;
  std::map<std::string_view, std::size_t> index_of_;
  std::vector<std::size_t> seen_;
  std::vector<std::size_t> lowest_;
  std::vector<bool> waiting_;
  std::vector<std::size_t> circle_;
  std::vector<std::size_t> stack_;
  std::vector<Step> path_;
  std::size_t clock_ = 0;
  std::size_t circles_ = 0;
  bool holds_itself_ = false;
};

}  // namespace

std::vector<std::size_t> circles_of_parts(const std::vector<RecordCredential>& credentials) {
  const bool none = std::all_of(credentials.begin(), credentials.end(),
                                [](const RecordCredential& entry) { return entry.parts.empty(); });
  if (none) return std::vector<std::size_t>(credentials.size(), 0);
  return Circles(credentials).run();
}

std::optional<std::size_t> entry_within_itself(const std::vector<RecordCredential>& credentials) {
  const std::vector<std::size_t> circles = circles_of_parts(credentials);
  const auto found =
      std::find_if(circles.begin(), circles.end(), [](std::size_t circle) { return circle != 0; });
  if (found == circles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - circles.begin());
}

}  // namespace cairn::engine::records
