// SPDX-License-Identifier: Apache-2.0
#include "records/json.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include <simdjson.h>

#include "records/json_scan.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {

namespace ondemand = simdjson::ondemand;

/// Turns simdjson's stream of values into nodes. It says only *that* something is wrong; what and
/// where is the business of find_fault.
class JsonDocument::Builder {
 public:
  bool build(std::string_view bytes, std::size_t readable_beyond, const ReadLimits& limits,
             std::vector<JsonNode>& nodes) {
    limits_ = &limits;
    nodes_ = &nodes;
    nodes.clear();
    open_.clear();
    const char* data = bytes.data();
    if (readable_beyond < simdjson::SIMDJSON_PADDING) {
      copy_.assign(bytes);
      copy_.append(simdjson::SIMDJSON_PADDING, ' ');
      data = copy_.data();
    }
    base_ = data;
    ondemand::document document;
    if (parser_.iterate(data, bytes.size(), bytes.size() + simdjson::SIMDJSON_PADDING)
            .get(document) != simdjson::SUCCESS) {
      return false;
    }
    ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS) return false;
    JsonNode root;
    root.kind = JsonKind::object;
    root.offset = static_cast<std::uint32_t>(bytes.find('{'));
    if (!members(object, root, 1) || !ends(document)) return false;
    nodes.push_back(root);
    return true;
  }

 private:
  /// Whether nothing follows the value that was read.
  static bool ends(ondemand::document& document) {
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  }

  bool members(ondemand::object object, JsonNode& parent, std::size_t depth) {
    if (depth > depth_bound(*limits_)) return false;
    const std::size_t mark = open_.size();
    for (auto field : object) {
      JsonNode node;
      if (field.unescaped_key().get(node.key) != simdjson::SUCCESS) return false;
      ondemand::value value;
      if (field.value().get(value) != simdjson::SUCCESS) return false;
      if (!is_text(node.key) || !read(value, node, depth)) return false;
      open_.push_back(node);
    }
    close(parent, mark);
    return names_distinct(parent);
  }

  bool elements(ondemand::array array, JsonNode& parent, std::size_t depth) {
    if (depth > depth_bound(*limits_)) return false;
    const std::size_t mark = open_.size();
    for (auto element : array) {
      JsonNode node;
      ondemand::value value;
      if (element.get(value) != simdjson::SUCCESS || !read(value, node, depth)) return false;
      open_.push_back(node);
    }
    close(parent, mark);
    return true;
  }

  bool read(ondemand::value& value, JsonNode& node, std::size_t depth) {
    if (nodes_->size() + open_.size() >= limits_->values) return false;
    const std::string_view token = value.raw_json_token();
    if (token.empty()) return false;
    node.offset = static_cast<std::uint32_t>(token.data() - base_);
    switch (token.front()) {
      case '{': {
        node.kind = JsonKind::object;
        ondemand::object object;
        return value.get_object().get(object) == simdjson::SUCCESS &&
               members(object, node, depth + 1);
      }
      case '[': {
        node.kind = JsonKind::list;
        ondemand::array array;
        return value.get_array().get(array) == simdjson::SUCCESS &&
               elements(array, node, depth + 1);
      }
      case '"':
        node.kind = JsonKind::text;
        return value.get_string().get(node.text) == simdjson::SUCCESS && is_text(node.text);
      default:
        return scalar(trimmed(token), node);
    }
  }

  static bool scalar(std::string_view word, JsonNode& node) {
    node.text = word;
    if (word == "true" || word == "false") {
      node.kind = JsonKind::boolean;
    } else if (word == "null") {
      node.kind = JsonKind::null;
    } else if (is_json_number(word)) {
      node.kind = JsonKind::number;
    } else {
      return false;
    }
    return true;
  }

  /// An escape may have written half of a surrogate pair, which no UTF-8 text holds.
  [[nodiscard]] bool is_text(std::string_view text) const {
    if (text.size() > limits_->text_bytes) return false;
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos;
         at = text.find('\xED', at + 1)) {
      if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return false;
    }
    return true;
  }

  /// Children stand side by side once their parent is closed.
  void close(JsonNode& parent, std::size_t mark) {
    parent.first = static_cast<std::uint32_t>(nodes_->size());
    parent.count = static_cast<std::uint32_t>(open_.size() - mark);
    nodes_->insert(nodes_->end(), open_.begin() + static_cast<std::ptrdiff_t>(mark), open_.end());
    open_.resize(mark);
  }

  /// Most names differ in their length or their ends, which is quicker to see than the whole.
  static bool same_name(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    return left.empty() || (left.back() == right.back() && left == right);
  }

  bool names_distinct(const JsonNode& parent) {
    const JsonNode* const first = nodes_->data() + parent.first;
    const JsonNode* const last = first + parent.count;
    constexpr std::uint32_t few = 32;
    if (parent.count <= few) {
      for (const JsonNode* left = first; left != last; ++left) {
        for (const JsonNode* right = first; right != left; ++right) {
          if (same_name(left->key, right->key)) return false;
        }
      }
      return true;
    }
    names_.clear();
    std::transform(first, last, std::back_inserter(names_),
                   [](const JsonNode& node) { return node.key; });
    std::sort(names_.begin(), names_.end());
    return std::adjacent_find(names_.begin(), names_.end()) == names_.end();
  }

  ondemand::parser parser_;
  std::string copy_;
  const char* base_ = nullptr;
  const ReadLimits* limits_ = nullptr;
  std::vector<JsonNode>* nodes_ = nullptr;
  std::vector<JsonNode> open_;  ///< children of objects and lists that are not closed yet
  std::vector<std::string_view> names_;
};

