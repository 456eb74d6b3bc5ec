// SPDX-License-Identifier: Apache-2.0
/// @file
/// The values that Cairn's own files (records, facts, issuer profiles) are made of. Each function
/// reads one, or reports what is wrong with it in the words of a registrar and gives nothing.
/// `name` is what the value is called in messages: a member's own name where it has one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/findings.hpp"
#include "records/json.hpp"

namespace cairn::engine::records {

void report_wrong_type(const Json& value, std::string_view name, std::string_view needed,
                       Findings& findings, std::string hint = {});

[[nodiscard]] std::optional<std::string> read_text(const Json& value, std::string_view name,
                                                   Findings& findings);
[[nodiscard]] std::optional<bool> read_truth(const Json& value, std::string_view name,
                                             Findings& findings);
[[nodiscard]] std::optional<Number> read_number(const Json& value, std::string_view name,
                                                Findings& findings);
/// A number that is not below zero.
[[nodiscard]] std::optional<Number> read_amount(const Json& value, std::string_view name,
                                                Findings& findings);
/// A date known to the day, the month or the year.
[[nodiscard]] std::optional<PartialDate> read_date(const Json& value, std::string_view name,
                                                   Findings& findings);
/// A date known to the day.
[[nodiscard]] std::optional<Date> read_day(const Json& value, std::string_view name,
                                           Findings& findings);
[[nodiscard]] std::vector<std::string> read_texts(const Json& value, std::string_view name,
                                                  Findings& findings);
/// `nzqcf 5`, an object, a number of no known framework, or a list of these.
[[nodiscard]] std::vector<RecordLevel> read_levels(const Json& value, Findings& findings);
/// `15 nzqcf`, an object, a number of no known unit, or a list of these.
[[nodiscard]] std::vector<RecordCredits> read_credits(const Json& value, Findings& findings);
/// Further fields: text, number, true or false, or a list of texts each.
[[nodiscard]] std::map<std::string, FieldValue> read_fields(const Json& value, Findings& findings);
/// The one spelling of a kind of credential, or the text as it is with a warning.
[[nodiscard]] std::string read_kind(const Json& value, Findings& findings);
[[nodiscard]] std::optional<std::string> read_mode(const Json& value, Findings& findings);

/// Calls `read` for each element of a list; anything else is reported.
template <class Read>
void read_list(const Json& value, std::string_view name, std::string_view needed,
               Findings& findings, Read read) {
  if (!value.is_list()) {
    report_wrong_type(value, name, needed, findings);
    return;
  }
  for (const Json element : value)
    read(element);
}

}  // namespace cairn::engine::records
