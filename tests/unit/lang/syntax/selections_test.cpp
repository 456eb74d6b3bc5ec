// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::lang;
using reading::declared;
using reading::read_well;

namespace {

std::string selecting(std::string_view selection) {
  return "edition 1\nlet x = " + std::string(selection) + "\n";
}

const ast::Selection& selection_of(const reading::Read& result) {
  return std::get<ast::Selection>(declared<ast::Let>(result).value);
}

/// The check of `let x = courses where FIELD …`, as the type it has to be.
template <class Check>
const Check& check_of(const reading::Read& result) {
  const auto& test = std::get<ast::FieldTest>(selection_of(result).where->kind);
  const auto* check = std::get_if<Check>(&test.check);
  REQUIRE(check != nullptr);
  return *check;
}

std::unique_ptr<reading::Read> where(std::string_view predicate) {
  return read_well(selecting("courses where " + std::string(predicate)));
}

std::string_view result_of_slice(const reading::Read& result, Span span) {
  return result.parsed.file->slice(span);
}

}  // namespace

TEST_CASE("kinds are told from names, in the plural") {
  const auto kind = read_well(selecting("micro-credentials"));
  CHECK(std::holds_alternative<ast::KindSource>(selection_of(*kind).source.kind));
  const auto everything = read_well(selecting("credentials"));
  CHECK(std::holds_alternative<ast::KindSource>(selection_of(*everything).source.kind));
  const auto name = read_well(selecting("listed"));
  CHECK(std::holds_alternative<ast::NamedSource>(selection_of(*name).source.kind));
  const auto counted = read_well(selecting("courses counted in base.core where level >= 6"));
  const auto& place = *std::get<ast::Box<ast::CountedInSource>>(selection_of(*counted).source.kind);
  CHECK(place.kind.text == "courses");
  REQUIRE(place.path.parts.size() == 2);
  CHECK(place.path.parts[1].text == "core");
  CHECK(selection_of(*counted).where.has_value());
  const auto conferred = read_well(selecting("conferred diplomas"));
  CHECK(std::get<ast::ConferredSource>(selection_of(*conferred).source.kind).award_or_kind.text ==
        "diplomas");
}

TEST_CASE("a list holds codes, numbers and selections") {
  const auto result =
      read_well(selecting("{ \"A\", \"B\" from \"Cisco\" where grade >= \"B\", \"C\" from home, 5, "
                          "badges, { \"D\" } }"));
  const auto& items = std::get<ast::ListSource>(selection_of(*result).source.kind).list.items;
  REQUIRE(items.size() == 6);
  const auto& second = std::get<ast::CodeItem>(items[1].kind);
  CHECK(second.code.value == "B");
  CHECK(std::get<ast::Text>(*second.issuer).value == "Cisco");
  CHECK(second.where.has_value());
  CHECK(std::get<ast::Word>(*std::get<ast::CodeItem>(items[2].kind).issuer).text == "home");
  CHECK(std::get<ast::NumberLiteral>(items[3].kind).value == Number(5));
  CHECK(std::holds_alternative<ast::Box<ast::Selection>>(items[4].kind));
  CHECK(std::get<ast::ListSource>(selection_of(*read_well(selecting("{ }"))).source.kind)
            .list.items.empty());
}

TEST_CASE("except takes a selection with a test of its own") {
  const auto result =
      read_well(selecting("courses where level >= 5 except badges where issuer is \"X\""));
  const auto& selection = selection_of(*result);
  CHECK(selection.where.has_value());
  CHECK(std::get<ast::KindSource>(selection.except->source.kind).kind.text == "badges");
  CHECK(selection.except->where.has_value());
}

TEST_CASE("comparisons keep their sign") {
  CHECK(check_of<ast::CompareCheck>(*where("level < 5")).op == ast::Comparison::less);
  CHECK(check_of<ast::CompareCheck>(*where("level <= 5")).op == ast::Comparison::less_equal);
  CHECK(check_of<ast::CompareCheck>(*where("level > 5")).op == ast::Comparison::greater);
  CHECK(check_of<ast::CompareCheck>(*where("level >= 5")).op == ast::Comparison::greater_equal);
}

TEST_CASE("every kind of value is told from the others") {
  const auto value = [](std::string_view text) {
    const auto result = where("x is " + std::string(text));
    return check_of<ast::IsCheck>(*result).value.kind.index();
  };
  CHECK(value("\"B+\"") == 0);
  CHECK(value("2026-01-31") == 1);
  CHECK(value("learner major") == 2);
  CHECK(value("50%") == 3);
  CHECK(value("5 credits") == 4);
  CHECK(value("5 ects credits") == 4);
  CHECK(value("level 5") == 5);
  CHECK(value("eqf level 4.5") == 5);
  CHECK(value("level \"Entry 3\"") == 5);
  CHECK(value("5") == 6);
  CHECK(value("transfer") == 7);
}

