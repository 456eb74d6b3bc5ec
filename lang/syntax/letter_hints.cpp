// SPDX-License-Identifier: Apache-2.0
#include "syntax/letter_hints.hpp"

#include <algorithm>
#include <optional>

#include <cairn/lang/date.hpp>

#include "base/utf8.hpp"
#include "syntax/fault_words.hpp"
#include "syntax/lookalikes.hpp"

namespace cairn::lang {
namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

}  // namespace

std::string hint_for_sign(std::string_view sign) {
  if (sign == "%") return "write the share without a blank: `50%`";
  if (sign == "'") return "text stands in double quotes: `\"…\"`";
  if (sign == "[") return "lists stand in braces: `{ \"A-1\", \"A-2\" }`";
  if (sign == "]") return "lists stand in braces: `{ \"A-1\", \"A-2\" }`";
  if (sign == "&" || sign == "&&") return "write `and`";
  if (sign == "|" || sign == "||") return "write `or`";
  if (sign == "!") return "write `not`, or `is not`";
  if (sign == "//" || sign == "/*") return "comments begin with `#`";
  if (sign == "/" || sign == "*")
    return "comments begin with `#`; nothing is calculated in a policy";
  if (sign == "+" || sign == "-") return "nothing is calculated in a policy";
  return "";
}

std::vector<std::string> runs_of_digits(std::string_view text) {
  std::vector<std::string> runs(1);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::optional<Lookalike> like =
        point.value < 0x80 ? std::nullopt : lookalike_of(point.value);
    const bool sign =
        text[at] == '-' || text[at] == '.' || text[at] == '/' || (like && like->like == "-");
    if (sign) {
      runs.emplace_back();
    } else if (is_digit(text[at])) {
      runs.back() += text[at];
    } else {
      return {};
    }
    at += point.length;
  }
  const bool whole =
      std::none_of(runs.begin(), runs.end(), [](const std::string& run) { return run.empty(); });
  return whole ? runs : std::vector<std::string>{};
}

std::string hint_for_date(const std::vector<std::string>& runs) {
  constexpr std::string_view begin = "write a date as year, month, day: ";
  if (runs.size() != 3) return "";
  std::vector<std::string> days;
  const auto add = [&](const std::string& year, std::string month, std::string day) {
    if (year.size() != 4 || month.size() > 2 || day.size() > 2) return;
    month.insert(0, 2 - month.size(), '0');
    day.insert(0, 2 - day.size(), '0');
    const std::string written = year + "-" + month + "-" + day;
    const bool known = !days.empty() && days.front() == written;
    if (!known && Date::parse(written)) days.push_back(written);
  };
  add(runs[0], runs[1], runs[2]);
  add(runs[2], runs[1], runs[0]);
  add(runs[2], runs[0], runs[1]);
  if (days.empty()) return "";
  std::string hint = std::string(begin) + code(days.front());
  for (std::size_t i = 1; i < days.size(); ++i)
    hint += " or " + code(days[i]);
  return hint;
}

std::string hint_for_range(const std::vector<std::string>& runs, std::string_view text) {
  const bool points = text.find_first_of("./") != std::string_view::npos;
  if (runs.size() != 2 || points) return "";
  const auto before = [](const std::string& low, const std::string& high) {
    return low.size() != high.size() ? low.size() < high.size() : low < high;
  };
  const bool is_code = runs[0].size() > 2 || runs[1].size() > 3;
  if (is_code || !before(runs[0], runs[1])) return "";
  return "write " + code("between " + runs[0] + " and " + runs[1]);
}

std::string hint_for_number(std::string_view text) {
  const std::vector<std::string> runs = runs_of_digits(text);
  const auto letter = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = static_cast<std::size_t>(letter - text.begin());
  const std::string_view rest = text.substr(digits);
  const bool only_letters = !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-';
  });
  if (only_letters && rest.front() != '-' && rest.size() > 2) {
    return "write " + code(std::string(text.substr(0, digits)) + " " + std::string(rest));
  }
  const bool dashed =
      std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '-'; });
  if (dashed && digits == 4 && text.substr(0, 4) >= "1000" && text.substr(0, 4) <= "2999" &&
      rest.size() <= 6) {
    return "write a date with four, two and two digits: `2026-01-31`";
  }
  if (rest.find('%') != std::string_view::npos) return "";
  if (std::string date = hint_for_date(runs); !date.empty()) return date;
  if (std::string range = hint_for_range(runs, text); !range.empty()) return range;
  return "write a code in quotes: " + code("\"" + std::string(text) + "\"");
}

}  // namespace cairn::lang
