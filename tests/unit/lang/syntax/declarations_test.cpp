// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"
#include "samples.hpp"

using namespace cairn;
using namespace cairn::lang;
using reading::award_with;
using reading::declared;
using reading::read_well;

TEST_CASE("whole policies and library files are read without a fault") {
  CHECK(read_well(std::string(samples::data_practice))->tree().declarations.size() == 14);
  CHECK(read_well(std::string(samples::library))->tree().declarations.size() == 8);
}

TEST_CASE("a policy says what it is and whose") {
  const auto result = read_well(std::string(samples::data_practice));
  const auto& policy = declared<ast::PolicyHeader>(*result);
  CHECK(policy.name->text == "data");
  CHECK(policy.title.value == "Data Practice awards");
  CHECK(policy.version->value == "2026.1");
  CHECK(policy.authority->value == "Academic Board, minute 2025/118");
  CHECK(policy.source->value == "Academic Statute 2026, chapter 4");
  CHECK(policy.framework->text == "nzqcf");
  CHECK(policy.credit_framework->text == "nzqcf");
  CHECK(policy.scale->text == "nz-letter");
  CHECK(policy.home->items.size() == 2);
  CHECK(policy.effective->from->value.to_text() == "2026-01-01");
  CHECK(policy.effective->until->value.to_text() == "2030-12-31");
  CHECK(policy.cohort->from->value.to_text() == "2024-01-01");
  CHECK_FALSE(policy.cohort->until);
  CHECK(policy.governed->by == ast::Governance::By::better);
  CHECK(policy.year_starts->value == MonthDay{2, 1});
}

TEST_CASE("modules and files are brought in by name and by path") {
  const auto result = read_well("edition 1 use nzqcf use \"partners.cairn\"");
  CHECK(std::get<ast::Word>(declared<ast::Use>(*result, 0).what).text == "nzqcf");
  CHECK(std::get<ast::Text>(declared<ast::Use>(*result, 1).what).value == "partners.cairn");
}

TEST_CASE("a framework has levels, a unit and its measures") {
  const auto result = read_well(std::string(samples::library));
  const auto& framework = declared<ast::Framework>(*result, 0);
  CHECK(framework.name.text == "ladder");
  CHECK(framework.levels->items.size() == 4);
  CHECK(framework.unit->text == "ladder");
  CHECK(framework.hours_per_credit->low.value == Number(25));
  CHECK(framework.hours_per_credit->high.value == Number(30));
  CHECK(framework.year_credits->value == Number(60));
  CHECK(framework.micro_credential_credits->high.value == Number(40));
  CHECK(framework.authority->value == "The Ministry");
  CHECK(framework.origin.sources.front().value == "Gazette 7");
  CHECK(framework.origin.read->value.to_text() == "2026-05-01");
  CHECK(framework.origin.status->text == "official");
  CHECK(result->tree().declarations[0].documentation.front() == "The ladder of a small country.");
}

TEST_CASE("a crosswalk is pairs of levels") {
  const auto result = read_well(std::string(samples::library));
  const auto& crosswalk = declared<ast::Crosswalk>(*result, 1);
  CHECK(crosswalk.from.text == "ladder");
  CHECK(crosswalk.to.text == "eqf");
  REQUIRE(crosswalk.pairs.size() == 4);
  CHECK(std::get<ast::NumberLiteral>(crosswalk.pairs[1].first.kind).value == Number(2));
  CHECK(std::get<ast::NumberLiteral>(crosswalk.pairs[1].second.kind).value == Number(3));
  CHECK(std::holds_alternative<ast::LevelReference>(crosswalk.pairs[2].first.kind));
  CHECK(std::holds_alternative<ast::Text>(crosswalk.pairs[3].first.kind));
  CHECK(crosswalk.period->from.has_value());
  CHECK(crosswalk.origin.status->text == "indicative");
}

