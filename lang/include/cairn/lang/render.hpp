// SPDX-License-Identifier: Apache-2.0
/// @file
/// Diagnostics as text for a person at a terminal.
#pragma once

#include <string>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/source.hpp>

namespace cairn::lang {

struct RenderOptions {
  bool colour = false;
};

/// One diagnostic with its line of text, the place underlined, its labels and its hint:
///
///     error[E0301]: there is no selection called `data-stak`
///       --> policy.cairn:12:24
///        |
///     12 |     core: at least 3 of data-stak
///        |                         ^^^^^^^^^
///        = hint: write `data-stack`
[[nodiscard]] std::string render(const Diagnostic& diagnostic, const Sources& sources,
                                 RenderOptions options = {});

/// All of them, a blank line between two, and a closing count (`2 errors, 1 warning`).
[[nodiscard]] std::string render(const DiagnosticList& diagnostics, const Sources& sources,
                                 RenderOptions options = {});

}  // namespace cairn::lang
