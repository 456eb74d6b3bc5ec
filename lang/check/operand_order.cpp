// SPDX-License-Identifier: Apache-2.0
#include "check/operand_order.hpp"

#include <string>

#include "check/visit.hpp"

namespace cairn::lang::checking {

std::optional<std::strong_ordering> order_of(const program::Operand& left,
                                             const program::Operand& right) {
  using Order = std::optional<std::strong_ordering>;
  return std::visit(Overloaded{[](const Number& a, const Number& b) -> Order { return a <=> b; },
                               [](const Date& a, const Date& b) -> Order { return a <=> b; },
                               [](const std::string& a, const std::string& b) -> Order {
                                 return a.compare(b) <=> 0;
                               },
                               [](const bool& a, const bool& b) -> Order { return a <=> b; },
                               [](const program::Level& a, const program::Level& b) -> Order {
                                 if (a.framework != b.framework) return std::nullopt;
                                 return a.rank <=> b.rank;
                               },
                               [](const program::Grade& a, const program::Grade& b) -> Order {
                                 if (a.scale != b.scale) return std::nullopt;
                                 return a.rank <=> b.rank;
                               },
                               [](const program::Amount& a, const program::Amount& b) -> Order {
                                 if (a.unit != b.unit) return std::nullopt;
                                 return a.value <=> b.value;
                               },
                               [](const auto&, const auto&) -> Order { return std::nullopt; }},
                    left, right);
}

}  // namespace cairn::lang::checking