TEST_CASE("a conversion has two units, a basis and perhaps a rounding") {
  const auto result = read_well(
      "edition 1 conversion a to b { by agreement 2 to 1.5 rounded down to 0.5 source \"S\" } "
      "conversion b to a { forbidden } conversion c to a { by year } conversion a to c { by hours "
      "}");
  const auto& first = declared<ast::Conversion>(*result, 0);
  CHECK(first.from.text == "a");
  CHECK(first.to.text == "b");
  const auto& agreement = std::get<ast::Conversion::ByAgreement>(first.basis->kind);
  CHECK(agreement.of_from.value == Number(2));
  CHECK(agreement.of_to.value == Number::fraction(3, 2));
  CHECK(first.rounding->rounding == Rounding::down);
  CHECK(first.rounding->step->value == Number::fraction(1, 2));
  CHECK(first.origin.sources.size() == 1);
  using C = ast::Conversion;
  CHECK(std::holds_alternative<C::Forbidden>(declared<C>(*result, 1).basis->kind));
  CHECK(std::holds_alternative<C::ByYear>(declared<C>(*result, 2).basis->kind));
  CHECK(std::holds_alternative<C::ByHours>(declared<C>(*result, 3).basis->kind));
}

TEST_CASE("a scale is its grades, lowest first") {
  const auto result = read_well(std::string(samples::library));
  const auto& scale = declared<ast::Scale>(*result, 2);
  REQUIRE(scale.grades.size() == 2);
  CHECK(scale.grades[0].grade.value == "F");
  CHECK(scale.grades[0].points->value == Number(0));
  CHECK(scale.grades[0].marks->high.value == Number(49));
  CHECK(scale.grades[1].marks->low.value == Number(100));
}

TEST_CASE("a field has an owner and a type") {
  const auto result = read_well(
      "edition 1 field credential a is date field learner b is yes-or-no field award c is texts");
  CHECK(declared<ast::Field>(*result, 0).owner == ast::FieldOwner::credential);
  CHECK(declared<ast::Field>(*result, 1).owner == ast::FieldOwner::learner);
  CHECK(declared<ast::Field>(*result, 2).owner == ast::FieldOwner::award);
  CHECK(declared<ast::Field>(*result, 2).name.text == "c");
  CHECK(declared<ast::Field>(*result, 2).type.text == "texts");
}

TEST_CASE("a let is a selection or an amount") {
  const auto result = read_well("edition 1 let a = 40 credits let b = courses let c = { \"X\" }");
  CHECK(std::get<ast::Quantity>(declared<ast::Let>(*result, 0).value).amount.value == Number(40));
  CHECK(std::holds_alternative<ast::Selection>(declared<ast::Let>(*result, 1).value));
}

TEST_CASE("a recognition has evidence, targets and terms") {
  const auto result = read_well(std::string(samples::data_practice));
  const auto& one = declared<ast::Recognise>(*result, 9);
  CHECK(one.label->text == "ccna");
  REQUIRE(one.evidence.size() == 1);
  CHECK(one.evidence[0].code.value == "CCNA");
  CHECK(one.evidence[0].where.has_value());
  REQUIRE(one.targets.size() == 2);
  const ast::Target& course = one.targets[0];
  CHECK(course.kind->text == "course");
  CHECK(std::get<ast::Text>(course.what).value == "DATA-520");
  CHECK(course.worth->amount.value == Number(15));
  CHECK(std::get<ast::NumberLiteral>(course.level->level).value == Number(5));
  CHECK(course.subjects.size() == 2);
  CHECK(std::get<ast::Quantity>(one.targets[1].what).framework->text == "nzqcf");
  CHECK(one.authority->value == "RPL Committee 2025/07");
  CHECK(one.source->value == "minute 7");
  CHECK(one.period->from.has_value());
  CHECK(one.grade_kept);
  CHECK(one.once);
  CHECK(one.approver->value == "Dean");

  const auto& together = declared<ast::Recognise>(*result, 10);
  CHECK(together.evidence.size() == 2);
  CHECK(std::holds_alternative<ast::Target::Itself>(together.targets[0].what));
}

