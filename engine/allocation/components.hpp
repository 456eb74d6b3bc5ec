// SPDX-License-Identifier: Apache-2.0
/// @file
/// A problem taken apart into problems that have nothing to do with each other: each can be solved
/// by itself, and what they leave to do adds up.
#pragma once

#include <vector>

#include <cairn/engine/allocation.hpp>

namespace cairn::allocation {

struct Component {
  Problem problem;
  std::vector<ItemIndex> items;  ///< of each item of `problem`, which one it is; ascending
  std::vector<NodeIndex> nodes;  ///< of each node of `problem`
  std::vector<std::vector<std::uint32_t>> limits;  ///< of each node, which of its limits these are
};

/// `all` nodes whose limits are elsewhere are left out, their children handed up. Every limit,
/// every window and every leaf is in exactly one component.
[[nodiscard]] std::vector<Component> components(const Problem& problem);

}  // namespace cairn::allocation
