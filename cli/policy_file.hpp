// SPDX-License-Identifier: Apache-2.0
/// @file
/// A policy as the user named it, read and checked together with all that it uses.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include <cairn/lang/check.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::cli {

struct PolicyFile {
  std::shared_ptr<const Sources> sources;
  lang::CheckResult result;
};

/// The policies in a folder, by name: its `.cairn` files. Empty where it is no folder.
[[nodiscard]] std::optional<std::vector<std::string>> policies_in(const std::string& folder);

/// The error says why the file itself could not be read, ready to be shown; anything wrong inside
/// it is among the diagnostics of the result. Policies that are to be compared share their sources.
[[nodiscard]] tl::expected<PolicyFile, std::string> load_policy(
    const std::string& path, std::shared_ptr<Sources> sources = std::make_shared<Sources>());

}  // namespace cairn::cli
