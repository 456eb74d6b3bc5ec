// SPDX-License-Identifier: Apache-2.0
/// @file
/// The policy of W2 as an exact program of its own, written by hand for it and for nothing else:
/// what a general engine is measured against. See tests/bench/workloads/w2.cairn.
#pragma once

#include <cstdint>

#include <cairn/engine/record.hpp>

namespace cairn::bench {

enum class Answer { no, yes, open };

/// Whether the learner meets W2; `open` where `most_nodes` of the search did not decide it.
[[nodiscard]] Answer meets_w2(const engine::Record& record, std::uint64_t most_nodes);

}  // namespace cairn::bench