TEST_CASE("evidence may be a choice, an amount or a conferral") {
  const auto result = read_well(
      "edition 1 recognise any of { one: \"A\" from \"X\" two: all of { \"B\", \"C\" } "
      "three: all of { a: at least 2 badges b: any of { \"D\" } } } { as \"E\" } "
      "recognise at least 3 badges { as 5 credits, usable only in p.q } "
      "recognise conferred das { as 30 credits match 80% } "
      "recognise any of { \"A\", \"B\" } { as \"C\" } recognise table \"t.csv\" "
      "use unverified x because \"y\" use unverified \"f\" because \"y\"");
  const auto& choice = declared<ast::Recognise>(*result, 0);
  const auto& branches = std::get<ast::EvidenceChoice>(choice.chosen->kind).branches;
  REQUIRE(branches.size() == 3);
  CHECK(branches[1].label.text == "two");
  CHECK(std::get<ast::QuantifiedSelection>(branches[1].evidence.kind).quantifier ==
        ast::Quantifier::all);
  const auto& inner = std::get<ast::EvidenceChoice>(branches[2].evidence.kind);
  CHECK(inner.quantifier == ast::Quantifier::all);
  CHECK(std::holds_alternative<ast::BoundedMeasure>(inner.branches[0].evidence.kind));
  const auto& amount = declared<ast::Recognise>(*result, 1);
  const auto& measure = std::get<ast::BoundedMeasure>(amount.chosen->kind).measure;
  CHECK(std::get<ast::KindCountMeasure>(measure.kind).count.value == Number(3));
  CHECK(amount.targets[0].usable_only_in->parts.size() == 2);
  const auto& conferral = declared<ast::Recognise>(*result, 2);
  CHECK(conferral.conferral->text == "das");
  CHECK(conferral.targets[0].match->value == Number(80));
  CHECK(declared<ast::Recognise>(*result, 3).each.has_value());
  CHECK(declared<ast::RecogniseTable>(*result, 4).file.value == "t.csv");
  CHECK(declared<ast::Use>(*result, 5).unverified_because->value == "y");
  CHECK(std::get<ast::Text>(declared<ast::Use>(*result, 6).what).value == "f");
}

TEST_CASE("an overlap is a list") {
  const auto result = read_well("edition 1 overlap { \"A\", \"B\" }");
  CHECK(declared<ast::Overlap>(*result).list.items.size() == 2);
}

TEST_CASE("lines of `reuse` have two ends and an amount, or speak of all awards") {
  const auto result = read_well(R"(edition 1 reuse {
    a: from conferred degrees to data-practice at most 20% of award credits of smaller rounded down, at most 9 credits
    b: between a and b nothing  unless approved by "Dean"
    c: from badges to certificates everything
    d: each credential in at most 1 award
    e: only one of { a, b }  source "4.2"
    f: from a to b at most 50% of award credits of a
  })");
  const auto& lines = declared<ast::Reuse>(*result).lines;
  REQUIRE(lines.size() == 6);
  const auto& first = std::get<ast::SharingBody>(lines[0].body);
  CHECK(first.left.conferred);
  CHECK(first.left.award_or_kind.text == "degrees");
  CHECK_FALSE(first.right.conferred);
  REQUIRE(first.most.size() == 2);
  const auto& share = std::get<ast::ReuseShare>(first.most[0].kind);
  CHECK(share.percent.value == Number(20));
  CHECK(share.smaller);
  CHECK(share.rounding->rounding == Rounding::down);
  CHECK(std::get<ast::Quantity>(first.most[1].kind).amount.value == Number(9));
  const auto& second = std::get<ast::SharingBody>(lines[1].body);
  CHECK(second.both_ways);
  CHECK(second.nothing);
  CHECK(lines[1].approver->value == "Dean");
  const auto& third = std::get<ast::SharingBody>(lines[2].body);
  CHECK((third.most.empty() && !third.nothing));
  CHECK(std::get<ast::MostAwardsBody>(lines[3].body).most.value == Number(1));
  CHECK(std::get<ast::OnlyOneBody>(lines[4].body).awards.items.size() == 2);
  CHECK(lines[4].source->value == "4.2");
  const auto& named = std::get<ast::SharingBody>(lines[5].body);
  CHECK(std::get<ast::ReuseShare>(named.most[0].kind).of->text == "a");
}

