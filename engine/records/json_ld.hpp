// SPDX-License-Identifier: Apache-2.0
/// @file
/// Habits of JSON-LD that all verifiable credentials share: one value or a list of them, texts in
/// several languages, timestamps.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <cairn/lang/date.hpp>

#include "records/json.hpp"

namespace cairn::engine::records {

/// The values of a member that may be absent, one value, or a list.
[[nodiscard]] std::vector<Json> one_or_many(const Json& object, std::string_view name);

/// Whether `type` (or `@type`) names the type.
[[nodiscard]] bool has_type(const Json& object, std::string_view type);

/// A text that may be written in several languages: English where there is one, else the first by
/// the order of the language tags. Empty when there is no text.
[[nodiscard]] std::optional<std::string_view> localised(const Json& value);
[[nodiscard]] std::optional<std::string_view> localised_member(const Json& object,
                                                               std::string_view name);

/// The `id` of an object, or the text itself where only an id is written.
[[nodiscard]] std::string_view id_of(const Json& value);

/// The calendar date of a timestamp, as written: no time zone moves it. Also a bare date.
[[nodiscard]] std::optional<PartialDate> date_of_timestamp(std::string_view text);

}  // namespace cairn::engine::records
