// SPDX-License-Identifier: Apache-2.0
// `order … after` and `counted within`, against every choice of credentials and every day that the
// record leaves open, by their definitions alone.
#include <algorithm>
#include <functional>
#include <random>

#include <cairn/lang/date.hpp>

#include "auditing.hpp"

using namespace cairn;
using namespace cairn::engine;
using namespace cairn::engine::auditing;

namespace {

/// A credential of a trial: a course comes first, a badge after, a degree is neither.
struct Drawn {
  std::string kind;
  std::vector<Date> days;  ///< on one of which it was awarded
  std::string written;     ///< as the record has it
};

/// What counts, each with the day on which it was awarded.
struct Counted {
  std::string kind;
  Date day;
};
using Law = std::function<bool(const std::vector<Counted>&)>;

Drawn drawn(std::mt19937& dice) {
  const auto below = [&](std::uint32_t bound) { return static_cast<int>(dice() % bound); };
  static const std::vector<std::string> kinds = {"course", "course", "badge", "badge", "degree"};
  Drawn result{kinds[static_cast<std::size_t>(below(5))], {}, ""};
  const int month = 1 + below(4);
  const int of_month = 1 + below(3);
  switch (below(6)) {
    case 0:
      // The days on which something happens, the days after, and the ends of the month.
      for (const int open : {1, 3, 4, 28})
        result.days.push_back(*Date::from_ymd(2025, month, open));
      result.written = "2025-0" + std::to_string(month);
      break;
    case 1:
      for (int of_year = 1; of_year <= 4; ++of_year) {
        for (const int open : {1, 4})
          result.days.push_back(*Date::from_ymd(2025, of_year, open));
      }
      result.days.push_back(*Date::from_ymd(2024, 1, 1));
      result.days.push_back(*Date::from_ymd(2026, 6, 30));
      break;
    default:
      result.days.push_back(*Date::from_ymd(2025, month, of_month));
      result.written = result.days[0].to_text();
      break;
  }
  return result;
}

/// Whether some choice of so many credentials obeys the law: on every day on which they may
/// have been awarded, or, `favour`, on some.
bool some_choice(const std::vector<Drawn>& held, std::size_t count, const Law& law, bool favour) {
  for (std::uint32_t choice = 0; choice < (1U << held.size()); ++choice) {
    std::vector<const Drawn*> chosen;
    for (std::size_t i = 0; i < held.size(); ++i) {
      if ((choice >> i & 1U) != 0) chosen.push_back(&held[i]);
    }
    if (chosen.size() != count) continue;
    std::vector<Counted> counted(chosen.size());
    std::function<bool(std::size_t)> on_days = [&](std::size_t at) {
      if (at == chosen.size()) return law(counted);
      for (const Date day : chosen[at]->days) {
        counted[at] = {chosen[at]->kind, day};
        if (on_days(at + 1) == favour) return favour;
      }
      return !favour;
    };
    if (on_days(0)) return true;
  }
  return false;
}

/// 8.20, with at least so many courses first.
Law in_order(std::ptrdiff_t least) {
  return [least](const std::vector<Counted>& counted) {
    return std::all_of(counted.begin(), counted.end(), [&](const Counted& after) {
      if (after.kind != "badge") return true;
      return std::count_if(counted.begin(), counted.end(), [&](const Counted& first) {
               return first.kind == "course" && first.day < after.day;
             }) >= least;
    });
  };
}

/// 8.22, of badges and a month.
Law near(bool of_latest) {
  return [of_latest](const std::vector<Counted>& counted) {
    const auto by_day = [](const Counted& left, const Counted& right) {
      return left.day < right.day;
    };
    const auto [oldest, latest] = std::minmax_element(counted.begin(), counted.end(), by_day);
    const Duration month{1, DurationUnit::months};
    const Date first = of_latest ? earlier_by(latest->day, month) : oldest->day;
    const Date last = of_latest ? latest->day : later_by(oldest->day, month);
    return std::all_of(counted.begin(), counted.end(), [&](const Counted& one) {
      return one.kind != "badge" || (first <= one.day && one.day <= last);
    });
  };
}

void compare(const std::string& clause, const Law& law, std::size_t count,
             std::uint32_t first_seed) {
  int met = 0;
  int open = 0;
  int not_met = 0;
  const Policy policy = award("requires { core: exactly " + std::to_string(count) +
                              " credentials } overall { x: " + clause + " }");
  for (std::uint32_t seed = first_seed; seed < first_seed + 150; ++seed) {
    std::mt19937 dice(seed);
    std::vector<Drawn> held;
    std::vector<std::string> credentials;
    for (int i = 0; i < 5; ++i) {
      held.push_back(drawn(dice));
      credentials.push_back(json(Given{.code = "C" + std::to_string(i),
                                       .kind = held.back().kind,
                                       .awarded = held.back().written,
                                       .status = "awarded"}));
    }
    const std::string text = record(credentials);
    INFO(clause << ", seed " << seed << "\n" << text);
    const Verdict verdict = auditing::verdict(policy, text);
    const bool certain = some_choice(held, count, law, false);
    const bool possible = some_choice(held, count, law, true);
    CHECK(verdict == (certain ? Verdict::met : possible ? Verdict::cannot_tell : Verdict::not_met));
    ++(certain ? met : possible ? open : not_met);
  }
  // All three happen, so that this says something.
  CHECK(met > 5);
  CHECK(open > 5);
  CHECK(not_met > 5);
}

}  // namespace

