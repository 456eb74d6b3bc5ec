// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long a policy takes to check and to format, and whether a line costs the same in a long file
/// as in a short one: in a process of its own, as `cairn check` and `cairn fmt` run, and again and
/// again in one process, as an editor checks.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
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

#include "tests/bench/own_process.hpp"
#include "tests/bench/rule_book.hpp"

namespace {

using namespace cairn;

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

double since(Clock::time_point start) {
  return Milliseconds(Clock::now() - start).count();
}

// ---- what is measured, in milliseconds

/// Reading the words alone: what the others are held against.
double words(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("rule-book.cairn", text);
  const auto start = Clock::now();
  if (lang::tokenize(file).diagnostics.has_errors()) fail("the policy has faults of letters");
  return since(start);
}

double parse(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("rule-book.cairn", text);
  const auto start = Clock::now();
  const lang::ParsedFile parsed = lang::parse(file);
  const double time = since(start);
  if (parsed.diagnostics.has_errors()) fail(lang::render(parsed.diagnostics, sources));
  return time;
}

/// The whole of `cairn check`: parsing, and the library's modules.
double check(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("rule-book.cairn", text);
  const auto start = Clock::now();
  const lang::CheckResult checked = lang::load(sources, file, stdlib::loader());
  const double time = since(start);
  if (!checked.program) fail(lang::render(checked.diagnostics, sources));
  return time;
}

/// The whole of `cairn fmt`: parsing, layout, reading it again.
double format(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("rule-book.cairn", text);
  const auto start = Clock::now();
  const lang::FormatResult formatted = lang::format(file);
  const double time = since(start);
  if (!formatted.text) fail("the policy was not formatted");
  return time;
}

constexpr std::size_t measures = 4;
constexpr std::array<double (*)(const std::string&), measures> measure = {words, parse, check,
                                                                          format};
using Times = std::array<double, measures>;  ///< in that order

// ---- rounds

constexpr std::array<std::size_t, 3> sizes = {1'000, 10'000, 100'000};
constexpr int rounds = 9;

/// A policy of one size, and what was measured of it.
struct Book {
  std::string text;
  double lines = 0;
  std::vector<Times> rounds = {};
};

double middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

Times medians(const std::vector<Times>& measured) {
  Times times{};
  for (std::size_t of = 0; of < measures; ++of) {
    std::vector<double> values;
    for (const Times& round : measured)
      values.push_back(round[of]);
    times[of] = middle(std::move(values));
  }
  return times;
}

Times once(const std::string& text, bool in_own_process) {
  Times times{};
  for (std::size_t of = 0; of < measures; ++of) {
    const auto run = [&] { return measure[of](text); };
    times[of] = in_own_process ? bench::in_own_process(run) : run();
  }
  return times;
}

/// The middle one of a few, and the fewer the longer the text: a short one is soon disturbed.
Times steady(const std::string& text, bool in_own_process) {
  const std::size_t repeats = std::clamp<std::size_t>(4'000'000 / text.size(), 1, 21);
  std::vector<Times> few;
  for (std::size_t i = 0; i < repeats; ++i)
    few.push_back(once(text, in_own_process));
  return medians(few);
}

/// What a line costs in one book against another: the middle one of the rounds, in each of which
/// the two were measured right after each other, so that a slow minute of the machine meets both.
double line_ratio(const Book& book, const Book& against, std::size_t of) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < book.rounds.size(); ++i)
    ratios.push_back(book.rounds[i][of] / book.lines / (against.rounds[i][of] / against.lines));
  return middle(std::move(ratios));
}

void compare(std::string_view how, bool in_own_process) {
  std::vector<Book> books;
  for (const std::size_t lines : sizes) {
    std::string text = bench::rule_book(lines);
    const auto written = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
    books.push_back({std::move(text), written});
    (void)once(books.back().text, in_own_process);  // warms up
  }
  for (int round = 0; round < rounds; ++round)
    for (Book& book : books)
      book.rounds.push_back(steady(book.text, in_own_process));

  fmt::print(
      "{}: medians, milliseconds; in brackets, times the reading of the words alone\n"
      "{:>9} {:>9} {:>9} {:>9} {:>18} {:>18}   a line, microseconds: check, fmt\n",
      how, "lines", "bytes", "words", "parse", "check", "fmt");
  for (const Book& book : books) {
    const auto [words, parse, check, format] = medians(book.rounds);
    fmt::print(
        "{:>9} {:>9} {:>9.2f} {:>9.2f} {:>9.2f} ({:>5.1f}x) {:>9.2f} ({:>5.1f}x)   {:.2f}, "
        "{:.2f}\n",
        book.lines, book.text.size(), words, parse, check, check / words, format, format / words,
        1000 * check / book.lines, 1000 * format / book.lines);
  }
  const auto ratio = [&](std::size_t of) { return line_ratio(books.back(), books.front(), of); };
  fmt::print(
      "a line of the longest file against one of the shortest: words {:.2f}, parse {:.2f}, "
      "check {:.2f}, fmt {:.2f}\n\n",
      ratio(0), ratio(1), ratio(2), ratio(3));
}

}  // namespace

int main() {
  compare("each in a process of its own", true);
#ifdef __GLIBC__
  // Memory is kept from round to round: otherwise the system hands out the pages of the long files
  // anew each time and those of the short ones not, and that is what would be compared.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
  compare("again and again in one process", false);
  return 0;
}
