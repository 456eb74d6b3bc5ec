// SPDX-License-Identifier: Apache-2.0
/// @file
/// A strict walk over the bytes of a JSON document that says what is wrong, where, and what was
/// expected. Used only where reading failed, so that reading itself may be fast.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "records/json.hpp"

namespace cairn::engine::records {

/// The first fault of a document that should be one JSON value; empty when there is none.
[[nodiscard]] std::optional<JsonFault> find_fault(std::string_view bytes, const ReadLimits& limits);

/// Recursion is bounded whatever the limits say.
[[nodiscard]] std::size_t depth_bound(const ReadLimits& limits);

}  // namespace cairn::engine::records
