// SPDX-License-Identifier: Apache-2.0
/// @file
/// What was probably meant by signs and figures that no policy holds. A hint is empty where nothing
/// certain can be said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::lang {

/// Words a foreign sign was probably meant to be. Of signs that are written twice, the first.
[[nodiscard]] std::string hint_for_sign(std::string_view sign);

/// The runs of digits between signs that stand in dates: of `31/01/2026` three. Nothing when
/// anything else stands in it.
[[nodiscard]] std::vector<std::string> runs_of_digits(std::string_view text);
/// `31.01.2026`: the days it can mean.
[[nodiscard]] std::string hint_for_date(const std::vector<std::string>& runs);
/// `3-5`, which no code is as short as.
[[nodiscard]] std::string hint_for_range(const std::vector<std::string>& runs,
                                         std::string_view text);
/// `15credits`, `2026-1-5`, `100-105`
[[nodiscard]] std::string hint_for_number(std::string_view text);

}  // namespace cairn::lang
