// SPDX-License-Identifier: Apache-2.0
#include "syntax/braces.hpp"

#include <algorithm>

#include "syntax/block_words.hpp"

namespace cairn::lang {

Braces::Braces(const Sentence& sentence) {
  std::int32_t open = 0;
  open_before_.reserve(sentence.size() + 1);
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    open_before_.push_back(open);
    const Terminal terminal = sentence.at(at);
    if (terminal == Terminal::open_brace) ++open;
    if (terminal == Terminal::close_brace) --open;
    if (is_word(terminal) && sentence.at_margin(at) && begins_declaration(sentence, at))
      declarations_.push_back(at);
  }
  open_before_.push_back(open);
}

std::int32_t Braces::excess(std::size_t at) const {
  const auto next = std::upper_bound(declarations_.begin(), declarations_.end(), at);
  const std::size_t begin = next == declarations_.begin() ? 0 : *(next - 1);
  const std::size_t end = next == declarations_.end() ? open_before_.size() - 1 : *next;
  return open_before_[end] - open_before_[begin];
}

}  // namespace cairn::lang
