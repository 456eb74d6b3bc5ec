// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tree that `parts` makes of the entries of a record: a certificate and its modules.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <cairn/engine/record.hpp>

namespace cairn::engine::records {

/// For each entry the circle of `parts` that it is in: entries with the same number from 1 on are
/// parts of each other (or one is of itself); 0 where all is well.
[[nodiscard]] std::vector<std::size_t> circles_of_parts(
    const std::vector<RecordCredential>& credentials);

/// The first entry that is a part of itself, directly or through others; empty when there is none.
[[nodiscard]] std::optional<std::size_t> entry_within_itself(
    const std::vector<RecordCredential>& credentials);

}  // namespace cairn::engine::records
