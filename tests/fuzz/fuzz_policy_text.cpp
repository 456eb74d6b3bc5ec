// SPDX-License-Identifier: Apache-2.0
/// @file
/// Arbitrary bytes as a policy: every token accounted for, every message shown, no crash, no hang.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <cairn/lang/check.hpp>
#include <cairn/lang/parse.hpp>
#include <cairn/lang/render.hpp>

namespace {

using namespace cairn;

void require(bool holds) {
  if (!holds) std::abort();
}

void look_at(const DiagnosticList& diagnostics, const Sources& sources) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const SourceFile& file = sources.file(diagnostic.span.source);
    require(diagnostic.span.begin <= diagnostic.span.end);
    require(diagnostic.span.end <= file.text().size());
    const std::string shown = cairn::lang::render(diagnostic, sources);
    require(shown.find('\x1b') == std::string::npos);
  }
}

void parse_and_show(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("fuzz.cairn", text);
  const lang::ParsedFile parsed = lang::parse(file);
  std::uint32_t reached = 0;
  for (const lang::Token& token : parsed.tokens) {
    require(token.span.begin == reached && token.span.end > reached);
    reached = token.span.end;
  }
  require(reached == file.text().size() || parsed.diagnostics.has_errors());
  look_at(parsed.diagnostics, sources);
}

constexpr std::string_view module =
    "edition 1\nframework f { levels { 1, 2, 3 } unit f hours 10 per credit year 120 credits }\n"
    "scale s { grade \"F\" points 0 grade \"A\" points 4 }\n";

void load_and_show(const std::string& text) {
  Sources sources;
  const SourceFile& file = sources.add("fuzz.cairn", text);
  lang::ModuleLoader loader;
  loader.module = [](std::string_view name) -> std::optional<lang::Module> {
    if (name != "f") return std::nullopt;
    return lang::Module{"stdlib:f", std::string(module)};
  };
  loader.file = [](std::string_view, std::string_view) -> std::optional<lang::Module> {
    return std::nullopt;
  };
  const lang::CheckResult checked = lang::load(sources, file, loader);
  require(checked.program.has_value() != checked.diagnostics.has_errors());
  look_at(checked.diagnostics, sources);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string text(reinterpret_cast<const char*>(data), size);
  parse_and_show(text);
  load_and_show(text);
  return 0;
}
