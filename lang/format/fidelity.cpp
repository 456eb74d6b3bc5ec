// SPDX-License-Identifier: Apache-2.0
#include "format/fidelity.hpp"

#include <string_view>

namespace cairn::lang {
namespace {

/// The tokens of a text one by one, without those that are layout.
class Words {
 public:
  explicit Words(const Reading& reading) : reading_(reading) { skip_layout(); }

  [[nodiscard]] bool more() const { return at_ < reading_.tokens.size(); }
  [[nodiscard]] TokenKind kind() const { return reading_.tokens[at_].kind; }
  [[nodiscard]] std::string_view text() const {
    const std::string_view text = reading_.file.slice(reading_.tokens[at_].span);
    return is_comment() ? text.substr(0, text.find_last_not_of(" \t") + 1) : text;
  }
  /// Stands alone on its line right above something: as documentation must.
  [[nodiscard]] bool documents() const {
    if (kind() != TokenKind::documentation || newlines_before_ == 0) return false;
    std::size_t newlines = 0;
    for (std::size_t i = at_ + 1; i < reading_.tokens.size(); ++i) {
      const Token& token = reading_.tokens[i];
      if (token.kind == TokenKind::newline) {
        ++newlines;
      } else if (token.kind != TokenKind::blank) {
        return newlines == 1 && reading_.file.slice(token.span) != "}";
      }
    }
    return false;
  }
  void next() {
    ++at_;
    skip_layout();
  }

 private:
  [[nodiscard]] bool is_comment() const {
    return kind() == TokenKind::comment || kind() == TokenKind::documentation;
  }
  void skip_layout() {
    newlines_before_ = at_ == 0 ? 1 : 0;
    for (; more(); ++at_) {
      if (kind() == TokenKind::newline) {
        ++newlines_before_;
      } else if (kind() != TokenKind::blank) {
        return;
      }
    }
  }

  const Reading& reading_;
  std::size_t at_ = 0;
  std::size_t newlines_before_ = 0;
};

bool same_words(const Reading& left, const Reading& right) {
  Words a(left);
  Words b(right);
  for (; a.more() && b.more(); a.next(), b.next()) {
    if (a.kind() != b.kind() || a.text() != b.text() || a.documents() != b.documents()) {
      return false;
    }
  }
  return !a.more() && !b.more();
}

bool same_structure(const Structure& left, const Structure& right) {
  if (left.nodes.size() != right.nodes.size() || left.faults.size() != right.faults.size()) {
    return false;
  }
  for (std::size_t i = 0; i < left.nodes.size(); ++i) {
    const Node& a = left.nodes[i];
    const Node& b = right.nodes[i];
    if (a.kind != b.kind || a.first != b.first || a.last != b.last || a.next != b.next) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool say_the_same(const Reading& left, const Reading& right) {
  return same_words(left, right) && same_structure(left.structure, right.structure);
}

}  // namespace cairn::lang
