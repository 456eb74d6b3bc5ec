// SPDX-License-Identifier: Apache-2.0
/// @file
/// Whether two readings say the same of one credential.
#pragma once

#include <optional>
#include <string_view>

#include <cairn/engine/record.hpp>

namespace cairn::engine::records {

/// The first member in which two entries differ, by its name in the native form; empty when they
/// say the same. Where a value stood, who supplied it and what was checked do not matter.
[[nodiscard]] std::optional<std::string_view> differing_member(const RecordCredential& left,
                                                               const RecordCredential& right);

}  // namespace cairn::engine::records
