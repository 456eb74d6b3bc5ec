// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the structural grammar found, as a flat list: each node before its parts. Written while
/// PEGTL reads, and cleaned of what an alternative left behind that was given up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cairn::lang {

enum class NodeKind : std::uint8_t {
#define CAIRN_NODE(rule) rule,
#include "syntax/nodes.def"
#undef CAIRN_NODE
};

struct Node {
  NodeKind kind{};
  std::uint32_t first = 0;  ///< the first terminal
  std::uint32_t last = 0;   ///< the terminal behind the last one
  std::uint32_t next = 0;   ///< the node behind this one and its parts; 0 while it is being read
};

class NodeTree {
 public:
  /// Makes room for this many nodes at once.
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const Node& operator[](std::size_t index) const { return nodes_[index]; }

  /// Begins a node at this terminal.
  std::size_t open(NodeKind kind, std::size_t first) {
    forget_from(first, 0);
    nodes_.push_back({kind, static_cast<std::uint32_t>(first), 0, 0});
    return nodes_.size() - 1;
  }
  void close(std::size_t node, std::size_t last) {
    forget_from(last, node + 1);
    nodes_[node].last = static_cast<std::uint32_t>(last);
    nodes_[node].next = static_cast<std::uint32_t>(nodes_.size());
  }
  /// Forgets what was added since there were `size` nodes.
  void cut(std::size_t size) {
    if (nodes_.size() > size) nodes_.resize(size);
  }

 private:
  /// Every node has at least one terminal, so a finished node that begins at or behind the place
  /// where reading now stands belongs to an alternative that was given up.
  void forget_from(std::size_t terminal, std::size_t keep) {
    while (nodes_.size() > keep && nodes_.back().next != 0 && nodes_.back().first >= terminal)
      nodes_.pop_back();
  }

  std::vector<Node> nodes_;
};

}  // namespace cairn::lang
