// SPDX-License-Identifier: Apache-2.0
#include "cli/usage.hpp"

#include <fmt/core.h>

#include <cairn/engine/report.hpp>
#include <cairn/lang/spelling.hpp>

#include "cli/exit_status.hpp"
#include "cli/messages.hpp"

namespace cairn::cli {
namespace {

constexpr std::size_t most_listed = 10;

}  // namespace

int wrong_usage(std::string_view message, std::string_view verb) {
  complain(fmt::format("error: {}", message));
  complain(fmt::format("`cairn{}{} --help` shows what can be written here", verb.empty() ? "" : " ",
                       verb));
  return static_cast<int>(ExitStatus::usage);
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const auto nearest = lang::nearest(word, {candidates.begin(), candidates.end()});
  return nearest ? "; did you mean `" + engine::safe_text(*nearest) + "`?" : "";
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most_listed && names.size() > most_listed + 1) {
      return text + fmt::format(" and {} more", names.size() - i);
    }
    if (i > 0) text += ", ";
    text += "`" + engine::safe_text(names[i]) + "`";
  }
  return text;
}

}  // namespace cairn::cli
