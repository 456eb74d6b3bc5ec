// SPDX-License-Identifier: Apache-2.0
/// @file
/// One visitor out of several lambdas, for std::visit.
#pragma once

namespace cairn::lang::checking {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace cairn::lang::checking
