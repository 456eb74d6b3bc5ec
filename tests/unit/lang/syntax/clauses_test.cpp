// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

using namespace cairn;
using namespace cairn::lang;
using reading::body_of;
using reading::read_well;
using reading::requiring;

namespace {

/// The main phrase of `x: …`, as a bounded measure of this type.
template <class Measure>
const Measure& measure_of(const ast::Phrase& phrase) {
  const auto* bounded = std::get_if<ast::BoundedMeasure>(&phrase.kind);
  REQUIRE(bounded != nullptr);
  const auto* measure = std::get_if<Measure>(&bounded->measure.kind);
  REQUIRE(measure != nullptr);
  return *measure;
}

const ast::Bound& bound_of(const ast::Phrase& phrase) {
  return std::get<ast::BoundedMeasure>(phrase.kind).bound;
}

}  // namespace

TEST_CASE("a number of credentials of a selection") {
  const auto result = read_well(requiring("x: at least 3 of data-stack"));
  const auto& phrase = body_of<ast::Phrase>(*result);
  const auto& count = measure_of<ast::CountMeasure>(phrase);
  CHECK(bound_of(phrase).kind == ast::BoundKind::at_least);
  CHECK(std::get<ast::NumberLiteral>(count.count).value == Number(3));
  CHECK(std::get<ast::NamedSource>(count.of.source.kind).name.text == "data-stack");
}

TEST_CASE("an amount of credits or hours, from a selection or under a test") {
  const auto from = read_well(requiring("x: at most 20 credits from courses where level >= 4"));
  const auto& amount = measure_of<ast::AmountMeasure>(body_of<ast::Phrase>(*from));
  CHECK(amount.amount.amount.value == Number(20));
  CHECK(amount.amount.noun == ast::AmountNoun::credits);
  const auto& selection = std::get<ast::Selection>(amount.scope->kind);
  CHECK(std::get<ast::KindSource>(selection.source.kind).kind.text == "courses");
  CHECK(selection.where.has_value());

  const auto where = read_well(requiring("x: exactly 5 ects credits where level >= 4"));
  const auto& under = measure_of<ast::AmountMeasure>(body_of<ast::Phrase>(*where));
  CHECK(under.amount.framework->text == "ects");
  CHECK(std::holds_alternative<ast::Predicate>(under.scope->kind));

  const auto hours = read_well(requiring("x: at least 150 hours"));
  CHECK(measure_of<ast::AmountMeasure>(body_of<ast::Phrase>(*hours)).amount.noun ==
        ast::AmountNoun::hours);
}

TEST_CASE("one credit, one course and one year stand in the singular") {
  read_well(requiring("x: at least 1 credit"));
  read_well(requiring("x: exactly 1 course where level >= 4"));
  read_well(requiring("x: only courses where awarded within 1 year before audit"));
}

TEST_CASE("a number of a kind of credential") {
  const auto result = read_well(requiring("x: at least 5 courses where grade >= \"B\""));
  const auto& count = measure_of<ast::KindCountMeasure>(body_of<ast::Phrase>(*result));
  CHECK(count.kind.text == "courses");
  CHECK(count.where.has_value());
}

TEST_CASE("between two amounts") {
  const auto result = read_well(requiring("x: between 5 and 8 credits"));
  const auto& phrase = body_of<ast::Phrase>(*result);
  CHECK(bound_of(phrase).kind == ast::BoundKind::between);
  CHECK(bound_of(phrase).low->value == Number(5));
  CHECK(measure_of<ast::AmountMeasure>(phrase).amount.amount.value == Number(8));
}

TEST_CASE("a share states its base") {
  const auto award = read_well(
      requiring("x: at least 50% of award credits from here rounded up to 3 stated as 21 credits"));
  const auto& share = *measure_of<ast::Box<ast::ShareMeasure>>(body_of<ast::Phrase>(*award));
  CHECK(share.percent.value == Number(50));
  CHECK(std::holds_alternative<ast::Base::AwardCredits>(share.base.kind));
  CHECK(share.scope.has_value());
  CHECK(share.rounding->rounding == Rounding::up);
  CHECK(share.rounding->step->value == Number(3));
  CHECK(std::get<ast::Quantity>(*share.stated).amount.value == Number(21));

  const auto counted = read_well(requiring("x: at most 25% of counted courses"));
  const auto& of_counted = *measure_of<ast::Box<ast::ShareMeasure>>(body_of<ast::Phrase>(*counted));
  CHECK(std::get<ast::Base::Counted>(of_counted.base.kind).noun.text == "courses");

  const auto held = read_well(requiring("x: at least 50% of credits in live from live"));
  const auto& of_held = *measure_of<ast::Box<ast::ShareMeasure>>(body_of<ast::Phrase>(*held));
  const auto& base = std::get<ast::Base::Held>(of_held.base.kind);
  CHECK(base.noun == ast::AmountNoun::credits);
  CHECK(std::get<ast::NamedSource>(base.of.kind).name.text == "live");

  const auto amount = read_well(requiring("x: at least 12.5% of 120 credits rounded nearest"));
  const auto& of_amount = *measure_of<ast::Box<ast::ShareMeasure>>(body_of<ast::Phrase>(*amount));
  CHECK(of_amount.percent.value == Number::fraction(25, 2));
  CHECK(std::get<ast::Quantity>(of_amount.base.kind).amount.value == Number(120));
}