TEST_CASE("an order comes out as every choice and every day taken together say") {
  compare("order badges after at least 1 of courses", in_order(1), 3, 1);
  compare("order badges after at least 2 courses", in_order(2), 3, 1001);
}

TEST_CASE("what is counted within a span comes out as every choice and every day say") {
  compare("badges counted within 1 month of latest", near(true), 4, 2001);
  compare("badges counted within 1 month of oldest", near(false), 4, 3001);
}

TEST_CASE("an order says which came first, and which too late") {
  const Policy policy = award(
      "requires { core: all of { \"A\", \"B\", \"C\" } }"
      "overall { turn: order { \"B\" } after at least 2 of { \"A\", \"C\" } }");
  const Audit audit = audited(policy, record({Given{.code = "A", .awarded = "2025-01-01"},
                                              Given{.code = "B", .awarded = "2025-03-01"},
                                              Given{.code = "C", .awarded = "2025-03-01"}}));
  CHECK(audit.verdict == Verdict::not_met);
  const Audit right = audited(policy, record({Given{.code = "A", .awarded = "2025-01-01"},
                                              Given{.code = "B", .awarded = "2025-03-02"},
                                              Given{.code = "C", .awarded = "2025-03-01"}}));
  const ClauseAudit& turn = clause(right, "a.turn");
  CHECK(codes(turn.used) == std::vector<std::string>{"A", "C"});
  REQUIRE(turn.notes.size() == 1);
  CHECK(turn.notes[0] == "the first counted of { \"B\" } is B of 2025-03-02");
}

TEST_CASE("what lies too far says from what") {
  const Policy policy = award(
      "requires { core: at least 2 courses }"
      "overall { aged: courses where mode is transfer counted within 5 years of latest  advisory "
      "}");
  const Audit audit =
      audited(policy, record({Given{.code = "A", .awarded = "2015-01-01", .mode = "transfer"},
                              Given{.code = "B", .awarded = "2025-03-01"}}));
  CHECK(audit.verdict == Verdict::met);
  const ClauseAudit& aged = clause(audit, "a.aged");
  CHECK(aged.status == ClauseStatus::not_met);
  CHECK(aged.notes.at(0) == "the latest counted is of 2025-03-01; 5 years before it is 2020-03-01");
  CHECK(excluded(aged, "A").why == "it is of 2015-01-01, more than 5 years from B of 2025-03-01");
}
