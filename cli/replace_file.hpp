// SPDX-License-Identifier: Apache-2.0
/// @file
/// New content for a file, wholly or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cairn::cli {

/// Writes a new file beside the old one and then puts it in its place, with the permissions of the
/// old: whoever reads meanwhile, and whatever fails, finds the one or the other. A link stays a
/// link. The answer says why it could not be done, as the system puts it; then nothing has changed.
[[nodiscard]] std::optional<std::string> replace_file(const std::string& path,
                                                      std::string_view content);

}  // namespace cairn::cli
