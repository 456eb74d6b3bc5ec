// SPDX-License-Identifier: Apache-2.0
#include "plan/plan.hpp"

#include <algorithm>
#include <functional>
#include <tuple>

#include <range/v3/algorithm/stable_sort.hpp>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/iota.hpp>

#include <cairn/engine/policy.hpp>

#include "records/digest.hpp"

namespace cairn::engine {
namespace {

/// Over the texts alone, each with its length, so that a policy keeps its digest wherever its files
/// stand.
std::string digest_of(const program::Program& program) {
  std::string bytes;
  for (const program::SourceText& file : program.files) {
    bytes += std::to_string(file.text.size());
    bytes += '\n';
    bytes += file.text;
  }
  return sha256_hex(bytes);
}

/// The indexes of the items in the order of their keys, so that the order in which a policy has
/// them is of no account.
template <class Item, class Key>
std::vector<std::uint32_t> in_order(const std::vector<Item>& items, Key key) {
  auto indexes = ranges::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(items.size())) |
                 ranges::to<std::vector>();
  ranges::stable_sort(indexes, std::less<>(), [&](std::uint32_t i) { return key(items[i]); });
  return indexes;
}

}  // namespace

Plan::Plan(program::Program program) : program_(std::move(program)), digest_(digest_of(program_)) {
  for (std::uint32_t i = 0; i < program_.frameworks.size(); ++i) {
    frameworks_.emplace(program_.frameworks[i].name, program::FrameworkId{i});
  }
  for (std::uint32_t i = 0; i < program_.awards.size(); ++i) {
    trees_.push_back(requirement_tree(program_, program::AwardId{i}));
  }
  recognitions_ = in_order(program_.recognitions, [](const program::Recognition& recognition) {
    return std::tie(recognition.label, recognition.text);
  });
  overlaps_ = in_order(program_.overlaps,
                       [](const program::Overlap& overlap) { return std::tie(overlap.text); });
}

std::vector<program::ClauseId> Plan::by_path(std::vector<program::ClauseId> clauses) const {
  std::sort(clauses.begin(), clauses.end(), [&](program::ClauseId left, program::ClauseId right) {
    return program_[left].path < program_[right].path;
  });
  return clauses;
}

std::optional<program::FrameworkId> Plan::framework(std::string_view name) const {
  const auto found = frameworks_.find(name);
  if (found == frameworks_.end()) return std::nullopt;
  return found->second;
}

std::optional<program::AwardId> Plan::award(std::string_view name) const {
  const std::string prefix = program_.policy_name + "/";
  if (!program_.policy_name.empty() && name.starts_with(prefix)) name.remove_prefix(prefix.size());
  for (std::uint32_t i = 0; i < program_.awards.size(); ++i) {
    if (program_.awards[i].name == name) return program::AwardId{i};
  }
  return std::nullopt;
}

bool Plan::is_home(std::string_view issuer) const {
  return !issuer.empty() &&
         std::find(program_.home.begin(), program_.home.end(), issuer) != program_.home.end();
}

Policy::Policy(program::Program program) : plan_(std::make_unique<Plan>(std::move(program))) {}
Policy::~Policy() = default;
Policy::Policy(Policy&&) noexcept = default;
Policy& Policy::operator=(Policy&&) noexcept = default;

const program::Program& Policy::program() const {
  return plan_->program();
}
const std::string& Policy::digest() const {
  return plan_->digest();
}
std::optional<program::AwardId> Policy::award(std::string_view name) const {
  return plan_->award(name);
}

Policy compile(program::Program program) {
  return Policy(std::move(program));
}

}  // namespace cairn::engine
