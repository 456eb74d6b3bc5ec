// SPDX-License-Identifier: Apache-2.0
// Evidence of an amount or a choice: which credentials may stand for each other, and that of all
// the ways to put evidence together one that helps is found. Chance is held against enumeration.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "auditing.hpp"

using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

/// Badges that are alike but for what is said of each: `B1`, `B2` …
std::string alike_but(const std::vector<std::string>& facts, const std::string& record_more = "") {
  std::vector<std::string> credentials;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    std::string text = R"({"id": "b)" + number + R"(", "kind": "badge")";
    const auto unless_given = [&](const std::string& name, const std::string& value) {
      if (facts[i].find('"' + name + '"') == std::string::npos)
        text.append(", \"").append(name).append("\": \"").append(value).append("\"");
    };
    unless_given("code", "B" + number);
    unless_given("issuer", "Acme");
    unless_given("awarded", "2025-03-01");
    unless_given("mode", "taught");
    credentials.push_back(text + (facts[i].empty() ? "" : ", " + facts[i]) + "}");
  }
  return record(credentials, record_more);
}

/// Two badges are evidence for the bulk, and two others are asked for beside it.
Policy pairs(const std::string& rest, const std::string& declarations = "") {
  return award(
      "requires {\nbulk: at least 20 credits where mode is recognised\nrest: " + rest + "\n}",
      "recognise pair: at least 2 badges { as 20 credits }\n" + declarations);
}

}  // namespace

TEST_CASE("badges that a clause tells apart do not stand for each other as evidence") {
  struct Row {
    const char* rest;  ///< what the first and the third pass, and the others do not
    const char* passes;
    const char* fails;
    const char* declarations = "";
  };
  for (const Row& row : std::initializer_list<Row>{
           {"at least 2 badges where level >= 5", R"("level": "nzqcf 5")", R"("level": "nzqcf 4")"},
           {"at least 2 badges where subject includes \"data\"", R"("subjects": ["data"])",
            R"("subjects": ["art"])"},
           {"at least 2 badges where skill includes \"data\"", R"("skills": ["data"])",
            R"("skills": [])"},
           {"at least 2 badges where tag includes \"data\"", R"("tags": ["data"])",
            R"("tags": ["art", "data-free"])"},
           {"at least 2 badges, all with the same tag", R"("tags": ["data"])", R"("tags": [])"},
           {"at least 2 badges where title matches \"Data*\"", R"("title": "Data work")",
            R"("title": "Work")"},
           {"at least 2 badges where issuer is \"Globex\"", R"("issuer": "Globex")",
            R"("issuer": "Initech")"},
           {"at least 2 badges where grade >= \"B\"", R"("grade": "A")", R"("grade": "C")"},
           {"at least 2 badges where grade >= \"B\"", R"("grade": "A", "scale": "letters")",
            R"("grade": "A", "scale": "others")"},
           {"at least 2 badges where mark >= 70", R"("mark": 70)", R"("mark": 69)"},
           {"at least 2 badges where started from 2025-01-01", R"("started": "2025-01-01")",
            R"("started": "2024-12-31")"},
           {"at least 2 badges where active", R"("expires": "2026-06-30")",
            R"("expires": "2026-06-29")"},
           {"at least 2 badges where year is 2021", R"("fields": {"year": 2021})",
            R"("fields": {"year": 2022})"},
           {"at least 2 badges where assessed", R"("assessed": true)", R"("assessed": false)"},
           {"at least 2 badges where proctored", R"("proctored": true)", R"("proctored": false)"},
           {"at least 2 badges where language is \"mi\"", R"("language": "mi")",
            R"("language": "en")"},
           {"at least 2 badges where verified", R"("checks": [{"what": "s", "result": "pass"}])",
            R"("checks": [{"what": "s", "result": "fail"}])"},
           {"at least 2 badges where mode is transfer", R"("mode": "transfer")",
            R"("mode": "online")"},
           {"at least 80 hours from badges where mode is taught", R"("hours": 40)",
            R"("hours": 30)"},
           {"at least 20 credits from badges where mode is taught", R"("credits": "10 nzqcf")",
            R"("credits": "5 nzqcf")"},
           {"at least 2 badges where words >= 500", R"("fields": {"words": 500})",
            R"("fields": {"words": 499})", "field credential words is number"},
           {"at least 2 badges where not (theme includes \"x\")", R"("language": "en")",
            R"("partial": ["tags"])", "field credential theme is texts"},
       }) {
    INFO(row.rest);
    const Policy policy = pairs(row.rest, row.declarations);
    CHECK(verdict(policy, alike_but({row.passes, row.fails, row.passes, row.fails})) ==
          Verdict::met);
    CHECK(verdict(policy, alike_but({row.passes, row.fails, row.fails, row.fails})) !=
          Verdict::met);
  }
}

