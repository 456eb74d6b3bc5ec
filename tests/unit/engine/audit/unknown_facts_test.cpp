// SPDX-License-Identifier: Apache-2.0
// What a record does not give is unknown: it is never taken for granted and never held against the
// learner, and it is only mentioned where it mattered.
#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {
const Given no_level{.code = "N-1", .level = ""};
const Given no_credits{.code = "N-2", .credits = 0};
const Given no_mode{.code = "N-3", .mode = ""};
}  // namespace

TEST_CASE("an unknown fact that decides is named") {
  const Policy policy = award("requires { core: at least 1 of courses where level >= 5 }");
  const Audit audit = audited(policy, record({no_level}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(
      texts(audit.conditions) ==
      std::vector<std::string>{"level of N-1, which the record does not give; asked: level >= 5"});
  const ClauseAudit& core = clause(audit, "a.core");
  CHECK(core.status == ClauseStatus::cannot_tell);
  REQUIRE(core.missing.size() == 1);
  CHECK(core.missing[0].field == "level");
  CHECK(core.missing[0].why == "the record gives no level");
  CHECK(core.used.at(0).by_unknown);
}

TEST_CASE("one fact that is asked for twice in a clause is asked for once") {
  const Policy policy =
      award("requires { core: at least 15 credits from courses where credits >= 10 }");
  const Audit audit = audited(policy, record({no_credits}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{
            "credits of N-2, which the record does not give; asked: credits >= 10"});
  CHECK(clause(audit, "a.core").missing.size() == 1);
  const Measured& measured = clause(audit, "a.core").measures.at(0);
  CHECK(measured.open);
  CHECK(measured.counted == "0");
}

TEST_CASE("what was taken for granted in reading a fact is said, and only then") {
  const Given walked{.code = "W", .level = "other 4", .grade = "B"};
  const Audit level =
      audited(award("requires { core: at least 1 course where level >= 5 }"), record({walked}));
  CHECK(level.verdict == Verdict::met);
  REQUIRE(level.assumptions.size() == 1);
  CHECK(level.assumptions[0].field == "level");
  CHECK(level.assumptions[0].value == "nzqcf 7");
  CHECK(level.assumptions[0].from == "the crosswalk from other (Agreement)");
  const Audit grade =
      audited(award("requires { core: at least 1 course where grade >= \"C\" }"), record({walked}));
  REQUIRE(grade.assumptions.size() == 1);
  CHECK(grade.assumptions[0].field == "scale");
  CHECK(
      audited(award("requires { core: at least 1 course }"), record({walked})).assumptions.empty());
}

TEST_CASE("a fact of the learner that a credential is held against is asked of the learner") {
  const Policy policy = award(
      "requires { core: at least 1 course where awarded within 1 year before learner admitted }");
  const Audit audit = audited(policy, record({Given{.code = "A"}}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  REQUIRE(audit.conditions.size() == 1);
  CHECK_FALSE(audit.conditions[0].credential.has_value());
  CHECK(audit.conditions[0].text ==
        "the learner's date of admission, which the record does not give; asked: awarded within 1 "
        "year before learner admitted");
  CHECK_FALSE(clause(audit, "a.core").missing.at(0).credential.has_value());
}

TEST_CASE("an unknown fact that decides nothing leaves the verdict alone") {
  const Policy policy = award("requires { core: at least 1 of courses where level >= 5 }");
  CHECK(verdict(policy, record({no_level, Given{.code = "A"}})) == Verdict::met);
  CHECK(verdict(award("requires { core: at least 2 of courses where level >= 5 }"),
                record({no_level})) == Verdict::not_met);
}

TEST_CASE("three-valued `and`, `or` and `not`") {
  const auto with = [](const std::string& test) {
    return verdict(award("requires { core: at least 1 of courses where " + test + " }"),
                   record({no_level}));
  };
  CHECK(with("level >= 5 or code is \"N-1\"") == Verdict::met);
  CHECK(with("level >= 5 and code is \"X\"") == Verdict::not_met);
  CHECK(with("level >= 5 and code is \"N-1\"") == Verdict::cannot_tell);
  CHECK(with("not level >= 5") == Verdict::cannot_tell);
  CHECK(with("level is known") == Verdict::not_met);
  CHECK(with("level is not known") == Verdict::met);
}

TEST_CASE("an unknown amount counts nothing for the learner, and in favour what it may be") {
  const Policy policy = award("requires { volume: at least 30 credits }");
  CHECK(verdict(policy, record({Given{.code = "A"}, no_credits})) == Verdict::cannot_tell);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B"}, no_credits})) ==
        Verdict::met);
  // A micro-credential of that framework carries at most 40 credits.
  const Policy large = award("requires { volume: at least 41 credits }");
  const Given micro{.code = "M", .credits = 0, .kind = "micro-credential"};
  CHECK(verdict(large, record({micro})) == Verdict::not_met);
  CHECK(verdict(award("requires { volume: at least 40 credits }"), record({micro})) ==
        Verdict::cannot_tell);
}

TEST_CASE("credits of another unit are not credits of this one") {
  const Policy policy = award("requires { volume: at least 15 credits }");
  const Audit audit = audited(
      policy, record({Given{.code = "A", .credits = 0, .more = R"("credits": "15 ects")"}}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(clause(audit, "a.volume").missing.at(0).why ==
        "the record gives 15 ects credits, and nzqcf credits are asked for");
}

TEST_CASE("under a cap an unknown amount cannot be counted in the cautious reading") {
  const Policy policy = award(R"(
    requires { core: at least 2 of courses }
    overall  { transfer: at most 20 credits from credentials where mode is transfer })");
  const Given unknown_transfer{.code = "X", .credits = 0, .mode = "transfer"};
  CHECK(verdict(policy, record({Given{.code = "A"}, unknown_transfer})) == Verdict::cannot_tell);
  CHECK(verdict(policy, record({Given{.code = "A"}, Given{.code = "B"}, unknown_transfer})) ==
        Verdict::met);
}

TEST_CASE("an unknown mode counts against a cap with its known amount") {
  const Policy policy = award(R"(
    requires { volume: at least 30 credits }
    overall  { transfer: at most 15 credits from credentials where mode is transfer })");
  const Audit audit = audited(policy, record({no_mode, Given{.code = "N-4", .mode = ""}}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(clause(audit, "a.transfer").status == ClauseStatus::cannot_tell);
  CHECK(verdict(award(R"(
    requires { volume: at least 30 credits }
    overall  { transfer: at most 30 credits from credentials where mode is transfer })"),
                record({no_mode, Given{.code = "N-4", .mode = ""}})) == Verdict::met);
}

TEST_CASE("a level of another framework goes through an official crosswalk") {
  const auto with = [](const std::string& level, const std::string& test) {
    return verdict(award("requires { core: at least 1 of courses where " + test + " }"),
                   record({Given{.code = "A", .level = level}}));
  };
  CHECK(with("other 3", "level >= 5") == Verdict::met);          // 5 or 6: either way
  CHECK(with("other 3", "level >= 6") == Verdict::cannot_tell);  // 5 or 6
  CHECK(with("other 3", "level >= 7") == Verdict::not_met);
  CHECK(with("other 3", "level in { 5, 6 }") == Verdict::met);
  CHECK(with("other 2", "level >= 1") == Verdict::cannot_tell);
  CHECK(with("elsewhere 9", "level >= 1") == Verdict::cannot_tell);
}

TEST_CASE("a grade is read on its scale alone") {
  const Policy policy = award("requires { core: at least 1 of courses where grade >= \"B\" }");
  const auto with = [&](const std::string& grade, const std::string& more = "") {
    return audited(policy, record({Given{.code = "A", .grade = grade, .more = more}}));
  };
  const Audit assumed = with("A");
  CHECK(assumed.verdict == Verdict::met);
  REQUIRE(assumed.assumptions.size() == 1);
  CHECK(assumed.assumptions[0].value == "letters");
  CHECK(assumed.assumptions[0].from == "the policy");
  CHECK(with("C").verdict == Verdict::not_met);
  CHECK(with("7").verdict == Verdict::cannot_tell);
  CHECK(with("A", R"("scale": "stars")").verdict == Verdict::cannot_tell);
  CHECK(with("A", R"("scale": "letters")").assumptions.empty());
}

TEST_CASE("a list says no only where it is complete") {
  const Policy policy =
      award("requires { core: at least 1 of courses where subject includes \"data\" }");
  const std::string maths = json(Given{.code = "A", .more = R"("subjects": ["maths"])"});
  CHECK(verdict(policy, record({maths})) == Verdict::not_met);
  CHECK(verdict(policy, R"({"cairn": "record/1", "learner": {"id": "L"}, "credentials": [)" +
                            maths + "]}") == Verdict::cannot_tell);
  CHECK(verdict(policy, record({json(Given{.code = "A"})})) == Verdict::not_met);
}

TEST_CASE("where nothing says whether it was awarded, a credential may count or not") {
  const Policy policy = award("requires { core: at least 1 of courses }");
  const Audit audit = audited(policy, record({Given{.code = "A", .awarded = ""}}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(clause(audit, "a.core").missing.at(0).field == "status");
  CHECK(verdict(policy, record({Given{.code = "A", .awarded = "", .status = "awarded"}})) ==
        Verdict::met);
}

TEST_CASE("a fact of the learner that is not given") {
  const Policy policy = award(R"(
    requires { core: any of { "A" } }
    provided { adult: learner where age >= 16 })");
  const auto with = [&](const std::string& learner) {
    return audited(policy, record({Given{.code = "A"}}, "\"learner\": {" + learner + "}"));
  };
  CHECK(with(R"("id": "L", "born": "1990-02-01")").verdict == Verdict::met);
  const Audit young = with(R"("id": "L", "born": "2012-02-01")");
  CHECK(young.verdict == Verdict::not_met);
  CHECK(clause(young, "a.adult").notes ==
        std::vector<std::string>{"the learner's age is 14; the clause asks age >= 16"});
  const Audit unknown = with(R"("id": "L")");
  CHECK(unknown.verdict == Verdict::cannot_tell);
  CHECK(clause(unknown, "a.adult").missing.at(0).field == "born");
  CHECK(with(R"("id": "L", "born": "2010")").verdict == Verdict::cannot_tell);
  CHECK(with(R"("id": "L", "born": "2009")").verdict == Verdict::met);
}

TEST_CASE("declared fields are of their type, or unknown with that reason") {
  const std::string fields = R"(
    field credential course-level is number
    field credential applied is date
    field learner degree is yes-or-no)";
  const Policy number =
      award("requires { core: at least 1 of courses where course-level >= 300 }", fields);
  const auto with = [](const std::string& value) {
    return record({Given{.code = "A", .more = R"("fields": {"course-level": )" + value + "}"}});
  };
  CHECK(verdict(number, with("300")) == Verdict::met);
  CHECK(verdict(number, with("\"300\"")) == Verdict::met);
  CHECK(verdict(number, with("200")) == Verdict::not_met);
  const Audit wrong = audited(number, with("\"third year\""));
  CHECK(wrong.verdict == Verdict::cannot_tell);
  CHECK(clause(wrong, "a.core").missing.at(0).why ==
        "course-level is \"third year\", which is not of the type that the policy declares");
  CHECK(verdict(award("requires { core: at least 1 of courses where applied before 2025-01-01 }",
                      fields),
                record({Given{.code = "A", .more = R"("fields": {"applied": "2024-05-01"})"}})) ==
        Verdict::met);
  CHECK(verdict(award("requires { core: any of { \"A\" } } provided { d: learner where degree }",
                      fields),
                record({Given{.code = "A"}},
                       R"("learner": {"id": "L", "fields": {"degree": true}})")) == Verdict::met);
}

TEST_CASE("only facts that mattered are asked for") {
  // N-1 comes first and would do with a level; A does without. Only the credits of N-2 decide.
  const Policy policy = award(R"(
    requires {
      core:   at least 1 of courses where level >= 5
      volume: at least 15 credits from badges
    })");
  const Audit audit =
      audited(policy, record({Given{.code = "N-1", .level = "", .awarded = "2020-01-01"},
                              Given{.code = "A", .awarded = "2025-01-01"},
                              Given{.code = "N-2", .credits = 0, .kind = "badge"}}));
  CHECK(audit.verdict == Verdict::cannot_tell);
  CHECK(texts(audit.conditions) ==
        std::vector<std::string>{"credits of N-2, which the record does not give"});
  CHECK(clause(audit, "a.core").status == ClauseStatus::met);
  CHECK(clause(audit, "a.core").missing.empty());
}