TEST_CASE("an award has its lines and four blocks") {
  const auto result = read_well(std::string(samples::data_practice));
  const auto& award = declared<ast::Award>(*result, 12);
  CHECK(award.sort == ast::AwardSort::award);
  CHECK(award.name.text == "data-practice");
  CHECK(award.title->value == "Certificate in Data Practice");
  CHECK(award.kind->text == "certificate");
  CHECK(std::get<ast::NumberLiteral>(award.level->level).value == Number(5));
  CHECK(award.credits->value == Number(40));
  CHECK(award.repeats->text == "best");
  CHECK(award.because->value == "asked for by employers");
  REQUIRE(award.facts.size() == 1);
  CHECK(award.facts[0].field.text == "words");
  CHECK(award.declares.size() == 1);
  CHECK(award.requirements.size() == 5);
  CHECK(award.overall.size() == 9);
  CHECK(award.provided.size() == 4);
  REQUIRE(award.shares.size() == 1);
  CHECK(award.shares[0].right.parts.size() == 2);
}

TEST_CASE("admissions, standings and badges are written like awards") {
  CHECK(declared<ast::Award>(*read_well("edition 1 admission a { }")).sort ==
        ast::AwardSort::admission);
  CHECK(declared<ast::Award>(*read_well("edition 1 standing a { }")).sort ==
        ast::AwardSort::standing);
  CHECK(declared<ast::Award>(*read_well("edition 1 badge a { }")).sort == ast::AwardSort::badge);
  CHECK(declared<ast::Award>(*read_well(award_with("repeats all"))).repeats->text == "all");
  const auto level = read_well(award_with("fheq level 7 credits 60"));
  CHECK(declared<ast::Award>(*level).level->framework->text == "fheq");
}

TEST_CASE("an amount ends before the next line, though layout means nothing") {
  const auto result = read_well(award_with("years is 4 credits 120"));
  const auto& award = declared<ast::Award>(*result);
  CHECK(std::holds_alternative<ast::NumberLiteral>(award.facts[0].value.kind));
  CHECK(award.credits->value == Number(120));
}

TEST_CASE("an award says what it comes to") {
  const auto result = read_well(award_with(
      "level highest where at least 72 credits\n  grants credits\n  prefer highest grade\n"
      "  tier \"Merit\" { m: at least 50 credits where grade >= \"M\" }\n  requires { x: any of s "
      "}"));
  const auto& award = declared<ast::Award>(*result);
  CHECK(std::holds_alternative<ast::BoundedMeasure>(award.level_highest->where.kind));
  CHECK(award.grants.has_value());
  CHECK(award.preference->kind == ast::Preference::Kind::highest);
  CHECK(award.preference->field->text == "grade");
  REQUIRE(award.tiers.size() == 1);
  CHECK(award.tiers[0].title.value == "Merit");
  CHECK(award.tiers[0].clauses.size() == 1);
}

TEST_CASE("a rule has parameters with their types, and lines of an award") {
  const auto result = read_well(
      "edition 1\nrule diploma(size: credits, pool: selection) {\n  follows base(size, level 5)\n"
      "  requires { core: at least size from pool  more: at least count of pool }\n}\n"
      "rule base() { source \"4.2\" repeats all }");
  const auto& rule = declared<ast::Rule>(*result);
  CHECK(rule.name.text == "diploma");
  REQUIRE(rule.parameters.size() == 2);
  CHECK(rule.parameters[1].name.text == "pool");
  CHECK(rule.parameters[1].type.text == "selection");
  REQUIRE(rule.body.follows.size() == 1);
  CHECK(rule.body.follows[0].rule.text == "base");
  CHECK(std::get<ast::Word>(rule.body.follows[0].arguments[0].kind).text == "size");
  CHECK(std::holds_alternative<ast::LevelReference>(rule.body.follows[0].arguments[1].kind));
  CHECK(rule.body.requirements.size() == 2);
  const auto& base = declared<ast::Rule>(*result, 1);
  CHECK(base.parameters.empty());
  CHECK(base.body.source->value == "4.2");
  CHECK(base.body.repeats->text == "all");
}