TEST_CASE("badges of different days do not stand for each other where a day is asked about") {
  const auto on = [](const std::vector<std::string>& days, const std::string& more = "") {
    std::vector<std::string> facts;
    for (const std::string& day : days)
      facts.push_back(R"("awarded": ")" + day + '"');
    return alike_but(facts, more);
  };
  const Policy tested = pairs(
      "at least 2 badges where awarded from 2021-01-01 until 2021-12-31 or awarded from 2023-01-01 "
      "until 2023-12-31");
  CHECK(verdict(tested, on({"2021-05-01", "2022-05-01", "2023-05-01", "2024-05-01"})) ==
        Verdict::met);
  const Policy within = pairs("at least 2 badges, within any 1 month");
  CHECK(verdict(within, on({"2020-01-15", "2022-01-01", "2022-01-15", "2024-01-15"})) ==
        Verdict::met);
  CHECK(verdict(within, on({"2020-01-15", "2022-01-01", "2022-02-15", "2024-01-15"})) ==
        Verdict::not_met);
  const Policy close = award(
      "requires {\nbulk: at least 20 credits where mode is recognised\nrest: at least 1 badge "
      "where "
      "mode is taught\n}\noverall { time: oldest to latest at most 1 year }",
      "recognise pair: at least 2 badges { as 20 credits }");
  // The first and the last are the evidence, dated by the last; the third is close to that.
  CHECK(verdict(close, on({"2010-01-15", "2015-01-15", "2020-01-15", "2020-06-15"})) ==
        Verdict::met);
  const Policy shared = award("requires { bulk: at least 20 credits where mode is recognised }",
                              "recognise pair: at least 2 badges { as 20 credits once }\n"
                              "award c \"Other\" { requires { any: at least 1 badge } }");
  // What was awarded after the other award was conferred was not used for it.
  const std::string conferred = R"("conferred": [{"award": "c", "on": "2022-12-31"}])";
  CHECK(verdict(shared, on({"2022-05-01", "2023-05-01", "2024-05-01"}, conferred)) == Verdict::met);
  CHECK(verdict(shared, on({"2021-05-01", "2022-05-01", "2024-05-01"}, conferred)) ==
        Verdict::cannot_tell);
}

TEST_CASE("a badge whose code is not known does not stand for one that is not in a list") {
  const Policy policy = pairs("at least 2 of badges except { \"Q\" from \"Acme\" }");
  const auto on = [](const std::string& month, const std::string& more = "") {
    return R"("awarded": "2025-0)" + month + R"(-01")" + more;
  };
  const std::string unknown = R"(, "code": "")";
  CHECK(verdict(policy, alike_but({on("1"), on("2", unknown), on("3"), on("4", unknown)})) ==
        Verdict::met);
  CHECK(verdict(policy, alike_but({on("1"), on("2", unknown), on("3", unknown),
                                   on("4", unknown)})) == Verdict::cannot_tell);
}

TEST_CASE("a badge whose code something is recognised as does not stand for another") {
  const Policy policy = award(R"(requires {
  other: at least 1 course where mode is recognised
  bulk:  at least 20 credits from badges where mode is recognised
})",
                              R"(
recognise pair: at least 2 badges { as 20 credits }
recognise again: "X" from "Acme" { as course "B1" })");
  const auto badge = [](const std::string& code) {
    return Given{.code = code, .credits = 0, .kind = "badge"};
  };
  const Given course{.code = "X", .kind = "course", .issuer = "Acme"};
  // The first badge and the course are attempts at one thing, so that the other two are evidence.
  CHECK(verdict(policy, record({badge("B1"), badge("B2"), badge("B3"), course})) == Verdict::met);
  CHECK(verdict(policy, record({badge("B1"), badge("B2"), course})) == Verdict::not_met);
}

namespace {

/// The engine is seeded, and no distribution of the library is used: these differ between
/// implementations.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return engine_() % bound; }

 private:
  std::mt19937 engine_;
};

struct Badge {
  std::optional<int> level;  ///< 5 or 6
  std::optional<int> credits;
};

using Mask = std::uint32_t;  ///< of badges

/// What is known of the badges, with all that is not known against the learner or in favour.
struct Reading {
  std::vector<Badge> badges;
  bool in_favour = false;

  [[nodiscard]] std::uint32_t count(Mask of, int level) const {
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < badges.size(); ++i) {
      if ((of >> i & 1U) == 0) continue;
      if (level == 0 || badges[i].level.value_or(in_favour ? 9 : 0) >= level) ++found;
    }
    return found;
  }
  [[nodiscard]] int credits(Mask of) const {
    int sum = 0;
    for (std::size_t i = 0; i < badges.size(); ++i)
      if ((of >> i & 1U) != 0) sum += badges[i].credits.value_or(in_favour ? 1000 : 0);
    return sum;
  }
};

/// A recognition of badges, as the policy writes it and as it is counted by hand.
struct Evidence {
  const char* text;
  bool (*is_enough)(const Reading&, Mask);
};

/// Whether some part of `of` passes one, and what is left the other.
template <class One, class Other>
bool divides(Mask of, One one, Other other) {
  for (Mask part = of;; part = (part - 1) & of) {
    if (one(part) && other(of & ~part)) return true;
    if (part == 0) return false;
  }
}

