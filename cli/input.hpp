// SPDX-License-Identifier: Apache-2.0
/// @file
/// The bytes of a file, or of standard input where the path is `-`.
#pragma once

#include <cstddef>
#include <string>

#include <tl/expected.hpp>

namespace cairn::cli {

/// `-` reads standard input.
[[nodiscard]] bool is_standard_input(const std::string& path);
/// The name under which messages speak of the input: the path, or `standard input`.
[[nodiscard]] std::string shown_name(const std::string& path);

/// All bytes; at most `limit` and one more, so that a reader can see that it was too much. The
/// error says why there are none, as the system puts it: `No such file or directory`.
[[nodiscard]] tl::expected<std::string, std::string> read_input(const std::string& path,
                                                                std::size_t limit);

}  // namespace cairn::cli
