// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long a policy takes to check and to format, and whether a line costs the same in a long file
/// as in a short one.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <fmt/core.h>

#include <cairn/lang/check.hpp>
#include <cairn/lang/format.hpp>
#include <cairn/lang/parse.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>
#include <cairn/stdlib/loader.hpp>

#include "tests/bench/rule_book.hpp"

namespace {

using namespace cairn;

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

struct Times {
  double tokens = 0;  ///< reading the words alone: what the others are held against
  double parse = 0;
  double check = 0;   ///< the whole of `cairn check`: parsing, and the library's modules
  double format = 0;  ///< the whole of `cairn fmt`: parsing, layout, reading it again
};

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

double since(Clock::time_point start) {
  return Milliseconds(Clock::now() - start).count();
}

/// One round, the four one after the other, so that a slow moment of the machine meets them alike.
Times measure(const std::string& text) {
  Times times;
  Sources sources;
  const SourceFile& file = sources.add("rule-book.cairn", text);

  auto start = Clock::now();
  if (lang::tokenize(file).diagnostics.has_errors()) fail("the policy has faults of letters");
  times.tokens = since(start);

  start = Clock::now();
  const lang::ParsedFile parsed = lang::parse(file);
  times.parse = since(start);
  if (parsed.diagnostics.has_errors()) fail(lang::render(parsed.diagnostics, sources));

  start = Clock::now();
  const lang::CheckResult checked = lang::load(sources, file, stdlib::loader());
  times.check = since(start);
  if (!checked.program) fail(lang::render(checked.diagnostics, sources));

  start = Clock::now();
  const lang::FormatResult formatted = lang::format(file);
  times.format = since(start);
  if (!formatted.text) fail("the policy was not formatted");
  return times;
}

double middle(const std::vector<Times>& rounds, double Times::*of) {
  std::vector<double> values;
  for (const Times& round : rounds)
    values.push_back(round.*of);
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Times medians(const std::vector<Times>& rounds) {
  return {middle(rounds, &Times::tokens), middle(rounds, &Times::parse),
          middle(rounds, &Times::check), middle(rounds, &Times::format)};
}

constexpr std::array<std::size_t, 3> sizes = {1'000, 10'000, 100'000};
constexpr int rounds = 9;

/// A policy of one size, and what was measured of it.
struct Book {
  std::string text;
  double lines = 0;
  std::vector<Times> rounds = {};
};

/// The middle one of a few, and the fewer the longer the text: a short one is soon disturbed.
Times steady(const std::string& text) {
  const std::size_t repeats = std::clamp<std::size_t>(4'000'000 / text.size(), 1, 21);
  std::vector<Times> few;
  for (std::size_t i = 0; i < repeats; ++i)
    few.push_back(measure(text));
  return medians(few);
}

/// What a line costs in one book against another: the middle one of the rounds, in each of which
/// the two were measured right after each other, so that a slow minute of the machine meets both.
double line_ratio(const Book& book, const Book& against, double Times::*of) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < book.rounds.size(); ++i)
    ratios.push_back(book.rounds[i].*of / book.lines / (against.rounds[i].*of / against.lines));
  std::sort(ratios.begin(), ratios.end());
  return ratios[ratios.size() / 2];
}

}  // namespace

int main() {
#ifdef __GLIBC__
  // Memory is kept from round to round: otherwise the system hands out the pages of the long files
  // anew each time and those of the short ones not, and that is what would be compared.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
  std::vector<Book> books;
  for (const std::size_t lines : sizes) {
    std::string text = bench::rule_book(lines);
    const auto written = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
    books.push_back({std::move(text), written});
    (void)measure(books.back().text);  // warms up
  }
  for (int round = 0; round < rounds; ++round)
    for (Book& book : books)
      book.rounds.push_back(steady(book.text));

  fmt::print(
      "medians, milliseconds; in brackets: times the reading of the words alone\n"
      "{:>9} {:>9} {:>9} {:>9} {:>18} {:>18}   a line, microseconds: check, fmt\n",
      "lines", "bytes", "words", "parse", "check", "fmt");
  for (const Book& book : books) {
    const Times times = medians(book.rounds);
    fmt::print(
        "{:>9} {:>9} {:>9.2f} {:>9.2f} {:>9.2f} ({:>5.1f}x) {:>9.2f} ({:>5.1f}x)   {:.2f}, "
        "{:.2f}\n",
        book.lines, book.text.size(), times.tokens, times.parse, times.check,
        times.check / times.tokens, times.format, times.format / times.tokens,
        1000 * times.check / book.lines, 1000 * times.format / book.lines);
  }
  const Book& longest = books.back();
  const Book& shortest = books.front();
  fmt::print(
      "a line of the longest file against one of the shortest: words {:.2f}, parse {:.2f}, "
      "check {:.2f}, fmt {:.2f}\n",
      line_ratio(longest, shortest, &Times::tokens), line_ratio(longest, shortest, &Times::parse),
      line_ratio(longest, shortest, &Times::check), line_ratio(longest, shortest, &Times::format));
  return 0;
}
