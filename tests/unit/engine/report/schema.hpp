// SPDX-License-Identifier: Apache-2.0
/// @file
/// Holds a JSON value against a JSON Schema, as far as docs/audit.schema.json goes: type, const,
/// enum, pattern, minimum, properties, required, additionalProperties, items, anyOf, $ref into
/// $defs.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace cairn::engine::schema {

/// What is wrong, a line each: `/clauses/0/status: "fine" is not in the enum`. A keyword that this
/// validator does not know is an error too, so that no demand of the schema is passed over.
[[nodiscard]] std::vector<std::string> faults(const nlohmann::json& schema,
                                              const nlohmann::json& value);

}  // namespace cairn::engine::schema