TEST_CASE("the amount of a let by its name") {
  const auto result = read_well(requiring("x: at least size from data-stack"));
  const auto& named = measure_of<ast::NamedMeasure>(body_of<ast::Phrase>(*result));
  CHECK(named.name.text == "size");
  CHECK(named.scope.has_value());
}

TEST_CASE("all of, any of and none of a selection") {
  const auto quantifier = [](std::string_view words) {
    const auto result = read_well(requiring("x: " + std::string(words) + " { \"A\", \"B\" }"));
    return std::get<ast::QuantifiedSelection>(body_of<ast::Phrase>(*result).kind).quantifier;
  };
  CHECK(quantifier("all of") == ast::Quantifier::all);
  CHECK(quantifier("any of") == ast::Quantifier::any);
  CHECK(quantifier("none of") == ast::Quantifier::none);
}

TEST_CASE("including narrows a phrase, as often as it stands there") {
  const auto result =
      read_well(requiring("x: at least 9 credits, including at least 3 credits where level >= 5, "
                          "including all of { \"A\" }"));
  const auto& phrase = body_of<ast::Phrase>(*result);
  REQUIRE(phrase.including.size() == 2);
  CHECK(std::holds_alternative<ast::BoundedMeasure>(phrase.including[0].kind));
  CHECK(std::holds_alternative<ast::Selection>(phrase.including[1].kind));
}

TEST_CASE("a brace before a label begins a group, before a code a list") {
  const auto any = read_well(requiring("x: any of { a: at least 3 of s  b: all of { \"T\" } }"));
  const auto& group = body_of<ast::Group>(*any);
  CHECK(group.kind == ast::Group::Kind::any);
  REQUIRE(group.clauses.size() == 2);
  CHECK(group.clauses[1].label.text == "b");

  const auto counted = read_well(requiring("x: at least 2 of { a: any of s  b: any of t }"));
  const auto& some = body_of<ast::Group>(*counted);
  CHECK(some.kind == ast::Group::Kind::counted);
  CHECK(some.bound->kind == ast::BoundKind::at_least);
  CHECK(some.count->value == Number(2));

  const auto all = read_well(requiring("x: all of { a: all of { b: any of s } }"));
  const auto& outer = body_of<ast::Group>(*all);
  CHECK(outer.kind == ast::Group::Kind::all);
  CHECK(std::holds_alternative<ast::Group>(outer.clauses.front().body));

  body_of<ast::Phrase>(*read_well(requiring("x: at least 2 of { a, b }")));
  body_of<ast::Phrase>(*read_well(requiring("x: all of { }")));
}

TEST_CASE("another award, an approval, a filter on everything") {
  CHECK(body_of<ast::CompleteBody>(*read_well(requiring("x: complete other"))).award.text ==
        "other");
  CHECK(body_of<ast::ApprovalBody>(*read_well(requiring("x: approval of \"The Dean\"")))
            .authority.value == "The Dean");
  const auto only = read_well(requiring("x: only credentials except courses where level < 3"));
  CHECK(body_of<ast::OnlyBody>(*only).selection.except->where.has_value());
}

TEST_CASE("an average names its field, its bound and its weight") {
  const auto result =
      read_well(requiring("x: average grade of data-stack at least 3.0 weighted by credits"));
  const auto& average = body_of<ast::AverageBody>(*result);
  CHECK(average.field.text == "grade");
  CHECK(average.of.has_value());
  CHECK(std::get<ast::NumberLiteral>(average.value).value == Number(3));
  CHECK(average.weight == ast::Weight::credits);

  const auto each = read_well(requiring("x: average mark at least \"B\" each equal"));
  CHECK(body_of<ast::AverageBody>(*each).weight == ast::Weight::equal);
  CHECK_FALSE(body_of<ast::AverageBody>(*each).of.has_value());

  const auto where =
      read_well(requiring("x: average grade of courses where level >= 5 at least 3 each equal"));
  CHECK(body_of<ast::AverageBody>(*where).of->where.has_value());
}

TEST_CASE("the time from the oldest to the latest") {
  const auto simple = read_well(requiring("x: oldest to latest at most 4 years"));
  const auto& elapsed = body_of<ast::ElapsedBody>(*simple);
  CHECK(elapsed.bound == ast::BoundKind::at_most);
  CHECK(elapsed.span.value == Duration{4, DurationUnit::years});
  CHECK_FALSE(elapsed.low.has_value());

  const auto range = read_well(requiring("x: oldest to latest between 2 and 4 years"));
  CHECK(body_of<ast::ElapsedBody>(*range).low->value == Duration{2, DurationUnit::years});
  const auto mixed = read_well(requiring("x: oldest to latest between 18 months and 4 years"));
  CHECK(body_of<ast::ElapsedBody>(*mixed).low->value == Duration{18, DurationUnit::months});
}

