// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_command.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/core.h>
#include <unistd.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/spelling.hpp>

#include "cli/explanations.hpp"
#include "cli/output.hpp"
#include "cli/plain_page.hpp"
#include "cli/usage.hpp"

namespace cairn::cli {
namespace {

constexpr std::size_t most_suggested = 3;

std::string upper_case(std::string text) {
  for (char& letter : text) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return text;
}

const Explanation* explanation_of(const std::string& code) {
  const auto all = explanations();
  const auto found =
      std::find_if(all.begin(), all.end(),
                   [name = upper_case(code)](const Explanation& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string list_of_all() {
  constexpr auto groups = std::to_array<std::pair<char, std::string_view>>({
      {'E', "Errors in a policy"},
      {'W', "Warnings about a policy"},
      {'R', "Learner records, facts and issuer profiles"},
  });
  std::string text;
  for (const auto& [letter, heading] : groups) {
    text += fmt::format("{}\n", heading);
    for (const Explanation& one : explanations()) {
      if (one.name.starts_with(letter)) text += fmt::format("  {}\n", title_of(one.text));
    }
    text += "\n";
  }
  return text + "`cairn explain E0301` says more about one of them.\n";
}

std::string unknown_code(const std::string& code) {
  std::vector<std::string_view> candidates;
  for (const Explanation& one : explanations())
    candidates.push_back(one.name);
  std::vector<std::string> near;
  while (near.size() < most_suggested) {
    const auto next = lang::nearest(upper_case(code), candidates);
    if (!next) break;
    std::erase(candidates, *next);
    near.push_back(*next);
  }
  std::string message = "there is no code `" + engine::safe_text(code) + "`; ";
  if (near.empty()) return message + "`cairn explain` lists them all";
  return message + (near.size() == 1 ? "the nearest is " : "the nearest are ") + listed(near);
}

int run(const ExplainRequest& request) {
  std::vector<const Explanation*> asked;
  for (const std::string& code : request.codes) {
    asked.push_back(explanation_of(code));
    if (asked.back() == nullptr) return wrong_usage(unknown_code(code), "explain");
  }

  Outcome outcome;
  Output output;
  if (asked.empty()) output.write(list_of_all());
  for (const Explanation* explanation : asked) {
    if (explanation != asked.front()) output.write("\n\n");
    output.write(plain_page(explanation->text, page_width(STDOUT_FILENO)));
  }
  output.finish(outcome);
  return outcome.exit_status();
}

}  // namespace

Verb explain_verb(ExplainRequest& request) {
  return {
      .name = "explain",
      .description = "Explain messages by their codes",
      .inputs = {{"CODE...", "codes of messages, such as E0301; without one all are listed",
                  &request.codes}},
      .options = {},
      .footer = R"(
Examples:
  cairn explain E0301
  cairn explain
)",
      .run = [&request] { return run(request); },
  };
}

}  // namespace cairn::cli
