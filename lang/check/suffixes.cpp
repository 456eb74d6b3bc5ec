// SPDX-License-Identifier: Apache-2.0
#include "check/suffixes.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "check/amounts.hpp"
#include "check/fields.hpp"
#include "check/lists.hpp"
#include "check/operands.hpp"

namespace cairn::lang::checking {
namespace {

using program::BuiltIn;

/// The codes that a selection can hold, where it is a list of codes.
std::optional<std::set<std::string>> codes_of(const program::Program& program,
                                              program::SelectionId id) {
  const program::Selection& selection = program[id];
  std::set<std::string> codes;
  if (const auto* list = std::get_if<program::OfEntries>(&selection.base)) {
    for (const program::Entry& entry : list->entries)
      codes.insert(entry.code);
    return codes;
  }
  const auto* parts = std::get_if<program::UnionOf>(&selection.base);
  if (parts == nullptr) return std::nullopt;
  for (const program::SelectionId part : parts->parts) {
    const auto of_part = codes_of(program, part);
    if (!of_part) return std::nullopt;
    codes.insert(of_part->begin(), of_part->end());
  }
  return codes;
}

/// `subjects` for `subject`.
std::string plural_of_field(const std::string& name) {
  if (name.ends_with("s")) return name + "es";
  if (name.ends_with("y") && name.size() > 1 &&
      std::string_view("aeiou").find(name[name.size() - 2]) == std::string_view::npos)
    return name.substr(0, name.size() - 1) + "ies";
  return name + "s";
}

/// The singular of that word which is the name of a field.
std::optional<std::string> singular_field(const Checker& checker, std::string_view word) {
  const auto is_field = [&](const std::string& name) {
    return find_field(checker, ast::FieldOwner::credential, name).has_value() &&
           plural_of_field(name) == word;
  };
  for (const auto& [ending, instead] :
       {std::pair{"ies", "y"}, std::pair{"es", ""}, std::pair{"s", ""}}) {
    if (!word.ends_with(ending)) continue;
    const std::string name =
        std::string(word.substr(0, word.size() - std::string_view(ending).size())) + instead;
    if (is_field(name)) return name;
  }
  return std::nullopt;
}

/// Values of that field are names of something, so that two can be the same one.
bool tells_apart(const TypedField& field) {
  switch (field.type) {
    case ValueType::text:
    case ValueType::texts:
    case ValueType::level:
    case ValueType::kind_word:
    case ValueType::status_word:
    case ValueType::mode_word:
      return true;
    case ValueType::number:
      return field.reference.built_in != BuiltIn::mark;
    case ValueType::date:
    case ValueType::yes_or_no:
    case ValueType::grade:
    case ValueType::credits:
    case ValueType::hours:
    case ValueType::share:
      return false;
  }
  return false;
}

class SuffixChecker {
 public:
  SuffixChecker(Checker& checker, const Site& site, program::PhraseBody& body)
      : checker_(checker), site_(site), body_(body) {}

  bool spanning(const ast::Spanning& spanning) {
    const bool plural = spanning.count.value != Number(1);
    const auto field = field_named(spanning.field, spanning.span, plural);
    if (!is_whole(checker_, spanning.count) || !field || !asks_for_some(spanning.span))
      return false;
    if (spanning.count.value.is_zero()) {
      says_nothing(spanning.span, "there is no less than none");
      return true;
    }
    const std::string values = "different " + plural_of_field(field->reference.name);
    if (!enough_values(*field, spanning, values)) return false;
    body_.spanning = program::Spanning{field->reference, spanning.count.value, values,
                                       checker_.text(spanning.span)};
    return true;
  }

  bool same(const ast::SameValue& same) {
    const auto field = field_named(same.field, same.span, false);
    if (!field || !asks_for_some(same.span)) return false;
    if (!can_be_the_same(*field, same)) return false;
    program::SameValue value{field->reference, std::nullopt, text_of(same.span)};
    if (same.among) {
      const auto among =
          operands_of(checker_, ast::FieldOwner::credential, *field, *same.among, same.span);
      if (!among) return false;
      value.among.emplace();
      for (const program::Operand& operand : *among)
        value.among->push_back(text_of_value(operand));
      std::sort(value.among->begin(), value.among->end());
    }
    body_.same = std::move(value);
    return true;
  }

  bool within(const ast::WithinAny& within) {
    if (body_.demand.bounds.low && body_.demand.bounds.high) {
      checker_.report(Code::suffixes_clash, within.span, {text_of(within.span), bound_words()})
          .hint = "make two clauses of it: `at least …, " + text_of(within.span) +
                  "` asks for one such period, `at most …, " + text_of(within.span) +
                  "` allows no more in any";
      return false;
    }
    if (is_ceiling() && (!may_set_ceiling(within.span) || !only_ceilings(within.span)))
      return false;
    body_.within = program::WithinAny{within.length.value, text_of(within.span)};
    return true;
  }

