// SPDX-License-Identifier: Apache-2.0
#include "check/amounts.hpp"

namespace cairn::lang::checking {
namespace {

using program::FrameworkId;

/// The frameworks that have what is missing.
std::vector<std::string_view> frameworks_with(const Checker& checker, bool levels) {
  std::vector<std::string_view> names;
  for (const program::Framework& framework : checker.program.frameworks)
    if (levels ? !framework.levels.empty() : framework.has_credits) names.push_back(framework.name);
  return names;
}

/// The author's words with the framework in its place: `nzqcf level >= 5`, `15 nzqcf credits`.
std::string with_framework(const std::string& bare, const std::string& framework, bool levels) {
  if (bare.starts_with("level ")) return framework + " " + bare;
  const std::size_t noun = bare.find(" credits");
  if (noun != std::string::npos && bare.front() >= '0' && bare.front() <= '9')
    return bare.substr(0, noun) + " " + framework + bare.substr(noun);
  return levels ? framework + " level …" : "15 " + framework + " credits";
}

/// How to name one of them, in words.
std::string how_to_name(const Checker& checker, Span bare, bool levels) {
  const std::vector<std::string_view> names = frameworks_with(checker, levels);
  if (names.empty()) return "bring in a framework, such as `use nzqcf`, and name it";
  const std::string first(names.front());
  return "write " + ticked(with_framework(checker.text(bare), first, levels)) +
         (names.size() > 1 ? " (there is " + listing(names) + ")" : "");
}

/// How a framework of levels alone gets a unit of credit.
std::string how_to_combine(const Checker& checker, const std::string& framework, Span bare) {
  const std::vector<std::string_view> units = frameworks_with(checker, false);
  const std::string unit = units.empty() ? "ects" : std::string(units.front());
  return (units.empty() ? "bring in a unit, as in `use ects`" : how_to_name(checker, bare, false)) +
         (units.empty() ? ", and write " : ", or ") +
         ticked("framework " + framework + " with " + unit + " credits") + " in the policy block";
}

void report_no_framework(Checker& checker, Span bare, bool levels) {
  const bool here = checker.in_root(bare);
  checker
      .report(Code::no_framework, bare,
              {checker.text(bare), here ? "the policy names none either"
                                        : "a file without a `policy` block has none to lend"})
      .hint = how_to_name(checker, bare, levels) +
              (here ? ", or name one for all with `framework` in the policy block" : "");
}

Checked<FrameworkId> with_levels(Checker& checker, FrameworkId id, Span span) {
  const program::Framework& framework = checker.program[id];
  if (!framework.levels.empty()) return id;
  if (!checker.has_fault_within(checker.names.frameworks.at(framework.name).declaration->span))
    checker.report(Code::framework_lacks, span, {framework.name, "levels"}).hint =
        how_to_name(checker, span, true) + "; to test something else, declare a field of your own";
  return std::nullopt;
}

Checked<FrameworkId> with_credits(Checker& checker, FrameworkId id, Span span) {
  const Default<FrameworkId>& unit = checker.credit_unit_of[id.value];
  if (unit.written) return unit.id;
  const program::Framework& framework = checker.program[id];
  if (!checker.has_fault_within(checker.names.frameworks.at(framework.name).declaration->span))
    checker.report(Code::framework_lacks, span, {framework.name, "unit of credit"}).hint =
        how_to_combine(checker, framework.name, span);
  return std::nullopt;
}

}  // namespace

Checked<FrameworkId> framework_named(Checker& checker, const ast::Word& name) {
  const auto found = checker.names.frameworks.find(name.text);
  if (found != checker.names.frameworks.end()) return FrameworkId{found->second.id};
  report_unknown(checker, "framework", name.text, name.span, names_in(checker.names.frameworks));
  return std::nullopt;
}

Checked<FrameworkId> framework_of_level(Checker& checker, const ast::Word* named, Span bare) {
  if (named != nullptr) {
    const auto id = framework_named(checker, *named);
    return id ? with_levels(checker, *id, named->span) : std::nullopt;
  }
  if (checker.in_root(bare) && checker.level_framework.written) {
    const auto id = checker.level_framework.id;
    return id ? with_levels(checker, *id, bare) : std::nullopt;
  }
  report_no_framework(checker, bare, true);
  return std::nullopt;
}

Checked<FrameworkId> framework_of_credits(Checker& checker, const ast::Word* named, Span bare) {
  if (named != nullptr) {
    const auto id = framework_named(checker, *named);
    return id ? with_credits(checker, *id, named->span) : std::nullopt;
  }
  if (checker.in_root(bare) && checker.credit_framework.written) {
    const auto id = checker.credit_framework.id;
    return id ? with_credits(checker, *id, bare) : std::nullopt;
  }
  report_no_framework(checker, bare, false);
  return std::nullopt;
}

Checked<program::Amount> amount_of(Checker& checker, const ast::Quantity& quantity) {
  if (quantity.noun == ast::AmountNoun::hours) {
    if (quantity.framework) {
      checker
          .report(Code::framework_lacks, quantity.framework->span,
                  {std::string(quantity.framework->text), "hours of its own"})
          .hint = "write " + ticked(quantity.amount.value.to_text() + " hours");
      return std::nullopt;
    }
    return program::Amount{quantity.amount.value, {program::Measure::hours, std::nullopt}};
  }
  const auto framework = framework_of_credits(checker, quantity.framework.get(), quantity.span);
  if (!framework) return std::nullopt;
  return program::Amount{quantity.amount.value, {program::Measure::credits, framework}};
}

Checked<program::Level> level_in(Checker& checker, FrameworkId framework, std::string_view level,
                                 Span span) {
  const program::Framework& levels_of = checker.program[framework];
  for (std::uint32_t rank = 0; rank < levels_of.levels.size(); ++rank)
    if (levels_of.levels[rank] == level) return program::Level{framework, rank};
  if (checker.has_fault_within(checker.names.frameworks.at(levels_of.name).declaration->span))
    return std::nullopt;
  const std::vector<std::string_view> known(levels_of.levels.begin(), levels_of.levels.end());
  checker.report(Code::no_such_level, span, {std::string(level), levels_of.name}).hint =
      "its levels are, lowest first: " + listing(known);
  return std::nullopt;
}

Checked<program::Level> level_of(Checker& checker, const ast::LevelReference& reference) {
  const auto framework = framework_of_level(checker, reference.framework.get(), reference.span);
  if (!framework) return std::nullopt;
  if (const auto* number = std::get_if<ast::NumberLiteral>(&reference.level))
    return level_in(checker, *framework, number->value.to_text(), number->span);
  const auto& text = std::get<ast::Text>(reference.level);
  return level_in(checker, *framework, text.value, text.span);
}

std::string full_unit_text(const program::Program& program, const program::Unit& unit) {
  switch (unit.measure) {
    case program::Measure::count:
      return "credentials";
    case program::Measure::hours:
      return "hours";
    case program::Measure::credits:
      return program[*unit.framework].name + " credits";
  }
  return {};
}

std::string unit_text(const program::Program& program, const program::Unit& unit) {
  const bool own =
      unit.measure == program::Measure::credits && unit.framework == program.credit_framework;
  return own ? "credits" : full_unit_text(program, unit);
}

std::string amount_text(const program::Program& program, const program::Amount& amount) {
  return amount.value.to_text() + " " + unit_text(program, amount.unit);
}

bool units_clash(const program::Unit& left, const program::Unit& right) {
  return left.measure != program::Measure::count && right.measure != program::Measure::count &&
         left != right;
}

}  // namespace cairn::lang::checking
