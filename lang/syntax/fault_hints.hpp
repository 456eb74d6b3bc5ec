// SPDX-License-Identifier: Apache-2.0
/// @file
/// Mistakes that people make often, and what they mean by them.
#pragma once

#include <cstddef>
#include <string>

#include <cairn/lang/diagnostic.hpp>

#include "syntax/fault.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

/// What to write at the place of the fault; empty where nothing certain can be said. The message is
/// moved where the mistake stands elsewhere.
[[nodiscard]] std::string hint_for(const Sentence& sentence, const Fault& fault, Diagnostic& told);
/// The same behind a clause or declaration that is complete.
[[nodiscard]] std::string hint_for_rest(const Sentence& sentence, std::size_t at);

}  // namespace cairn::lang
