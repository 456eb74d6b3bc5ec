// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which credentials no clause of the policy can tell apart, so that either may stand for the other
/// as evidence.
#pragma once

#include <cstdint>
#include <vector>

#include "recognition/form.hpp"
#include "recognition/judge.hpp"

namespace cairn::engine {

/// Of each credential as itself the number of its class, in the order in which classes first occur.
/// Two of one class agree in every fact that the policy reads, have no part in another, are no
/// attempts at one thing, and nothing in the record names either.
[[nodiscard]] std::vector<std::uint32_t> classes_of_alike(const Judge& judge,
                                                          const std::vector<Form>& originals);

}  // namespace cairn::engine
