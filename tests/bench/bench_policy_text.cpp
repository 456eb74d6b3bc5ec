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

struct Size {
  std::size_t lines;
  int rounds;
};
constexpr std::array<Size, 3> sizes = {{{1'000, 101}, {10'000, 21}, {100'000, 7}}};

}  // namespace

int main() {
#ifdef __GLIBC__
  // Memory is kept from round to round: otherwise the system hands out the pages of the long files
  // anew each time and those of the short ones not, and that is what would be compared.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
#endif
  fmt::print(
      "medians, milliseconds; in brackets: times the reading of the words alone\n"
      "{:>9} {:>9} {:>9} {:>9} {:>18} {:>18}   a line, microseconds: check, fmt\n",
      "lines", "bytes", "words", "parse", "check", "fmt");
  std::vector<Times> per_line;
  for (const auto& [lines, rounds] : sizes) {
    const std::string text = bench::rule_book(lines);
    const auto written = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
    (void)measure(text);  // warms up
    std::vector<Times> measured;
    for (int round = 0; round < rounds; ++round)
      measured.push_back(measure(text));
    const Times times = medians(measured);
    fmt::print(
        "{:>9} {:>9} {:>9.2f} {:>9.2f} {:>9.2f} ({:>5.1f}x) {:>9.2f} ({:>5.1f}x)   {:.2f}, "
        "{:.2f}\n",
        written, text.size(), times.tokens, times.parse, times.check, times.check / times.tokens,
        times.format, times.format / times.tokens, 1000 * times.check / written,
        1000 * times.format / written);
    per_line.push_back({times.tokens / written, times.parse / written, times.check / written,
                        times.format / written});
  }
  fmt::print("a line of the longest file against one of the shortest: check {:.2f}, fmt {:.2f}\n",
             per_line.back().check / per_line.front().check,
             per_line.back().format / per_line.front().format);
  return 0;
}
