// SPDX-License-Identifier: Apache-2.0
#include "records/json_ld.hpp"

#include <algorithm>

namespace cairn::engine::records {
namespace {

/// English before all others, then by tag.
bool preferred(std::string_view left, std::string_view right) {
  const auto rank = [](std::string_view tag) {
    if (tag == "en") return 0;
    return tag.starts_with("en-") ? 1 : 2;
  };
  if (rank(left) != rank(right)) return rank(left) < rank(right);
  return left < right;
}

struct Localised {
  std::string_view tag;
  std::string_view text;
};

void collect(const Json& value, std::vector<Localised>& texts) {
  if (value.is_text()) {
    texts.push_back({"", value.text()});
  } else if (value.is_list()) {
    for (const Json element : value)
      collect(element, texts);
  } else if (value.is_object()) {
    if (const auto text = value.text_member("@value")) {
      texts.push_back({value.text_member("@language").value_or(""), *text});
      return;
    }
    for (const Json member : value) {
      if (member.is_text() && !member.key().starts_with('@')) {
        texts.push_back({member.key(), member.text()});
      }
    }
  }
}

bool is_time(std::string_view text) {
  // HH:MM, seconds and their fraction, then a zone or none.
  if (text.size() < 5 || text[2] != ':') return false;
  return text.find_first_not_of("0123456789:.+-Zz") == std::string_view::npos;
}

}  // namespace

std::vector<Json> one_or_many(const Json& object, std::string_view name) {
  std::vector<Json> values;
  const auto value = object.member(name);
  if (!value) return values;
  if (!value->is_list()) {
    values.push_back(*value);
    return values;
  }
  for (const Json element : *value) {
    if (!element.is_null()) values.push_back(element);
  }
  return values;
}

bool has_type(const Json& object, std::string_view type) {
  for (const std::string_view name : {"type", "@type"}) {
    for (const Json& value : one_or_many(object, name)) {
      if (value.is_text() && value.text() == type) return true;
    }
  }
  return false;
}

std::optional<std::string_view> localised(const Json& value) {
  if (value.is_text()) return value.text();
  std::vector<Localised> texts;
  collect(value, texts);
  const auto best = std::min_element(
      texts.begin(), texts.end(),
      [](const Localised& left, const Localised& right) { return preferred(left.tag, right.tag); });
  if (best == texts.end()) return std::nullopt;
  return best->text;
}

std::optional<std::string_view> localised_member(const Json& object, std::string_view name) {
  const auto value = object.member(name);
  if (!value) return std::nullopt;
  return localised(*value);
}

std::string_view id_of(const Json& value) {
  if (value.is_text()) return value.text();
  if (const auto id = value.text_member("id")) return *id;
  return value.text_member("@id").value_or("");
}

std::optional<PartialDate> date_of_timestamp(std::string_view text) {
  constexpr std::size_t date_length = 10;
  if (text.size() > date_length) {
    const char separator = text[date_length];
    if (separator != 'T' && separator != 't' && separator != ' ') return std::nullopt;
    if (!is_time(text.substr(date_length + 1))) return std::nullopt;
    text = text.substr(0, date_length);
  }
  return PartialDate::parse(text);
}

}  // namespace cairn::engine::records