JsonDocument::JsonDocument() : builder_(std::make_unique<Builder>()) {}
JsonDocument::~JsonDocument() = default;

std::optional<Json> JsonDocument::read(std::string_view bytes, std::size_t readable_beyond,
                                       const ReadLimits& limits) {
  fault_ = {};
  constexpr std::size_t largest = std::numeric_limits<std::uint32_t>::max() / 2;
  if (bytes.size() > std::min(limits.record_bytes, largest)) {
    fault_.kind = JsonFaultKind::too_large;
    return std::nullopt;
  }
  if (!bytes.empty() && builder_->build(bytes, readable_beyond, limits, nodes_)) {
    return Json(nodes_.data(), &nodes_.back());
  }
  if (auto fault = find_fault(bytes, limits)) {
    fault_ = std::move(*fault);
  } else {
    fault_.expected = "an object";
    fault_.found = "something else";
  }
  return std::nullopt;
}

std::string JsonDocument::pointer(const Json& value) const {
  std::string text;
  Json at(nodes_.data(), &nodes_.back());
  while (at.offset() != value.offset() && at.size() > 0) {
    // The last child that begins no later than the value is the one that holds it.
    std::size_t index = 0;
    for (std::size_t beyond = at.size(); beyond - index > 1;) {
      const std::size_t middle = index + (beyond - index) / 2;
      (at[middle].offset() <= value.offset() ? index : beyond) = middle;
    }
    append_step(text, at.is_object() ? at[index].key() : std::to_string(index));
    at = at[index];
  }
  return text;
}

std::optional<Json> Json::member(std::string_view name) const {
  if (!is_object()) return std::nullopt;
  for (const Json child : *this) {
    if (child.key() == name) {
      if (child.is_null()) return std::nullopt;
      return child;
    }
  }
  return std::nullopt;
}

std::optional<std::string_view> Json::text_member(std::string_view name) const {
  const auto value = member(name);
  if (!value || !value->is_text()) return std::nullopt;
  return value->text();
}

void append_step(std::string& pointer, std::string_view step) {
  pointer += '/';
  for (const char c : step) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

std::optional<Number> exact_number(Json value) {
  std::string_view text = value.text();
  if (value.is_text()) return Number::parse_decimal(text);
  if (!value.is_number()) return std::nullopt;

  int exponent = 0;
  if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos) {
    std::string_view digits = text.substr(e + 1);
    const bool negative = digits.starts_with('-');
    if (digits.starts_with('+') || negative) digits.remove_prefix(1);
    constexpr int beyond_any_number = 1000;
    for (const char c : digits)
      exponent = std::min(exponent * 10 + (c - '0'), beyond_any_number);
    if (negative) exponent = -exponent;
    text = text.substr(0, e);
  }

  // The digits without the point, and where the point stands in them.
  std::string digits(text);
  const bool negative = digits.front() == '-';
  if (negative) digits.erase(0, 1);
  const std::size_t written_point = std::min(digits.find('.'), digits.size());
  if (written_point < digits.size()) digits.erase(written_point, 1);
  auto point = static_cast<std::ptrdiff_t>(written_point) + exponent;
  if (digits.find_first_not_of('0') == std::string::npos) return Number(0);

  while (digits.size() > 1 && digits.back() == '0' &&
         point < static_cast<std::ptrdiff_t>(digits.size()))
    digits.pop_back();
  constexpr std::ptrdiff_t longest = 40;
  if (point > longest || point < -longest) return std::nullopt;
  if (point > static_cast<std::ptrdiff_t>(digits.size())) {
    digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
  }
  if (point <= 0) {
    digits.insert(0, static_cast<std::size_t>(1 - point), '0');
    point = 1;
  }
  if (point < static_cast<std::ptrdiff_t>(digits.size())) {
    digits.insert(static_cast<std::size_t>(point), 1, '.');
  }
  return Number::parse_decimal(negative ? "-" + digits : digits);
}

}  // namespace cairn::engine::records