const std::vector<Evidence> sorts_of_evidence{
    {"at least 2 badges", [](const Reading& it, Mask of) { return it.count(of, 0) >= 2; }},
    {"at least 3 badges where level >= 6",
     [](const Reading& it, Mask of) { return it.count(of, 6) >= 3; }},
    {"at least 7 credits from badges",
     [](const Reading& it, Mask of) { return it.credits(of) >= 7; }},
    {"any of { one: at least 2 badges where level >= 6  two: at least 9 credits from badges }",
     [](const Reading& it, Mask of) { return it.count(of, 6) >= 2 || it.credits(of) >= 9; }},
    {"all of { one: at least 1 badges where level >= 6  two: at least 4 credits from badges }",
     [](const Reading& it, Mask of) {
       return divides(
           of, [&](Mask part) { return it.count(part, 6) >= 1; },
           [&](Mask part) { return it.credits(part) >= 4; });
     }},
};

struct Wanted {
  std::uint32_t uses;
  int credits;           ///< of badges as themselves, beside
  std::uint32_t higher;  ///< badges of level 6 as themselves, beside these
};

/// Whether `free` can be divided into so many uses and what is wanted beside them.
bool suffices(const Reading& it, const Evidence& evidence, const Wanted& wanted, std::uint32_t uses,
              Mask free) {
  if (uses == 0) {
    return divides(
        free, [&](Mask part) { return it.credits(part) >= wanted.credits; },
        [&](Mask part) { return it.count(part, 6) >= wanted.higher; });
  }
  for (Mask part = free; part != 0; part = (part - 1) & free) {
    if (evidence.is_enough(it, part) && suffices(it, evidence, wanted, uses - 1, free & ~part))
      return true;
  }
  return false;
}

std::string record_of(const std::vector<Badge>& badges, const std::string& more = "") {
  std::vector<std::string> credentials;
  for (std::size_t i = 0; i < badges.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    std::string text = R"({"id": "b)" + number + R"(", "code": "B)" + number +
                       R"(", "kind": "badge", "issuer": "Acme", "awarded": "2025-03-01",
                          "mode": "taught")";
    if (badges[i].level) text += R"(, "level": "nzqcf )" + std::to_string(*badges[i].level) + '"';
    if (badges[i].credits)
      text += R"(, "credits": ")" + std::to_string(*badges[i].credits) + " nzqcf\"";
    credentials.push_back(text + "}");
  }
  return record(credentials, more);
}

/// A decision about no clause names each badge, so that none stands for another.
std::string each_named(std::size_t badges) {
  std::string decisions;
  for (std::size_t i = 1; i <= badges; ++i) {
    decisions += std::string(i == 1 ? "" : ", ") +
                 R"({"kind": "pin", "clause": "nothing", "by": "Nobody", "credential": "b)" +
                 std::to_string(i) + "\"}";
  }
  return "\"decisions\": [" + decisions + "]";
}

}  // namespace

TEST_CASE("a way to put evidence together is found just where trying all of them finds one") {
  std::array<int, 3> seen{};
  for (std::size_t sort = 0; sort < sorts_of_evidence.size(); ++sort) {
    const Evidence& evidence = sorts_of_evidence[sort];
    for (std::uint32_t seed = 0; seed < 40; ++seed) {
      Dice dice(seed * 10 + static_cast<std::uint32_t>(sort));
      std::vector<Badge> held(3 + dice.below(5));
      // Few different amounts, so that some badges are alike.
      for (Badge& badge : held) {
        if (dice.below(8) != 0) badge.level = 5 + static_cast<int>(dice.below(2));
        if (dice.below(8) != 0) badge.credits = 2 + static_cast<int>(dice.below(3));
      }
      const Wanted wanted{1 + dice.below(2), 2 * static_cast<int>(dice.below(4)), dice.below(3)};
      const Policy policy = award(
          "requires {\nbulk: at least " + std::to_string(10 * wanted.uses) +
              " credits where mode is recognised\nown: at least " + std::to_string(wanted.credits) +
              " credits from badges where mode is taught\nhigh: at least " +
              std::to_string(wanted.higher) + " badges where level >= 6 and mode is taught\n}",
          std::string("recognise ") + evidence.text + " { as 10 credits }");
      INFO(evidence.text << ", seed " << seed << ": " << record_of(held));
      const Mask all = (1U << held.size()) - 1;
      const bool surely = suffices({held, false}, evidence, wanted, wanted.uses, all);
      const bool perhaps = suffices({held, true}, evidence, wanted, wanted.uses, all);
      const Verdict by_hand = surely    ? Verdict::met
                              : perhaps ? Verdict::cannot_tell
                                        : Verdict::not_met;
      ++seen[surely ? 0 : perhaps ? 1 : 2];
      CHECK(verdict(policy, record_of(held)) == by_hand);
      CHECK(verdict(policy, record_of(held, each_named(held.size()))) == by_hand);
    }
  }
  // All three happen, so that this test says something.
  CHECK(seen[0] > 20);
  CHECK(seen[1] > 10);
  CHECK(seen[2] > 20);
}
