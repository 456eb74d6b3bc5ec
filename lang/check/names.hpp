// SPDX-License-Identifier: Apache-2.0
/// @file
/// The names a policy and the files it uses declare, found before anything is resolved, so that the
/// order of files and declarations changes nothing. Vocabulary is shared by all files of a policy.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cairn/lang/ast.hpp>

namespace cairn::lang::checking {

class Checker;

template <class Node>
struct Declared {
  const Node* node = nullptr;
  const ast::Declaration* declaration = nullptr;
  std::uint32_t id = 0;  ///< its place in the table, which is its id in the Program
};

template <class Node>
using Table = std::map<std::string_view, Declared<Node>>;

struct Names {
  const ast::PolicyHeader* policy = nullptr;
  Table<ast::Framework> frameworks;
  Table<ast::Scale> scales;
  Table<ast::Let> lets;
  Table<ast::Award> awards;
  Table<ast::Rule> rules;
  std::map<std::pair<ast::FieldOwner, std::string_view>, Declared<ast::Field>> fields;
  std::vector<Declared<ast::Crosswalk>> crosswalks;
  std::vector<Declared<ast::Conversion>> conversions;
  std::vector<Declared<ast::Recognise>> recognitions;
  std::vector<Declared<ast::Overlap>> overlaps;
  std::vector<Declared<ast::Reuse>> reuse;
  std::vector<Declared<ast::Test>> tests;
  /// Names whose declarations may have been lost to faults of parsing.
  std::set<std::string_view> lost;
};

/// Fills `checker.names`; reports what is declared twice or hides another meaning.
void collect_names(Checker& checker);

/// Reports lets that are defined through themselves and marks them.
void find_cyclic_lets(Checker& checker);

/// Warns of lets of the root file that nothing uses.
void report_unused_lets(Checker& checker);

template <class Node>
[[nodiscard]] std::vector<std::string_view> names_in(const Table<Node>& table) {
  std::vector<std::string_view> names;
  names.reserve(table.size());
  for (const auto& [name, declared] : table)
    names.push_back(name);
  return names;
}

}  // namespace cairn::lang::checking
