// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include <cairn/engine/record.hpp>

namespace cairn::engine {
namespace {

constexpr std::array<std::pair<Status, std::string_view>, 8> texts{{
    {Status::awarded, "awarded"},
    {Status::in_progress, "in-progress"},
    {Status::planned, "planned"},
    {Status::failed, "failed"},
    {Status::withdrawn, "withdrawn"},
    {Status::revoked, "revoked"},
    {Status::suspended, "suspended"},
    {Status::superseded, "superseded"},
}};

}  // namespace

std::string_view status_text(Status status) {
  for (const auto& [value, text] : texts) {
    if (value == status) return text;
  }
  return {};
}

std::optional<Status> parse_status(std::string_view text) {
  for (const auto& [value, spelling] : texts) {
    if (spelling == text) return value;
  }
  return std::nullopt;
}

}  // namespace cairn::engine
