// SPDX-License-Identifier: Apache-2.0
/// @file
/// One JSON document as a tree that keeps where everything stood. Texts are unescaped; numbers stay
/// the digits that were written. The tree is valid until its JsonDocument reads the next one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/engine/record.hpp>

namespace cairn::engine::records {

enum class JsonKind : std::uint8_t { null, boolean, number, text, list, object };

struct JsonNode {
  std::string_view key;   ///< of a member of an object
  std::string_view text;  ///< of a text, number or boolean
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t offset = 0;  ///< of the value's first byte in the document
  JsonKind kind = JsonKind::null;
};

/// A value of the tree. Cheap to copy.
class Json {
 public:
  Json(const JsonNode* nodes, const JsonNode* node) : nodes_(nodes), node_(node) {}

  [[nodiscard]] JsonKind kind() const { return node_->kind; }
  [[nodiscard]] bool is_null() const { return kind() == JsonKind::null; }
  [[nodiscard]] bool is_text() const { return kind() == JsonKind::text; }
  [[nodiscard]] bool is_number() const { return kind() == JsonKind::number; }
  [[nodiscard]] bool is_boolean() const { return kind() == JsonKind::boolean; }
  [[nodiscard]] bool is_list() const { return kind() == JsonKind::list; }
  [[nodiscard]] bool is_object() const { return kind() == JsonKind::object; }

  /// The name under which it stands in its object.
  [[nodiscard]] std::string_view key() const { return node_->key; }
  /// A text, or the digits of a number.
  [[nodiscard]] std::string_view text() const { return node_->text; }
  [[nodiscard]] bool truth() const { return node_->text == "true"; }
  [[nodiscard]] std::uint32_t offset() const { return node_->offset; }

  /// Elements of a list, members of an object; 0 otherwise.
  [[nodiscard]] std::size_t size() const { return node_->count; }
  [[nodiscard]] Json operator[](std::size_t index) const {
    return {nodes_, nodes_ + node_->first + index};
  }
  /// A member that is there and not null.
  [[nodiscard]] std::optional<Json> member(std::string_view name) const;
  /// A member that is a text.
  [[nodiscard]] std::optional<std::string_view> text_member(std::string_view name) const;

  class Iterator {
   public:
    Iterator(const JsonNode* nodes, const JsonNode* node) : nodes_(nodes), node_(node) {}
    Json operator*() const { return {nodes_, node_}; }
    Iterator& operator++() {
      ++node_;
      return *this;
    }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const JsonNode* nodes_;
    const JsonNode* node_;
  };
  [[nodiscard]] Iterator begin() const { return {nodes_, nodes_ + node_->first}; }
  [[nodiscard]] Iterator end() const { return {nodes_, nodes_ + node_->first + node_->count}; }

 private:
  const JsonNode* nodes_;
  const JsonNode* node_;
};

/// Why a document is not read.
enum class JsonFaultKind {
  malformed,
  cut_short,
  invalid_utf8,
  repeated_member,
  too_deep,
  text_too_long,
  too_many_values,
  too_large
};

struct JsonFault {
  JsonFaultKind kind = JsonFaultKind::malformed;
  std::size_t offset = 0;
  std::string pointer;   ///< JSON pointer of the place
  std::string expected;  ///< malformed: what could stand here; cut_short: what is not finished
  std::string found;     ///< malformed: what stands here; repeated_member: its name
  std::string hint;      ///< what to write instead; may be empty
};

/// Reads documents, one after the other, reusing its memory.
class JsonDocument {
 public:
  JsonDocument();
  ~JsonDocument();
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  /// Reads `bytes`, which must hold one JSON object and nothing else. `readable_beyond` is how many
  /// bytes behind `bytes` belong to the same buffer: with enough of them nothing is copied.
  /// Empty when it cannot be read; `fault()` then says why.
  [[nodiscard]] std::optional<Json> read(std::string_view bytes, std::size_t readable_beyond,
                                         const ReadLimits& limits);
  [[nodiscard]] const JsonFault& fault() const { return fault_; }

  /// The JSON pointer of a value of the document read last.
  [[nodiscard]] std::string pointer(const Json& value) const;

 private:
  class Builder;

  std::unique_ptr<Builder> builder_;
  std::vector<JsonNode> nodes_;
  JsonFault fault_;
};

/// A JSON pointer with one more step; `~` and `/` of the step are escaped.
void append_step(std::string& pointer, std::string_view step);

/// The exact number that a JSON number or a text of plain digits writes. A JSON number may have an
/// exponent. Empty when it does not fit a Number.
[[nodiscard]] std::optional<Number> exact_number(Json value);

}  // namespace cairn::engine::records
