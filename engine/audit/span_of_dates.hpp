// SPDX-License-Identifier: Apache-2.0
/// @file
/// `oldest to latest`: award dates in order, and how far apart they may lie.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/allocation.hpp>
#include <cairn/lang/program.hpp>

#include "recognition/form.hpp"

namespace cairn::engine {

/// The award date where it is known to the day.
[[nodiscard]] std::optional<Date> exact_award_date(const Form& form);

/// Why the award date of a form is not known to the day.
[[nodiscard]] Finding open_date(const Form& form);
/// `of 2025-03-01`
[[nodiscard]] std::string date_words(const Form& form);
/// `years`
[[nodiscard]] std::string_view unit_of_span(Duration span);

struct DatedForms {
  std::vector<std::optional<Date>> of_item;  ///< of each item; none: it has no part in the span
  std::vector<std::optional<PartialDate>> between;  ///< the same, where no more is known
  bool some_open = false;  ///< a form that may count is not known to the day
};
[[nodiscard]] DatedForms dated_forms(const std::vector<Form>& forms,
                                     const std::vector<bool>& usable,
                                     const std::vector<bool>& barred);

[[nodiscard]] allocation::Window window(const DatedForms& dated,
                                        const program::ElapsedBody& elapsed);
/// Pairs of items whose dates, wherever they lie, are further apart than the span allows.
[[nodiscard]] std::vector<std::vector<allocation::ItemIndex>> too_far_apart(
    const DatedForms& dated, const program::ElapsedBody& elapsed);

/// Whether the span from the oldest to the latest lies within the bounds.
[[nodiscard]] bool span_holds(const program::ElapsedBody& elapsed, Date oldest, Date latest);

}  // namespace cairn::engine