  bool per(const ast::PerValue& per) {
    const auto field = field_named(per.field, per.span, false);
    if (!field) return false;
    if (body_.demand.bounds.low && !body_.demand.bounds.low->is_zero()) {
      minimum_of_each(per.span, body_.demand.text, field->reference.name);
      return false;
    }
    if (!may_set_ceiling(per.span) || !only_ceilings(per.span)) return false;
    body_.per = field->reference;
    return true;
  }

  bool steps(const ast::InSteps& steps, const ast::Phrase& phrase) {
    const auto step = amount_of(checker_, steps.step);
    if (!step || !counts_in_steps(steps.span)) return false;
    if (step->value.is_zero() || step->value.is_negative()) {
      checker_
          .report(Code::out_of_range, steps.step.span,
                  {text_of(steps.step.span), "a step is an amount above 0"})
          .hint = "write the least amount that counts, as in `in steps of 1 credit`";
      return false;
    }
    const program::Demand& demand = body_.demand;
    const program::Unit& unit = demand.share ? demand.share->unit : demand.unit;
    if (unit != step->unit) {
      const bool count = unit.measure == program::Measure::count;
      const std::string counted = count ? "credentials" : unit_text(checker_.program, unit);
      checker_.report(Code::steps_of_another_unit, steps.span, {text_of(steps.span), counted})
          .hint = count ? "a credential is one, and has no steps; ask for credits or hours"
                        : "write the step in " + counted;
      return false;
    }
    if (!demand.share && !fits_bounds(*step, phrase)) return false;
    body_.steps = program::InSteps{*step, text_of(steps.span)};
    return true;
  }

 private:
  /// Only what is counted can count in part; what is held is held whole.
  bool counts_in_steps(Span suffix) {
    if (site_.block == program::Block::requirements || site_.block == program::Block::overall)
      return true;
    report_wrong_block(checker_, suffix, ticked(text_of(suffix)), site_.block,
                       "what is held is held whole; write a clause about what counts in `overall`");
    return false;
  }

  /// Some whole number of steps comes to what the phrase asks for; warns of a bound between two.
  bool fits_bounds(const program::Amount& step, const ast::Phrase& phrase) {
    const program::Bounds& bounds = body_.demand.bounds;
    const auto words = [&](Number value) {
      return amount_text(checker_.program, {value, step.unit});
    };
    const bool low = bounds.low && !bounds.low->is_zero();
    if (!low && bounds.high && *bounds.high < step.value) {
      checker_
          .report(Code::step_over_ceiling, phrase.steps->span,
                  {words(step.value), body_.demand.text})
          .hint = "write a smaller step, or `none of`";
      return false;
    }
    const auto& end = low ? bounds.low : bounds.high;
    const auto below = end ? end->rounded(Rounding::down, step.value) : std::nullopt;
    const auto above = end ? end->rounded(Rounding::up, step.value) : std::nullopt;
    if (!below || !above || *below == *above) return true;
    if (low && bounds.high && *bounds.high < *above) {
      checker_
          .report(Code::amount_between_steps, phrase.steps->span,
                  {body_.demand.text, words(step.value), words(*below), words(*above)})
          .hint = "ask for a whole number of steps, or write a smaller step";
      return false;
    }
    if (low && bounds.high) return true;
    const std::string same = low ? words(*above) : words(*below);
    checker_.report(Code::bound_between_steps, phrase.steps->span, {words(step.value), same}).hint =
        "write " + ticked((low ? "at least " : "at most ") + same) + ", or a smaller step";
    return true;
  }

  [[nodiscard]] std::string text_of_value(const program::Operand& operand) const;
  [[nodiscard]] std::string text_of(Span span) const { return checker_.text(span); }

  void says_nothing(Span span, std::string why) {
    checker_.report(Code::suffix_says_nothing, span, {text_of(span), std::move(why)}).hint =
        "take it out, or correct the figure";
  }

  /// The field of that name, in the plural too; its values can be told apart.
  Checked<TypedField> field_named(const ast::Word& word, Span suffix, bool plural) {
    std::optional<TypedField> field;
    const auto singular = plural ? singular_field(checker_, word.text) : std::nullopt;
    if (singular && !find_field(checker_, ast::FieldOwner::credential, word.text)) {
      field = find_field(checker_, ast::FieldOwner::credential, *singular);
    } else if (const auto found = field_of(checker_, ast::FieldOwner::credential, word)) {
      field = *found;
    }
    if (!field) return std::nullopt;
    if (!tells_apart(*field)) {
      checker_
          .report(Code::not_told_apart, word.span,
                  {field->reference.name, std::string(type_text(field->type)), text_of(suffix)})
          .hint = "such as `subject`, `issuer`, `level`, `code`, `kind`, `tag` or `year`";
      return std::nullopt;
    }
    const bool read = field->type != ValueType::level ||
                      read_in_framework(checker_, *field, std::nullopt, nullptr, word.span);
    if (!read) return std::nullopt;
    return *field;
  }

  /// The phrase has a lower end, of which the suffix can say more.
  bool asks_for_some(Span suffix) {
    const auto& low = body_.demand.bounds.low;
    if (low && !low->is_zero()) return true;
    checker_.report(Code::ceiling_narrowed, suffix, {text_of(suffix)}).hint =
        "write it behind what is asked for, as in `at least 3 of …, " + text_of(suffix) +
        "`; a ceiling for each value is written `, per` and the field";
    return false;
  }

