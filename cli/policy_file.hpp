// SPDX-License-Identifier: Apache-2.0
/// @file
/// A policy as the user named it, read and checked together with all that it uses.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include <cairn/lang/check.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::cli {

struct PolicyFile {
  Sources sources;
  lang::CheckResult result;
};

/// The error says why the file itself could not be read, ready to be shown; anything wrong inside
/// it is among the diagnostics of the result.
[[nodiscard]] tl::expected<PolicyFile, std::string> load_policy(const std::string& path);

}  // namespace cairn::cli
