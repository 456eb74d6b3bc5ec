// SPDX-License-Identifier: Apache-2.0
#include "recognition/value.hpp"

namespace cairn::engine {
namespace {

/// The relation over two intervals of ordered things: certain only if it holds for all of them.
template <class T>
Truth compare_ranges(const T& left_least, const T& left_most, const T& right_least,
                     const T& right_most, Wanted wanted) {
  bool some = false;
  bool all = true;
  const auto note = [&](bool possible, Order order) {
    if (!possible) return;
    if (wanted(order)) {
      some = true;
    } else {
      all = false;
    }
  };
  note(left_least < right_most, Order::less);
  note(left_most > right_least, Order::greater);
  note(left_least <= right_most && right_least <= left_most, Order::equal);
  if (all) return Truth::yes;
  return some ? Truth::unknown : Truth::no;
}

Truth compare_texts(const Texts& left, const Texts& right, Wanted wanted) {
  // Texts have no order: equal, or not.
  const bool wants_equal = wanted(Order::equal);
  const auto has = [](const Texts& texts, std::string_view wanted_text) {
    for (std::size_t i = 0; i < texts.few_count; ++i) {
      if (texts.few[i] == wanted_text) return true;
    }
    for (const std::string& text : texts.many) {
      if (text == wanted_text) return true;
    }
    return false;
  };
  bool equal = false;
  for (std::size_t i = 0; i < right.few_count && !equal; ++i)
    equal = has(left, right.few[i]);
  for (std::size_t i = 0; i < right.many.size() && !equal; ++i)
    equal = has(left, right.many[i]);
  Truth truth = Truth::yes;
  if (!equal) truth = left.complete && right.complete ? Truth::no : Truth::unknown;
  return wants_equal ? truth : negate(truth);
}

Truth compare_dates(const Dates& left, const Dates& right, Wanted wanted) {
  if (left.never || right.never) {
    // What never ends is later than every day.
    const Order order = left.never == right.never ? Order::equal
                        : left.never              ? Order::greater
                                                  : Order::less;
    return truth_of(wanted(order));
  }
  return compare_ranges(left.earliest, left.latest, right.earliest, right.latest, wanted);
}

Truth compare_ranks(const Ranks& left, const Ranks& right, Wanted wanted) {
  bool some = false;
  bool all = true;
  for (const std::uint32_t one : left.any_of) {
    for (const std::uint32_t other : right.any_of) {
      const Order order = one < other ? Order::less : one == other ? Order::equal : Order::greater;
      if (wanted(order)) {
        some = true;
      } else {
        all = false;
      }
    }
  }
  if (!some) return Truth::no;
  return all ? Truth::yes : Truth::unknown;
}

}  // namespace

Value text_value(std::string_view text) {
  Texts texts;
  texts.few[0] = text;
  texts.few_count = 1;
  return texts;
}

Value date_value(const std::optional<PartialDate>& date) {
  if (!date) return Unknown{};
  return Dates{date->earliest, date->latest};
}

Truth compare(const Value& left, const Value& right, Wanted wanted) {
  if (const auto* texts = std::get_if<Texts>(&left)) {
    if (const auto* other = std::get_if<Texts>(&right))
      return compare_texts(*texts, *other, wanted);
    // An empty complete list holds nothing, whatever the unknown text is.
    if (texts->complete && texts->few_count == 0 && texts->many.empty()) {
      return wanted(Order::equal) ? Truth::no : Truth::yes;
    }
  }
  if (const auto* numbers = std::get_if<Numbers>(&left)) {
    if (const auto* other = std::get_if<Numbers>(&right)) {
      return compare_ranges(numbers->least, numbers->most, other->least, other->most, wanted);
    }
  }
  if (const auto* dates = std::get_if<Dates>(&left)) {
    if (const auto* other = std::get_if<Dates>(&right))
      return compare_dates(*dates, *other, wanted);
  }
  if (const auto* ranks = std::get_if<Ranks>(&left)) {
    if (const auto* other = std::get_if<Ranks>(&right))
      return compare_ranks(*ranks, *other, wanted);
  }
  if (const auto* flag = std::get_if<bool>(&left)) {
    if (const auto* other = std::get_if<bool>(&right)) {
      return truth_of(wanted(*flag == *other ? Order::equal : Order::less));
    }
  }
  return Truth::unknown;
}

bool matches(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (at < text.size()) {
    if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
      star = in_pattern++;
      resume = at;
    } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
      ++in_pattern;
      ++at;
    } else if (star != std::string_view::npos) {
      in_pattern = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == '*')
    ++in_pattern;
  return in_pattern == pattern.size();
}

Truth any_matches(const Value& value, std::string_view pattern) {
  const auto* texts = std::get_if<Texts>(&value);
  if (texts == nullptr) return Truth::unknown;
  for (std::size_t i = 0; i < texts->few_count; ++i) {
    if (matches(texts->few[i], pattern)) return Truth::yes;
  }
  for (const std::string& text : texts->many) {
    if (matches(text, pattern)) return Truth::yes;
  }
  return texts->complete ? Truth::no : Truth::unknown;
}

}  // namespace cairn::engine