TEST_CASE("what comes after what") {
  const auto plain = read_well(requiring("x: order { \"B\" } after all of { \"A\" }"));
  const auto& order = body_of<ast::OrderBody>(*plain);
  CHECK(std::holds_alternative<ast::ListSource>(order.of.source.kind));
  CHECK(std::get<ast::QuantifiedSelection>(order.after->kind).quantifier == ast::Quantifier::all);

  // `after` ends a test where no anchor can follow, and belongs to it where one does.
  const auto flag = read_well(requiring("x: order courses where graded after at least 3 of s"));
  CHECK(std::holds_alternative<ast::FlagTest>(body_of<ast::OrderBody>(*flag).of.where->kind));
  const auto both = read_well(requiring(
      "x: order courses where awarded after audit after any of s, including at least 1 of t"));
  const auto& dated = body_of<ast::OrderBody>(*both);
  CHECK(std::holds_alternative<ast::FieldTest>(dated.of.where->kind));
  CHECK(dated.after->including.size() == 1);

  // A word that is a label or a name all the same.
  const auto named = read_well(requiring("order: at least 3 of order  x: any of s"));
  CHECK(reading::declared<ast::Award>(*named).requirements.size() == 2);
}

TEST_CASE("what is counted within a span of the oldest or the latest") {
  const auto latest = read_well(
      requiring("x: courses where mode is transfer except { \"A\" } counted within 16 years of "
                "latest  y: { \"A\", \"B\" } counted within 1 month of oldest"));
  const auto& award = reading::declared<ast::Award>(*latest);
  REQUIRE(award.requirements.size() == 2);
  const auto& first = std::get<ast::CountedWithinBody>(award.requirements[0].body);
  CHECK(first.of_latest);
  CHECK(first.of.except.has_value());
  CHECK(first.span.value == Duration{16, DurationUnit::years});
  CHECK_FALSE(std::get<ast::CountedWithinBody>(award.requirements[1].body).of_latest);
}

TEST_CASE("tests on the learner and on the award") {
  const auto learner = read_well(requiring("x: learner where age >= 16"));
  CHECK(std::holds_alternative<ast::FieldTest>(body_of<ast::LearnerBody>(*learner).where.kind));
  const auto award = read_well(requiring("x: award where level >= 4"));
  CHECK(std::holds_alternative<ast::FieldTest>(body_of<ast::AwardBody>(*award).where.kind));
}

TEST_CASE("modifiers close a clause, in any order and on any line") {
  const auto result = read_well(requiring(
      "x: at most 20 credits\n  because \"why\" source \"4.2\"\n  unless approved by \"Dean\""));
  const auto& clause = reading::declared<ast::Award>(*result).requirements.front();
  CHECK(clause.approver->value == "Dean");
  CHECK(clause.because->value == "why");
  CHECK(clause.source->value == "4.2");
}

TEST_CASE("any word may be a label, the words of the language too") {
  const auto result =
      read_well(requiring("at: any of s  level: any of s  requires: any of s  where: at least 3 of "
                          "s  and: only courses  use: any of s"));
  const auto& award = reading::declared<ast::Award>(*result);
  REQUIRE(award.requirements.size() == 6);
  CHECK(award.requirements[0].label.text == "at");
  CHECK(award.requirements[5].label.text == "use");
}

TEST_CASE("documentation belongs to the clause or declaration right below it") {
  const auto result = read_well(
      "edition 1\n## no: an empty line follows\n\n## one\n##  two\naward a {\n  requires {\n"
      "    # plain\n    ## of x\n    x: any of s\n    y: any of s ## not of what follows\n"
      "    z: any of s\n  }\n}\n");
  CHECK(result->tree().declarations[0].documentation == std::vector<std::string>{"one", " two"});
  const auto& clauses = reading::declared<ast::Award>(*result).requirements;
  CHECK(clauses[0].documentation == std::vector<std::string>{"of x"});
  CHECK(clauses[1].documentation.empty());
  CHECK(clauses[2].documentation.empty());
}

TEST_CASE("a clause, its body and its label know their places") {
  const auto result = read_well(requiring("core: at least 3 of s because \"x\"  b: any of s"));
  const auto& clause = reading::declared<ast::Award>(*result).requirements.front();
  const SourceFile& file = *result->parsed.file;
  CHECK(file.slice(clause.label.span) == "core");
  CHECK(file.slice(clause.body_span) == "at least 3 of s");
  CHECK(file.slice(clause.span) == "core: at least 3 of s because \"x\"");
}
