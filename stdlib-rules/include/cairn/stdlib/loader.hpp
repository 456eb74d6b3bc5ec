// SPDX-License-Identifier: Apache-2.0
/// @file
/// What `use` finds: the standard library by name, and files beside the policy.
#pragma once

#include <cairn/lang/check.hpp>

namespace cairn::stdlib {

/// `use nzqcf` gives the embedded module; `use "partners.cairn"` the file of that path, seen from
/// the folder of the file that uses it. A file that cannot be read gives nothing.
[[nodiscard]] lang::ModuleLoader loader();

}  // namespace cairn::stdlib
