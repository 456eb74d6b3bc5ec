// SPDX-License-Identifier: Apache-2.0
/// @file
/// The structure of a file as the grammar finds it. parser.cpp is the one place where it is read;
/// no other part of the parser knows PEGTL.
#pragma once

#include <vector>

#include "syntax/fault.hpp"
#include "syntax/node_tree.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

struct Structure {
  NodeTree nodes;
  std::vector<Fault> faults;  ///< in the order of the file
};

[[nodiscard]] Structure read_structure(const Sentence& sentence);

}  // namespace cairn::lang
