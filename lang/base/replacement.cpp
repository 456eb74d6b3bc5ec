// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <string_view>

#include <cairn/lang/diagnostic.hpp>

#include "base/suggest.hpp"

namespace cairn {
namespace {

/// X of a hint that is "write `X`" and `end` and nothing else.
std::optional<std::string> written(std::string_view hint, std::string_view end) {
  constexpr std::string_view begin = "write `";
  if (!hint.starts_with(begin) || !hint.ends_with(end)) return std::nullopt;
  hint.remove_prefix(begin.size());
  if (hint.size() <= end.size()) return std::nullopt;
  hint.remove_suffix(end.size());
  if (hint.find('`') != std::string_view::npos) return std::nullopt;
  return std::string(hint);
}

}  // namespace

std::optional<Replacement> replacement_of(const Diagnostic& diagnostic, const SourceFile& file) {
  if (diagnostic.span.length() == 0) {
    const auto missing = written(diagnostic.hint, "` here");
    if (!missing) return std::nullopt;
    return Replacement{diagnostic.span, " " + *missing};
  }
  const auto meant = written(diagnostic.hint, "`");
  const std::string_view word = file.slice(diagnostic.span);
  // Such a hint can also speak of more than its place: `write `at least`` for `at lest`.
  if (!meant || lang::nearest(word, {*meant}) != meant) return std::nullopt;
  return Replacement{diagnostic.span, *meant};
}

}  // namespace cairn
