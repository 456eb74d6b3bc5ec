// SPDX-License-Identifier: Apache-2.0
/// @file
/// Where a figure of the vocabulary was read.
#pragma once

#include <string>
#include <vector>

#include <cairn/lang/ast.hpp>

namespace cairn::lang::checking {

/// `NZQA listing rules, read 2026-11-22`, one for each `source`.
[[nodiscard]] inline std::vector<std::string> sources_of(const ast::Origin& origin) {
  std::vector<std::string> sources;
  for (const ast::Text& source : origin.sources)
    sources.push_back(source.value + (origin.read ? ", read " + origin.read->value.to_text() : ""));
  return sources;
}

}  // namespace cairn::lang::checking
