// SPDX-License-Identifier: Apache-2.0
#include "cli/policy_file.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <cairn/lang/parse.hpp>
#include <cairn/stdlib/loader.hpp>

#include "cli/input.hpp"
#include "cli/messages.hpp"

namespace cairn::cli {

std::optional<std::vector<std::string>> policies_in(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code unreadable;
  if (!fs::is_directory(folder, unreadable)) return std::nullopt;
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.is_regular_file(unreadable) && entry.path().extension() == ".cairn")
      paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

tl::expected<PolicyFile, std::string> load_policy(const std::string& path,
                                                  std::shared_ptr<Sources> sources) {
  auto text = read_input(path, lang::max_file_bytes);
  if (!text) return tl::unexpected(unreadable_text(shown_name(path), text.error()));
  const SourceFile& root = sources->add(shown_name(path), *std::move(text));
  PolicyFile policy;
  policy.result = lang::load(*sources, root, stdlib::loader());
  policy.sources = std::move(sources);
  return policy;
}

}  // namespace cairn::cli
