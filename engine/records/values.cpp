// SPDX-License-Identifier: Apache-2.0
#include "records/values.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "records/kinds.hpp"
#include "records/text.hpp"

namespace cairn::engine::records {
namespace {

std::string quoted(std::string_view name) {
  return fmt::format("`{}`", name);
}

void report_bad_value(const Json& value, std::string_view needed, Findings& findings,
                      std::string hint) {
  findings.report(Code::bad_value, value, {shown(value.text()), std::string(needed)},
                  std::move(hint));
}

std::string exact_hint(std::string_view digits) {
  if (digits.find(',') != std::string_view::npos) return "write the decimals after a point: `7.5`";
  return "write plain digits, such as `15` or `7.5`";
}

/// The words of a text, at most four of them.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::size_t enough = 4;
  for (text = trimmed(text); !text.empty() && words.size() < enough; text = trimmed(text)) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

void add_level_object(const Json& value, std::vector<RecordLevel>& levels, Findings& findings) {
  const auto framework = value.member("framework");
  const auto step = value.member("value");
  if (!step) {
    findings.report(Code::missing_member, value, {"a `level` written as an object", "value"},
                    R"(write {"framework": "nzqcf", "value": "5"})");
  } else if (framework && !framework->is_text()) {
    report_wrong_type(*framework, "`framework`", "a text", findings);
  } else if (step->is_number()) {
    if (const auto number = read_number(*step, "value", findings)) {
      levels.push_back({std::string(framework ? framework->text() : ""), number->to_text()});
    }
  } else if (const auto text = read_text(*step, "value", findings)) {
    levels.push_back({std::string(framework ? framework->text() : ""), *text});
  }
}

void add_level(const Json& value, std::vector<RecordLevel>& levels, Findings& findings) {
  constexpr std::string_view needed = "a framework and a level, such as `nzqcf 5`";
  if (value.is_number()) {
    if (const auto number = read_number(value, "level", findings)) {
      levels.push_back({"", number->to_text()});
    }
  } else if (value.is_text()) {
    std::vector<std::string_view> words = words_of(value.text());
    if (words.size() > 1 && words[words.size() - 2] == "level") words.erase(words.end() - 2);
    if (words.size() == 1) {
      levels.push_back({"", std::string(words[0])});
    } else if (words.size() == 2) {
      levels.push_back({std::string(words[0]), std::string(words[1])});
    } else {
      report_bad_value(value, needed, findings, "write the framework and then the level");
    }
  } else if (value.is_object()) {
    add_level_object(value, levels, findings);
  } else {
    report_wrong_type(value, "`level`", needed, findings);
  }
}

void add_credits(const Json& value, std::vector<RecordCredits>& credits, Findings& findings) {
  constexpr std::string_view needed = "an amount and its unit, such as `15 nzqcf`";
  if (value.is_number()) {
    if (const auto amount = read_amount(value, "credits", findings)) {
      credits.push_back({*amount, ""});
    }
  } else if (value.is_text()) {
    std::vector<std::string_view> words = words_of(value.text());
    if (words.size() > 1 && (words.back() == "credits" || words.back() == "credit")) {
      words.pop_back();
    }
    const auto amount = words.empty() ? std::nullopt : Number::parse_decimal(words.front());
    if (!amount || amount->is_negative() || words.size() > 2) {
      report_bad_value(value, needed, findings, exact_hint(value.text()));
      return;
    }
    credits.push_back({*amount, std::string(words.size() == 2 ? words[1] : "")});
  } else if (value.is_object()) {
    const auto written = value.member("amount");
    if (!written) {
      findings.report(Code::missing_member, value, {"an object of `credits`", "amount"},
                      R"(write {"amount": "15", "unit": "nzqcf"})");
      return;
    }
    const auto unit = value.member("unit");
    if (unit && !unit->is_text()) {
      report_wrong_type(*unit, "`unit`", "a text", findings);
      return;
    }
    if (const auto amount = read_amount(*written, "amount", findings)) {
      credits.push_back({*amount, std::string(unit ? unit->text() : "")});
    }
  } else {
    report_wrong_type(value, "`credits`", needed, findings);
  }
}

}  // namespace

void report_wrong_type(const Json& value, std::string_view name, std::string_view needed,
                       Findings& findings, std::string hint) {
  findings.report(Code::wrong_type, value,
                  {std::string(name), std::string(needed), described(value)}, std::move(hint));
}

std::optional<std::string> read_text(const Json& value, std::string_view name, Findings& findings) {
  if (value.is_text()) return std::string(value.text());
  std::string hint;
  if (value.is_number()) hint = fmt::format("write it in quotes: \"{}\"", value.text());
  report_wrong_type(value, quoted(name), "a text", findings, std::move(hint));
  return std::nullopt;
}

std::optional<bool> read_truth(const Json& value, std::string_view name, Findings& findings) {
  if (value.is_boolean()) return value.truth();
  report_wrong_type(value, quoted(name), "true or false", findings,
                    "write true or false, without quotes");
  return std::nullopt;
}

std::optional<Number> read_number(const Json& value, std::string_view name, Findings& findings) {
  if (!value.is_number() && !value.is_text()) {
    report_wrong_type(value, quoted(name), "a number", findings);
    return std::nullopt;
  }
  const auto number = exact_number(value);
  if (!number) {
    report_bad_value(value, "a number that Cairn can hold exactly", findings,
                     exact_hint(value.text()));
  }
  return number;
}

std::optional<Number> read_amount(const Json& value, std::string_view name, Findings& findings) {
  const auto number = read_number(value, name, findings);
  if (number && number->is_negative()) {
    report_bad_value(value, fmt::format("an amount for `{}`: it is below zero", name), findings,
                     "an amount is 0 or more");
    return std::nullopt;
  }
  return number;
}

std::optional<PartialDate> read_date(const Json& value, std::string_view name, Findings& findings) {
  if (!value.is_text()) {
    report_wrong_type(value, quoted(name), "a date in quotes", findings,
                      "write \"2025-03-01\", or \"2025-03\" or \"2025\" where no more is known");
    return std::nullopt;
  }
  const auto date = PartialDate::parse(value.text());
  if (!date) {
    report_bad_value(value, "a date of the calendar", findings,
                     "write year, month and day: \"2025-03-01\"; \"2025-03\" or \"2025\" where no "
                     "more is known");
  }
  return date;
}

std::optional<Date> read_day(const Json& value, std::string_view name, Findings& findings) {
  if (!value.is_text()) {
    report_wrong_type(value, quoted(name), "a date in quotes", findings, "write \"2025-03-01\"");
    return std::nullopt;
  }
  const auto day = Date::parse(value.text());
  if (!day) {
    report_bad_value(value, "a day of the calendar", findings,
                     "write year, month and day: \"2025-03-01\"");
  }
  return day;
}

std::vector<std::string> read_texts(const Json& value, std::string_view name, Findings& findings) {
  std::vector<std::string> texts;
  read_list(value, quoted(name), "a list of texts", findings, [&](const Json& element) {
    if (auto text = read_text(element, name, findings)) texts.push_back(std::move(*text));
  });
  return texts;
}

std::vector<RecordLevel> read_levels(const Json& value, Findings& findings) {
  std::vector<RecordLevel> levels;
  if (value.is_list()) {
    for (const Json element : value)
      add_level(element, levels, findings);
  } else {
    add_level(value, levels, findings);
  }
  return levels;
}

std::vector<RecordCredits> read_credits(const Json& value, Findings& findings) {
  std::vector<RecordCredits> credits;
  if (value.is_list()) {
    for (const Json element : value)
      add_credits(element, credits, findings);
  } else {
    add_credits(value, credits, findings);
  }
  return credits;
}

std::map<std::string, FieldValue> read_fields(const Json& value, Findings& findings) {
  std::map<std::string, FieldValue> fields;
  if (!value.is_object()) {
    report_wrong_type(value, "`fields`", "an object of further fields", findings);
    return fields;
  }
  for (const Json member : value) {
    const std::string name(member.key());
    switch (member.kind()) {
      case JsonKind::null:
        break;
      case JsonKind::text:
        fields[name] = std::string(member.text());
        break;
      case JsonKind::boolean:
        fields[name] = member.truth();
        break;
      case JsonKind::number:
        if (const auto number = read_number(member, name, findings)) fields[name] = *number;
        break;
      case JsonKind::list:
        fields[name] = read_texts(member, name, findings);
        break;
      case JsonKind::object:
        report_wrong_type(member, quoted(name),
                          "a text, a number, true or false, or a list of texts", findings);
        break;
    }
  }
  return fields;
}

std::string read_kind(const Json& value, Findings& findings) {
  const auto text = read_text(value, "kind", findings);
  if (!text || text->empty()) return {};
  if (const auto kind = kind_of_word(*text)) return std::string(*kind);
  const auto like = kind_like(*text);
  findings.report(Code::unknown_kind, value, {shown(*text)},
                  like ? fmt::format("write `{}`", *like)
                       : "docs/records.md lists the kinds; without one, leave `kind` out");
  return *text;
}

std::optional<std::string> read_mode(const Json& value, Findings& findings) {
  constexpr std::array<std::string_view, 6> modes = {"taught", "transfer", "recognised",
                                                     "exam",   "online",   "work-based"};
  auto text = read_text(value, "mode", findings);
  if (!text || std::find(modes.begin(), modes.end(), *text) != modes.end()) return text;
  report_bad_value(value, "a mode of study", findings,
                   "write one of taught, transfer, recognised, exam, online, work-based");
  return std::nullopt;
}

}  // namespace cairn::engine::records
