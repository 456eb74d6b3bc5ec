// SPDX-License-Identifier: Apache-2.0
/// @file
/// How many learners a second are decided, on one core, with their records already read, beside a
/// program written by hand for the same policy; and whether every verdict is the known one.
///   bench_allocation [WORKLOAD [LEARNERS]]      w2 (2,000 learners), w3, w4

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include <cairn/engine/audit.hpp>
#include <cairn/engine/policy.hpp>
#include <cairn/engine/record.hpp>
#include <cairn/lang/check.hpp>
#include <cairn/lang/render.hpp>
#include <cairn/lang/source.hpp>
#include <cairn/stdlib/loader.hpp>

#include "tests/bench/by_hand/w2.hpp"

namespace {

using namespace cairn;

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

const std::string folder = CAIRN_WORKLOADS;
constexpr std::uint64_t nodes_by_hand = 20'000'000;

[[noreturn]] void fail(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(1);
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string generated(const std::string& workload, std::size_t learners) {
  const std::string command =
      fmt::format("python3 '{}/generate.py' {} {}", folder, workload, learners);
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) fail("cannot run " + command);
  std::string text;
  std::array<char, 65536> block{};
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), pipe))
    text.append(block.data(), got);
  if (pclose(pipe) != 0) fail(command + " failed");
  return text;
}

engine::Policy policy_of(const std::string& workload) {
  Sources sources;
  const SourceFile& file =
      sources.add(workload + ".cairn", contents(folder + "/" + workload + ".cairn"));
  lang::CheckResult checked = lang::load(sources, file, stdlib::loader());
  if (!checked.program) fail(lang::render(checked.diagnostics, sources));
  return engine::compile(std::move(*checked.program));
}

/// What one program said of every learner, and how long each took.
struct Run {
  std::string name;
  std::string said;  ///< `1`, `0` or `?` of each learner
  std::vector<double> milliseconds;

  [[nodiscard]] double total() const {
    double sum = 0;
    for (const double time : milliseconds)
      sum += time;
    return sum;
  }
  [[nodiscard]] double quantile(double part) const {
    std::vector<double> sorted = milliseconds;
    std::sort(sorted.begin(), sorted.end());
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
  }
};

template <class Decide>
Run run(std::string name, const std::vector<engine::Record>& records, const Decide& decide) {
  Run run{std::move(name), {}, {}};
  for (const engine::Record& record : records) {
    const auto start = Clock::now();
    const char answer = decide(record);
    run.milliseconds.push_back(Milliseconds(Clock::now() - start).count());
    run.said += answer;
  }
  return run;
}

void print(const Run& run, const std::string& truth, const Run* against) {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t open = 0;
  std::size_t alone = 0;  ///< decided, where the known verdicts are not
  for (std::size_t i = 0; i < run.said.size(); ++i) {
    if (run.said[i] == '?')
      ++open;
    else if (truth[i] == '?')
      ++alone;
    else if (truth[i] == run.said[i])
      ++right;
    else
      ++wrong;
  }
  fmt::print(
      "{:<22} {:>7} right {:>3} wrong {:>4} open {:>3} unchecked  {:>10.1f} learners/s  p50 {:.3f} "
      "ms  "
      "p99 {:.3f} ms  most {:.3f} ms",
      run.name, right, wrong, open, alone,
      1000 * static_cast<double>(run.said.size()) / run.total(), run.quantile(0.5),
      run.quantile(0.99), run.quantile(1));
  if (against != nullptr)
    fmt::print("  {:.4f} of the speed of {}", against->total() / run.total(), against->name);
  fmt::print("\n");
}

void measure(const std::string& workload, std::size_t learners) {
  std::string truth;
  for (const char letter : contents(folder + "/truth/" + workload + ".txt"))
    if (letter != '\n') truth += letter;
  if (truth.size() < learners) {
    fmt::print("{}: of {} learners only the verdicts of the first {} are known\n", workload,
               learners, truth.size());
    learners = truth.size();
  }
  engine::ReadResult read = engine::read_records(generated(workload, learners), workload);
  if (read.has_errors() || read.records.size() != learners) fail("the records cannot be read");

  const engine::Policy policy = policy_of(workload);
  const auto award = policy.award(workload);
  if (!award) fail("the policy has no such award");
  engine::AuditOptions options;
  options.as_of = *Date::from_ymd(2026, 7, 1);
  const Run ours = run("audit", read.records, [&](const engine::Record& record) {
    switch (engine::audit(policy, record, *award, options).verdict) {
      case engine::Verdict::met:
        return '1';
      case engine::Verdict::not_met:
        return '0';
      default:
        return '?';
    }
  });
  fmt::print("{}, {} learners\n", workload, learners);
  if (workload == "w2") {
    const Run by_hand = run("by hand", read.records, [](const engine::Record& record) {
      const bench::Answer answer = bench::meets_w2(record, nodes_by_hand);
      return answer == bench::Answer::open ? '?' : answer == bench::Answer::yes ? '1' : '0';
    });
    print(by_hand, truth, nullptr);
    print(ours, truth, &by_hand);
  } else {
    print(ours, truth, nullptr);
  }
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  struct Workload {
    std::string name;
    std::size_t learners;
  };
  for (const auto& [name, learners] : {Workload{"w2", 2'000}, {"w3", 200}, {"w4", 1'000}}) {
    if (!arguments.empty() && arguments[0] != name) continue;
    measure(name, arguments.size() > 1 ? std::stoul(arguments[1]) : learners);
  }
  return 0;
}
