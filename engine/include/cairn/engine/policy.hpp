// SPDX-License-Identifier: Apache-2.0
/// @file
/// A Program compiled for execution: immutable, shareable between threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/program.hpp>

namespace cairn::engine {

class Plan;  // engine/plan: interned names, predicate code, requirement trees

class Policy {
 public:
  explicit Policy(program::Program program);
  ~Policy();
  Policy(Policy&&) noexcept;
  Policy& operator=(Policy&&) noexcept;
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;

  [[nodiscard]] const program::Program& program() const;
  [[nodiscard]] const Plan& plan() const { return *plan_; }
  /// SHA-256 over all files of the policy, hexadecimal.
  [[nodiscard]] const std::string& digest() const;
  /// The award of that name (`data-practice`, or `policy/data-practice` where the policy has a
  /// name).
  [[nodiscard]] std::optional<program::AwardId> award(std::string_view name) const;

 private:
  std::unique_ptr<const Plan> plan_;
};

[[nodiscard]] Policy compile(program::Program program);

}  // namespace cairn::engine
