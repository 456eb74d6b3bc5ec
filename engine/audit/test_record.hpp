// SPDX-License-Identifier: Apache-2.0
/// @file
/// The record that a `test` of a policy file describes.
#pragma once

#include <cairn/engine/record.hpp>
#include <cairn/lang/program.hpp>

namespace cairn::engine {

[[nodiscard]] Record test_record(const program::Program& program, const program::Test& test);

}  // namespace cairn::engine
