// SPDX-License-Identifier: Apache-2.0
#include "example_policies.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <cairn/stdlib/loader.hpp>

namespace trials {

const std::vector<Policy>& example_policies() {
  static const std::vector<Policy> all = [] {
    std::vector<Policy> found;
    for (const auto& entry : std::filesystem::directory_iterator(CAIRN_SOURCE_DIR "/examples")) {
      const std::filesystem::path path = entry.path() / "policy.cairn";
      std::ifstream file(path, std::ios::binary);
      if (!file) continue;
      found.push_back({entry.path().filename().string(),
                       path.string(),
                       {std::istreambuf_iterator<char>(file), {}}});
    }
    std::sort(found.begin(), found.end(),
              [](const Policy& a, const Policy& b) { return a.name < b.name; });
    return found;
  }();
  return all;
}

std::size_t trials_asked(std::size_t otherwise) {
  const char* const asked = std::getenv("CAIRN_TRIALS");
  return asked == nullptr ? otherwise : std::stoul(asked);
}

Checked::Checked(const Policy& policy, const std::string& text) {
  const cairn::SourceFile& root = sources.add(policy.path, text);
  result = cairn::lang::load(sources, root, cairn::stdlib::loader());
}

}  // namespace trials
