// SPDX-License-Identifier: Apache-2.0
#include "recognition/conversions.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "explain/words.hpp"

namespace cairn::engine {
namespace {

using namespace program;

std::string unit_name(const Program& program, FrameworkId framework) {
  return program[framework].name + " credits";
}

/// Empty where the result cannot be held exactly.
std::optional<Number> converted(const Conversion& conversion, Number amount, Number ratio) {
  const auto product = multiply(amount, ratio);
  return product ? product->rounded(conversion.rounding, conversion.step) : std::nullopt;
}

/// `7.5 ects credits`, `18.75 to 22.5 nzqcf credits`
std::string range_words(Number least, Number most, const std::string& unit) {
  return least == most ? quantity(least, unit) : least.to_text() + " to " + quantity(most, unit);
}

bool has_unit(const std::vector<RecordCredits>& credits, const std::string& unit) {
  return std::any_of(credits.begin(), credits.end(),
                     [&](const RecordCredits& it) { return it.unit == unit; });
}

}  // namespace

std::vector<Converted> convert_credits(const Program& program, RecordCredential& facts) {
  const std::vector<RecordCredits> given = facts.credits;
  std::vector<Converted> made;
  for (const Conversion& conversion : program.conversions) {
    const std::string& from = program[conversion.from].name;
    const std::string& to = program[conversion.to].name;
    if (conversion.forbidden || !has_unit(given, from) || has_unit(given, to)) continue;
    std::optional<Number> least;
    std::optional<Number> most;
    for (const RecordCredits& credits : given) {
      if (credits.unit != from || credits.amount.is_negative()) continue;
      least = least ? std::min(*least, credits.amount) : credits.amount;
      most = most ? std::max(*most, credits.amount) : credits.amount;
    }
    if (!least) continue;
    const auto low = converted(conversion, *least, conversion.least);
    const auto high = converted(conversion, *most, conversion.most);
    if (!low || !high) continue;
    facts.credits.push_back({*low, to});
    if (*low != *high) facts.credits.push_back({*high, to});
    made.push_back({range_words(*least, *most, unit_name(program, conversion.from)),
                    range_words(*low, *high, unit_name(program, conversion.to)), conversion.basis,
                    conversion.sources.empty() ? "" : conversion.sources.front(), conversion.to});
  }
  return made;
}

bool never_converts(const Program& program, const RecordCredential& facts, FrameworkId to) {
  return !facts.credits.empty() &&
         std::all_of(facts.credits.begin(), facts.credits.end(), [&](const RecordCredits& it) {
           return std::any_of(program.conversions.begin(), program.conversions.end(),
                              [&](const Conversion& conversion) {
                                return conversion.forbidden && conversion.to == to &&
                                       program[conversion.from].name == it.unit;
                              });
         });
}

}  // namespace cairn::engine