TEST_CASE("a test has a date, what is given, and what is expected") {
  const auto result = read_well(std::string(samples::data_practice));
  const auto& test = declared<ast::Test>(*result, 13);
  CHECK(test.title.value == "three level-5 micro-credentials make the certificate");
  CHECK(test.on->value.to_text() == "2026-06-30");
  REQUIRE(test.given.size() == 5);
  CHECK(std::get<ast::GivenLearnerFact>(test.given[0]).field.text == "born");
  const auto& first = std::get<ast::GivenCredential>(test.given[1]);
  CHECK(first.kind.text == "micro-credential");
  CHECK(first.code.value == "DATA-501");
  CHECK(first.issuer->value == "Otago Polytechnic");
  CHECK(first.credits->amount.value == Number(15));
  CHECK(first.subjects.front().value == "data");
  CHECK(first.awarded->value.to_text() == "2025-03-01");
  const auto& second = std::get<ast::GivenCredential>(test.given[2]);
  CHECK(second.partial);
  CHECK(second.facts.front().field.text == "grade");
  const auto& conferral = std::get<ast::GivenConferral>(test.given[3]);
  CHECK(conferral.award.text == "other");
  CHECK(conferral.on.has_value());
  CHECK(conferral.used->items.size() == 1);
  const auto& decision = std::get<ast::GivenDecision>(test.given[4]);
  CHECK(decision.kind.text == "approve");
  CHECK(decision.path.parts.size() == 2);
  CHECK(decision.by.value == "Programme Director");

  using Kind = ast::Expectation::Kind;
  std::vector<Kind> kinds;
  for (const ast::Expectation& expectation : test.expectations)
    kinds.push_back(expectation.kind);
  CHECK(kinds == std::vector<Kind>{Kind::met, Kind::met_on_completion, Kind::uses, Kind::is_short,
                                   Kind::is_short, Kind::needs_decision, Kind::needs_decision,
                                   Kind::missing, Kind::cannot_tell, Kind::not_met,
                                   Kind::undecided});
  CHECK(test.expectations[2].path.parts.size() == 2);
  CHECK(std::get<ast::KindCountMeasure>(*test.expectations[3].shortfall).kind.text == "course");
  CHECK(std::holds_alternative<ast::Quantity>(*test.expectations[4].shortfall));
  CHECK(test.expectations[5].authority->value == "Programme Director");
  CHECK_FALSE(test.expectations[6].authority.has_value());
  CHECK(test.expectations[7].field->text == "level");
}

TEST_CASE("the date of a test may stand behind a verdict that begins alike") {
  const auto result = read_well("edition 1 test \"t\" { expect a met on 2026-01-01 }");
  const auto& test = declared<ast::Test>(*result);
  CHECK(test.expectations.front().kind == ast::Expectation::Kind::met);
  CHECK(test.on.has_value());
}

TEST_CASE("escapes in text are resolved") {
  const auto result = read_well("edition 1 policy \"a\\\"b\\\\ \\u0041 \\ud83d\\ude00\\n\" { }");
  CHECK(declared<ast::PolicyHeader>(*result).title.value == "a\"b\\ A \xF0\x9F\x98\x80\n");
}

TEST_CASE("a declaration knows its first word and its whole place") {
  const auto result = read_well("edition 1\n\nlet a = courses # x\nuse b\n");
  const ast::Declaration& let = result->tree().declarations[0];
  CHECK(result->parsed.file->slice(let.keyword) == "let");
  CHECK(result->parsed.file->slice(let.span) == "let a = courses");
}

TEST_CASE("layout never carries meaning") {
  const auto result = read_well(
      "edition 1 award\na\n\"A\"\n{level\n5 credits\n40 requires{x:at\nleast\n3 of\ny}}let "
      "z=courses use q");
  CHECK(result->tree().declarations.size() == 3);
}
