// SPDX-License-Identifier: Apache-2.0
#include "records/field_text.hpp"

#include <fmt/format.h>

namespace cairn::engine::records {
namespace {

struct AsText {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return number.to_text(); }
  std::string operator()(const Date& date) const { return date.to_text(); }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& texts) const {
    return fmt::format("{}", fmt::join(texts, ", "));
  }
};

}  // namespace

std::string field_text(const FieldValue& value) {
  return std::visit(AsText{}, value);
}

}  // namespace cairn::engine::records
