// SPDX-License-Identifier: Apache-2.0
/// @file
/// Files that are read and parsed, checked together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <cairn/lang/check.hpp>

namespace cairn::lang::checking {

/// `of_loading`: what there is to say about files that `use` names. `module_names`: the modules of
/// the standard library, for a name that stands in one that is not used. `taken_over`: crosswalks
/// that are not official and are used all the same, and why.
[[nodiscard]] CheckResult check_files(
    const std::vector<const ParsedFile*>& files, const ParsedFile& root,
    const DiagnosticList& of_loading, const std::vector<std::string>& module_names,
    const std::map<const ast::Crosswalk*, std::string>& taken_over);

}  // namespace cairn::lang::checking