  [[nodiscard]] bool is_ceiling() const {
    return !body_.demand.bounds.low || body_.demand.bounds.low->is_zero();
  }

  /// `exactly 3`, `between 3 and 5`, as the author has it.
  [[nodiscard]] std::string bound_words() const {
    const program::Bounds& bounds = body_.demand.bounds;
    if (bounds.kind == program::BoundKind::exactly) return "exactly " + bounds.low->to_text();
    return "between " + bounds.low->to_text() + " and " + bounds.high->to_text();
  }

  void minimum_of_each(Span suffix, const std::string& minimum, const std::string& field) {
    Diagnostic& wrong = checker_.report(Code::minimum_of_each, suffix, {text_of(suffix), minimum});
    wrong.hint = field.empty()
                     ? "write the minimum as a clause of its own"
                     : "for several different ones write `, spanning at least … different " +
                           plural_of_field(field) +
                           "`; for a minimum of each, a clause for each of them";
  }

  /// In `requires` a ceiling says nothing: what exceeds is not counted.
  bool may_set_ceiling(Span suffix) {
    if (site_.block != program::Block::requirements) return true;
    report_wrong_block(
        checker_, suffix, ticked(text_of(suffix)), site_.block,
        "it sets a ceiling, and what exceeds one is simply not counted there; write the "
        "clause in `overall`");
    return false;
  }

  /// Nothing beside the ceiling asks for a minimum.
  bool only_ceilings(Span suffix) {
    for (const program::Demand& including : body_.including) {
      if (!including.bounds.low || including.bounds.low->is_zero()) continue;
      minimum_of_each(suffix, "including " + including.text, "");
      return false;
    }
    return true;
  }

  bool can_be_the_same(const TypedField& field, const ast::SameValue& same) {
    if (field.reference.built_in != BuiltIn::code || !body_.demand.every_entry) return true;
    const auto codes = codes_of(checker_.program, body_.demand.from);
    if (!codes || codes->size() < 2) return true;
    checker_
        .report(Code::never_the_same, same.span,
                {std::to_string(codes->size()) + " codes of a list", field.reference.name})
        .hint = "name another field, or take the suffix out";
    return false;
  }

  bool enough_values(const TypedField& field, const ast::Spanning& spanning,
                     const std::string& values) {
    const program::Demand& demand = body_.demand;
    const Number& asked = spanning.count.value;
    const auto too_many = [&](std::string there_are, std::string hint) {
      checker_
          .report(Code::more_values_than_there_are, spanning.span,
                  {asked.to_text() + " " + values, std::move(there_are)})
          .hint = std::move(hint);
      return false;
    };
    const auto& high = demand.bounds.high;
    if (field.type != ValueType::texts && demand.unit.measure == program::Measure::count &&
        !demand.share && high && *high < asked)
      return too_many("at most " + high->to_text() +
                          (*high == Number(1) ? " credential counts" : " credentials count"),
                      "ask for at most " + high->to_text() + ", or let more count");
    if (field.reference.built_in != BuiltIn::code) return true;
    const auto codes = codes_of(checker_.program, demand.from);
    if (!codes) return true;
    const Number size(static_cast<std::int64_t>(codes->size()));
    if (size < asked)
      return too_many("there are only " + size.to_text() + " in the list",
                      "ask for at most " + size.to_text() + ", or add to the list");
    if (demand.every_entry)
      says_nothing(spanning.span, "the clause asks for all " + size.to_text() + " of them");
    return true;
  }

  Checker& checker_;
  const Site& site_;
  program::PhraseBody& body_;
};

/// As a record has it.
std::string SuffixChecker::text_of_value(const program::Operand& operand) const {
  if (const auto* text = std::get_if<std::string>(&operand)) return *text;
  if (const auto* number = std::get_if<Number>(&operand)) return number->to_text();
  const auto* level = std::get_if<program::Level>(&operand);
  return level == nullptr ? std::string() : checker_.program[level->framework].levels[level->rank];
}

}  // namespace

bool check_suffixes(Checker& checker, const Site& site, const ast::Phrase& phrase,
                    program::PhraseBody& body) {
  SuffixChecker suffixes(checker, site, body);
  bool good = true;
  if (phrase.per && (phrase.spanning || phrase.same)) {
    checker
        .report(Code::suffixes_clash, phrase.per->span,
                {checker.text(phrase.per->span),
                 checker.text(phrase.spanning ? phrase.spanning->span : phrase.same->span)})
        .hint = "the one sets a ceiling, the other asks for something: make two clauses of them";
    return false;
  }
  if (phrase.spanning) good = suffixes.spanning(*phrase.spanning) && good;
  if (phrase.same) good = suffixes.same(*phrase.same) && good;
  if (phrase.within) good = suffixes.within(*phrase.within) && good;
  if (phrase.per) good = suffixes.per(*phrase.per) && good;
  if (phrase.steps) good = suffixes.steps(*phrase.steps, phrase) && good;
  return good;
}

}  // namespace cairn::lang::checking