TEST_CASE("is, is not, in, not in, known and not known") {
  CHECK_FALSE(check_of<ast::IsCheck>(*where("mode is transfer")).negated);
  CHECK(check_of<ast::IsCheck>(*where("mode is not transfer")).negated);
  CHECK_FALSE(check_of<ast::KnownCheck>(*where("grade is known")).negated);
  CHECK(check_of<ast::KnownCheck>(*where("grade is not known")).negated);
  CHECK(std::holds_alternative<ast::Word>(check_of<ast::InCheck>(*where("issuer in home")).set));
  const auto not_in = where("issuer not in { \"A\", \"B\" }");
  CHECK(check_of<ast::InCheck>(*not_in).negated);
  CHECK(std::get<ast::List>(check_of<ast::InCheck>(*not_in).set).items.size() == 2);
}

TEST_CASE("includes and matches") {
  CHECK(std::get<ast::Text>(
            check_of<ast::IncludesCheck>(*where("subject includes \"data\"")).value.kind)
            .value == "data");
  CHECK(check_of<ast::MatchesCheck>(*where("code matches \"DATA-5*\"")).pattern.value == "DATA-5*");
}

TEST_CASE("a span of time has a side and an anchor") {
  const auto within = where("awarded within 18 months before audit");
  const auto& check = check_of<ast::WithinCheck>(*within);
  CHECK(check.span.value == Duration{18, DurationUnit::months});
  CHECK(check.side == ast::Side::before);
  CHECK(std::holds_alternative<ast::Anchor::Audit>(check.anchor.kind));
  CHECK(std::holds_alternative<ast::LearnerField>(
      check_of<ast::WithinCheck>(*where("awarded within 90 days after learner admitted"))
          .anchor.kind));
  CHECK(std::holds_alternative<ast::DateLiteral>(
      check_of<ast::OrderCheck>(*where("awarded before 2026-01-01")).anchor.kind));
  CHECK(std::get<ast::Word>(check_of<ast::OrderCheck>(*where("awarded after started")).anchor.kind)
            .text == "started");
}

TEST_CASE("periods are open at either end") {
  const auto both = where("awarded from 2020-01-01 until 2025-12-31");
  const auto& period = check_of<ast::PeriodCheck>(*both).period;
  CHECK(period.from->value.to_text() == "2020-01-01");
  CHECK(period.until->value.to_text() == "2025-12-31");
  CHECK_FALSE(
      check_of<ast::PeriodCheck>(*where("awarded until 2025-12-31")).period.from.has_value());
}

TEST_CASE("active, active at award, and a yes-or-no field by itself") {
  CHECK_FALSE(std::get<ast::ActiveTest>(selection_of(*where("active")).where->kind).at_award);
  CHECK(std::get<ast::ActiveTest>(selection_of(*where("active at award")).where->kind).at_award);
  CHECK(std::get<ast::FlagTest>(selection_of(*where("letter-graded")).where->kind).field.text ==
        "letter-graded");
  const auto field = where("active is known");
  CHECK(std::get<ast::FieldTest>(selection_of(*field).where->kind).field.text == "active");
}

TEST_CASE("a framework may stand before a field") {
  const auto result = where("eqf level >= 5");
  const auto& test = std::get<ast::FieldTest>(selection_of(*result).where->kind);
  CHECK(test.qualifier->text == "eqf");
  CHECK(test.field.text == "level");
  const auto plain = where("level >= 5");
  CHECK_FALSE(std::get<ast::FieldTest>(selection_of(*plain).where->kind).qualifier.has_value());
}

TEST_CASE("and and or join tests, brackets nest them, not turns one") {
  const auto all = where("a is b and level >= 5 and letter-graded");
  CHECK(std::get<ast::AllTests>(selection_of(*all).where->kind).tests.size() == 3);
  const auto any = where("a is b or (c is d and not e is f)");
  const auto& tests = std::get<ast::AnyTests>(selection_of(*any).where->kind).tests;
  REQUIRE(tests.size() == 2);
  const auto& inner = std::get<ast::AllTests>(tests[1].kind);
  CHECK(std::holds_alternative<ast::NotTest>(inner.tests[1].kind));
  CHECK(result_of_slice(*any, tests[1].span) == "(c is d and not e is f)");
}
