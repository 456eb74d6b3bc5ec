// SPDX-License-Identifier: Apache-2.0
#include "format/block_lines.hpp"

#include <algorithm>
#include <array>

#include "syntax/block_words.hpp"

namespace cairn::lang {
namespace {

/// Words and values are parts of a line; no line is just one of them.
bool is_value(NodeKind kind) {
  constexpr auto values = std::to_array(
      {NodeKind::text, NodeKind::number, NodeKind::percent, NodeKind::date, NodeKind::any_word,
       NodeKind::name, NodeKind::field_name, NodeKind::kind_name, NodeKind::amount_noun,
       NodeKind::quantity, NodeKind::level_reference, NodeKind::duration, NodeKind::duration_unit,
       NodeKind::learner_field, NodeKind::value, NodeKind::path, NodeKind::number_range,
       NodeKind::rounding, NodeKind::bound});
  return std::find(values.begin(), values.end(), kind) != values.end();
}

}  // namespace

bool is_line_word(Terminal terminal) {
  static const auto known = [] {
    std::array<bool, 256> table{};
    for (const Block block : {Block::policy, Block::framework, Block::crosswalk, Block::conversion,
                              Block::scale, Block::recognise, Block::award, Block::rule,
                              Block::reuse, Block::test, Block::given, Block::clauses}) {
      for (const Terminal word : block_words(block))
        table[static_cast<std::uint8_t>(word)] = true;
    }
    return table;
  }();
  return known[static_cast<std::uint8_t>(terminal)];
}

std::vector<BlockLine> block_lines(const Pieces& pieces, const NodeTree& tree, std::size_t node,
                                   std::size_t begin, std::size_t end) {
  std::vector<BlockLine> lines;
  bool gathering = false;  // the last line consists of values and can go on
  const auto add = [&](std::size_t first, std::size_t last, std::size_t part) {
    lines.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                     static_cast<std::uint32_t>(part)});
  };
  std::size_t at = begin;
  for (std::size_t part = node + 1; part < tree[node].next; part = tree[part].next) {
    const Node& found = tree[part];
    if (found.first < at) continue;
    if (found.last > end) break;
    const bool value = is_value(found.kind);
    const bool continues = at > begin && pieces[at].terminal == Terminal::comma;
    if (continues || (value && gathering)) {
      lines.back().last = found.last;
    } else {
      // Words that no node holds belong to what follows them (`repeats best`), unless that begins
      // lines by itself (`forbidden`, then `source "…"`).
      const bool by_itself =
          !value && at < found.first && is_line_word(pieces[found.first].terminal);
      if (by_itself) add(at, found.first, part);
      add(by_itself ? found.first : at, found.last, part);
      gathering = value;
    }
    at = found.last;
  }
  if (at < end) add(at, end, node);
  return lines;
}

}  // namespace cairn::lang
