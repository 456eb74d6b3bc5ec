// SPDX-License-Identifier: Apache-2.0
/// @file
/// Files that are read and parsed, checked together.
#pragma once

#include <vector>

#include <cairn/lang/check.hpp>

namespace cairn::lang::checking {

/// `of_loading`: what there is to say about files that `use` names.
[[nodiscard]] CheckResult check_files(const std::vector<const ParsedFile*>& files,
                                      const ParsedFile& root, const DiagnosticList& of_loading);

}  // namespace cairn::lang::checking
