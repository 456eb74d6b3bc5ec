// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_file.hpp"

#include <utility>

#include <cairn/lang/parse.hpp>
#include <cairn/stdlib/loader.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"

namespace cairn::cli {

tl::expected<PolicyFile, std::string> load_policy(const std::string& path) {
  auto text = read_input(path, lang::max_file_bytes);
  if (!text) return tl::unexpected(unreadable_text(shown_name(path), text.error()));
  PolicyFile policy;
  const SourceFile& root = policy.sources.add(shown_name(path), *std::move(text));
  policy.result = lang::load(policy.sources, root, stdlib::loader());
  return policy;
}

}  // namespace cairn::cli
