// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/engine/report.hpp>

#include "report/display.hpp"
#include "sample_audits.hpp"

using namespace cairn::engine;

namespace {

/// Compares with golden/<name>.txt; CAIRN_UPDATE_GOLDEN=1 writes it instead, and fails to say so.
void check_golden(const std::string& name, const std::string& text) {
  const std::string path = CAIRN_SOURCE_DIR "/tests/unit/engine/report/golden/" + name + ".txt";
  if (std::getenv("CAIRN_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    FAIL("wrote " << path);
  }
  std::ifstream file(path);
  const std::string expected((std::istreambuf_iterator<char>(file)), {});
  CHECK(text == expected);
}

std::vector<std::string> lines(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> result;
  for (std::string line; std::getline(stream, line);)
    result.push_back(line);
  return result;
}

std::string line_with(const std::string& text, std::string_view part) {
  for (const std::string& line : lines(text)) {
    if (line.find(part) != std::string::npos) return line;
  }
  return {};
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a met award says so first and shows what counted where") {
  check_golden("met", text_report(sample::met()));
}
TEST_CASE("an award that is not met says what remains, and opens the clauses that are short") {
  check_golden("not_met", text_report(sample::not_met()));
}
TEST_CASE("conditions are sentences, and name the authority that must decide") {
  check_golden("needs_decision", text_report(sample::needs_decision()));
}
TEST_CASE("a fact that the record does not give is asked for") {
  check_golden("cannot_tell", text_report(sample::cannot_tell()));
}
TEST_CASE("an audit that ran out of work gives no answer and says why") {
  check_golden("undecided", text_report(sample::undecided()));
}
TEST_CASE("a narrow terminal gets a narrow page") {
  check_golden("narrow", text_report(sample::not_met(), {.width = 60}));
}

TEST_CASE("an ordinary audit fits one screen") {
  CHECK(lines(text_report(sample::met())).size() <= 40);
}

TEST_CASE("no line is wider than the page") {
  const std::vector<Audit> audits = {sample::met(), sample::not_met(), sample::needs_decision(),
                                     sample::cannot_tell(), sample::hostile()};
  for (const Audit& audit : audits) {
    for (const std::size_t width : {0UL, 40UL, 60UL, 79UL, 100UL, 200UL}) {
      const std::string text = text_report(audit, {.width = width});
      for (const std::string& line : lines(text)) {
        INFO(line);
        CHECK(report::display_width(line) <= std::max<std::size_t>(width, 40));
        CHECK_FALSE(line.ends_with(' '));
      }
    }
  }
}

TEST_CASE("nothing in a record or policy reaches the terminal as a control character") {
  const std::string text = text_report(sample::hostile());
  for (const char byte : text) {
    const bool control = static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
    CHECK((byte == '\n' || !control));
  }
  for (const std::string_view bad : {"\xe2\x80\xae", "\xe2\x80\xac", "\xc2\x9b", "\xe2\x80\x8b",
                                     "\xef\xbb\xbf", "\xf3\xa0\x81\x81", "\xff"}) {
    CHECK_FALSE(contains(text, bad));
  }
  CHECK(contains(text, "<U+001B>]0;owned<U+0007>"));
}

TEST_CASE("colour adds to the page and changes no word of it") {
  for (const Audit& audit : {sample::met(), sample::not_met(), sample::hostile()}) {
    const std::string plain = text_report(audit);
    std::string coloured = text_report(audit, {.colour = true});
    CHECK(coloured != plain);
    std::string stripped;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
      if (coloured[i] == '\x1b') {
        i = coloured.find('m', i);
        continue;
      }
      stripped += coloured[i];
    }
    CHECK(stripped == plain);
  }
}

TEST_CASE("a clause that is met keeps to itself what did not count") {
  Audit audit = sample::met();
  audit.clauses.front().excluded = sample::not_met().clauses.front().excluded;
  CHECK(text_report(audit) == text_report(sample::met()));
}

TEST_CASE("many credentials out for one reason take a few lines") {
  Audit audit = sample::not_met();
  auto& excluded = audit.clauses.front().excluded;
  excluded.clear();
  for (int i = 0; i < 40; ++i) {
    excluded.push_back({{"", "X-" + std::to_string(i), "", ""},
                        ExclusionReason::does_not_match,
                        "",
                        "level is " + std::to_string(i % 5)});
  }
  const std::string text = text_report(audit);
  CHECK(contains(text, "X-0, X-5, X-10, X-15, X-20, X-25 and 2 more: level is 0"));
  CHECK_FALSE(contains(text, "level is 3"));
  CHECK(contains(text, "and 16 more"));
}

TEST_CASE("a credential without a code goes by its title, and one without either by its place") {
  Audit audit = sample::met();
  audit.clauses.front().used.front().credential = {"#1", "", "First Aid", ""};
  CHECK(contains(text_report(audit), "\"First Aid\"\n"));
  audit.clauses.front().used.front().credential = {"#1", "", "", ""};
  CHECK(contains(text_report(audit), "entry #1\n"));
}

TEST_CASE("bounds are said as the policy means them") {
  Audit audit = sample::met();
  Measured& measure = audit.clauses.front().measures.front();
  const auto said = [&] { return line_with(text_report(audit), " counted"); };
  measure.low = measure.high = "3";
  CHECK(contains(said(), "3 credentials counted, exactly 3 needed"));
  measure.high = "5";
  CHECK(contains(said(), "3 credentials counted, between 3 and 5 needed"));
  measure.low = "";
  CHECK(contains(said(), "3 credentials counted, at most 5 allowed"));
  measure = {"", "%", "50", "", "62.5", "", true};
  CHECK(contains(text_report(audit), "62.5%, at least 50% needed"));
  measure = {"", "points", "3", "", "2.8", "0.2", false};
  CHECK(contains(text_report(audit), "2.8 points, at least 3 needed, short by 0.2"));
}

TEST_CASE("the smallest addition is said in whole words") {
  Audit audit = sample::not_met();
  Measured& measure = audit.clauses.front().measures.front();
  measure.shortfall = "1";
  measure.unit = "licences";
  CHECK(contains(text_report(audit), "core      1 more licence ("));
  measure.unit = "%";
  measure.shortfall = "12.5";
  CHECK(contains(text_report(audit), "core      12.5% more ("));
  measure.unit = "work-experience";
  measure.shortfall = "2";
  CHECK(contains(text_report(audit), "core      2 more work-experience ("));
  audit.least_proved = false;
  CHECK(contains(text_report(audit), "(not proved to be the least)"));
}

TEST_CASE("a credential that another clause shuts out names that clause") {
  CHECK(contains(text_report(sample::not_met(), {.width = 200}),
                 "within 5 years before audit (data-practice.currency)"));
}

TEST_CASE("evidence that is recognised together shows its amount once") {
  Audit audit = sample::met();
  ClauseAudit& breadth = audit.clauses[1];
  breadth.used = {{{"a", "ONE", "", ""}, "10", "BOTH", "pair", false, false},
                  {{"b", "TWO", "", ""}, "0", "BOTH", "pair", false, false}};
  const std::string text = text_report(audit);
  CHECK(contains(text, "ONE  10 nzqcf credits, as BOTH by pair"));
  CHECK(contains(text, "TWO  as BOTH by pair"));
}

TEST_CASE("a credential that counts in part says of how much it is one") {
  Audit audit = sample::met();
  audit.clauses[1].used = {{{"a", "ONE", "", ""}, "10", "", "", false, false, "64 nzqcf credits"}};
  CHECK(contains(text_report(audit), "ONE  10 nzqcf credits, a part of 64 nzqcf credits"));
}

TEST_CASE("a title that names a value says what else would do") {
  Audit audit = sample::met();
  audit.results.named = {{"subject", "arts", {"law", "web"}}};
  CHECK(contains(text_report(audit, {.width = 200}),
                 "the title names the subject \"arts\"; it could as well be \"law\" or \"web\""));
}

TEST_CASE("the clauses of an award within an award stand under its own clause") {
  Audit audit = sample::met();
  audit.clauses[1].depth = 1;  // of the inner award
  ClauseAudit inner = audit.clauses[3];
  inner.depth = 1;
  inner.label = "inner-cap";
  audit.clauses.insert(audit.clauses.begin() + 2, inner);
  const std::string text = text_report(audit);
  CHECK(text.find("inner-cap") < text.find("Over everything that counts"));
  CHECK(text.find("Requirements") == text.rfind("Requirements"));
}

TEST_CASE("a group speaks of its members, and a span of time names its unit with the bound") {
  Audit audit = sample::not_met();
  CHECK(contains(text_report(audit), "0 clauses met, at least 1 needed, short by 1"));
  audit.clauses.front().measures.front() = {"", "years", "", "4", "", "", true};
  // `oldest to latest at most 4 years` has nothing to count, and is not said twice.
  CHECK_FALSE(contains(text_report(audit), "at most 4 years allowed"));
  audit.clauses.front().measures.front().shortfall = "1";
  CHECK(contains(text_report(audit), "at most 4 years allowed, short by 1"));
}

TEST_CASE("a branch that was not taken is one line that names its members") {
  Audit audit = sample::not_met();
  ClauseAudit branch = audit.clauses[4];  // theory
  branch.label = "both";
  branch.text = "all of { one: … two: … }";
  ClauseAudit member = branch;
  member.depth = 2;
  member.label = "one";
  ClauseAudit other = member;
  other.label = "two";
  audit.clauses.insert(audit.clauses.begin() + 5, {branch, member, other});
  const std::string text = text_report(audit);
  CHECK(contains(text, "- not chosen    both     all of these: one, two\n"));
  CHECK_FALSE(contains(text, "- not chosen      one"));
}

TEST_CASE("a fraction without an end is cut, never rounded up to what it falls short of") {
  Audit audit = sample::met();
  Measured& measure = audit.clauses.front().measures.front();
  measure = {"", "points", "3", "", "299/100000", "", false};
  CHECK(contains(text_report(audit), "0.00… (299/100000) points"));
  measure.counted = "38/11";
  CHECK(contains(text_report(audit), "3.45… (38/11) points, at least 3 needed"));
  measure.counted = "8999/3000";
  CHECK(contains(text_report(audit), "2.99… (8999/3000) points"));
  measure.counted = "9223372036854775807/9223372036854775806";
  CHECK(contains(text_report(audit), "(9223372036854775807/9223372036854775806) points"));
  measure.counted = "1/0";
  CHECK(contains(text_report(audit), "1/0 points"));
}

TEST_CASE("a web address stays whole, so that it can be copied") {
  Audit audit = sample::met();
  audit.policy.source = "https://www.example.org/" + std::string(120, 'a');
  CHECK(contains(text_report(audit), audit.policy.source));
  audit.policy.source += std::string(100'000, 'a');
  CHECK_FALSE(contains(text_report(audit), audit.policy.source));
}

TEST_CASE("a fact that is asked for says more only where there is more to say") {
  Audit audit = sample::cannot_tell();
  CHECK(contains(text_report(audit), "please supply the level of AWS-DEA\n"));
  audit.clauses.front().missing.front().why = "the record gives 42 credits of no named unit";
  CHECK(contains(text_report(audit), "the level of AWS-DEA: the record gives 42 credits"));
}
