// SPDX-License-Identifier: Apache-2.0
#include "audit/scaled_limit.hpp"

#include <algorithm>
#include <numeric>

namespace cairn::engine {
namespace {

/// Sums stay below this, well inside what the allocation accepts.
constexpr std::int64_t greatest_sum = std::int64_t{1} << 59U;

std::optional<std::int64_t> common_denominator(std::int64_t left, std::int64_t right) {
  const std::int64_t factor = right / std::gcd(left, right);
  if (left > greatest_sum / factor) return std::nullopt;
  return left * factor;
}

std::optional<std::int64_t> scaled(Number number, std::int64_t denominator) {
  const auto product = multiply(number, Number(denominator));
  if (!product || !product->is_integer()) return std::nullopt;
  const std::int64_t value = product->numerator();
  if (value >= greatest_sum || value <= -greatest_sum) return std::nullopt;
  return value;
}

}  // namespace

std::optional<allocation::Limit> scaled_limit(const std::vector<Weighted>& weights, bool at_least,
                                              Number bound, Number need, bool keep_zero) {
  std::optional<std::int64_t> denominator =
      common_denominator(bound.denominator(), need.denominator());
  for (const Weighted& weighted : weights) {
    if (denominator && weighted.weight) {
      denominator = common_denominator(*denominator, weighted.weight->denominator());
    }
  }
  if (!denominator) return std::nullopt;
  const auto end = scaled(bound, *denominator);
  const auto whole_need = scaled(need, *denominator);
  if (!end || !whole_need) return std::nullopt;

  allocation::Limit limit;
  (at_least ? limit.low : limit.high) = *end;
  limit.need = *whole_need;
  std::int64_t sum = 0;
  std::int64_t against = 0;  // what all weights together may do against the limit
  for (const Weighted& weighted : weights) {
    if (!weighted.weight) continue;
    const auto weight = scaled(*weighted.weight, *denominator);
    if (!weight) return std::nullopt;
    const std::int64_t size = *weight < 0 ? -*weight : *weight;
    if (size >= greatest_sum - sum) return std::nullopt;
    sum += size;
    if ((*weight < 0) == at_least) against += size;
  }
  const std::int64_t reach = at_least ? std::max<std::int64_t>(*end, 0) + against
                                      : std::max<std::int64_t>(-*end, 0) + against;
  for (const Weighted& weighted : weights) {
    std::int64_t weight = at_least ? reach : -reach;
    if (weighted.weight) {
      weight = *scaled(*weighted.weight, *denominator);
    } else {
      if (reach >= greatest_sum - sum) return std::nullopt;
      sum += reach;
    }
    if (weight != 0 || keep_zero) limit.terms.push_back({weighted.item, weight});
  }
  return limit;
}

}  // namespace cairn::engine
