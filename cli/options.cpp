// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <algorithm>

#include <fmt/core.h>

#include <cairn/engine/report.hpp>

#include "cli/input.hpp"

namespace cairn::cli {

Option colour_option(std::string& colour) {
  return {"--colour,--color", "WHEN",
          "auto, always or never; auto: at a terminal, and not where NO_COLOR is set", &colour};
}

std::optional<Colour> parse_colour(const std::string& text) {
  if (text == "auto") return Colour::automatic;
  if (text == "always") return Colour::always;
  if (text == "never") return Colour::never;
  return std::nullopt;
}

int wrong_colour(const std::string& text, std::string_view verb) {
  return wrong_usage(
      fmt::format("--colour is `auto`, `always` or `never`, not `{}`", engine::safe_text(text)),
      verb);
}

bool repeats_standard_input(const std::vector<std::string>& paths) {
  return std::count_if(paths.begin(), paths.end(), is_standard_input) > 1;
}

int wrong_standard_input(std::string_view verb) {
  return wrong_usage("standard input (`-`) can be read only once", verb);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace cairn::cli
