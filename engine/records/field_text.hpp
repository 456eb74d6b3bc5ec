// SPDX-License-Identifier: Apache-2.0
/// @file
/// The value of a further field as a person reads it.
#pragma once

#include <string>

#include <cairn/engine/record.hpp>

namespace cairn::engine::records {

[[nodiscard]] std::string field_text(const FieldValue& value);

}  // namespace cairn::engine::records
