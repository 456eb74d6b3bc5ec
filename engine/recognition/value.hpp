// SPDX-License-Identifier: Apache-2.0
/// @file
/// The value of a field for comparison: known, known within bounds, or not known and why.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cairn/lang/date.hpp>
#include <cairn/lang/number.hpp>

#include "recognition/truth.hpp"

namespace cairn::engine {

/// Why a value is not known.
enum class Gap {
  not_given,
  awaits_grade,      ///< the work is still in progress
  other_unit,        ///< credits, but of another framework or of none
  other_framework,   ///< a level of another framework, and no crosswalk that is fit
  no_counterpart,    ///< a level of another framework that the official crosswalk leaves out
  not_in_framework,  ///< a level that its framework does not have
  other_scale,
  not_on_scale,
  no_scale,
  wrong_type,
  not_checked  ///< no check of authenticity was made
};

struct Unknown {
  Gap gap = Gap::not_given;
};
/// One or many texts. Complete: what is not among them is not so.
struct Texts {
  std::array<std::string_view, 2> few{};
  std::size_t few_count = 0;
  std::span<const std::string> many;
  bool complete = true;
};
struct Numbers {
  Number least;
  Number most;
};
struct Dates {
  Date earliest;
  Date latest;
  bool never = false;  ///< known to have no end
};
/// Positions in an ordered list (levels of a framework, grades of a scale), any of which it may be.
struct Ranks {
  std::vector<std::uint32_t> any_of;
};

using Value = std::variant<Unknown, Texts, Numbers, Dates, Ranks, bool>;

[[nodiscard]] Value text_value(std::string_view text);
[[nodiscard]] Value date_value(const std::optional<PartialDate>& date);

/// `order` tells the two sides apart: each takes the outcome of left <=> right.
enum class Order { less, equal, greater };
using Wanted = bool (*)(Order);

/// Whether the relation that `wanted` accepts holds between the two.
[[nodiscard]] Truth compare(const Value& left, const Value& right, Wanted wanted);
/// `*` in the pattern stands for any run of characters.
[[nodiscard]] bool matches(std::string_view text, std::string_view pattern);
[[nodiscard]] Truth any_matches(const Value& value, std::string_view pattern);

}  // namespace cairn::engine
